// SPDX-License-Identifier: MIT
//
// import and export.  Which names are exported twice, and which are not there, is asked of the scopes
// (module.h).
#include "syntax/parse_parts.h"

// ---- Parts

// A contextual word; escaped, it is an error that names it.
static bool eat_word(struct syn_parser *p, enum syn_token_kind kind) {
  const struct syn_token *token = &p->lex.token;
  if (token->kind == kind && token->escaped)
    parse_error_about(p, M_ESCAPED_WORD, token->start, token->end, syn_token_spelling[kind]);
  return parse_eat(p, kind);
}

static void expect_word(struct syn_parser *p, enum syn_token_kind kind) {
  if (!eat_word(p, kind)) parse_unexpected(p, &p->lex.token);
}

// Whether the value of a string has half of a surrogate pair.
static bool has_lone_surrogate(const struct syn_parser *p, const struct syn_token *token) {
  struct buf value = {0};
  lex_string_value(p->lex.source, token->start, token->end, &value);
  bool found = false;
  for (size_t i = 0; i + 1 < value.len && !found; i++)
    found = (uint8_t)value.data[i] == 0xED && (uint8_t)value.data[i + 1] >= 0xA0;
  buf_free(&value);
  return found;
}

// The name of an export: a word or a string.
static syn_node_id export_name(struct syn_parser *p) {
  const struct syn_token *token = &p->lex.token;
  if (token->kind != T_STRING) return parse_name(p);
  if (has_lone_surrogate(p, token))
    parse_error(p, M_EXPORT_SURROGATE, token->start, token->end);
  return parse_string(p);
}

static bool same_key(const struct syn_parser *p, syn_node_id a, syn_node_id b) {
  struct buf values[2] = {{0}, {0}};
  syn_node_id ids[2] = {a, b};
  for (int i = 0; i < 2; i++) {
    const struct syn_node *node = tree_node(p->tree, ids[i]);
    if (node->kind == N_STRING)
      lex_string_value(p->lex.source, node->start, node->end, &values[i]);
    else
      lex_identifier_value(p->lex.source, node->start, node->end, &values[i]);
  }
  bool same = str_equal(buf_str(&values[0]), buf_str(&values[1]));
  buf_free(&values[0]);
  buf_free(&values[1]);
  return same;
}

// Few attributes make sense: comparing each with all stays cheap.
enum { MOST_ATTRIBUTES = 1000 };

static void attribute(struct syn_parser *p, struct syn_list *list, uint32_t count) {
  uint32_t start = p->lex.token.start;
  syn_node_id key = p->lex.token.kind == T_STRING ? parse_string(p) : parse_name(p);
  parse_expect(p, T_COLON);
  syn_node_id value = parse_string(p);
  if (parse_failed(p)) return;
  for (syn_node_id other = list->first; other;
       other = tree_node(p->tree, tree_node(p->tree, other)->next)->next) {
    if (!same_key(p, other, key) && count < MOST_ATTRIBUTES) continue;
    parse_error(p, M_ATTRIBUTE_AGAIN, start, p->lex.previous_end);
    const struct syn_node *node = tree_node(p->tree, key);
    bool quoted = node->kind == N_STRING;
    p->error->argument_start = node->start + quoted;
    p->error->argument_end = node->end - quoted;
    return;
  }
  list_push(p->tree, list, key);
  list_push(p->tree, list, value);
}

// The module's name and its attributes.
static void from(struct syn_parser *p, struct syn_list *list) {
  list_push(p->tree, list, parse_string(p));
  if (p->lex.token.kind != T_WITH) return;
  syn_node_id id = parse_begin(p, N_ATTRIBUTES);
  struct syn_list attributes = {0};
  lex_next(&p->lex);
  parse_expect(p, T_BRACE_OPEN);
  for (uint32_t count = 0; p->lex.token.kind != T_BRACE_CLOSE; count++) {
    attribute(p, &attributes, count);
    if (!parse_eat(p, T_COMMA)) break;
  }
  parse_expect(p, T_BRACE_CLOSE);
  list_push(p->tree, list, parse_finish(p, id, attributes.first));
}

