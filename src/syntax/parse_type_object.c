// SPDX-License-Identifier: MIT
//
// Types in braces: object types with their members (properties, methods, accessors, call, construct
// and index signatures), and mapped types.  The bodies of interfaces are object types.  Nothing of
// them is kept.
#include "syntax/parse_ts.h"

// [key: T]: U.  A computed name, [key], is another thing.
static bool at_index_signature(struct syn_parser *p) {
  if (p->lex.token.kind != T_BRACKET_OPEN) return false;
  struct syn_lexer_mark mark = lex_mark(&p->lex);
  lex_next(&p->lex);
  bool result = parse_is_identifier(p, &p->lex.token) && lex_peek(&p->lex).kind == T_COLON;
  lex_rewind(&p->lex, &mark);
  return result && !parse_failed(p);
}

static void parse_index_signature(struct syn_parser *p) {
  lex_next(&p->lex);
  parse_name(p);
  parse_annotation(p);
  parse_expect(p, T_BRACKET_CLOSE);
  parse_annotation(p);
}

syn_node_id parse_ts_index_signature(struct syn_parser *p) {
  if (!at_index_signature(p)) return 0;
  uint32_t start = p->lex.token.start, count = p->tree->count;
  parse_index_signature(p);
  p->tree->count = count;
  return tree_add(p->tree, N_TS_DECLARE, start, p->lex.previous_end);
}

// Whether the word is a modifier here: the name of the member follows.
static bool is_modifier(const struct syn_parser *p, bool on_same_line) {
  struct syn_token next = lex_peek(&p->lex);
  if (on_same_line && next.newline_before) return false;
  return token_is_word(next.kind) || next.kind == T_STRING || next.kind == T_NUMBER ||
         next.kind == T_BIGINT || next.kind == T_BRACKET_OPEN || next.kind == T_PRIVATE_NAME;
}

static void parse_member(struct syn_parser *p) {
  enum syn_token_kind next = lex_peek(&p->lex).kind;
  bool constructs = parse_is_word(p, T_NEW) && (next == T_PAREN_OPEN || next == T_LT);
  if (constructs) lex_next(&p->lex);
  if (constructs || p->lex.token.kind == T_PAREN_OPEN || p->lex.token.kind == T_LT) {
    parse_signature(p);
    parse_return_annotation(p);
    return;
  }
  if (parse_is_word(p, T_READONLY) && is_modifier(p, true)) lex_next(&p->lex);
  if ((parse_is_word(p, T_GET) || parse_is_word(p, T_SET)) && is_modifier(p, false))
    lex_next(&p->lex);
  if (at_index_signature(p)) {
    parse_index_signature(p);
    return;
  }
  bool computed;
  parse_property_key(p, &computed);
  if (p->lex.token.kind == T_QUESTION) lex_next(&p->lex);
  if (p->lex.token.kind == T_PAREN_OPEN || p->lex.token.kind == T_LT) {
    parse_signature(p);
    parse_return_annotation(p);
  } else {
    parse_annotation(p);
  }
}

// Whether { begins a mapped type: { [K in T]: U }, with readonly, +readonly or -readonly before.
static bool at_mapped_type(struct syn_parser *p) {
  struct syn_lexer_mark mark = lex_mark(&p->lex);
  lex_next(&p->lex);
  bool is_signed = p->lex.token.kind == T_ADD || p->lex.token.kind == T_SUB;
  if (is_signed) lex_next(&p->lex);
  if (parse_is_word(p, T_READONLY)) lex_next(&p->lex);
  bool result = is_signed;
  if (!result && p->lex.token.kind == T_BRACKET_OPEN) {
    lex_next(&p->lex);
    result = token_is_word(p->lex.token.kind) && lex_peek(&p->lex).kind == T_IN;
  }
  lex_rewind(&p->lex, &mark);
  return result;
}

// + or - before readonly or ?
static void parse_sign(struct syn_parser *p) {
  if (!parse_eat(p, T_ADD)) parse_eat(p, T_SUB);
}

static void parse_mapped_type(struct syn_parser *p) {
  lex_next(&p->lex);
  parse_sign(p);
  if (parse_is_word(p, T_READONLY)) lex_next(&p->lex);
  parse_expect(p, T_BRACKET_OPEN);
  parse_name(p);
  parse_expect(p, T_IN);
  parse_type_enclosed(p);
  if (parse_is_word(p, T_AS)) {
    lex_next(&p->lex);
    parse_type_enclosed(p);
  }
  parse_expect(p, T_BRACKET_CLOSE);
  parse_sign(p);
  parse_eat(p, T_QUESTION);
  if (parse_eat(p, T_COLON)) parse_type_enclosed(p);
  if (!parse_eat(p, T_COMMA)) parse_semicolon(p);
  parse_expect(p, T_BRACE_CLOSE);
}

void parse_object_type(struct syn_parser *p) {
  if (p->lex.token.kind == T_BRACE_OPEN && at_mapped_type(p)) {
    parse_mapped_type(p);
    return;
  }
  parse_expect(p, T_BRACE_OPEN);
  while (p->lex.token.kind != T_BRACE_CLOSE && !parse_failed(p)) {
    parse_member(p);
    if (!parse_eat(p, T_COMMA)) parse_semicolon(p);
  }
  parse_expect(p, T_BRACE_CLOSE);
}
