// SPDX-License-Identifier: MIT
//
// Where a regular expression literal ends, and its flags; regexp.c looks at what is in it.
#include "syntax/lex_parts.h"
#include "syntax/regexp.h"

// The place of the closing slash, or 0.
static uint32_t body_end(const struct syn_lexer *lex, uint32_t at) {
  bool in_class = false;
  for (; at < lex->len; at++) {
    uint8_t byte = lex->source[at];
    if (byte == '/' && !in_class) return at;
    if (byte == '[') in_class = true;
    if (byte == ']') in_class = false;
    if (byte == '\\') byte = lex_byte(lex, ++at);
    if (byte == '\n' || byte == '\r' ||
        (byte == 0xE2 && lex_is_wide_line_end(lex->source, at, lex->len)))
      return 0;
  }
  return 0;
}

// Behind the flags; 0 if there is a letter that is none, or one twice.
static uint32_t flags_end(const struct syn_lexer *lex, uint32_t at, uint32_t *flags) {
  static const char letters[] = "dgimsuvy";
  for (; at < lex->len; at++) {
    uint8_t byte = lex->source[at];
    uint32_t width;
    if (byte == '\\' ||
        (byte >= 0x80 && unicode_is_id_continue(lex_code_point(lex, at, &width))))
      return 0;
    if (!unicode_is_word_byte(byte)) break;
    const char *letter = strchr(letters, byte);
    uint32_t bit = letter ? 1u << (letter - letters) : 0;
    if (!letter || *flags & bit) return 0;
    *flags |= bit;
  }
  return at;
}

void lex_regexp(struct syn_lexer *lex) {
  uint32_t start = lex->token.start, flags = 0;
  uint32_t slash = body_end(lex, start + 1);
  if (!slash) {
    lex_fail(lex, M_REGEXP_UNTERMINATED, start, start + 1);
    return;
  }
  uint32_t end = flags_end(lex, slash + 1, &flags);
  if (!end) {
    lex_fail(lex, M_REGEXP_FLAGS, start, start + 1);
    return;
  }
  bool unicode = flags & 1 << 5, sets = flags & 1 << 6;
  if (unicode && sets) {
    lex_fail(lex, M_REGEXP_FLAGS, start, end);
    return;
  }
  struct str body = {(const char *)lex->source + start + 1, slash - start - 1};
  enum syn_message wrong = regexp_check(body, unicode, sets);
  if (wrong != M_NONE)
    lex_fail(lex, wrong, start, end);
  else
    lex_end(lex, T_REGEXP, end);
}
