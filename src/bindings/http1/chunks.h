// SPDX-License-Identifier: MIT
//
// The framing of a chunked body, RFC 9112 section 7.1, to the letter: where recipients disagree about
// the end of a chunk, one of them takes a body for a request. Knows neither the engine nor libuv.
#ifndef NODUS_BINDINGS_HTTP1_CHUNKS_H
#define NODUS_BINDINGS_HTTP1_CHUNKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Zero-initialised it stands before the first chunk.
struct http1_chunks {
  uint64_t left;       // bytes of the current chunk; its size while that is read
  uint32_t extensions; // bytes of names and values of this chunk's
  uint8_t state;
  const char *code, *reason; // of an error
};

enum http1_chunks_result {
  HTTP1_CHUNKS_MORE,  // all bytes are used
  HTTP1_CHUNKS_LAST,  // the line of the last chunk is read; trailers and an empty line follow
  HTTP1_CHUNKS_ERROR, // code and reason say why; *used is where
};

// Decodes until the bytes are used up or there is something to say. What belongs to the body is moved
// together within data: *body, *body_len. In place nothing is moved: it stops behind the first piece.
enum http1_chunks_result http1_chunks_decode(struct http1_chunks *chunks, uint8_t *data,
                                             size_t len, bool in_place, size_t *used,
                                             uint8_t **body, size_t *body_len);

#endif
