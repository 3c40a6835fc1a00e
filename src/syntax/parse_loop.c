// SPDX-License-Identifier: MIT
//
// The for statement in its three shapes.
#include "syntax/parse_parts.h"

// What stands before the first semicolon, or before in or of.
struct head {
  uint32_t start;
  syn_node_id node; // 0: nothing
  bool is_declaration;
  bool starts_with_let; // let[0] of x is an error
  bool has_commas;
  struct cover cover; // of an expression
};

static bool declares(const struct syn_parser *p) {
  return p->lex.token.kind == T_VAR || p->lex.token.kind == T_CONST ||
         parse_starts_let(p, true) || parse_starts_using(p, true);
}

// async of may begin an arrow function, but no target.
static void refuse_async_of(struct syn_parser *p) {
  if (!parse_is_word(p, T_ASYNC)) return;
  struct syn_error nobody_sees = {0};
  struct syn_lexer copy = p->lex;
  copy.error = &nobody_sees;
  lex_next(&copy);
  if (copy.token.kind != T_OF || copy.token.escaped) return;
  lex_next(&copy);
  if (copy.token.kind != T_ARROW)
    parse_error(p, M_FOR_OF_ASYNC, p->lex.token.start, p->lex.token.end);
}

static void sequence(struct syn_parser *p, struct head *head) {
  syn_node_id id = tree_add(p->tree, N_SEQUENCE, head->start, head->start);
  struct syn_list list = {0};
  list_push(p->tree, &list, head->node);
  while (parse_eat(p, T_COMMA))
    list_push(p->tree, &list, parse_assignment(p));
  head->has_commas = true;
  head->node = parse_finish(p, id, list.first);
}

static void read_head(struct syn_parser *p, struct head *head, bool is_await) {
  bool outer = p->context.no_in;
  head->start = p->lex.token.start;
  if (p->lex.token.kind == T_SEMICOLON && !is_await) return;
  p->context.no_in = true;
  head->is_declaration = declares(p);
  if (head->is_declaration) {
    head->node = parse_for_variables(p);
  } else {
    head->starts_with_let = p->lex.token.kind == T_LET;
    if (!is_await) refuse_async_of(p);
    head->node = parse_assignment_or_pattern(p, &head->cover);
    if (p->lex.token.kind == T_COMMA) {
      cover_require_expression(p, &head->cover);
      sequence(p, head);
    }
  }
  p->context.no_in = outer;
}

// ---- Checks of what stands before in or of

// for (var a = 1 in b) is left from sloppy times.
static bool may_be_initialized(const struct syn_parser *p, const struct syn_node *variables,
                               syn_node_id name, bool is_of) {
  return !is_of && variables->op == T_VAR && !p->lex.strict &&
         tree_node(p->tree, name)->kind == N_BINDING;
}

static void check_declaration(struct syn_parser *p, syn_node_id id, bool is_of, bool is_await) {
  static const char *const words[] = {"for-in", "for-of", "for-await-of"};
  const char *loop = words[is_await ? 2 : is_of];
  const struct syn_node *variables = tree_node(p->tree, id);
  if (!variables->first) return;
  const struct syn_node *declarator = tree_node(p->tree, variables->first);
  syn_node_id name = declarator->first, last = name;
  if (declarator->next) {
    parse_error_about(p, M_FOR_ONE_BINDING, declarator->start, variables->end, loop);
    return;
  }
  while (last && tree_node(p->tree, last)->next)
    last = tree_node(p->tree, last)->next;
  bool initialized = last != name && tree_node(p->tree, last)->kind != N_TS_ANNOTATION;
  if (initialized && !may_be_initialized(p, variables, name, is_of))
    parse_error_about(p, M_FOR_INITIALIZER, declarator->start, declarator->end, loop);
  else if (!is_of && (variables->op == T_USING || variables->op == T_AWAIT))
    parse_error(p, M_FOR_IN_USING, p->lex.token.start, p->lex.token.end);
}

