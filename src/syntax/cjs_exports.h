// SPDX-License-Identifier: MIT
//
// The names that a CommonJS module most likely exports, as far as its text shows: the patterns that the
// documentation of cjs-module-lexer defines, which are frozen, as Node and the bundlers take them.
#ifndef NODUS_SYNTAX_CJS_EXPORTS_H
#define NODUS_SYNTAX_CJS_EXPORTS_H

#include "syntax/syntax.h"
#include "util/arena.h"

struct syn_names {
  struct str *items;
  uint32_t count, capacity;
};

// Zero-initialised is empty.
struct syn_cjs {
  struct syn_names exports;   // each once
  struct syn_names reexports; // specifiers, each once
  struct arena texts;
};

// Looks through a unit that parsed.
void syn_cjs_exports(const struct syn_unit *unit, struct syn_cjs *cjs);
void syn_cjs_free(struct syn_cjs *cjs);

#endif
