// SPDX-License-Identifier: MIT
//
// Object literals (ECMA-262, 13.2.5), and the keys that they share with classes.
#include "syntax/parse_expression.h"

// ---- Keys

static syn_node_id computed_key(struct syn_parser *p) {
  bool no_in = p->context.no_in;
  p->context.no_in = false;
  lex_next(&p->lex);
  syn_node_id id = parse_assignment(p);
  p->context.no_in = no_in;
  parse_expect(p, T_BRACKET_CLOSE);
  return id;
}

syn_node_id parse_property_key(struct syn_parser *p, bool *computed) {
  *computed = p->lex.token.kind == T_BRACKET_OPEN;
  switch ((enum syn_token_kind)p->lex.token.kind) {
  case T_BRACKET_OPEN: return computed_key(p);
  case T_NUMBER: return node_leaf(p, N_NUMBER);
  case T_BIGINT: return node_leaf(p, N_BIGINT);
  case T_STRING: return parse_string(p);
  default: return parse_name(p);
  }
}

bool parse_ends_key(const struct syn_parser *p) {
  switch ((enum syn_token_kind)p->lex.token.kind) {
  case T_END:
  case T_PAREN_OPEN:
  case T_BRACE_CLOSE:
  case T_SEMICOLON:
  case T_COMMA:
  case T_COLON:
  case T_ASSIGN: return true;
  case T_LT:
  case T_NOT:
  case T_QUESTION: return p->options->typescript;
  default: return false;
  }
}

// A word as a whole key, read already.
static syn_node_id key_of_word(struct syn_parser *p, const struct syn_token *word) {
  syn_node_id id = tree_add(p->tree, N_NAME, word->start, word->end);
  if (word->escaped) tree_node(p->tree, id)->flags |= F_ESCAPED;
  return id;
}

void parse_member_head(struct syn_parser *p, struct member *member) {
  struct syn_token *token = &p->lex.token, word = *token;
  *member = (struct member){.start = word.start, .token = word, .kind = FUNCTION_METHOD};
  if (word.kind == T_ASYNC || word.kind == T_GET || word.kind == T_SET) {
    lex_next(&p->lex);
    bool alone = word.kind == T_ASYNC ? token->newline_before : token->kind == T_MUL;
    if (alone || parse_ends_key(p)) {
      member->key = key_of_word(p, &word);
      return;
    }
    if (word.escaped) parse_error(p, M_ESCAPED_KEYWORD, word.start, word.end);
    member->is_async = word.kind == T_ASYNC;
    if (word.kind != T_ASYNC)
      member->kind = word.kind == T_GET ? FUNCTION_GETTER : FUNCTION_SETTER;
  }
  if (member->kind == FUNCTION_METHOD) member->is_generator = parse_eat(p, T_MUL);
  member->token = *token;
  if (token->kind != T_PRIVATE_NAME) member->key = parse_property_key(p, &member->computed);
}

// ---- Properties

static syn_node_id object_spread(struct syn_parser *p, struct cover *cover) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  uint32_t operand_start = p->lex.token.start;
  syn_node_id operand = parse_assignment_or_pattern(p, cover);
  syn_node_id id = node_make(p, N_SPREAD, start, operand);
  enum syn_node_kind kind = node_kind(p, operand);
  if (kind == N_ARRAY || kind == N_OBJECT || kind == N_ASSIGN) {
    cover_keep(&cover->pattern, M_REST_ASSIGNMENT, operand_start, p->lex.previous_end);
    cover_keep_binding(cover, M_REST_BINDING, operand_start, p->lex.previous_end);
  } else {
    cover_classify(p, cover, operand);
  }
  if (p->lex.token.kind != T_BRACE_CLOSE) {
    cover_keep(&cover->pattern, M_ELEMENT_AFTER_REST, p->lex.previous_start,
               p->lex.previous_end);
  }
  return id;
}

