// SPDX-License-Identifier: MIT
//
// The encodings of Buffer, between string values and bytes; for every binding that takes or gives
// "a string in an encoding".  lib/internal/buffer.js knows the same numbers by name.
#ifndef NODUS_BINDINGS_BUFFER_ENCODING_H
#define NODUS_BINDINGS_BUFFER_ENCODING_H

#include "engine/js.h"

enum encoding {
  ENCODING_UTF8,
  ENCODING_UTF16LE,
  ENCODING_LATIN1,
  ENCODING_ASCII,
  ENCODING_BASE64,
  ENCODING_BASE64URL,
  ENCODING_HEX,
  ENCODING_BUFFER, // no encoding: bytes stay bytes
  ENCODING_COUNT
};

// The longest string we make, in code units.
#define ENCODING_MAX_STRING 0x1fffffe8u

// The string that bytes mean; NULL with ERR_STRING_TOO_LONG thrown if it would be too long.
js_val encoding_to_string(js_ctx ctx, enum encoding encoding, const uint8_t *data, size_t len,
                          js_val *exc);

// Number of bytes of a text; for base64 an estimate from its length, never less than the truth
// for text that is well formed.
size_t encoding_length(enum encoding encoding, const struct js_chars *text);

// Writes at most cap bytes, whole characters only; returns how many were written.
size_t encoding_write(enum encoding encoding, const struct js_chars *text, uint8_t *out,
                      size_t cap);

// What a user may pass as data: a string in an encoding, or any buffer view.  The bytes are valid
// until JavaScript runs.  Short strings live in the struct, which must not be moved.
struct encoding_input {
  const uint8_t *data;
  size_t len;
  uint8_t *heap; // private
  uint8_t local[256];
};
// False if v is neither.
bool encoding_input_get(js_ctx ctx, js_val v, enum encoding encoding,
                        struct encoding_input *input);
void encoding_input_free(struct encoding_input *input);

#endif
