// SPDX-License-Identifier: MIT
//
// Primary expressions (ECMA-262, 13.2): names, literals, arrays, templates, parentheses.  Arrays,
// objects and parentheses may turn out to be patterns or parameters, so what would be wrong with them
// is kept in a cover.
#include "syntax/parse_expression.h"

// ---- Names and leaves

void parse_note_name(struct syn_parser *p, const struct syn_token *token) {
  if (token->kind == T_ARGUMENTS) {
    if (p->context.in_field || p->context.in_static_block)
      parse_error(p, M_ARGUMENTS_IN_FIELD, token->start, token->end);
    tree_node(p->tree, p->context.function)->flags |= F_USES_ARGUMENTS;
  } else if (token->kind == T_AWAIT) {
    cover_keep(&p->never_parameter.async, M_AWAIT_NAME, token->start, token->end);
  }
}

static syn_node_id identifier(struct syn_parser *p, struct cover *cover) {
  const struct syn_token *token = &p->lex.token;
  uint32_t start = token->start;
  if (token->kind <= T_AWAIT && !parse_is_identifier(p, token)) {
    if (token->escaped && (token->kind == T_AWAIT || token->kind == T_YIELD))
      parse_error(p, M_ESCAPED_KEYWORD, start, token->end);
    else
      parse_unexpected(p, token);
    return 0;
  }
  if (token->kind == T_AWAIT || token->kind == T_ARGUMENTS) parse_note_name(p, token);
  syn_node_id id = tree_add(p->tree, N_IDENTIFIER, start, token->end);
  tree_node(p->tree, id)->flags = token->escaped ? F_READ | F_ESCAPED : F_READ;
  lex_next(&p->lex);
  if (token->kind == T_ARROW && cover) return parse_single_parameter_arrow(p, id, start, false);
  return id;
}

// The word async: before a function, before an arrow function's only parameter, or a name.
static syn_node_id async(struct syn_parser *p, struct cover *cover) {
  uint32_t start = p->lex.token.start;
  struct syn_token next = lex_peek(&p->lex);
  if (p->lex.token.escaped || next.newline_before) return identifier(p, cover);
  if (next.kind == T_FUNCTION && !next.escaped) {
    lex_next(&p->lex);
    return parse_function(p, FUNCTION_EXPRESSION, start, true);
  }
  if (cover && parse_is_identifier(p, &next)) {
    struct syn_lexer_mark mark = lex_mark(&p->lex);
    lex_next(&p->lex);
    if (lex_peek(&p->lex).kind == T_ARROW) {
      if (next.kind == T_AWAIT) parse_error(p, M_AWAIT_NAME, next.start, next.end);
      syn_node_id id = tree_add(p->tree, N_IDENTIFIER, next.start, next.end);
      if (next.escaped) tree_node(p->tree, id)->flags |= F_ESCAPED;
      lex_next(&p->lex);
      return parse_single_parameter_arrow(p, id, start, true);
    }
    lex_rewind(&p->lex, &mark);
  }
  return identifier(p, cover);
}

static syn_node_id string(struct syn_parser *p) {
  bool escaped = p->lex.token.escaped;
  syn_node_id id = node_leaf(p, N_STRING);
  if (escaped) tree_node(p->tree, id)->flags |= F_ESCAPED;
  return id;
}

static syn_node_id regexp(struct syn_parser *p) {
  lex_regexp(&p->lex);
  return node_leaf(p, N_REGEXP);
}

static syn_node_id this(struct syn_parser *p) {
  tree_node(p->tree, p->context.function)->flags |= F_USES_THIS;
  return node_leaf(p, N_THIS);
}

