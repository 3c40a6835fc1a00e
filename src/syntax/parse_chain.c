// SPDX-License-Identifier: MIT
//
// Left-hand sides (ECMA-262, 13.3): member accesses, calls and tagged templates behind a base, flat in
// one CHAIN; new, super, import() and import.meta.
#include "syntax/parse_expression.h"

// ---- Arguments

static syn_node_id spread(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  return node_make(p, N_SPREAD, start, parse_assignment(p));
}

// Behind the last argument.
static syn_node_id close_arguments(struct syn_parser *p, syn_node_id id, syn_node_id first) {
  if (p->lex.token.kind != T_PAREN_CLOSE)
    parse_error_last(p, M_UNTERMINATED_ARGUMENTS);
  else
    lex_next(&p->lex);
  return node_close(p, id, first);
}

syn_node_id parse_arguments(struct syn_parser *p) {
  syn_node_id id = tree_add(p->tree, N_ARGUMENTS, p->lex.token.start, 0);
  struct syn_list list = {0};
  bool no_in = p->context.no_in;
  p->context.no_in = false;
  lex_next(&p->lex);
  while (p->lex.token.kind != T_PAREN_CLOSE) {
    list_push(p->tree, &list,
              p->lex.token.kind == T_ELLIPSIS ? spread(p) : parse_assignment(p));
    if (p->lex.token.kind != T_COMMA) break;
    lex_next(&p->lex);
  }
  p->context.no_in = no_in;
  return close_arguments(p, id, list.first);
}

// ... and its operand; as a rest parameter it must be the last and has no default.
static syn_node_id spread_or_rest(struct syn_parser *p, struct cover *cover) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  syn_node_id operand = parse_assignment_or_pattern(p, cover);
  if (node_kind(p, operand) == N_ASSIGN)
    cover_keep_binding(cover, M_REST_DEFAULT, p->lex.previous_start, p->lex.previous_end);
  else
    cover_classify_parameter(p, cover, operand);
  if (p->lex.token.kind == T_COMMA)
    cover_keep_binding(cover, M_PARAMETER_AFTER_REST, p->lex.token.start, p->lex.token.end);
  return node_make(p, N_SPREAD, start, operand);
}

syn_node_id parse_arguments_or_parameters(struct syn_parser *p, struct cover *cover) {
  syn_node_id id = tree_add(p->tree, N_ARGUMENTS, p->lex.token.start, 0);
  struct syn_list list = {0};
  bool no_in = p->context.no_in;
  p->context.no_in = false;
  lex_next(&p->lex);
  while (p->lex.token.kind != T_PAREN_CLOSE) {
    if (p->lex.token.kind == T_ELLIPSIS) {
      list_push(p->tree, &list, spread_or_rest(p, cover));
    } else {
      syn_node_id argument = parse_assignment_or_pattern(p, cover);
      cover_classify_parameter(p, cover, argument);
      list_push(p->tree, &list, argument);
    }
    if (!parse_eat(p, T_COMMA)) break;
  }
  p->context.no_in = no_in;
  return close_arguments(p, id, list.first);
}

// ---- Links

// Behind . or ?. or at a #x: the name.
static syn_node_id dot(struct syn_parser *p, uint32_t start, syn_node_id base) {
  bool private_name = p->lex.token.kind == T_PRIVATE_NAME;
  if (private_name && node_kind(p, base) == N_SUPER)
    parse_error(p, M_UNEXPECTED_PRIVATE, p->lex.token.start, p->lex.token.end);
  syn_node_id name = private_name ? parse_private_name(p) : parse_name(p);
  return node_make(p, N_DOT, start, name);
}

static syn_node_id index_link(struct syn_parser *p, uint32_t start) {
  bool no_in = p->context.no_in;
  p->context.no_in = false;
  lex_next(&p->lex);
  syn_node_id expression = parse_expression(p);
  p->context.no_in = no_in;
  parse_expect(p, T_BRACKET_CLOSE);
  return node_make(p, N_INDEX, start, expression);
}

