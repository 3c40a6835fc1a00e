// SPDX-License-Identifier: MIT
//
// Names in types, with the arguments in angle brackets: A.B<C>, import("x").A<B>, f<T>.  Angle
// brackets are cut off from the operators they run together with (>>, >=, <<), as only a type's
// grammar knows that they are brackets.
#include "syntax/parse_ts.h"

bool parse_at_angle(struct syn_parser *p) {
  if (p->lex.token.kind == T_SHL) lex_split_angle(&p->lex);
  return p->lex.token.kind == T_LT;
}

bool parse_close_angle(struct syn_parser *p) {
  switch (p->lex.token.kind) {
  case T_SHR:
  case T_USHR:
  case T_GE:
  case T_ASSIGN_SHR:
  case T_ASSIGN_USHR: lex_split_angle(&p->lex); break;
  default: break;
  }
  return parse_expect(p, T_GT);
}

syn_node_id parse_entity_name(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  if (!token_is_word(p->lex.token.kind) ||
      (token_is_reserved(p->lex.token.kind) && p->lex.token.kind != T_THIS)) {
    parse_unexpected(p, &p->lex.token);
    return 0;
  }
  syn_node_id base = tree_add(p->tree, N_IDENTIFIER, start, p->lex.token.end);
  lex_next(&p->lex);
  struct syn_list links = {0};
  while (p->lex.token.kind == T_DOT) {
    uint32_t dot = p->lex.token.start;
    lex_next(&p->lex);
    bool is_private = p->lex.token.kind == T_PRIVATE_NAME; // typeof this.#x
    syn_node_id name = is_private
                           ? tree_add(p->tree, N_NAME, p->lex.token.start, p->lex.token.end)
                           : parse_name(p);
    if (is_private) lex_next(&p->lex);
    syn_node_id link = tree_add(p->tree, N_DOT, dot, p->lex.previous_end);
    tree_node(p->tree, link)->first = name;
    list_push(p->tree, &links, link);
  }
  if (!links.first) return base;
  syn_node_id chain = tree_add(p->tree, N_CHAIN, start, p->lex.previous_end);
  tree_node(p->tree, chain)->first = base;
  tree_node(p->tree, base)->next = links.first;
  return chain;
}

syn_node_id parse_type_argument_list(struct syn_parser *p, bool in_expression) {
  uint32_t start = p->lex.token.start;
  struct syn_list types = {0};
  if (!parse_at_angle(p)) return 0;
  lex_next(&p->lex);
  do {
    list_push(p->tree, &types, parse_type_enclosed(p));
  } while (parse_eat(p, T_COMMA));
  if (parse_failed(p)) {
    attempt_remember(p, ATTEMPT_TYPE_ARGUMENTS, start);
    return 0;
  }
  if (in_expression)
    parse_expect(p, T_GT);
  else
    parse_close_angle(p);
  syn_node_id id = tree_add(p->tree, N_TS_TYPE_ARGUMENTS, start, p->lex.previous_end);
  tree_node(p->tree, id)->first = types.first;
  return id;
}

syn_node_id parse_type_arguments(struct syn_parser *p) {
  if (!attempt_failed(p, ATTEMPT_TYPE_ARGUMENTS, p->lex.token.start))
    return parse_type_argument_list(p, false);
  parse_unexpected(p, &p->lex.token);
  return 0;
}

// { with: { "resolution-mode": "import" } }
static void parse_import_attributes(struct syn_parser *p) {
  if (p->lex.token.kind != T_BRACE_OPEN) {
    parse_unexpected(p, &p->lex.token);
    return;
  }
  parse_assignment(p);
  parse_eat(p, T_COMMA);
}

void parse_import_type(struct syn_parser *p) {
  lex_next(&p->lex);
  parse_expect(p, T_PAREN_OPEN);
  parse_type_enclosed(p);
  if (parse_eat(p, T_COMMA) && p->lex.token.kind != T_PAREN_CLOSE) parse_import_attributes(p);
  parse_expect(p, T_PAREN_CLOSE);
  while (parse_eat(p, T_DOT))
    parse_name(p);
  if (!p->lex.token.newline_before && parse_at_angle(p)) parse_type_arguments(p);
}
