// SPDX-License-Identifier: MIT
//
// Statements.  Labels, loops and switches are a list on the C stack (struct label), which functions
// begin anew; parse_loop.c has the for statement, parse_variables.c the declarations.
#include "syntax/parse_parts.h"

enum place {
  IN_LIST,   // among the statements of a block
  IN_IF,     // the body of an if
  IN_LABEL,  // behind a label that is in a list: functions may stand here
  IN_OTHERS, // any other body: one statement
};

static syn_node_id statement(struct syn_parser *p, enum place place);

// ---- Parts that many statements have

syn_node_id parse_condition(struct syn_parser *p) {
  parse_expect(p, T_PAREN_OPEN);
  syn_node_id expression = parse_expression(p);
  parse_expect(p, T_PAREN_CLOSE);
  return expression;
}

static syn_node_id simple(struct syn_parser *p, enum syn_node_kind kind) {
  syn_node_id id = parse_begin(p, kind);
  lex_next(&p->lex);
  if (kind != N_EMPTY) parse_semicolon(p);
  return parse_finish(p, id, 0);
}

// ---- Expressions, labels and directives

static bool same_name(const struct syn_parser *p, const struct label *label, syn_node_id name) {
  struct str a = str_slice(p->tree->source, label->start, label->end), b;
  b = tree_text(p->tree, name);
  if (!memchr(a.data, '\\', a.len) && !memchr(b.data, '\\', b.len)) return str_equal(a, b);
  struct buf first = {0}, second = {0};
  lex_identifier_value(p->lex.source, label->start, label->end, &first);
  const struct syn_node *node = tree_node(p->tree, name);
  lex_identifier_value(p->lex.source, node->start, node->end, &second);
  bool same = str_equal(buf_str(&first), buf_str(&second));
  buf_free(&first);
  buf_free(&second);
  return same;
}

static struct label *find_label(const struct syn_parser *p, syn_node_id name) {
  struct label *label = p->labels;
  while (label && (label->end == 0 || !same_name(p, label, name)))
    label = label->outer;
  return label;
}

static bool starts_loop(const struct syn_token *token) {
  return token->kind == T_FOR || token->kind == T_WHILE || token->kind == T_DO;
}

static bool starts_label(const struct syn_parser *p) {
  return parse_is_identifier(p, &p->lex.token) && lex_peek(&p->lex).kind == T_COLON;
}

// The current token is the colon.
static syn_node_id labeled(struct syn_parser *p, syn_node_id id, syn_node_id name,
                           enum place place) {
  struct syn_node *node = tree_node(p->tree, name);
  node->kind = N_NAME;
  node->flags &= F_ESCAPED;
  struct label label = {.outer = p->labels, .start = node->start, .end = node->end};
  if (find_label(p, name)) parse_error(p, M_LABEL_AGAIN, node->start, node->end);
  lex_next(&p->lex);
  label.body = p->lex.token.start;
  label.is_loop = starts_loop(&p->lex.token);
  for (struct label *l = label.outer; label.is_loop && l && l->of_label; l = l->outer)
    l->is_loop = true;
  label.of_label = starts_label(p);
  p->labels = &label;
  syn_node_id body = statement(p, place == IN_LIST || place == IN_LABEL ? IN_LABEL : IN_OTHERS);
  p->labels = label.outer;
  tree_node(p->tree, id)->kind = N_LABELED;
  tree_node(p->tree, name)->next = body;
  return parse_finish(p, id, name);
}

static syn_node_id expression_statement(struct syn_parser *p, enum place place) {
  syn_node_id id = parse_begin(p, N_EXPRESSION);
  uint32_t start = p->lex.token.start;
  syn_node_id expression = parse_expression(p);
  if (p->lex.token.kind == T_COLON && expression) {
    const struct syn_node *node = tree_node(p->tree, expression);
    if (node->kind == N_IDENTIFIER && node->start == start)
      return labeled(p, id, expression, place);
  }
  parse_semicolon(p);
  return parse_finish(p, id, expression);
}

