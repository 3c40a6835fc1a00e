// SPDX-License-Identifier: MIT
//
// Operators: from the comma down to the unary ones (ECMA-262, 13.4 to 13.16).  A run of binary
// operators of one precedence becomes one flat node, so only precedence levels, prefixes and ** nest.
#include "syntax/parse_expression.h"

#define LEVEL_BITWISE    4 // below: || && ??, which do not mix freely
#define LEVEL_RELATIONAL 8
#define LEVEL_EXPONENT   12
#define LEVEL_UNARY      13

static syn_node_id unary(struct syn_parser *p, struct cover *cover, uint8_t level);
static syn_node_id operators(struct syn_parser *p, syn_node_id left, uint8_t least);
static syn_node_id run(struct syn_parser *p, syn_node_id left, uint8_t level);

// ---- Targets of assignments

static bool chain_is_target(const struct syn_parser *p, syn_node_id chain, bool calls_allowed) {
  if (tree_node(p->tree, chain)->flags & F_OPTIONAL) return false;
  enum syn_node_kind last = node_kind(p, tree_last_child(p->tree, chain));
  return last == N_DOT || last == N_INDEX || (last == N_CALL && calls_allowed) ||
         last == N_TS_NON_NULL;
}

void parse_make_target(struct syn_parser *p, syn_node_id expression, enum syn_message message,
                       uint16_t flags, bool calls_allowed) {
  syn_node_id inner = node_unwrap(p, expression);
  struct syn_node *node = tree_node(p->tree, inner);
  if (node->kind == N_IDENTIFIER) {
    node->flags = (uint16_t)((node->flags & ~F_READ) | flags);
    if (!p->lex.strict || strict_name_error(p, inner) != M_STRICT_EVAL_ARGUMENTS) return;
    message = M_STRICT_EVAL_ARGUMENTS;
  } else if (node->kind == N_CHAIN) {
    syn_node_id base = node->first;
    bool renamed = p->options->typescript &&
                   node_kind(p, tree_last_child(p->tree, inner)) == N_TS_NON_NULL;
    if (renamed && node_kind(p, base) == N_IDENTIFIER) // x! = 1
      tree_node(p->tree, base)->flags |= F_WRITTEN;
    if (chain_is_target(p, inner, calls_allowed)) return;
  }
  node = tree_node(p->tree, expression);
  if (expression) parse_error(p, message, node->start, node->end);
}

// ---- Assignment

// At an assignment operator.
static syn_node_id assign(struct syn_parser *p, syn_node_id target, struct cover *cover) {
  enum syn_token_kind op = (enum syn_token_kind)p->lex.token.kind;
  uint32_t start = tree_node(p->tree, target)->start;
  enum syn_node_kind kind = node_kind(p, target);
  if (op == T_ASSIGN && (kind == N_ARRAY || kind == N_OBJECT)) {
    pattern_from_expression(p, target, cover);
    cover->expression.message = cover->pattern.message = M_NONE;
  } else {
    bool logical = op >= T_ASSIGN_LOGICAL_AND && op <= T_ASSIGN_NULLISH;
    parse_make_target(p, target, M_INVALID_TARGET,
                      op == T_ASSIGN ? F_WRITTEN : F_READ | F_WRITTEN, !logical);
  }
  lex_next(&p->lex);
  syn_node_id value = parse_assignment(p);
  syn_node_id id = node_pair(p, N_ASSIGN, start, target, value);
  tree_node(p->tree, id)->op = (uint8_t)op;
  return id;
}

static syn_node_id yield(struct syn_parser *p) {
  struct syn_token token = p->lex.token;
  if (token.escaped) parse_error(p, M_ESCAPED_KEYWORD, token.start, token.end);
  if (p->context.in_parameters) parse_error(p, M_YIELD_IN_PARAMETER, token.start, token.end);
  cover_keep(&p->never_parameter.any, M_YIELD_IN_PARAMETER, token.start, token.end);
  syn_node_id operand = 0;
  bool delegate = false;
  lex_next(&p->lex);
  if (!p->lex.token.newline_before) {
    switch ((enum syn_token_kind)p->lex.token.kind) {
    case T_END:
    case T_SEMICOLON:
    case T_BRACE_CLOSE:
    case T_BRACKET_CLOSE:
    case T_PAREN_CLOSE:
    case T_COLON:
    case T_COMMA:
    case T_IN: break;
    default: delegate = parse_eat(p, T_MUL); operand = parse_assignment(p);
    }
  }
  syn_node_id id = node_make(p, N_YIELD, token.start, operand);
  if (delegate) tree_node(p->tree, id)->flags |= F_DELEGATE;
  return id;
}

