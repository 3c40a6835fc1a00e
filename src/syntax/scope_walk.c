// SPDX-License-Identifier: MIT
//
// The walk of scope analysis: which node opens which scope, and what its names are declared as.
#include "syntax/scope_parts.h"

#include "syntax/token.h"

static void walk_children(struct scope_walk *w, syn_node_id id) {
  for (syn_node_id child = tree_node(w->tree, id)->first; child;
       child = tree_node(w->tree, child)->next)
    scope_walk(w, child);
}

static void walk_scope(struct scope_walk *w, enum syn_scope_kind kind, syn_node_id id) {
  uint32_t scope = scope_open(w, kind, id);
  walk_children(w, id);
  scope_close(w, scope);
}

static void walk_as_type(struct scope_walk *w, syn_node_id id) {
  bool in_type = w->in_type;
  w->in_type = true;
  walk_children(w, id);
  w->in_type = in_type;
}

// ---- Functions ---------------------------------------------------------------------------

// What a function-like piece of code changes, to come back to.
struct around {
  syn_node_id function;
  uint32_t body;
  bool strict;
  uint8_t declaring;
};

static struct around enter_function(struct scope_walk *w, syn_node_id function) {
  struct around around = {w->function, w->body, w->strict, w->declaring};
  w->function = function;
  return around;
}

static void leave_function(struct scope_walk *w, const struct around *around) {
  w->function = around->function;
  w->body = around->body;
  w->strict = around->strict;
  w->declaring = around->declaring;
}

// Code with its own var scope: a static block, a namespace.
static void walk_body(struct scope_walk *w, syn_node_id function, syn_node_id block) {
  struct around around = enter_function(w, function);
  w->body = scope_open(w, SCOPE_BODY, block);
  walk_children(w, block);
  scope_close(w, w->body);
  leave_function(w, &around);
}

// A field's value: code of its own, but without declarations.
static void walk_field_value(struct scope_walk *w, syn_node_id field, syn_node_id value) {
  struct around around = enter_function(w, field);
  uint32_t scope = scope_open(w, SCOPE_BLOCK, field);
  scope_walk(w, value);
  scope_close(w, scope);
  leave_function(w, &around);
}

static bool is_function_body(const struct syn_node *node) {
  return node->kind != N_BINDING && node->kind != N_PARAMETERS &&
         node->kind != N_TS_ANNOTATION && node->kind != N_TS_TYPE_PARAMETERS;
}

static bool has_body(const struct scope_walk *w, syn_node_id id) {
  for (syn_node_id child = tree_node(w->tree, id)->first; child;
       child = tree_node(w->tree, child)->next)
    if (is_function_body(tree_node(w->tree, child))) return true;
  return false;
}

// The function's own scope: its name, if it is an expression, and arguments.
static uint32_t open_function(struct scope_walk *w, syn_node_id id) {
  const struct syn_node *node = tree_node(w->tree, id);
  syn_node_id binding = tree_child(w->tree, id, N_BINDING);
  bool named = binding && node->op == FUNCTION_EXPRESSION;
  bool arguments = node->flags & F_USES_ARGUMENTS && node->op != FUNCTION_ARROW;
  if (!named && !arguments) return 0;
  uint32_t scope = scope_open(w, SCOPE_FUNCTION, id);
  uint32_t name = named ? scope_name(w->scopes, tree_text(w->tree, binding)) : 0;
  if (named)
    tree_node(w->tree, binding)->value = scope_add(w, scope, name, SYMBOL_SELF, binding);
  uint32_t arguments_name = arguments ? scope_name(w->scopes, STR("arguments")) : 0;
  if (arguments && arguments_name != name)
    scope_add(w, scope, arguments_name, SYMBOL_ARGUMENTS, 0);
  return scope;
}

