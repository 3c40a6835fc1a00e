// SPDX-License-Identifier: MIT
//
// The list of edits and what is made of it: the applied text, the original back again, and the table
// of columns.  All walk source and edits side by side, once; a replaced range gives its line
// terminators to the output, behind the text that replaces it.
#include "syntax/edits.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "util/alloc.h"
#include "util/check.h"

void edits_free(struct syn_edits *edits) {
  free(edits->items);
  arena_free(&edits->texts);
  *edits = (struct syn_edits){0};
}

static void add(struct syn_edits *edits, uint32_t start, uint32_t end, struct str text) {
  CHECK(end >= start && (edits->count == 0 || edits->items[edits->count - 1].end <= start));
  if (edits->count == edits->capacity) {
    edits->capacity = edits->capacity ? edits->capacity * 2 : 64;
    edits->items = mem_realloc(edits->items, edits->capacity * sizeof *edits->items);
  }
  edits->items[edits->count++] = (struct syn_edit){start, end, text};
}

void edits_insert(struct syn_edits *edits, uint32_t at, struct str constant) {
  add(edits, at, at, constant);
}

void edits_replace(struct syn_edits *edits, uint32_t start, uint32_t end, struct str constant) {
  add(edits, start, end, constant);
}

static struct str keep(struct syn_edits *edits, struct str text) {
  char *copy = arena_alloc(&edits->texts, text.len + 1);
  memcpy(copy, text.data, text.len);
  return (struct str){copy, text.len};
}

static struct str format_text(struct syn_edits *edits, const char *format, va_list arguments) {
  char small[256];
  va_list again;
  va_copy(again, arguments);
  int len = vsnprintf(small, sizeof small, format, arguments);
  CHECK(len >= 0);
  struct str text = {small, (size_t)len};
  if ((size_t)len < sizeof small) {
    text = keep(edits, text);
  } else {
    char *copy = arena_alloc(&edits->texts, (size_t)len + 1);
    vsnprintf(copy, (size_t)len + 1, format, again);
    text.data = copy;
  }
  va_end(again);
  return text;
}

void edits_insertf(struct syn_edits *edits, uint32_t at, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  struct str text = format_text(edits, format, arguments);
  va_end(arguments);
  add(edits, at, at, text);
}

void edits_replacef(struct syn_edits *edits, uint32_t start, uint32_t end, const char *format,
                    ...) {
  va_list arguments;
  va_start(arguments, format);
  struct str text = format_text(edits, format, arguments);
  va_end(arguments);
  add(edits, start, end, text);
}

// The length of the line terminator at from (\r\n counts as two), 0 if there is none.
static size_t terminator_at(struct str text, size_t from, size_t end) {
  unsigned char c = (unsigned char)text.data[from];
  if (c == '\n' || c == '\r') return 1;
  if (c != 0xe2 || end - from < 3 || (unsigned char)text.data[from + 1] != 0x80) return 0;
  return ((unsigned char)text.data[from + 2] & 0xfe) == 0xa8 ? 3 : 0;
}

static bool is_continuation(char c) {
  return ((unsigned char)c & 0xc0) == 0x80;
}

void edits_blank(struct syn_edits *edits, struct str source, uint32_t start, uint32_t end) {
  if (start == end) return;
  // One blank for each UTF-16 unit; applying adds the terminators, so that a blank range is one edit
  // for each line.
  uint32_t from = start;
  while (from < end) {
    uint32_t to = from, len = 0;
    while (to < end && !terminator_at(source, to, end))
      len += !is_continuation(source.data[to]) + ((unsigned char)source.data[to] >= 0xf0), to++;
    char *blanks = arena_alloc(&edits->texts, len + 1);
    memset(blanks, ' ', len);
    if (len == to - from)
      for (uint32_t i = 0; i < len; i++)
        if (source.data[from + i] == '\t') blanks[i] = '\t';
    if (to > from) add(edits, from, to, (struct str){blanks, len});
    from = to;
    while (from < end && terminator_at(source, from, end))
      from += (uint32_t)terminator_at(source, from, end);
  }
}

// ---- Applying and undoing ----------------------------------------------------------------

static void append_terminators(struct str source, size_t start, size_t end, struct buf *out) {
  for (size_t at = start; at < end;) {
    size_t len = terminator_at(source, at, end);
    if (len) buf_append(out, source.data + at, len);
    at += len ? len : 1;
  }
}

