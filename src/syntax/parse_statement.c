// SPDX-License-Identifier: MIT
//
// Statements.
#include "syntax/parser.h"

void parse_directives(struct syn_parser *p, struct syn_list *list) {
  (void)p, (void)list;
}

static syn_node_id expression_statement(struct syn_parser *p) {
  syn_node_id id = tree_add(p->tree, N_EXPRESSION, p->lex.token.start, 0);
  syn_node_id expression = parse_expression(p);
  parse_semicolon(p);
  tree_node(p->tree, id)->first = expression;
  tree_node(p->tree, id)->end = p->lex.previous_end;
  return id;
}

syn_node_id parse_block(struct syn_parser *p) {
  syn_node_id id = tree_add(p->tree, N_BLOCK, p->lex.token.start, 0);
  struct syn_list list = {0};
  parse_expect(p, T_BRACE_OPEN);
  parse_statement_list(p, &list, T_BRACE_CLOSE);
  parse_expect(p, T_BRACE_CLOSE);
  tree_node(p->tree, id)->first = list.first;
  tree_node(p->tree, id)->end = p->lex.previous_end;
  return id;
}

syn_node_id parse_statement(struct syn_parser *p) {
  return p->lex.token.kind == T_BRACE_OPEN ? parse_block(p) : expression_statement(p);
}

syn_node_id parse_statement_or_declaration(struct syn_parser *p) {
  return parse_statement(p);
}

void parse_statement_list(struct syn_parser *p, struct syn_list *list,
                          enum syn_token_kind end) {
  while (p->lex.token.kind != end && p->lex.token.kind != T_END)
    list_push(p->tree, list, parse_statement_or_declaration(p));
}

syn_node_id parse_variables(struct syn_parser *p) {
  parse_unexpected(p, &p->lex.token);
  return 0;
}