// Whether the expression can be a target at all; pattern_from_expression looks closer.
static bool may_be_target(const struct syn_parser *p, syn_node_id id) {
  const struct syn_node *node = tree_node(p->tree, id);
  switch ((enum syn_node_kind)node->kind) {
  case N_CHAIN: return !(node->flags & F_OPTIONAL);
  case N_PAREN: return may_be_target(p, node->first);
  case N_IDENTIFIER:
  case N_ARRAY:
  case N_OBJECT:
  case N_TS_AS:
  case N_TS_CAST: return true;
  default: return false;
  }
}

static bool ends_with_call(const struct syn_parser *p, syn_node_id id) {
  const struct syn_node *node = tree_node(p->tree, id);
  if (node->kind != N_CHAIN) return false;
  syn_node_id link = node->first;
  while (tree_node(p->tree, link)->next)
    link = tree_node(p->tree, link)->next;
  return tree_node(p->tree, link)->kind == N_CALL;
}

static void check_expression(struct syn_parser *p, const struct head *head, bool is_of) {
  if (!head->node || parse_failed(p)) return;
  const struct syn_node *node = tree_node(p->tree, head->node);
  if (head->starts_with_let && is_of)
    parse_error(p, M_FOR_OF_LET, head->start, head->start + (uint32_t)STR("let").len);
  else if (head->has_commas || !may_be_target(p, head->node))
    parse_error(p, M_FOR_TARGET, node->start, node->end);
  else if (!ends_with_call(p, head->node)) // that is an error at run time
    pattern_from_expression(p, head->node, &head->cover);
}

// ---- The shapes

static syn_node_id each(struct syn_parser *p, syn_node_id id, const struct head *head,
                        bool is_await) {
  bool is_of = p->lex.token.kind == T_OF;
  struct syn_list list = {0};
  if (head->is_declaration)
    check_declaration(p, head->node, is_of, is_await);
  else
    check_expression(p, head, is_of);
  lex_next(&p->lex);
  list_push(p->tree, &list, head->node);
  list_push(p->tree, &list, is_of ? parse_assignment(p) : parse_expression(p));
  parse_expect(p, T_PAREN_CLOSE);
  list_push(p->tree, &list, parse_loop_body(p));
  struct syn_node *node = tree_node(p->tree, id);
  node->kind = is_of ? N_FOR_OF : N_FOR_IN;
  if (is_await) node->flags |= F_AWAIT;
  return parse_finish(p, id, list.first);
}

static syn_node_id optional(struct syn_parser *p, enum syn_token_kind end) {
  syn_node_id id = p->lex.token.kind == end ? parse_none(p) : parse_expression(p);
  parse_expect(p, end);
  return id;
}

static syn_node_id plain(struct syn_parser *p, syn_node_id id, const struct head *head) {
  struct syn_list list = {0};
  if (head->node && !head->is_declaration && !head->has_commas)
    cover_require_expression(p, &head->cover);
  list_push(p->tree, &list, head->node ? head->node : parse_none(p));
  parse_expect(p, T_SEMICOLON);
  list_push(p->tree, &list, optional(p, T_SEMICOLON));
  list_push(p->tree, &list, optional(p, T_PAREN_CLOSE));
  list_push(p->tree, &list, parse_loop_body(p));
  return parse_finish(p, id, list.first);
}

syn_node_id parse_for(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_FOR);
  struct head head = {0};
  lex_next(&p->lex);
  bool is_await = parse_is_word(p, T_AWAIT);
  if (is_await) {
    if (p->context.is_async)
      parse_uses_await(p);
    else
      parse_error(p, M_UNEXPECTED_RESERVED, p->lex.token.start, p->lex.token.end);
    lex_next(&p->lex);
  }
  parse_expect(p, T_PAREN_OPEN);
  read_head(p, &head, is_await);
  bool is_of = parse_is_word(p, T_OF), is_in = p->lex.token.kind == T_IN;
  if (head.node && (is_of || (is_in && !is_await))) return each(p, id, &head, is_await);
  if (is_await) parse_unexpected(p, &p->lex.token);
  return plain(p, id, &head);
}
