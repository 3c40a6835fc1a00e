// SPDX-License-Identifier: MIT
//
// TypeScript's types, from conditional types down to names and literals.  Types mean nothing at run
// time, so of most only the place is kept: a TS_TYPE node whose op is what emitDecoratorMetadata
// calls the type.  References keep their name, unions and intersections their constituents; the nodes
// of everything else are taken back as soon as the type was read.
#include "syntax/parse_ts.h"

static syn_node_id parse_union(struct syn_parser *p);

syn_node_id parse_type_node(struct syn_parser *p, enum syn_type op, uint32_t start) {
  syn_node_id id = tree_add(p->tree, N_TS_TYPE, start, p->lex.previous_end);
  tree_node(p->tree, id)->op = (uint8_t)op;
  return id;
}

// The same, taking back the nodes from count on.
static syn_node_id replace_nodes(struct syn_parser *p, uint32_t count, enum syn_type op,
                                 uint32_t start) {
  p->tree->count = count;
  return parse_type_node(p, op, start);
}

syn_node_id parse_type_enclosed(struct syn_parser *p) {
  bool before = p->context.no_conditional_types;
  p->context.no_conditional_types = false;
  syn_node_id type = parse_type(p);
  p->context.no_conditional_types = before;
  return type;
}

// From extends on: check extends type ? type : type.
static syn_node_id parse_conditional_type(struct syn_parser *p, uint32_t start) {
  lex_next(&p->lex);
  p->context.no_conditional_types = true;
  parse_type(p);
  p->context.no_conditional_types = false;
  struct syn_list results = {0};
  parse_expect(p, T_QUESTION);
  list_push(p->tree, &results, parse_type(p));
  parse_expect(p, T_COLON);
  list_push(p->tree, &results, parse_type(p));
  syn_node_id id = parse_type_node(p, TYPE_UNION, start);
  tree_node(p->tree, id)->first = results.first;
  return id;
}

syn_node_id parse_type(struct syn_parser *p) {
  syn_node_id type = 0;
  if (parse_enter(p)) {
    uint32_t start = p->lex.token.start;
    if (parse_at_function_type(p)) {
      type = parse_function_type(p);
    } else {
      type = parse_union(p);
      if (!p->context.no_conditional_types && parse_is_word(p, T_EXTENDS) &&
          !p->lex.token.newline_before)
        type = parse_conditional_type(p, start);
    }
  }
  parse_leave(p);
  return type;
}

// { ... }, [ ... ] and the like: read, and kept as one node.
static syn_node_id parse_structural(struct syn_parser *p, void (*parse)(struct syn_parser *),
                                    enum syn_type op) {
  uint32_t start = p->lex.token.start, count = p->tree->count;
  parse(p);
  return replace_nodes(p, count, op, start);
}

// Whether a tuple's element begins with a name: a: or a?:
static bool at_element_name(struct syn_parser *p) {
  if (!token_is_word(p->lex.token.kind)) return false;
  struct syn_token next = lex_peek(&p->lex);
  if (next.kind != T_QUESTION) return next.kind == T_COLON;
  struct syn_lexer_mark mark = lex_mark(&p->lex);
  lex_next(&p->lex);
  bool named = lex_peek(&p->lex).kind == T_COLON;
  lex_rewind(&p->lex, &mark);
  return named;
}

static void parse_tuple(struct syn_parser *p) {
  lex_next(&p->lex);
  while (p->lex.token.kind != T_BRACKET_CLOSE && !parse_failed(p)) {
    parse_eat(p, T_ELLIPSIS);
    if (at_element_name(p)) {
      lex_next(&p->lex);
      parse_eat(p, T_QUESTION);
      parse_expect(p, T_COLON);
    }
    parse_type_enclosed(p);
    parse_eat(p, T_QUESTION);
    if (!parse_eat(p, T_COMMA)) break;
  }
  parse_expect(p, T_BRACKET_CLOSE);
}

static void parse_template_type(struct syn_parser *p) {
  while (!p->lex.token.template_tail && !parse_failed(p)) {
    lex_next(&p->lex);
    parse_type_enclosed(p);
    if (p->lex.token.kind != T_BRACE_CLOSE) {
      parse_unexpected(p, &p->lex.token);
      return;
    }
    lex_template_continuation(&p->lex);
  }
  lex_next(&p->lex);
}

// typeof a.b<T>, typeof import("x").a
static void parse_type_query(struct syn_parser *p) {
  lex_next(&p->lex);
  if (parse_is_word(p, T_IMPORT)) {
    parse_import_type(p);
    return;
  }
  parse_entity_name(p);
  if (!p->lex.token.newline_before && parse_at_angle(p)) parse_type_arguments(p);
}

