// SPDX-License-Identifier: MIT
//
// What other chapters will hold: until they do, each of these is an error.
#include "syntax/parser.h"

static syn_node_id missing(struct syn_parser *p) {
  parse_unexpected(p, &p->lex.token);
  return 0;
}

// parse_expression.c
syn_node_id parse_expression(struct syn_parser *p) {
  return p->lex.token.kind == T_IDENTIFIER ? parse_identifier_reference(p) : missing(p);
}
syn_node_id parse_assignment(struct syn_parser *p) {
  return parse_expression(p);
}
syn_node_id parse_assignment_or_pattern(struct syn_parser *p, struct cover *cover) {
  (void)cover;
  return parse_expression(p);
}
syn_node_id parse_left_hand_side(struct syn_parser *p) {
  return parse_expression(p);
}
void cover_require_expression(struct syn_parser *p, const struct cover *cover) {
  (void)p, (void)cover;
}

// parse_pattern.c
syn_node_id parse_binding_target(struct syn_parser *p) {
  return parse_binding_identifier(p);
}
void pattern_from_expression(struct syn_parser *p, syn_node_id expression,
                             const struct cover *cover) {
  (void)p, (void)expression, (void)cover;
}

// parse_function.c
syn_node_id parse_function(struct syn_parser *p, enum syn_function kind, uint32_t start,
                           bool is_async) {
  (void)kind, (void)start, (void)is_async;
  return missing(p);
}

// parse_class.c
syn_node_id parse_class(struct syn_parser *p, bool is_declaration, struct syn_list *decorators,
                        uint32_t start) {
  (void)is_declaration, (void)decorators, (void)start;
  return missing(p);
}
void parse_decorators(struct syn_parser *p, struct syn_list *list) {
  (void)p, (void)list;
}

// parse_literal.c
syn_node_id parse_property_key(struct syn_parser *p, bool *computed) {
  *computed = false;
  return missing(p);
}
