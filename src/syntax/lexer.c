// SPDX-License-Identifier: MIT
//
// The lexer's main road: blanks and comments, punctuation, and which file reads what.
#include "syntax/lexer.h"

#include "syntax/lex_parts.h"

void lex_fail(struct syn_lexer *lex, enum syn_message message, uint32_t start, uint32_t end) {
  if (end > lex->len)
    end = lex->len; // an escape sequence that the text ends in is marked whole
  syn_error_set(lex->error, message, start, end);
  if (end > lex->previous_end) lex->previous_end = end; // what is unwound ends here at least
  lex->token.start = lex->len;
  lex_end(lex, T_END, lex->len);
}

void lex_illegal(struct syn_lexer *lex, uint32_t start, uint32_t end) {
  lex_fail(lex, M_INVALID_TOKEN, start, end);
}

void lex_check_octal(struct syn_lexer *lex) {
  if (!lex->token.octal || !lex->strict) return;
  enum syn_message message;
  uint32_t end, start = lex_octal_place(lex->source, &lex->token, &message, &end);
  lex_fail(lex, message, start, end);
}

// ---- Blanks and comments

static uint32_t line_end(const struct syn_lexer *lex, uint32_t at) {
  for (;; at++) {
    at = lex_find(lex->source, at, lex->len, '\n', '\r', '\xE2', '\n');
    if (at == lex->len || lex->source[at] != 0xE2 ||
        lex_is_wide_line_end(lex->source, at, lex->len))
      return at;
  }
}

// Behind the */ of a comment whose /* was before at; 0 if it does not end.
static uint32_t comment_end(const struct syn_lexer *lex, uint32_t at, bool *newline) {
  for (;; at++) {
    at = *newline ? lex_find(lex->source, at, lex->len, '*', '*', '*', '*')
                  : lex_find(lex->source, at, lex->len, '*', '\n', '\r', '\xE2');
    if (at >= lex->len) return 0;
    uint8_t byte = lex->source[at];
    if (byte == '*') {
      if (lex_byte(lex, at + 1) == '/') return at + 2;
    } else if (byte != 0xE2 || lex_is_wide_line_end(lex->source, at, lex->len)) {
      *newline = true;
    }
  }
}

static bool is_at(const struct syn_lexer *lex, uint32_t at, struct str text) {
  return lex->len - at >= text.len && memcmp(lex->source + at, text.data, text.len) == 0;
}

static const struct str byte_order_mark = {"\xEF\xBB\xBF", 3};

// Whether at is where the source begins, so that --> begins a comment there.
static bool is_first(const struct syn_lexer *lex, uint32_t at) {
  return at == 0 || (at == byte_order_mark.len && is_at(lex, 0, byte_order_mark));
}

static uint32_t skip_spaces(const struct syn_lexer *lex, uint32_t at) {
  uint64_t eight;
  for (; lex->len - at >= 8; at += 8) {
    memcpy(&eight, lex->source + at, 8);
    if (eight != 0x2020202020202020) break;
  }
  while (at < lex->len && lex->source[at] == ' ')
    at++;
  return at;
}

uint32_t lex_skip_blanks(const struct syn_lexer *lex, uint32_t from, bool *newline) {
  bool line = false, first = is_first(lex, from);
  uint32_t at = from, next, width;
  for (; at < lex->len; at = next) {
    uint8_t byte = lex->source[at];
    next = at + 1;
    if (byte == ' ') {
      next = skip_spaces(lex, next);
    } else if (byte == '\n' || byte == '\r') {
      line = true;
    } else if (byte == '\t' || byte == '\v' || byte == '\f') {
      continue;
    } else if (byte == '/') {
      uint8_t second = lex_byte(lex, next);
      if (second == '/')
        next = line_end(lex, at + 2);
      else if (second != '*' || (next = comment_end(lex, at + 2, &line)) == 0)
        break;
    } else if (byte == '<' || byte == '-') {
      bool comment = byte == '<' ? is_at(lex, at, STR("<!--"))
                                 : (line || first) && is_at(lex, at, STR("-->"));
      if (!comment || lex->is_module) break;
      next = line_end(lex, at);
    } else if (byte >= 0x80) {
      uint32_t code_point = lex_code_point(lex, at, &width);
      next = at + width;
      if (unicode_is_line_end(code_point))
        line = true;
      else if (!unicode_is_blank(code_point))
        break;
    } else {
      break;
    }
  }
  if (newline && line) *newline = true;
  return at;
}