static syn_node_id call(struct syn_parser *p, uint32_t start, syn_node_id type_arguments) {
  syn_node_id arguments = parse_arguments(p);
  return node_pair(p, N_CALL, start, type_arguments, arguments);
}

static syn_node_id optional_link(struct syn_parser *p, syn_node_id base) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  syn_node_id link, type_arguments = 0;
  switch ((enum syn_token_kind)p->lex.token.kind) {
  case T_TEMPLATE:
    parse_error(p, M_OPTIONAL_TEMPLATE, p->lex.token.start, p->lex.token.end);
    return 0;
  case T_PAREN_OPEN: link = call(p, start, 0); break;
  case T_BRACKET_OPEN: link = index_link(p, start); break;
  case T_LT:
  case T_SHL:
    if (p->options->typescript) type_arguments = parse_try_type_arguments(p);
    if (type_arguments && p->lex.token.kind == T_PAREN_OPEN) {
      link = call(p, start, type_arguments);
      break;
    }
    parse_unexpected(p, &p->lex.token);
    return 0;
  default: link = dot(p, start, base);
  }
  tree_node(p->tree, link)->flags |= F_OPTIONAL;
  return link;
}

// At < behind an expression: a call with type arguments, or these alone; 0 if it is an operator.
static syn_node_id type_arguments_link(struct syn_parser *p, bool calls) {
  uint32_t start = p->lex.token.start;
  syn_node_id arguments = parse_try_type_arguments(p);
  if (!arguments) return 0;
  if (calls && p->lex.token.kind == T_PAREN_OPEN) return call(p, start, arguments);
  return node_make(p, N_TS_INSTANTIATION, start, arguments);
}

syn_node_id parse_dot_link(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  return dot(p, start, 0);
}

syn_node_id parse_call_link(struct syn_parser *p) {
  return p->lex.token.kind == T_PAREN_OPEN ? call(p, p->lex.token.start, 0)
                                           : type_arguments_link(p, true);
}

// The next link of a chain, 0 at its end.  chain_flags gets F_OPTIONAL.
static syn_node_id next_link(struct syn_parser *p, syn_node_id base, bool calls,
                             uint16_t *chain_flags) {
  const struct syn_token *token = &p->lex.token;
  uint32_t start = token->start;
  switch ((enum syn_token_kind)token->kind) {
  case T_DOT: lex_next(&p->lex); return dot(p, start, base);
  case T_BRACKET_OPEN: return index_link(p, start);
  case T_PAREN_OPEN: return calls ? call(p, start, 0) : 0;
  case T_TEMPLATE:
    if (*chain_flags & F_OPTIONAL)
      parse_error(p, M_OPTIONAL_TEMPLATE, token->start, token->end);
    else {
      syn_node_id template = parse_template(p, true);
      return node_make(p, N_TAGGED, start, template);
    }
    return 0;
  case T_QUESTION_DOT:
    if (!calls) {
      parse_error(p, M_OPTIONAL_NEW, token->start, token->end);
      return 0;
    }
    *chain_flags |= F_OPTIONAL;
    return optional_link(p, base);
  case T_NOT:
    if (!p->options->typescript || token->newline_before) return 0;
    return node_leaf(p, N_TS_NON_NULL);
  case T_LT:
  case T_SHL: return p->options->typescript ? type_arguments_link(p, calls) : 0;
  default: return 0;
  }
}

// What the first link says about its base: f() calls f, eval() may see everything.
static void note_call(struct syn_parser *p, syn_node_id base, syn_node_id link) {
  enum syn_node_kind kind = node_kind(p, link);
  if ((kind != N_CALL && kind != N_TAGGED) || node_kind(p, base) != N_IDENTIFIER) return;
  struct syn_node *node = tree_node(p->tree, base);
  node->flags |= F_CALLED;
  bool optional = tree_node(p->tree, link)->flags & F_OPTIONAL;
  if (kind == N_CALL && !optional && node_is(p, base, STR("eval")))
    tree_node(p->tree, p->context.function)->flags |= F_HAS_EVAL;
}

