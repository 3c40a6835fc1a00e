// SPDX-License-Identifier: MIT
//
// Lines and columns of many places of one source: the starts of its lines are found once.
#include <stdlib.h>

#include "syntax/error.h"
#include "util/alloc.h"

// The length of the line terminator at a byte, 0 if there is none.
static uint32_t terminator_at(struct str source, uint32_t at) {
  unsigned char c = (unsigned char)source.data[at];
  if (c == '\r') return at + 1 < source.len && source.data[at + 1] == '\n' ? 2 : 1;
  if (c == '\n') return 1;
  if (c != 0xe2 || source.len - at < 3 || (unsigned char)source.data[at + 1] != 0x80) return 0;
  return ((unsigned char)source.data[at + 2] & 0xfe) == 0xa8 ? 3 : 0;
}

void syn_lines_init(struct syn_lines *lines, struct str source) {
  uint32_t capacity = 256;
  *lines = (struct syn_lines){source, mem_alloc(capacity * sizeof *lines->starts), 1};
  lines->starts[0] = 0;
  for (uint32_t at = 0; at < source.len;) {
    uint32_t len = terminator_at(source, at);
    at += len ? len : 1;
    if (!len) continue;
    if (lines->count == capacity) {
      capacity *= 2;
      lines->starts = mem_realloc(lines->starts, capacity * sizeof *lines->starts);
    }
    lines->starts[lines->count++] = at;
  }
}

void syn_lines_place(const struct syn_lines *lines, uint32_t offset, uint32_t *line,
                     uint32_t *column) {
  uint32_t low = 0, high = lines->count; // the line is in [low, high)
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (lines->starts[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  *line = low + 1;
  *column = 1;
  for (uint32_t at = lines->starts[low]; at < offset; at++) {
    unsigned char c = (unsigned char)lines->source.data[at];
    *column += ((c & 0xc0) != 0x80) + (c >= 0xf0);
  }
}

void syn_lines_free(struct syn_lines *lines) {
  free(lines->starts);
}
