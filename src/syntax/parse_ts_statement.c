// SPDX-License-Identifier: MIT
//
// TypeScript's declarations: interface, type, enum, namespace, declare, and its forms of import and
// export.  Their words are identifiers elsewhere, so a declaration begins only where the token
// behind the word can be nothing else.
#include "syntax/parse_ts.h"

static syn_node_id finish(struct syn_parser *p, enum syn_node_kind kind, uint32_t start,
                          struct syn_list children) {
  syn_node_id id = tree_add(p->tree, kind, start, p->lex.previous_end);
  tree_node(p->tree, id)->first = children.first;
  return id;
}

// The name of a type: void, any and the like are refused by TypeScript later than by its grammar.
static syn_node_id parse_interface(struct syn_parser *p, uint32_t start) {
  struct syn_list children = {0};
  lex_next(&p->lex);
  list_push(p->tree, &children, parse_binding_identifier(p));
  uint32_t count = p->tree->count;
  parse_type_parameters(p);
  if (parse_eat(p, T_EXTENDS)) {
    do {
      parse_type_enclosed(p);
    } while (parse_eat(p, T_COMMA));
  }
  parse_object_type(p);
  p->tree->count = count;
  return finish(p, N_TS_INTERFACE, start, children);
}

static syn_node_id parse_alias(struct syn_parser *p, uint32_t start) {
  struct syn_list children = {0};
  lex_next(&p->lex);
  list_push(p->tree, &children, parse_binding_identifier(p));
  parse_type_parameters(p);
  parse_expect(p, T_ASSIGN);
  list_push(p->tree, &children, parse_type_enclosed(p));
  parse_semicolon(p);
  return finish(p, N_TS_ALIAS, start, children);
}

// A, "A", ["A"]
static syn_node_id parse_enum_name(struct syn_parser *p) {
  bool is_bracketed = parse_eat(p, T_BRACKET_OPEN);
  syn_node_id name;
  if (p->lex.token.kind == T_STRING) {
    name = parse_string(p);
  } else if (is_bracketed || !token_is_word(p->lex.token.kind)) {
    parse_unexpected(p, &p->lex.token);
    return 0;
  } else {
    name = parse_name(p);
  }
  if (is_bracketed) parse_expect(p, T_BRACKET_CLOSE);
  return name;
}

static syn_node_id parse_enum_member(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  struct syn_list children = {0};
  list_push(p->tree, &children, parse_enum_name(p));
  if (parse_eat(p, T_ASSIGN)) list_push(p->tree, &children, parse_assignment(p));
  return finish(p, N_TS_ENUM_MEMBER, start, children);
}

static syn_node_id parse_enum(struct syn_parser *p, uint32_t start) {
  struct syn_list children = {0};
  bool is_const = parse_eat(p, T_CONST);
  parse_expect(p, T_ENUM);
  list_push(p->tree, &children, parse_binding_identifier(p));
  parse_expect(p, T_BRACE_OPEN);
  while (p->lex.token.kind != T_BRACE_CLOSE && !parse_failed(p)) {
    list_push(p->tree, &children, parse_enum_member(p));
    if (!parse_eat(p, T_COMMA)) break;
  }
  parse_expect(p, T_BRACE_CLOSE);
  syn_node_id id = finish(p, N_TS_ENUM, start, children);
  if (is_const) tree_node(p->tree, id)->flags |= F_CONST;
  return id;
}

// A statement of a namespace's or an ambient module's body.
static syn_node_id parse_namespace_statement(struct syn_parser *p) {
  enum syn_token_kind next = lex_peek(&p->lex).kind;
  if (parse_is_word(p, T_EXPORT)) return parse_export(p);
  if (parse_is_word(p, T_IMPORT) && next != T_PAREN_OPEN && next != T_DOT)
    return parse_import(p);
  return parse_statement_or_declaration(p);
}

