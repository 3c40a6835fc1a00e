// SPDX-License-Identifier: MIT
//
// Numeric IP addresses with their ports, between JavaScript and the system's structure.
#ifndef NODUS_BINDINGS_SOCKET_ADDRESS_H
#define NODUS_BINDINGS_SOCKET_ADDRESS_H

#include <sys/socket.h>

#include "engine/js.h"

// Parses an IPv4 or IPv6 address, the latter perhaps with a %zone. 0 or a negative uv code.
int socket_address_parse(const char *address, int port, struct sockaddr_storage *out);
// A new socket that shares its port, of which it has to be told before it is bound: a descriptor, or a
// negative uv code. type: SOCK_STREAM or SOCK_DGRAM.
int socket_open_reusable(int family, int type);
// [address, 'IPv4' or 'IPv6', port]; undefined for another family.
js_val socket_address_value(js_ctx ctx, const struct sockaddr_storage *address);

#endif
