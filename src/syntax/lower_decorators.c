// SPDX-License-Identifier: MIT
//
// Legacy decorators (experimentalDecorators), in the shape of lower_decorators.h.  A decorator is
// evaluated when TypeScript evaluates it: behind the class's body, members before the class.
#include "syntax/lower_decorators.h"

// ---- Which ------------------------------------------------------------------------------

static syn_node_id first_decorator(const struct transform *t, syn_node_id id) {
  syn_node_id first = ts_node(t, id)->first;
  return ts_node(t, first)->kind == N_DECORATOR ? first : 0;
}

static syn_node_id last_decorator(const struct transform *t, syn_node_id id) {
  syn_node_id last = first_decorator(t, id);
  while (ts_node(t, ts_node(t, last)->next)->kind == N_DECORATOR)
    last = ts_node(t, last)->next;
  return last;
}

static bool has_decorated_parameter(const struct transform *t, syn_node_id method) {
  syn_node_id function = tree_child(t->tree, method, N_FUNCTION);
  syn_node_id id = function ? tree_child(t->tree, function, N_PARAMETERS) : 0;
  for (id = ts_node(t, id)->first; id; id = ts_node(t, id)->next)
    if (first_decorator(t, id)) return true;
  return false;
}

syn_node_id ts_constructor(const struct transform *t, syn_node_id class) {
  syn_node_id id = ts_node(t, tree_child(t->tree, class, N_CLASS_BODY))->first;
  for (; id; id = ts_node(t, id)->next) {
    syn_node_id function = tree_child(t->tree, id, N_FUNCTION);
    if (ts_node(t, id)->kind == N_METHOD && ts_node(t, function)->op == FUNCTION_CONSTRUCTOR &&
        ts_has_body(t, function))
      return id;
  }
  return 0;
}

bool ts_is_decorated(const struct transform *t, syn_node_id class) {
  if (first_decorator(t, class)) return true;
  syn_node_id constructor = ts_constructor(t, class);
  return constructor && has_decorated_parameter(t, constructor);
}

// ---- Lists ------------------------------------------------------------------------------

// The list of a node's decorators, where it stands: from the first @ to the end of the last.
static void list_in_place(struct transform *t, syn_node_id id) {
  for (syn_node_id child = first_decorator(t, id); ts_node(t, child)->kind == N_DECORATOR;
       child = ts_node(t, child)->next) {
    const struct syn_node *node = ts_node(t, child);
    edits_replace(t->edits, node->start, node->start + 1,
                  child == ts_node(t, id)->first ? STR(" ") : STR(","));
    transform_node(t, node->first);
  }
}

// An expression that stands further on, as text.
static void append_moved(struct transform *t, syn_node_id id, struct buf *out) {
  uint32_t mark = edits_mark(t->edits);
  transform_node(t, id);
  const struct syn_node *node = ts_node(t, id);
  edits_take_range(t->edits, mark, t->tree->source, node->start, node->end, out);
}

// ,param(index,decorator) for each decorator of each parameter.
static void append_parameters(struct transform *t, syn_node_id method, struct buf *out) {
  syn_node_id function = tree_child(t->tree, method, N_FUNCTION), id = 0;
  if (function) id = ts_node(t, tree_child(t->tree, function, N_PARAMETERS))->first;
  if (id && str_equal(tree_text(t->tree, ts_parameter_target(t, id)), STR("this")))
    id = ts_node(t, id)->next;
  for (uint32_t index = 0; id; id = ts_node(t, id)->next, index++)
    for (syn_node_id child = first_decorator(t, id); ts_node(t, child)->kind == N_DECORATOR;
         child = ts_node(t, child)->next) {
      buf_printf(out, ",%sdecorators().param(%u,", t->prefix, index);
      append_moved(t, ts_node(t, child)->first, out);
      buf_append_char(out, ')');
    }
}

// The rest of a list behind the decorators in place; a list may begin with a comma's hole.
static void insert_rest(struct transform *t, uint32_t at, bool is_first, struct buf *rest) {
  struct str text = buf_str(rest);
  if (is_first && text.len > 0) text = str_slice(text, 1, text.len);
  edits_insertf(t->edits, at, "%.*s", (int)text.len, text.data ? text.data : "");
  buf_free(rest);
}

// ---- Classes ----------------------------------------------------------------------------

static syn_node_id class_name(const struct transform *t, syn_node_id class) {
  return tree_child(t->tree, class, N_BINDING);
}

static bool is_default(const struct transform *t, syn_node_id class) {
  return t->ts->export_default && ts_node(t, t->ts->export_default)->first == class;
}

void decorators_open(struct transform *t, syn_node_id class) {
  syn_node_id first = first_decorator(t, class), name = class_name(t, class);
  uint32_t start = ts_node(t, class)->start;
  struct str text = name ? tree_text(t->tree, name) : STR("default");
  const char *p = t->prefix;
  bool is_statement = ts_node(t, class)->flags & F_DECLARATION || is_default(t, class);
  if (is_statement && name)
    edits_insertf(t->edits, start, "let %.*s;%.*s=", (int)text.len, text.data, (int)text.len,
                  text.data);
  edits_insertf(t->edits, start, "%sdecorators().legacy(()=>[", p);
  struct buf rest = {0};
  if (ts_constructor(t, class)) append_parameters(t, ts_constructor(t, class), &rest);
  metadata_of_class(t, class, &rest);
  list_in_place(t, class);
  uint32_t end = first ? ts_node(t, last_decorator(t, class))->end : start;
  insert_rest(t, end, !first, &rest);
  edits_insertf(t->edits, end, "],{%.*s:", (int)text.len, text.data);
  if (t->ts->export_words_end > end) ts_blank(t, end, t->ts->export_words_end);
  t->ts->export_words_end = 0;
}

