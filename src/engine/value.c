// SPDX-License-Identifier: MIT
//
// Primitive values: made, tested and decoded in place where the engine's encoding is known, through
// the public API where it is not.
#include <math.h>

#include "engine/engine.h"
#include "util/check.h"

js_val js_undefined(js_ctx ctx) {
  return accel.nanbox ? (js_val)ENCODED_UNDEFINED : JSValueMakeUndefined(ctx);
}

js_val js_null(js_ctx ctx) {
  return JSValueMakeNull(ctx);
}

js_val js_bool(js_ctx ctx, bool b) {
  return accel.nanbox ? (js_val)(uint64_t)(b ? 7 : 6) : JSValueMakeBoolean(ctx, b);
}

js_val js_int(js_ctx ctx, int32_t n) {
  return accel.nanbox ? (js_val)(ENCODED_INT_TAG | (uint32_t)n) : JSValueMakeNumber(ctx, n);
}

js_val js_number(js_ctx ctx, double n) {
  int32_t whole = n >= INT32_MIN && n <= INT32_MAX ? (int32_t)n : 0;
  if (whole == n && whole != 0) return js_int(ctx, whole); // 0 may be -0
  return JSValueMakeNumber(ctx, n);
}

js_val js_bigint_i64(js_ctx ctx, int64_t n) {
  js_val exc = NULL;
  js_val v = JSBigIntCreateWithInt64(ctx, n, &exc);
  CHECK(v && !exc);
  return v;
}

js_val js_bigint_u64(js_ctx ctx, uint64_t n) {
  js_val exc = NULL;
  js_val v = JSBigIntCreateWithUInt64(ctx, n, &exc);
  CHECK(v && !exc);
  return v;
}

bool js_is_undefined(js_ctx ctx, js_val v) {
  return accel.nanbox ? (uint64_t)v == ENCODED_UNDEFINED : JSValueIsUndefined(ctx, v);
}

bool js_is_null(js_ctx ctx, js_val v) {
  return accel.nanbox ? (uint64_t)v == 2 : JSValueIsNull(ctx, v);
}

bool js_is_nullish(js_ctx ctx, js_val v) {
  return js_is_undefined(ctx, v) || js_is_null(ctx, v);
}

bool js_is_bool(js_ctx ctx, js_val v) {
  return accel.nanbox ? ((uint64_t)v & ~1ull) == 6 : JSValueIsBoolean(ctx, v);
}

bool js_is_number(js_ctx ctx, js_val v) {
  return accel.nanbox ? ((uint64_t)v & ENCODED_INT_TAG) != 0 : JSValueIsNumber(ctx, v);
}

bool js_is_string(js_ctx ctx, js_val v) {
  if (accel.type) return is_cell(v) && cell_type(v) == accel.string_type;
  return JSValueIsString(ctx, v);
}

bool js_is_bigint(js_ctx ctx, js_val v) {
  return JSValueIsBigInt(ctx, v);
}

bool js_is_object(js_ctx ctx, js_val v) {
  return JSValueIsObject(ctx, v);
}

bool js_is_function(js_ctx ctx, js_val v) {
  if (accel.nanbox && !is_cell(v)) return false;
  return JSValueIsObject(ctx, v) && JSObjectIsFunction(ctx, as_object(v));
}

bool js_strict_equal(js_ctx ctx, js_val a, js_val b) {
  return JSValueIsStrictEqual(ctx, a, b);
}

bool js_to_bool(js_ctx ctx, js_val v) {
  return accel.nanbox && js_is_bool(ctx, v) ? (uint64_t)v == 7 : JSValueToBoolean(ctx, v);
}

double js_to_number(js_ctx ctx, js_val v) {
  if (is_encoded_int(v)) return (int32_t)(uint64_t)v;
  CHECK(js_is_number(ctx, v));
  return JSValueToNumber(ctx, v, NULL);
}

int32_t js_to_int(js_ctx ctx, js_val v) {
  if (is_encoded_int(v)) return (int32_t)(uint64_t)v;
  double n = js_to_number(ctx, v);
  if (!isfinite(n)) return 0;
  if (n >= -2147483648.0 && n <= 2147483647.0) return (int32_t)n;
  return (int32_t)(uint32_t)(int64_t)fmod(trunc(n), 4294967296.0);
}

int64_t js_to_i64(js_ctx ctx, js_val v) {
  if (is_encoded_int(v)) return (int32_t)(uint64_t)v;
  if (JSValueIsBigInt(ctx, v)) return JSValueToInt64(ctx, v, NULL);
  double n = js_to_number(ctx, v);
  if (isnan(n)) return 0;
  if (n >= 9223372036854775807.0) return INT64_MAX;
  if (n <= -9223372036854775808.0) return INT64_MIN;
  return (int64_t)n;
}

int js_cell_type(js_ctx ctx, js_val v) {
  (void)ctx;
  return accel.type && is_cell(v) ? cell_type(v) : -1;
}

uint32_t js_cell_shape(js_ctx ctx, js_val v) {
  (void)ctx;
  return accel.type && is_cell(v) ? *(const uint32_t *)(const void *)v : 0;
}
