// SPDX-License-Identifier: MIT
//
// Declarations and their conflicts, as ECMAScript's early errors and Annex B have them.  The symbols
// of one name in open scopes form a chain, the innermost first: a var looks through those that it
// is hoisted over, a lexical declaration looks for a var that was hoisted over it.  TypeScript's types
// conflict with nothing, and its namespaces and enums merge.
#include "syntax/scope_parts.h"
#include "util/alloc.h"

static struct syn_scope *scope_at(const struct scope_walk *w, uint32_t scope) {
  return &w->scopes->scopes[scope];
}

static struct syn_symbol *symbol_at(const struct scope_walk *w, uint32_t symbol) {
  return &w->scopes->symbols[symbol];
}

static uint32_t depth_of(const struct scope_walk *w, uint32_t symbol) {
  return scope_at(w, symbol_at(w, symbol)->scope)->depth;
}

// The symbol of that name in an open scope, or 0.
static uint32_t own(const struct scope_walk *w, uint32_t scope, uint32_t name) {
  uint32_t depth = scope_at(w, scope)->depth, s = w->scopes->names[name].symbol;
  while (s && depth_of(w, s) > depth)
    s = symbol_at(w, s)->outer;
  return s && symbol_at(w, s)->scope == scope ? s : 0;
}

uint32_t scope_add(struct scope_walk *w, uint32_t scope, uint32_t name,
                   enum syn_symbol_kind kind, syn_node_id binding) {
  struct syn_scopes *scopes = w->scopes;
  if (scopes->symbol_count == scopes->symbol_capacity) {
    scopes->symbol_capacity *= 2;
    scopes->symbols =
        mem_realloc(scopes->symbols, scopes->symbol_capacity * sizeof *scopes->symbols);
  }
  uint32_t symbol = scopes->symbol_count++, *link = &scopes->names[name].symbol;
  while (*link && depth_of(w, *link) > scope_at(w, scope)->depth)
    link = &symbol_at(w, *link)->outer;
  *symbol_at(w, symbol) = (struct syn_symbol){
      .name = name,
      .kind = kind,
      .scope = scope,
      .declaration = binding,
      .next = scope_at(w, scope)->first,
      .outer = *link,
  };
  *link = symbol;
  scope_at(w, scope)->first = symbol;
  return symbol;
}

// ---- Errors ------------------------------------------------------------------------------

static void conflict(struct scope_walk *w, uint32_t name, uint32_t start, uint32_t end) {
  struct syn_error *error = &w->unit->error;
  if (error->message != M_NONE) return;
  syn_error_set_about(error, M_REDECLARED, start, end, w->scopes->names[name].text.data);
  struct str text = w->scopes->names[name].text;
  const char *source = w->tree->source.data;
  if (text.data < source || text.data >= source + w->tree->source.len) return; // was escaped
  error->argument = NULL;
  error->argument_start = (uint32_t)(text.data - source);
  error->argument_end = error->argument_start + (uint32_t)text.len;
}

// What V8 marks: the class, the head of the import, the first character of all others; in the block
// of a catch clause as many characters as the name has.
static void conflict_of(struct scope_walk *w, uint32_t name, syn_node_id binding,
                        enum syn_symbol_kind kind, syn_node_id whole, bool in_catch) {
  const struct syn_node *marked = tree_node(w->tree, whole ? whole : binding);
  uint32_t start = marked->start, end = start + 1;
  if (in_catch)
    end = start + (uint32_t)w->scopes->names[name].text.len;
  else if (kind == SYMBOL_CLASS)
    end = marked->end;
  else if (kind == SYMBOL_IMPORT)
    end = tree_node(w->tree, binding)->end;
  conflict(w, name, start, end);
}

// ---- var ---------------------------------------------------------------------------------

