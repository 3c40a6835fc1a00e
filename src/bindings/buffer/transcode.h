// SPDX-License-Identifier: MIT
//
// Conversion of bytes from one text encoding to another, as buffer.transcode() does it.
#ifndef NODUS_BINDINGS_BUFFER_TRANSCODE_H
#define NODUS_BINDINGS_BUFFER_TRANSCODE_H

#include "bindings/buffer/encoding.h"

enum transcode_result {
  TRANSCODE_OK = 0,
  TRANSCODE_UNSUPPORTED = 1,   // U_ILLEGAL_ARGUMENT_ERROR of ICU
  TRANSCODE_INVALID_CHAR = 10, // U_INVALID_CHAR_FOUND of ICU
};

// Between UTF-8, UTF-16LE, Latin-1 and ASCII.  *out is malloc()ed (never NULL), the caller's.
enum transcode_result transcode(const uint8_t *data, size_t len, enum encoding from,
                                enum encoding to, uint8_t **out, size_t *out_len);

#endif
