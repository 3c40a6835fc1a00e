// SPDX-License-Identifier: MIT
//
// Runs the engine's GMainContext from the uv loop.  Every change to a source signals the context's
// wakeup descriptor, so watching that one descriptor and the next timeout misses nothing, and an
// idle process has no wakeups.
#include "loop/glib_pump.h"

#include <glib.h>
#include <stdlib.h>

#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"

// A source that is always ready must not starve the loop.
#define MAX_ITERATIONS 16
#define MAX_FDS        8

struct glib_pump {
  struct env *env;
  GMainContext *context;
  uv_poll_t poll;
  uv_timer_t timer;
  unsigned refs, open_handles;
};

static void on_timer(uv_timer_t *timer);

// Asks the context when it wants to run next, and arms the timer for that.
static void rearm(struct glib_pump *pump) {
  GPollFD fds[MAX_FDS];
  gint timeout = -1, priority = 0;
  if (!g_main_context_acquire(pump->context)) return;
  gboolean ready = g_main_context_prepare(pump->context, &priority);
  g_main_context_query(pump->context, priority, &timeout, fds, MAX_FDS);
  g_main_context_release(pump->context);
  if (ready) timeout = 0;
  if (timeout < 0) {
    uv_timer_stop(&pump->timer);
  } else {
    uv_timer_start(&pump->timer, on_timer, (uint64_t)timeout, 0);
    if (pump->refs == 0) uv_unref((uv_handle_t *)&pump->timer);
  }
}

static void run(struct glib_pump *pump) {
  struct env *env = pump->env;
  tick_enter(env);
  for (int i = 0; i < MAX_ITERATIONS; i++)
    if (!g_main_context_iteration(pump->context, FALSE)) break;
  rearm(pump);
  if (!env->has_leftovers) tick_drain(env); // the engine's own events are no macrotasks
}

static void on_timer(uv_timer_t *timer) {
  run(timer->data);
}

static void on_wakeup(uv_poll_t *poll, int status, int events) {
  (void)status, (void)events;
  run(poll->data);
}

struct glib_pump *glib_pump_new(struct env *env) {
  struct glib_pump *pump = mem_zalloc(sizeof *pump);
  pump->env = env;
  pump->context = js_vm_run_loop(env->vm);
  pump->poll.data = pump->timer.data = pump;
  GPollFD fds[MAX_FDS];
  gint timeout = -1, priority = 0;
  CHECK(g_main_context_acquire(pump->context));
  g_main_context_prepare(pump->context, &priority);
  gint n = g_main_context_query(pump->context, priority, &timeout, fds, MAX_FDS);
  g_main_context_release(pump->context);
  CHECK_INT(n, >=, 1);
  CHECK_INT(uv_poll_init(&env->uv, &pump->poll, fds[0].fd), ==, 0);
  CHECK_INT(uv_timer_init(&env->uv, &pump->timer), ==, 0);
  pump->open_handles = 2;
  uv_poll_start(&pump->poll, UV_READABLE, on_wakeup);
  uv_unref((uv_handle_t *)&pump->poll);
  uv_unref((uv_handle_t *)&pump->timer);
  return pump;
}

static void on_closed(uv_handle_t *handle) {
  struct glib_pump *pump = handle->data;
  if (--pump->open_handles == 0) free(pump);
}

void glib_pump_close(struct glib_pump *pump) {
  uv_close((uv_handle_t *)&pump->poll, on_closed);
  uv_close((uv_handle_t *)&pump->timer, on_closed);
}

void glib_pump_ref(struct glib_pump *pump) {
  if (pump->refs++ > 0) return;
  uv_ref((uv_handle_t *)&pump->poll);
  uv_ref((uv_handle_t *)&pump->timer);
}

void glib_pump_unref(struct glib_pump *pump) {
  CHECK_INT(pump->refs, >, 0);
  if (--pump->refs > 0) return;
  uv_unref((uv_handle_t *)&pump->poll);
  uv_unref((uv_handle_t *)&pump->timer);
}
