// SPDX-License-Identifier: MIT
//
// The clock of performance.now(), the milestones of the process and the loop's idle time.
#include <sys/time.h>

#include "bindings/binding.h"
#include "bindings/performance/histogram.h"
#include "bindings/performance/loop_delay.h"

static double to_ms(uint64_t ns) {
  return (double)ns / 1e6;
}

// now(): milliseconds since the process started.
JS_FUNCTION(performance_now) {
  return js_number(call->ctx, to_ms(uv_hrtime() - env_current()->start_time));
}

static js_val milestone(js_ctx ctx, uint64_t start, uint64_t time) {
  return js_number(ctx, time ? to_ms(time - start) : -1);
}

// milestones(): [start, engine, environment, bootstrap complete, loop start, loop exit, idle time], in
// milliseconds since the process started; -1 for what has not happened yet.
JS_FUNCTION(performance_milestones) {
  struct env *env = env_current();
  uint64_t start = env->start_time;
  js_val items[] = {
      milestone(call->ctx, start, env->milestones[MILESTONE_NODE]),
      milestone(call->ctx, start, env->milestones[MILESTONE_ENGINE]),
      milestone(call->ctx, start, env->milestones[MILESTONE_ENVIRONMENT]),
      milestone(call->ctx, start, env->milestones[MILESTONE_BOOTSTRAP]),
      milestone(call->ctx, start, env->milestones[MILESTONE_LOOP_START]),
      milestone(call->ctx, start, env->milestones[MILESTONE_LOOP_EXIT]),
      js_number(call->ctx, to_ms(uv_metrics_idle_time(&env->uv))),
  };
  return js_array(call->ctx, COUNT_OF(items), items);
}

static void init(struct env *env, js_val object, void *state) {
  (void)state;
  struct timeval now;
  gettimeofday(&now, NULL);
  double origin = (double)now.tv_sec * 1e3 + (double)now.tv_usec / 1e3 -
                  to_ms(uv_hrtime() - env->start_time);
  js_put(env->ctx, object, "timeOrigin", js_number(env->ctx, origin));
  js_define_functions(env->ctx, object, histogram_functions, histogram_function_count);
  js_define_functions(env->ctx, object, loop_delay_functions, loop_delay_function_count);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("now", performance_now, 0),
    JS_ENTRY("milestones", performance_milestones, 0),
};

const struct binding performance_binding = {
    .name = "performance",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .init = init,
};
