// SPDX-License-Identifier: MIT
//
// What TypeScript adds to expressions: casts, as and satisfies, type arguments of calls.  Whether
// a < begins type arguments is decided as TypeScript does: what follows must read as types up to a
// single >, and behind that must stand what can follow a call or an instantiation expression, but
// not an operand.
#include "syntax/parse_ts.h"

// Whether the current token can begin an expression, or go on with one as an operator cannot.
static bool begins_operand(const struct syn_parser *p) {
  enum syn_token_kind kind = p->lex.token.kind;
  switch (kind) {
  case T_NUMBER:
  case T_BIGINT:
  case T_STRING:
  case T_REGEXP:
  case T_PRIVATE_NAME:
  case T_BRACE_OPEN:
  case T_BRACKET_OPEN:
  case T_NOT:
  case T_TILDE:
  case T_INCREMENT:
  case T_DECREMENT:
  case T_AT:
  case T_THIS:
  case T_SUPER:
  case T_NULL:
  case T_TRUE:
  case T_FALSE:
  case T_FUNCTION:
  case T_CLASS:
  case T_NEW:
  case T_DELETE:
  case T_TYPEOF:
  case T_VOID:
  case T_IMPORT: return true;
  case T_AS:
  case T_SATISFIES: return false;
  default: return token_is_word(kind) && parse_is_identifier(p, &p->lex.token);
  }
}

// Whether what stands behind type arguments shows that they are such.
static bool can_follow_type_arguments(const struct syn_parser *p) {
  switch (p->lex.token.kind) {
  case T_PAREN_OPEN:
  case T_TEMPLATE: return true;
  case T_LT:
  case T_GT:
  case T_SHR:
  case T_USHR:
  case T_GE:
  case T_ADD:
  case T_SUB: return false;
  default: return p->lex.token.newline_before || !begins_operand(p);
  }
}

syn_node_id parse_try_type_arguments(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  if (attempt_failed(p, ATTEMPT_TYPE_ARGUMENTS, start)) return 0;
  struct trial trial;
  trial_begin(p, &trial);
  syn_node_id id = parse_type_argument_list(p, true);
  if (!parse_failed(p) && can_follow_type_arguments(p)) return id;
  trial_undo(p, &trial);
  return 0;
}

// T, or const.
static void parse_asserted_type(struct syn_parser *p) {
  uint32_t count = p->tree->count;
  if (parse_is_word(p, T_CONST))
    lex_next(&p->lex);
  else
    parse_type_enclosed(p);
  p->tree->count = count;
}

syn_node_id parse_cast(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  if (!parse_at_angle(p)) return 0;
  lex_next(&p->lex);
  parse_asserted_type(p);
  parse_close_angle(p);
  syn_node_id operand = parse_enter(p) ? parse_unary(p) : 0;
  parse_leave(p);
  syn_node_id id = tree_add(p->tree, N_TS_CAST, start, p->lex.previous_end);
  tree_node(p->tree, id)->first = operand;
  return id;
}

syn_node_id parse_as(struct syn_parser *p, syn_node_id expression) {
  uint32_t start = tree_node(p->tree, expression)->start;
  bool found = false;
  while ((parse_is_word(p, T_AS) || parse_is_word(p, T_SATISFIES)) &&
         !p->lex.token.newline_before) {
    lex_next(&p->lex);
    parse_asserted_type(p);
    found = true;
  }
  if (!found) return expression;
  syn_node_id id = tree_add(p->tree, N_TS_AS, start, p->lex.previous_end);
  tree_node(p->tree, id)->first = expression;
  return id;
}