void decorators_close(struct transform *t, syn_node_id class) {
  syn_node_id name = class_name(t, class);
  struct str text = name ? tree_text(t->tree, name) : STR("default");
  uint32_t end = ts_node(t, class)->end;
  bool is_statement = ts_node(t, class)->flags & F_DECLARATION || is_default(t, class);
  edits_insertf(t->edits, end, "}.%.*s)%s", (int)text.len, text.data, is_statement ? ";" : "");
  if (is_default(t, class) && name)
    edits_insertf(t->edits, end, "export{%.*s as default};", (int)text.len, text.data);
}

void decorators_body_open(struct transform *t, syn_node_id class, syn_node_id body) {
  syn_node_id name = class_name(t, class);
  if (!name || !ts_is_decorated(t, class)) return;
  struct str text = tree_text(t->tree, name);
  edits_insertf(t->edits, ts_node(t, body)->start + 1, "static{%.*s=this}", (int)text.len,
                text.data);
}

void decorators_body_close(struct transform *t, syn_node_id class, syn_node_id body) {
  if (ts_is_decorated(t, class)) return;
  for (syn_node_id id = ts_node(t, body)->first; id; id = ts_node(t, id)->next) {
    if (!first_decorator(t, id) && !has_decorated_parameter(t, id)) continue;
    edits_insertf(t->edits, ts_node(t, body)->end - 1, ";static{%sdecorators().members(this)}",
                  t->prefix);
    return;
  }
}

// ---- Members ----------------------------------------------------------------------------

static void append_key(struct transform *t, syn_node_id member, struct buf *out) {
  syn_node_id key = ts_member_key(t, member);
  struct str text = tree_text(t->tree, key);
  if (ts_node(t, member)->flags & F_COMPUTED)
    append_moved(t, key, out);
  else if (ts_node(t, key)->kind == N_NAME)
    buf_printf(out, "\"%.*s\"", (int)text.len, text.data);
  else
    buf_append_str(out, text);
}

void decorators_member(struct transform *t, syn_node_id member) {
  const struct syn_node *node = ts_node(t, member);
  syn_node_id first = first_decorator(t, member);
  syn_node_id function = tree_child(t->tree, member, N_FUNCTION);
  if (function && ts_node(t, function)->op == FUNCTION_CONSTRUCTOR) return;
  if (!first && !has_decorated_parameter(t, member)) return;
  bool is_field = node->kind == N_FIELD && !(node->flags & F_ACCESSOR);
  struct buf head = {0}, rest = {0};
  buf_printf(&head, "static{%sdecorators().member(this,%d,", t->prefix,
             (node->flags & F_STATIC) != 0);
  append_key(t, member, &head);
  append_parameters(t, member, &rest);
  metadata_of_member(t, member, &rest);
  uint32_t start = node->start;
  edits_insertf(t->edits, start, "%.*s,%d,()=>[", (int)head.len, head.data, is_field);
  buf_free(&head);
  if (first) list_in_place(t, member);
  uint32_t end = first ? ts_node(t, last_decorator(t, member))->end : start;
  insert_rest(t, end, !first, &rest);
  edits_insert(t->edits, end, STR("])}"));
}

// ---- Exports ----------------------------------------------------------------------------

// The beginning of the word class or abstract behind the decorators.
static uint32_t class_keyword(const struct transform *t, syn_node_id class) {
  uint32_t at = ts_node(t, class)->start;
  if (first_decorator(t, class)) at = ts_node(t, last_decorator(t, class))->end;
  struct str source = t->tree->source;
  for (;;) {
    at = ts_skip_blanks(t, at, NULL);
    struct str rest = str_slice(source, at, source.len);
    if (str_starts(rest, STR("export")))
      at += 6;
    else if (str_starts(rest, STR("default")))
      at += 7;
    else
      return at;
  }
}

bool lower_decorated_export(struct transform *t, syn_node_id id) {
  syn_node_id class = ts_node(t, id)->first;
  if (!t->lowering->legacy_decorators || t->ts->namespace) return false;
  if (ts_node(t, class)->kind != N_CLASS || !ts_is_decorated(t, class)) return false;
  if (ts_node(t, class)->flags & F_DECLARE) return false;
  bool by_default = ts_node(t, id)->kind == N_EXPORT_DEFAULT;
  syn_node_id first = first_decorator(t, class);
  uint32_t start = ts_node(t, id)->start, keyword = class_keyword(t, class);
  bool words_first = !first || start < ts_node(t, first)->start;
  bool is_named = class_name(t, class) != 0;
  if (words_first && by_default && is_named)
    ts_blank(t, start, first ? ts_node(t, first)->start : keyword);
  if (!words_first) {
    if (!by_default) edits_insert(t->edits, start, STR("export "));
    if (by_default && !is_named) edits_insert(t->edits, start, STR("export default "));
    t->ts->export_words_end = keyword;
  }
  syn_node_id around = t->ts->export_default;
  t->ts->export_default = by_default ? id : 0;
  transform_node(t, class);
  t->ts->export_default = around;
  return true;
}
