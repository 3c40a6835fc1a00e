// SPDX-License-Identifier: MIT
//
// Imports and exports of TypeScript.  An import that is never used as a value is a type's, and is
// dropped (unless verbatimModuleSyntax); so are exports of types.  A whole statement that is dropped
// leaves blanks.
#include "syntax/lower_ts.h"
#include "syntax/token.h"

// ---- import ------------------------------------------------------------------------------

// JSX makes calls of a name that the text does not contain.
static bool is_jsx_name(const struct transform *t, struct str name) {
  if (!t->unit->options.jsx || t->lowering->jsx != SYN_JSX_CLASSIC) return false;
  const char *factory = t->lowering->jsx_factory ? t->lowering->jsx_factory : "React";
  const char *fragment = t->lowering->jsx_fragment ? t->lowering->jsx_fragment : "React";
  struct str names[2] = {str_from(factory), str_from(fragment)};
  for (int i = 0; i < 2; i++)
    if (str_starts(names[i], name) &&
        (names[i].len == name.len || names[i].data[name.len] == '.'))
      return true;
  return false;
}

static bool is_used(const struct transform *t, syn_node_id clause) {
  if (ts_node(t, clause)->flags & F_TYPE) return false;
  if (t->lowering->verbatim_module_syntax) return true;
  syn_node_id binding = tree_child(t->tree, clause, N_BINDING);
  const struct syn_symbol *symbol = ts_symbol(t, binding);
  return !symbol || symbol->flags & (SYMBOL_READ | SYMBOL_WRITTEN | SYMBOL_EXPORTED) ||
         is_jsx_name(t, tree_text(t->tree, binding));
}

static bool is_clause(const struct syn_node *node) {
  return node->kind == N_IMPORT_DEFAULT || node->kind == N_IMPORT_NAMESPACE ||
         node->kind == N_IMPORT_NAMED;
}

// Behind a comma that follows, if one does.
static uint32_t behind_comma(const struct transform *t, uint32_t at) {
  uint32_t next = ts_skip_blanks(t, at, NULL);
  return t->tree->source.data[next] == ',' ? next + 1 : at;
}

// The names in braces behind a default import, all of which are dropped, with the comma and braces.
static void blank_names(struct transform *t, syn_node_id default_import, syn_node_id last) {
  uint32_t end = behind_comma(t, ts_node(t, last)->end);
  if (ts_node(t, last)->kind == N_IMPORT_NAMED) end = ts_skip_blanks(t, end, NULL) + 1;
  ts_blank(t, ts_node(t, default_import)->end, end);
}

static void drop_clauses(struct transform *t, syn_node_id import) {
  syn_node_id first = ts_node(t, import)->first, last = first;
  bool rest_used = false;
  for (syn_node_id id = ts_node(t, first)->next; is_clause(ts_node(t, id));
       id = ts_node(t, id)->next) {
    rest_used |= is_used(t, id);
    last = id;
  }
  bool has_default = ts_node(t, first)->kind == N_IMPORT_DEFAULT;
  if (has_default && is_used(t, first) && !rest_used && last != first &&
      !t->lowering->verbatim_module_syntax) {
    blank_names(t, first, last);
    return;
  }
  for (syn_node_id id = first; is_clause(ts_node(t, id)); id = ts_node(t, id)->next)
    if (!is_used(t, id))
      ts_blank(t, ts_node(t, id)->start, behind_comma(t, ts_node(t, id)->end));
}

bool lower_ts_import(struct transform *t, syn_node_id id) {
  syn_node_id first = ts_node(t, id)->first;
  bool any = false;
  if (ts_node(t, id)->op == T_TYPE) return lower_ts_erased(t, id);
  for (syn_node_id clause = first; is_clause(ts_node(t, clause));
       clause = ts_node(t, clause)->next)
    any |= is_used(t, clause);
  bool has_names = t->tree->source.data[ts_node(t, first)->start] != '\'' &&
                   t->tree->source.data[ts_node(t, first)->start] != '"';
  if (!is_clause(ts_node(t, first))) {
    // import "x" stays; import {} from "x" has nothing that is used.
    uint32_t at = ts_skip_blanks(t, ts_node(t, id)->start + (uint32_t)STR("import").len, NULL);
    bool is_empty = t->tree->source.data[at] == '{';
    if (is_empty && !t->lowering->verbatim_module_syntax) ts_erase_statement(t, id);
    return true;
  }
  if (!any && has_names && !t->lowering->verbatim_module_syntax)
    ts_erase_statement(t, id);
  else
    drop_clauses(t, id);
  return true;
}