static void use_strict(struct syn_parser *p, const struct syn_token *directive,
                       const struct syn_token *octal) {
  syn_node_id function = p->context.function;
  const struct syn_node *node = tree_node(p->tree, function);
  if (node->kind == N_FUNCTION && !(node->flags & F_SIMPLE_PARAMETERS)) {
    parse_error(p, M_STRICT_NON_SIMPLE, directive->start, directive->end);
  } else if (octal->octal) {
    enum syn_message message;
    uint32_t end, start = lex_octal_place(p->lex.source, octal, &message, &end);
    parse_error(p, message, start, end);
  }
  parse_set_strict(p);
}

void parse_directives(struct syn_parser *p, struct syn_list *list) {
  struct syn_token octal = {
      0}; // a directive with a legacy octal: an error once the code is strict
  while (p->lex.token.kind == T_STRING) {
    struct syn_token token = p->lex.token;
    syn_node_id id = parse_begin(p, N_EXPRESSION);
    syn_node_id expression = parse_expression(p);
    parse_semicolon(p);
    list_push(p->tree, list, parse_finish(p, id, expression));
    const struct syn_node *node = tree_node(p->tree, expression);
    if (!expression || node->kind != N_STRING || node->start != token.start) return;
    tree_node(p->tree, id)->kind = N_DIRECTIVE;
    if (token.octal) octal = token;
    struct str text = str_slice(p->tree->source, token.start + 1, token.end - 1);
    if (str_equal(text, STR("use strict"))) use_strict(p, &token, &octal);
  }
}

// ---- Blocks and lists

// A using declaration here is none: in a case clause or at the top of a script.
static void statements(struct syn_parser *p, struct syn_list *list, enum syn_token_kind end,
                       bool no_using) {
  bool outer = p->context.no_using;
  bool items = end == T_END && p->lex.is_module;
  while (p->lex.token.kind != end && p->lex.token.kind != T_END) {
    if (end == T_CASE && p->lex.token.kind == T_DEFAULT) break;
    if (end == T_CASE && p->lex.token.kind == T_BRACE_CLOSE) break;
    p->context.no_using = no_using;
    list_push(p->tree, list, items ? parse_module_item(p) : parse_statement_or_declaration(p));
  }
  p->context.no_using = outer;
}

void parse_statement_list(struct syn_parser *p, struct syn_list *list,
                          enum syn_token_kind end) {
  statements(p, list, end, end == T_END && !p->lex.is_module && !p->context.in_function);
}

syn_node_id parse_block(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_BLOCK);
  struct syn_list list = {0};
  parse_expect(p, T_BRACE_OPEN);
  statements(p, &list, T_BRACE_CLOSE, false);
  parse_expect(p, T_BRACE_CLOSE);
  return parse_finish(p, id, list.first);
}

// ---- Branches

static syn_node_id if_statement(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_IF);
  struct syn_list list = {0};
  lex_next(&p->lex);
  list_push(p->tree, &list, parse_condition(p));
  list_push(p->tree, &list, statement(p, IN_IF));
  if (parse_eat(p, T_ELSE)) list_push(p->tree, &list, statement(p, IN_IF));
  return parse_finish(p, id, list.first);
}

static syn_node_id case_clause(struct syn_parser *p, bool *has_default) {
  syn_node_id id = parse_begin(p, N_CASE);
  struct syn_list list = {0};
  if (p->lex.token.kind == T_DEFAULT) {
    if (*has_default) parse_error(p, M_DEFAULT_AGAIN, p->lex.token.start, p->lex.token.end);
    *has_default = true;
    lex_next(&p->lex);
    list_push(p->tree, &list, parse_none(p));
  } else {
    parse_expect(p, T_CASE);
    list_push(p->tree, &list, parse_expression(p));
  }
  parse_expect(p, T_COLON);
  statements(p, &list, T_CASE, true);
  return parse_finish(p, id, list.first);
}

static syn_node_id switch_statement(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_SWITCH);
  struct syn_list list = {0};
  struct label label = {.outer = p->labels, .is_switch = true};
  bool has_default = false;
  lex_next(&p->lex);
  list_push(p->tree, &list, parse_condition(p));
  parse_expect(p, T_BRACE_OPEN);
  p->labels = &label;
  while (p->lex.token.kind != T_BRACE_CLOSE && p->lex.token.kind != T_END)
    list_push(p->tree, &list, case_clause(p, &has_default));
  p->labels = label.outer;
  parse_expect(p, T_BRACE_CLOSE);
  return parse_finish(p, id, list.first);
}

