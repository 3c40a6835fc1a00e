// SPDX-License-Identifier: MIT
//
// Terminals, and what a descriptor is.
#include <stdlib.h>

#include "bindings/binding.h"
#include "bindings/stream_handle.h"
#include "util/alloc.h"

JS_FUNCTION(tty_isatty) {
  int32_t fd;
  js_args(call, "i", &fd);
  return js_bool(call->ctx, fd >= 0 && uv_guess_handle(fd) == UV_TTY);
}

// guessHandleType(fd): 'FILE', 'TTY', 'PIPE', 'TCP', 'UDP' or 'UNKNOWN'.
JS_FUNCTION(tty_guess_handle_type) {
  int32_t fd;
  js_args(call, "i", &fd);
  switch (uv_guess_handle(fd)) {
  case UV_FILE: return js_string(call->ctx, "FILE");
  case UV_TTY: return js_string(call->ctx, "TTY");
  case UV_NAMED_PIPE: return js_string(call->ctx, "PIPE");
  case UV_TCP: return js_string(call->ctx, "TCP");
  case UV_UDP: return js_string(call->ctx, "UDP");
  default: return js_string(call->ctx, "UNKNOWN");
  }
}

// open(fd, receiver): a stream handle, or a negative uv code.
JS_FUNCTION(tty_open) {
  int32_t fd;
  js_val receiver;
  js_args(call, "io", &fd, &receiver);
  struct env *env = env_current();
  struct stream_handle *handle = mem_zalloc(sizeof *handle);
  int err = uv_tty_init(&env->uv, &handle->uv.tty, fd, 0);
  if (!err) return stream_handle_open(handle, env, receiver);
  free(handle);
  return js_int(call->ctx, err);
}

// setRawMode(handle, on): 0 or a negative uv code.
JS_FUNCTION(tty_set_raw_mode) {
  js_val object;
  bool on;
  js_args(call, "ob", &object, &on);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  if (!handle) return js_int(call->ctx, UV_EBADF);
  uv_tty_mode_t mode = on ? UV_TTY_MODE_RAW : UV_TTY_MODE_NORMAL;
  return js_int(call->ctx, uv_tty_set_mode(&handle->uv.tty, mode));
}

// getWindowSize(handle): [columns, rows], or a negative uv code.
JS_FUNCTION(tty_get_window_size) {
  js_val object;
  int columns, rows;
  js_args(call, "o", &object);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  int err = handle ? uv_tty_get_winsize(&handle->uv.tty, &columns, &rows) : UV_EBADF;
  if (err) return js_int(call->ctx, err);
  js_val size[] = {js_int(call->ctx, columns), js_int(call->ctx, rows)};
  return js_array(call->ctx, COUNT_OF(size), size);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("isatty", tty_isatty, 1),
    JS_ENTRY("guessHandleType", tty_guess_handle_type, 1),
    JS_ENTRY("open", tty_open, 2),
    JS_ENTRY("setRawMode", tty_set_raw_mode, 2),
    JS_ENTRY("getWindowSize", tty_get_window_size, 1),
};

const struct binding tty_binding = {
    .name = "tty",
    .functions = functions,
    .function_count = COUNT_OF(functions),
};