// A node of another kind at the same place.
static syn_node_id twin(struct syn_parser *p, syn_node_id id, enum syn_node_kind kind) {
  if (!id) return 0;
  const struct syn_node *node = tree_node(p->tree, id);
  uint16_t flags = node->flags;
  syn_node_id copy = tree_add(p->tree, kind, node->start, node->end);
  tree_node(p->tree, copy)->flags = flags;
  return copy;
}

// ---- import

// type before the name of a specifier: { type a }, { type as }, { type as as }, { type a as b }, but
// not { type }, { type as b }, { type as as b }.
static bool eat_type_modifier(struct syn_parser *p) {
  if (!p->options->typescript || !parse_is_word(p, T_TYPE)) return false;
  struct syn_lexer_mark mark = lex_mark(&p->lex);
  lex_next(&p->lex);
  enum syn_token_kind kind = (enum syn_token_kind)p->lex.token.kind;
  bool is_modifier = token_is_word(kind) || kind == T_STRING;
  if (kind == T_AS) {
    struct syn_token next = lex_peek(&p->lex);
    is_modifier = next.kind == T_COMMA || next.kind == T_BRACE_CLOSE;
    if (next.kind == T_AS) { // type as as, or type as as b
      struct syn_lexer copy = p->lex;
      lex_next(&copy);
      struct syn_token behind = lex_peek(&copy);
      is_modifier = token_is_word((enum syn_token_kind)behind.kind);
    }
  }
  if (!is_modifier) lex_rewind(&p->lex, &mark);
  return is_modifier;
}

static syn_node_id import_specifier(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_IMPORT_NAMED), binding;
  bool is_type = eat_type_modifier(p);
  struct syn_token token = p->lex.token;
  syn_node_id name = export_name(p);
  bool renamed = eat_word(p, T_AS);
  if (!renamed) {
    // V8 says the same of every word that cannot be a binding.
    if (token.kind == T_STRING || !parse_is_identifier(p, &token))
      parse_error(p, M_UNEXPECTED_RESERVED, token.start, token.end);
    else if (token.kind == T_EVAL || token.kind == T_ARGUMENTS)
      parse_error(p, M_STRICT_EVAL_ARGUMENTS, token.start, token.end);
    binding = twin(p, name, N_BINDING);
  } else {
    token = p->lex.token;
    if (token_is_word((enum syn_token_kind)token.kind) && !parse_is_identifier(p, &token))
      parse_error(p, M_UNEXPECTED_RESERVED, token.start, token.end);
    binding = parse_binding_identifier(p);
  }
  struct syn_list list = {0};
  list_push(p->tree, &list, name);
  list_push(p->tree, &list, binding);
  struct syn_node *node = tree_node(p->tree, id);
  node->flags |= (renamed ? 0 : F_SHORTHAND) | (is_type ? F_TYPE : 0);
  return parse_finish(p, id, list.first);
}

static void import_names(struct syn_parser *p, struct syn_list *list) {
  parse_expect(p, T_BRACE_OPEN);
  while (p->lex.token.kind != T_BRACE_CLOSE && !parse_failed(p)) {
    list_push(p->tree, list, import_specifier(p));
    if (!parse_eat(p, T_COMMA)) break;
  }
  parse_expect(p, T_BRACE_CLOSE);
}

static syn_node_id binding_in(struct syn_parser *p, enum syn_node_kind kind, uint32_t start) {
  syn_node_id id = tree_add(p->tree, kind, start, start);
  return parse_finish(p, id, parse_binding_identifier(p));
}

static syn_node_id import_namespace(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  expect_word(p, T_AS);
  return binding_in(p, N_IMPORT_NAMESPACE, start);
}

