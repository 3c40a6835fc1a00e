// SPDX-License-Identifier: MIT
//
// A syntax error: which one, where, and about what.  Wording is V8's, in message_table.h.
#ifndef NODUS_SYNTAX_ERROR_H
#define NODUS_SYNTAX_ERROR_H

#include <stdint.h>

#include "util/buf.h"

enum syn_message {
  M_NONE, // no error
#define SYN_MESSAGE(name, type, text) M_##name,
#include "syntax/message_table.h"
#undef SYN_MESSAGE
  M_COUNT
};

struct syn_error {
  enum syn_message message;
  uint32_t start, end; // the bytes that V8 would mark; end > start unless at the end
  uint32_t argument_start,
      argument_end;     // the text that stands for %s: a piece of the source ...
  const char *argument; // ... or, unless NULL, this constant
};

// Records an error.  Of several the one that ends before the others begin counts, as with V8: while
// the parser unwinds it may find that something before the first error was wrong as well.  The text
// for %s is the marked piece itself.
void syn_error_set(struct syn_error *error, enum syn_message message, uint32_t start,
                   uint32_t end);
// The same with a constant for %s.
void syn_error_set_about(struct syn_error *error, enum syn_message message, uint32_t start,
                         uint32_t end, const char *argument);

// "SyntaxError", "ReferenceError" or "RangeError".
const char *syn_error_type(const struct syn_error *error);
// Appends the message with its argument.
void syn_error_text(const struct syn_error *error, struct str source, struct buf *out);

// Line and column (both from 1; the column in UTF-16 units) of a byte.
void syn_place(struct str source, uint32_t offset, uint32_t *line, uint32_t *column);

// The same for many places: finds the starts of lines once.
struct syn_lines {
  struct str source;
  uint32_t *starts;
  uint32_t count;
};
void syn_lines_init(struct syn_lines *lines, struct str source);
void syn_lines_place(const struct syn_lines *lines, uint32_t offset, uint32_t *line,
                     uint32_t *column);
void syn_lines_free(struct syn_lines *lines);

#endif
