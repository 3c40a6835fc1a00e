// SPDX-License-Identifier: MIT
//
// Namespaces: a function that fills an object.  What is exported as a variable is only a property of
// that object; functions, classes and enums are local, too, and copied.
//
//   namespace A.B { export const x = 1; export function f() { return x } }
//   var A;(function($nd_n1){let B;(function($nd_n2){ $nd_n2.x = 1; function f() { return $nd_n2.x }$nd_n2.f=f;
//     })(B=$nd_n1.B||($nd_n1.B={}));})(A||(A={}));
#include "syntax/lower_ts.h"

#include <stdio.h>

#include "syntax/token.h"

static struct str parameter_name(struct transform *t, uint32_t number, char *space,
                                 size_t size) {
  int len = snprintf(space, size, "%sn%u", t->prefix, number);
  return (struct str){space, (size_t)len};
}

syn_node_id ts_first_name(const struct transform *t, syn_node_id namespace) {
  syn_node_id name = ts_node(t, namespace)->first;
  return ts_node(t, name)->kind == N_CHAIN ? ts_node(t, name)->first : name;
}

static uint32_t body_scope(const struct transform *t, syn_node_id namespace) {
  for (uint32_t i = 0; i < t->ts->body_count; i++)
    if (t->ts->bodies[i].node == namespace) return t->ts->bodies[i].scope;
  return 0;
}

static void lower_body(struct transform *t, syn_node_id block) {
  for (syn_node_id id = ts_node(t, block)->first; id; id = ts_node(t, id)->next)
    transform_node(t, id);
}

// One part of the name, and the next ones inside of it.
static void lower_part(struct transform *t, syn_node_id namespace, syn_node_id part,
                       uint32_t start, bool is_exported) {
  bool is_first = ts_node(t, part)->kind == N_BINDING;
  syn_node_id name = is_first ? part : ts_node(t, part)->first;
  struct str text = tree_text(t->tree, name);
  syn_node_id after = ts_node(t, part)->next;
  bool is_last = !after || ts_node(t, after)->kind != N_DOT;
  syn_node_id block = tree_child(t->tree, namespace, N_BLOCK);
  uint32_t open = ts_node(t, block)->start + 1;
  bool in_namespace = is_exported && t->ts->namespace;
  struct ts_namespace inner = {
      .outer = t->ts->namespace,
      .scope = is_last ? body_scope(t, namespace) : 0,
      .identity = in_namespace ? ts_identity(t->ts->namespace->identity, text)
                               : ts_identity(ts_node(t, name)->value, STR("")),
      .number = ++t->ts->counter,
  };
  char space[64];
  struct str parameter = parameter_name(t, inner.number, space, sizeof space);
  ts_open_object(t, is_first ? start : open, open, is_first ? part : 0, text, is_exported,
                 parameter);
  t->ts->namespace = &inner;
  if (is_last)
    lower_body(t, block);
  else
    lower_part(t, namespace, after, open, true);
  t->ts->namespace = inner.outer;
  uint32_t end = ts_node(t, block)->end;
  ts_close_object(t, is_last ? end - 1 : end, end, text, is_exported);
}

void ts_lower_namespace(struct transform *t, syn_node_id id, uint32_t start, bool is_exported) {
  struct ts_enum *members = t->ts->members;
  t->ts->members = NULL;
  lower_part(t, id, ts_first_name(t, id), start, is_exported);
  t->ts->members = members;
}

bool lower_ts_namespace(struct transform *t, syn_node_id id) {
  if (ts_is_instantiated(t, id))
    ts_lower_namespace(t, id, ts_node(t, id)->start, false);
  else
    ts_erase_statement(t, id);
  return true;
}

// ---- Exports -----------------------------------------------------------------------------

static void lower_declarator(struct transform *t, syn_node_id id) {
  syn_node_id target = ts_node(t, id)->first, last = target;
  bool is_pattern = ts_node(t, target)->kind != N_BINDING;
  while (ts_node(t, last)->next)
    last = ts_node(t, last)->next;
  if (last == target || ts_node(t, last)->kind == N_TS_ANNOTATION) {
    edits_replace(t->edits, ts_node(t, id)->start, ts_node(t, id)->end, STR("void 0"));
    return;
  }
  if (is_pattern) edits_insert(t->edits, ts_node(t, id)->start, STR("("));
  t->ts->exporting = true;
  transform_node(t, target);
  t->ts->exporting = false;
  for (syn_node_id child = ts_node(t, target)->next; child; child = ts_node(t, child)->next)
    transform_node(t, child);
  if (is_pattern) edits_insert(t->edits, ts_node(t, id)->end, STR(")"));
}