// The links behind a base, at the first of them.  calls: false in the callee of new.
static syn_node_id links(struct syn_parser *p, syn_node_id base, syn_node_id first_link,
                         bool calls) {
  uint32_t start = tree_node(p->tree, base)->start;
  uint16_t flags = 0;
  syn_node_id link = first_link ? first_link : next_link(p, base, calls, &flags);
  if (!link) return base;
  struct syn_list list = {0};
  list_push(p->tree, &list, base);
  note_call(p, base, link);
  for (; link; link = next_link(p, base, calls, &flags))
    list_push(p->tree, &list, link);
  syn_node_id id = node_make(p, N_CHAIN, start, list.first);
  tree_node(p->tree, id)->flags = flags;
  return id;
}

// async (...): an arrow function, or a call of something named so.
static syn_node_id async_call(struct syn_parser *p, syn_node_id base) {
  uint32_t start = tree_node(p->tree, base)->start, call_start = p->lex.token.start;
  struct cover cover;
  cover_init(&cover);
  struct parameter_errors around = parameter_errors_begin(p);
  syn_node_id arguments = parse_arguments_or_parameters(p, &cover);
  bool is_arrow = p->lex.token.kind == T_ARROW;
  parameter_errors_end(p, &around, is_arrow, true);
  if (is_arrow) {
    syn_node_id parameters = parameters_from_expressions(p, arguments, &cover);
    return parse_arrow(p, parameters, 0, start, true);
  }
  cover_report(p, &cover.expression);
  syn_node_id link = node_make(p, N_CALL, call_start, arguments);
  return links(p, base, link, true);
}

syn_node_id parse_chain(struct syn_parser *p, struct cover *cover) {
  syn_node_id base = parse_primary(p, cover);
  const struct syn_token *token = &p->lex.token;
  switch ((enum syn_token_kind)token->kind) {
  case T_PAREN_OPEN:
    if (cover && !token->newline_before && node_kind(p, base) == N_IDENTIFIER &&
        str_equal(tree_text(p->tree, base), STR("async")))
      return async_call(p, base);
    break;
  case T_DOT:
  case T_BRACKET_OPEN:
  case T_TEMPLATE:
  case T_QUESTION_DOT:
  case T_NOT:
  case T_LT:
  case T_SHL: break;
  default: return base;
  }
  return node_is_arrow(p, base) ? base : links(p, base, 0, true);
}

syn_node_id parse_left_hand_side(struct syn_parser *p) {
  return parse_chain(p, NULL);
}

// ---- new, super, import

// Behind new and its dot.
static syn_node_id new_target(struct syn_parser *p, uint32_t start) {
  struct syn_token token = p->lex.token;
  if (token.kind != T_TARGET) {
    parse_unexpected(p, &token);
    return 0;
  }
  lex_next(&p->lex);
  if (token.escaped) parse_error_about(p, M_ESCAPED_WORD, start, token.end, "new.target");
  if (!p->context.new_target) parse_error(p, M_UNEXPECTED_NEW_TARGET, token.start, token.end);
  tree_node(p->tree, p->context.function)->flags |= F_USES_THIS;
  return node_make(p, N_NEW_TARGET, start, 0);
}

static syn_node_id callee(struct syn_parser *p) {
  syn_node_id base;
  switch ((enum syn_token_kind)p->lex.token.kind) {
  case T_IMPORT: base = parse_import_expression(p, true); break;
  case T_SUPER: {
    struct syn_token token = p->lex.token;
    base = parse_super(p);
    if (p->lex.token.kind == T_PAREN_OPEN)
      parse_error(p, M_UNEXPECTED_SUPER, token.start, token.end);
    break;
  }
  default: base = parse_primary(p, NULL);
  }
  return links(p, base, 0, false);
}

// The type arguments of new f<T>(): the last link of the callee, taken off it.
static syn_node_id take_type_arguments(struct syn_parser *p, syn_node_id *callee_id) {
  if (!p->options->typescript || node_kind(p, *callee_id) != N_CHAIN) return 0;
  syn_node_id before = tree_node(p->tree, *callee_id)->first;
  syn_node_id last = tree_node(p->tree, before)->next;
  for (; tree_node(p->tree, last)->next; last = tree_node(p->tree, last)->next)
    before = last;
  if (node_kind(p, last) != N_TS_INSTANTIATION) return 0;
  tree_node(p->tree, before)->next = 0;
  tree_node(p->tree, *callee_id)->end = tree_node(p->tree, before)->end;
  if (before == tree_node(p->tree, *callee_id)->first) *callee_id = before;
  return tree_node(p->tree, last)->first;
}