static syn_node_id with_statement(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_WITH);
  struct syn_list list = {0};
  if (p->lex.strict) parse_error(p, M_STRICT_WITH, p->lex.token.start, p->lex.token.end);
  lex_next(&p->lex);
  list_push(p->tree, &list, parse_condition(p));
  list_push(p->tree, &list, statement(p, IN_OTHERS));
  return parse_finish(p, id, list.first);
}

// ---- Loops

syn_node_id parse_loop_body(struct syn_parser *p) {
  struct label label = {.outer = p->labels, .is_loop = true};
  p->labels = &label;
  syn_node_id body = statement(p, IN_OTHERS);
  p->labels = label.outer;
  return body;
}

static syn_node_id while_statement(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_WHILE);
  struct syn_list list = {0};
  lex_next(&p->lex);
  list_push(p->tree, &list, parse_condition(p));
  list_push(p->tree, &list, parse_loop_body(p));
  return parse_finish(p, id, list.first);
}

static syn_node_id do_statement(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_DO);
  struct syn_list list = {0};
  lex_next(&p->lex);
  list_push(p->tree, &list, parse_loop_body(p));
  parse_expect(p, T_WHILE);
  list_push(p->tree, &list, parse_condition(p));
  parse_eat(p, T_SEMICOLON); // always optional here
  return parse_finish(p, id, list.first);
}

// ---- Jumps

static void check_jump(struct syn_parser *p, const struct syn_token *word, syn_node_id name) {
  bool is_continue = word->kind == T_CONTINUE;
  if (name) {
    const struct syn_node *node = tree_node(p->tree, name);
    const struct label *label = find_label(p, name);
    // V8 knows the label of a continue only inside of what it labels.
    if (!label || (is_continue && label->body == word->start))
      parse_error(p, M_LABEL_UNDEFINED, node->start, node->end);
    else if (is_continue && !label->is_loop)
      parse_error(p, M_LABEL_OF_NO_LOOP, node->start, node->end);
    return;
  }
  const struct label *label = p->labels;
  while (label && !((label->is_loop && label->end == 0) || (label->is_switch && !is_continue)))
    label = label->outer;
  if (!label)
    parse_error(p, is_continue ? M_ILLEGAL_CONTINUE : M_ILLEGAL_BREAK, word->start, word->end);
}

static syn_node_id jump(struct syn_parser *p, enum syn_node_kind kind) {
  struct syn_token word = p->lex.token;
  syn_node_id id = parse_begin(p, kind), name = 0;
  lex_next(&p->lex);
  if (!p->lex.token.newline_before && parse_is_identifier(p, &p->lex.token))
    name = parse_name(p);
  check_jump(p, &word, name);
  parse_semicolon(p);
  return parse_finish(p, id, name);
}

static bool ends_statement(const struct syn_parser *p) {
  const struct syn_token *token = &p->lex.token;
  return token->newline_before || token->kind == T_SEMICOLON || token->kind == T_BRACE_CLOSE ||
         token->kind == T_END;
}

static syn_node_id return_statement(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_RETURN), value = 0;
  if (!p->context.in_function || p->context.in_static_block)
    parse_error(p, M_ILLEGAL_RETURN, p->lex.token.start, p->lex.token.end);
  lex_next(&p->lex);
  if (!ends_statement(p)) value = parse_expression(p);
  parse_semicolon(p);
  return parse_finish(p, id, value);
}

static syn_node_id throw_statement(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_THROW);
  uint32_t start = p->lex.token.start, end = p->lex.token.end;
  lex_next(&p->lex);
  if (p->lex.token.newline_before && p->lex.token.kind != T_END)
    parse_error(p, M_NEWLINE_AFTER_THROW, start, end);
  syn_node_id value = parse_expression(p);
  parse_semicolon(p);
  return parse_finish(p, id, value);
}

