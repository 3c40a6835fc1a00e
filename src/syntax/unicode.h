// SPDX-License-Identifier: MIT
//
// Characters: reading and writing them as UTF-8 (WTF-8: lone surrogates are three bytes), and what
// ECMAScript says they are.
#ifndef NODUS_SYNTAX_UNICODE_H
#define NODUS_SYNTAX_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

#include "util/buf.h"

// The code point at a byte, and its length in bytes: U+FFFD and 1 for what is no UTF-8.  There is at
// least one byte before end.
uint32_t unicode_decode(const uint8_t *at, const uint8_t *end, uint32_t *len);
// Appends a code point.  A trailing surrogate behind a leading one that was appended since start
// makes one character of both, as in a JavaScript string.
void unicode_append(struct buf *out, size_t start, uint32_t code_point);

bool unicode_is_id_start(uint32_t code_point); // $ and _ included
bool unicode_is_id_continue(uint32_t code_point);
bool unicode_is_blank(uint32_t code_point); // without line terminators
static inline bool unicode_is_line_end(uint32_t code_point) {
  return code_point == '\n' || code_point == '\r' || (code_point | 1) == 0x2029;
}

// The value of a hexadecimal digit, or -1.
int unicode_hex_digit(uint8_t byte);

// ASCII bytes of identifiers: 1 anywhere, 3 at the start too.
extern const uint8_t unicode_word_bytes[256];
static inline bool unicode_is_word_byte(uint8_t byte) {
  return unicode_word_bytes[byte] != 0;
}

#endif
