// SPDX-License-Identifier: MIT
//
// JSX: elements and fragments, with what stands in their tags and between them.  Functions for parts
// of a tag end at the tag's next token; those for whole elements and {expressions} end with their last
// token still current, as only the caller knows whether a tag, text or code goes on behind it.
#include "syntax/parser.h"

static syn_node_id element(struct syn_parser *p);

// The current token, as a node of that kind with these children, from start to the token's end.
static syn_node_id finish(struct syn_parser *p, enum syn_node_kind kind, uint32_t start,
                          const struct syn_list *children) {
  syn_node_id id = tree_add(p->tree, kind, start, p->lex.token.end);
  tree_node(p->tree, id)->first = children->first;
  return id;
}

// The current token must be of that kind; it stays current.
static bool require(struct syn_parser *p, enum syn_token_kind kind) {
  if (p->lex.token.kind == kind) return true;
  parse_unexpected(p, &p->lex.token);
  return false;
}

// ---- Names

static bool is_name(const struct syn_parser *p) {
  enum syn_token_kind kind = (enum syn_token_kind)p->lex.token.kind;
  return kind == T_JSX_NAME || token_is_word(kind);
}

// name or namespace:name
static syn_node_id attribute_name(struct syn_parser *p) {
  if (!is_name(p)) {
    parse_unexpected(p, &p->lex.token);
    return 0;
  }
  syn_node_id id = tree_add(p->tree, N_JSX_NAME, p->lex.token.start, p->lex.token.end);
  lex_jsx_tag(&p->lex);
  if (p->lex.token.kind != T_COLON) return id;
  lex_jsx_tag(&p->lex);
  if (!is_name(p)) parse_unexpected(p, &p->lex.token);
  tree_node(p->tree, id)->end = p->lex.token.end;
  lex_jsx_tag(&p->lex);
  return id;
}

// .name of a member name: the current token is the dot.
static syn_node_id member(struct syn_parser *p) {
  uint32_t dot = p->lex.token.start;
  lex_jsx_tag(&p->lex);
  if (!is_name(p) || p->lex.token.kind == T_JSX_NAME) parse_unexpected(p, &p->lex.token);
  syn_node_id name = tree_add(p->tree, N_NAME, p->lex.token.start, p->lex.token.end);
  struct syn_list children = {0};
  list_push(p->tree, &children, name);
  syn_node_id link = finish(p, N_DOT, dot, &children);
  lex_jsx_tag(&p->lex);
  return link;
}

// What a small first letter or a hyphen says: the name of an element, not of a value.
static bool is_intrinsic(struct str name) {
  return (name.data[0] >= 'a' && name.data[0] <= 'z') || memchr(name.data, '-', name.len);
}

static bool is_namespaced(struct str name) {
  return memchr(name.data, ':', name.len) != NULL;
}

static syn_node_id element_name(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  bool is_this = parse_is_word(p, T_THIS);
  syn_node_id base = attribute_name(p);
  if (!base || is_namespaced(tree_text(p->tree, base))) return base;
  bool has_members = p->lex.token.kind == T_DOT;
  if (!is_this && !has_members && is_intrinsic(tree_text(p->tree, base))) return base;
  struct syn_node *node = tree_node(p->tree, base);
  node->kind = is_this ? N_THIS : N_IDENTIFIER;
  if (is_this)
    tree_node(p->tree, p->context.function)->flags |= F_USES_THIS;
  else
    node->flags |= F_READ;
  if (!has_members) return base;
  struct syn_list list = {0};
  list_push(p->tree, &list, base);
  while (p->lex.token.kind == T_DOT)
    list_push(p->tree, &list, member(p));
  syn_node_id chain = tree_add(p->tree, N_CHAIN, start, p->lex.previous_end);
  tree_node(p->tree, chain)->first = list.first;
  return chain;
}

// ---- {expressions}

// {expression}, {...expression} (where spreads may stand) or {}.
static syn_node_id container(struct syn_parser *p, bool spread_allowed) {
  uint32_t start = p->lex.token.start;
  struct syn_list children = {0};
  lex_next(&p->lex);
  uint32_t dots = p->lex.token.start;
  if (spread_allowed && parse_eat(p, T_ELLIPSIS)) {
    struct syn_list spread = {0};
    list_push(p->tree, &spread, parse_assignment(p));
    syn_node_id id = tree_add(p->tree, N_SPREAD, dots, p->lex.previous_end);
    tree_node(p->tree, id)->first = spread.first;
    list_push(p->tree, &children, id);
  } else if (p->lex.token.kind != T_BRACE_CLOSE) {
    list_push(p->tree, &children, parse_assignment(p));
  }
  require(p, T_BRACE_CLOSE);
  return finish(p, N_JSX_EXPRESSION, start, &children);
}

// ---- Attributes

static syn_node_id attribute_value(struct syn_parser *p) {
  switch ((enum syn_token_kind)p->lex.token.kind) {
  case T_STRING: return finish(p, N_STRING, p->lex.token.start, &(struct syn_list){0});
  case T_LT: return element(p);
  default: require(p, T_BRACE_OPEN); return container(p, false);
  }
}

// {...expression}; the braces are part of the SPREAD.
static syn_node_id spread_attribute(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  struct syn_list children = {0};
  lex_next(&p->lex);
  parse_expect(p, T_ELLIPSIS);
  list_push(p->tree, &children, parse_assignment(p));
  require(p, T_BRACE_CLOSE);
  syn_node_id id = finish(p, N_SPREAD, start, &children);
  lex_jsx_tag(&p->lex);
  return id;
}