static syn_node_id catch_clause(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_CATCH);
  struct syn_list list = {0};
  lex_next(&p->lex);
  if (parse_eat(p, T_PAREN_OPEN)) {
    list_push(p->tree, &list, parse_binding_target(p));
    if (p->options->typescript) list_push(p->tree, &list, parse_annotation(p));
    parse_expect(p, T_PAREN_CLOSE);
  }
  list_push(p->tree, &list, parse_block(p));
  return parse_finish(p, id, list.first);
}

static syn_node_id try_statement(struct syn_parser *p) {
  syn_node_id id = parse_begin(p, N_TRY);
  struct syn_list list = {0};
  lex_next(&p->lex);
  list_push(p->tree, &list, parse_block(p));
  bool has_catch = p->lex.token.kind == T_CATCH;
  if (has_catch) list_push(p->tree, &list, catch_clause(p));
  if (parse_eat(p, T_FINALLY)) {
    list_push(p->tree, &list, parse_block(p));
    tree_node(p->tree, id)->flags |= F_FINALLY;
  } else if (!has_catch) {
    parse_error(p, M_TRY_ALONE, p->lex.previous_end - 1, p->lex.previous_end);
  }
  return parse_finish(p, id, list.first);
}

// ---- Functions and classes as statements

static syn_node_id function_statement(struct syn_parser *p, enum place place) {
  struct syn_token function = p->lex.token;
  if (place != IN_LIST) {
    struct syn_token star = lex_peek(&p->lex);
    bool allowed = !p->lex.strict && place != IN_OTHERS;
    if (p->lex.strict && !parse_failed(p))
      parse_error(p, M_STRICT_FUNCTION_HERE, function.start, function.end);
    else if (star.kind == T_MUL)
      parse_error(p, M_GENERATOR_HERE, star.start, star.end);
    else if (!allowed)
      parse_error(p, M_FUNCTION_HERE, function.start, function.end);
  }
  return parse_function(p, FUNCTION_DECLARATION, function.start, false);
}

bool parse_starts_async_function(const struct syn_parser *p) {
  if (!parse_is_word(p, T_ASYNC)) return false;
  struct syn_token next = lex_peek(&p->lex);
  return next.kind == T_FUNCTION && !next.newline_before && !next.escaped;
}

static syn_node_id async_function(struct syn_parser *p, enum place place) {
  struct syn_token async = p->lex.token;
  if (place != IN_LIST) parse_error(p, M_ASYNC_FUNCTION_HERE, async.start, async.end);
  lex_next(&p->lex);
  return parse_function(p, FUNCTION_DECLARATION, async.start, true);
}

syn_node_id parse_decorated_class(struct syn_parser *p) {
  struct syn_list decorators = {0};
  uint32_t start = p->lex.token.start;
  parse_decorators(p, &decorators);
  if (p->lex.token.kind == T_EXPORT) {
    bool is_top = p->depth == 1; // namespaces have exports too
    if (is_top && !p->lex.is_module) parse_unexpected(p, &p->lex.token);
    return parse_decorated_export(p, &decorators, start);
  }
  bool is_abstract = parse_is_word(p, T_ABSTRACT) && parse_eat(p, T_ABSTRACT);
  if (p->lex.token.kind != T_CLASS) {
    parse_unexpected(p, &p->lex.token);
    return 0;
  }
  syn_node_id id = parse_class(p, true, &decorators, start);
  if (is_abstract) tree_node(p->tree, id)->flags |= F_ABSTRACT;
  return id;
}

static syn_node_id class_statement(struct syn_parser *p, enum place place) {
  struct syn_list none = {0};
  if (place != IN_LIST) parse_unexpected(p, &p->lex.token);
  return parse_class(p, true, &none, p->lex.token.start);
}

// ---- Which statement it is

static bool is_ts_declaration(const struct syn_parser *p) {
  if (!p->options->typescript || p->lex.token.escaped) return false;
  switch ((enum syn_token_kind)p->lex.token.kind) {
  case T_ABSTRACT:
  case T_DECLARE:
  case T_ENUM:
  case T_GLOBAL:
  case T_INTERFACE:
  case T_MODULE:
  case T_NAMESPACE:
  case T_TYPE: return true;
  case T_CONST: return lex_peek(&p->lex).kind == T_ENUM;
  default: return false;
  }
}