static syn_node_id parse_parenthesized(struct syn_parser *p) {
  lex_next(&p->lex);
  syn_node_id type = parse_type_enclosed(p);
  parse_expect(p, T_PAREN_CLOSE);
  return type;
}

// -1, -1n
static syn_node_id parse_negative(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  bool is_bigint = p->lex.token.kind == T_BIGINT;
  if (!is_bigint && p->lex.token.kind != T_NUMBER) parse_unexpected(p, &p->lex.token);
  lex_next(&p->lex);
  return parse_type_node(p, is_bigint ? TYPE_BIGINT : TYPE_NUMBER, start);
}

static const struct {
  struct str name;
  enum syn_type type;
} keywords[] = {
    {STR("any"), TYPE_ANY},       {STR("unknown"), TYPE_UNKNOWN},
    {STR("never"), TYPE_NEVER},   {STR("undefined"), TYPE_UNDEFINED},
    {STR("string"), TYPE_STRING}, {STR("number"), TYPE_NUMBER},
    {STR("bigint"), TYPE_BIGINT}, {STR("boolean"), TYPE_BOOLEAN},
    {STR("symbol"), TYPE_SYMBOL}, {STR("object"), TYPE_OBJECT},
};

// Whether a name is one of those that TypeScript has for itself.
static bool find_keyword(struct str name, enum syn_type *type) {
  for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
    if (!str_equal(name, keywords[i].name)) continue;
    *type = keywords[i].type;
    return true;
  }
  return false;
}

static syn_node_id parse_type_reference(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  enum syn_type keyword;
  struct str word = str_slice(p->tree->source, start, p->lex.token.end);
  if (p->lex.token.kind == T_IDENTIFIER && find_keyword(word, &keyword) &&
      lex_peek(&p->lex).kind != T_DOT) {
    lex_next(&p->lex);
    return parse_type_node(p, keyword, start);
  }
  syn_node_id name = parse_entity_name(p);
  uint32_t count = p->tree->count;
  if (!p->lex.token.newline_before && parse_at_angle(p)) parse_type_arguments(p);
  p->tree->count = count;
  syn_node_id id = parse_type_node(p, TYPE_REFERENCE, start);
  tree_node(p->tree, id)->first = name;
  return id;
}

// this, and as a predicate: this is T
static syn_node_id parse_this_type(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  if (!parse_is_word(p, T_IS) || p->lex.token.newline_before)
    return parse_type_node(p, TYPE_OBJECT, start);
  lex_next(&p->lex);
  uint32_t count = p->tree->count;
  parse_type(p);
  return replace_nodes(p, count, TYPE_BOOLEAN, start);
}

static syn_node_id parse_token_type(struct syn_parser *p, enum syn_type op) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  return parse_type_node(p, op, start);
}

static syn_node_id parse_primary(struct syn_parser *p) {
  switch (p->lex.token.kind) {
  case T_BRACE_OPEN: return parse_structural(p, parse_object_type, TYPE_OBJECT);
  case T_BRACKET_OPEN: return parse_structural(p, parse_tuple, TYPE_ARRAY);
  case T_TEMPLATE: return parse_structural(p, parse_template_type, TYPE_STRING);
  case T_TYPEOF: return parse_structural(p, parse_type_query, TYPE_OBJECT);
  case T_IMPORT: return parse_structural(p, parse_import_type, TYPE_OBJECT);
  case T_PAREN_OPEN: return parse_parenthesized(p);
  case T_SUB: return parse_negative(p);
  case T_STRING: return parse_token_type(p, TYPE_STRING);
  case T_NUMBER: return parse_token_type(p, TYPE_NUMBER);
  case T_BIGINT: return parse_token_type(p, TYPE_BIGINT);
  case T_TRUE:
  case T_FALSE: return parse_token_type(p, TYPE_BOOLEAN);
  case T_NULL: return parse_token_type(p, TYPE_NULL);
  case T_VOID: return parse_token_type(p, TYPE_VOID);
  case T_THIS: return parse_this_type(p);
  default: return parse_type_reference(p);
  }
}

// Whether a type can begin here: T[ and what follows.
static bool at_type_start(const struct syn_parser *p) {
  switch (p->lex.token.kind) {
  case T_BRACKET_CLOSE:
  case T_PAREN_CLOSE:
  case T_BRACE_CLOSE:
  case T_COMMA:
  case T_SEMICOLON:
  case T_END: return false;
  default: return true;
  }
}