static syn_node_id attribute(struct syn_parser *p) {
  if (p->lex.token.kind == T_BRACE_OPEN) return spread_attribute(p);
  uint32_t start = p->lex.token.start;
  struct syn_list children = {0};
  list_push(p->tree, &children, attribute_name(p));
  uint32_t end = p->lex.previous_end;
  if (p->lex.token.kind == T_ASSIGN) {
    lex_jsx_tag(&p->lex);
    list_push(p->tree, &children, attribute_value(p));
    end = p->lex.token.end;
    lex_jsx_tag(&p->lex);
  }
  syn_node_id id = tree_add(p->tree, N_JSX_ATTRIBUTE, start, end);
  tree_node(p->tree, id)->first = children.first;
  return id;
}

// ---- Elements

static syn_node_id type_arguments(struct syn_parser *p) {
  if (!p->options->typescript || p->lex.token.kind != T_LT) return 0;
  syn_node_id id = parse_type_arguments(p);
  p->lex.position = p->lex.previous_end; // what follows was read as code: read it as a tag's
  lex_jsx_tag(&p->lex);
  return id;
}

// <name attributes> or <name attributes/>: the current token is the name; ends with > current.
static syn_node_id opening(struct syn_parser *p, uint32_t start) {
  struct syn_list children = {0};
  list_push(p->tree, &children, element_name(p));
  list_push(p->tree, &children, type_arguments(p));
  while (is_name(p) || p->lex.token.kind == T_BRACE_OPEN)
    list_push(p->tree, &children, attribute(p));
  bool self_closing = p->lex.token.kind == T_DIV;
  if (self_closing) lex_jsx_tag(&p->lex);
  require(p, T_GT);
  syn_node_id id = finish(p, N_JSX_OPENING, start, &children);
  if (self_closing) tree_node(p->tree, id)->flags |= F_SELF_CLOSING;
  return id;
}

// Names are the same if their texts are, blanks and comments around dots aside.
static bool same_name(const struct syn_parser *p, syn_node_id a, syn_node_id b) {
  const struct syn_node *left = tree_node(p->tree, a), *right = tree_node(p->tree, b);
  if (left->kind != right->kind) return false;
  if (left->kind != N_CHAIN && left->kind != N_DOT)
    return str_equal(tree_text(p->tree, a), tree_text(p->tree, b));
  syn_node_id x = left->first, y = right->first;
  for (; x && y; x = tree_node(p->tree, x)->next, y = tree_node(p->tree, y)->next)
    if (!same_name(p, x, y)) return false;
  return x == y;
}

// </name> or, of a fragment, </>: the current token is the slash; ends with > current.
static syn_node_id closing(struct syn_parser *p, uint32_t start, syn_node_id opening_name) {
  struct syn_list children = {0};
  lex_jsx_tag(&p->lex);
  if (opening_name) {
    uint32_t name_start = p->lex.token.start;
    syn_node_id name = element_name(p);
    if (!parse_failed(p) && !same_name(p, opening_name, name)) {
      const struct syn_node *expected = tree_node(p->tree, opening_name);
      parse_error(p, M_JSX_CLOSING_TAG, name_start, p->lex.previous_end);
      p->error->argument_start = expected->start;
      p->error->argument_end = expected->end;
    }
    list_push(p->tree, &children, name);
  }
  require(p, T_GT);
  return finish(p, N_JSX_CLOSING, start, &children);
}

static syn_node_id text(struct syn_parser *p) {
  return finish(p, N_JSX_TEXT, p->lex.token.start, &(struct syn_list){0});
}

// What stands between the tags, and the closing tag: the current token is the opening tag's >.
static void children_and_closing(struct syn_parser *p, struct syn_list *list,
                                 syn_node_id opening_name) {
  for (;;) {
    lex_jsx_text(&p->lex);
    uint32_t start = p->lex.token.start;
    switch ((enum syn_token_kind)p->lex.token.kind) {
    case T_JSX_TEXT: list_push(p->tree, list, text(p)); break;
    case T_BRACE_OPEN: list_push(p->tree, list, container(p, true)); break;
    case T_LT: {
      struct syn_lexer_mark mark = lex_mark(&p->lex);
      lex_jsx_tag(&p->lex);
      if (p->lex.token.kind == T_DIV) {
        syn_node_id id = closing(p, start, opening_name);
        if (opening_name) list_push(p->tree, list, id);
        return;
      }
      lex_rewind(&p->lex, &mark);
      list_push(p->tree, list, element(p));
      break;
    }
    default: return; // the end, with an error
    }
  }
}

// An element or a fragment: from < to its last >, which stays current.
static syn_node_id element(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  enum syn_node_kind kind = N_JSX_ELEMENT;
  struct syn_list children = {0};
  if (parse_enter(p)) {
    lex_jsx_tag(&p->lex);
    if (p->lex.token.kind == T_GT) {
      kind = N_JSX_FRAGMENT;
      children_and_closing(p, &children, 0);
    } else {
      syn_node_id tag = opening(p, start);
      list_push(p->tree, &children, tag);
      const struct syn_node *node = tree_node(p->tree, tag);
      if (!(node->flags & F_SELF_CLOSING)) children_and_closing(p, &children, node->first);
    }
  }
  parse_leave(p);
  return finish(p, kind, start, &children);
}

syn_node_id parse_jsx(struct syn_parser *p) {
  syn_node_id id = element(p);
  lex_next(&p->lex);
  return id;
}
