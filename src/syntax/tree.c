// SPDX-License-Identifier: MIT
//
// The tree's memory, small questions about it, and its dump.
#include "syntax/tree.h"

#include <stdlib.h>

#include "syntax/lexer.h"
#include "syntax/unicode.h"
#include "util/alloc.h"
#include "util/check.h"

const char *const syn_node_names[N_COUNT] = {
#define SYN_NODE(name) #name,
#include "syntax/tree_table.h"
#undef SYN_NODE
};

enum { FEWEST_NODES = 64, BYTES_PER_NODE = 8 }; // a first guess, on the small side

void tree_init(struct syn_tree *tree, struct str source) {
  *tree = (struct syn_tree){.source = source, .count = 1};
  tree->capacity = (uint32_t)(source.len / BYTES_PER_NODE) + FEWEST_NODES;
  tree->nodes = mem_alloc(tree->capacity * sizeof(*tree->nodes));
  tree->nodes[0] = (struct syn_node){0};
}

void tree_free(struct syn_tree *tree) {
  free(tree->nodes);
  *tree = (struct syn_tree){0};
}

void tree_grow(struct syn_tree *tree) {
  CHECK_INT(tree->capacity, <, UINT32_MAX / 2);
  tree->capacity *= 2;
  tree->nodes = mem_realloc(tree->nodes, tree->capacity * sizeof(*tree->nodes));
}

syn_node_id tree_last_child(const struct syn_tree *tree, syn_node_id id) {
  syn_node_id last = tree_node(tree, id)->first;
  while (tree_node(tree, last)->next)
    last = tree_node(tree, last)->next;
  return last;
}

syn_node_id tree_child(const struct syn_tree *tree, syn_node_id id, enum syn_node_kind kind) {
  syn_node_id child = tree_node(tree, id)->first;
  while (child && tree_node(tree, child)->kind != kind)
    child = tree_node(tree, child)->next;
  return child;
}

uint8_t syn_operator_after(const struct syn_tree *tree, syn_node_id operand) {
  struct syn_error nobody_sees = {0};
  struct syn_lexer lex = {.source = (const uint8_t *)tree->source.data,
                          .len = (uint32_t)tree->source.len,
                          .position = tree_node(tree, operand)->end,
                          .error = &nobody_sees};
  lex_next(&lex);
  return lex.token.kind;
}

static const char *const function_names[] = {
    [FUNCTION_DECLARATION] = "declaration",
    [FUNCTION_EXPRESSION] = "expression",
    [FUNCTION_ARROW] = "arrow",
    [FUNCTION_METHOD] = "method",
    [FUNCTION_GETTER] = "getter",
    [FUNCTION_SETTER] = "setter",
    [FUNCTION_CONSTRUCTOR] = "constructor",
};

static void dump_op(const struct syn_tree *tree, const struct syn_node *node, struct buf *out) {
  if (node->kind == N_FUNCTION) {
    buf_printf(out, " %s", function_names[node->op]);
  } else if (node->kind == N_TS_TYPE) {
    buf_printf(out, " type=%u", node->op);
  } else if (node->kind == N_BINARY) {
    for (syn_node_id operand = node->first; operand && tree_node(tree, operand)->next;
         operand = tree_node(tree, operand)->next)
      buf_printf(out, " %s", syn_token_spelling[syn_operator_after(tree, operand)]);
  } else if (node->op) {
    buf_printf(out, " %s", syn_token_spelling[node->op]);
  }
}

static void dump_one(const struct syn_tree *tree, syn_node_id id, struct buf *out) {
  const struct syn_node *node = tree_node(tree, id);
  buf_append_text(out, syn_node_names[node->kind]);
  dump_op(tree, node, out);
  if (node->flags) buf_printf(out, " flags=%x", node->flags);
  buf_printf(out, " %u-%u", node->start, node->end);
  if (!node->first && node->end > node->start) {
    buf_append_text(out, " \"");
    for (uint32_t at = node->start; at < node->end; at++) {
      char byte = tree->source.data[at];
      if (byte == '\n')
        buf_append_text(out, "\\n");
      else if (byte == '\r')
        buf_append_text(out, "\\r");
      else
        buf_append_char(out, byte);
    }
    buf_append_char(out, '"');
  }
  buf_append_char(out, '\n');
}

static void dump(const struct syn_tree *tree, syn_node_id id, uint32_t depth, struct buf *out) {
  for (uint32_t i = 0; i < depth; i++)
    buf_append_text(out, "  ");
  dump_one(tree, id, out);
  for (syn_node_id child = tree_node(tree, id)->first; child;
       child = tree_node(tree, child)->next)
    dump(tree, child, depth + 1, out);
}

void tree_dump(const struct syn_tree *tree, syn_node_id id, struct buf *out) {
  dump(tree, id, 0, out);
}