// defer and source (and TypeScript's type) before what is imported, unless they are its name:
// import source from "x" has no phase, import source from from "x" has.
static uint8_t eat_phase(struct syn_parser *p) {
  enum syn_token_kind kind = (enum syn_token_kind)p->lex.token.kind;
  bool typescript = p->options->typescript;
  if (p->lex.token.escaped) return 0;
  if (kind != T_SOURCE && !(typescript && (kind == T_TYPE || kind == T_DEFER))) return 0;
  struct syn_lexer_mark mark = lex_mark(&p->lex);
  lex_next(&p->lex);
  enum syn_token_kind next = (enum syn_token_kind)p->lex.token.kind;
  bool is_phase = token_is_word(next) && kind != T_DEFER;
  if (next == T_FROM) {
    enum syn_token_kind behind = (enum syn_token_kind)lex_peek(&p->lex).kind;
    is_phase = behind == T_FROM || (kind == T_TYPE && behind == T_ASSIGN);
  } else if (next == T_MUL) {
    is_phase = kind != T_SOURCE;
  } else if (next == T_BRACE_OPEN) {
    is_phase = kind == T_TYPE;
  }
  if (is_phase) return (uint8_t)kind;
  lex_rewind(&p->lex, &mark);
  return 0;
}

static syn_node_id import_clause(struct syn_parser *p, syn_node_id id, uint32_t start) {
  struct syn_list list = {0};
  uint8_t phase = eat_phase(p);
  bool more = true;
  tree_node(p->tree, id)->op = phase;
  if (p->lex.token.kind != T_MUL && p->lex.token.kind != T_BRACE_OPEN) {
    syn_node_id name = binding_in(p, N_IMPORT_DEFAULT, p->lex.token.start);
    if (p->options->typescript && p->lex.token.kind == T_ASSIGN)
      return parse_ts_import_equals(p, start, tree_node(p->tree, name)->first, phase == T_TYPE);
    list_push(p->tree, &list, name);
    struct syn_token comma = p->lex.token;
    more = phase != T_SOURCE && parse_eat(p, T_COMMA);
    if (more && p->lex.token.kind != T_MUL && p->lex.token.kind != T_BRACE_OPEN)
      parse_unexpected(p, &comma);
  }
  if (more && p->lex.token.kind == T_MUL)
    list_push(p->tree, &list, import_namespace(p));
  else if (more)
    import_names(p, &list);
  expect_word(p, T_FROM);
  from(p, &list);
  parse_semicolon(p);
  return parse_finish(p, id, list.first);
}

syn_node_id parse_import(struct syn_parser *p) {
  struct syn_token import = p->lex.token;
  syn_node_id id = parse_begin(p, N_IMPORT);
  lex_next(&p->lex);
  if (p->lex.token.kind == T_STRING) {
    struct syn_list list = {0};
    from(p, &list);
    parse_semicolon(p);
    parse_finish(p, id, list.first);
  } else {
    id = import_clause(p, id, import.start);
  }
  // TypeScript alone has imports in what is no module: import x = require("x").
  bool fine = p->lex.is_module || p->context.in_ambient || !id ||
              tree_node(p->tree, id)->kind != N_IMPORT;
  if (!fine) parse_error(p, M_IMPORT_OUTSIDE, import.start, import.end);
  return id;
}

// ---- export

// What is said of a local name that is none, should there be no from.
struct bad_local {
  enum syn_message message;
  uint32_t start, end;
};

static void check_local(struct syn_parser *p, const struct syn_token *token,
                        struct bad_local *bad) {
  if (bad->message != M_NONE) return;
  if (token->kind == T_STRING)
    *bad = (struct bad_local){M_EXPORT_STRING, token->start, token->end};
  else if (!parse_is_identifier(p, token))
    *bad = (struct bad_local){M_UNEXPECTED_RESERVED, token->start, token->end};
}

static syn_node_id export_specifier(struct syn_parser *p, struct bad_local *bad) {
  syn_node_id id = parse_begin(p, N_EXPORT_SPECIFIER);
  struct syn_list list = {0};
  bool is_type = eat_type_modifier(p);
  check_local(p, &p->lex.token, bad);
  syn_node_id local = export_name(p);
  bool renamed = eat_word(p, T_AS);
  list_push(p->tree, &list, local);
  if (renamed)
    list_push(p->tree, &list, export_name(p));
  else if (local)
    list_push(p->tree, &list,
              twin(p, local, (enum syn_node_kind)tree_node(p->tree, local)->kind));
  struct syn_node *node = tree_node(p->tree, id);
  node->flags |= (renamed ? 0 : F_SHORTHAND) | (is_type ? F_TYPE : 0);
  return parse_finish(p, id, list.first);
}

