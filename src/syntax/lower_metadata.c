// SPDX-License-Identifier: MIT
//
// emitDecoratorMetadata: the types of decorated declarations as values, as TypeScript serializes them
// when it sees one file alone.  A name that is no value when it is asked for stands for Object.
#include "syntax/lower_decorators.h"

static syn_node_id type_of(const struct transform *t, syn_node_id id) {
  syn_node_id annotation = tree_child(t->tree, id, N_TS_ANNOTATION);
  return annotation ? ts_node(t, annotation)->first : 0;
}

// ---- Names ------------------------------------------------------------------------------

// The enum of that name, or 0.
static syn_node_id find_enum(const struct transform *t, struct str name) {
  for (uint32_t i = 0; i < t->ts->enum_count; i++) {
    syn_node_id binding = ts_node(t, t->ts->enums[i])->first;
    if (str_equal(tree_text(t->tree, binding), name)) return t->ts->enums[i];
  }
  return 0;
}

static const char *type_of_enum(const struct transform *t, syn_node_id id) {
  bool numbers = false, strings = false;
  for (id = ts_node(t, ts_node(t, id)->first)->next; id; id = ts_node(t, id)->next) {
    syn_node_id value = ts_node(t, ts_node(t, id)->first)->next;
    bool is_string = value && ts_node(t, value)->kind == N_STRING;
    strings |= is_string;
    numbers |= !is_string;
  }
  return strings && numbers ? "Object" : strings ? "String" : "Number";
}

// The symbol of that name in the program's own scope, or NULL.
static struct syn_symbol *find_symbol(const struct transform *t, struct str name) {
  const struct syn_scopes *scopes = t->unit->scopes;
  if (!scopes) return NULL;
  uint32_t id = scopes->scopes[scope_of_program(scopes)].first;
  for (; id; id = scopes->symbols[id].next)
    if (str_equal(scope_symbol_name(scopes, id), name)) return &scopes->symbols[id];
  return NULL;
}

// What `type X = ...` stands for; 0: X is no such name.  An alias can only name those before it here:
// circular ones end.
static syn_node_id find_alias(const struct transform *t, struct str name, syn_node_id before) {
  const struct syn_symbol *symbol = find_symbol(t, name);
  if (!symbol || symbol->kind != SYMBOL_TYPE || !symbol->declaration) return 0;
  syn_node_id type = ts_node(t, symbol->declaration)->next;
  return type < before && ts_node(t, type)->kind == N_TS_TYPE ? type : 0;
}

static void append_type(const struct transform *t, syn_node_id type, struct buf *out);

static void append_reference(const struct transform *t, syn_node_id type, struct buf *out) {
  struct str name = tree_text(t->tree, ts_node(t, type)->first);
  syn_node_id members = find_enum(t, name), alias = find_alias(t, name, type);
  if (alias)
    append_type(t, alias, out);
  else if (members)
    buf_append_text(out, type_of_enum(t, members));
  else
    buf_printf(out, "%sdecorators().type(()=>%.*s)", t->prefix, (int)name.len, name.data);
}

// ---- Types ------------------------------------------------------------------------------

static bool is_nothing(uint8_t op) {
  return op == TYPE_UNDEFINED || op == TYPE_NULL || op == TYPE_NEVER;
}

// What all members have in common, or Object.
static void append_union(const struct transform *t, syn_node_id type, struct buf *out) {
  struct buf common = {0};
  bool same = true;
  for (syn_node_id id = ts_node(t, type)->first; id; id = ts_node(t, id)->next) {
    struct buf one = {0};
    if (is_nothing(ts_node(t, id)->op)) continue;
    append_type(t, id, &one);
    if (common.len > 0)
      same &= str_equal(buf_str(&common), buf_str(&one));
    else
      buf_append_str(&common, buf_str(&one));
    buf_free(&one);
  }
  if (common.len == 0)
    buf_append_text(out, "void 0");
  else if (same)
    buf_append_str(out, buf_str(&common));
  else
    buf_append_text(out, "Object");
  buf_free(&common);
}

static void append_type(const struct transform *t, syn_node_id type, struct buf *out) {
  static const char *const values[] = {
      [TYPE_OBJECT] = "Object", [TYPE_ANY] = "Object",        [TYPE_UNKNOWN] = "Object",
      [TYPE_NEVER] = "void 0",  [TYPE_VOID] = "void 0",       [TYPE_UNDEFINED] = "void 0",
      [TYPE_NULL] = "void 0",   [TYPE_BOOLEAN] = "Boolean",   [TYPE_NUMBER] = "Number",
      [TYPE_STRING] = "String", [TYPE_BIGINT] = "BigInt",     [TYPE_SYMBOL] = "Symbol",
      [TYPE_ARRAY] = "Array",   [TYPE_FUNCTION] = "Function",
  };
  if (!type) {
    buf_append_text(out, "Object");
    return;
  }
  switch ((enum syn_type)ts_node(t, type)->op) {
  case TYPE_REFERENCE: append_reference(t, type, out); break;
  case TYPE_UNION:
  case TYPE_INTERSECTION: append_union(t, type, out); break;
  default: buf_append_text(out, values[ts_node(t, type)->op]);
  }
}