// The scope of the parameters that a var of the body is the same as, or 0.
static uint32_t parameters_of(const struct scope_walk *w, uint32_t body) {
  uint32_t parent = scope_at(w, body)->parent;
  if (scope_at(w, parent)->kind != SCOPE_PARAMETERS) return 0;
  const struct syn_node *node = tree_node(w->tree, scope_at(w, parent)->node);
  return node->kind == N_PROGRAM || node->flags & F_SIMPLE_PARAMETERS ? parent : 0;
}

static uint32_t var_symbol(const struct scope_walk *w, uint32_t name) {
  uint32_t symbol = own(w, w->body, name), parameters = parameters_of(w, w->body);
  return symbol || !parameters ? symbol : own(w, parameters, name);
}

static bool bars_var(const struct syn_symbol *symbol) {
  return symbol->kind == SYMBOL_CATCH ? symbol->flags & SYMBOL_PATTERN
                                      : symbol->flags & SYMBOL_LEXICAL;
}

static uint32_t declare_var(struct scope_walk *w, uint32_t name, syn_node_id binding) {
  uint32_t start = tree_node(w->tree, binding)->start, depth = scope_at(w, w->body)->depth;
  for (uint32_t s = w->scopes->names[name].symbol; s && depth_of(w, s) > depth;
       s = symbol_at(w, s)->outer)
    if (bars_var(symbol_at(w, s))) conflict(w, name, start, start + 1);
  uint32_t symbol = var_symbol(w, name);
  if (!symbol) symbol = scope_add(w, w->body, name, SYMBOL_VAR, binding);
  struct syn_symbol *found = symbol_at(w, symbol);
  if (found->kind == SYMBOL_TYPE) {
    found->kind = SYMBOL_VAR;
    found->declaration = binding;
  }
  if (found->flags & SYMBOL_LEXICAL) conflict_of(w, name, binding, SYMBOL_VAR, 0, false);
  if (found->declaration != binding) found->flags |= SYMBOL_WRITTEN;
  found->last = start;
  return symbol;
}

// ---- Everything else ---------------------------------------------------------------------

static bool is_plain_function(const struct scope_walk *w, syn_node_id function) {
  return !(tree_node(w->tree, function)->flags & (F_ASYNC | F_GENERATOR));
}

static uint8_t flags_of(const struct scope_walk *w, enum syn_symbol_kind kind,
                        syn_node_id whole) {
  switch (kind) {
  case SYMBOL_FUNCTION:
    if (w->scope != w->body)
      return SYMBOL_LEXICAL | (w->strict || !is_plain_function(w, whole) ? 0 : SYMBOL_SLOPPY);
    return scope_at(w, w->scope)->kind == SCOPE_PROGRAM && w->unit->goal == SYN_MODULE
               ? SYMBOL_LEXICAL
               : 0;
  case SYMBOL_TYPE:
  case SYMBOL_VAR:
  case SYMBOL_PARAMETER:
  case SYMBOL_SELF:
  case SYMBOL_ARGUMENTS: return 0;
  default: return SYMBOL_LEXICAL;
  }
}

static bool is_mergeable(enum syn_symbol_kind kind) {
  return kind == SYMBOL_NAMESPACE || kind == SYMBOL_ENUM || kind == SYMBOL_FUNCTION ||
         kind == SYMBOL_CLASS;
}

// Whether two declarations of a name in one scope can be: old, and one of that kind and flags.
static bool coexist(const struct scope_walk *w, const struct syn_symbol *old,
                    enum syn_symbol_kind kind, uint8_t flags) {
  if (kind == SYMBOL_TYPE || old->kind == SYMBOL_TYPE) return true;
  if (w->unit->options.typescript && is_mergeable(kind) && is_mergeable(old->kind) &&
      (kind == SYMBOL_NAMESPACE || old->kind == SYMBOL_NAMESPACE ||
       (kind == SYMBOL_ENUM && old->kind == SYMBOL_ENUM)))
    return true;
  if (flags & old->flags & SYMBOL_SLOPPY) return true;
  return !((flags | old->flags) & SYMBOL_LEXICAL);
}