static void walk_function_parts(struct scope_walk *w, syn_node_id id) {
  uint32_t parameters = scope_open(w, SCOPE_PARAMETERS, id);
  w->body = parameters;
  w->declaring = SYMBOL_PARAMETER;
  syn_node_id body = 0;
  for (syn_node_id child = tree_node(w->tree, id)->first; child;
       child = tree_node(w->tree, child)->next) {
    const struct syn_node *node = tree_node(w->tree, child);
    if (is_function_body(node))
      body = child;
    else if (node->kind != N_BINDING)
      scope_walk(w, child);
  }
  w->body = scope_open(w, SCOPE_BODY, body);
  if (tree_node(w->tree, body)->kind == N_BLOCK)
    walk_children(w, body);
  else
    scope_walk(w, body);
  scope_close(w, w->body);
  scope_close(w, parameters);
}

static void walk_function(struct scope_walk *w, syn_node_id id) {
  bool is_declaration = tree_node(w->tree, id)->op == FUNCTION_DECLARATION;
  syn_node_id binding = is_declaration ? tree_child(w->tree, id, N_BINDING) : 0;
  if (!has_body(w, id)) { // an overload, or declare function
    walk_as_type(w, id);
    return;
  }
  struct around around = enter_function(w, id);
  w->strict = tree_node(w->tree, id)->flags & F_STRICT;
  uint32_t own = open_function(w, id);
  walk_function_parts(w, id);
  if (own) scope_close(w, own);
  leave_function(w, &around);
  if (binding) scope_declare(w, binding, SYMBOL_FUNCTION, id);
}

// ---- Classes -----------------------------------------------------------------------------

static void walk_class(struct scope_walk *w, syn_node_id id) {
  bool is_declaration = tree_node(w->tree, id)->flags & F_DECLARATION, strict = w->strict;
  syn_node_id binding = tree_child(w->tree, id, N_BINDING);
  w->strict = true;
  uint32_t scope = scope_open(w, SCOPE_CLASS, id);
  if (binding)
    tree_node(w->tree, binding)->value = scope_add(
        w, scope, scope_name(w->scopes, tree_text(w->tree, binding)), SYMBOL_SELF, binding);
  for (syn_node_id child = tree_node(w->tree, id)->first; child;
       child = tree_node(w->tree, child)->next)
    if (child != binding) scope_walk(w, child);
  scope_close(w, scope);
  w->strict = strict;
  if (binding && is_declaration) scope_declare(w, binding, SYMBOL_CLASS, id);
}

static void walk_field(struct scope_walk *w, syn_node_id id) {
  uint32_t index = 0; // 0: the key, 1: the value
  for (syn_node_id child = tree_node(w->tree, id)->first; child;
       child = tree_node(w->tree, child)->next) {
    enum syn_node_kind kind = tree_node(w->tree, child)->kind;
    if (kind == N_DECORATOR || kind == N_TS_ANNOTATION)
      scope_walk(w, child);
    else if (index++ == 0)
      scope_walk(w, child);
    else
      walk_field_value(w, id, child);
  }
}

// ---- Statements --------------------------------------------------------------------------

static void walk_variables(struct scope_walk *w, syn_node_id id) {
  static const uint8_t kinds[T_COUNT] = {
      [T_VAR] = SYMBOL_VAR,     [T_LET] = SYMBOL_LET,     [T_CONST] = SYMBOL_CONST,
      [T_USING] = SYMBOL_USING, [T_AWAIT] = SYMBOL_USING,
  };
  if (tree_node(w->tree, id)->flags & F_DECLARE) {
    walk_as_type(w, id);
    return;
  }
  uint8_t declaring = w->declaring;
  w->declaring = kinds[tree_node(w->tree, id)->op];
  walk_children(w, id);
  w->declaring = declaring;
}

static void walk_catch(struct scope_walk *w, syn_node_id id) {
  uint32_t scope = scope_open(w, SCOPE_CATCH, id);
  uint8_t declaring = w->declaring;
  w->declaring = SYMBOL_CATCH;
  for (syn_node_id child = tree_node(w->tree, id)->first; child;
       child = tree_node(w->tree, child)->next) {
    scope_walk(w, child);
    if (tree_node(w->tree, child)->kind != N_ARRAY_PATTERN &&
        tree_node(w->tree, child)->kind != N_OBJECT_PATTERN)
      continue;
    for (uint32_t s = w->scopes->scopes[scope].first; s; s = w->scopes->symbols[s].next)
      w->scopes->symbols[s].flags |= SYMBOL_PATTERN;
  }
  w->declaring = declaring;
  scope_close(w, scope);
}

