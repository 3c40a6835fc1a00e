// SPDX-License-Identifier: MIT
//
// Erasing types where they stand.  Most of it is blanks; the rest of this file is about the places
// where a blank would change what the code means: a statement or the tail of an expression in front
// of ( or [, a line terminator behind return or before =>, an object behind a cast.
#include "syntax/lower_ts.h"

#include "syntax/token.h"

// ---- Text --------------------------------------------------------------------------------

static bool is_newline(unsigned char c) {
  return c == '\n' || c == '\r';
}

static uint32_t skip_comment(struct str source, uint32_t at, bool *newline) {
  bool is_block = source.data[at + 1] == '*';
  for (at += 2; at < source.len; at++) {
    if (is_newline((unsigned char)source.data[at])) {
      if (!is_block) return at;
      *newline = true;
    }
    if (is_block && source.data[at] == '*' && at + 1 < source.len && source.data[at + 1] == '/')
      return at + 2;
  }
  return at;
}

// The length of a blank, terminators included; 0 if there is none.
static uint32_t blank_at(struct str source, uint32_t at) {
  const unsigned char *text = (const unsigned char *)source.data + at;
  if (text[0] == ' ' || (text[0] >= 9 && text[0] <= 13)) return 1;
  if (text[0] == 0xc2 && at + 1 < source.len && text[1] == 0xa0) return 2;
  if (text[0] < 0xe1 || at + 2 >= source.len) return 0;
  bool is_general = text[0] == 0xe2 && text[1] == 0x80 &&
                    (text[2] <= 0x8a || text[2] == 0xa8 || text[2] == 0xa9 || text[2] == 0xaf);
  bool is_other = (text[0] == 0xef && text[1] == 0xbb && text[2] == 0xbf) ||
                  (text[0] == 0xe3 && text[1] == 0x80 && text[2] == 0x80) ||
                  (text[0] == 0xe1 && text[1] == 0x9a && text[2] == 0x80) ||
                  (text[0] == 0xe2 && text[1] == 0x81 && text[2] == 0x9f);
  return is_general || is_other ? 3 : 0;
}

uint32_t ts_skip_blanks(const struct transform *t, uint32_t from, bool *newline) {
  struct str source = t->tree->source;
  bool passed = false;
  while (from < source.len) {
    uint32_t len = blank_at(source, from);
    if (len) {
      passed |= is_newline((unsigned char)source.data[from]) ||
                (len == 3 && (unsigned char)source.data[from + 2] >> 1 == 0x54);
      from += len;
    } else if (source.data[from] == '/' && from + 1 < source.len &&
               (source.data[from + 1] == '/' || source.data[from + 1] == '*')) {
      from = skip_comment(source, from, &passed);
    } else {
      break;
    }
  }
  if (newline && passed) *newline = true;
  return from;
}

bool ts_has_newline(const struct transform *t, uint32_t start, uint32_t end) {
  for (uint32_t at = start; at < end; at++) {
    const unsigned char *text = (const unsigned char *)t->tree->source.data + at;
    if (is_newline(text[0])) return true;
    if (end - at > 2 && text[0] == 0xe2 && text[1] == 0x80 && text[2] >> 1 == 0x54) return true;
  }
  return false;
}

void ts_blank(struct transform *t, uint32_t start, uint32_t end) {
  edits_blank(t->edits, t->tree->source, start, end);
}

// ---- Statements --------------------------------------------------------------------------

// Whether the byte could go on with the expression before it.
static bool continues(char c) {
  return c == '(' || c == '[' || c == '`' || c == '+' || c == '-' || c == '*' || c == '/' ||
         c == '<';
}

static void blank_with_semicolon(struct transform *t, uint32_t start, uint32_t end) {
  edits_replace(t->edits, start, start + 1, STR(";"));
  ts_blank(t, start + 1, end);
}

void ts_erase_statement(struct transform *t, syn_node_id id) {
  uint32_t start = ts_node(t, id)->start, end = ts_node(t, id)->end;
  struct str source = t->tree->source;
  uint32_t next = ts_skip_blanks(t, end, NULL);
  if (next < source.len && continues(source.data[next]))
    blank_with_semicolon(t, start, end);
  else
    ts_blank(t, start, end);
}

