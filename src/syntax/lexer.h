// SPDX-License-Identifier: MIT
//
// From bytes to tokens.  The source is UTF-8 (or WTF-8: lone surrogates of a JavaScript string stay
// three-byte sequences); invalid sequences are read as U+FFFD.  The lexer looks one token ahead of
// nothing: it holds the current token only, and the parser says how the next is to be read where
// that depends on the grammar (regular expression or division, template continuation, JSX).
//
// Errors stick: the first is kept in *error, and from then on every token is T_END, so that callers
// unwind without a check after each call.
//
// Lexing needs no allocation and reads each byte once, words and blanks several bytes at a time.
#ifndef NODUS_SYNTAX_LEXER_H
#define NODUS_SYNTAX_LEXER_H

#include "syntax/error.h"
#include "syntax/token.h"
#include "util/buf.h"
#include "util/str.h"

struct syn_lexer {
  const uint8_t *source;
  uint32_t len;
  uint32_t position;                     // behind the current token
  uint32_t previous_start, previous_end; // the token before the current one
  struct syn_token token;                // the current one
  struct syn_error *error; // the first error, error->message == 0 while there is none
  bool is_module;          // no HTML-like comments
  bool strict; // kept true by the parser while code is strict: legacy octals are errors
  bool typescript;
};

// A copy of the lexer's position, to come back to.
struct syn_lexer_mark {
  uint32_t position, previous_start, previous_end;
  struct syn_token token;
};

// In front of the first token, behind a byte order mark and a hashbang line: lex_next() reads it.
void lex_init(struct syn_lexer *lex, struct str source, struct syn_error *error);
// Steps to the next token; a slash is division, a } is a brace.
void lex_next(struct syn_lexer *lex);
// The current token is T_DIV or T_ASSIGN_DIV: reads it again as a regular expression, flags and body
// checked against ECMAScript 2026 (flags d g i m s u v y, named groups, modifiers, v-mode classes).
void lex_regexp(struct syn_lexer *lex);
// The current token is T_BRACE_CLOSE: reads it again as the continuation of a template.
void lex_template_continuation(struct syn_lexer *lex);
// The current token begins with > (>>, >=, >>= ...): cuts it to that one character (TypeScript's
// closing of type arguments).  Likewise for T_SHL and the like beginning with <.
void lex_split_angle(struct syn_lexer *lex);
// In a JSX tag: steps to the next token, words with hyphens being T_JSX_NAME and strings without
// escapes (and possibly with line terminators).
void lex_jsx_tag(struct syn_lexer *lex);
// Between JSX tags: reads from behind the current token: T_JSX_TEXT (never empty), T_BRACE_OPEN or
// T_LT.
void lex_jsx_text(struct syn_lexer *lex);

// Records an error; from here on there is only T_END.
void lex_fail(struct syn_lexer *lex, enum syn_message message, uint32_t start, uint32_t end);

struct syn_lexer_mark lex_mark(const struct syn_lexer *lex);
void lex_rewind(struct syn_lexer *lex, const struct syn_lexer_mark *mark);

// The token after the current one, without stepping.  A slash is read as division.
struct syn_token lex_peek(const struct syn_lexer *lex);

// The first character behind from that is neither blank nor comment; *newline, unless NULL, is set
// if a line terminator was passed.
uint32_t lex_skip_blanks(const struct syn_lexer *lex, uint32_t from, bool *newline);

// Values: appended to out as UTF-8 (WTF-8 for lone surrogates).
void lex_identifier_value(const uint8_t *source, uint32_t start, uint32_t end, struct buf *out);
void lex_string_value(const uint8_t *source, uint32_t start, uint32_t end, struct buf *out);
// false if the escape sequences have no cooked value.
bool lex_template_value(const uint8_t *source, const struct syn_token *token, struct buf *out);
// The error of a token with template_bad, in a template without a tag.
void lex_template_error(struct syn_lexer *lex, const struct syn_token *token);
// The error if the current token has a legacy octal and the code is strict.
void lex_check_octal(struct syn_lexer *lex);
// Where the legacy octal of a token with that flag is, its end, and the error that it is in strict code.
uint32_t lex_octal_place(const uint8_t *source, const struct syn_token *token,
                         enum syn_message *message, uint32_t *end);
double lex_number_value(const uint8_t *source, uint32_t start, uint32_t end);

// Whether the bytes are an identifier name (no escapes).
bool lex_is_identifier_name(struct str text);

#endif
