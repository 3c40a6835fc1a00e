// SPDX-License-Identifier: MIT
//
// catch (e): errors of the engine get V8's words before the program sees them, and in async functions
// the frame is taken back if what was waited for failed.
#include "syntax/transform.h"

static void lower_catch_start(struct transform *t, syn_node_id target, uint32_t at) {
  const char *p = t->prefix;
  bool has_name = target && tree_node(t->tree, target)->kind == N_BINDING;
  if (!has_name || !t->lowering->stacks) {
    if (t->waits) lower_async_restore(t, at);
    return;
  }
  struct str name = tree_text(t->tree, target);
  int len = (int)name.len;
  if (!t->waits)
    edits_insertf(t->edits, at, "%.*s=%scaught(%.*s);", len, name.data, p, len, name.data);
  else
    edits_insertf(t->edits, at,
                  "%.*s=%sf===undefined?%scaught(%.*s):%sback(%.*s,%sf,%si);%sf=undefined;",
                  len, name.data, p, p, len, name.data, p, len, name.data, p, p, p);
}

bool lower_catch(struct transform *t, syn_node_id id) {
  syn_node_id first = tree_node(t->tree, id)->first, target = 0;
  if (!t->waits && !t->lowering->stacks) return false;
  if (tree_node(t->tree, first)->next) target = first;
  for (syn_node_id child = first; child; child = tree_node(t->tree, child)->next) {
    const struct syn_node *node = tree_node(t->tree, child);
    if (child == target && node->kind == N_OBJECT_PATTERN && t->lowering->stacks) {
      lower_stack_trigger(t, child);
      transform_children(t, child);
      continue;
    }
    if (!node->next) lower_catch_start(t, target, node->start + 1);
    transform_node(t, child);
  }
  return true;
}
