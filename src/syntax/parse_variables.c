// SPDX-License-Identifier: MIT
//
// var, let, const, using and await using.
#include "syntax/parse_parts.h"

// The two tokens behind the current one.
static void peek_two(const struct syn_parser *p, struct syn_token next[2]) {
  struct syn_error nobody_sees = {0};
  struct syn_lexer copy = p->lex;
  copy.error = &nobody_sees;
  for (int i = 0; i < 2; i++) {
    lex_next(&copy);
    next[i] = copy.token;
  }
}

// Words that behind let are its name, or an error because they cannot be.
static bool may_follow_let(const struct syn_parser *p, const struct syn_token *token) {
  enum syn_token_kind kind = (enum syn_token_kind)token->kind;
  if (kind == T_BRACE_OPEN || kind == T_BRACKET_OPEN) return true;
  if (kind == T_LET || kind == T_STATIC || kind == T_YIELD || kind == T_AWAIT) return true;
  return token_is_plain_identifier(kind) || (token_is_strict_reserved(kind) && !p->lex.strict);
}

bool parse_starts_let(const struct syn_parser *p, bool in_list) {
  if (!parse_is_word(p, T_LET)) return false;
  struct syn_token next = lex_peek(&p->lex);
  if (in_list) return may_follow_let(p, &next);
  if (next.kind == T_BRACKET_OPEN) return true;
  return !next.newline_before && (next.kind == T_BRACE_OPEN || may_follow_let(p, &next));
}

// using x, but not: using of (in a for statement), using in, using and x in two lines.
bool parse_starts_using(const struct syn_parser *p, bool in_for) {
  bool is_await = parse_is_word(p, T_AWAIT) && p->context.is_async;
  if (!is_await && !parse_is_word(p, T_USING)) return false;
  struct syn_token next[2];
  peek_two(p, next);
  if (is_await && (next[0].kind != T_USING || next[0].newline_before || next[0].escaped))
    return false;
  const struct syn_token *name = &next[is_await];
  if (name->newline_before) return false;
  if (in_for && !is_await && name->kind == T_OF) return false;
  return token_is_plain_identifier((enum syn_token_kind)name->kind) || name->kind == T_AWAIT ||
         name->kind == T_LET || name->kind == T_STATIC || name->kind == T_YIELD ||
         (token_is_strict_reserved((enum syn_token_kind)name->kind) && !p->lex.strict);
}

// ---- Names

static bool is_let(const struct syn_parser *p, const struct syn_node *node) {
  if (!(node->flags & F_ESCAPED))
    return str_equal(str_slice(p->tree->source, node->start, node->end), STR("let"));
  struct buf value = {0};
  lex_identifier_value(p->lex.source, node->start, node->end, &value);
  bool same = str_equal(buf_str(&value), STR("let"));
  buf_free(&value);
  return same;
}

// No lexical declaration has the name let.  Strict code has no such identifier anyway.
static void refuse_let(struct syn_parser *p, syn_node_id target) {
  const struct syn_node *node = tree_node(p->tree, target);
  syn_node_id child = node->first;
  switch ((enum syn_node_kind)node->kind) {
  case N_BINDING:
    if (is_let(p, node)) parse_error(p, M_LET_AS_NAME, node->start, node->end);
    return;
  case N_PROPERTY: // the key is no target
    while (child && tree_node(p->tree, child)->next)
      child = tree_node(p->tree, child)->next;
    if (child) refuse_let(p, child);
    return;
  case N_DEFAULT:
  case N_REST:
    if (child) refuse_let(p, child);
    return;
  case N_ARRAY_PATTERN:
  case N_OBJECT_PATTERN:
    for (; child; child = tree_node(p->tree, child)->next)
      refuse_let(p, child);
    return;
  default: return;
  }
}

static syn_node_id target(struct syn_parser *p, enum syn_token_kind kind) {
  bool only_name = kind == T_USING || kind == T_AWAIT;
  syn_node_id id = only_name ? parse_binding_identifier(p) : parse_binding_target(p);
  if (kind != T_VAR && !p->lex.strict && id) refuse_let(p, id);
  return id;
}

// ---- Declarations

static bool at_in_or_of(const struct syn_parser *p) {
  return p->lex.token.kind == T_IN || parse_is_word(p, T_OF);
}

static void check_initializer(struct syn_parser *p, enum syn_token_kind kind,
                              syn_node_id name) {
  if (!name || p->context.in_ambient) return;
  const struct syn_node *node = tree_node(p->tree, name);
  uint32_t start = node->start, end = node->end;
  if (node->kind != N_BINDING)
    parse_error(p, M_NO_PATTERN_INITIALIZER, start, end);
  else if (kind == T_CONST)
    parse_error(p, M_NO_CONST_INITIALIZER, start, end);
  else if (kind == T_USING)
    parse_error(p, M_NO_USING_INITIALIZER, start, end);
  else if (kind == T_AWAIT)
    parse_error(p, M_NO_AWAIT_USING_INITIALIZER, start, end);
}

static syn_node_id declarator(struct syn_parser *p, enum syn_token_kind kind, bool in_for) {
  syn_node_id id = parse_begin(p, N_DECLARATOR);
  struct syn_list list = {0};
  syn_node_id name = target(p, kind);
  list_push(p->tree, &list, name);
  if (p->options->typescript) list_push(p->tree, &list, parse_annotation(p));
  if (parse_eat(p, T_ASSIGN))
    list_push(p->tree, &list, parse_assignment(p));
  else if (!in_for || !at_in_or_of(p))
    check_initializer(p, kind, name);
  return parse_finish(p, id, list.first);
}

static syn_node_id variables(struct syn_parser *p, bool in_for) {
  syn_node_id id = parse_begin(p, N_VARIABLES);
  enum syn_token_kind kind = (enum syn_token_kind)p->lex.token.kind;
  struct syn_list list = {0};
  tree_node(p->tree, id)->op = (uint8_t)kind;
  lex_next(&p->lex);
  if (kind == T_AWAIT) {
    lex_next(&p->lex);
    parse_uses_await(p);
  }
  do
    list_push(p->tree, &list, declarator(p, kind, in_for));
  while (parse_eat(p, T_COMMA));
  return parse_finish(p, id, list.first);
}

syn_node_id parse_variables(struct syn_parser *p) {
  return variables(p, false);
}

syn_node_id parse_for_variables(struct syn_parser *p) {
  return variables(p, true);
}

syn_node_id parse_variable_statement(struct syn_parser *p) {
  syn_node_id id = variables(p, false);
  parse_semicolon(p);
  if (!parse_failed(p)) tree_node(p->tree, id)->end = p->lex.previous_end;
  return id;
}
