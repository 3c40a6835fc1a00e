// SPDX-License-Identifier: MIT
//
// What a descriptor is.
#include <unistd.h>

#include "bindings/binding.h"

JS_FUNCTION(tty_isatty) {
  int32_t fd;
  js_args(call, "i", &fd);
  return js_bool(call->ctx, uv_guess_handle(fd) == UV_TTY);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("isatty", tty_isatty, 1),
};

const struct binding tty_binding = {
    .name = "tty",
    .functions = functions,
    .function_count = COUNT_OF(functions),
};
