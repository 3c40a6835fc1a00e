// SPDX-License-Identifier: MIT
//
// The bytes of a response: status line and the headers that every response has.
// Knows neither the engine nor libuv.
#ifndef NODUS_BINDINGS_HTTP1_RESPONSE_H
#define NODUS_BINDINGS_HTTP1_RESPONSE_H

#include <stdint.h>
#include <time.h>

#include "util/buf.h"

// Headers that are not the program's, in this order.
enum http1_head_part {
  HTTP1_PART_DATE = 1 << 0,
  HTTP1_PART_KEEP_ALIVE = 1 << 1, // Connection: keep-alive, and the server's hint
  HTTP1_PART_CLOSE = 1 << 2,      // Connection: close
  HTTP1_PART_LENGTH = 1 << 3,     // Content-Length: body_len
  HTTP1_PART_CHUNKED = 1 << 4,    // Transfer-Encoding: chunked
};

// The current date as a header line, made once a second.
struct http1_clock {
  time_t second;
  char line[40];
};

// The status line; without its reason and line end if with_reason is false.
void http1_write_status(struct buf *out, unsigned status, bool with_reason);
// Parts, a set of enum http1_head_part, and the empty line. hint is a Keep-Alive line or empty.
void http1_write_parts(struct buf *out, unsigned parts, struct str hint, size_t body_len,
                       struct http1_clock *clock);

#endif