// Behind a type, on the same line: T[] and T[K]
static syn_node_id parse_postfix(struct syn_parser *p) {
  uint32_t start = p->lex.token.start, count = p->tree->count;
  syn_node_id type = parse_primary(p);
  while (p->lex.token.kind == T_BRACKET_OPEN && !p->lex.token.newline_before) {
    lex_next(&p->lex);
    bool indexed = at_type_start(p);
    if (indexed) parse_type_enclosed(p);
    parse_expect(p, T_BRACKET_CLOSE);
    type = replace_nodes(p, count, indexed ? TYPE_OBJECT : TYPE_ARRAY, start);
  }
  return type;
}

// Behind infer X: extends Y, unless that extends is a conditional type's, which a ? shows.
static void parse_infer_constraint(struct syn_parser *p) {
  uint32_t at = p->lex.token.start;
  if (!parse_is_word(p, T_EXTENDS) || attempt_failed(p, ATTEMPT_CONSTRAINT, at)) return;
  struct trial trial;
  trial_begin(p, &trial);
  bool is_certain = p->context.no_conditional_types;
  lex_next(&p->lex);
  p->context.no_conditional_types = true;
  parse_type(p);
  p->context.no_conditional_types = is_certain;
  if (is_certain || (!parse_failed(p) && p->lex.token.kind != T_QUESTION)) return;
  trial_undo(p, &trial);
  attempt_remember(p, ATTEMPT_CONSTRAINT, at);
}

static syn_node_id parse_infer(struct syn_parser *p) {
  uint32_t start = p->lex.token.start, count = p->tree->count;
  lex_next(&p->lex);
  parse_name(p);
  parse_infer_constraint(p);
  return replace_nodes(p, count, TYPE_OBJECT, start);
}

// keyof T, unique symbol, readonly T[].  The operators nest without end, hence the check of depth.
static syn_node_id parse_operator(struct syn_parser *p) {
  if (parse_is_word(p, T_INFER)) return parse_infer(p);
  if (!parse_is_word(p, T_KEYOF) && !parse_is_word(p, T_UNIQUE) &&
      !parse_is_word(p, T_READONLY))
    return parse_postfix(p);
  uint32_t start = p->lex.token.start, count = p->tree->count;
  bool is_transparent = parse_is_word(p, T_READONLY);
  lex_next(&p->lex);
  syn_node_id type = parse_enter(p) ? parse_operator(p) : 0;
  parse_leave(p);
  return is_transparent ? type : replace_nodes(p, count, TYPE_OBJECT, start);
}

// A list of types with | or & between, and possibly before.
static syn_node_id parse_joined(struct syn_parser *p, enum syn_token_kind joiner,
                                enum syn_type op,
                                syn_node_id (*parse_part)(struct syn_parser *)) {
  uint32_t start = p->lex.token.start;
  struct syn_list parts = {0};
  bool is_led = parse_eat(p, joiner);
  do {
    bool is_function = (is_led || parts.first) && parse_at_function_type(p);
    syn_node_id part = is_function ? parse_function_type(p) : parse_part(p);
    list_push(p->tree, &parts, part);
  } while (parse_eat(p, joiner));
  if (parts.first == parts.last) return parts.first;
  syn_node_id id = parse_type_node(p, op, start);
  tree_node(p->tree, id)->first = parts.first;
  return id;
}

static syn_node_id parse_intersection(struct syn_parser *p) {
  return parse_joined(p, T_AND, TYPE_INTERSECTION, parse_operator);
}

static syn_node_id parse_union(struct syn_parser *p) {
  return parse_joined(p, T_OR, TYPE_UNION, parse_intersection);
}

syn_node_id parse_annotation(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  bool is_marked = p->lex.token.kind == T_QUESTION ||
                   (p->lex.token.kind == T_NOT && !p->lex.token.newline_before);
  if (!is_marked && p->lex.token.kind != T_COLON) return 0;
  if (is_marked) lex_next(&p->lex);
  syn_node_id type = parse_eat(p, T_COLON) ? parse_type_enclosed(p) : 0;
  syn_node_id id = tree_add(p->tree, N_TS_ANNOTATION, start, p->lex.previous_end);
  tree_node(p->tree, id)->first = type;
  return id;
}

syn_node_id parse_return_annotation(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  if (!parse_eat(p, T_COLON)) return 0;
  bool before = p->context.no_conditional_types;
  p->context.no_conditional_types = false;
  syn_node_id type = parse_return_type(p);
  p->context.no_conditional_types = before;
  syn_node_id id = tree_add(p->tree, N_TS_ANNOTATION, start, p->lex.previous_end);
  tree_node(p->tree, id)->first = type;
  return id;
}