bool lower_ts_erased(struct transform *t, syn_node_id id) {
  ts_erase_statement(t, id);
  return true;
}

bool lower_ts_type(struct transform *t, syn_node_id id) {
  ts_blank(t, ts_node(t, id)->start, ts_node(t, id)->end);
  return true;
}

static bool is_modifier(struct str word) {
  static const struct str words[] = {STR("public"),   STR("private"), STR("protected"),
                                     STR("readonly"), STR("declare"), STR("override"),
                                     STR("abstract")};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (str_equal(word, words[i])) return true;
  return false;
}

bool ts_blank_words(struct transform *t, uint32_t start, uint32_t end) {
  struct str source = t->tree->source;
  bool found = false;
  for (uint32_t at = ts_skip_blanks(t, start, NULL); at < end;) {
    uint32_t to = at;
    while (to < end && source.data[to] >= 'a' && source.data[to] <= 'z')
      to++;
    if (to == at) break;
    if (is_modifier(str_slice(source, at, to))) {
      ts_blank(t, at, to);
      found = true;
    }
    at = ts_skip_blanks(t, to, NULL);
  }
  return found;
}

// ---- Expressions -------------------------------------------------------------------------

// Whether the tail that is blanked kept the statement from going on in the next line.
static bool ends_statement(const struct transform *t, uint32_t end) {
  bool newline = false;
  uint32_t next = ts_skip_blanks(t, end, &newline);
  if (!newline || next >= t->tree->source.len) return false;
  char c = t->tree->source.data[next];
  return c == '(' || c == '[' || c == '`';
}

// What binds less than as: as an operand of something else it needs parentheses of its own.
static bool is_loose(uint8_t kind) {
  return kind == N_BINARY;
}

bool lower_ts_as(struct transform *t, syn_node_id id) {
  syn_node_id operand = ts_node(t, id)->first;
  uint32_t from = ts_node(t, operand)->end, end = ts_node(t, id)->end;
  bool is_wrapped = t->ts_operand == id && is_loose(ts_node(t, operand)->kind);
  if (is_wrapped) edits_insert(t->edits, ts_node(t, id)->start, STR("("));
  transform_node(t, operand);
  if (is_wrapped) edits_insert(t->edits, from, STR(")"));
  if (ends_statement(t, end))
    blank_with_semicolon(t, from, end);
  else
    ts_blank(t, from, end);
  return true;
}

// The operands of a run may be TS_AS, whose own operand was a run: (a + b as T) * c.
bool lower_ts_binary(struct transform *t, syn_node_id id) {
  for (syn_node_id child = ts_node(t, id)->first; child; child = ts_node(t, child)->next) {
    t->ts_operand = child;
    transform_node(t, child);
  }
  t->ts_operand = 0;
  return true;
}

// A statement or an arrow function's body that begins with one of these would be read otherwise.
static bool is_misread_first(const struct transform *t, uint32_t at) {
  struct str rest = str_slice(t->tree->source, at, t->tree->source.len);
  return rest.data[0] == '{' || str_starts(rest, STR("function")) ||
         str_starts(rest, STR("class")) || str_starts(rest, STR("let"));
}

bool lower_ts_cast(struct transform *t, syn_node_id id) {
  uint32_t start = ts_node(t, id)->start, end = ts_node(t, id)->end;
  syn_node_id operand = ts_node(t, id)->first;
  uint32_t from = ts_node(t, operand)->start;
  bool is_wrapped = ts_has_newline(t, start, from) || is_misread_first(t, from);
  if (is_wrapped) {
    edits_replace(t->edits, start, start + 1, STR("("));
    ts_blank(t, start + 1, from);
  } else {
    ts_blank(t, start, from);
  }
  transform_node(t, operand);
  if (is_wrapped) edits_insert(t->edits, end, STR(")"));
  return true;
}

bool lower_ts_instantiation(struct transform *t, syn_node_id id) {
  uint32_t start = ts_node(t, id)->start, end = ts_node(t, id)->end;
  if (ends_statement(t, end))
    blank_with_semicolon(t, start, end);
  else
    ts_blank(t, start, end);
  return true;
}
