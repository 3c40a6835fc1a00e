// SPDX-License-Identifier: MIT
//
// The parser's frame: a whole program, and the small steps that all chapters take.
#include "syntax/parser.h"

#include "syntax/unicode.h"

// ---- Tokens

bool parse_eat(struct syn_parser *p, enum syn_token_kind kind) {
  if (p->lex.token.kind != kind) return false;
  lex_next(&p->lex);
  return true;
}

bool parse_expect(struct syn_parser *p, enum syn_token_kind kind) {
  if (parse_eat(p, kind)) return true;
  parse_unexpected(p, &p->lex.token);
  return false;
}

// Whether the token before the current one is the word await.
static bool is_behind_await(const struct syn_parser *p) {
  static const struct str await = {"await", 5};
  uint32_t end = p->lex.previous_end;
  if (end < await.len || memcmp(p->lex.source + end - await.len, await.data, await.len) != 0)
    return false;
  uint8_t before = end > await.len ? p->lex.source[end - await.len - 1] : ' ';
  return before < 0x80 && before != '\\' && !unicode_is_word_byte(before);
}

void parse_semicolon(struct syn_parser *p) {
  const struct syn_token *token = &p->lex.token;
  if (token->kind == T_SEMICOLON) {
    lex_next(&p->lex);
  } else if (!token->newline_before && token->kind != T_BRACE_CLOSE && token->kind != T_END) {
    if (is_behind_await(p) && !p->context.is_async)
      parse_error(p, M_AWAIT_OUTSIDE, p->lex.previous_end - 5, p->lex.previous_end);
    parse_unexpected(p, token);
  }
}

void parse_error(struct syn_parser *p, enum syn_message message, uint32_t start, uint32_t end) {
  lex_fail(&p->lex, message, start, end);
}

void parse_error_about(struct syn_parser *p, enum syn_message message, uint32_t start,
                       uint32_t end, const char *argument) {
  syn_error_set_about(p->error, message, start, end, argument);
  lex_fail(&p->lex, message, start, end);
}

bool parse_failed(const struct syn_parser *p) {
  return p->error->message != M_NONE;
}

static enum syn_message unexpected_word(const struct syn_parser *p,
                                        const struct syn_token *token) {
  enum syn_token_kind kind = (enum syn_token_kind)token->kind;
  bool strict_reserved = token_is_strict_reserved(kind);
  if (token->escaped && (token_is_reserved(kind) || (strict_reserved && p->lex.strict)))
    return M_ESCAPED_KEYWORD;
  if (kind == T_ENUM || kind == T_AWAIT) return M_UNEXPECTED_RESERVED;
  if (strict_reserved && p->lex.strict) return M_UNEXPECTED_STRICT_RESERVED;
  // These are tokens of their own in V8.
  bool is_token = kind == T_ACCESSOR || kind == T_ASYNC || kind == T_GET || kind == T_OF ||
                  kind == T_SET || kind == T_USING;
  return is_token || token_is_reserved(kind) ? M_UNEXPECTED_TOKEN : M_UNEXPECTED_IDENTIFIER;
}

static enum syn_message unexpected(const struct syn_parser *p, const struct syn_token *token) {
  switch ((enum syn_token_kind)token->kind) {
  case T_END: return M_UNEXPECTED_END;
  case T_NUMBER:
  case T_BIGINT: return M_UNEXPECTED_NUMBER;
  case T_STRING: return M_UNEXPECTED_STRING;
  case T_TEMPLATE: return M_UNEXPECTED_TEMPLATE;
  case T_PRIVATE_NAME: return M_UNEXPECTED_IDENTIFIER;
  case T_AT: return M_INVALID_TOKEN;
  default:
    return token_is_word((enum syn_token_kind)token->kind) ? unexpected_word(p, token)
                                                           : M_UNEXPECTED_TOKEN;
  }
}

void parse_unexpected(struct syn_parser *p, const struct syn_token *token) {
  parse_error(p, unexpected(p, token), token->start, token->end);
}

// ---- Depth