static void lower_variables(struct transform *t, syn_node_id id, uint32_t start) {
  syn_node_id first = ts_node(t, id)->first;
  edits_replace(t->edits, start, start + 1, STR(";"));
  ts_blank(t, start + 1, ts_node(t, first)->start);
  for (syn_node_id child = first; child; child = ts_node(t, child)->next)
    lower_declarator(t, child);
}

void lower_ts_namespace_export(struct transform *t, syn_node_id id) {
  syn_node_id child = ts_node(t, id)->first;
  uint32_t start = ts_node(t, id)->start;
  if (ts_node(t, child)->kind == N_VARIABLES) {
    lower_variables(t, child, start);
    return;
  }
  syn_node_id binding = tree_child(t->tree, child, N_BINDING);
  ts_blank(t, start, start + (uint32_t)STR("export").len);
  transform_node(t, child);
  struct str name = tree_text(t->tree, binding);
  edits_insertf(t->edits, ts_node(t, id)->end, ";%sn%u.%.*s=%.*s;", t->prefix,
                t->ts->namespace->number, (int)name.len, name.data, (int)name.len, name.data);
}

// ---- Names -------------------------------------------------------------------------------

// Whether the name is a member of the enum being walked.
static bool is_member(const struct transform *t, syn_node_id id) {
  const struct ts_enum *members = t->ts->members;
  const struct syn_symbol *symbol = ts_symbol(t, id);
  if (!members) return false;
  if (symbol && symbol->kind == SYMBOL_ENUM_MEMBER) return true;
  uint32_t own = ts_node(t, ts_node(t, members->node)->first)->value;
  if (symbol && symbol->kind == SYMBOL_PARAMETER) return false;
  for (uint32_t i = 0; i < t->ts->enum_count; i++)
    if (ts_node(t, ts_node(t, t->ts->enums[i])->first)->value == own &&
        ts_find_member(t, t->ts->enums[i], tree_text(t->tree, id)))
      return true;
  return false;
}

// Writes what stands before the name; false if that is nothing.
static bool write_object(struct transform *t, syn_node_id id, bool shorthand) {
  struct str name = tree_text(t->tree, id);
  uint32_t at = ts_node(t, id)->start;
  bool member = ts_node(t, id)->kind == N_IDENTIFIER && is_member(t, id);
  bool is_binding = ts_node(t, id)->kind == N_BINDING;
  struct ts_namespace *n = NULL;
  if (!member) n = is_binding ? t->ts->namespace : ts_exporter(t, id);
  if (!member && !n) return false;
  if (shorthand) edits_insertf(t->edits, at, "%.*s:", (int)name.len, name.data);
  if (member)
    edits_insertf(t->edits, at, "%.*s.", (int)t->ts->members->name.len,
                  t->ts->members->name.data);
  else
    edits_insertf(t->edits, at, "%sn%u.", t->prefix, n->number);
  return true;
}

bool lower_ts_identifier(struct transform *t, syn_node_id id) {
  if (t->ts->namespace || t->ts->members) write_object(t, id, false);
  return true;
}

bool lower_ts_binding(struct transform *t, syn_node_id id) {
  if (t->ts->exporting) write_object(t, id, false);
  return true;
}

// { x } is { x: N.x }, also with a default behind x.
bool lower_ts_property(struct transform *t, syn_node_id id) {
  if (!(ts_node(t, id)->flags & F_SHORTHAND)) return false;
  syn_node_id value = ts_node(t, ts_member_key(t, id))->next, name = value;
  while (ts_node(t, name)->kind == N_DEFAULT || ts_node(t, name)->kind == N_ASSIGN)
    name = ts_node(t, name)->first;
  bool is_name =
      (ts_node(t, name)->kind == N_IDENTIFIER && (t->ts->namespace || t->ts->members)) ||
      (ts_node(t, name)->kind == N_BINDING && t->ts->exporting);
  if (is_name) write_object(t, name, true);
  bool exporting = t->ts->exporting;
  t->ts->exporting = false;
  for (syn_node_id child = name == value ? 0 : ts_node(t, name)->next; child;
       child = ts_node(t, child)->next)
    transform_node(t, child);
  t->ts->exporting = exporting;
  return true;
}
