// SPDX-License-Identifier: MIT
//
// Words: identifiers, reserved words and private names.  ASCII is read by table; what has other
// characters or escapes goes the slow way, and an escaped word is looked up by its value.
//
// Keywords are found by a perfect hash of their length, first, second and last byte.  The table below
// is sorted by it; test/unit/syntax/lexer.c proves that every keyword is found.
#include "syntax/lex_parts.h"

static const uint8_t keywords[256] = {
    [1] = T_FOR,          [3] = T_DEBUGGER,    [6] = T_UNIQUE,      [7] = T_ASSERTS,
    [15] = T_EXPORT,      [18] = T_TYPE,       [21] = T_INFER,      [29] = T_META,
    [32] = T_CONSTRUCTOR, [33] = T_ABSTRACT,   [35] = T_USING,      [39] = T_IMPLEMENTS,
    [43] = T_INSTANCEOF,  [44] = T_SWITCH,     [48] = T_ACCESSOR,   [52] = T_NEW,
    [53] = T_OF,          [58] = T_NAMESPACE,  [60] = T_PACKAGE,    [61] = T_THROW,
    [63] = T_MODULE,      [64] = T_IMPORT,     [68] = T_READONLY,   [72] = T_EXTENDS,
    [78] = T_DO,          [84] = T_PUBLIC,     [85] = T_DEFER,      [88] = T_SET,
    [93] = T_PRIVATE,     [98] = T_YIELD,      [99] = T_IN,         [101] = T_CONTINUE,
    [105] = T_FROM,       [106] = T_ARGUMENTS, [111] = T_SATISFIES, [113] = T_EVAL,
    [115] = T_NULL,       [117] = T_TRY,       [122] = T_FALSE,     [124] = T_OUT,
    [130] = T_DELETE,     [131] = T_ASYNC,     [133] = T_FUNCTION,  [135] = T_TYPEOF,
    [138] = T_FINALLY,    [143] = T_CASE,      [146] = T_CLASS,     [148] = T_GET,
    [155] = T_TRUE,       [160] = T_OVERRIDE,  [161] = T_SOURCE,    [177] = T_GLOBAL,
    [181] = T_BREAK,      [182] = T_WITH,      [187] = T_LET,       [188] = T_DECLARE,
    [189] = T_IS,         [192] = T_ELSE,      [195] = T_VAR,       [197] = T_RETURN,
    [198] = T_CONST,      [203] = T_DEFAULT,   [204] = T_CATCH,     [206] = T_ASSERT,
    [208] = T_PROTECTED,  [211] = T_IF,        [216] = T_AWAIT,     [218] = T_SUPER,
    [220] = T_WHILE,      [221] = T_VOID,      [229] = T_AS,        [230] = T_KEYOF,
    [234] = T_ENUM,       [240] = T_INTERFACE, [244] = T_STATIC,    [246] = T_REQUIRE,
    [253] = T_TARGET,     [255] = T_THIS,
};

enum { SHORTEST_KEYWORD = 2, LONGEST_KEYWORD = 11 };

static const uint8_t spelling_sizes[T_COUNT] = {
#define SYN_TOKEN(name, spelling, precedence) sizeof(spelling) - 1,
#include "syntax/token_table.h"
#undef SYN_TOKEN
};

enum syn_token_kind lex_keyword(const uint8_t *text, uint32_t len) {
  if (len < SHORTEST_KEYWORD || len > LONGEST_KEYWORD) return T_IDENTIFIER;
  uint8_t hash = (uint8_t)(len * 58 + text[0] * 59u + text[1] * 17u + text[len - 1]);
  enum syn_token_kind kind = keywords[hash];
  if (kind == T_END) return T_IDENTIFIER;
  bool same = spelling_sizes[kind] == len && memcmp(syn_token_spelling[kind], text, len) == 0;
  return same ? kind : T_IDENTIFIER;
}

// The next character of a word, escaped or not; sets *next behind it.  false if a word does not go on
// here, or after an error.
static bool word_character(struct syn_lexer *lex, uint32_t at, bool first, uint32_t *next) {
  uint32_t code_point, width;
  if (at >= lex->len) return false;
  bool escaped = lex->source[at] == '\\';
  if (escaped) {
    if (lex_byte(lex, at + 1) != 'u') {
      lex_illegal(lex, lex->token.start, at + 1);
      return false;
    }
    struct lex_escape escape = lex_unicode_escape(lex->source, lex->len, at);
    if (escape.message != M_NONE) {
      lex_fail(lex, escape.message, escape.error_start, escape.error_end);
      return false;
    }
    code_point = escape.code_point;
    *next = escape.end;
    lex->token.escaped = true;
  } else {
    code_point = lex_code_point(lex, at, &width);
    *next = at + width;
  }
  if (first ? unicode_is_id_start(code_point) : unicode_is_id_continue(code_point)) return true;
  if (escaped || first) lex_illegal(lex, lex->token.start, *next);
  return false;
}

static void word_slowly(struct syn_lexer *lex, uint32_t at, bool first, bool may_be_keyword) {
  uint32_t next;
  for (; word_character(lex, at, first, &next); at = next)
    first = false;
  if (lex->error->message != M_NONE) return;
  lex_end(lex, T_IDENTIFIER, at);
  if (!lex->token.escaped || !may_be_keyword) return;
  struct buf value = {0};
  lex_identifier_value(lex->source, lex->token.start, at, &value);
  lex->token.kind = (uint8_t)lex_keyword((const uint8_t *)value.data, (uint32_t)value.len);
  buf_free(&value);
}

void lex_word(struct syn_lexer *lex) {
  const uint8_t *source = lex->source;
  uint32_t start = lex->token.start, at = start, len = lex->len;
  while (at < len && unicode_is_word_byte(source[at]))
    at++;
  if (at < len && (source[at] >= 0x80 || source[at] == '\\')) {
    word_slowly(lex, at, at == start, true);
    return;
  }
  if (at == start) {
    lex_illegal(lex, at, at + 1);
    return;
  }
  lex_end(lex, lex_keyword(source + start, at - start), at);
}

void lex_private_name(struct syn_lexer *lex) {
  uint32_t start = lex->token.start, at = start + 1;
  uint8_t byte = lex_byte(lex, at);
  if (!(unicode_word_bytes[byte] & 2) && byte < 0x80 && byte != '\\') {
    lex_illegal(lex, start, at);
    return;
  }
  word_slowly(lex, at, true, false);
  if (lex->error->message == M_NONE) lex->token.kind = T_PRIVATE_NAME;
}

void lex_identifier_value(const uint8_t *source, uint32_t start, uint32_t end,
                          struct buf *out) {
  size_t begin = out->len;
  for (uint32_t at = start; at < end;) {
    uint32_t width;
    if (source[at] == '\\') {
      struct lex_escape escape = lex_unicode_escape(source, end, at);
      unicode_append(out, begin, escape.code_point);
      at = escape.end;
    } else if (source[at] < 0x80) {
      buf_append_char(out, (char)source[at++]);
    } else {
      unicode_append(out, begin, unicode_decode(source + at, source + end, &width));
      at += width;
    }
  }
}

bool lex_is_identifier_name(struct str text) {
  const uint8_t *at = (const uint8_t *)text.data, *end = at + text.len;
  if (text.len == 0) return false;
  uint32_t width;
  if (!unicode_is_id_start(unicode_decode(at, end, &width))) return false;
  for (at += width; at < end; at += width)
    if (!unicode_is_id_continue(unicode_decode(at, end, &width))) return false;
  return true;
}