// At the question mark.
static syn_node_id conditional(struct syn_parser *p, syn_node_id test) {
  uint32_t start = tree_node(p->tree, test)->start;
  struct syn_list list = {0};
  list_push(p->tree, &list, test);
  bool no_in = p->context.no_in;
  p->context.no_in = false;
  lex_next(&p->lex);
  p->consequent_at = p->lex.token.start;
  list_push(p->tree, &list, parse_assignment(p));
  p->context.no_in = no_in;
  parse_expect(p, T_COLON);
  list_push(p->tree, &list, parse_assignment(p));
  return node_make(p, N_CONDITIONAL, start, list.first);
}

// The place of a chain's last link for V8: the name, behind a call the dot; of a call the word before it,
// if there is one.
static uint32_t link_place(const struct syn_parser *p, syn_node_id chain) {
  syn_node_id before = tree_node(p->tree, chain)->first;
  syn_node_id link = tree_node(p->tree, before)->next;
  bool called = false;
  for (; tree_node(p->tree, link)->next; link = tree_node(p->tree, link)->next) {
    called |= node_kind(p, link) == N_CALL;
    before = link;
  }
  const struct syn_node *node = tree_node(p->tree, link);
  uint32_t end = tree_node(p->tree, before)->end;
  if (node->kind == N_DOT && !called) return tree_node(p->tree, node->first)->start;
  uint32_t word = node->kind == N_CALL ? parse_start_of_word(p, end) : end;
  return word < end ? word : node->start;
}

// At => behind something that is no list of parameters.  V8 marks from the place of the outermost
// operator to the last token.
static void malformed_arrow(struct syn_parser *p, syn_node_id id) {
  uint32_t start = tree_node(p->tree, id)->start;
  enum syn_node_kind kind = node_kind(p, id);
  if (kind == N_IDENTIFIER || kind == N_PAREN) {
    parse_unexpected(p, &p->lex.token);
    return;
  }
  if (kind == N_CHAIN) start = link_place(p, id);
  if (kind == N_BINARY)
    start =
        lex_skip_blanks(&p->lex, tree_node(p->tree, tree_node(p->tree, id)->first)->end, NULL);
  uint32_t last = p->lex.previous_start;
  parse_error(p, M_MALFORMED_ARROW, start, last > start ? last : start);
}

// && and || with what binds tighter, or ?? with what binds tighter than all three.
static syn_node_id binary(struct syn_parser *p, struct cover *cover) {
  syn_node_id id = unary(p, cover, 1);
  if (p->lex.token.kind < T_NULLISH) return id; // the usual case: no operator
  if (node_is_arrow(p, id)) return id;
  id = operators(p, id, LEVEL_BITWISE);
  return p->lex.token.kind == T_NULLISH ? run(p, id, 1) : operators(p, id, 2);
}

static syn_node_id assignment(struct syn_parser *p, struct cover *cover) {
  enum syn_token_kind kind = (enum syn_token_kind)p->lex.token.kind;
  if (kind == T_YIELD && p->context.is_generator) return yield(p);
  if (p->options->typescript && (kind == T_PAREN_OPEN || kind == T_LT || kind == T_ASYNC)) {
    syn_node_id arrow = parse_try_arrow(p);
    if (arrow) return arrow;
  }
  syn_node_id id = binary(p, cover);
  kind = (enum syn_token_kind)p->lex.token.kind;
  if (kind < T_QUESTION || kind > T_ASSIGN_NULLISH || node_is_arrow(p, id)) return id;
  if (token_is_assignment(kind)) return assign(p, id, cover);
  if (kind == T_QUESTION) return conditional(p, id);
  if (kind == T_ARROW) malformed_arrow(p, id);
  return id;
}

syn_node_id parse_assignment(struct syn_parser *p) {
  syn_node_id id = 0;
  struct cover cover;
  cover_init(&cover);
  if (parse_enter(p)) {
    id = assignment(p, &cover);
    cover_report(p, &cover.expression);
  }
  parse_leave(p);
  return id;
}

