// SPDX-License-Identifier: MIT
//
// The names that get a value in a declaration or in an assignment's target.
#include "syntax/scope.h"

typedef void visitor(void *arg, syn_node_id name);

static void each_child(const struct syn_tree *tree, syn_node_id id, visitor *visit, void *arg) {
  for (syn_node_id child = tree_node(tree, id)->first; child;
       child = tree_node(tree, child)->next)
    scope_each_target(tree, child, visit, arg);
}

void scope_each_target(const struct syn_tree *tree, syn_node_id id, visitor *visit, void *arg) {
  const struct syn_node *node = tree_node(tree, id);
  syn_node_id binding;
  switch (node->kind) {
  case N_BINDING:
  case N_IDENTIFIER: visit(arg, id); return;
  case N_VARIABLES:
  case N_ARRAY_PATTERN:
  case N_OBJECT_PATTERN: each_child(tree, id, visit, arg); return;
  case N_PROPERTY: scope_each_target(tree, tree_last_child(tree, id), visit, arg); return;
  case N_DECLARATOR:
  case N_DEFAULT:
  case N_REST:
  case N_PAREN:
  case N_TS_AS:
  case N_TS_CAST:
  case N_ASSIGN: scope_each_target(tree, node->first, visit, arg); return;
  case N_FUNCTION:
  case N_CLASS:
  case N_TS_ENUM:
  case N_TS_NAMESPACE:
  case N_TS_IMPORT_EQUALS:
    binding = tree_child(tree, id, N_BINDING);
    if (binding) visit(arg, binding);
    return;
  default: return;
  }
}
