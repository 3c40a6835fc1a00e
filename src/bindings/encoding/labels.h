// SPDX-License-Identifier: MIT
//
// The encodings of https://encoding.spec.whatwg.org/#names-and-labels: how labels find them, and
// which decoder each needs.
#ifndef NODUS_BINDINGS_ENCODING_LABELS_H
#define NODUS_BINDINGS_ENCODING_LABELS_H

#include "util/str.h"

enum decode_kind {
  DECODE_UTF8,
  DECODE_UTF16LE,
  DECODE_UTF16BE,
  DECODE_SINGLE_BYTE, // by a table of 128 code units
  DECODE_MULTI_BYTE,  // by an ICU converter
  DECODE_USER_DEFINED,
  DECODE_REPLACEMENT, // a label that exists to be refused
};

struct encoding {
  const char *name; // lowercase
  enum decode_kind kind;
  const char *icu_name; // for the two kinds that use ICU
};

// The encoding of a label, any case, ASCII whitespace around it allowed; NULL if there is none.
const struct encoding *encoding_for_label(struct str label);

#endif
