// SPDX-License-Identifier: MIT
//
// Requests, imports and exports of a module, in source order.
#include "syntax/module.h"

#include <stdlib.h>

#include "syntax/lexer.h"
#include "syntax/module_parts.h"
#include "syntax/scope.h"
#include "syntax/token.h"
#include "util/alloc.h"

static struct syn_node *node_at(const struct module_maker *m, syn_node_id id) {
  return tree_node(m->tree, id);
}

// Room for one more item of an array.
static void *grown(void *items, uint32_t count, uint32_t *capacity, size_t size) {
  if (count < *capacity) return items;
  *capacity = *capacity ? *capacity * 2 : 8;
  return mem_realloc(items, *capacity * size);
}

// ---- Names -------------------------------------------------------------------------------

static struct str keep(struct module_maker *m, struct buf *value) {
  char *copy = arena_alloc(&m->module->texts, value->len + 1);
  if (value->len > 0) memcpy(copy, value->data, value->len);
  struct str kept = {copy, value->len};
  buf_free(value);
  return kept;
}

// The value of a NAME, STRING, BINDING or IDENTIFIER.
static struct str value_of(struct module_maker *m, syn_node_id id) {
  const struct syn_node *node = node_at(m, id);
  const uint8_t *source = (const uint8_t *)m->tree->source.data;
  struct str text = tree_text(m->tree, id);
  struct buf value = {0};
  if (node->kind == N_STRING) {
    if (!memchr(text.data, '\\', text.len)) return str_slice(text, 1, text.len - 1);
    lex_string_value(source, node->start, node->end, &value);
  } else {
    if (!memchr(text.data, '\\', text.len)) return text;
    lex_identifier_value(source, node->start, node->end, &value);
  }
  return keep(m, &value);
}

// ---- Requests ----------------------------------------------------------------------------

static void read_attributes(struct module_maker *m, syn_node_id statement,
                            struct syn_request *request) {
  syn_node_id list = tree_child(m->tree, statement, N_ATTRIBUTES);
  if (!list) return;
  uint32_t count = 0;
  for (syn_node_id child = node_at(m, list)->first; child; child = node_at(m, child)->next)
    count++;
  request->attributes =
      arena_alloc(&m->module->texts, (count / 2 + 1) * sizeof *request->attributes);
  for (syn_node_id key = node_at(m, list)->first; key;) {
    syn_node_id value = node_at(m, key)->next;
    if (!value) break;
    request->attributes[request->attribute_count++] =
        (struct syn_attribute){value_of(m, key), value_of(m, value)};
    key = node_at(m, value)->next;
  }
}

// What requests are compared by.
static struct str key_of(const struct syn_request *request, struct buf *key) {
  buf_printf(key, "%u:%zu:", request->phase, request->specifier.len);
  buf_append_str(key, request->specifier);
  for (uint32_t i = 0; i < request->attribute_count; i++) {
    buf_printf(key, ":%zu:", request->attributes[i].key.len);
    buf_append_str(key, request->attributes[i].key);
    buf_printf(key, "=%zu:", request->attributes[i].value.len);
    buf_append_str(key, request->attributes[i].value);
  }
  return buf_str(key);
}

// The number of what a statement asks for.
static uint32_t add_request(struct module_maker *m, syn_node_id statement, uint8_t phase) {
  struct syn_module *module = m->module;
  syn_node_id string = node_at(m, statement)->first;
  while (
      node_at(m, string)->kind != N_STRING ||
      (node_at(m, string)->next && node_at(m, node_at(m, string)->next)->kind != N_ATTRIBUTES))
    string = node_at(m, string)->next;
  struct syn_request request = {
      .specifier = value_of(m, string),
      .phase = phase,
      .statement = statement,
      .string = string,
  };
  read_attributes(m, statement, &request);
  struct buf key = {0};
  key_of(&request, &key);
  uintptr_t known = (uintptr_t)strmap_get(&m->requests, buf_str(&key));
  if (!known) {
    module->requests = grown(module->requests, module->request_count, &module->request_capacity,
                             sizeof request);
    module->requests[module->request_count++] = request;
    known = module->request_count;
    strmap_set(&m->requests, buf_str(&key), (void *)known);
  }
  buf_free(&key);
  return (uint32_t)known - 1;
}

// ---- Imports -----------------------------------------------------------------------------

