// SPDX-License-Identifier: MIT
//
// What the files of the lexer (lexer.c, lex_*.c) share, and nobody else needs.
#ifndef NODUS_SYNTAX_LEX_PARTS_H
#define NODUS_SYNTAX_LEX_PARTS_H

#include "syntax/lexer.h"
#include "syntax/unicode.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

// The byte at a place, 0 behind the end.
static inline uint8_t lex_byte(const struct syn_lexer *lex, uint32_t at) {
  return at < lex->len ? lex->source[at] : 0;
}

static inline uint32_t lex_code_point(const struct syn_lexer *lex, uint32_t at, uint32_t *len) {
  return unicode_decode(lex->source + at, lex->source + lex->len, len);
}

// The first place from at on with one of four bytes, or len.
static inline uint32_t lex_find(const uint8_t *source, uint32_t at, uint32_t len, char a,
                                char b, char c, char d) {
#ifdef __SSE2__
  for (; len - at >= 16; at += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(source + at));
    __m128i ab = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(a)),
                              _mm_cmpeq_epi8(bytes, _mm_set1_epi8(b)));
    __m128i cd = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)),
                              _mm_cmpeq_epi8(bytes, _mm_set1_epi8(d)));
    int found = _mm_movemask_epi8(_mm_or_si128(ab, cd));
    if (found) return at + (uint32_t)__builtin_ctz((unsigned)found);
  }
#endif
  for (; at < len; at++) {
    char byte = (char)source[at];
    if (byte == a || byte == b || byte == c || byte == d) break;
  }
  return at;
}

// Whether U+2028 or U+2029 is at a place where the byte 0xE2 is.
static inline bool lex_is_wide_line_end(const uint8_t *source, uint32_t at, uint32_t len) {
  return len - at >= 3 && source[at + 1] == 0x80 && (source[at + 2] | 1) == 0xA9;
}

// The end of a token of that kind.
static inline void lex_end(struct syn_lexer *lex, enum syn_token_kind kind, uint32_t end) {
  lex->token.kind = (uint8_t)kind;
  lex->token.end = lex->position = end;
}

// The error for bytes that are no token.
void lex_illegal(struct syn_lexer *lex, uint32_t start, uint32_t end);

// The tokens; each begins at token.start, and what is not said here is set.
void lex_word(struct syn_lexer *lex);         // lex_word.c
void lex_private_name(struct syn_lexer *lex); // #
void lex_number(struct syn_lexer *lex);       // lex_number.c
void lex_string(struct syn_lexer *lex);       // lex_string.c
void lex_template(struct syn_lexer *lex);     // lex_template.c: from ` or }

// Reads \u1234 or \u{1234} at the backslash.  M_NONE and the value, or the error and its range.
struct lex_escape {
  enum syn_message message;
  uint32_t code_point;
  uint32_t end;                    // behind the escape
  uint32_t error_start, error_end; // as V8 marks it
};
struct lex_escape lex_unicode_escape(const uint8_t *source, uint32_t len, uint32_t at);
// The same for any escape sequence of a string or template: a line continuation has no code point
// (LEX_NOTHING).  Legacy octal escapes are read; message tells of them if octal is not NULL.
#define LEX_NOTHING UINT32_MAX
struct lex_escape lex_any_escape(const uint8_t *source, uint32_t len, uint32_t at, bool *octal);

// The keyword of that spelling, or T_IDENTIFIER.
enum syn_token_kind lex_keyword(const uint8_t *text, uint32_t len);

#endif