// The first child outside, the rest in a scope of its own.
static void walk_switch(struct scope_walk *w, enum syn_scope_kind kind, syn_node_id id) {
  syn_node_id child = tree_node(w->tree, id)->first;
  scope_walk(w, child);
  uint32_t scope = scope_open(w, kind, id);
  while ((child = tree_node(w->tree, child)->next))
    scope_walk(w, child);
  scope_close(w, scope);
}

// A function where a statement stands is as if in a block.
static void walk_if(struct scope_walk *w, syn_node_id id) {
  for (syn_node_id child = tree_node(w->tree, id)->first; child;
       child = tree_node(w->tree, child)->next) {
    if (tree_node(w->tree, child)->kind != N_FUNCTION ||
        tree_node(w->tree, child)->op != FUNCTION_DECLARATION) {
      scope_walk(w, child);
      continue;
    }
    uint32_t scope = scope_open(w, SCOPE_BLOCK, child);
    scope_walk(w, child);
    scope_close(w, scope);
  }
}

// ---- Modules and TypeScript --------------------------------------------------------------

static void walk_import(struct scope_walk *w, syn_node_id id) {
  bool all_types = tree_node(w->tree, id)->op == T_TYPE;
  for (syn_node_id child = tree_node(w->tree, id)->first; child;
       child = tree_node(w->tree, child)->next) {
    const struct syn_node *node = tree_node(w->tree, child);
    syn_node_id binding = tree_child(w->tree, child, N_BINDING);
    if (!binding) continue;
    bool is_type = all_types || node->flags & F_TYPE;
    scope_declare(w, binding, is_type ? SYMBOL_TYPE : SYMBOL_IMPORT,
                  node->kind == N_IMPORT_NAMED ? 0 : id);
  }
}

static void mark_exported(void *arg, syn_node_id name) {
  struct scope_walk *w = arg;
  if (tree_node(w->tree, name)->kind == N_BINDING)
    w->scopes->symbols[tree_node(w->tree, name)->value].flags |= SYMBOL_EXPORTED;
}

static void walk_export(struct scope_walk *w, syn_node_id id) {
  walk_children(w, id);
  scope_each_target(w->tree, tree_node(w->tree, id)->first, mark_exported, w);
}

static void walk_export_named(struct scope_walk *w, syn_node_id id) {
  for (syn_node_id child = tree_node(w->tree, id)->first; child;
       child = tree_node(w->tree, child)->next)
    if ((tree_node(w->tree, child)->flags | tree_node(w->tree, id)->flags) & F_TYPE)
      walk_as_type(w, child);
    else
      scope_walk(w, child);
}

static void walk_enum(struct scope_walk *w, syn_node_id id) {
  syn_node_id binding = tree_child(w->tree, id, N_BINDING);
  scope_declare(w, binding, SYMBOL_ENUM, 0);
  struct around around = enter_function(w, id);
  uint32_t scope = w->body = scope_open(w, SCOPE_ENUM, id);
  for (syn_node_id member = tree_node(w->tree, id)->first; member;
       member = tree_node(w->tree, member)->next) {
    if (tree_node(w->tree, member)->kind != N_TS_ENUM_MEMBER) continue;
    syn_node_id key = tree_node(w->tree, member)->first;
    if (tree_node(w->tree, key)->kind == N_NAME)
      scope_add(w, scope, scope_name(w->scopes, tree_text(w->tree, key)), SYMBOL_ENUM_MEMBER,
                key);
    walk_children(w, member);
  }
  scope_close(w, scope);
  leave_function(w, &around);
}

