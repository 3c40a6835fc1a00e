// SPDX-License-Identifier: MIT
//
// Enums.  The members stay in their places and become assignments:
//
//   enum E { A, B = 2, C = "c" }
//   var E;(function(E){E[E["A"]=0]="A"; E[E["B"] = 2]="B"; E["C"] = "c"})(E||(E={}));
//
// Members that are strings have no way back from the value, so what is a string must be known here
// (lower_enum_value.c).  A name of a member in a later value means the property.
#include "syntax/lower_ts.h"

#include <math.h>

// The name of a member as a string literal's inside, and its quotes.
static void write_key(struct transform *t, syn_node_id key, uint32_t at) {
  struct str text = tree_text(t->tree, key);
  const char *quote = ts_node(t, key)->kind == N_STRING ? "" : "\"";
  edits_insertf(t->edits, at, "%s%.*s%s", quote, (int)text.len, text.data, quote);
}

static void write_number(struct transform *t, double number, uint32_t at) {
  if (isnan(number))
    edits_insert(t->edits, at, STR("NaN"));
  else if (isinf(number))
    edits_insert(t->edits, at, number > 0 ? STR("Infinity") : STR("-Infinity"));
  else
    edits_insertf(t->edits, at, "%.17g", number);
}

// Replaces the key (with brackets around it, if any) by E[E["A"] or E["A"].
static void open_member(struct transform *t, syn_node_id member, struct str name,
                        bool is_string) {
  syn_node_id key = ts_node(t, member)->first;
  uint32_t start = ts_node(t, member)->start, end = ts_node(t, key)->end;
  bool is_bracketed = ts_node(t, key)->start != start;
  if (is_bracketed) end = ts_skip_blanks(t, end, NULL) + 1;
  if (!is_string) edits_insertf(t->edits, start, "%.*s[", (int)name.len, name.data);
  edits_insertf(t->edits, start, "%.*s[", (int)name.len, name.data);
  write_key(t, key, start);
  edits_replace(t->edits, start, end, STR("]"));
}

static void lower_member(struct transform *t, syn_node_id member, struct str name) {
  syn_node_id key = ts_node(t, member)->first, value = ts_node(t, key)->next;
  struct ts_value known = ts_member_value(t, member);
  uint32_t end = ts_node(t, member)->end;
  bool is_string = known.kind == VALUE_STRING;
  open_member(t, member, name, is_string);
  if (value) {
    transform_node(t, value);
  } else {
    edits_insert(t->edits, end, STR("="));
    if (known.kind == VALUE_NUMBER)
      write_number(t, known.number, end);
    else
      edits_insert(t->edits, end, STR("void 0"));
  }
  if (!is_string) {
    edits_insert(t->edits, end, STR("]="));
    write_key(t, key, end);
  }
  // The comma, or what stands for it.
  uint32_t comma = ts_skip_blanks(t, end, NULL);
  if (t->tree->source.data[comma] == ',') edits_replace(t->edits, comma, comma + 1, STR(";"));
}

void ts_open_object(struct transform *t, uint32_t start, uint32_t end, syn_node_id binding,
                    struct str name, bool is_exported, struct str parameter) {
  bool in_namespace = is_exported && t->ts->namespace;
  bool is_merged = ts_is_merged(t, binding);
  struct syn_symbol *symbol = ts_symbol(t, binding);
  bool is_block =
      in_namespace || (symbol && t->unit->scopes->scopes[symbol->scope].kind == SCOPE_BLOCK);
  const char *exported = is_exported && !in_namespace ? "export " : "";
  if (is_merged)
    edits_replacef(t->edits, start, end, ";(function(%.*s){", (int)parameter.len,
                   parameter.data);
  else
    edits_replacef(t->edits, start, end, "%s%s %.*s;(function(%.*s){", exported,
                   is_block ? "let" : "var", (int)name.len, name.data, (int)parameter.len,
                   parameter.data);
}

void ts_close_object(struct transform *t, uint32_t start, uint32_t end, struct str name,
                     bool is_exported) {
  int len = (int)name.len;
  const char *text = name.data;
  if (is_exported && t->ts->namespace) {
    unsigned number = t->ts->namespace->number;
    edits_replacef(t->edits, start, end, "})(%.*s=%sn%u.%.*s||(%sn%u.%.*s={}));", len, text,
                   t->prefix, number, len, text, t->prefix, number, len, text);
  } else {
    edits_replacef(t->edits, start, end, "})(%.*s||(%.*s={}));", len, text, len, text);
  }
}

void ts_lower_enum(struct transform *t, syn_node_id id, uint32_t start, bool is_exported) {
  syn_node_id binding = ts_node(t, id)->first;
  struct str name = tree_text(t->tree, binding);
  uint32_t open = ts_skip_blanks(t, ts_node(t, binding)->end, NULL);
  ts_open_object(t, start, open + 1, binding, name, is_exported, name);
  struct ts_enum members = {.node = id, .name = name}, *outer = t->ts->members;
  t->ts->members = &members;
  for (syn_node_id member = ts_node(t, binding)->next; member;
       member = ts_node(t, member)->next)
    lower_member(t, member, name);
  t->ts->members = outer;
  ts_close_object(t, ts_node(t, id)->end - 1, ts_node(t, id)->end, name, is_exported);
}

bool lower_ts_enum(struct transform *t, syn_node_id id) {
  ts_lower_enum(t, id, ts_node(t, id)->start, false);
  return true;
}