syn_node_id parse_assignment_or_pattern(struct syn_parser *p, struct cover *around) {
  syn_node_id id = 0;
  enum syn_token_kind kind = (enum syn_token_kind)p->lex.token.kind;
  struct cover cover;
  cover_init(&cover);
  if (parse_enter(p)) {
    id = assignment(p, &cover);
    if (kind == T_BRACKET_OPEN || kind == T_BRACE_OPEN) {
      enum syn_node_kind is = node_kind(p, id);
      if (is != N_ARRAY && is != N_OBJECT) {
        cover_report(p, &cover.expression);
        cover.expression.message = cover.pattern.message = M_NONE;
        if (is != N_ASSIGN) cover.binding.message = M_NONE;
      }
      cover_merge(around, &cover);
    }
  }
  parse_leave(p);
  return id;
}

// ... is read as a rest parameter, which V8 finds wrong only behind it.
static syn_node_id element(struct syn_parser *p) {
  struct syn_token token = p->lex.token;
  if (token.kind != T_ELLIPSIS) return parse_assignment(p);
  parse_rest_in_parentheses(p);
  parse_unexpected(p, &token);
  return 0;
}

syn_node_id parse_expression(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  syn_node_id first = element(p);
  if (p->lex.token.kind != T_COMMA) return first;
  struct syn_list list = {0};
  list_push(p->tree, &list, first);
  while (parse_eat(p, T_COMMA))
    list_push(p->tree, &list, element(p));
  return node_make(p, N_SEQUENCE, start, list.first);
}

// ---- Binary operators

// The precedence of the current token as a binary operator, 0 if it is none here.
static uint8_t level_of(const struct syn_parser *p) {
  const struct syn_token *token = &p->lex.token;
  uint8_t level = syn_token_precedence[token->kind];
  if (token->kind < T_INSTANCEOF) return level;
  if (level) return token->escaped || (token->kind == T_IN && p->context.no_in) ? 0 : level;
  if (p->options->typescript && (token->kind == T_AS || token->kind == T_SATISFIES) &&
      !token->newline_before && !token->escaped)
    return LEVEL_RELATIONAL;
  return 0;
}

static bool is_as(const struct syn_parser *p) {
  return p->lex.token.kind == T_AS || p->lex.token.kind == T_SATISFIES;
}

// a ** b ** c is a ** (b ** c).
static syn_node_id exponent(struct syn_parser *p, syn_node_id left) {
  uint32_t start = tree_node(p->tree, left)->start;
  syn_node_id right = 0;
  if (parse_enter(p)) {
    lex_next(&p->lex);
    right = unary(p, NULL, LEVEL_UNARY);
    if (p->lex.token.kind == T_EXP) right = exponent(p, right);
  }
  parse_leave(p);
  syn_node_id id = node_pair(p, N_BINARY, start, left, right);
  tree_node(p->tree, id)->op = T_EXP;
  return id;
}

static syn_node_id run(struct syn_parser *p, syn_node_id left, uint8_t level) {
  uint32_t start = tree_node(p->tree, left)->start;
  uint8_t op = p->lex.token.kind, tighter = level == 1 ? LEVEL_BITWISE : level + 1;
  struct syn_list list = {0};
  list_push(p->tree, &list, left);
  do {
    lex_next(&p->lex);
    syn_node_id operand = unary(p, NULL, tighter);
    if (level_of(p) >= tighter) operand = operators(p, operand, tighter);
    list_push(p->tree, &list, operand);
  } while (level_of(p) == level && !is_as(p));
  syn_node_id id = node_make(p, N_BINARY, start, list.first);
  tree_node(p->tree, id)->op = op;
  return id;
}

// The operators of at least that level behind a first operand.
static syn_node_id operators(struct syn_parser *p, syn_node_id left, uint8_t least) {
  for (uint8_t level; (level = level_of(p)) >= least;) {
    if (level == LEVEL_EXPONENT)
      left = exponent(p, left);
    else if (is_as(p))
      left = parse_as(p, left);
    else
      left = run(p, left, level);
  }
  return left;
}

// ---- Unary operators

// -a ** b could mean two things and is refused; V8 marks up to the operator.
static void refuse_exponent(struct syn_parser *p, uint32_t start) {
  if (p->lex.token.kind == T_EXP) parse_error(p, M_UNARY_EXPONENT, start, p->lex.token.end);
}

