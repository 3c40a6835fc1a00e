// SPDX-License-Identifier: MIT
//
// JSX: the tokens inside a tag, where words may have hyphens and strings have no escapes, and the text
// between tags.
#include "syntax/lex_parts.h"

void lex_jsx_tag(struct syn_lexer *lex) {
  bool newline = false;
  uint32_t start = lex_skip_blanks(lex, lex->position, &newline);
  uint8_t byte = lex_byte(lex, start);
  if (byte != '"' && byte != '\'' && byte != '>' && byte != '<' && byte != '/') {
    lex_next(lex);
    uint32_t at = lex->token.end;
    if (!token_is_word((enum syn_token_kind)lex->token.kind) || lex_byte(lex, at) != '-')
      return;
    while (lex_byte(lex, at) == '-' || unicode_is_word_byte(lex_byte(lex, at)))
      at++;
    lex_end(lex, T_JSX_NAME, at);
    return;
  }
  lex->previous_start = lex->token.start;
  lex->previous_end = lex->token.end;
  lex->token = (struct syn_token){.start = start, .newline_before = newline};
  if (byte == '>' || byte == '<' || byte == '/') {
    lex_end(lex, byte == '>' ? T_GT : byte == '<' ? T_LT : T_DIV, start + 1);
    return;
  }
  uint32_t end = lex_find(lex->source, start + 1, lex->len, (char)byte, (char)byte, (char)byte,
                          (char)byte);
  if (end >= lex->len)
    lex_illegal(lex, start, lex->len);
  else
    lex_end(lex, T_STRING, end + 1);
}

void lex_jsx_text(struct syn_lexer *lex) {
  uint32_t start = lex->position;
  lex->previous_start = lex->token.start;
  lex->previous_end = lex->token.end;
  lex->token = (struct syn_token){.start = start};
  uint32_t end = lex_find(lex->source, start, lex->len, '{', '<', '>', '}');
  uint8_t byte = lex_byte(lex, end);
  if (end >= lex->len)
    lex_fail(lex, M_UNEXPECTED_END, lex->len, lex->len);
  else if (byte == '>' || byte == '}')
    lex_fail(lex, M_UNEXPECTED_TOKEN, end, end + 1);
  else if (end > start)
    lex_end(lex, T_JSX_TEXT, end);
  else
    lex_end(lex, byte == '{' ? T_BRACE_OPEN : T_LT, start + 1);
}