static syn_node_id import_statement(struct syn_parser *p, enum place place) {
  struct syn_token import = p->lex.token, next = lex_peek(&p->lex);
  if (next.kind == T_PAREN_OPEN || next.kind == T_DOT) return expression_statement(p, place);
  if (p->options->typescript && place == IN_LIST) return parse_import(p);
  if (p->lex.is_module)
    parse_unexpected(p, &next);
  else
    parse_error(p, M_IMPORT_OUTSIDE, import.start, import.end);
  return 0;
}

// Exports are module items; TypeScript has some that are not.
static syn_node_id export_statement(struct syn_parser *p, enum place place) {
  struct syn_token export = p->lex.token;
  syn_node_id id = 0;
  if (p->options->typescript && place == IN_LIST) {
    id = parse_export(p);
    enum syn_node_kind kind = (enum syn_node_kind)tree_node(p->tree, id)->kind;
    if (kind == N_TS_EXPORT_EQUALS || kind == N_TS_EXPORT_AS || kind == N_TS_IMPORT_EQUALS)
      return id;
  }
  parse_unexpected(p, &export);
  return id;
}

// What begins with a word that is not reserved, or with any other token.
static syn_node_id other_statement(struct syn_parser *p, enum place place) {
  if (parse_starts_async_function(p)) return async_function(p, place);
  if (place == IN_LIST && is_ts_declaration(p)) {
    syn_node_id id = parse_ts_declaration(p);
    if (id) return id;
  }
  if (parse_starts_let(p, place == IN_LIST)) {
    if (place != IN_LIST) parse_error(p, M_LEXICAL_HERE, p->lex.token.start, p->lex.token.end);
    return parse_variable_statement(p);
  }
  if (place == IN_LIST && !p->context.no_using && parse_starts_using(p, false))
    return parse_variable_statement(p);
  return expression_statement(p, place);
}

static syn_node_id choose(struct syn_parser *p, enum place place) {
  if (token_is_word((enum syn_token_kind)p->lex.token.kind) && p->lex.token.escaped)
    return expression_statement(p, place);
  switch ((enum syn_token_kind)p->lex.token.kind) {
  case T_BRACE_OPEN: return parse_block(p);
  case T_SEMICOLON: return simple(p, N_EMPTY);
  case T_DEBUGGER: return simple(p, N_DEBUGGER);
  case T_VAR: return parse_variable_statement(p);
  case T_CONST:
    if (place == IN_LIST) {
      if (is_ts_declaration(p)) return parse_ts_declaration(p);
      return parse_variable_statement(p);
    }
    parse_unexpected(p, &p->lex.token);
    return 0;
  case T_FUNCTION: return function_statement(p, place);
  case T_CLASS: return class_statement(p, place);
  case T_IF: return if_statement(p);
  case T_FOR: return parse_for(p);
  case T_WHILE: return while_statement(p);
  case T_DO: return do_statement(p);
  case T_RETURN: return return_statement(p);
  case T_BREAK: return jump(p, N_BREAK);
  case T_CONTINUE: return jump(p, N_CONTINUE);
  case T_THROW: return throw_statement(p);
  case T_TRY: return try_statement(p);
  case T_SWITCH: return switch_statement(p);
  case T_WITH: return with_statement(p);
  case T_IMPORT: return import_statement(p, place);
  case T_EXPORT: return export_statement(p, place);
  case T_AT:
    if (p->options->typescript && place == IN_LIST) return parse_decorated_class(p);
    return expression_statement(p, place);
  default: return other_statement(p, place);
  }
}

static syn_node_id statement(struct syn_parser *p, enum place place) {
  syn_node_id id = parse_enter(p) ? choose(p, place) : 0;
  parse_leave(p);
  return id;
}

syn_node_id parse_statement(struct syn_parser *p) {
  return statement(p, IN_OTHERS);
}

syn_node_id parse_statement_or_declaration(struct syn_parser *p) {
  return statement(p, IN_LIST);
}
