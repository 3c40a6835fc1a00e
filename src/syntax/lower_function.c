// SPDX-License-Identifier: MIT
//
// Functions and blocks: what goes at the start and at the end of a list of statements because of
// something in it.  The statements are surrounded where they are; hoisting still works as nothing
// leaves its function, but a block forbids some declarations that a function body allows.
#include "syntax/lower_module.h"
#include "syntax/token.h"
#include "syntax/transform.h"

// Whether a name is declared by `var` below the node, outside of inner functions.
static bool declares_var(const struct transform *t, syn_node_id id, struct str name,
                         bool is_var) {
  const struct syn_node *node = tree_node(t->tree, id);
  if (node->kind == N_FUNCTION || node->kind == N_CLASS) return false;
  if (node->kind == N_BINDING) return is_var && str_equal(tree_text(t->tree, id), name);
  if (node->kind == N_VARIABLES) is_var = node->op == T_VAR;
  for (syn_node_id child = node->first; child; child = tree_node(t->tree, child)->next)
    if (declares_var(t, child, name, is_var)) return true;
  return false;
}

static struct str declared_name(const struct transform *t, syn_node_id function) {
  syn_node_id binding = tree_child(t->tree, function, N_BINDING);
  return binding ? tree_text(t->tree, binding) : STR("");
}

// Whether the body's statements may stand in a block: no function of it shares its name with another
// declaration.
static bool can_nest(const struct transform *t, syn_node_id body) {
  for (syn_node_id id = tree_node(t->tree, body)->first; id;
       id = tree_node(t->tree, id)->next) {
    if (tree_node(t->tree, id)->kind != N_FUNCTION) continue;
    struct str name = declared_name(t, id);
    for (syn_node_id other = tree_node(t->tree, body)->first; other;
         other = tree_node(t->tree, other)->next) {
      if (other == id) continue;
      if (tree_node(t->tree, other)->kind == N_FUNCTION
              ? str_equal(declared_name(t, other), name)
              : declares_var(t, other, name, false))
        return false;
    }
  }
  return true;
}

static void lower_program_statements(struct transform *t, syn_node_id program, uint32_t start) {
  lower_module_hoist(t, start);
  for (syn_node_id id = tree_node(t->tree, program)->first; id;
       id = tree_node(t->tree, id)->next) {
    transform_node(t, id);
    lower_module_after(t, id);
  }
}

// A list of statements from its first to its end; the node's children.
static void lower_list(struct transform *t, syn_node_id list, uint32_t end, bool is_body) {
  bool waits = is_body && t->waits, nests = waits && can_nest(t, list);
  enum syn_resources resources = lower_using_kind(t, list);
  uint32_t start = transform_first_statement(t, list, end);
  if (t->lowering->prelude && tree_node(t->tree, list)->kind == N_PROGRAM)
    edits_insert(t->edits, start, str_from(t->lowering->prelude));
  if (waits) lower_async_open(t, start, nests);
  if (resources) lower_using_open(t, start);
  if (tree_node(t->tree, list)->kind == N_PROGRAM)
    lower_program_statements(t, list, start);
  else
    transform_children(t, list);
  if (resources) lower_using_close(t, resources, end);
  if (waits) lower_async_close(t, end, nests);
}

static void lower_expression_body(struct transform *t, syn_node_id body) {
  uint32_t start = tree_node(t->tree, body)->start, end = tree_node(t->tree, body)->end;
  if (!t->waits) {
    transform_node(t, body);
    return;
  }
  edits_insert(t->edits, start, STR("{"));
  lower_async_open(t, start, true);
  edits_insert(t->edits, start, STR("return("));
  transform_node(t, body);
  edits_insert(t->edits, end, STR(")"));
  lower_async_close(t, end, true);
  edits_insert(t->edits, end, STR("}"));
}

static void lower_function_parts(struct transform *t, syn_node_id id) {
  bool is_expression = tree_node(t->tree, id)->flags & F_EXPRESSION_BODY;
  for (syn_node_id child = tree_node(t->tree, id)->first; child;
       child = tree_node(t->tree, child)->next) {
    const struct syn_node *node = tree_node(t->tree, child);
    if (node->next || !(is_expression || node->kind == N_BLOCK))
      transform_node(t, child);
    else if (is_expression)
      lower_expression_body(t, child);
    else
      lower_list(t, child, node->end - 1, true);
  }
}

bool lower_function(struct transform *t, syn_node_id id) {
  uint16_t flags = tree_node(t->tree, id)->flags;
  syn_node_id function = t->function, statement = t->statement;
  syn_node_id holder = t->holder, owner = t->owner;
  bool waits = t->waits;
  t->function = id;
  t->owner = holder;
  t->holder = t->statement = 0;
  t->waits =
      t->lowering->async_context && (flags & F_ASYNC) && (flags & (F_HAS_AWAIT | F_GENERATOR));
  // So that its places are not taken for those of the function around it.
  if (waits && !t->waits)
    lower_async_site(t, tree_node(t->tree, id)->start, tree_node(t->tree, id)->end);
  lower_function_parts(t, id);
  t->function = function;
  t->owner = owner;
  t->holder = holder;
  t->statement = statement;
  t->waits = waits;
  return true;
}

bool lower_program(struct transform *t, syn_node_id id) {
  syn_node_id last = 0;
  for (syn_node_id child = tree_node(t->tree, id)->first; child;
       child = tree_node(t->tree, child)->next)
    last = child;
  if (t->lowering->linking) lower_module_hashbang(t);
  if (!last) return true;
  t->waits = t->lowering->async_context && (tree_node(t->tree, id)->flags & F_HAS_AWAIT);
  lower_list(t, id, tree_node(t->tree, last)->end, true);
  return true;
}

bool lower_block(struct transform *t, syn_node_id id) {
  lower_list(t, id, tree_node(t->tree, id)->end - 1, false);
  return true;
}

bool lower_expression_statement(struct transform *t, syn_node_id id) {
  syn_node_id statement = t->statement;
  t->statement = id;
  transform_children(t, id);
  t->statement = statement;
  return true;
}
