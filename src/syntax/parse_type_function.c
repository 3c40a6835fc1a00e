// SPDX-License-Identifier: MIT
//
// Function types and the signatures of members: type parameters, parameters, what is returned.  A
// parenthesis in a type is a function's when what follows it can only be a parameter; that takes two
// tokens, or, for a pattern, the way to its closing bracket.
#include "syntax/parse_ts.h"

// At [ or { : steps behind the closing bracket.  What cannot stand in a parameter's pattern ends the
// search at once, so that nested types are not searched again and again.
static bool skip_pattern(struct syn_parser *p) {
  uint32_t depth = 0;
  do {
    switch (p->lex.token.kind) {
    case T_BRACKET_OPEN:
    case T_BRACE_OPEN: depth++; break;
    case T_BRACKET_CLOSE:
    case T_BRACE_CLOSE: depth--; break;
    case T_COMMA:
    case T_COLON:
    case T_ELLIPSIS:
    case T_STRING:
    case T_NUMBER: break;
    default:
      if (!token_is_word(p->lex.token.kind)) return false;
    }
    lex_next(&p->lex);
  } while (depth > 0);
  return true;
}

static bool skip_parameter(struct syn_parser *p) {
  while (p->lex.token.kind >= T_PRIVATE && p->lex.token.kind <= T_PUBLIC)
    lex_next(&p->lex);
  if (p->lex.token.kind == T_BRACKET_OPEN || p->lex.token.kind == T_BRACE_OPEN)
    return skip_pattern(p);
  if (!token_is_word(p->lex.token.kind) ||
      (token_is_reserved(p->lex.token.kind) && p->lex.token.kind != T_THIS))
    return false;
  lex_next(&p->lex);
  return true;
}

// At (: whether a function's parameters begin here, not a type in parentheses.
static bool at_parameters(struct syn_parser *p) {
  struct syn_lexer_mark mark = lex_mark(&p->lex);
  lex_next(&p->lex);
  bool result = p->lex.token.kind == T_PAREN_CLOSE || p->lex.token.kind == T_ELLIPSIS;
  if (!result && skip_parameter(p)) {
    switch (p->lex.token.kind) {
    case T_COLON:
    case T_COMMA:
    case T_QUESTION:
    case T_ASSIGN: result = true; break;
    case T_PAREN_CLOSE: result = lex_peek(&p->lex).kind == T_ARROW; break;
    default: break;
    }
  }
  lex_rewind(&p->lex, &mark);
  return result;
}

bool parse_at_function_type(struct syn_parser *p) {
  if (parse_failed(p)) return false;
  if (parse_at_angle(p) || parse_is_word(p, T_NEW)) return true;
  if (parse_is_word(p, T_ABSTRACT)) return lex_peek(&p->lex).kind == T_NEW;
  if (p->lex.token.kind != T_PAREN_OPEN) return false;
  bool result = at_parameters(p);
  if (parse_failed(p)) return false;
  return result;
}

static void parse_type_parameter(struct syn_parser *p) {
  for (;;) { // const, in, out
    enum syn_token_kind next = lex_peek(&p->lex).kind;
    bool is_modifier = parse_is_word(p, T_CONST) || parse_is_word(p, T_IN) ||
                       (parse_is_word(p, T_OUT) && token_is_word(next) && next != T_EXTENDS);
    if (!is_modifier) break;
    lex_next(&p->lex);
  }
  if (!token_is_word(p->lex.token.kind) || token_is_reserved(p->lex.token.kind)) {
    parse_unexpected(p, &p->lex.token);
    return;
  }
  lex_next(&p->lex);
  if (parse_eat(p, T_EXTENDS)) parse_type_enclosed(p);
  if (parse_eat(p, T_ASSIGN)) parse_type_enclosed(p);
}

syn_node_id parse_type_parameters(struct syn_parser *p) {
  if (!parse_at_angle(p)) return 0;
  uint32_t start = p->lex.token.start, count = p->tree->count;
  lex_next(&p->lex);
  do {
    parse_type_parameter(p);
  } while (parse_eat(p, T_COMMA) && p->lex.token.kind != T_GT);
  parse_close_angle(p);
  p->tree->count = count;
  return tree_add(p->tree, N_TS_TYPE_PARAMETERS, start, p->lex.previous_end);
}

static void parse_signature_parameter(struct syn_parser *p) {
  parse_eat(p, T_ELLIPSIS);
  if (parse_is_word(p, T_THIS) || token_is_word(p->lex.token.kind))
    parse_name(p);
  else
    parse_binding_target(p);
  parse_annotation(p);
  if (parse_eat(p, T_ASSIGN)) parse_assignment(p);
}

void parse_signature(struct syn_parser *p) {
  parse_type_parameters(p);
  parse_expect(p, T_PAREN_OPEN);
  while (p->lex.token.kind != T_PAREN_CLOSE && !parse_failed(p)) {
    parse_signature_parameter(p);
    if (!parse_eat(p, T_COMMA)) break;
  }
  parse_expect(p, T_PAREN_CLOSE);
}

syn_node_id parse_function_type(struct syn_parser *p) {
  uint32_t start = p->lex.token.start, count = p->tree->count;
  if (parse_is_word(p, T_ABSTRACT)) lex_next(&p->lex);
  parse_eat(p, T_NEW);
  parse_signature(p);
  parse_expect(p, T_ARROW);
  bool before = p->context.no_conditional_types;
  p->context.no_conditional_types = false;
  parse_return_type(p);
  p->context.no_conditional_types = before;
  p->tree->count = count;
  return parse_type_node(p, TYPE_FUNCTION, start);
}

// At asserts: asserts x, asserts x is T, asserts this
static bool at_asserts(struct syn_parser *p) {
  if (!parse_is_word(p, T_ASSERTS)) return false;
  struct syn_token next = lex_peek(&p->lex);
  if (next.newline_before || next.kind == T_IS) return false;
  return next.kind == T_THIS || parse_is_identifier(p, &next);
}

static bool at_predicate(struct syn_parser *p) {
  if (!parse_is_identifier(p, &p->lex.token)) return false;
  struct syn_token next = lex_peek(&p->lex);
  return next.kind == T_IS && !next.newline_before;
}

syn_node_id parse_return_type(struct syn_parser *p) {
  uint32_t start = p->lex.token.start, count = p->tree->count;
  bool asserts = at_asserts(p);
  if (!asserts && !at_predicate(p)) return parse_type(p);
  if (asserts) lex_next(&p->lex);
  lex_next(&p->lex);
  if (!p->lex.token.newline_before && parse_is_word(p, T_IS)) {
    lex_next(&p->lex);
    parse_type(p);
  }
  p->tree->count = count;
  return parse_type_node(p, asserts ? TYPE_VOID : TYPE_BOOLEAN, start);
}
