// SPDX-License-Identifier: MIT
//
// Code that moves to another place stands on one line there.  Line terminators become blanks, but
// for those in templates, which mean something; a line comment goes, as it would swallow what
// follows.  For this alone the text is scanned once more, without a grammar: a slash begins a regular
// expression unless something stands before it that ends an operand.
#include <ctype.h>

#include "syntax/edits.h"
#include "util/check.h"

enum { MAX_NESTING = 64 }; // of templates in templates; deeper ones are read as code

struct mover {
  struct str source;
  size_t at, end;
  struct buf *out;
  size_t skip_to;          // nothing is appended before: it was replaced
  char last;               // the last character that is no blank
  size_t word;             // where the word that ends with it begins
  int depth;               // of templates
  int braces[MAX_NESTING]; // open in the substitution of each
};

static void put(struct mover *m, size_t from, size_t to) {
  if (from < m->skip_to) from = m->skip_to;
  if (from < to) buf_append(m->out, m->source.data + from, to - from);
}

static char peek(const struct mover *m, size_t offset) {
  return m->at + offset < m->end ? m->source.data[m->at + offset] : '\0';
}

static size_t terminator(const struct mover *m) {
  unsigned char c = (unsigned char)peek(m, 0);
  if (c == '\n' || c == '\r') return 1;
  bool is_separator = c == 0xe2 && (unsigned char)peek(m, 1) == 0x80 &&
                      ((unsigned char)peek(m, 2) & 0xfe) == 0xa8;
  return is_separator ? 3 : 0;
}

// A quoted text or a regular expression, from its first character to behind its last.
static void scan_quoted(struct mover *m, char close) {
  size_t from = m->at++;
  bool in_class = false;
  while (m->at < m->end && (in_class || peek(m, 0) != close) && !terminator(m)) {
    if (peek(m, 0) == '\\' && m->at + 1 < m->end) m->at++;
    if (close == '/' && peek(m, 0) == '[') in_class = true;
    if (peek(m, 0) == ']') in_class = false;
    m->at++;
  }
  if (m->at < m->end && peek(m, 0) == close) m->at++;
  put(m, from, m->at);
  m->last = close == '/' ? ')' : close;
}

// Template text up to its end or to a substitution, which is read as code.
static void scan_template(struct mover *m) {
  size_t from = m->at++;
  while (m->at < m->end && peek(m, 0) != '`' && !(peek(m, 0) == '$' && peek(m, 1) == '{'))
    m->at += peek(m, 0) == '\\' && m->at + 1 < m->end ? 2 : 1;
  bool substitutes = peek(m, 0) == '$' && m->depth < MAX_NESTING;
  m->at += peek(m, 0) == '$' ? 2 : m->at < m->end;
  if (m->at > m->end) m->at = m->end;
  if (substitutes) m->braces[m->depth++] = 0;
  put(m, from, m->at);
  m->last = substitutes ? '{' : '`';
}

static void scan_comment(struct mover *m) {
  if (peek(m, 1) == '/') {
    while (m->at < m->end && !terminator(m))
      m->at++;
    return;
  }
  m->at += 2;
  while (m->at < m->end && !(peek(m, 0) == '*' && peek(m, 1) == '/'))
    m->at++;
  m->at = m->at + 2 < m->end ? m->at + 2 : m->end;
  if (m->at > m->skip_to) buf_append_char(m->out, ' ');
}

// Whether a slash here divides.
static bool ends_operand(const struct mover *m) {
  static const char *const operators[] = {"return", "typeof", "case",  "in",  "of",
                                          "void",   "delete", "throw", "new", "instanceof",
                                          "yield",  "await",  "do",    "else"};
  if (m->last == ')' || m->last == ']' || m->last == '}' || m->last == '`') return true;
  if (m->last == '\'' || m->last == '"') return true;
  if (!isalnum((unsigned char)m->last) && m->last != '_' && m->last != '$' && m->last > 0)
    return false;
  if (m->last == '\0') return false;
  size_t end = m->word;
  while (end < m->at && (isalnum((unsigned char)m->source.data[end]) ||
                         strchr("_$", m->source.data[end]) || m->source.data[end] < 0))
    end++;
  struct str word = str_slice(m->source, m->word, end);
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (str_equal(word, str_from(operators[i]))) return false;
  return true;
}

static bool is_word(char c) {
  return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static void scan_code(struct mover *m) {
  char c = peek(m, 0);
  size_t len = terminator(m);
  bool glued = is_word(c) && m->at > 0 && is_word(m->source.data[m->at - 1]);
  if (is_word(c) && !glued) m->word = m->at;
  if (len > 0) {
    if (m->at >= m->skip_to) buf_append_char(m->out, ' ');
    m->at += len;
    return;
  }
  if (m->depth > 0 && c == '{') m->braces[m->depth - 1]++;
  if (m->depth > 0 && c == '}') m->braces[m->depth - 1]--;
  put(m, m->at, m->at + 1);
  m->at++;
  if (c != ' ' && c != '\t') m->last = c;
}

static void step(struct mover *m) {
  char c = peek(m, 0);
  if (c == '\'' || c == '"') {
    scan_quoted(m, c);
  } else if (c == '`') {
    scan_template(m);
  } else if (c == '}' && m->depth > 0 && m->braces[m->depth - 1] == 0) {
    m->depth--;
    scan_template(m);
  } else if (c == '/' && (peek(m, 1) == '/' || peek(m, 1) == '*')) {
    scan_comment(m);
  } else if (c == '/' && !ends_operand(m)) {
    scan_quoted(m, '/');
  } else {
    scan_code(m);
  }
}

void edits_take_range(struct syn_edits *edits, uint32_t mark, struct str source, uint32_t start,
                      uint32_t end, struct buf *out) {
  struct mover m = {.source = source, .at = start, .end = end, .out = out, .word = start};
  for (uint32_t i = mark; i < edits->count; i++) {
    const struct syn_edit *edit = &edits->items[i];
    CHECK(edit->start >= start && edit->end <= end);
    while (m.at < edit->start)
      step(&m);
    buf_append_str(out, edit->text);
    if (edit->end > m.skip_to) m.skip_to = edit->end;
  }
  while (m.at < end)
    step(&m);
  edits->count = mark;
}
