// SPDX-License-Identifier: MIT
//
// `using` and `await using`: the statements of a list that declares resources are surrounded by
//
//   const $nd_u=$nd_using();try{ ... }catch($nd_w){$nd_u.fail($nd_w)}finally{$nd_u.end()}
//
// where each resource is handed to $nd_u: `const x = $nd_u.use(v)`.  The object keeps the order of
// disposal and joins errors (https://tc39.es/proposal-explicit-resource-management/, DisposeResources);
// end() throws what is to be thrown.  A list that awaits waits only if something is to be awaited.
#include "syntax/token.h"
#include "syntax/transform.h"

static enum syn_resources kind_of(const struct transform *t, syn_node_id id) {
  const struct syn_node *node = tree_node(t->tree, id);
  if (node->kind != N_VARIABLES) return RESOURCES_NONE;
  if (node->op == T_AWAIT) return RESOURCES_ASYNC;
  return node->op == T_USING ? RESOURCES_SYNC : RESOURCES_NONE;
}

enum syn_resources lower_using_kind(const struct transform *t, syn_node_id list) {
  enum syn_resources most = RESOURCES_NONE;
  for (syn_node_id id = tree_node(t->tree, list)->first; id;
       id = tree_node(t->tree, id)->next) {
    enum syn_resources kind = kind_of(t, id);
    if (kind > most) most = kind;
  }
  return most;
}

enum syn_resources lower_using_head(const struct transform *t, syn_node_id loop) {
  syn_node_id head = tree_node(t->tree, loop)->first;
  return head ? kind_of(t, head) : RESOURCES_NONE;
}

void lower_using_open(struct transform *t, uint32_t at) {
  edits_insertf(t->edits, at, "const %su=%susing();try{", t->prefix, t->prefix);
}

void lower_using_close(struct transform *t, enum syn_resources kind, uint32_t at) {
  const char *p = t->prefix;
  edits_insertf(t->edits, at, "}catch(%sw){%su.fail(%sw)}finally{", p, p, p);
  if (kind == RESOURCES_SYNC) {
    edits_insertf(t->edits, at, "%su.end()}", p);
  } else if (t->waits) {
    edits_insertf(t->edits, at, "if(%su.waits){", p);
    lower_async_save(t, at, ';', lower_async_site(t, at, at));
    edits_insertf(t->edits, at,
                  ";await %su.endAsync();%sasync.frame=%sf;%sf=undefined}else %su.end()}", p, p,
                  p, p, p);
  } else {
    edits_insertf(t->edits, at, "if(%su.waits)await %su.endAsync();else %su.end()}", p, p, p);
  }
}

bool lower_using(struct transform *t, syn_node_id id) {
  enum syn_resources kind = kind_of(t, id);
  if (!kind) return false;
  const struct syn_node *node = tree_node(t->tree, id);
  const char *method = kind == RESOURCES_ASYNC ? "useAsync" : "use";
  edits_replace(t->edits, node->start, tree_node(t->tree, node->first)->start, STR("const "));
  for (syn_node_id one = node->first; one; one = tree_node(t->tree, one)->next) {
    syn_node_id target = tree_node(t->tree, one)->first;
    for (syn_node_id part = target; part; part = tree_node(t->tree, part)->next) {
      bool is_value = part != target && !tree_node(t->tree, part)->next;
      if (is_value && tree_node(t->tree, part)->kind == N_TS_ANNOTATION) is_value = false;
      if (is_value)
        edits_insertf(t->edits, tree_node(t->tree, part)->start, "%su.%s(", t->prefix, method);
      transform_node(t, part);
      if (is_value) edits_insert(t->edits, tree_node(t->tree, part)->end, STR(")"));
    }
  }
  return true;
}
