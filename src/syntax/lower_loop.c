// SPDX-License-Identifier: MIT
//
// Statements that need more statements around them, or around their bodies: for await, loops whose head
// declares resources, and switches with resources.  Labels stay with their loop, so that what
// surrounds it is written in front of them.
//
//   for await (x of Y) B     {for await (x of $nd_each(Y,$nd_f=$nd_async.frame,$nd_i=7)){
//                              $nd_async.frame=$nd_f;$nd_f=undefined;try{B}finally{$nd_f=$nd_async.frame;$nd_i=7}}
//                              $nd_async.frame=$nd_f;$nd_f=undefined}
//   for (using x of Y) B     for (const $nd_x of Y){const $nd_u=$nd_using();try{const x=$nd_u.use($nd_x);B}...}
//   for (using x = Y;;) B    {const $nd_u=$nd_using();try{for(const x=$nd_u.use(Y);;) B}...}
#include "syntax/token.h"
#include "syntax/transform.h"

static bool is_for_await(const struct transform *t, syn_node_id id) {
  const struct syn_node *node = tree_node(t->tree, id);
  return node->kind == N_FOR_OF && (node->flags & F_AWAIT) && t->waits;
}

static enum syn_resources switch_resources(const struct transform *t, syn_node_id id) {
  enum syn_resources most = RESOURCES_NONE;
  for (syn_node_id one = tree_node(t->tree, id)->first; one;
       one = tree_node(t->tree, one)->next)
    if (tree_node(t->tree, one)->kind == N_CASE && lower_using_kind(t, one) > most)
      most = lower_using_kind(t, one);
  return most;
}

// The resources that live as long as the whole statement.
static enum syn_resources resources_around(const struct transform *t, syn_node_id id) {
  uint8_t kind = tree_node(t->tree, id)->kind;
  if (kind == N_SWITCH) return switch_resources(t, id);
  return kind == N_FOR ? lower_using_head(t, id) : RESOURCES_NONE;
}

bool transform_enclose_open(struct transform *t, syn_node_id statement, uint32_t at) {
  bool waits = is_for_await(t, statement);
  if (!waits && !resources_around(t, statement)) return false;
  edits_insert(t->edits, at, STR("{"));
  if (!waits) lower_using_open(t, at);
  return true;
}

void transform_enclose_close(struct transform *t, syn_node_id statement, uint32_t at) {
  if (is_for_await(t, statement))
    lower_async_restore(t, at);
  else
    lower_using_close(t, resources_around(t, statement), at);
  edits_insert(t->edits, at, STR("}"));
}

// A statement with what surrounds it, unless that is written with its labels.
static void enclose(struct transform *t, syn_node_id id,
                    void (*lower)(struct transform *, syn_node_id)) {
  bool is_open =
      t->enclosed != id && transform_enclose_open(t, id, tree_node(t->tree, id)->start);
  lower(t, id);
  if (is_open) transform_enclose_close(t, id, tree_node(t->tree, id)->end);
}

bool lower_labeled(struct transform *t, syn_node_id id) {
  syn_node_id inner = id;
  while (tree_node(t->tree, inner)->kind == N_LABELED)
    inner = tree_node(t->tree, tree_node(t->tree, inner)->first)->next;
  bool is_open =
      t->enclosed != inner && transform_enclose_open(t, inner, tree_node(t->tree, id)->start);
  if (!is_open) return false;
  t->enclosed = inner;
  transform_children(t, id);
  transform_enclose_close(t, inner, tree_node(t->tree, id)->end);
  return true;
}

bool lower_switch(struct transform *t, syn_node_id id) {
  enclose(t, id, transform_children);
  return true;
}

bool lower_for(struct transform *t, syn_node_id id) {
  enclose(t, id, transform_children);
  return true;
}

// ---- for of ------------------------------------------------------------------------------

static void lower_iterated(struct transform *t, syn_node_id iterated, uint32_t site) {
  const char *p = t->prefix;
  edits_insertf(t->edits, tree_node(t->tree, iterated)->start, "%seach(", p);
  transform_node(t, iterated);
  lower_async_save(t, tree_node(t->tree, iterated)->end, ',', site);
  edits_insert(t->edits, tree_node(t->tree, iterated)->end, STR(")"));
}

static void lower_body(struct transform *t, syn_node_id body, syn_node_id resource,
                       enum syn_resources kind, uint32_t site) {
  const char *p = t->prefix;
  uint32_t start = tree_node(t->tree, body)->start, end = tree_node(t->tree, body)->end;
  if (site) edits_insertf(t->edits, start, "{%sasync.frame=%sf;%sf=undefined;try{", p, p, p);
  if (kind) {
    struct str name = tree_text(t->tree, resource);
    edits_insert(t->edits, start, STR("{"));
    lower_using_open(t, start);
    edits_insertf(t->edits, start, "const %.*s=%su.%s(%sx);", (int)name.len, name.data, p,
                  kind == RESOURCES_ASYNC ? "useAsync" : "use", p);
  }
  transform_node(t, body);
  if (kind) {
    lower_using_close(t, kind, end);
    edits_insert(t->edits, end, STR("}"));
  }
  if (!site) return;
  edits_insert(t->edits, end, STR("}finally{"));
  lower_async_save(t, end, ';', site);
  edits_insert(t->edits, end, STR("}}"));
}

static void lower_for_of_parts(struct transform *t, syn_node_id id) {
  syn_node_id head = tree_node(t->tree, id)->first;
  syn_node_id iterated = tree_node(t->tree, head)->next;
  syn_node_id body = tree_node(t->tree, iterated)->next;
  enum syn_resources kind = lower_using_head(t, id);
  syn_node_id resource = kind ? tree_node(t->tree, tree_node(t->tree, head)->first)->first : 0;
  const struct syn_node *node = tree_node(t->tree, id);
  // V8 shows the place of the variable.
  bool declares = tree_node(t->tree, head)->kind == N_VARIABLES;
  uint32_t start = tree_node(t->tree, declares ? tree_node(t->tree, head)->first : head)->start;
  uint32_t site = is_for_await(t, id) ? lower_async_site(t, start, node->end) : 0;
  if (kind)
    edits_replacef(t->edits, tree_node(t->tree, head)->start, tree_node(t->tree, head)->end,
                   "const %sx", t->prefix);
  else
    transform_node(t, head);
  if (site)
    lower_iterated(t, iterated, site);
  else
    transform_node(t, iterated);
  lower_body(t, body, resource, kind, site);
}

bool lower_for_of(struct transform *t, syn_node_id id) {
  if (!is_for_await(t, id) && !lower_using_head(t, id)) return false;
  enclose(t, id, lower_for_of_parts);
  return true;
}