// The local names are references.
static void refer(struct syn_parser *p, syn_node_id specifier) {
  for (; specifier; specifier = tree_node(p->tree, specifier)->next) {
    syn_node_id local = tree_node(p->tree, specifier)->first;
    if (!local) return;
    tree_node(p->tree, local)->kind = N_IDENTIFIER;
    tree_node(p->tree, local)->flags |= F_READ;
  }
}

static syn_node_id export_names(struct syn_parser *p, uint32_t start, uint16_t flags) {
  syn_node_id id = tree_add(p->tree, N_EXPORT_NAMED, start, start);
  struct syn_list list = {0};
  struct bad_local bad = {0};
  parse_expect(p, T_BRACE_OPEN);
  while (p->lex.token.kind != T_BRACE_CLOSE && !parse_failed(p)) {
    list_push(p->tree, &list, export_specifier(p, &bad));
    if (!parse_eat(p, T_COMMA)) break;
  }
  parse_expect(p, T_BRACE_CLOSE);
  if (eat_word(p, T_FROM)) {
    from(p, &list);
    flags |= F_FROM;
  } else {
    if (bad.message != M_NONE) parse_error(p, bad.message, bad.start, bad.end);
    refer(p, list.first);
  }
  parse_semicolon(p);
  tree_node(p->tree, id)->flags = flags;
  return parse_finish(p, id, list.first);
}

static syn_node_id export_all(struct syn_parser *p, uint32_t start, uint16_t flags) {
  syn_node_id id = tree_add(p->tree, N_EXPORT_ALL, start, start);
  struct syn_list list = {0};
  lex_next(&p->lex);
  if (eat_word(p, T_AS)) list_push(p->tree, &list, export_name(p));
  expect_word(p, T_FROM);
  from(p, &list);
  parse_semicolon(p);
  tree_node(p->tree, id)->flags = flags;
  return parse_finish(p, id, list.first);
}

// A function or class that needs no name: read as an expression if it has none.
static syn_node_id default_function(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  bool is_async = p->lex.token.kind == T_ASYNC;
  if (is_async) lex_next(&p->lex);
  struct syn_lexer copy = p->lex;
  struct syn_error nobody_sees = {0};
  copy.error = &nobody_sees;
  lex_next(&copy);
  if (copy.token.kind == T_MUL) lex_next(&copy);
  bool is_nameless = copy.token.kind == T_PAREN_OPEN;
  syn_node_id id = parse_function(p, is_nameless ? FUNCTION_EXPRESSION : FUNCTION_DECLARATION,
                                  start, is_async);
  tree_node(p->tree, id)->op = FUNCTION_DECLARATION;
  return id;
}

static syn_node_id default_class(struct syn_parser *p, struct syn_list *decorators,
                                 uint32_t start) {
  syn_node_id id = parse_class(p, false, decorators, start);
  tree_node(p->tree, id)->flags |= F_DECLARATION;
  return id;
}

static uint32_t decorated_start(const struct syn_parser *p, const struct syn_list *decorators) {
  return decorators->first ? tree_node(p->tree, decorators->first)->start : p->lex.token.start;
}

// TypeScript: abstract in front of class.
static bool eat_abstract(struct syn_parser *p) {
  if (!p->options->typescript || !parse_is_word(p, T_ABSTRACT)) return false;
  if (lex_peek(&p->lex).kind != T_CLASS) return false;
  lex_next(&p->lex);
  return true;
}

static void set_abstract(struct syn_parser *p, syn_node_id id, bool is_abstract) {
  if (is_abstract) tree_node(p->tree, id)->flags |= F_ABSTRACT;
}

static syn_node_id export_default(struct syn_parser *p, uint32_t start,
                                  struct syn_list *decorators) {
  syn_node_id id = tree_add(p->tree, N_EXPORT_DEFAULT, start, start), value;
  bool typescript = p->options->typescript;
  lex_next(&p->lex);
  if (typescript && p->lex.token.kind == T_AT) parse_decorators(p, decorators);
  uint32_t class_start = decorated_start(p, decorators);
  bool is_abstract = eat_abstract(p);
  if (p->lex.token.kind == T_FUNCTION || parse_starts_async_function(p)) {
    value = default_function(p);
  } else if (p->lex.token.kind == T_CLASS) {
    value = default_class(p, decorators, class_start);
    set_abstract(p, value, is_abstract);
  } else if (typescript && parse_is_word(p, T_INTERFACE)) {
    value = parse_ts_declaration(p);
  } else {
    value = parse_assignment(p);
    parse_semicolon(p);
  }
  return parse_finish(p, id, value);
}

