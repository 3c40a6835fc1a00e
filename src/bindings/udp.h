// SPDX-License-Identifier: MIT
//
// UDP sockets, for those that pass them to other processes.
#ifndef NODUS_BINDINGS_UDP_H
#define NODUS_BINDINGS_UDP_H

#include <uv.h>

#include "bindings/binding.h"

extern const struct binding udp_binding;

// The socket of a native object, or NULL if it was closed.
uv_udp_t *udp_handle_get(js_ctx ctx, js_val object);
// The socket that came through an IPC pipe, as a native object without a receiver; NULL if that failed.
js_val udp_handle_accept(struct env *env, uv_stream_t *pipe);

#endif
