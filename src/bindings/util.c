// SPDX-License-Identifier: MIT
//
// What JavaScript cannot see of a value: the kind of built-in object it is, the state of a promise,
// what is behind a proxy.  lib/internal/util/brands.js numbers the kinds and sends one sample of
// each; the type byte of a sample's cell then stands for its kind.
#include "bindings/binding.h"

#define TYPE_COUNT  256
#define KIND_OTHER  0
#define KIND_SHARED 255 // a type byte of several kinds

struct util_state {
  uint8_t kind_of_type[TYPE_COUNT];
};

extern const struct binding util_binding;

static struct util_state *util_state(void) {
  return binding_state(env_current(), &util_binding);
}

// Enters one sample, unless it has the type byte of plain objects.
static void add_sample(struct util_state *state, js_ctx ctx, uint8_t kind, js_val sample) {
  int type = js_cell_type(ctx, sample);
  if (type == js_cell_type(ctx, js_object(ctx))) return;
  uint8_t *known = &state->kind_of_type[type];
  *known = *known == KIND_OTHER || *known == kind ? kind : KIND_SHARED;
}

static uint8_t kind_of(const struct util_state *state, js_ctx ctx, js_val v) {
  int type = js_cell_type(ctx, v);
  return type < 0 ? KIND_OTHER : state->kind_of_type[type];
}

// calibrateKinds([[kind, sample], ...]): the samples that have no type byte of their own, as an array
// of kinds; undefined if cells cannot be read.
JS_FUNCTION(util_calibrate_kinds) {
  js_val samples;
  js_args(call, "o", &samples);
  struct util_state *state = util_state();
  if (js_cell_type(call->ctx, samples) < 0) return NULL;
  unsigned count = (unsigned)js_to_int(call->ctx, js_get_own(call->ctx, samples, "length"));
  for (unsigned i = 0; i < count; i++) {
    js_val pair = js_get_index(call->ctx, samples, i, call->exc);
    js_val kind = js_get_index(call->ctx, pair, 0, call->exc);
    js_val sample = js_get_index(call->ctx, pair, 1, call->exc);
    add_sample(state, call->ctx, (uint8_t)js_to_int(call->ctx, kind), sample);
  }
  js_val missing = js_array(call->ctx, 0, NULL);
  unsigned missing_count = 0;
  for (unsigned i = 0; i < count; i++) {
    js_val pair = js_get_index(call->ctx, samples, i, call->exc);
    js_val kind = js_get_index(call->ctx, pair, 0, call->exc);
    js_val sample = js_get_index(call->ctx, pair, 1, call->exc);
    if (kind_of(state, call->ctx, sample) != js_to_int(call->ctx, kind))
      js_set_index(call->ctx, missing, missing_count++, kind, call->exc);
  }
  return missing;
}

// kindOf(value): KIND_SHARED if it is one of several kinds.
JS_FUNCTION(util_kind_of) {
  if (call->argc == 0) return js_int(call->ctx, KIND_OTHER);
  return js_int(call->ctx, kind_of(util_state(), call->ctx, call->argv[0]));
}

// shapeOf(value): see js_cell_shape.
JS_FUNCTION(util_shape_of) {
  if (call->argc == 0) return js_int(call->ctx, 0);
  return js_number(call->ctx, js_cell_shape(call->ctx, call->argv[0]));
}

// isOneByte(text): whether each code unit of a string fits into a byte.
JS_FUNCTION(util_is_one_byte) {
  struct js_chars chars;
  js_args(call, "c", &chars);
  bool fits = true;
  for (size_t i = 0; !chars.is_8bit && fits && i < chars.len; i++)
    fits = chars.utf16[i] <= 0xff;
  js_chars_free(&chars);
  return js_bool(call->ctx, fits);
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

// peekIterator(iterator): [collection, whether it yields pairs]; undefined if nothing is left or the
// engine does not let us look.
JS_FUNCTION(util_peek_iterator) {
  js_val iterator, collection;
  bool pairs;
  js_args(call, "v", &iterator);
  if (!js_iterator_peek(call->ctx, iterator, &collection, &pairs)) return NULL;
  js_val result[] = {collection, js_bool(call->ctx, pairs)};
  return js_array(call->ctx, COUNT_OF(result), result);
}

// copyIterator(from, to)
JS_FUNCTION(util_copy_iterator) {
  js_val from, to;
  js_args(call, "oo", &from, &to);
  js_iterator_copy(call->ctx, from, to);
  return NULL;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("calibrateKinds", util_calibrate_kinds, 1),
    JS_ENTRY("kindOf", util_kind_of, 1),
    JS_ENTRY("shapeOf", util_shape_of, 1),
    JS_ENTRY("isOneByte", util_is_one_byte, 1),
    JS_ENTRY("peekIterator", util_peek_iterator, 1),
    JS_ENTRY("copyIterator", util_copy_iterator, 2),
    JS_ENTRY("getProxyDetails", util_get_proxy_details, 1),
    JS_ENTRY("getPromiseDetails", util_get_promise_details, 1),
};

const struct binding util_binding = {
    .name = "util",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .state_size = sizeof(struct util_state),
};