syn_node_id parse_new(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  if (parse_eat(p, T_DOT)) return new_target(p, start);
  struct syn_list list = {0};
  if (parse_enter(p)) {
    syn_node_id constructor = callee(p);
    syn_node_id type_arguments = take_type_arguments(p, &constructor);
    list_push(p->tree, &list, constructor);
    list_push(p->tree, &list, type_arguments);
    if (p->lex.token.kind == T_PAREN_OPEN) list_push(p->tree, &list, parse_arguments(p));
  }
  parse_leave(p);
  return node_make(p, N_NEW, start, list.first);
}

syn_node_id parse_super(struct syn_parser *p) {
  struct syn_token token = p->lex.token;
  syn_node_id id = node_leaf(p, N_SUPER);
  enum syn_token_kind next = (enum syn_token_kind)p->lex.token.kind;
  bool allowed = next == T_PAREN_OPEN
                     ? p->context.super_call
                     : (next == T_DOT || next == T_BRACKET_OPEN) && p->context.super_property;
  if (!allowed) parse_error(p, M_UNEXPECTED_SUPER, token.start, token.end);
  tree_node(p->tree, p->context.function)->flags |= F_USES_THIS;
  return id;
}

// At the ( of import(...), import.source(...), import.defer(...).
static syn_node_id import_call(struct syn_parser *p, uint32_t start, uint8_t phase) {
  struct syn_list list = {0};
  bool no_in = p->context.no_in;
  p->context.no_in = false;
  lex_next(&p->lex);
  if (p->lex.token.kind == T_PAREN_CLOSE) parse_error_last(p, M_IMPORT_SPECIFIER);
  list_push(p->tree, &list, parse_assignment(p));
  if (!phase && parse_eat(p, T_COMMA) && p->lex.token.kind != T_PAREN_CLOSE) {
    list_push(p->tree, &list, parse_assignment(p));
    parse_eat(p, T_COMMA);
  }
  p->context.no_in = no_in;
  parse_expect(p, T_PAREN_CLOSE);
  syn_node_id id = node_make(p, N_IMPORT_CALL, start, list.first);
  tree_node(p->tree, id)->op = phase;
  return id;
}

static syn_node_id import_meta(struct syn_parser *p, uint32_t start) {
  struct syn_token token = p->lex.token;
  lex_next(&p->lex);
  if (token.escaped) parse_error_about(p, M_ESCAPED_WORD, start, token.end, "import.meta");
  if (!p->lex.is_module) parse_error(p, M_IMPORT_META_OUTSIDE, token.start, token.end);
  return node_make(p, N_IMPORT_META, start, 0);
}

syn_node_id parse_import_expression(struct syn_parser *p, bool is_new) {
  struct syn_token token = p->lex.token, word = token;
  uint8_t phase = 0;
  lex_next(&p->lex);
  if (parse_eat(p, T_DOT)) {
    word = p->lex.token;
    if (word.kind == T_META) return import_meta(p, token.start);
    bool is_defer = word.kind == T_DEFER && p->options->typescript; // not in Node 26
    if (word.escaped || (word.kind != T_SOURCE && !is_defer)) {
      parse_unexpected(p, &word);
      return 0;
    }
    phase = word.kind;
    lex_next(&p->lex);
  }
  if (p->lex.token.kind != T_PAREN_OPEN) {
    if (p->lex.is_module)
      parse_unexpected(p, &p->lex.token);
    else
      parse_error(p, M_IMPORT_OUTSIDE, word.start, word.end);
    return 0;
  }
  syn_node_id id = import_call(p, token.start, phase);
  if (is_new) parse_error_last(p, M_NEW_IMPORT);
  return id;
}
