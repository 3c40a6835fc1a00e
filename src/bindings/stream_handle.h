// SPDX-License-Identifier: MIT
//
// What terminals, pipes and sockets have in common: a libuv stream in a handle. A binding makes the
// handle (see tty.c); the functions of the `stream_handle` binding then work on its object.
//
// The receiver, a JavaScript object, gets `onread(result)`: a Uint8Array, or a negative uv code
// (UV_EOF at the end).
#ifndef NODUS_BINDINGS_STREAM_HANDLE_H
#define NODUS_BINDINGS_STREAM_HANDLE_H

#include "loop/handle.h"

struct stream_handle {
  struct handle handle;
  union {
    uv_handle_t any;
    uv_stream_t stream;
    uv_tty_t tty;
    uv_pipe_t pipe;
    uv_tcp_t tcp;
  } uv;
};

// After the uv_*_init call on handle->uv succeeded; returns the object.
js_val stream_handle_open(struct stream_handle *handle, struct env *env, js_val receiver);
// For one whose initialisation failed later: closes and frees it.
void stream_handle_discard(struct stream_handle *handle);

// The handle of an object, or NULL if it was closed.
struct stream_handle *stream_handle_get(js_ctx ctx, js_val object);

#endif
