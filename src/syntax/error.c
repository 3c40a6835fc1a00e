// SPDX-License-Identifier: MIT
//
// Syntax errors in words.
#include "syntax/error.h"

#include "syntax/lexer.h"
#include "syntax/unicode.h"

enum error_type { TYPE_SyntaxError, TYPE_ReferenceError, TYPE_RangeError };

static const char *const type_names[] = {"SyntaxError", "ReferenceError", "RangeError"};

static const struct {
  enum error_type type;
  const char *text;
} messages[M_COUNT] = {
#define SYN_MESSAGE(name, type, text) [M_##name] = {TYPE_##type, text},
#include "syntax/message_table.h"
#undef SYN_MESSAGE
};

void syn_error_set(struct syn_error *error, enum syn_message message, uint32_t start,
                   uint32_t end) {
  syn_error_set_about(error, message, start, end, NULL);
}

void syn_error_set_about(struct syn_error *error, enum syn_message message, uint32_t start,
                         uint32_t end, const char *argument) {
  bool replaces =
      error->message == M_NONE || (error->message != M_TOO_DEEP && end < error->start);
  if (!replaces) return;
  *error = (struct syn_error){.message = message,
                              .start = start,
                              .end = end,
                              .argument_start = start,
                              .argument_end = end,
                              .argument = argument};
}

const char *syn_error_type(const struct syn_error *error) {
  return type_names[messages[error->message].type];
}

// A piece of the source; a name without its escapes.
static void append_piece(struct str source, uint32_t start, uint32_t end, struct buf *out) {
  struct str piece = str_slice(source, start, end);
  bool is_name = piece.len && !strchr("\"'/", *piece.data);
  if (is_name && memchr(piece.data, '\\', piece.len))
    lex_identifier_value((const uint8_t *)source.data, start, end, out);
  else
    buf_append_str(out, piece);
}

void syn_error_text(const struct syn_error *error, struct str source, struct buf *out) {
  const char *text = messages[error->message].text;
  const char *hole = text ? strstr(text, "%s") : NULL;
  if (!hole) {
    buf_append_text(out, text ? text : "");
    return;
  }
  buf_append(out, text, (size_t)(hole - text));
  if (error->argument)
    buf_append_text(out, error->argument);
  else
    append_piece(source, error->argument_start, error->argument_end, out);
  buf_append_text(out, hole + 2);
}

void syn_place(struct str source, uint32_t offset, uint32_t *line, uint32_t *column) {
  const uint8_t *at = (const uint8_t *)source.data, *end = at + source.len;
  const uint8_t *stop = at + (offset < source.len ? offset : source.len);
  *line = *column = 1;
  while (at < stop) {
    uint32_t len, code_point = unicode_decode(at, end, &len);
    at += len;
    if (code_point == '\r' && at < end && *at == '\n') continue;
    *column += code_point < 0x10000 ? 1 : 2;
    if (!unicode_is_line_end(code_point)) continue;
    *line += 1;
    *column = 1;
  }
}
