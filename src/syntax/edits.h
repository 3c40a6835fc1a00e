// SPDX-License-Identifier: MIT
//
// The edits that turn a source into what the engine gets: replacements of byte ranges, in source
// order.  Inserted text has no line terminator, and removed text leaves its line terminators behind,
// so that lines never move; how far columns moved is told by a table.
#ifndef NODUS_SYNTAX_EDITS_H
#define NODUS_SYNTAX_EDITS_H

#include <stdbool.h>
#include <stdint.h>

#include "util/arena.h"
#include "util/buf.h"
#include "util/str.h"

struct syn_edit {
  uint32_t start, end; // what is replaced; start == end: an insertion
  struct str text;     // lives as long as the list
};

// Zero-initialised is empty.
struct syn_edits {
  struct syn_edit *items;
  uint32_t count, capacity;
  struct arena texts;
};

void edits_free(struct syn_edits *edits);

// Adds at the end; at and start are never before the end of the edit before.  Edits at one place
// stay in the order in which they were added.
void edits_insert(struct syn_edits *edits, uint32_t at,
                  struct str constant); // text is not copied
void edits_insertf(struct syn_edits *edits, uint32_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void edits_replace(struct syn_edits *edits, uint32_t start, uint32_t end, struct str constant);
void edits_replacef(struct syn_edits *edits, uint32_t start, uint32_t end, const char *format,
                    ...) __attribute__((format(printf, 4, 5)));
// Spaces instead of the text: columns stay.  Line terminators and tabs stay.
void edits_blank(struct syn_edits *edits, struct str source, uint32_t start, uint32_t end);

// The number of edits, to take back later ones or to render a range alone.
static inline uint32_t edits_mark(const struct syn_edits *edits) {
  return edits->count;
}
// Takes the edits since the mark out of the list and appends the range with them applied to out, line
// terminators outside of templates and comments as blanks: how code is moved to another place.
void edits_take_range(struct syn_edits *edits, uint32_t mark, struct str source, uint32_t start,
                      uint32_t end, struct buf *out);

// Appends the source with all edits applied.
void edits_apply(const struct syn_edits *edits, struct str source, struct buf *out);
// Appends the original text, given what edits_apply made; source tells what was replaced, all else
// comes from the applied text: proof that nothing but the edits differs.
void edits_undo(const struct syn_edits *edits, struct str source, struct str applied,
                struct buf *out);

// The original text of the range [from, to) of the applied text: what lies between the source places
// of its ends.
void edits_undo_range(const struct syn_edits *edits, struct str source, size_t from, size_t to,
                      struct buf *out);

// The table of columns: triples (line from 1, column from 0 in the applied text, column from 0 in the
// source), sorted, in UTF-16 units; a position maps to the last triple at or before it in its line,
// plus the distance unless the triple begins inserted text (then to the triple itself; such triples
// have the top bit of the third set).  count is in triples; free() it.
#define SYN_COLUMN_INSERTED 0x80000000u
uint32_t *edits_columns(const struct syn_edits *edits, struct str source, uint32_t *count);

#endif
