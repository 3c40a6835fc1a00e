// SPDX-License-Identifier: MIT
//
// Questions about nodes that were read already: what a name means without its escapes, what is inside
// of parentheses; and where the last token was, which is what V8 marks in some errors.
#include "syntax/parse_expression.h"

#include "syntax/lex_parts.h"

syn_node_id node_unwrap(const struct syn_parser *p, syn_node_id id) {
  for (;;) {
    enum syn_node_kind kind = node_kind(p, id);
    if (kind != N_PAREN && kind != N_TS_AS && kind != N_TS_CAST) return id;
    id = tree_node(p->tree, id)->first;
  }
}

struct str node_value(const struct syn_parser *p, syn_node_id id, struct buf *decoded) {
  const struct syn_node *node = tree_node(p->tree, id);
  bool is_string = node->kind == N_STRING, escaped = node->flags & F_ESCAPED;
  uint32_t start = node->start, end = node->end;
  if (!escaped) return str_slice(p->tree->source, start + is_string, is_string ? end - 1 : end);
  if (is_string)
    lex_string_value(p->lex.source, start, end, decoded);
  else
    lex_identifier_value(p->lex.source, start, end, decoded);
  return buf_str(decoded);
}

bool node_is(const struct syn_parser *p, syn_node_id id, struct str value) {
  const struct syn_node *node = tree_node(p->tree, id);
  if (node->end - node->start < value.len) return false;
  struct buf decoded = {0};
  bool same = str_equal(node_value(p, id, &decoded), value);
  buf_free(&decoded);
  return same;
}

enum syn_message strict_name_error(const struct syn_parser *p, syn_node_id name) {
  const struct syn_node *node = tree_node(p->tree, name);
  // eval, arguments, implements ... yield; an escaped one may begin with anything.
  if (!node->start && !node->end) return M_NONE;
  if (!(node->flags & F_ESCAPED) && !strchr("eailpsy", p->lex.source[node->start]))
    return M_NONE;
  struct buf decoded = {0};
  struct str value = node_value(p, name, &decoded);
  enum syn_token_kind kind = lex_keyword((const uint8_t *)value.data, (uint32_t)value.len);
  buf_free(&decoded);
  if (kind == T_EVAL || kind == T_ARGUMENTS) return M_STRICT_EVAL_ARGUMENTS;
  return token_is_strict_reserved(kind) ? M_UNEXPECTED_STRICT_RESERVED : M_NONE;
}

static bool is_word_byte(uint8_t byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '_' || byte == '$' || byte == '#' ||
         byte >= 0x80;
}

uint32_t parse_start_of_word(const struct syn_parser *p, uint32_t end) {
  uint32_t at = end;
  while (at > 0 && is_word_byte(p->lex.source[at - 1]))
    at--;
  bool is_number = at < end && p->lex.source[at] >= '0' && p->lex.source[at] <= '9';
  return is_number ? end : at;
}

void parse_error_last(struct syn_parser *p, enum syn_message message) {
  if (!parse_failed(p)) parse_error(p, message, p->lex.previous_start, p->lex.previous_end);
}

void parse_error_of(struct syn_parser *p, enum syn_message message, uint32_t start,
                    uint32_t end, uint32_t argument_start, uint32_t argument_end) {
  parse_error(p, message, start, end);
  if (p->error->message != message || p->error->start != start) return; // another counts
  p->error->argument_start = argument_start;
  p->error->argument_end = argument_end;
}
