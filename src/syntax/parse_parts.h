// SPDX-License-Identifier: MIT
//
// What the chapters on statements (parse_statement.c, parse_variables.c, parse_loop.c, parse_module.c)
// share.
#ifndef NODUS_SYNTAX_PARSE_PARTS_H
#define NODUS_SYNTAX_PARSE_PARTS_H

#include "syntax/parser.h"

// A label, or a loop or switch without one (end == 0), around the code being read.
struct label {
  struct label *outer;
  uint32_t start, end; // its name
  bool is_loop;        // of a loop, or the loop itself
  bool is_switch;
  uint32_t body; // where what it labels begins
  bool of_label; // what it labels has another label
};

// A node that begins at the current token, and its end behind the token before the current one.
static inline syn_node_id parse_begin(struct syn_parser *p, enum syn_node_kind kind) {
  return tree_add(p->tree, kind, p->lex.token.start, p->lex.token.start);
}
static inline syn_node_id parse_finish(struct syn_parser *p, syn_node_id id,
                                       syn_node_id first) {
  struct syn_node *node = tree_node(p->tree, id);
  node->first = first;
  if (p->lex.previous_end > node->start) node->end = p->lex.previous_end;
  return id;
}
// SYN_NONE here.
static inline syn_node_id parse_none(struct syn_parser *p) {
  return parse_begin(p, N_NONE);
}
// The function that is being read awaits.
static inline void parse_uses_await(struct syn_parser *p) {
  tree_node(p->tree, p->context.function)->flags |= F_HAS_AWAIT;
}

// parse_statement.c
syn_node_id parse_condition(struct syn_parser *p); // ( expression )
syn_node_id parse_loop_body(struct syn_parser *p);
bool parse_starts_async_function(const struct syn_parser *p);
// TypeScript: from @ on.
syn_node_id parse_decorated_class(struct syn_parser *p);

// parse_loop.c
syn_node_id parse_for(struct syn_parser *p);

// parse_variables.c
// Whether let begins a declaration here; in_list: not where there must be a single statement.
bool parse_starts_let(const struct syn_parser *p, bool in_list);
// Whether using or await using does.
bool parse_starts_using(const struct syn_parser *p, bool in_for);
syn_node_id parse_variable_statement(struct syn_parser *p);
// Without the semicolon; in a for statement what is missing may be right.
syn_node_id parse_for_variables(struct syn_parser *p);

// parse_module.c
syn_node_id parse_module_item(struct syn_parser *p);
syn_node_id parse_decorated_export(struct syn_parser *p, struct syn_list *decorators,
                                   uint32_t start);

#endif
