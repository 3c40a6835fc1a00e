// SPDX-License-Identifier: MIT
#include "syntax/cjs_match.h"

#include "syntax/lexer.h"

static uint32_t skip_blanks(const struct cjs_match *m, uint32_t from) {
  struct syn_lexer lex = {.source = (const uint8_t *)m->source.data,
                          .len = (uint32_t)m->source.len};
  return lex_skip_blanks(&lex, from, NULL);
}

static bool is_word_part(const struct cjs_match *m, uint32_t at) {
  if (at >= m->source.len) return false;
  uint8_t c = (uint8_t)m->source.data[at];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '_' || c == '$' || c >= 0x80;
}

// The end of the identifier that starts there, or where it would start.
static uint32_t identifier_end(const struct cjs_match *m, uint32_t start) {
  uint32_t end = start;
  if (start < m->source.len && m->source.data[start] >= '0' && m->source.data[start] <= '9')
    return start;
  while (is_word_part(m, end))
    end++;
  return end > start && lex_is_identifier_name(str_slice(m->source, start, end)) ? end : start;
}

// The end of the string literal that starts there, or where it would start.
static uint32_t string_end(const struct cjs_match *m, uint32_t start) {
  if (start >= m->source.len) return start;
  char quote = m->source.data[start];
  if (quote != '"' && quote != '\'') return start;
  for (uint32_t at = start + 1; at < m->source.len; at++) {
    if (m->source.data[at] == quote) return at + 1;
    if (m->source.data[at] == '\\') at++;
  }
  return start;
}

static struct str string_value(struct cjs_match *m, uint32_t start, uint32_t end) {
  struct str text = str_slice(m->source, start + 1, end - 1);
  if (!memchr(text.data, '\\', text.len)) return text;
  struct buf value = {0};
  lex_string_value((const uint8_t *)m->source.data, start, end, &value);
  char *copy = arena_alloc(m->texts, value.len + 1);
  if (value.len > 0) memcpy(copy, value.data, value.len);
  struct str kept = {copy, value.len};
  buf_free(&value);
  return kept;
}

static bool eat_text(const struct cjs_match *m, uint32_t *at, struct str token) {
  if (!str_starts(str_slice(m->source, *at, m->source.len), token)) return false;
  uint32_t end = *at + (uint32_t)token.len;
  uint8_t last = (uint8_t)token.data[token.len - 1];
  bool is_word = (last >= 'a' && last <= 'z') || last == '_' || last == '$';
  if (is_word && is_word_part(m, end)) return false;
  *at = end;
  return true;
}

static bool eat_token(struct cjs_match *m, uint32_t *at, struct str token, struct str name,
                      struct str *found) {
  *at = skip_blanks(m, *at);
  if (*at > m->source.len) return false;
  uint32_t end;
  switch (token.data[0]) {
  case 'I':
    end = identifier_end(m, *at);
    if (found) *found = str_slice(m->source, *at, end);
    break;
  case 'S':
    end = string_end(m, *at);
    if (end > *at && found) *found = string_value(m, *at, end);
    break;
  case '\'':
    end = string_end(m, *at);
    if (end - *at != token.len ||
        memcmp(m->source.data + *at + 1, token.data + 1, token.len - 2) != 0)
      return false;
    break;
  case '$':
    return name.len > 0 && identifier_end(m, *at) == *at + name.len && eat_text(m, at, name);
  default: return eat_text(m, at, token);
  }
  if (end == *at) return false;
  *at = end;
  return true;
}

static bool eat(struct cjs_match *m, const char *pattern, struct str name, struct str *found) {
  uint32_t at = m->position;
  while (*pattern) {
    const char *end = strchr(pattern, ' ');
    struct str token = {pattern, end ? (size_t)(end - pattern) : strlen(pattern)};
    if (!eat_token(m, &at, token, name, found)) return false;
    pattern += token.len + (end != NULL);
  }
  m->position = at;
  return true;
}

bool cjs_eat(struct cjs_match *m, const char *pattern, struct str *found) {
  return eat(m, pattern, (struct str){0}, found);
}

bool cjs_eat_named(struct cjs_match *m, const char *pattern, struct str name) {
  return eat(m, pattern, name, NULL);
}