static void walk_namespace(struct scope_walk *w, syn_node_id id) {
  syn_node_id block = tree_child(w->tree, id, N_BLOCK);
  syn_node_id name = tree_node(w->tree, id)->first;
  if (tree_node(w->tree, name)->kind == N_CHAIN) name = tree_node(w->tree, name)->first;
  bool is_type = !block || tree_node(w->tree, id)->flags & (F_DECLARE | F_TYPE);
  if (tree_node(w->tree, name)->kind == N_BINDING)
    scope_declare(w, name, is_type ? SYMBOL_TYPE : SYMBOL_NAMESPACE, 0);
  if (!block) return;
  bool in_type = w->in_type;
  w->in_type |= is_type;
  walk_body(w, id, block);
  w->in_type = in_type;
}

static void walk_ts_import(struct scope_walk *w, syn_node_id id) {
  syn_node_id binding = tree_child(w->tree, id, N_BINDING);
  bool is_type = tree_node(w->tree, id)->flags & F_TYPE;
  scope_declare(w, binding, is_type ? SYMBOL_TYPE : SYMBOL_CONST, 0);
  for (syn_node_id child = tree_node(w->tree, binding)->next; child;
       child = tree_node(w->tree, child)->next)
    scope_walk(w, child);
}

// ---- Expressions -------------------------------------------------------------------------

// (f)() calls f as f() does: it gets no receiver, whatever f becomes.
static void mark_called(struct scope_walk *w, syn_node_id id) {
  syn_node_id base = tree_node(w->tree, id)->first;
  syn_node_id link = tree_node(w->tree, base)->next;
  if (tree_node(w->tree, base)->kind != N_PAREN || !link) return;
  uint8_t kind = tree_node(w->tree, link)->kind;
  if (kind != N_CALL && kind != N_TAGGED) return;
  while (tree_node(w->tree, base)->kind == N_PAREN)
    base = tree_node(w->tree, base)->first;
  if (tree_node(w->tree, base)->kind == N_IDENTIFIER)
    tree_node(w->tree, base)->flags |= F_CALLED;
}

static void walk_identifier(struct scope_walk *w, syn_node_id id) {
  struct syn_node *node = tree_node(w->tree, id);
  node->value = scope_name(w->scopes, tree_text(w->tree, id));
  scope_event(w, id, w->in_type ? EVENT_TYPE : EVENT_USE);
}

void scope_walk(struct scope_walk *w, syn_node_id id) {
  switch (tree_node(w->tree, id)->kind) {
  case N_IDENTIFIER: walk_identifier(w, id); return;
  case N_BINDING: scope_declare(w, id, w->declaring, 0); return;
  case N_FUNCTION: walk_function(w, id); return;
  case N_CLASS: walk_class(w, id); return;
  case N_FIELD: walk_field(w, id); return;
  case N_STATIC_BLOCK: walk_body(w, id, tree_node(w->tree, id)->first); return;
  case N_BLOCK:
  case N_FOR:
  case N_FOR_IN:
  case N_FOR_OF: walk_scope(w, SCOPE_BLOCK, id); return;
  case N_SWITCH: walk_switch(w, SCOPE_BLOCK, id); return;
  case N_WITH: walk_switch(w, SCOPE_WITH, id); return;
  case N_CATCH: walk_catch(w, id); return;
  case N_IF: walk_if(w, id); return;
  case N_VARIABLES: walk_variables(w, id); return;
  case N_IMPORT: walk_import(w, id); return;
  case N_EXPORT_DECLARATION: walk_export(w, id); return;
  case N_EXPORT_NAMED: walk_export_named(w, id); return;
  case N_TS_ENUM: walk_enum(w, id); return;
  case N_TS_NAMESPACE: walk_namespace(w, id); return;
  case N_TS_IMPORT_EQUALS: walk_ts_import(w, id); return;
  case N_TS_ANNOTATION:
  case N_TS_TYPE:
  case N_TS_TYPE_ARGUMENTS:
  case N_TS_TYPE_PARAMETERS:
  case N_TS_IMPLEMENTS:
  case N_TS_INTERFACE:
  case N_TS_ALIAS:
  case N_TS_DECLARE: walk_as_type(w, id); return;
  case N_CHAIN: mark_called(w, id); break;
  default: break;
  }
  walk_children(w, id);
}
