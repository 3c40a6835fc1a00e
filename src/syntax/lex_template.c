// SPDX-License-Identifier: MIT
//
// Templates, a piece at a time: from ` or } to ${ or `.  A bad escape sequence is only an error where
// the template has no tag, so the token remembers it.
#include "syntax/lex_parts.h"

void lex_template(struct syn_lexer *lex) {
  uint32_t start = lex->token.start, at = start + 1;
  bool newline = lex->token.newline_before;
  lex->token = (struct syn_token){
      .start = start, .newline_before = newline, .template_head = lex->source[start] == '`'};
  for (;;) {
    at = lex_find(lex->source, at, lex->len, '`', '\\', '$', '`');
    if (at >= lex->len) {
      lex_fail(lex, M_UNEXPECTED_END, lex->len, lex->len);
      return;
    }
    uint8_t byte = lex->source[at];
    if (byte == '`') {
      lex->token.template_tail = true;
      lex_end(lex, T_TEMPLATE, at + 1);
      return;
    }
    if (byte == '$') {
      at++;
      if (lex_byte(lex, at) != '{') continue;
      lex_end(lex, T_TEMPLATE, at + 1);
      return;
    }
    struct lex_escape escape = lex_any_escape(lex->source, lex->len, at, NULL);
    if (escape.message != M_NONE && !lex->token.template_bad) {
      lex->token.template_bad = true;
      lex->token.invalid_escape = at;
    }
    at = escape.end;
  }
}

bool lex_template_value(const uint8_t *source, const struct syn_token *token, struct buf *out) {
  if (token->template_bad) return false;
  size_t begin = out->len;
  uint32_t end = token->end - (token->template_tail ? 1 : 2), width;
  for (uint32_t at = token->start + 1; at < end;) {
    uint8_t byte = source[at];
    if (byte == '\\') {
      struct lex_escape escape = lex_any_escape(source, end, at, NULL);
      if (escape.code_point != LEX_NOTHING) unicode_append(out, begin, escape.code_point);
      at = escape.end;
    } else if (byte == '\r') {
      buf_append_char(out, '\n');
      at += at + 1 < end && source[at + 1] == '\n' ? 2 : 1;
    } else if (byte < 0x80) {
      buf_append_char(out, (char)byte);
      at++;
    } else {
      unicode_append(out, begin, unicode_decode(source + at, source + end, &width));
      at += width;
    }
  }
  return true;
}

void lex_template_error(struct syn_lexer *lex, const struct syn_token *token) {
  if (!token->template_bad) return;
  struct lex_escape escape = lex_any_escape(lex->source, lex->len, token->invalid_escape, NULL);
  lex_fail(lex, escape.message, escape.error_start, escape.error_end);
}
