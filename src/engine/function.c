// SPDX-License-Identifier: MIT
//
// Host functions: one body, registered either as a raw engine function (3 ns a call, the lock
// stays held) or through the public API (100 ns), and the decoder of their arguments.
#include <stdarg.h>
#include <stdio.h>

#include "engine/engine.h"
#include "util/check.h"

// The same where scripts have time limits: these must not throw into the middle of a host function.
static js_val call_watched(js_body *body, struct js_call *call) {
  struct js_vm *vm = vm_current();
  vm->host_depth++;
  js_val result = body(call);
  vm->host_depth--;
  return result;
}

uint64_t js_enter_raw(js_body *body, void *global, uint64_t *frame) {
  // The engine's call frame: [3] callee, [4] argument count with this, [5] this, [6...] arguments.
  js_val exc = NULL;
  struct js_call call = {global, (js_val)frame[5], (size_t)((int32_t)frame[4] - 1),
                         (const js_val *)(frame + 6), &exc};
  js_val result = accel.watches ? call_watched(body, &call) : body(&call);
  if (exc) {
    accel.throw_exception((void *)vm_current()->group, global, (void *)(uintptr_t)exc);
    return ENCODED_UNDEFINED;
  }
  return result ? (uint64_t)result : ENCODED_UNDEFINED;
}

static js_val refuse_construct(struct js_call *call) {
  return js_throw_type_error(call->ctx, call->exc, "function is not a constructor");
}

static uint64_t refuse_construct_raw(void *global, uint64_t *frame) {
  return js_enter_raw(refuse_construct, global, frame);
}

js_val js_function(js_ctx ctx, const struct js_function_def *def) {
  if (accel.raw) {
    void *name = NULL;
    accel.string_from_latin1(&name, def->name, strlen(def->name));
    return accel.function_create((void *)vm_current()->group, (void *)(uintptr_t)ctx,
                                 def->length, &name, (void *)def->raw, 0, 0,
                                 (void *)refuse_construct_raw, NULL);
  }
  JSStringRef name = JSStringCreateWithUTF8CString(def->name);
  js_val fn =
      JSObjectMakeFunctionWithCallback(ctx, name, (JSObjectCallAsFunctionCallback)def->api);
  JSStringRelease(name);
  return fn;
}

void js_define_functions(js_ctx ctx, js_val obj, const struct js_function_def *defs, size_t n) {
  for (size_t i = 0; i < n; i++)
    js_put(ctx, obj, defs[i].name, js_function(ctx, &defs[i]));
}

void js_define_constants(js_ctx ctx, js_val obj, const struct js_constant_def *defs, size_t n) {
  for (size_t i = 0; i < n; i++)
    js_put(ctx, obj, defs[i].name, js_number(ctx, defs[i].value));
}

__attribute__((noreturn, cold)) static void bad_argument(char letter, size_t index) {
  char text[64];
  snprintf(text, sizeof text, "argument %zu of a binding is not of type '%c'", index, letter);
  check_failed(__FILE__, __LINE__, text);
}

// Stores an argument that the engine keeps as an integer; false where none is wanted.
static bool decode_int(char letter, int32_t n, void *out) {
  switch (letter) {
  case 'i': *(int32_t *)out = n; return true;
  case 'u': *(uint32_t *)out = (uint32_t)n; return true;
  case 'l': *(int64_t *)out = n; return true;
  case 'd': *(double *)out = n; return true;
  default: return false;
  }
}

// Stores one argument; false if it is of another type.
static bool decode(js_ctx ctx, char letter, js_val v, void *out) {
  if (is_encoded_int(v) && decode_int(letter, (int32_t)(uint64_t)v, out)) return true;
  switch (letter) {
  case 'i':
    if (!js_is_number(ctx, v)) return false;
    *(int32_t *)out = js_to_int(ctx, v);
    return true;
  case 'u':
    if (!js_is_number(ctx, v)) return false;
    *(uint32_t *)out = (uint32_t)js_to_int(ctx, v);
    return true;
  case 'l':
    if (!js_is_number(ctx, v) && !js_is_bigint(ctx, v)) return false;
    *(int64_t *)out = js_to_i64(ctx, v);
    return true;
  case 'd':
    if (!js_is_number(ctx, v)) return false;
    *(double *)out = js_to_number(ctx, v);
    return true;
  case 'b':
    if (!js_is_bool(ctx, v)) return false;
    *(bool *)out = js_to_bool(ctx, v);
    return true;
  case 'v': *(js_val *)out = v; return true;
  case 'o':
    if (!js_is_object(ctx, v)) return false;
    *(js_val *)out = v;
    return true;
  case 'f':
    if (!js_is_function(ctx, v)) return false;
    *(js_val *)out = v;
    return true;
  case 's':
    if (!js_is_string(ctx, v)) return false;
    js_text_get(ctx, v, out);
    return true;
  case 'c':
    if (!js_is_string(ctx, v)) return false;
    js_chars_get(ctx, v, out);
    return true;
  case 'B': return js_bytes_get(ctx, v, out);
  default: return false;
  }
}

static void set_absent(char letter, void *out) {
  switch (letter) {
  case 's':
    ((struct js_text *)out)->data = NULL;
    ((struct js_text *)out)->len = 0;
    break;
  case 'c': *(struct js_chars *)out = (struct js_chars){0}; break;
  case 'B': *(struct js_bytes *)out = (struct js_bytes){0}; break;
  default: break;
  }
}

void js_args(struct js_call *call, const char *format, ...) {
  va_list args;
  va_start(args, format);
  bool optional = false;
  size_t index = 0;
  for (const char *p = format; *p; p++) {
    if (*p == '|') {
      optional = true;
      continue;
    }
    void *out = va_arg(args, void *);
    js_val v = index < call->argc ? call->argv[index] : NULL;
    if (optional && (!v || js_is_undefined(call->ctx, v))) {
      set_absent(*p, out);
    } else if (!decode(call->ctx, *p, v ? v : js_undefined(call->ctx), out)) {
      bad_argument(*p, index);
    }
    index++;
  }
  va_end(args);
}
