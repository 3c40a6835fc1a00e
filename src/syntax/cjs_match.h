// SPDX-License-Identifier: MIT
//
// Compares a text with sequences of tokens, blanks and comments between them being nothing.
#ifndef NODUS_SYNTAX_CJS_MATCH_H
#define NODUS_SYNTAX_CJS_MATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "util/arena.h"
#include "util/str.h"

struct cjs_match {
  struct str source;
  uint32_t position;
  struct arena *texts; // of strings with escapes
};

// Steps over a sequence of tokens, separated by spaces in the pattern, and returns true, or stays where
// it is.  I is any identifier, S any string literal: the last of them is *found.
bool cjs_eat(struct cjs_match *m, const char *pattern, struct str *found);
// The same, $ being this identifier and 'x' a string literal of either kind.
bool cjs_eat_named(struct cjs_match *m, const char *pattern, struct str name);

#endif
