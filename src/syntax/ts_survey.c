// SPDX-License-Identifier: MIT
//
// What is known of enums and namespaces before the walk: TypeScript merges the declarations of one
// name, and in the body of a namespace the exports of its other bodies are in scope.  A namespace has
// an identity: a hash of its name and of the identity of the namespace around it if it is exported,
// or of the symbol that it is.
#include "syntax/lower_ts.h"

#include <stdlib.h>

#include "util/alloc.h"
#include "util/check.h"

uint32_t ts_identity(uint32_t outer, struct str name) {
  uint32_t hash = 2166136261u ^ (outer * 2654435761u);
  for (size_t i = 0; i < name.len; i++)
    hash = (hash ^ (uint8_t)name.data[i]) * 16777619u;
  return hash ? hash : 1;
}

struct syn_symbol *ts_symbol(const struct transform *t, syn_node_id id) {
  uint32_t symbol = ts_node(t, id)->value;
  return symbol ? scope_symbol(t->unit->scopes, symbol) : NULL;
}

// ---- The survey --------------------------------------------------------------------------

struct survey {
  struct transform *t;
  uint32_t capacities[3];
};

static void *room(void *items, uint32_t count, uint32_t *capacity, size_t size) {
  if (count < *capacity) return items;
  *capacity = *capacity ? *capacity * 2 : 16;
  return mem_realloc(items, *capacity * size);
}

static void add_object(struct survey *s, syn_node_id binding) {
  struct typescript *ts = s->t->ts;
  if (!binding || ts_node(s->t, binding)->kind != N_BINDING) return;
  ts->objects = room(ts->objects, ts->object_count, &s->capacities[0], sizeof *ts->objects);
  ts->objects[ts->object_count++] = binding;
}

static void add_body(struct survey *s, struct ts_body body) {
  struct typescript *ts = s->t->ts;
  ts->bodies = room(ts->bodies, ts->body_count, &s->capacities[1], sizeof *ts->bodies);
  ts->bodies[ts->body_count++] = body;
}

static void visit(struct survey *s, syn_node_id id, uint32_t identity, bool is_exported);

static void visit_children(struct survey *s, syn_node_id id, uint32_t identity) {
  for (syn_node_id child = ts_node(s->t, id)->first; child; child = ts_node(s->t, child)->next)
    visit(s, child, identity, false);
}

static void visit_namespace(struct survey *s, syn_node_id id, uint32_t outer,
                            bool is_exported) {
  struct transform *t = s->t;
  if (!ts_is_instantiated(t, id)) return;
  uint32_t identity;
  syn_node_id name = ts_first_name(t, id);
  add_object(s, name);
  if (is_exported && outer)
    identity = ts_identity(outer, tree_text(t->tree, name));
  else
    identity = ts_identity(ts_node(t, name)->value, STR(""));
  for (syn_node_id dot = ts_node(t, name)->next; dot && ts_node(t, dot)->kind == N_DOT;
       dot = ts_node(t, dot)->next) {
    struct str inner = tree_text(t->tree, ts_node(t, dot)->first);
    add_body(s, (struct ts_body){.identity = identity, .implicit = inner});
    identity = ts_identity(identity, inner);
  }
  add_body(s, (struct ts_body){.node = id, .identity = identity});
  visit_children(s, tree_child(t->tree, id, N_BLOCK), identity);
}

static void visit(struct survey *s, syn_node_id id, uint32_t identity, bool is_exported) {
  struct transform *t = s->t;
  struct typescript *ts = t->ts;
  switch (ts_node(t, id)->kind) {
  case N_TS_DECLARE:
  case N_TS_TYPE:
  case N_TS_ANNOTATION: return;
  case N_EXPORT_DECLARATION: visit(s, ts_node(t, id)->first, identity, true); return;
  case N_TS_NAMESPACE: visit_namespace(s, id, identity, is_exported); return;
  case N_TS_ENUM:
    ts->enums = room(ts->enums, ts->enum_count, &s->capacities[2], sizeof *ts->enums);
    ts->enums[ts->enum_count++] = id;
    add_object(s, ts_node(t, id)->first);
    break;
  case N_FUNCTION:
    if (ts_has_body(t, id)) add_object(s, tree_child(t->tree, id, N_BINDING));
    break;
  case N_CLASS: add_object(s, tree_child(t->tree, id, N_BINDING)); break;
  default: break;
  }
  visit_children(s, id, identity);
}

void ts_survey(struct transform *t) {
  struct survey survey = {.t = t};
  struct typescript *ts = t->ts;
  visit(&survey, t->tree->root, 0, false);
  const struct syn_scopes *scopes = t->unit->scopes;
  for (uint32_t i = 0; ts->body_count && i < scopes->scope_count; i++)
    for (uint32_t k = 0; scopes->scopes[i].kind == SCOPE_BODY && k < ts->body_count; k++)
      if (ts->bodies[k].node &&
          tree_child(t->tree, ts->bodies[k].node, N_BLOCK) == scopes->scopes[i].node)
        ts->bodies[k].scope = i;
}

void ts_survey_free(struct typescript *ts) {
  free(ts->enums);
  free(ts->objects);
  free(ts->bodies);
  free(ts->values);
}

bool ts_is_merged(const struct transform *t, syn_node_id binding) {
  if (!binding) return false;
  for (uint32_t i = 0; i < t->ts->object_count && t->ts->objects[i] < binding; i++)
    if (ts_node(t, t->ts->objects[i])->value == ts_node(t, binding)->value) return true;
  return false;
}

// ---- Names of namespaces -----------------------------------------------------------------

static bool is_variable(const struct syn_symbol *symbol) {
  return symbol->kind == SYMBOL_VAR || symbol->kind == SYMBOL_LET ||
         symbol->kind == SYMBOL_CONST;
}

// Whether another body of the namespace exports that name.
static bool exports_elsewhere(const struct transform *t, const struct ts_namespace *namespace,
                              struct str name) {
  const struct syn_scopes *scopes = t->unit->scopes;
  for (uint32_t i = 0; i < t->ts->body_count; i++) {
    const struct ts_body *body = &t->ts->bodies[i];
    if (body->identity != namespace->identity) continue;
    if (body->implicit.len && str_equal(body->implicit, name)) return true;
    if (!body->scope || body->scope == namespace->scope) continue;
    for (uint32_t s = scopes->scopes[body->scope].first; s; s = scopes->symbols[s].next) {
      CHECK(scopes->symbols);
      if (scopes->symbols[s].flags & SYMBOL_EXPORTED &&
          scopes->symbols[s].kind != SYMBOL_TYPE &&
          str_equal(scope_symbol_name(scopes, s), name))
        return true;
    }
  }
  return false;
}

struct ts_namespace *ts_exporter(const struct transform *t, syn_node_id identifier) {
  const struct syn_scopes *scopes = t->unit->scopes;
  const struct syn_symbol *symbol = ts_symbol(t, identifier);
  struct str name = tree_text(t->tree, identifier);
  for (struct ts_namespace *n = t->ts->namespace; n; n = n->outer) {
    if (symbol && n->scope) {
      if (symbol->scope == n->scope)
        return symbol->flags & SYMBOL_EXPORTED && is_variable(symbol) ? n : NULL;
      if (scopes->scopes[symbol->scope].depth >= scopes->scopes[n->scope].depth) return NULL;
    }
    if (exports_elsewhere(t, n, name)) return n;
  }
  return NULL;
}