static void check_delete(struct syn_parser *p, syn_node_id operand) {
  syn_node_id inner = node_unwrap(p, operand);
  enum syn_node_kind kind = node_kind(p, inner);
  if (kind == N_IDENTIFIER && p->lex.strict) parse_error_last(p, M_STRICT_DELETE);
  if (kind != N_CHAIN) return;
  syn_node_id link = tree_last_child(p->tree, inner);
  if (node_kind(p, link) == N_DOT &&
      node_kind(p, tree_node(p->tree, link)->first) == N_PRIVATE_NAME)
    parse_error_last(p, M_DELETE_PRIVATE);
}

static syn_node_id prefix(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  uint8_t op = p->lex.token.kind;
  syn_node_id operand = 0;
  if (parse_enter(p)) {
    lex_next(&p->lex);
    operand = unary(p, NULL, LEVEL_UNARY);
  }
  parse_leave(p);
  if (op == T_DELETE) check_delete(p, operand);
  refuse_exponent(p, start);
  syn_node_id id = node_make(p, N_UNARY, start, operand);
  tree_node(p->tree, id)->op = op;
  return id;
}

static syn_node_id await(struct syn_parser *p) {
  struct syn_token token = p->lex.token;
  if (p->context.in_parameters) parse_error(p, M_AWAIT_IN_PARAMETER, token.start, token.end);
  cover_keep(&p->never_parameter.any, M_AWAIT_IN_PARAMETER, token.start, token.end);
  syn_node_id operand = 0;
  if (parse_enter(p)) {
    lex_next(&p->lex);
    operand = unary(p, NULL, LEVEL_UNARY);
  }
  parse_leave(p);
  refuse_exponent(p, token.start);
  tree_node(p->tree, p->context.function)->flags |= F_HAS_AWAIT;
  return node_make(p, N_AWAIT, token.start, operand);
}

static syn_node_id update(struct syn_parser *p, uint32_t start, syn_node_id operand, uint8_t op,
                          uint16_t flags) {
  parse_make_target(p, operand, flags ? M_INVALID_PREFIX_TARGET : M_INVALID_POSTFIX_TARGET,
                    F_READ | F_WRITTEN, true);
  if (!flags) lex_next(&p->lex);
  syn_node_id id = node_make(p, N_UPDATE, start, operand);
  tree_node(p->tree, id)->op = op;
  tree_node(p->tree, id)->flags = flags;
  return id;
}

static syn_node_id prefix_update(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  uint8_t op = p->lex.token.kind;
  syn_node_id operand = 0;
  if (parse_enter(p)) {
    lex_next(&p->lex);
    operand = unary(p, NULL, LEVEL_UNARY);
  }
  parse_leave(p);
  return update(p, start, operand, op, F_PREFIX);
}

// #x in object: level is that of the operands wanted here.
static syn_node_id private_in(struct syn_parser *p, uint8_t level) {
  struct syn_token token = p->lex.token;
  syn_node_id id = level == LEVEL_UNARY ? 0 : parse_private_name(p);
  if (!id || level > LEVEL_RELATIONAL || p->lex.token.kind != T_IN || level_of(p) == 0)
    parse_unexpected(p, &token);
  return id;
}

static syn_node_id unary(struct syn_parser *p, struct cover *cover, uint8_t level) {
  const struct syn_token *token = &p->lex.token;
  switch ((enum syn_token_kind)token->kind) {
  case T_NOT:
  case T_TILDE:
  case T_ADD:
  case T_SUB: return prefix(p);
  case T_DELETE:
  case T_TYPEOF:
  case T_VOID:
    if (!token->escaped) return prefix(p);
    break;
  case T_INCREMENT:
  case T_DECREMENT: return prefix_update(p);
  case T_AWAIT:
    if (p->context.is_async && !token->escaped) return await(p);
    break;
  case T_LT:
  case T_SHL: // <<T>(x: T) => T>f
    if (p->options->typescript && !p->options->jsx) return parse_cast(p);
    break;
  case T_PRIVATE_NAME: return private_in(p, level);
  default: break;
  }
  uint32_t start = token->start;
  syn_node_id id = parse_chain(p, cover);
  if ((token->kind == T_INCREMENT || token->kind == T_DECREMENT) && !token->newline_before &&
      !node_is_arrow(p, id))
    return update(p, start, id, token->kind, 0);
  return id;
}

syn_node_id parse_unary(struct syn_parser *p) {
  return unary(p, NULL, LEVEL_UNARY);
}
