// SPDX-License-Identifier: MIT
//
// JSX becomes calls, each part where it stands:
//
//   <a b="c" {...d}>e {f}</a>
//   React.createElement("a",{b:"c",...d},"e ",f)                     classic
//   $nd_jsx.jsxs("a",{b:"c",...d,children:["e ",f]})                 automatic; the key comes last
//   $nd_jsx.jsxDEV("a",{...},key,true,{fileName,lineNumber,columnNumber},this)      development
#include "syntax/lower_jsx.h"

static bool is_classic(const struct transform *t) {
  return t->lowering->jsx == SYN_JSX_CLASSIC || t->lowering->jsx == SYN_JSX_NONE;
}

// ---- What the program needs --------------------------------------------------------------

static bool is_key(const struct transform *t, syn_node_id attribute) {
  return ts_node(t, attribute)->kind == N_JSX_ATTRIBUTE &&
         str_equal(tree_text(t->tree, ts_node(t, attribute)->first), STR("key"));
}

// A key behind a spread: only createElement gives it the meaning that its place has.
static bool has_late_key(const struct transform *t, syn_node_id opening) {
  bool spread = false;
  for (syn_node_id id = ts_node(t, opening)->first; id; id = ts_node(t, id)->next) {
    spread |= ts_node(t, id)->kind == N_SPREAD;
    if (spread && is_key(t, id)) return true;
  }
  return false;
}

static void write_import(struct transform *t, uint32_t at, const char *names,
                         const char *module) {
  const char *source = t->lowering->jsx_import_source;
  if (!source) source = "react";
  if (t->unit->goal == SYN_MODULE)
    edits_insertf(t->edits, at, "import * as %s%s from \"%s%s\";", t->prefix, names, source,
                  module);
  else
    edits_insertf(t->edits, at, "const %s%s=require(\"%s%s\");", t->prefix, names, source,
                  module);
}

bool lower_jsx_program(struct transform *t, syn_node_id id) {
  bool any = false, late = false;
  for (uint32_t i = 1; i < t->tree->count; i++) {
    any |= t->tree->nodes[i].kind == N_JSX_ELEMENT || t->tree->nodes[i].kind == N_JSX_FRAGMENT;
    late |= t->tree->nodes[i].kind == N_JSX_OPENING && has_late_key(t, i);
  }
  if (!any || is_classic(t)) return false;
  uint32_t at = transform_first_statement(t, id, 0);
  bool is_development = t->lowering->jsx == SYN_JSX_DEVELOPMENT;
  write_import(t, at, "jsx", is_development ? "/jsx-dev-runtime" : "/jsx-runtime");
  if (late) write_import(t, at, "react", "");
  return false;
}

// ---- Children ----------------------------------------------------------------------------

// Whether a child means something; the inside of its string literal goes into text.
static bool is_child(const struct transform *t, syn_node_id id, struct buf *text) {
  const struct syn_node *node = ts_node(t, id);
  switch (node->kind) {
  case N_JSX_OPENING:
  case N_JSX_CLOSING: return false;
  case N_JSX_EXPRESSION: return node->first != 0;
  case N_JSX_TEXT: jsx_append_lines(tree_text(t->tree, id), text); return text->len > 0;
  default: return true;
  }
}

static void lower_child(struct transform *t, syn_node_id id, const struct buf *text) {
  const struct syn_node *node = ts_node(t, id);
  if (node->kind == N_JSX_TEXT) {
    edits_replacef(t->edits, node->start, node->end, "\"%.*s\"", (int)text->len, text->data);
  } else if (node->kind == N_JSX_EXPRESSION) {
    edits_blank(t->edits, t->tree->source, node->start, node->start + 1);
    transform_node(t, node->first);
    edits_blank(t->edits, t->tree->source, node->end - 1, node->end);
  } else {
    transform_node(t, id);
  }
}

static uint32_t count_children(const struct transform *t, syn_node_id element, bool *spread) {
  uint32_t count = 0;
  for (syn_node_id id = ts_node(t, element)->first; id; id = ts_node(t, id)->next) {
    struct buf text = {0};
    count += is_child(t, id, &text);
    *spread |= ts_node(t, id)->kind == N_JSX_EXPRESSION && ts_node(t, id)->first &&
               ts_node(t, ts_node(t, id)->first)->kind == N_SPREAD;
    buf_free(&text);
  }
  return count;
}