// ---- Punctuation

static const uint8_t single[128] = {
    ['{'] = T_BRACE_OPEN,  ['}'] = T_BRACE_CLOSE,  ['('] = T_PAREN_OPEN,
    [')'] = T_PAREN_CLOSE, ['['] = T_BRACKET_OPEN, [']'] = T_BRACKET_CLOSE,
    [';'] = T_SEMICOLON,   [','] = T_COMMA,        [':'] = T_COLON,
    ['~'] = T_TILDE,       ['@'] = T_AT,           ['.'] = T_DOT,
    ['='] = T_ASSIGN,      ['!'] = T_NOT,          ['<'] = T_LT,
    ['>'] = T_GT,          ['+'] = T_ADD,          ['-'] = T_SUB,
    ['*'] = T_MUL,         ['/'] = T_DIV,          ['%'] = T_MOD,
    ['&'] = T_AND,         ['|'] = T_OR,           ['^'] = T_XOR,
    ['?'] = T_QUESTION,
};

// The longer tokens, by their first bytes.  In each group the longest comes first.
static const struct {
  char text[5];
  uint8_t kind;
} longer[] = {
    {"...", T_ELLIPSIS},
    {"===", T_EQ_STRICT},
    {"==", T_EQ},
    {"=>", T_ARROW},
    {"!==", T_NE_STRICT},
    {"!=", T_NE},
    {"<<=", T_ASSIGN_SHL},
    {"<<", T_SHL},
    {"<=", T_LE},
    {">>>=", T_ASSIGN_USHR},
    {">>>", T_USHR},
    {">>=", T_ASSIGN_SHR},
    {">>", T_SHR},
    {">=", T_GE},
    {"++", T_INCREMENT},
    {"+=", T_ASSIGN_ADD},
    {"--", T_DECREMENT},
    {"-=", T_ASSIGN_SUB},
    {"**=", T_ASSIGN_EXP},
    {"**", T_EXP},
    {"*=", T_ASSIGN_MUL},
    {"/=", T_ASSIGN_DIV},
    {"%=", T_ASSIGN_MOD},
    {"&&=", T_ASSIGN_LOGICAL_AND},
    {"&&", T_LOGICAL_AND},
    {"&=", T_ASSIGN_AND},
    {"||=", T_ASSIGN_LOGICAL_OR},
    {"||", T_LOGICAL_OR},
    {"|=", T_ASSIGN_OR},
    {"^=", T_ASSIGN_XOR},
    {"?\?=", T_ASSIGN_NULLISH},
    {"?\?", T_NULLISH},
    {"?.", T_QUESTION_DOT},
};
// Where the group of a first byte begins, from 1; 0: the byte stands alone.
static const uint8_t group[128] = {
    ['.'] = 1,  ['='] = 2,  ['!'] = 5,  ['<'] = 7,  ['>'] = 10, ['+'] = 15, ['-'] = 17,
    ['*'] = 19, ['/'] = 22, ['%'] = 23, ['&'] = 24, ['|'] = 27, ['^'] = 30, ['?'] = 31,
};

static void punctuation(struct syn_lexer *lex, uint8_t byte) {
  uint32_t at = lex->token.start;
  uint8_t second = lex_byte(lex, at + 1);
  // Nothing longer goes on with a letter, a blank, or a quote.
  if (group[byte] && (single[second & 0x7F] || second == '.')) {
    for (size_t i = group[byte] - 1u;
         i < sizeof(longer) / sizeof(longer[0]) && longer[i].text[0] == (char)byte; i++) {
      uint32_t size = 1;
      while (longer[i].text[size] && (uint8_t)longer[i].text[size] == lex_byte(lex, at + size))
        size++;
      if (longer[i].text[size]) continue;
      uint8_t behind = lex_byte(lex, at + size);
      if (longer[i].kind == T_QUESTION_DOT && behind >= '0' && behind <= '9') continue;
      lex_end(lex, longer[i].kind, at + size);
      return;
    }
  }
  lex_end(lex, single[byte], at + 1);
}

