// SPDX-License-Identifier: MIT
//
// What the engine cannot do by itself: import() and import.meta are the loader's, and what eval() runs
// is rewritten as files are.
//
//   import(x), import.source(x)     $nd_import(x), $nd_import(x,undefined,"source")
//   import.meta                     $nd_meta
//   eval(x), (0, eval)(x)           eval($nd_eval(eval,0,x)) ...; 1: the code around is strict;
//                                   what is called may be no eval, which $nd_eval sees
#include <string.h>

#include "syntax/token.h"
#include "syntax/transform.h"

// The keyword, and with a phase all up to the parenthesis.
static void replace_keyword(struct transform *t, uint32_t start, uint32_t first,
                            bool has_phase) {
  const char *source = t->tree->source.data;
  const char *open = has_phase ? memrchr(source + start, '(', first - start) : NULL;
  uint32_t end = open ? (uint32_t)(open - source) : start + 6;
  if (t->lowering->importer)
    edits_replacef(t->edits, start, end, "%simporter(%u)", t->prefix, t->lowering->importer);
  else
    edits_replacef(t->edits, start, end, "%simport", t->prefix);
}

bool lower_import_call(struct transform *t, syn_node_id id) {
  if (!t->lowering->dynamic_import) return false;
  const struct syn_node *node = tree_node(t->tree, id);
  syn_node_id options = tree_node(t->tree, node->first)->next;
  uint8_t phase = node->op;
  uint32_t end = tree_node(t->tree, options ? options : node->first)->end;
  t->emitted->uses_import = true;
  replace_keyword(t, node->start, tree_node(t->tree, node->first)->start, phase != 0);
  transform_children(t, id);
  if (phase)
    edits_insertf(t->edits, end, "%s,\"%s\"", options ? "" : ",undefined",
                  phase == T_DEFER ? "defer" : "source");
  return true;
}

bool lower_import_meta(struct transform *t, syn_node_id id) {
  if (!t->lowering->dynamic_import) return false;
  edits_replacef(t->edits, tree_node(t->tree, id)->start, tree_node(t->tree, id)->end, "%smeta",
                 t->prefix);
  return true;
}

static bool is_eval(const struct transform *t, syn_node_id id) {
  return id && str_equal(tree_text(t->tree, id), STR("eval"));
}

static bool is_global(const struct transform *t, syn_node_id id) {
  struct str text = tree_text(t->tree, id);
  return tree_node(t->tree, id)->kind == N_IDENTIFIER &&
         (str_equal(text, STR("globalThis")) || str_equal(text, STR("global")));
}

// Whether what is called can be the engine's eval: `eval`, `globalThis.eval` or `(0, eval)`.
static bool names_eval(const struct transform *t, syn_node_id base, syn_node_id callee) {
  const struct syn_node *node = tree_node(t->tree, callee);
  if (node->kind == N_IDENTIFIER) return is_eval(t, callee);
  if (node->kind == N_DOT) return is_eval(t, node->first) && is_global(t, base);
  if (node->kind != N_PAREN) return false;
  const struct syn_node *inner = tree_node(t->tree, node->first);
  if (inner->kind != N_SEQUENCE) return is_eval(t, node->first);
  const struct syn_node *zero = tree_node(t->tree, inner->first);
  return zero->kind == N_NUMBER && is_eval(t, zero->next);
}

static void lower_eval_arguments(struct transform *t, syn_node_id call, struct str callee,
                                 bool is_direct) {
  bool is_strict = is_direct && (tree_node(t->tree, t->function)->flags & F_STRICT);
  syn_node_id arguments = tree_child(t->tree, call, N_ARGUMENTS);
  syn_node_id code = arguments ? tree_node(t->tree, arguments)->first : 0;
  if (!code || tree_node(t->tree, code)->kind == N_SPREAD) {
    transform_node(t, call);
    return;
  }
  t->emitted->uses_import = true;
  edits_insertf(t->edits, tree_node(t->tree, code)->start, "%seval(%.*s,%d,", t->prefix,
                (int)callee.len, callee.data, is_strict);
  transform_node(t, code);
  edits_insert(t->edits, tree_node(t->tree, code)->end, STR(")"));
  for (syn_node_id rest = tree_node(t->tree, code)->next; rest;
       rest = tree_node(t->tree, rest)->next)
    transform_node(t, rest);
}

// The chain `eval(x)` or the like, whatever follows.
bool lower_eval(struct transform *t, syn_node_id id) {
  syn_node_id base = tree_node(t->tree, id)->first, callee = base;
  syn_node_id call = tree_node(t->tree, base)->next;
  if (!t->lowering->dynamic_import) return false;
  if (tree_node(t->tree, call)->kind == N_DOT) {
    callee = call;
    call = tree_node(t->tree, call)->next;
  }
  if (!call || tree_node(t->tree, call)->kind != N_CALL || !names_eval(t, base, callee))
    return false;
  struct str text = str_slice(t->tree->source, tree_node(t->tree, base)->start,
                              tree_node(t->tree, callee)->end);
  bool is_direct = tree_node(t->tree, callee)->kind == N_IDENTIFIER;
  for (syn_node_id part = base; part; part = tree_node(t->tree, part)->next) {
    if (part == call)
      lower_eval_arguments(t, part, text,
                           is_direct && !(tree_node(t->tree, call)->flags & F_OPTIONAL));
    else
      transform_node(t, part);
  }
  return true;
}