// ---- import = and export = -----------------------------------------------------------------

bool lower_ts_import_equals(struct transform *t, syn_node_id id) {
  const struct syn_node *node = ts_node(t, id);
  syn_node_id binding = node->first, target = ts_node(t, binding)->next;
  const struct syn_symbol *symbol = ts_symbol(t, binding);
  bool is_exported = node->flags & F_EXPORTED;
  bool used = is_exported || !symbol || symbol->flags & SYMBOL_READ;
  if (node->flags & F_TYPE || !used) return lower_ts_erased(t, id);
  struct str name = tree_text(t->tree, binding);
  bool in_module = is_exported && !t->ts->namespace && t->unit->goal == SYN_MODULE;
  edits_replacef(t->edits, node->start, ts_node(t, binding)->start, "%sconst ",
                 in_module ? "export " : "");
  uint32_t end = ts_node(t, binding)->end;
  uint32_t value = ts_skip_blanks(t, ts_skip_blanks(t, end, NULL) + 1, NULL); // behind =
  if (is_exported && t->ts->namespace)
    edits_insertf(t->edits, value, "%sn%u.%.*s=", t->prefix, t->ts->namespace->number,
                  (int)name.len, name.data);
  else if (is_exported && !in_module)
    edits_insertf(t->edits, value, "exports.%.*s=", (int)name.len, name.data);
  if (ts_node(t, target)->kind == N_STRING && t->unit->goal == SYN_MODULE)
    edits_replace(t->edits, value, value + (uint32_t)STR("require").len,
                  STR("process.getBuiltinModule(\"module\").createRequire(import.meta.url)"));
  transform_node(t, target);
  return true;
}

// export = x: module.exports = x
bool lower_ts_export_equals(struct transform *t, syn_node_id id) {
  uint32_t start = ts_node(t, id)->start;
  edits_replace(t->edits, start, start + (uint32_t)STR("export").len, STR("module.exports"));
  return false;
}

// ---- export ------------------------------------------------------------------------------

// Whether a declaration leaves nothing to export.
static bool is_erased(const struct transform *t, syn_node_id declaration) {
  const struct syn_node *node = ts_node(t, declaration);
  switch (node->kind) {
  case N_TS_INTERFACE:
  case N_TS_ALIAS:
  case N_TS_DECLARE: return true;
  case N_FUNCTION: return !ts_has_body(t, declaration);
  case N_TS_NAMESPACE: return !ts_is_instantiated(t, declaration);
  default: return false;
  }
}

bool lower_ts_export(struct transform *t, syn_node_id id) {
  syn_node_id declaration = ts_node(t, id)->first;
  uint32_t start = ts_node(t, id)->start;
  if (is_erased(t, declaration))
    ts_erase_statement(t, id);
  else if (ts_node(t, declaration)->kind == N_TS_ENUM)
    ts_lower_enum(t, declaration, start, true);
  else if (ts_node(t, declaration)->kind == N_TS_NAMESPACE)
    ts_lower_namespace(t, declaration, start, true);
  else if (t->ts->namespace)
    lower_ts_namespace_export(t, id);
  else
    return false;
  return true;
}

static bool is_type_name(const struct transform *t, syn_node_id name) {
  if (ts_node(t, name)->kind != N_IDENTIFIER || t->lowering->verbatim_module_syntax)
    return false;
  const struct syn_symbol *symbol = ts_symbol(t, name);
  return symbol && symbol->kind == SYMBOL_TYPE;
}

bool lower_ts_export_default(struct transform *t, syn_node_id id) {
  syn_node_id value = ts_node(t, id)->first;
  if (!is_erased(t, value) && !is_type_name(t, value)) return false;
  ts_erase_statement(t, id);
  return true;
}

bool lower_ts_export_named(struct transform *t, syn_node_id id) {
  if (ts_node(t, id)->flags & F_TYPE) return lower_ts_erased(t, id);
  for (syn_node_id child = ts_node(t, id)->first; child; child = ts_node(t, child)->next) {
    const struct syn_node *node = ts_node(t, child);
    if (node->kind == N_EXPORT_SPECIFIER &&
        (node->flags & F_TYPE || is_type_name(t, node->first)))
      ts_blank(t, node->start, behind_comma(t, node->end));
  }
  return true;
}

bool lower_ts_export_all(struct transform *t, syn_node_id id) {
  return ts_node(t, id)->flags & F_TYPE ? lower_ts_erased(t, id) : true;
}