// The body is a function's, but for return; it has no await of its own.
static syn_node_id parse_namespace_body(struct syn_parser *p) {
  struct context before = p->context;
  struct label *labels = p->labels;
  p->labels = NULL;
  p->context.in_function = p->context.is_generator = p->context.no_in = false;
  uint32_t start = p->lex.token.start;
  struct syn_list list = {0};
  parse_expect(p, T_BRACE_OPEN);
  while (p->lex.token.kind != T_BRACE_CLOSE && !parse_failed(p))
    list_push(p->tree, &list, parse_namespace_statement(p));
  parse_expect(p, T_BRACE_CLOSE);
  p->context = before;
  p->labels = labels;
  return finish(p, N_BLOCK, start, list);
}

// Whether anything of a namespace's statement is left at run time.
static bool is_instantiated(const struct syn_parser *p, syn_node_id id) {
  const struct syn_node *node = tree_node(p->tree, id);
  switch (node->kind) {
  case N_TS_INTERFACE:
  case N_TS_ALIAS:
  case N_TS_EXPORT_AS: return false;
  case N_TS_NAMESPACE: return !(node->flags & (F_TYPE | F_DECLARE));
  case N_TS_IMPORT_EQUALS: return (node->flags & (F_TYPE | F_EXPORTED)) == F_EXPORTED;
  case N_TS_DECLARE: // what is declared counts as if it were there
  case N_EXPORT_DECLARATION: return node->first && is_instantiated(p, node->first);
  default: return true;
  }
}

static bool has_instances(const struct syn_parser *p, syn_node_id block) {
  syn_node_id id = tree_node(p->tree, block)->first;
  while (id && !is_instantiated(p, id))
    id = tree_node(p->tree, id)->next;
  return id != 0;
}

// A, A.B.C
static syn_node_id parse_namespace_name(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  syn_node_id base = parse_binding_identifier(p);
  if (p->lex.token.kind != T_DOT) return base;
  struct syn_list children = {0};
  list_push(p->tree, &children, base);
  while (p->lex.token.kind == T_DOT) {
    uint32_t dot = p->lex.token.start;
    struct syn_list link = {0};
    lex_next(&p->lex);
    list_push(p->tree, &link, parse_name(p));
    list_push(p->tree, &children, finish(p, N_DOT, dot, link));
  }
  return finish(p, N_CHAIN, start, children);
}

// namespace A.B {}, module A {}, module "x" {} or module "x";, global {}
static syn_node_id parse_namespace(struct syn_parser *p, uint32_t start) {
  struct syn_list children = {0};
  bool is_global = parse_is_word(p, T_GLOBAL);
  bool had_ambient = p->context.in_ambient;
  if (!is_global) lex_next(&p->lex);
  bool is_foreign = is_global || p->lex.token.kind == T_STRING;
  if (is_foreign) p->context.in_ambient = true;
  list_push(p->tree, &children,
            is_global                       ? parse_name(p)
            : p->lex.token.kind == T_STRING ? parse_string(p)
                                            : parse_namespace_name(p));
  if (is_foreign && p->lex.token.kind != T_BRACE_OPEN) {
    parse_semicolon(p);
  } else {
    if (parse_enter(p)) list_push(p->tree, &children, parse_namespace_body(p));
    parse_leave(p);
  }
  p->context.in_ambient = had_ambient;
  syn_node_id id = finish(p, N_TS_NAMESPACE, start, children);
  syn_node_id block = tree_child(p->tree, id, N_BLOCK);
  if (is_foreign) tree_node(p->tree, id)->flags |= F_DECLARE;
  if (!block || !has_instances(p, block)) tree_node(p->tree, id)->flags |= F_TYPE;
  return id;
}

// At abstract.
static syn_node_id parse_abstract_class(struct syn_parser *p, uint32_t start) {
  struct syn_list decorators = {0};
  lex_next(&p->lex);
  syn_node_id id = parse_class(p, true, &decorators, start);
  tree_node(p->tree, id)->flags |= F_ABSTRACT;
  return id;
}

// Whether a token behind declare makes it a declaration.
static bool is_declared(enum syn_token_kind kind) {
  switch (kind) {
  case T_VAR:
  case T_LET:
  case T_CONST:
  case T_FUNCTION:
  case T_ASYNC:
  case T_CLASS:
  case T_ABSTRACT:
  case T_INTERFACE:
  case T_TYPE:
  case T_ENUM:
  case T_NAMESPACE:
  case T_MODULE:
  case T_GLOBAL:
  case T_USING: return true;
  default: return false;
  }
}