syn_node_id parse_template(struct syn_parser *p, bool tagged) {
  syn_node_id id = tree_add(p->tree, N_TEMPLATE, p->lex.token.start, 0);
  struct syn_list list = {0};
  bool no_in = p->context.no_in, tail;
  p->context.no_in = false;
  do {
    const struct syn_token *token = &p->lex.token;
    if (token->template_bad && !tagged) lex_template_error(&p->lex, token);
    tail = token->template_tail || parse_failed(p);
    list_push(p->tree, &list, node_leaf(p, N_TEMPLATE_TEXT));
    if (tail) break;
    uint32_t start = token->start;
    list_push(p->tree, &list, parse_expression(p));
    if (token->kind == T_BRACE_CLOSE)
      lex_template_continuation(&p->lex);
    else if (!parse_failed(p))
      parse_error(p, M_UNTERMINATED_SUBSTITUTION, start, token->start);
  } while (!parse_failed(p));
  p->context.no_in = no_in;
  return node_close(p, id, list.first);
}

// ---- Arrays

static syn_node_id array_spread(struct syn_parser *p, struct cover *cover) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  syn_node_id operand = parse_assignment_or_pattern(p, cover);
  syn_node_id id = node_make(p, N_SPREAD, start, operand);
  cover_classify(p, cover, operand);
  if (node_kind(p, operand) == N_ASSIGN)
    cover_keep(&cover->pattern, M_INVALID_DESTRUCTURING, start, p->lex.previous_end);
  if (p->lex.token.kind == T_COMMA)
    cover_keep(&cover->pattern, M_ELEMENT_AFTER_REST, start, p->lex.previous_end);
  return id;
}

syn_node_id parse_array(struct syn_parser *p, struct cover *cover) {
  syn_node_id id = tree_add(p->tree, N_ARRAY, p->lex.token.start, 0), element;
  struct syn_list list = {0};
  bool no_in = p->context.no_in;
  p->context.no_in = false;
  lex_next(&p->lex);
  while (p->lex.token.kind != T_BRACKET_CLOSE) {
    if (p->lex.token.kind == T_COMMA) {
      uint32_t at = p->lex.token.start;
      list_push(p->tree, &list, tree_add(p->tree, N_HOLE, at, at));
      lex_next(&p->lex);
      continue;
    }
    if (p->lex.token.kind == T_ELLIPSIS) {
      element = array_spread(p, cover);
    } else {
      element = parse_assignment_or_pattern(p, cover);
      cover_classify(p, cover, element);
    }
    list_push(p->tree, &list, element);
    if (p->lex.token.kind != T_BRACKET_CLOSE && !parse_expect(p, T_COMMA)) break;
  }
  p->context.no_in = no_in;
  parse_expect(p, T_BRACKET_CLOSE);
  return node_close(p, id, list.first);
}

// An array or object where no pattern can be.
static syn_node_id literal(struct syn_parser *p, struct cover *cover) {
  struct cover own;
  cover_init(&own);
  struct cover *used = cover ? cover : &own;
  syn_node_id id =
      p->lex.token.kind == T_BRACKET_OPEN ? parse_array(p, used) : parse_object(p, used);
  if (!cover) cover_report(p, &own.expression);
  return id;
}

// ---- Parentheses

syn_node_id parse_rest_in_parentheses(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  syn_node_id target = parse_binding_target(p);
  if (p->lex.token.kind == T_ASSIGN) parse_error_last(p, M_REST_DEFAULT);
  if (p->lex.token.kind == T_COMMA) parse_error_last(p, M_PARAMETER_AFTER_REST);
  return node_make(p, N_REST, start, target);
}

// What is between parentheses, without them.  *not_expression: the error if it is used as one.
static syn_node_id paren_content(struct syn_parser *p, struct cover *cover,
                                 struct cover_error *not_expression) {
  const struct syn_token *token = &p->lex.token;
  struct syn_list list = {0};
  if (token->kind == T_PAREN_CLOSE)
    cover_keep(not_expression, M_UNEXPECTED_TOKEN, token->start, token->end);
  while (token->kind != T_PAREN_CLOSE) {
    if (token->kind == T_ELLIPSIS) {
      cover_keep(not_expression, M_UNEXPECTED_TOKEN, token->start, token->end);
      list_push(p->tree, &list, parse_rest_in_parentheses(p));
      break;
    }
    syn_node_id element = parse_assignment_or_pattern(p, cover);
    cover_classify_parameter(p, cover, element);
    list_push(p->tree, &list, element);
    if (!parse_eat(p, T_COMMA)) break;
    if (token->kind == T_PAREN_CLOSE)
      cover_keep(not_expression, M_UNEXPECTED_TOKEN, token->start, token->end);
  }
  return list.first;
}

