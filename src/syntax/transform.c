// SPDX-License-Identifier: MIT
//
// The walk, and what it makes: edits, and the text with them applied.
#include "syntax/transform.h"

#include "syntax/lower_module.h"

#include <stdio.h>
#include <stdlib.h>

#include "util/alloc.h"

static syn_lower_row lowerings[N_COUNT] = {
#define SYN_LOWER(kind, ...) [N_##kind] = {__VA_ARGS__},
#include "syntax/lower_table.h"
#undef SYN_LOWER
};

static void transform_loop_body(struct transform *t, syn_node_id id) {
  lower_module_loop_open(t, tree_node(t->tree, id)->start);
  t->loop_body = 0;
  transform_node(t, id);
  edits_insert(t->edits, tree_node(t->tree, id)->end, STR("}"));
}

static void transform_lower(struct transform *t, syn_node_id id, syn_lower *const *row) {
  for (int i = 0; i < SYN_MAX_LOWERINGS && row[i]; i++)
    if (row[i](t, id)) return;
  transform_children(t, id);
}

void transform_node(struct transform *t, syn_node_id id) {
  if (id && id == t->loop_body) {
    transform_loop_body(t, id);
    return;
  }
  uint8_t kind = tree_node(t->tree, id)->kind;
  syn_node_id holder = t->holder;
  if (kind == N_CLASS || kind == N_OBJECT) t->holder = id;
  if (kind == N_STATIC_BLOCK) t->holder = 0;
  transform_lower(t, id, t->table[kind]);
  t->holder = holder;
}

void transform_children(struct transform *t, syn_node_id id) {
  for (syn_node_id child = tree_node(t->tree, id)->first; child;
       child = tree_node(t->tree, child)->next)
    transform_node(t, child);
}

const char *transform_open(const struct transform *t, uint32_t at) {
  return t->statement && tree_node(t->tree, t->statement)->start == at ? "0?0:(" : "(";
}

uint32_t transform_first_statement(const struct transform *t, syn_node_id list, uint32_t end) {
  for (syn_node_id child = tree_node(t->tree, list)->first; child;
       child = tree_node(t->tree, child)->next)
    if (tree_node(t->tree, child)->kind != N_DIRECTIVE) return tree_node(t->tree, child)->start;
  return end;
}

// "$nd_", or "$nd1_" ... if the source contains that.
static struct str choose_prefix(struct syn_edits *edits, struct str source) {
  if (!memmem(source.data, source.len, "$nd_", 4)) return STR("$nd_");
  char *prefix = arena_alloc(&edits->texts, 16);
  for (unsigned i = 1;; i++) {
    size_t len = (size_t)snprintf(prefix, 16, "$nd%u_", i);
    if (!memmem(source.data, source.len, prefix, len)) return (struct str){prefix, len};
  }
}

bool transform_unit(struct syn_unit *unit, const struct syn_lowering *lowering,
                    syn_lower_row *table, struct typescript *ts, struct syn_emitted *emitted) {
  emitted->prefix = lowering->prefix ? str_from(lowering->prefix)
                                     : choose_prefix(&emitted->edits, unit->tree.source);
  struct transform t = {
      .unit = unit,
      .tree = &unit->tree,
      .lowering = lowering,
      .edits = &emitted->edits,
      .error = &unit->error,
      .prefix = emitted->prefix.data,
      .function = unit->tree.root,
      .emitted = emitted,
      .table = table,
      .ts = ts,
  };
  transform_node(&t, unit->tree.root);
  if (unit->error.message != M_NONE) return false;
  if (emitted->edits.count > 0) edits_apply(&emitted->edits, unit->tree.source, &emitted->text);
  return true;
}

bool syn_emit(struct syn_unit *unit, const struct syn_lowering *lowering,
              struct syn_emitted *emitted) {
  return transform_unit(unit, lowering, lowerings, NULL, emitted);
}

void syn_emitted_free(struct syn_emitted *emitted) {
  edits_free(&emitted->edits);
  buf_free(&emitted->text);
  free(emitted->sites);
  *emitted = (struct syn_emitted){0};
}
