// SPDX-License-Identifier: MIT
//
// A timer that fires every `resolution` milliseconds and records the nanoseconds since it fired
// before.  It does not keep the loop alive.  Stopping closes the handle; the histogram stays.
#include "bindings/performance/loop_delay.h"

#include <stdlib.h>

#include "bindings/binding.h"
#include "bindings/performance/histogram.h"
#include "loop/handle.h"
#include "util/alloc.h"
#include "util/list.h"

struct monitor {
  struct handle handle;
  uv_timer_t timer;
  struct shared_histogram *histogram;
  uint64_t last; // ns; 0 before the first firing
};

static const struct js_class monitor_class = {"LoopDelayMonitor", NULL};

static void on_timer(uv_timer_t *timer) {
  struct monitor *monitor = LIST_ENTRY(timer->data, struct monitor, handle);
  uint64_t now = uv_hrtime();
  if (monitor->last)
    histogram_record(&monitor->histogram->data, (int64_t)(now - monitor->last), 1);
  monitor->last = now;
}

static void monitor_free(struct handle *handle) {
  struct monitor *monitor = LIST_ENTRY(handle, struct monitor, handle);
  histogram_release(monitor->histogram);
  free(monitor);
}

// startLoopDelay(histogram, resolution): the monitor.
JS_FUNCTION(loop_delay_start) {
  js_val object;
  double resolution;
  js_args(call, "od", &object, &resolution);
  struct env *env = env_current();
  struct monitor *monitor = mem_zalloc(sizeof *monitor);
  monitor->histogram = histogram_share(histogram_unwrap(call->ctx, object));
  uv_timer_init(&env->uv, &monitor->timer);
  js_val value = js_wrap(call->ctx, &monitor_class, monitor);
  handle_open(&monitor->handle, env, (uv_handle_t *)&monitor->timer, value, monitor_free);
  uv_timer_start(&monitor->timer, on_timer, (uint64_t)resolution, (uint64_t)resolution);
  uv_unref((uv_handle_t *)&monitor->timer);
  return value;
}

// stopLoopDelay(monitor)
JS_FUNCTION(loop_delay_stop) {
  struct monitor *monitor = js_detach(call->ctx, call->argv[0], &monitor_class);
  if (monitor) handle_close(&monitor->handle);
  return NULL;
}

const struct js_function_def loop_delay_functions[] = {
    JS_ENTRY("startLoopDelay", loop_delay_start, 2),
    JS_ENTRY("stopLoopDelay", loop_delay_stop, 1),
};
const size_t loop_delay_function_count = COUNT_OF(loop_delay_functions);