// The expression of parentheses: several become a SEQUENCE.
static syn_node_id paren_expression(struct syn_parser *p, syn_node_id first) {
  syn_node_id last = first;
  while (tree_node(p->tree, last)->next)
    last = tree_node(p->tree, last)->next;
  if (last == first) return first;
  syn_node_id id = tree_add(p->tree, N_SEQUENCE, tree_node(p->tree, first)->start,
                            tree_node(p->tree, last)->end);
  tree_node(p->tree, id)->first = first;
  return id;
}

syn_node_id parse_paren(struct syn_parser *p, struct cover *around) {
  uint32_t start = p->lex.token.start;
  syn_node_id id = tree_add(p->tree, N_PAREN, start, 0);
  bool no_in = p->context.no_in;
  p->context.no_in = false;
  struct parameter_errors errors = parameter_errors_begin(p);
  struct cover cover;
  cover_init(&cover);
  struct cover_error not_expression = {0};
  lex_next(&p->lex);
  syn_node_id content = paren_content(p, &cover, &not_expression);
  p->context.no_in = no_in;
  parse_expect(p, T_PAREN_CLOSE);
  node_close(p, id, content);
  bool is_arrow = around && p->lex.token.kind == T_ARROW;
  if (is_arrow) parameters_from_expressions(p, id, &cover);
  parameter_errors_end(p, &errors, is_arrow, false);
  if (is_arrow) return parse_arrow(p, id, 0, start, false);
  if (p->lex.token.kind == T_ARROW) cover_report_binding(p, &cover); // no place for a function
  cover_report(p, &not_expression);
  cover_report(p, &cover.expression);
  content = paren_expression(p, content); // may move the nodes
  tree_node(p->tree, id)->first = content;
  return id;
}

// ---- The switch

static syn_node_id decorated_class(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  struct syn_list decorators = {0};
  parse_decorators(p, &decorators);
  if (parse_is_word(p, T_CLASS)) return parse_class(p, false, &decorators, start);
  parse_unexpected(p, &p->lex.token);
  return 0;
}

// marker: switch
syn_node_id parse_primary(struct syn_parser *p, struct cover *cover) {
  const struct syn_token *token = &p->lex.token;
  enum syn_token_kind kind = (enum syn_token_kind)token->kind;
  if (kind > T_AWAIT && kind != T_ASYNC) return identifier(p, cover);
  if (token->escaped && token_is_reserved(kind)) kind = T_END; // not a keyword
  switch (kind) {
  case T_NUMBER: return node_leaf(p, N_NUMBER);
  case T_BIGINT: return node_leaf(p, N_BIGINT);
  case T_STRING: return string(p);
  case T_TEMPLATE: return parse_template(p, false);
  case T_DIV:
  case T_ASSIGN_DIV: return regexp(p);
  case T_BRACKET_OPEN:
  case T_BRACE_OPEN: return literal(p, cover);
  case T_PAREN_OPEN: return parse_paren(p, cover);
  case T_THIS: return this(p);
  case T_NULL: return node_leaf(p, N_NULL);
  case T_TRUE: return node_leaf(p, N_TRUE);
  case T_FALSE: return node_leaf(p, N_FALSE);
  case T_FUNCTION: return parse_function(p, FUNCTION_EXPRESSION, token->start, false);
  case T_CLASS: return parse_class(p, false, NULL, token->start);
  case T_AT: return decorated_class(p);
  case T_NEW: return parse_new(p);
  case T_SUPER: return parse_super(p);
  case T_IMPORT: return parse_import_expression(p, false);
  case T_ASYNC: return async(p, cover);
  case T_LT:
    if (p->options->jsx) return parse_jsx(p);
    break;
  default:
    if (token_is_word(kind) && !token_is_reserved(kind)) return identifier(p, cover);
  }
  parse_unexpected(p, token);
  return 0;
}