// ---- Declarations -----------------------------------------------------------------------

static void begin(const struct transform *t, const char *key, struct buf *out) {
  buf_printf(out, ",%sdecorators().metadata(\"design:%s\",", t->prefix, key);
}

static void append_parameter_types(const struct transform *t, syn_node_id function,
                                   struct buf *out) {
  begin(t, "paramtypes", out);
  buf_append_char(out, '[');
  syn_node_id id = ts_node(t, tree_child(t->tree, function, N_PARAMETERS))->first;
  if (id && ts_node(t, id)->kind == N_PARAMETER &&
      str_equal(tree_text(t->tree, ts_parameter_target(t, id)), STR("this")))
    id = ts_node(t, id)->next;
  for (bool first = true; id; id = ts_node(t, id)->next, first = false) {
    if (!first) buf_append_char(out, ',');
    if (ts_node(t, id)->kind == N_REST)
      buf_append_text(out, "Object");
    else
      append_type(t, type_of(t, id), out);
  }
  buf_append_text(out, "])");
}

void metadata_of_class(struct transform *t, syn_node_id class, struct buf *out) {
  syn_node_id constructor = ts_constructor(t, class);
  if (!t->lowering->decorator_metadata || !constructor) return;
  append_parameter_types(t, tree_child(t->tree, constructor, N_FUNCTION), out);
}

static void append_return_type(const struct transform *t, syn_node_id function,
                               struct buf *out) {
  begin(t, "returntype", out);
  syn_node_id type = type_of(t, function);
  if (type)
    append_type(t, type, out);
  else
    buf_append_text(out, ts_node(t, function)->flags & F_ASYNC ? "Promise" : "void 0");
  buf_append_char(out, ')');
}

// A getter's result, or what a setter gets.
static syn_node_id accessor_type(const struct transform *t, syn_node_id function) {
  if (ts_node(t, function)->op == FUNCTION_GETTER) return type_of(t, function);
  return type_of(t, ts_node(t, tree_child(t->tree, function, N_PARAMETERS))->first);
}

void metadata_of_member(struct transform *t, syn_node_id member, struct buf *out) {
  if (!t->lowering->decorator_metadata) return;
  syn_node_id function = tree_child(t->tree, member, N_FUNCTION);
  begin(t, "type", out);
  if (ts_node(t, member)->kind == N_FIELD) {
    append_type(t, type_of(t, member), out);
    buf_append_char(out, ')');
    return;
  }
  bool is_method = ts_node(t, function)->op == FUNCTION_METHOD;
  if (is_method)
    buf_append_text(out, "Function");
  else
    append_type(t, accessor_type(t, function), out);
  buf_append_char(out, ')');
  append_parameter_types(t, function, out);
  if (is_method) append_return_type(t, function, out);
}

// ---- Survey -----------------------------------------------------------------------------

// The declaration of that name in the program's own scope is used as a value.
static void mark(const struct transform *t, struct str name) {
  struct syn_symbol *symbol = find_symbol(t, name);
  if (symbol) symbol->flags |= SYMBOL_READ;
}

static void mark_types(const struct transform *t, syn_node_id id) {
  const struct syn_node *node = ts_node(t, id);
  if (node->kind == N_TS_TYPE && node->op == TYPE_REFERENCE) {
    syn_node_id name = node->first;
    if (ts_node(t, name)->kind == N_CHAIN) name = ts_node(t, name)->first;
    mark(t, tree_text(t->tree, name));
    return;
  }
  if (node->kind == N_BLOCK) return;
  for (id = node->first; id; id = ts_node(t, id)->next)
    mark_types(t, id);
}

static bool has_decorators(const struct transform *t, syn_node_id id, int depth) {
  if (ts_node(t, id)->kind == N_DECORATOR) return true;
  if (depth == 0 || ts_node(t, id)->kind == N_BLOCK) return false;
  for (id = ts_node(t, id)->first; id; id = ts_node(t, id)->next)
    if (has_decorators(t, id, depth - 1)) return true;
  return false;
}

void metadata_survey(struct transform *t) {
  if (!t->lowering->decorator_metadata || !t->lowering->legacy_decorators) return;
  for (syn_node_id id = 1; id < t->tree->count; id++) {
    if (ts_node(t, id)->kind != N_CLASS) continue;
    syn_node_id constructor = ts_constructor(t, id);
    if (constructor && ts_is_decorated(t, id)) mark_types(t, constructor);
    syn_node_id member = ts_node(t, tree_child(t->tree, id, N_CLASS_BODY))->first;
    for (; member; member = ts_node(t, member)->next)
      if (has_decorators(t, member, 3)) mark_types(t, member); // its own, or a parameter's
  }
}