static void add_import(struct module_maker *m, uint32_t request, syn_node_id node) {
  struct syn_module *module = m->module;
  syn_node_id binding = tree_child(m->tree, node, N_BINDING);
  enum syn_node_kind kind = node_at(m, node)->kind;
  struct syn_import import = {
      .request = request,
      .is_namespace = kind == N_IMPORT_NAMESPACE,
      .symbol = node_at(m, binding)->value,
      .node = kind == N_IMPORT_NAMED ? node : binding,
  };
  if (kind == N_IMPORT_DEFAULT) import.name = STR("default");
  if (kind == N_IMPORT_NAMED) import.name = value_of(m, node_at(m, node)->first);
  module->imports =
      grown(module->imports, module->import_count, &module->import_capacity, sizeof import);
  module->imports[module->import_count++] = import;
  module->symbol_imports[import.symbol] = module->import_count;
}

static void visit_import(struct module_maker *m, syn_node_id statement) {
  if (node_at(m, statement)->op == T_TYPE) return;
  uint32_t request = add_request(m, statement, node_at(m, statement)->op);
  for (syn_node_id child = node_at(m, statement)->first; child;
       child = node_at(m, child)->next) {
    enum syn_node_kind kind = node_at(m, child)->kind;
    if (node_at(m, child)->flags & F_TYPE && kind == N_IMPORT_NAMED) continue;
    if (kind == N_IMPORT_DEFAULT || kind == N_IMPORT_NAMESPACE || kind == N_IMPORT_NAMED)
      add_import(m, request, child);
  }
}

// ---- Exports -----------------------------------------------------------------------------

static struct syn_export *add_export(struct module_maker *m, struct syn_export export) {
  struct syn_module *module = m->module;
  module->exports =
      grown(module->exports, module->export_count, &module->export_capacity, sizeof export);
  module->exports[module->export_count++] = export;
  return &module->exports[module->export_count - 1];
}

static void add_local(struct module_maker *m, struct str name, uint32_t symbol,
                      syn_node_id node) {
  uint32_t *first = symbol ? &m->module->symbol_exports[symbol] : NULL;
  if (first && m->unit->options.typescript)
    for (uint32_t i = *first; i; i = m->module->exports[i - 1].next)
      if (str_equal(m->module->exports[i - 1].name, name)) return; // merged declarations
  struct syn_export export = {
      .kind = EXPORT_LOCAL, .name = name, .symbol = symbol, .node = node};
  if (first) export.next = *first;
  add_export(m, export);
  if (first) *first = m->module->export_count;
}

static void visit_target(void *arg, syn_node_id binding) {
  struct module_maker *m = arg;
  uint32_t symbol = node_at(m, binding)->value;
  if (!symbol || scope_symbol(m->unit->scopes, symbol)->kind == SYMBOL_TYPE) return;
  add_local(m, scope_symbol_name(m->unit->scopes, symbol), symbol, m->declaration);
}

static void visit_declaration(struct module_maker *m, syn_node_id statement) {
  m->declaration = node_at(m, statement)->first;
  if (node_at(m, m->declaration)->flags & F_DECLARE) return;
  scope_each_target(m->tree, m->declaration, visit_target, m);
}

static void visit_default(struct module_maker *m, syn_node_id statement) {
  syn_node_id value = node_at(m, statement)->first;
  const struct syn_node *node = node_at(m, value);
  syn_node_id binding = 0;
  if (node->kind == N_TS_INTERFACE) return;
  if (node->kind == N_FUNCTION && node->op == FUNCTION_DECLARATION)
    binding = tree_child(m->tree, value, N_BINDING);
  else if (node->kind == N_CLASS && node->flags & F_DECLARATION)
    binding = tree_child(m->tree, value, N_BINDING);
  uint32_t symbol = binding ? node_at(m, binding)->value : 0;
  if (symbol) {
    struct syn_symbol *found = scope_symbol(m->unit->scopes, symbol);
    if (found->kind == SYMBOL_TYPE) return;
    found->flags |= SYMBOL_EXPORTED;
  } else {
    module_check_default(m, statement);
  }
  add_local(m, STR("default"), symbol, statement);
}