static syn_node_id parse_declare(struct syn_parser *p, uint32_t start) {
  struct syn_list children = {0};
  bool before = p->context.in_ambient;
  lex_next(&p->lex);
  p->context.in_ambient = true;
  list_push(p->tree, &children, parse_statement_or_declaration(p));
  p->context.in_ambient = before;
  return finish(p, N_TS_DECLARE, start, children);
}

syn_node_id parse_ts_declaration(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  if (p->lex.token.escaped) return 0;
  if (p->lex.token.kind == T_ENUM) return parse_enum(p, start);
  struct syn_token next = lex_peek(&p->lex);
  if (p->lex.token.kind == T_CONST) return next.kind == T_ENUM ? parse_enum(p, start) : 0;
  if (next.newline_before) return 0;
  bool named = parse_is_identifier(p, &next);
  switch (p->lex.token.kind) {
  case T_INTERFACE: return named ? parse_interface(p, start) : 0;
  case T_TYPE: return named ? parse_alias(p, start) : 0;
  case T_NAMESPACE: return named ? parse_namespace(p, start) : 0;
  case T_MODULE: return named || next.kind == T_STRING ? parse_namespace(p, start) : 0;
  case T_GLOBAL: return next.kind == T_BRACE_OPEN ? parse_namespace(p, start) : 0;
  case T_ABSTRACT: return next.kind == T_CLASS ? parse_abstract_class(p, start) : 0;
  case T_DECLARE: return is_declared(next.kind) ? parse_declare(p, start) : 0;
  default: return 0;
  }
}

// require("x")
static syn_node_id parse_required(struct syn_parser *p) {
  lex_next(&p->lex);
  lex_next(&p->lex);
  syn_node_id name = 0;
  if (p->lex.token.kind == T_STRING)
    name = parse_string(p);
  else
    parse_unexpected(p, &p->lex.token);
  parse_expect(p, T_PAREN_CLOSE);
  return name;
}

syn_node_id parse_ts_import_equals(struct syn_parser *p, uint32_t start, syn_node_id binding,
                                   bool is_type) {
  struct syn_list children = {0};
  list_push(p->tree, &children, binding);
  parse_expect(p, T_ASSIGN);
  if (parse_is_word(p, T_REQUIRE) && lex_peek(&p->lex).kind == T_PAREN_OPEN)
    list_push(p->tree, &children, parse_required(p));
  else
    list_push(p->tree, &children, parse_entity_name(p));
  parse_semicolon(p);
  syn_node_id id = finish(p, N_TS_IMPORT_EQUALS, start, children);
  if (is_type) tree_node(p->tree, id)->flags |= F_TYPE;
  return id;
}

// From import on: import type? a = ...
static syn_node_id parse_export_import(struct syn_parser *p, uint32_t start) {
  lex_next(&p->lex);
  bool is_type = parse_is_word(p, T_TYPE) && lex_peek(&p->lex).kind != T_ASSIGN;
  if (is_type) lex_next(&p->lex);
  syn_node_id binding = parse_binding_identifier(p);
  syn_node_id id = parse_ts_import_equals(p, start, binding, is_type);
  tree_node(p->tree, id)->flags |= F_EXPORTED;
  return id;
}

syn_node_id parse_ts_export(struct syn_parser *p, uint32_t start) {
  struct syn_list children = {0};
  if (parse_is_word(p, T_IMPORT)) return parse_export_import(p, start);
  if (parse_eat(p, T_ASSIGN)) {
    list_push(p->tree, &children, parse_assignment(p));
    parse_semicolon(p);
    return finish(p, N_TS_EXPORT_EQUALS, start, children);
  }
  if (!parse_is_word(p, T_AS)) return 0;
  lex_next(&p->lex);
  if (!parse_is_word(p, T_NAMESPACE)) parse_unexpected(p, &p->lex.token);
  lex_next(&p->lex);
  list_push(p->tree, &children, parse_name(p));
  parse_semicolon(p);
  return finish(p, N_TS_EXPORT_AS, start, children);
}
