// SPDX-License-Identifier: MIT
//
// Percent-encoding with the sets of https://url.spec.whatwg.org/#percent-encoded-bytes, and the
// character classes that the URL parsers share.
#ifndef NODUS_BINDINGS_URL_PERCENT_H
#define NODUS_BINDINGS_URL_PERCENT_H

#include <stdbool.h>
#include <stdint.h>

#include "util/buf.h"
#include "util/str.h"

// One bit per percent-encode set; a byte is in a set if its entry in the table has the bit.
enum percent_set {
  PERCENT_C0 = 1,
  PERCENT_FRAGMENT = 2,
  PERCENT_QUERY = 4,
  PERCENT_SPECIAL_QUERY = 8,
  PERCENT_PATH = 16,
  PERCENT_USERINFO = 32,
  PERCENT_COMPONENT = 64,
  PERCENT_FORM = 128,
};

bool percent_must_encode(uint8_t byte, enum percent_set set);
// Appends input with the bytes of the set encoded.  Non-ASCII bytes are in every set.
void percent_encode(struct buf *out, struct str input, enum percent_set set);
// Appends input with every %XX replaced by its byte.
void percent_decode(struct buf *out, struct str input);

// Appends the text in lowercase.
void ascii_append_lower(struct buf *out, struct str text);

static inline bool ascii_is_digit(char c) {
  return c >= '0' && c <= '9';
}

static inline bool ascii_is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

// The value of a hexadecimal digit, or -1.
static inline int ascii_hex_value(char c) {
  if (ascii_is_digit(c)) return c - '0';
  char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

#endif