// The children, a comma before each but, unless leading, the first.
static void lower_children(struct transform *t, syn_node_id element, bool leading) {
  for (syn_node_id id = ts_node(t, element)->first; id; id = ts_node(t, id)->next) {
    struct buf text = {0};
    const struct syn_node *node = ts_node(t, id);
    if (is_child(t, id, &text)) {
      if (leading) edits_insert(t->edits, node->start, STR(","));
      lower_child(t, id, &text);
      leading = true;
    } else if (node->kind == N_JSX_TEXT || node->kind == N_JSX_EXPRESSION) {
      ts_blank(t, node->start, node->end);
    }
    buf_free(&text);
  }
}

// ---- Attributes --------------------------------------------------------------------------

static void lower_value(struct transform *t, syn_node_id value) {
  const struct syn_node *node = ts_node(t, value);
  struct buf text = {0};
  if (node->kind == N_STRING)
    jsx_append_text(str_slice(t->tree->source, node->start + 1, node->end - 1), &text);
  if (node->kind == N_STRING)
    edits_replacef(t->edits, node->start, node->end, "\"%.*s\"", (int)text.len,
                   text.data ? text.data : "");
  else if (node->kind == N_JSX_EXPRESSION)
    lower_child(t, value, &text);
  else
    transform_node(t, value);
  buf_free(&text);
}

static void lower_attribute(struct transform *t, syn_node_id id) {
  syn_node_id name = ts_node(t, id)->first, value = ts_node(t, name)->next;
  struct str text = tree_text(t->tree, name);
  bool quoted = memchr(text.data, '-', text.len) || memchr(text.data, ':', text.len);
  uint32_t end = ts_node(t, name)->end;
  if (quoted) edits_insert(t->edits, ts_node(t, name)->start, STR("\""));
  if (quoted) edits_insert(t->edits, end, STR("\""));
  if (!value) {
    edits_insert(t->edits, end, STR(":true"));
    return;
  }
  edits_replace(t->edits, end, ts_node(t, value)->start, STR(":"));
  lower_value(t, value);
}

static void lower_spread(struct transform *t, syn_node_id id) {
  syn_node_id operand = ts_node(t, id)->first;
  edits_replace(t->edits, ts_node(t, id)->start, ts_node(t, operand)->start, STR("..."));
  transform_node(t, operand);
  edits_replace(t->edits, ts_node(t, operand)->end, ts_node(t, id)->end, STR(""));
}

// The value of a key, taken out of its place.
static void take_key(struct transform *t, syn_node_id attribute, struct buf *key) {
  syn_node_id value = ts_node(t, ts_node(t, attribute)->first)->next;
  if (!value) {
    buf_append_text(key, "true");
  } else {
    uint32_t mark = edits_mark(t->edits);
    lower_value(t, value);
    edits_take_range(t->edits, mark, t->tree->source, ts_node(t, value)->start,
                     ts_node(t, value)->end, key);
  }
  ts_blank(t, ts_node(t, attribute)->start, ts_node(t, attribute)->end);
}

// From the name on; *last: where the last attribute ends.  Whether there are any properties.
static bool lower_attributes(struct transform *t, syn_node_id opening, struct buf *key,
                             uint32_t *last) {
  bool any = false;
  for (syn_node_id id = ts_node(t, opening)->first; id; id = ts_node(t, id)->next) {
    const struct syn_node *node = ts_node(t, id);
    *last = node->end;
    if (node->kind == N_TS_TYPE_ARGUMENTS) ts_blank(t, node->start, node->end);
    if (node->kind != N_JSX_ATTRIBUTE && node->kind != N_SPREAD) continue;
    if (key && is_key(t, id)) {
      take_key(t, id, key);
      continue;
    }
    edits_insert(t->edits, node->start, any ? STR(",") : STR(",{"));
    any = true;
    if (node->kind == N_SPREAD)
      lower_spread(t, id);
    else
      lower_attribute(t, id);
  }
  return any;
}

// ---- Elements ----------------------------------------------------------------------------

static const char *classic_factory(const struct transform *t) {
  return t->lowering->jsx_factory ? t->lowering->jsx_factory : "React.createElement";
}

static void write_callee(struct transform *t, uint32_t at, uint32_t end, bool is_static,
                         bool late_key) {
  if (is_classic(t))
    edits_replacef(t->edits, at, end, "%s(", classic_factory(t));
  else if (late_key)
    edits_replacef(t->edits, at, end, "%sreact.createElement(", t->prefix);
  else if (t->lowering->jsx == SYN_JSX_DEVELOPMENT)
    edits_replacef(t->edits, at, end, "%sjsx.jsxDEV(", t->prefix);
  else
    edits_replacef(t->edits, at, end, "%sjsx.jsx%s(", t->prefix, is_static ? "s" : "");
}

