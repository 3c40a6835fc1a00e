// SPDX-License-Identifier: MIT
//
// Early errors of exports.  Which one V8 reports: of duplicates the last, of names that are not
// declared the first in alphabetical order.
#include "syntax/module_parts.h"

#include "syntax/token.h"

// Where the word `default` of an export stands.
static uint32_t default_word(const struct module_maker *m, syn_node_id statement) {
  const struct syn_node *node = tree_node(m->tree, statement);
  struct str text = tree_text(m->tree, statement);
  const char *found = memmem(text.data, text.len, "default", 7);
  return found ? node->start + (uint32_t)(found - text.data) : node->start;
}

void module_check_default(struct module_maker *m, syn_node_id statement) {
  if (!m->has_default) {
    m->has_default = true;
    return;
  }
  const struct syn_node *value = tree_node(m->tree, tree_node(m->tree, statement)->first);
  bool is_class = value->kind == N_CLASS && value->flags & F_DECLARATION;
  bool is_function = value->kind == N_FUNCTION && value->op == FUNCTION_DECLARATION;
  uint32_t start = is_class || is_function ? value->start : default_word(m, statement);
  syn_error_set_about(&m->unit->error, M_REDECLARED, start,
                      is_function ? start + 1 : value->end, ".default");
}

// The name as the error's argument: a slice of the source, or a copy that lives as long.
static void set_error(struct module_maker *m, enum syn_message message, uint32_t start,
                      uint32_t end, struct str name) {
  struct syn_error *error = &m->unit->error;
  if (error->message != M_NONE) return;
  const char *source = m->tree->source.data;
  bool is_slice = name.data >= source && name.data < source + m->tree->source.len;
  syn_error_set_about(error, message, start, end, name.data);
  if (!is_slice) return;
  error->argument = NULL;
  error->argument_start = (uint32_t)(name.data - source);
  error->argument_end = error->argument_start + (uint32_t)name.len;
}

void module_undefined_export(struct module_maker *m, syn_node_id specifier, struct str local) {
  struct str least = m->undefined;
  size_t shorter = local.len < least.len ? local.len : least.len;
  int order = m->undefined_at ? memcmp(local.data, least.data, shorter) : -1;
  if (order > 0 || (order == 0 && local.len >= least.len)) return;
  m->undefined = local;
  m->undefined_at = specifier;
}

static void duplicate(struct module_maker *m, const struct syn_export *export) {
  const struct syn_node *node = tree_node(m->tree, export->node);
  uint32_t start = node->start, end = node->end;
  if (node->kind == N_EXPORT_DEFAULT) {
    start = default_word(m, export->node);
    end = start + 7;
  }
  set_error(m, M_DUPLICATE_EXPORT, start, end, export->name);
}

void module_check_exports(struct module_maker *m) {
  struct strmap names = {0};
  const struct syn_export *last = NULL;
  for (uint32_t i = 0; i < m->module->export_count; i++) {
    struct syn_export *export = &m->module->exports[i], *other;
    if (export->kind == EXPORT_STAR) continue;
    other = strmap_get(&names, export->name);
    if (!other) {
      strmap_set(&names, export->name, export);
      continue;
    }
    // Exports from elsewhere were found first: the later of the two is the duplicate.
    if (tree_node(m->tree, other->node)->start > tree_node(m->tree, export->node)->start) {
      strmap_set(&names, export->name, export);
      export = other;
    }
    if (!last ||
        tree_node(m->tree, export->node)->start > tree_node(m->tree, last->node)->start)
      last = export;
  }
  strmap_free(&names, NULL);
  if (last) duplicate(m, last);
  if (!m->undefined_at) return;
  const struct syn_node *at = tree_node(m->tree, m->undefined_at);
  set_error(m, M_UNDEFINED_EXPORT, at->start, at->end, m->undefined);
}