// Looks where a lexical declaration conflicts though its own scope does not have the name yet.
static void check_around(struct scope_walk *w, uint32_t name, syn_node_id binding,
                         enum syn_symbol_kind kind, syn_node_id whole) {
  const struct syn_scope *scope = scope_at(w, w->scope), *parent = scope_at(w, scope->parent);
  bool in_catch = parent->kind == SCOPE_CATCH;
  if (in_catch || (w->scope == w->body && parent->kind == SCOPE_PARAMETERS)) {
    uint32_t outer = own(w, scope->parent, name);
    enum syn_symbol_kind there = outer ? symbol_at(w, outer)->kind : SYMBOL_TYPE;
    if (there != SYMBOL_TYPE && there != SYMBOL_ARGUMENTS)
      conflict_of(w, name, binding, kind, whole, in_catch);
  }
  if (w->scope == w->body) return;
  uint32_t var = var_symbol(w, name);
  uint32_t last = var ? symbol_at(w, var)->last : 0;
  if (last > tree_node(w->tree, scope->node)->start) conflict(w, name, last, last + 1);
}

static uint32_t declare_here(struct scope_walk *w, uint32_t name, syn_node_id binding,
                             enum syn_symbol_kind kind, syn_node_id whole) {
  uint8_t flags = flags_of(w, kind, whole);
  uint32_t symbol = own(w, w->scope, name);
  if (!symbol && kind == SYMBOL_FUNCTION && !flags) symbol = var_symbol(w, name);
  if (!symbol) {
    if (flags & SYMBOL_LEXICAL) check_around(w, name, binding, kind, whole);
    symbol = scope_add(w, w->scope, name, kind, binding);
    symbol_at(w, symbol)->flags = flags;
    return symbol;
  }
  struct syn_symbol *old = symbol_at(w, symbol);
  if (!coexist(w, old, kind, flags)) conflict_of(w, name, binding, kind, whole, false);
  if (old->kind == SYMBOL_TYPE) {
    old->kind = kind;
    old->flags |= flags;
    old->declaration = binding;
  } else if (kind != SYMBOL_TYPE) {
    old->flags |= SYMBOL_WRITTEN;
  }
  return symbol;
}

void scope_declare(struct scope_walk *w, syn_node_id binding, enum syn_symbol_kind kind,
                   syn_node_id whole) {
  uint32_t name = scope_name(w->scopes, tree_text(w->tree, binding));
  if (w->in_type) kind = SYMBOL_TYPE;
  uint32_t symbol = kind == SYMBOL_VAR ? declare_var(w, name, binding)
                                       : declare_here(w, name, binding, kind, whole);
  tree_node(w->tree, binding)->value = symbol;
  if (!(symbol_at(w, symbol)->flags & SYMBOL_SLOPPY) || kind != SYMBOL_FUNCTION) return;
  if (w->hoist_count == w->hoist_capacity) {
    w->hoist_capacity = w->hoist_capacity ? w->hoist_capacity * 2 : 16;
    w->hoists = mem_realloc(w->hoists, w->hoist_capacity * sizeof *w->hoists);
  }
  w->hoists[w->hoist_count++] = (struct hoist){name, w->scope, binding};
}

void scope_hoist_functions(struct scope_walk *w, uint32_t scope) {
  uint32_t kept = scope_at(w, scope)->hoists;
  for (uint32_t i = kept; i < w->hoist_count; i++) {
    struct hoist hoist = w->hoists[i];
    uint32_t symbol = own(w, scope, hoist.name);
    if (hoist.scope != scope && symbol && bars_var(symbol_at(w, symbol))) continue;
    if (scope != w->body)
      w->hoists[kept++] = hoist;
    else if (!symbol && !var_symbol(w, hoist.name))
      scope_add(w, scope, hoist.name, SYMBOL_VAR, hoist.binding);
  }
  w->hoist_count = kept;
}