bool parse_enter(struct syn_parser *p) {
  if (++p->depth <= SYN_DEPTH_LIMIT) return true;
  parse_error(p, M_TOO_DEEP, p->lex.token.start, p->lex.token.end);
  return false;
}

void parse_leave(struct syn_parser *p) {
  p->depth--;
}

// ---- Names

bool parse_is_identifier(const struct syn_parser *p, const struct syn_token *token) {
  enum syn_token_kind kind = (enum syn_token_kind)token->kind;
  if (token_is_plain_identifier(kind)) return true;
  if (kind == T_AWAIT)
    return !p->lex.is_module && !p->context.is_async && !p->context.in_static_block;
  if (kind == T_YIELD) return !p->lex.strict && !p->context.is_generator;
  return token_is_strict_reserved(kind) && !p->lex.strict;
}

// The current token as a node, whatever it is.
static syn_node_id take(struct syn_parser *p, enum syn_node_kind kind) {
  const struct syn_token *token = &p->lex.token;
  syn_node_id id = tree_add(p->tree, kind, token->start, token->end);
  if (token->escaped) tree_node(p->tree, id)->flags |= F_ESCAPED;
  lex_next(&p->lex);
  return id;
}

syn_node_id parse_binding_identifier(struct syn_parser *p) {
  const struct syn_token *token = &p->lex.token;
  if (!parse_is_identifier(p, token)) {
    parse_unexpected(p, token);
    return 0;
  }
  if (p->lex.strict && (token->kind == T_EVAL || token->kind == T_ARGUMENTS)) {
    parse_error(p, M_STRICT_EVAL_ARGUMENTS, token->start, token->end);
    return 0;
  }
  return take(p, N_BINDING);
}

syn_node_id parse_identifier_reference(struct syn_parser *p) {
  if (!parse_is_identifier(p, &p->lex.token)) {
    parse_unexpected(p, &p->lex.token);
    return 0;
  }
  syn_node_id id = take(p, N_IDENTIFIER);
  tree_node(p->tree, id)->flags |= F_READ;
  return id;
}

syn_node_id parse_name(struct syn_parser *p) {
  if (token_is_word((enum syn_token_kind)p->lex.token.kind)) return take(p, N_NAME);
  parse_unexpected(p, &p->lex.token);
  return 0;
}

syn_node_id parse_string(struct syn_parser *p) {
  if (p->lex.token.kind == T_STRING) return take(p, N_STRING);
  parse_unexpected(p, &p->lex.token);
  return 0;
}

void parse_set_strict(struct syn_parser *p) {
  p->lex.strict = true;
  lex_check_octal(&p->lex); // the current token was read before this was known
}

// ---- Programs

static void set_context(struct syn_parser *p, enum syn_goal goal) {
  const struct syn_options *options = p->options;
  bool in_function = goal == SYN_COMMONJS;
  p->context = (struct context){
      .in_function = in_function,
      .is_async = goal == SYN_MODULE || options->allow_await,
      .in_ambient = options->ambient,
      .new_target = in_function || options->allow_new_target,
      .super_property = options->allow_super_property,
      .super_call = options->allow_super_call,
      .function = p->tree->root,
  };
  p->lex.is_module = goal == SYN_MODULE;
  p->lex.strict = p->lex.is_module || options->strict;
  p->lex.typescript = options->typescript;
}

bool syn_parse_tree(struct syn_unit *unit) {
  struct syn_tree *tree = &unit->tree;
  struct syn_parser p = {.tree = tree, .options = &unit->options, .error = &unit->error};
  lex_init(&p.lex, tree->source, &unit->error);
  tree->root = tree_add(tree, N_PROGRAM, 0, (uint32_t)tree->source.len);
  set_context(&p, unit->goal);
  struct syn_list list = {0};
  lex_next(&p.lex);
  parse_directives(&p, &list);
  parse_statement_list(&p, &list, T_END);
  struct syn_node *root = tree_node(tree, tree->root);
  root->first = list.first;
  parse_ts_free(&p);
  if (p.lex.strict) root->flags |= F_STRICT;
  parse_ts_free(&p);
  return !parse_failed(&p);
}