static void write_name(struct transform *t, syn_node_id name) {
  const struct syn_node *node = ts_node(t, name);
  bool quoted = node->kind == N_JSX_NAME;
  if (quoted) edits_insert(t->edits, node->start, STR("\""));
  if (!quoted) transform_node(t, name);
  if (quoted) edits_insert(t->edits, node->end, STR("\""));
}

// The end of a call: what stands behind the properties.
static void write_end(struct transform *t, uint32_t start, uint32_t end, syn_node_id element,
                      const struct buf *key, bool is_static) {
  const char *text = key->len ? key->data : "void 0";
  if (t->lowering->jsx == SYN_JSX_DEVELOPMENT) {
    uint32_t line, column;
    syn_place(t->tree->source, ts_node(t, element)->start, &line, &column);
    const char *file = t->lowering->file_name ? t->lowering->file_name : "";
    edits_replacef(t->edits, start, end,
                   ",%s,%s,{fileName:\"%s\",lineNumber:%u,columnNumber:%u},this)", text,
                   is_static ? "true" : "false", file, line, column);
  } else if (key->len) {
    edits_replacef(t->edits, start, end, ",%s)", text);
  } else {
    edits_replace(t->edits, start, end, STR(")"));
  }
}

// The properties are open if any; the tag ends with the range, the element with the second one.
static void lower_rest(struct transform *t, syn_node_id element, bool any, uint32_t start,
                       uint32_t end, uint32_t closing, const struct buf *key, bool classic) {
  bool spread = false;
  uint32_t count = count_children(t, element, &spread);
  bool is_static = count > 1 || spread;
  if (classic) {
    edits_replace(t->edits, start, end, any ? STR("}") : STR(",null"));
    lower_children(t, element, true);
    edits_replace(t->edits, closing, ts_node(t, element)->end, STR(")"));
    return;
  }
  if (count)
    edits_replacef(t->edits, start, end, "%schildren:%s", any ? "," : ",{",
                   is_static ? "[" : "");
  else
    edits_replace(t->edits, start, end, any ? STR("}") : STR(",{}"));
  lower_children(t, element, false);
  if (count) edits_insert(t->edits, closing, is_static ? STR("]}") : STR("}"));
  write_end(t, closing, ts_node(t, element)->end, element, key, is_static);
}

static bool refuse(struct transform *t, syn_node_id id) {
  if (t->lowering->jsx != SYN_JSX_PRESERVE) return false;
  syn_error_set(t->error, M_JSX_PRESERVED, ts_node(t, id)->start, ts_node(t, id)->start + 1);
  return true;
}

bool lower_jsx_element(struct transform *t, syn_node_id id) {
  if (refuse(t, id)) return true;
  syn_node_id opening = ts_node(t, id)->first, name = ts_node(t, opening)->first;
  bool spread = false, late = has_late_key(t, opening);
  bool is_static = count_children(t, id, &spread) > 1 || spread;
  bool classic = is_classic(t) || late;
  struct buf key = {0};
  write_callee(t, ts_node(t, id)->start, ts_node(t, name)->start, is_static, late);
  write_name(t, name);
  uint32_t last = ts_node(t, name)->end;
  bool any = lower_attributes(t, opening, classic ? NULL : &key, &last);
  syn_node_id closing = tree_child(t->tree, id, N_JSX_CLOSING);
  uint32_t end = ts_node(t, opening)->end;
  lower_rest(t, id, any, last, end, closing ? ts_node(t, closing)->start : end, &key, classic);
  buf_free(&key);
  return true;
}

bool lower_jsx_fragment(struct transform *t, syn_node_id id) {
  if (refuse(t, id)) return true;
  const struct syn_node *node = ts_node(t, id);
  bool spread = false, is_static = count_children(t, id, &spread) > 1 || spread;
  uint32_t start = node->start, end = ts_skip_blanks(t, start + 1, NULL) + 1, closing = end;
  for (syn_node_id child = node->first; child; child = ts_node(t, child)->next)
    closing = ts_node(t, child)->end;
  write_callee(t, start, start + 1, is_static, false);
  if (is_classic(t))
    edits_insertf(t->edits, start + 1, "%s",
                  t->lowering->jsx_fragment ? t->lowering->jsx_fragment : "React.Fragment");
  else
    edits_insertf(t->edits, start + 1, "%sjsx.Fragment", t->prefix);
  struct buf key = {0};
  lower_rest(t, id, false, start + 1, end, closing, &key, is_classic(t));
  return true;
}
