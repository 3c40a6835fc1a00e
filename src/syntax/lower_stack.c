// SPDX-License-Identifier: MIT
//
// `stack` properties.  The engine's stacks have a format of their own, and no hook sees that one is
// read: whoever is asked for `stack` goes through a function that converts it once.
//
//   x.stack, x?.stack, x['stack']     $nd_stack(x).stack ...
//   x.stack = v, delete x.stack       $nd_own(x).stack = v: it is the program's own from then on
//   { stack } = x                     { [$nd_key]: {} = {}, stack } = x: an accessor of Error.prototype
//   a?.b.stack                        $nd_stack(a?.b)?.stack
//
// A read through a dynamic key (x[key]) is not converted: that would cost every such read.
#include "syntax/token.h"
#include "syntax/transform.h"

static bool is_stack_name(const struct transform *t, syn_node_id id) {
  const struct syn_node *node = tree_node(t->tree, id);
  struct str text = tree_text(t->tree, id);
  if (node->kind == N_NAME) return str_equal(text, STR("stack"));
  return node->kind == N_STRING &&
         (str_equal(text, STR("'stack'")) || str_equal(text, STR("\"stack\"")));
}

static bool is_stack_link(const struct transform *t, syn_node_id link) {
  const struct syn_node *node = tree_node(t->tree, link);
  return (node->kind == N_DOT || node->kind == N_INDEX) && node->first &&
         is_stack_name(t, node->first) && !tree_node(t->tree, node->first)->next;
}

static void open_stacks(struct transform *t, syn_node_id chain, bool writes) {
  const struct syn_node *node = tree_node(t->tree, chain);
  bool is_outermost = true;
  // The outermost call is that of the last link.
  syn_node_id links[64];
  uint32_t count = 0;
  for (syn_node_id link = tree_node(t->tree, node->first)->next; link && count < 64;
       link = tree_node(t->tree, link)->next)
    if (is_stack_link(t, link)) links[count++] = link;
  for (uint32_t i = count; i-- > 0; is_outermost = false) {
    bool is_written = writes && is_outermost && !tree_node(t->tree, links[i])->next;
    edits_insertf(t->edits, node->start, "%s%s(", t->prefix, is_written ? "own" : "stack");
  }
}

static uint32_t count_stacks(const struct transform *t, syn_node_id chain) {
  uint32_t count = 0;
  for (syn_node_id link = tree_node(t->tree, tree_node(t->tree, chain)->first)->next; link;
       link = tree_node(t->tree, link)->next)
    count += is_stack_link(t, link);
  return count;
}

bool lower_stack_chain(struct transform *t, syn_node_id id) {
  uint32_t count = t->lowering->stacks ? count_stacks(t, id) : 0;
  syn_node_id base = tree_node(t->tree, id)->first;
  uint8_t base_kind = tree_node(t->tree, base)->kind;
  if (count == 0 || count > 64 || t->called == id || base_kind == N_SUPER) return false;
  bool is_optional = false;
  open_stacks(t, id, t->assigned == id);
  transform_node(t, base);
  for (syn_node_id link = tree_node(t->tree, base)->next; link;
       link = tree_node(t->tree, link)->next) {
    const struct syn_node *node = tree_node(t->tree, link);
    if (is_stack_link(t, link)) {
      bool adds = is_optional && !(node->flags & F_OPTIONAL);
      const char *close = !adds ? ")" : node->kind == N_DOT ? ")?" : ")?.";
      edits_insert(t->edits, node->start, str_from(close));
    }
    if (node->flags & F_OPTIONAL) is_optional = true;
    transform_node(t, link);
  }
  return true;
}

// `new a.stack.B()`: what follows `new` up to the arguments cannot be a call.
bool lower_stack_new(struct transform *t, syn_node_id id) {
  syn_node_id called = t->called;
  t->called = tree_node(t->tree, id)->first;
  transform_children(t, id);
  t->called = called;
  return true;
}

static syn_node_id without_parens(const struct transform *t, syn_node_id id) {
  while (tree_node(t->tree, id)->kind == N_PAREN)
    id = tree_node(t->tree, id)->first;
  return id;
}

bool lower_stack_assign(struct transform *t, syn_node_id id) {
  if (tree_node(t->tree, id)->op != T_ASSIGN) return false;
  t->assigned = without_parens(t, tree_node(t->tree, id)->first);
  transform_children(t, id);
  t->assigned = 0;
  return true;
}

bool lower_stack_delete(struct transform *t, syn_node_id id) {
  if (tree_node(t->tree, id)->op != T_DELETE) return false;
  t->assigned = without_parens(t, tree_node(t->tree, id)->first);
  transform_children(t, id);
  t->assigned = 0;
  return true;
}

void lower_stack_trigger(struct transform *t, syn_node_id pattern) {
  edits_insertf(t->edits, tree_node(t->tree, pattern)->start + 1, "[%skey]:{}={},", t->prefix);
}

bool lower_stack_pattern(struct transform *t, syn_node_id id) {
  if (!t->lowering->stacks) return false;
  for (syn_node_id child = tree_node(t->tree, id)->first; child;
       child = tree_node(t->tree, child)->next) {
    const struct syn_node *node = tree_node(t->tree, child);
    if (node->kind != N_PROPERTY || (node->flags & F_COMPUTED)) continue;
    if (!is_stack_name(t, node->first)) continue;
    lower_stack_trigger(t, id);
    break;
  }
  return false;
}
