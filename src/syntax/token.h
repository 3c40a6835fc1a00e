// SPDX-License-Identifier: MIT
//
// The kinds of tokens and what a token is.
#ifndef NODUS_SYNTAX_TOKEN_H
#define NODUS_SYNTAX_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

enum syn_token_kind {
#define SYN_TOKEN(name, spelling, precedence) T_##name,
#include "syntax/token_table.h"
#undef SYN_TOKEN
  T_COUNT
};

// A word: identifier or reserved; it can stand where a property name can.
static inline bool token_is_word(enum syn_token_kind kind) {
  return kind >= T_INSTANCEOF;
}

// A word that no mode reserves, the contextual ones included; AWAIT and those that strict code
// reserves depend on the place (parser.h: parse_is_identifier).
static inline bool token_is_plain_identifier(enum syn_token_kind kind) {
  return kind > T_AWAIT;
}

static inline bool token_is_strict_reserved(enum syn_token_kind kind) {
  return kind >= T_IMPLEMENTS && kind <= T_YIELD;
}

static inline bool token_is_reserved(enum syn_token_kind kind) {
  return kind >= T_INSTANCEOF && kind <= T_WITH;
}

static inline bool token_is_assignment(enum syn_token_kind kind) {
  return kind >= T_ASSIGN && kind <= T_ASSIGN_NULLISH;
}

extern const uint8_t syn_token_precedence[T_COUNT];
extern const char *const syn_token_spelling[T_COUNT];

struct syn_token {
  uint32_t start, end;     // bytes of the source
  uint8_t kind;            // enum syn_token_kind
  bool newline_before;     // a line terminator stands between the token before and this one
  bool escaped;            // a word with a \u escape, or a string with any escape
  bool octal;              // a legacy octal number (010, 08) or string escape ("\1", "\8")
  bool template_head;      // T_TEMPLATE: begins with ` (false: with })
  bool template_tail;      // T_TEMPLATE: ends with ` (false: with ${)
  bool template_bad;       // T_TEMPLATE: has an escape that only tagged templates may have
  uint32_t invalid_escape; // where that escape is
};

#endif
