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

#endif
