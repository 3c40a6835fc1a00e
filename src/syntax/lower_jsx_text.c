// SPDX-License-Identifier: MIT
//
// The strings of JSX.  In text between tags, line breaks and the blanks around them are layout, not
// text; in text and attributes &name; and &#number; are characters.
#include "syntax/lower_jsx.h"

static const struct {
  struct str name;
  uint32_t code;
} entities[] = {
#define SYN_ENTITY(name, code) {STR(#name), code},
#include "syntax/jsx_entity_table.h"
#undef SYN_ENTITY
};

// What stands between & and ; as a code point; 0: nothing known.
static uint32_t entity_code(struct str name) {
  if (name.len > 1 && name.data[0] == '#') {
    bool hex = name.data[1] == 'x' || name.data[1] == 'X';
    uint32_t code = 0;
    for (size_t i = hex ? 2 : 1; i < name.len; i++) {
      char c = name.data[i] | 0x20;
      bool is_digit = name.data[i] >= '0' && name.data[i] <= '9';
      if (!is_digit && !(hex && c >= 'a' && c <= 'f')) return 0;
      code = code * (hex ? 16 : 10) + (uint32_t)(is_digit ? name.data[i] - '0' : c - 'a' + 10);
      if (code > 0x10ffff) return 0;
    }
    return code;
  }
  for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
    if (str_equal(entities[i].name, name)) return entities[i].code;
  return 0;
}

static void append_escaped(struct buf *out, char c) {
  if (c == '"' || c == '\\')
    buf_printf(out, "\\%c", c);
  else if ((unsigned char)c < ' ')
    buf_printf(out, "\\x%02x", (unsigned)c);
  else
    buf_append_char(out, c);
}

static void append_code(struct buf *out, uint32_t code) {
  if (code < 0x80)
    append_escaped(out, (char)code);
  else
    buf_printf(out, "\\u{%x}", (unsigned)code);
}

void jsx_append_text(struct str text, struct buf *out) {
  enum { LONGEST_NAME = 16 };
  for (size_t i = 0; i < text.len; i++) {
    size_t end = i + 1;
    while (text.data[i] == '&' && end < text.len && end - i < LONGEST_NAME &&
           text.data[end] != ';')
      end++;
    uint32_t code = 0;
    if (text.data[i] == '&' && end < text.len && text.data[end] == ';')
      code = entity_code(str_slice(text, i + 1, end));
    if (code) {
      append_code(out, code);
      i = end;
    } else {
      append_escaped(out, text.data[i]);
    }
  }
}

static bool is_line_break(char c) {
  return c == '\n' || c == '\r';
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

void jsx_append_lines(struct str text, struct buf *out) {
  size_t first = 0, last = 0; // of what is no blank in this line
  bool has_first = true, has_last = false, has_line = false;
  for (size_t i = 0; i <= text.len; i++) {
    bool at_end = i == text.len;
    if (!at_end && !is_line_break(text.data[i])) {
      if (is_blank(text.data[i])) continue;
      last = i;
      has_last = true;
      if (!has_first) first = i;
      has_first = true;
      continue;
    }
    if (has_first && (has_last || at_end)) {
      struct str line = str_slice(text, first, at_end ? text.len : last + 1);
      if (has_line) buf_append_char(out, ' ');
      has_line |= line.len > 0;
      jsx_append_text(line, out);
    }
    has_first = has_last = false;
  }
}
