// SPDX-License-Identifier: MIT
//
// The names and messages of libuv's error numbers.
#include <uv.h>

#include "bindings/binding.h"

// errname(errno): 'ENOENT'
JS_FUNCTION(uv_errname) {
  int32_t err;
  char name[64];
  js_args(call, "i", &err);
  return js_string(call->ctx, uv_err_name_r(err, name, sizeof name));
}

struct error_entry {
  int number;
  const char *name;
  const char *message;
};

#define ENTRY(name, message) {UV_##name, #name, message},
static const struct error_entry errors[] = {UV_ERRNO_MAP(ENTRY)};
#undef ENTRY

// getErrors(): [number, name, message, number, ...] for the library to make its map of.
JS_FUNCTION(uv_get_errors) {
  js_val items[COUNT_OF(errors) * 3];
  for (size_t i = 0; i < COUNT_OF(errors); i++) {
    items[i * 3] = js_int(call->ctx, errors[i].number);
    items[i * 3 + 1] = js_string(call->ctx, errors[i].name);
    items[i * 3 + 2] = js_string(call->ctx, errors[i].message);
  }
  return js_array(call->ctx, COUNT_OF(items), items);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("errname", uv_errname, 1),
    JS_ENTRY("getErrors", uv_get_errors, 0),
};

#define CONSTANT(name, message) {"UV_" #name, UV_##name},
static const struct js_constant_def constants[] = {UV_ERRNO_MAP(CONSTANT)};
#undef CONSTANT

const struct binding uv_binding = {
    .name = "uv",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
};