static size_t count_terminators(struct str source, size_t start, size_t end) {
  size_t count = 0;
  for (size_t at = start; at < end;) {
    size_t len = terminator_at(source, at, end);
    count += len;
    at += len ? len : 1;
  }
  return count;
}

void edits_apply(const struct syn_edits *edits, struct str source, struct buf *out) {
  size_t extra = source.len, at = 0;
  for (uint32_t i = 0; i < edits->count; i++)
    extra += edits->items[i].text.len;
  buf_reserve(out, extra);
  for (uint32_t i = 0; i < edits->count; i++) {
    const struct syn_edit *edit = &edits->items[i];
    buf_append(out, source.data + at, edit->start - at);
    buf_append_str(out, edit->text);
    append_terminators(source, edit->start, edit->end, out);
    at = edit->end;
  }
  buf_append(out, source.data + at, source.len - at);
}

void edits_undo(const struct syn_edits *edits, struct str source, struct str applied,
                struct buf *out) {
  size_t at = 0, from = 0;
  buf_reserve(out, source.len);
  for (uint32_t i = 0; i < edits->count; i++) {
    const struct syn_edit *edit = &edits->items[i];
    size_t same = edit->start - at;
    buf_append(out, applied.data + from, same);
    buf_append(out, source.data + edit->start, edit->end - edit->start);
    from += same + edit->text.len + count_terminators(source, edit->start, edit->end);
    at = edit->end;
  }
  buf_append(out, applied.data + from, applied.len - from);
}

// The source place of a byte of the applied text; in or at the start of inserted text, the end of
// what it replaces if after, else its start.
static size_t source_place(const struct syn_edits *edits, struct str source, size_t applied,
                           bool after) {
  size_t at = 0, from = 0;
  for (uint32_t i = 0; i < edits->count; i++) {
    const struct syn_edit *edit = &edits->items[i];
    size_t start = from + (edit->start - at);
    if (applied < start || (applied == start && after)) break;
    size_t len = edit->text.len + count_terminators(source, edit->start, edit->end);
    if (applied < start + len) return after ? edit->end : edit->start;
    from = start + len;
    at = edit->end;
  }
  return at + (applied - from);
}

void edits_undo_range(const struct syn_edits *edits, struct str source, size_t from, size_t to,
                      struct buf *out) {
  size_t start = source_place(edits, source, from, false);
  size_t end = source_place(edits, source, to, true);
  if (start < end && end <= source.len) buf_append_str(out, str_slice(source, start, end));
}

// ---- Columns -----------------------------------------------------------------------------

struct place {
  size_t at;
  uint32_t line, column; // from 1; from 0
};

// Steps over source text up to the byte `to`.
static void advance(struct place *place, struct str source, size_t to) {
  while (place->at < to) {
    unsigned char c = (unsigned char)source.data[place->at];
    size_t len = terminator_at(source, place->at, source.len);
    if (!len) {
      place->column += !is_continuation((char)c) + (c >= 0xf0);
      place->at++;
      continue;
    }
    place->at += len;
    if (c == '\r' && place->at < source.len && source.data[place->at] == '\n') continue;
    place->line++;
    place->column = 0;
  }
}

static uint32_t utf16_length(struct str text) {
  uint32_t len = 0;
  for (size_t i = 0; i < text.len; i++)
    len += !is_continuation(text.data[i]) + ((unsigned char)text.data[i] >= 0xf0);
  return len;
}

uint32_t *edits_columns(const struct syn_edits *edits, struct str source, uint32_t *count) {
  uint32_t *table = mem_alloc((size_t)(edits->count * 2 + 1) * 3 * sizeof *table),
           *next = table;
  struct place place = {.line = 1};
  uint32_t line = 0;
  int64_t shift = 0; // applied column - source column, on this line
  for (uint32_t i = 0; i < edits->count; i++) {
    const struct syn_edit *edit = &edits->items[i];
    advance(&place, source, edit->start);
    if (place.line != line) shift = 0;
    line = place.line;
    uint32_t applied = (uint32_t)(place.column + shift), len = utf16_length(edit->text);
    if (len > 0) {
      memcpy(next, (uint32_t[]){line, applied, place.column | SYN_COLUMN_INSERTED},
             3 * sizeof *next);
      next += 3;
    }
    advance(&place, source, edit->end);
    applied = place.line == line ? applied + len : 0;
    line = place.line;
    shift = (int64_t)applied - place.column;
    memcpy(next, (uint32_t[]){line, applied, place.column}, 3 * sizeof *next);
    next += 3;
  }
  *count = (uint32_t)(next - table) / 3;
  return table;
}
