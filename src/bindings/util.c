// SPDX-License-Identifier: MIT
//
// What JavaScript cannot see of a value: the kind of built-in object it is, the state of a promise,
// what is behind a proxy.  lib/internal/util/brands.js numbers the kinds and sends one sample of
// each; the type byte of a sample's cell then stands for its kind.
#include "bindings/binding.h"

#define TYPE_COUNT 256
#define KIND_OTHER 0

struct util_state {
  uint8_t kind_of_type[TYPE_COUNT];
};

extern const struct binding util_binding;

static struct util_state *util_state(void) {
  return binding_state(env_current(), &util_binding);
}

// Enters one sample; false if its type byte cannot be read or belongs to another kind already.
static bool add_sample(struct util_state *state, js_ctx ctx, int32_t kind, js_val sample) {
  int type = js_cell_type(ctx, sample);
  if (type < 0 || type == js_cell_type(ctx, js_object(ctx))) return false;
  uint8_t known = state->kind_of_type[type];
  if (known != KIND_OTHER && known != kind) return false;
  state->kind_of_type[type] = (uint8_t)kind;
  return true;
}

// calibrateKinds([[kind, sample], ...]): the first kind whose samples cannot be told apart, 0 if
// all can be, -1 if cells cannot be read.
JS_FUNCTION(util_calibrate_kinds) {
  js_val samples;
  js_args(call, "o", &samples);
  struct util_state *state = util_state();
  if (js_cell_type(call->ctx, samples) < 0) return js_int(call->ctx, -1);
  unsigned count = (unsigned)js_to_int(call->ctx, js_get_own(call->ctx, samples, "length"));
  for (unsigned i = 0; i < count; i++) {
    js_val pair = js_get_index(call->ctx, samples, i, call->exc);
    int32_t kind = js_to_int(call->ctx, js_get_index(call->ctx, pair, 0, call->exc));
    js_val sample = js_get_index(call->ctx, pair, 1, call->exc);
    if (!add_sample(state, call->ctx, kind, sample)) return js_int(call->ctx, kind);
  }
  return js_int(call->ctx, 0);
}

// kindOf(value)
JS_FUNCTION(util_kind_of) {
  int type = call->argc > 0 ? js_cell_type(call->ctx, call->argv[0]) : -1;
  return js_int(call->ctx, type < 0 ? KIND_OTHER : util_state()->kind_of_type[type]);
}

// getProxyDetails(value): [target, handler or null], undefined if it is no proxy or a revoked one.
JS_FUNCTION(util_get_proxy_details) {
  js_val value, target, handler;
  js_args(call, "v", &value);
  if (!js_proxy_peek(call->ctx, value, &target, &handler)) return NULL;
  js_val pair[] = {target, handler ? handler : js_null(call->ctx)};
  return js_array(call->ctx, COUNT_OF(pair), pair);
}

// getPromiseDetails(promise): [state, result]; undefined if the engine does not let us look.
JS_FUNCTION(util_get_promise_details) {
  js_val promise, result;
  enum js_promise_state state;
  js_args(call, "v", &promise);
  if (!js_promise_peek(call->ctx, promise, &state, &result)) return NULL;
  js_val pair[] = {js_int(call->ctx, (int32_t)state), result};
  return js_array(call->ctx, COUNT_OF(pair), pair);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("calibrateKinds", util_calibrate_kinds, 1),
    JS_ENTRY("kindOf", util_kind_of, 1),
    JS_ENTRY("getProxyDetails", util_get_proxy_details, 1),
    JS_ENTRY("getPromiseDetails", util_get_promise_details, 1),
};

const struct binding util_binding = {
    .name = "util",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .state_size = sizeof(struct util_state),
};