// A declaration behind export; start is where export stands.
static syn_node_id exported(struct syn_parser *p, uint32_t start, struct syn_list *decorators) {
  const struct syn_token *token = &p->lex.token;
  if (token->kind == T_CLASS || eat_abstract(p)) {
    bool is_abstract = p->lex.previous_end > start + STR("export").len; // it was eaten
    syn_node_id id = parse_class(p, true, decorators, decorated_start(p, decorators));
    set_abstract(p, id, is_abstract);
    return id;
  }
  switch ((enum syn_token_kind)token->kind) {
  case T_VAR:
  case T_CONST:
  case T_LET: return parse_variable_statement(p);
  case T_FUNCTION: return parse_function(p, FUNCTION_DECLARATION, token->start, false);
  case T_ASYNC:
    if (parse_starts_async_function(p)) return parse_statement_or_declaration(p);
    parse_error(p, M_UNEXPECTED_TOKEN, token->start, token->end);
    return 0;
  default:
    parse_error(p, M_UNEXPECTED_TOKEN, start, start + (uint32_t)STR("export").len);
    return 0;
  }
}

static syn_node_id export_declaration(struct syn_parser *p, uint32_t start,
                                      uint32_t export_start, struct syn_list *decorators) {
  syn_node_id id = tree_add(p->tree, N_EXPORT_DECLARATION, start, start), declaration = 0;
  bool typescript = p->options->typescript && !decorators->first;
  if (typescript && p->lex.token.kind == T_AT)
    declaration = parse_decorated_class(p);
  else if (typescript && (p->lex.token.kind != T_CONST || lex_peek(&p->lex).kind == T_ENUM))
    declaration = parse_ts_declaration(p);
  if (!declaration) declaration = exported(p, export_start, decorators);
  return parse_finish(p, id, declaration);
}

// From export on; the decorators before it, if any, were read.
static syn_node_id export_from(struct syn_parser *p, struct syn_list *decorators,
                               uint32_t start) {
  struct syn_token export = p->lex.token;
  uint16_t flags = 0;
  lex_next(&p->lex);
  if (p->options->typescript && !decorators->first) {
    syn_node_id id = parse_ts_export(p, start);
    if (id) return id;
    enum syn_token_kind next = (enum syn_token_kind)lex_peek(&p->lex).kind;
    if (parse_is_word(p, T_TYPE) && (next == T_BRACE_OPEN || next == T_MUL)) {
      lex_next(&p->lex);
      flags = F_TYPE;
    }
  }
  switch ((enum syn_token_kind)p->lex.token.kind) {
  case T_MUL: return export_all(p, start, flags);
  case T_BRACE_OPEN: return export_names(p, start, flags);
  case T_DEFAULT: return export_default(p, start, decorators);
  default: return export_declaration(p, start, export.start, decorators);
  }
}

syn_node_id parse_export(struct syn_parser *p) {
  struct syn_list none = {0};
  return export_from(p, &none, p->lex.token.start);
}

syn_node_id parse_decorated_export(struct syn_parser *p, struct syn_list *decorators,
                                   uint32_t start) {
  return export_from(p, decorators, start);
}

syn_node_id parse_module_item(struct syn_parser *p) {
  if (p->lex.token.escaped) return parse_statement_or_declaration(p);
  if (p->lex.token.kind == T_EXPORT) return parse_export(p);
  if (p->lex.token.kind != T_IMPORT) return parse_statement_or_declaration(p);
  enum syn_token_kind next = (enum syn_token_kind)lex_peek(&p->lex).kind;
  if (next == T_PAREN_OPEN || next == T_DOT) return parse_statement_or_declaration(p);
  return parse_import(p);
}