// { name }, { name = default }: the key again as a value.
static syn_node_id shorthand(struct syn_parser *p, const struct syn_token *token,
                             struct cover *cover) {
  if (!parse_is_identifier(p, token)) {
    bool keyword = token->escaped && (token->kind == T_AWAIT || token->kind == T_YIELD);
    if (keyword)
      parse_error(p, M_ESCAPED_KEYWORD, token->start, token->end);
    else
      parse_unexpected(p, token);
    return 0;
  }
  parse_note_name(p, token);
  syn_node_id id = tree_add(p->tree, N_IDENTIFIER, token->start, token->end);
  tree_node(p->tree, id)->flags = token->escaped ? F_READ | F_ESCAPED : F_READ;
  if (p->lex.strict && (token->kind == T_EVAL || token->kind == T_ARGUMENTS))
    cover_keep(&cover->pattern, M_STRICT_EVAL_ARGUMENTS, token->start, token->end);
  if (!parse_eat(p, T_ASSIGN)) return id;
  bool no_in = p->context.no_in;
  p->context.no_in = false;
  syn_node_id value = parse_assignment(p);
  p->context.no_in = no_in;
  cover_keep(&cover->expression, M_SHORTHAND_INITIALIZER, token->start, p->lex.previous_end);
  syn_node_id assign = node_pair(p, N_ASSIGN, token->start, id, value);
  tree_node(p->tree, assign)->op = T_ASSIGN;
  return assign;
}

static syn_node_id method(struct syn_parser *p, const struct member *member,
                          struct cover *cover) {
  cover_keep(&cover->pattern, M_INVALID_DESTRUCTURING, member->start, p->lex.previous_end);
  return parse_method(p, member->kind, member->is_async, member->is_generator);
}

// What makes { __proto__: a, __proto__: b } wrong, except as a pattern.
static void check_proto(struct syn_parser *p, const struct member *member, struct cover *cover,
                        bool *has_proto) {
  enum syn_node_kind kind = node_kind(p, member->key);
  if (member->computed || (kind != N_NAME && kind != N_STRING) ||
      !node_is(p, member->key, STR("__proto__")))
    return;
  if (*has_proto)
    cover_keep(&cover->expression, M_DUPLICATE_PROTO, member->token.start, member->token.end);
  *has_proto = true;
}

static syn_node_id value_behind_colon(struct syn_parser *p, struct cover *cover) {
  lex_next(&p->lex);
  syn_node_id value = parse_assignment_or_pattern(p, cover);
  cover_classify(p, cover, value);
  return value;
}

static syn_node_id value_of(struct syn_parser *p, const struct member *member,
                            struct cover *cover, uint16_t *flags, bool *has_proto) {
  const struct syn_token *token = &p->lex.token;
  bool plain = member_is_plain(member);
  switch ((enum syn_token_kind)token->kind) {
  case T_PAREN_OPEN: return method(p, member, cover);
  case T_LT:
    if (p->options->typescript) return method(p, member, cover);
    break;
  case T_COLON:
    if (!plain) break;
    check_proto(p, member, cover, has_proto);
    return value_behind_colon(p, cover);
  case T_ASSIGN:
  case T_COMMA:
  case T_BRACE_CLOSE:
    if (!plain) break;
    if (member->computed) {
      if (!parse_failed(p))
        parse_error_about(p, M_UNEXPECTED_TOKEN, p->lex.previous_start, p->lex.previous_end,
                          "[");
      return 0;
    }
    *flags |= F_SHORTHAND;
    return shorthand(p, &member->token, cover);
  default: break;
  }
  parse_unexpected(p, token);
  return 0;
}

static syn_node_id property(struct syn_parser *p, struct cover *cover, bool *has_proto) {
  struct member member;
  parse_member_head(p, &member);
  if (!member.key) { // a private name
    parse_unexpected(p, &p->lex.token);
    return 0;
  }
  uint16_t flags = member.computed ? F_COMPUTED : 0;
  syn_node_id value = value_of(p, &member, cover, &flags, has_proto);
  syn_node_id id = node_pair(p, N_PROPERTY, member.start, member.key, value);
  tree_node(p->tree, id)->flags = flags;
  return id;
}

syn_node_id parse_object(struct syn_parser *p, struct cover *cover) {
  syn_node_id id = tree_add(p->tree, N_OBJECT, p->lex.token.start, 0);
  struct syn_list list = {0};
  bool no_in = p->context.no_in, has_proto = false;
  p->context.no_in = false;
  lex_next(&p->lex);
  while (p->lex.token.kind != T_BRACE_CLOSE) {
    bool spread = p->lex.token.kind == T_ELLIPSIS;
    list_push(p->tree, &list,
              spread ? object_spread(p, cover) : property(p, cover, &has_proto));
    if (p->lex.token.kind != T_BRACE_CLOSE && !parse_expect(p, T_COMMA)) break;
  }
  p->context.no_in = no_in;
  parse_expect(p, T_BRACE_CLOSE);
  return node_close(p, id, list.first);
}
