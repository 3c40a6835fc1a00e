// SPDX-License-Identifier: MIT
//
// Strings, and the escape sequences that words, strings and templates have.
#include "syntax/lex_parts.h"

// ---- Escape sequences.  Each function begins at the backslash.

static struct lex_escape wrong(enum syn_message message, uint32_t start, uint32_t end,
                               uint32_t next) {
  return (struct lex_escape){
      .message = message, .error_start = start, .error_end = end, .end = next};
}

// count hexadecimal digits from at on.
static struct lex_escape fixed(const uint8_t *source, uint32_t len, uint32_t start,
                               uint32_t count, enum syn_message message) {
  uint32_t value = 0, at = start + 2;
  for (uint32_t i = 0; i < count; i++, at++) {
    int digit = at < len ? unicode_hex_digit(source[at]) : -1;
    if (digit < 0) return wrong(message, start, start + 2 + count, at);
    value = value << 4 | (uint32_t)digit;
  }
  return (struct lex_escape){.code_point = value, .end = at};
}

// \u{...}
static struct lex_escape braced(const uint8_t *source, uint32_t len, uint32_t start) {
  uint32_t value = 0, at = start + 3;
  for (;; at++) {
    int digit = at < len ? unicode_hex_digit(source[at]) : -1;
    if (digit < 0) break;
    value = value << 4 | (uint32_t)digit;
    if (value > 0x10FFFF) return wrong(M_UNDEFINED_CODE_POINT, start, at + 1, at + 1);
  }
  if (at == start + 3 || at >= len || source[at] != '}')
    return wrong(M_INVALID_UNICODE_ESCAPE, at, at + 1, at);
  return (struct lex_escape){.code_point = value, .end = at + 1};
}

struct lex_escape lex_unicode_escape(const uint8_t *source, uint32_t len, uint32_t at) {
  if (len - at > 2 && source[at + 2] == '{') return braced(source, len, at);
  return fixed(source, len, at, 4, M_INVALID_UNICODE_ESCAPE);
}

// Up to three octal digits, at most \377.
static struct lex_escape old_octal(const uint8_t *source, uint32_t len, uint32_t start,
                                   bool *octal) {
  uint32_t value = 0, at = start + 1;
  while (at < len && source[at] >= '0' && source[at] <= '7' && at < start + 4 &&
         value * 8 + (source[at] - '0') < 256)
    value = value * 8 + (source[at++] - '0');
  bool is_nul =
      value == 0 && at == start + 2 && !(at < len && source[at] >= '0' && source[at] <= '9');
  if (!is_nul) {
    if (!octal) return wrong(M_TEMPLATE_OCTAL, start + 1, start + 2, at);
    *octal = true;
  }
  return (struct lex_escape){.code_point = value, .end = at};
}

struct lex_escape lex_any_escape(const uint8_t *source, uint32_t len, uint32_t at,
                                 bool *octal) {
  if (len - at < 2) return (struct lex_escape){.code_point = LEX_NOTHING, .end = at + 1};
  uint8_t byte = source[at + 1];
  struct lex_escape plain = {.code_point = byte, .end = at + 2};
  switch (byte) {
  case 'n': plain.code_point = '\n'; break;
  case 't': plain.code_point = '\t'; break;
  case 'r': plain.code_point = '\r'; break;
  case 'b': plain.code_point = '\b'; break;
  case 'f': plain.code_point = '\f'; break;
  case 'v': plain.code_point = '\v'; break;
  case 'x': return fixed(source, len, at, 2, M_INVALID_HEX_ESCAPE);
  case 'u': return lex_unicode_escape(source, len, at);
  case '\r':
    if (len - at > 2 && source[at + 2] == '\n') plain.end++;
    plain.code_point = LEX_NOTHING;
    break;
  case '\n': plain.code_point = LEX_NOTHING; break;
  case '8':
  case '9':
    if (!octal) return wrong(M_TEMPLATE_EIGHT, at, at + 1, at + 2);
    *octal = true;
    break;
  default:
    if (byte >= '0' && byte <= '7') return old_octal(source, len, at, octal);
    if (byte >= 0x80) {
      plain.code_point = unicode_decode(source + at + 1, source + len, &plain.end);
      plain.end += at + 1;
      if (unicode_is_line_end(plain.code_point)) plain.code_point = LEX_NOTHING;
    }
  }
  return plain;
}

// ---- Strings

void lex_string(struct syn_lexer *lex) {
  uint32_t start = lex->token.start, at = start + 1;
  char quote = (char)lex->source[start];
  for (;;) {
    at = lex_find(lex->source, at, lex->len, quote, '\\', '\n', '\r');
    if (at >= lex->len || lex->source[at] == '\n' || lex->source[at] == '\r') {
      lex_illegal(lex, start, at);
      return;
    }
    if (lex->source[at] == (uint8_t)quote) break;
    struct lex_escape escape = lex_any_escape(lex->source, lex->len, at, &lex->token.octal);
    if (escape.message != M_NONE) {
      lex_fail(lex, escape.message, escape.error_start, escape.error_end);
      return;
    }
    lex->token.escaped = true;
    at = escape.end;
  }
  lex_end(lex, T_STRING, at + 1);
  lex_check_octal(lex);
}

void lex_string_value(const uint8_t *source, uint32_t start, uint32_t end, struct buf *out) {
  size_t begin = out->len;
  bool octal;
  uint32_t width;
  for (uint32_t at = start + 1; at + 1 < end;) {
    uint8_t byte = source[at];
    if (byte == '\\') {
      struct lex_escape escape = lex_any_escape(source, end - 1, at, &octal);
      if (escape.code_point != LEX_NOTHING) unicode_append(out, begin, escape.code_point);
      at = escape.end;
    } else if (byte < 0x80) {
      buf_append_char(out, (char)byte);
      at++;
    } else {
      unicode_append(out, begin, unicode_decode(source + at, source + end, &width));
      at += width;
    }
  }
}

uint32_t lex_octal_place(const uint8_t *source, const struct syn_token *token,
                         enum syn_message *message, uint32_t *end) {
  uint32_t found = token->start;
  if (token->kind != T_STRING) {
    *message = M_STRICT_DECIMAL;
    *end = token->end;
    bool is_octal = true;
    for (uint32_t at = token->start; at < token->end; at++)
      is_octal = is_octal && source[at] >= '0' && source[at] <= '7';
    if (is_octal) *message = M_STRICT_OCTAL;
    return found;
  }
  // V8 tells of the last.
  for (uint32_t at = token->start + 1; at + 1 < token->end;) {
    if (source[at] != '\\') {
      at++;
      continue;
    }
    bool octal = false;
    struct lex_escape escape = lex_any_escape(source, token->end - 1, at, &octal);
    if (octal) {
      bool is_eight = source[at + 1] >= '8';
      *message = is_eight ? M_STRICT_EIGHT : M_STRICT_OCTAL_ESCAPE;
      found = is_eight ? at : at + 1;
      *end = found + 1;
    }
    at = escape.end;
  }
  return found;
}