static void one_token(struct syn_lexer *lex, uint8_t byte) {
  uint32_t at = lex->token.start;
  uint8_t second;
  switch (byte) {
  case '"':
  case '\'': lex_string(lex); return;
  case '`': lex_template(lex); return;
  case '#': lex_private_name(lex); return;
  case '.':
    second = lex_byte(lex, at + 1);
    if (second >= '0' && second <= '9')
      lex_number(lex);
    else
      punctuation(lex, byte);
    return;
  case '<':
    if (is_at(lex, at, STR("<!--"))) // a comment that blanks did not pass: this is a module
      lex_fail(lex, M_HTML_COMMENT, at + 3, at + 4);
    else
      punctuation(lex, byte);
    return;
  case '-':
    if ((lex->token.newline_before || is_first(lex, at)) && is_at(lex, at, STR("-->")))
      lex_fail(lex, M_HTML_COMMENT, at + 2, at + 3);
    else
      punctuation(lex, byte);
    return;
  case '/':
    if (lex_byte(lex, at + 1) == '*') // one that does not end: blanks would have passed it
      lex_illegal(lex, at, lex->len);
    else
      punctuation(lex, byte);
    return;
  default:
    if (byte >= '0' && byte <= '9')
      lex_number(lex);
    else if (byte < 0x80 && single[byte])
      punctuation(lex, byte);
    else
      lex_word(lex);
  }
}

void lex_next(struct syn_lexer *lex) {
  bool newline = false;
  lex->previous_start = lex->token.start;
  lex->previous_end = lex->token.end;
  uint32_t at = lex->position;
  if (lex_byte(lex, at) == ' ') at++; // the usual case
  if (unicode_is_word_byte(lex_byte(lex, at)) == false)
    at = lex_skip_blanks(lex, lex->position, &newline);
  lex->token = (struct syn_token){.start = at, .newline_before = newline};
  if (at >= lex->len || lex->error->message != M_NONE) {
    lex->token.start = lex->len;
    lex_end(lex, T_END, lex->len);
    return;
  }
  uint8_t byte = lex->source[at];
  if (unicode_word_bytes[byte] & 2)
    lex_word(lex);
  else
    one_token(lex, byte);
}

void lex_init(struct syn_lexer *lex, struct str source, struct syn_error *error) {
  *lex = (struct syn_lexer){
      .source = (const uint8_t *)source.data, .len = (uint32_t)source.len, .error = error};
  uint32_t at = is_at(lex, 0, byte_order_mark) ? (uint32_t)byte_order_mark.len : 0;
  if (is_at(lex, at, STR("#!"))) at = line_end(lex, at);
  lex->position = lex->token.end = at;
}

// ---- Other ways to read, and places to come back to

void lex_template_continuation(struct syn_lexer *lex) {
  lex_template(lex);
}

void lex_split_angle(struct syn_lexer *lex) {
  uint8_t byte = lex->source[lex->token.start];
  lex_end(lex, byte == '<' ? T_LT : T_GT, lex->token.start + 1);
}

struct syn_lexer_mark lex_mark(const struct syn_lexer *lex) {
  return (struct syn_lexer_mark){lex->position, lex->previous_start, lex->previous_end,
                                 lex->token};
}

void lex_rewind(struct syn_lexer *lex, const struct syn_lexer_mark *mark) {
  lex->position = mark->position;
  lex->previous_start = mark->previous_start;
  lex->previous_end = mark->previous_end;
  lex->token = mark->token;
}

struct syn_token lex_peek(const struct syn_lexer *lex) {
  struct syn_error nobody_sees = {0};
  struct syn_lexer copy = *lex;
  copy.error = &nobody_sees;
  lex_next(&copy);
  return copy.token;
}
