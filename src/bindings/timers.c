// SPDX-License-Identifier: MIT
//
// Timers and immediates: arms the loop's one timer for the library's queue of timers.
#include "bindings/binding.h"
#include "loop/phases.h"

// (delay in milliseconds)
JS_FUNCTION(timers_schedule) {
  double delay;
  js_args(call, "d", &delay);
  phases_schedule_timer(env_current(), delay);
  return NULL;
}

JS_FUNCTION(timers_ref) {
  bool ref;
  js_args(call, "b", &ref);
  phases_ref_timer(env_current(), ref);
  return NULL;
}

JS_FUNCTION(timers_ref_immediates) {
  bool ref;
  js_args(call, "b", &ref);
  phases_ref_immediates(env_current(), ref);
  return NULL;
}

// Loop time in milliseconds, fresh.
JS_FUNCTION(timers_now) {
  struct env *env = env_current();
  uv_update_time(&env->uv);
  return js_number(call->ctx, (double)uv_now(&env->uv));
}

static const struct js_function_def functions[] = {
    JS_ENTRY("schedule", timers_schedule, 1),
    JS_ENTRY("ref", timers_ref, 1),
    JS_ENTRY("refImmediates", timers_ref_immediates, 1),
    JS_ENTRY("now", timers_now, 0),
};

const struct binding timers_binding = {
    .name = "timers",
    .functions = functions,
    .function_count = COUNT_OF(functions),
};
