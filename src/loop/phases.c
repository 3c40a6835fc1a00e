// SPDX-License-Identifier: MIT
//
// Node's loop phases on uv handles: timers (one uv_timer for all of them, one macrotask per
// timer), then I/O, then immediates (uv_check, one macrotask per immediate), then close callbacks.
#include "loop/phases.h"

#include <math.h>

#include "loop/tick.h"
#include "util/check.h"

static void on_timer(uv_timer_t *timer);

static void arm_timer(struct env *env, double delay, bool ref) {
  uv_timer_start(&env->timer, on_timer, delay < 1 ? 1 : (uint64_t)delay, 0);
  phases_ref_timer(env, ref);
}

// The hook runs one due timer and returns when the next one is due, in loop time: 0 for never,
// negative if only unreferenced timers are left.
static void on_timer(uv_timer_t *timer) {
  struct env *env = timer->data;
  double now = (double)uv_now(&env->uv);
  while (!env->flags[ENV_EXITING]) {
    tick_enter(env);
    js_val args[] = {js_number(env->ctx, now)};
    js_val next_value = tick_run(env, js_ref_get(&env->hooks[HOOK_RUN_TIMERS]), NULL, 1, args);
    double next = next_value ? js_to_number(env->ctx, next_value) : now;
    // First, because ticks and promise jobs may start timers that are due earlier.
    if (fabs(next) > now) arm_timer(env, fabs(next) - now, next > 0);
    tick_finish(env, next_value);
    if (next == 0) return;
    if (fabs(next) <= now) continue; // also if the timer threw, and the error was handled
    uv_update_time(&env->uv);
    now = (double)uv_now(&env->uv);
    if (fabs(next) > now) return;
  }
}

// The hook runs one immediate and returns whether more wait for this turn.
static void on_immediate(uv_check_t *check) {
  struct env *env = check->data;
  if (env->flags[ENV_IMMEDIATE_COUNT] == 0) return;
  js_val more = NULL;
  do {
    more = tick_call(env, js_ref_get(&env->hooks[HOOK_RUN_IMMEDIATE]), NULL, 0, NULL);
  } while (!env->flags[ENV_EXITING] && (!more || js_to_bool(env->ctx, more)));
  phases_ref_immediates(env, env->flags[ENV_IMMEDIATE_REFS] > 0);
}

static void on_immediate_idle(uv_idle_t *idle) {
  (void)idle; // its existence makes the poll return at once
}

static void on_before_poll(uv_prepare_t *prepare) {
  struct env *env = prepare->data;
  // Without the lock there are no jobs: the engine would run leftovers before their time. An
  // immediate waits, so that nothing is blocked for long.
  if (!env->lock_depth || env->has_leftovers) return;
  env->lock_depth = 0;
  js_unlock(env->vm);
}

void phases_open(struct env *env) {
  CHECK_INT(uv_loop_init(&env->uv), ==, 0);
  uv_loop_configure(&env->uv, UV_METRICS_IDLE_TIME); // for performance.eventLoopUtilization()
  env->uv.data = env;
  uv_timer_init(&env->uv, &env->timer);
  uv_check_init(&env->uv, &env->immediate);
  uv_idle_init(&env->uv, &env->immediate_idle);
  uv_prepare_init(&env->uv, &env->unlock);
  env->timer.data = env->immediate.data = env->immediate_idle.data = env->unlock.data = env;
  uv_check_start(&env->immediate, on_immediate);
  uv_prepare_start(&env->unlock, on_before_poll);
  uv_unref((uv_handle_t *)&env->immediate);
  uv_unref((uv_handle_t *)&env->unlock);
}

void phases_close(struct env *env) {
  uv_close((uv_handle_t *)&env->timer, NULL);
  uv_close((uv_handle_t *)&env->immediate, NULL);
  uv_close((uv_handle_t *)&env->immediate_idle, NULL);
  uv_close((uv_handle_t *)&env->unlock, NULL);
}

void phases_run(struct env *env) {
  uv_run(&env->uv, UV_RUN_DEFAULT);
}

void phases_schedule_timer(struct env *env, double delay) {
  uv_update_time(&env->uv);
  arm_timer(env, delay, true);
}

void phases_ref_timer(struct env *env, bool ref) {
  (ref ? uv_ref : uv_unref)((uv_handle_t *)&env->timer);
}

void phases_ref_immediates(struct env *env, bool ref) {
  if (ref) {
    uv_idle_start(&env->immediate_idle, on_immediate_idle);
  } else {
    uv_idle_stop(&env->immediate_idle);
  }
}
