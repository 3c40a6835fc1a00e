// SPDX-License-Identifier: MIT
//
// Scope analysis of a unit: the walk, then the list of events that it wrote down.  See scope.h.
#include "syntax/scope_parts.h"

#include <stdlib.h>

#include "util/alloc.h"

uint32_t scope_open(struct scope_walk *w, enum syn_scope_kind kind, syn_node_id node) {
  struct syn_scopes *scopes = w->scopes;
  if (scopes->scope_count == scopes->scope_capacity) {
    scopes->scope_capacity *= 2;
    scopes->scopes =
        mem_realloc(scopes->scopes, scopes->scope_capacity * sizeof *scopes->scopes);
  }
  uint32_t scope = scopes->scope_count++;
  scopes->scopes[scope] = (struct syn_scope){
      .kind = kind,
      .strict = w->strict,
      .node = node,
      .function = w->function,
      .parent = w->scope,
      .depth = scopes->scopes[w->scope].depth + 1,
      .hoists = w->hoist_count,
  };
  scope_event(w, scope, EVENT_OPEN);
  return w->scope = scope;
}

void scope_close(struct scope_walk *w, uint32_t scope) {
  struct syn_scopes *scopes = w->scopes;
  if (scopes->scopes[scope].kind != SCOPE_CLASS) scope_hoist_functions(w, scope);
  uint32_t first = scopes->scopes[scope].first;
  for (uint32_t s = first; s; s = scopes->symbols[s].next)
    scopes->names[scopes->symbols[s].name].symbol = scopes->symbols[s].outer;
  scope_event(w, scope, EVENT_CLOSE);
  w->scope = scopes->scopes[scope].parent;
}

void scope_event(struct scope_walk *w, uint32_t number, uint32_t what) {
  if (w->event_count == w->event_capacity) {
    w->event_capacity = w->event_capacity ? w->event_capacity * 2 : 1024;
    w->events = mem_realloc(w->events, w->event_capacity * sizeof *w->events);
  }
  w->events[w->event_count++] = number << EVENT_BITS | what;
}

// The names that a CommonJS file's function has as parameters, and its arguments.
static void declare_wrapper(struct scope_walk *w) {
  static const char *const names[] = {"exports", "require", "module", "__filename",
                                      "__dirname"};
  scope_open(w, SCOPE_PARAMETERS, w->tree->root);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    scope_add(w, w->scope, scope_name(w->scopes, str_from(names[i])), SYMBOL_PARAMETER, 0);
  scope_add(w, w->scope, scope_name(w->scopes, STR("arguments")), SYMBOL_ARGUMENTS, 0);
}

static void walk_program(struct scope_walk *w) {
  const struct syn_node *root = tree_node(w->tree, w->tree->root);
  w->function = w->tree->root;
  w->strict = root->flags & F_STRICT;
  uint32_t wrapper = 0;
  if (w->unit->goal == SYN_COMMONJS) {
    declare_wrapper(w);
    wrapper = w->scope;
  }
  w->body = scope_open(w, SCOPE_PROGRAM, w->tree->root);
  for (syn_node_id child = root->first; child; child = tree_node(w->tree, child)->next)
    scope_walk(w, child);
  scope_close(w, w->scope);
  if (wrapper) scope_close(w, wrapper);
}

static struct syn_scopes *scopes_new(void) {
  struct syn_scopes *scopes = mem_zalloc(sizeof *scopes);
  scopes->symbol_capacity = 64;
  scopes->symbols = mem_alloc(scopes->symbol_capacity * sizeof *scopes->symbols);
  scopes->symbols[0] = (struct syn_symbol){0};
  scopes->scope_capacity = 64;
  scopes->scopes = mem_alloc(scopes->scope_capacity * sizeof *scopes->scopes);
  scopes->scopes[0] = (struct syn_scope){0};
  scopes->symbol_count = scopes->scope_count = 1;
  return scopes;
}

bool syn_scopes_make(struct syn_unit *unit) {
  unit->scopes = scopes_new();
  struct scope_walk w = {.unit = unit, .tree = &unit->tree, .scopes = unit->scopes};
  walk_program(&w);
  if (unit->error.message == M_NONE) scope_resolve(&w);
  free(w.events);
  free(w.hoists);
  return unit->error.message == M_NONE;
}

void syn_scopes_free(struct syn_scopes *scopes) {
  if (!scopes) return;
  free(scopes->symbols);
  free(scopes->scopes);
  free(scopes->names);
  free(scopes->table);
  arena_free(&scopes->texts);
  free(scopes);
}