// `export { a as b }` of this module's own names.
static void visit_specifier(struct module_maker *m, syn_node_id specifier) {
  syn_node_id local = node_at(m, specifier)->first, exported = node_at(m, local)->next;
  struct str name = value_of(m, exported);
  uint32_t symbol = node_at(m, local)->value;
  if (!symbol) {
    module_undefined_export(m, specifier, value_of(m, local));
    return;
  }
  struct syn_symbol *found = scope_symbol(m->unit->scopes, symbol);
  if (found->kind == SYMBOL_TYPE) return;
  found->flags |= SYMBOL_EXPORTED;
  uint32_t import = m->module->symbol_imports[symbol];
  if (!import || m->module->imports[import - 1].is_namespace) {
    add_local(m, name, symbol, specifier);
    return;
  }
  add_export(m, (struct syn_export){
                    .kind = EXPORT_INDIRECT,
                    .name = name,
                    .request = m->module->imports[import - 1].request,
                    .import_name = m->module->imports[import - 1].name,
                    .node = specifier,
                });
}

static void visit_named(struct module_maker *m, syn_node_id statement) {
  uint16_t flags = node_at(m, statement)->flags;
  if (flags & F_TYPE) return;
  uint32_t request = flags & F_FROM ? add_request(m, statement, 0) : 0;
  for (syn_node_id child = node_at(m, statement)->first; child;
       child = node_at(m, child)->next) {
    if (node_at(m, child)->kind != N_EXPORT_SPECIFIER || node_at(m, child)->flags & F_TYPE)
      continue;
    if (!(flags & F_FROM)) {
      visit_specifier(m, child);
      continue;
    }
    syn_node_id imported = node_at(m, child)->first;
    add_export(m, (struct syn_export){
                      .kind = EXPORT_INDIRECT,
                      .name = value_of(m, node_at(m, imported)->next),
                      .request = request,
                      .import_name = value_of(m, imported),
                      .node = child,
                  });
  }
}

static void visit_all(struct module_maker *m, syn_node_id statement) {
  if (node_at(m, statement)->flags & F_TYPE) return;
  uint32_t request = add_request(m, statement, 0);
  syn_node_id name = node_at(m, statement)->first;
  syn_node_id after = node_at(m, name)->next;
  bool named = after && node_at(m, after)->kind == N_STRING;
  add_export(m, (struct syn_export){
                    .kind = named ? EXPORT_NAMESPACE : EXPORT_STAR,
                    .name = named ? value_of(m, name) : (struct str){0},
                    .request = request,
                    .node = named ? name : statement,
                });
}

// ---- The whole ---------------------------------------------------------------------------

static void visit_statements(struct module_maker *m, bool imports) {
  for (syn_node_id id = node_at(m, m->tree->root)->first; id; id = node_at(m, id)->next) {
    enum syn_node_kind kind = node_at(m, id)->kind;
    // Requests are numbered in the order of the text, so exports from elsewhere come with imports.
    switch (kind) {
    case N_IMPORT:
      if (imports) visit_import(m, id);
      break;
    case N_EXPORT_ALL:
    case N_EXPORT_NAMED:
      if (imports == (kind == N_EXPORT_ALL || node_at(m, id)->flags & F_FROM)) {
        if (kind == N_EXPORT_ALL)
          visit_all(m, id);
        else
          visit_named(m, id);
      }
      break;
    case N_EXPORT_DECLARATION:
      if (!imports) visit_declaration(m, id);
      break;
    case N_EXPORT_DEFAULT:
      if (!imports) visit_default(m, id);
      break;
    default: break;
    }
  }
}

static void look_at_nodes(struct module_maker *m) {
  for (uint32_t i = 1; i < m->tree->count; i++) {
    enum syn_node_kind kind = m->tree->nodes[i].kind;
    m->module->uses_meta |= kind == N_IMPORT_META;
    m->module->uses_import |= kind == N_IMPORT_CALL;
  }
  m->module->has_await = node_at(m, m->tree->root)->flags & F_HAS_AWAIT;
}

bool syn_module_make(struct syn_unit *unit) {
  struct syn_module *module = unit->module = mem_zalloc(sizeof *module);
  module->symbol_imports = mem_zalloc(unit->scopes->symbol_count * sizeof(uint32_t));
  module->symbol_exports = mem_zalloc(unit->scopes->symbol_count * sizeof(uint32_t));
  struct module_maker m = {.unit = unit, .tree = &unit->tree, .module = module};
  visit_statements(&m, true);
  visit_statements(&m, false);
  look_at_nodes(&m);
  module_check_exports(&m);
  strmap_free(&m.requests, NULL);
  return unit->error.message == M_NONE;
}

void syn_module_free(struct syn_module *module) {
  if (!module) return;
  free(module->requests);
  free(module->imports);
  free(module->exports);
  free(module->symbol_imports);
  free(module->symbol_exports);
  arena_free(&module->texts);
  free(module);
}
