// SPDX-License-Identifier: MIT
//
// From the list of events to symbols: where a scope opens its symbols become the current ones of
// their names, where it closes the outer ones come back, and an identifier between means the
// current one.
#include "syntax/scope_parts.h"

// A with statement stands between the place and the symbol's scope.
static bool is_hidden(const struct scope_walk *w, uint32_t with, uint32_t symbol) {
  const struct syn_scope *scopes = w->scopes->scopes;
  return with && scopes[w->scopes->symbols[symbol].scope].depth < scopes[with].depth;
}

static void use(struct scope_walk *w, syn_node_id id, uint32_t with, bool as_type) {
  struct syn_node *node = tree_node(w->tree, id);
  uint32_t symbol = w->scopes->names[node->value].symbol;
  node->value = symbol && !is_hidden(w, with, symbol) ? symbol : 0;
  if (!symbol || as_type) return;
  struct syn_symbol *found = &w->scopes->symbols[symbol];
  if (node->flags & F_WRITTEN) found->flags |= SYMBOL_WRITTEN;
  if (node->flags & F_READ || !(node->flags & F_WRITTEN)) found->flags |= SYMBOL_READ;
  if (w->scopes->scopes[found->scope].function != w->scopes->scopes[w->scope].function)
    found->flags |= SYMBOL_CAPTURED;
}

static void open(struct scope_walk *w, uint32_t scope) {
  struct syn_scopes *scopes = w->scopes;
  for (uint32_t s = scopes->scopes[scope].first; s; s = scopes->symbols[s].next) {
    struct syn_name *name = &scopes->names[scopes->symbols[s].name];
    scopes->symbols[s].outer = name->symbol;
    name->symbol = s;
  }
  w->scope = scope;
}

static void close(struct scope_walk *w, uint32_t scope) {
  struct syn_scopes *scopes = w->scopes;
  for (uint32_t s = scopes->scopes[scope].first; s; s = scopes->symbols[s].next)
    scopes->names[scopes->symbols[s].name].symbol = scopes->symbols[s].outer;
  w->scope = scopes->scopes[scope].parent;
}

// The innermost with statement around a scope.
static uint32_t with_around(const struct scope_walk *w, uint32_t scope) {
  while (scope && w->scopes->scopes[scope].kind != SCOPE_WITH)
    scope = w->scopes->scopes[scope].parent;
  return scope;
}

void scope_resolve(struct scope_walk *w) {
  uint32_t with = 0; // the innermost
  w->scope = 0;
  for (uint32_t i = 0; i < w->event_count; i++) {
    uint32_t number = w->events[i] >> EVENT_BITS;
    bool is_with;
    switch (w->events[i] & ((1 << EVENT_BITS) - 1)) {
    case EVENT_OPEN:
      if (w->scopes->scopes[number].kind == SCOPE_WITH) with = number;
      open(w, number);
      break;
    case EVENT_CLOSE:
      is_with = number == with;
      close(w, number);
      if (is_with) with = with_around(w, w->scope);
      break;
    default: use(w, number, with, (w->events[i] & EVENT_TYPE) == EVENT_TYPE);
    }
  }
}
