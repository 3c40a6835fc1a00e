// SPDX-License-Identifier: MIT
//
// import and export statements of a linked module, and its function:
//
//   import ...; export ... from ...; export {...}    ;
//   export const a = 1, b = f()      const a = 1;$nd_exports.a=a;const b = f();$nd_exports.b=b;
//   export var a = 1, b              var a = 1,$nd_old=$nd_exports.a=a, b
//   export class C {}                class C {};$nd_exports.C=C;
//   export default () => {}          $nd_exports.default={default:() => {}}.default;   for the name
//   export function f() {}           function f() {}; and $nd_exports.f=f where the module begins
//
// A const list is cut so that what one initializer calls sees the exports before it.
#include "syntax/lower_module_parts.h"

#include "syntax/lexer.h"
#include "syntax/token.h"

// A bare semicolon: what stood before must not go on behind it.
static void blank_statement(struct transform *t, const struct syn_node *node) {
  edits_replace(t->edits, node->start, node->start + 1, STR(";"));
  edits_blank(t->edits, t->tree->source, node->start + 1, node->end);
}

bool lower_module_erased(struct transform *t, syn_node_id id) {
  if (!t->lowering->linking) return false;
  blank_statement(t, tree_node(t->tree, id));
  return true;
}

bool lower_module_export(struct transform *t, syn_node_id id) {
  if (!t->lowering->linking) return false;
  const struct syn_node *node = tree_node(t->tree, id);
  uint32_t start = tree_node(t->tree, node->first)->start;
  if (start > node->start) edits_blank(t->edits, t->tree->source, node->start, start);
  transform_children(t, id);
  return true;
}

// ---- export default ----------------------------------------------------------------------

static bool is_declaration(const struct syn_node *node) {
  return (node->kind == N_FUNCTION && node->op == FUNCTION_DECLARATION) ||
         (node->kind == N_CLASS && node->flags & F_DECLARATION);
}

// A function or class that gets its name from where it stands.
static bool is_anonymous(const struct transform *t, syn_node_id id) {
  while (tree_node(t->tree, id)->kind == N_PAREN)
    id = tree_node(t->tree, id)->first;
  uint8_t kind = tree_node(t->tree, id)->kind;
  return (kind == N_FUNCTION || kind == N_CLASS) && !tree_child(t->tree, id, N_BINDING);
}

static void lower_default_value(struct transform *t, syn_node_id id) {
  const struct syn_node *node = tree_node(t->tree, id);
  const struct syn_node *value = tree_node(t->tree, node->first);
  uint32_t start = value->start, end = value->end;
  bool names = is_anonymous(t, node->first);
  edits_blank(t->edits, t->tree->source, node->start, start);
  edits_insertf(t->edits, start, "%sexports.default=%s", t->prefix, names ? "{default:" : "");
  transform_children(t, id);
  edits_insert(t->edits, end, names ? STR("}.default;") : STR(";"));
}

// Others may call it before the module runs: it has to be a declaration, and so gets a name.
static bool is_hoisted_default(const struct transform *t, syn_node_id value) {
  const struct syn_node *node = tree_node(t->tree, value);
  return t->lowering->linking->is_cyclic && node->kind == N_FUNCTION && is_declaration(node) &&
         !tree_child(t->tree, value, N_BINDING);
}

bool lower_module_default(struct transform *t, syn_node_id id) {
  if (!t->lowering->linking) return false;
  const struct syn_node *node = tree_node(t->tree, id);
  syn_node_id value = node->first;
  uint8_t kind = tree_node(t->tree, value)->kind;
  bool named =
      is_declaration(tree_node(t->tree, value)) && tree_child(t->tree, value, N_BINDING);
  bool hoisted = is_hoisted_default(t, value);
  if (!named && !hoisted && kind != N_TS_INTERFACE) {
    lower_default_value(t, id);
    return true;
  }
  edits_blank(t->edits, t->tree->source, node->start, tree_node(t->tree, value)->start);
  if (hoisted)
    edits_insertf(t->edits, tree_node(t->tree, tree_node(t->tree, value)->first)->start,
                  " %sdefault", t->prefix);
  transform_children(t, id);
  return true;
}

// ---- Declarations ------------------------------------------------------------------------

static bool has_value(const struct transform *t, syn_node_id declarator) {
  syn_node_id last = tree_node(t->tree, declarator)->first;
  if (!tree_node(t->tree, last)->next) return false;
  while (tree_node(t->tree, last)->next)
    last = tree_node(t->tree, last)->next;
  return tree_node(t->tree, last)->kind != N_TS_ANNOTATION;
}

static void find_kind(void *arg, syn_node_id name) {
  struct {
    const struct transform *t;
    uint8_t kind;
  } *found = arg;
  uint32_t symbol = tree_node(found->t->tree, name)->value;
  if (symbol) found->kind = scope_symbol(found->t->unit->scopes, symbol)->kind;
}

static enum syn_symbol_kind kind_of(const struct transform *t, syn_node_id declarator) {
  struct {
    const struct transform *t;
    uint8_t kind;
  } found = {t, SYMBOL_VAR};
  scope_each_target(t->tree, declarator, find_kind, &found);
  return found.kind;
}

// Whether the end of the line ends the statement: what is added must not go on in the next.
static bool ends_without_semicolon(const struct transform *t, uint32_t end) {
  struct syn_lexer lex = {.source = (const uint8_t *)t->tree->source.data,
                          .len = (uint32_t)t->tree->source.len,
                          .is_module = true};
  bool newline = false;
  uint32_t next = lex_skip_blanks(&lex, end, &newline);
  return newline && next < lex.len && lex.source[next] != ';' && lex.source[next] != ')';
}

bool lower_module_declarator(struct transform *t, syn_node_id id) {
  if (!t->lowering->linking) return false;
  struct buf text = {0};
  bool is_var = kind_of(t, id) == SYMBOL_VAR;
  if (is_var && !has_value(t, id)) return false;
  struct buf before = {0};
  if (is_var) buf_printf(&before, ",%sold=", t->prefix);
  uint32_t count = module_append_targets(t, id, before.data, is_var ? NULL : ";", &text);
  buf_free(&before);
  if (!count) return false;
  const struct syn_node *node = tree_node(t->tree, id);
  transform_children(t, id);
  if (!is_var) edits_insert(t->edits, node->end, STR(";"));
  t->emitted->uses_old |= is_var;
  if (is_var && !node->next && ends_without_semicolon(t, node->end))
    buf_append_char(&text, ';');
  module_insert(t, node->end, &text);
  if (is_var || !node->next) return true;
  uint32_t next = tree_node(t->tree, node->next)->start;
  edits_blank(t->edits, t->tree->source, node->end, next);
  edits_insert(t->edits, next, kind_of(t, id) == SYMBOL_CONST ? STR("const ") : STR("let "));
  return true;
}

// What gives its names their value when it is reached, and no value to mirror at a smaller place.
static bool is_evaluated(const struct syn_node *node) {
  switch (node->kind) {
  case N_CLASS:
  case N_TS_ENUM:
  case N_TS_NAMESPACE:
  case N_TS_IMPORT_EQUALS: return true;
  case N_VARIABLES: return node->op == T_USING || node->op == T_AWAIT;
  default: return false;
  }
}

void lower_module_after(struct transform *t, syn_node_id statement) {
  if (!t->lowering->linking) return;
  const struct syn_node *node = tree_node(t->tree, statement);
  syn_node_id declaration = statement;
  if (node->kind == N_EXPORT_DECLARATION || node->kind == N_EXPORT_DEFAULT)
    declaration = node->first;
  if (!is_evaluated(tree_node(t->tree, declaration))) return;
  struct buf text = {0};
  if (module_append_targets(t, declaration, NULL, ";", &text)) {
    edits_insert(t->edits, node->end, STR(";"));
    module_insert(t, node->end, &text);
  }
}

// ---- The module's function ---------------------------------------------------------------

static void append_hoisted(const struct transform *t, const struct syn_export *export,
                           struct buf *out) {
  const struct syn_module *module = t->unit->module;
  bool is_cyclic = t->lowering->linking->is_cyclic;
  const char *p = t->prefix;
  if (!export->symbol) {
    syn_node_id value = tree_node(t->tree, export->node)->first;
    if (is_hoisted_default(t, value))
      buf_printf(out, "%sexports.default=%snamed(%sdefault);", p, p, p);
    return;
  }
  const struct syn_symbol *symbol = scope_symbol(t->unit->scopes, export->symbol);
  uint32_t import = module->symbol_imports[export->symbol];
  if (symbol->kind != SYMBOL_FUNCTION && !(symbol->kind == SYMBOL_VAR && is_cyclic) && !import)
    return;
  buf_printf(out, "%sexports", p);
  module_append_property(export->name, out);
  buf_append_char(out, '=');
  if (import)
    buf_printf(out, "%s%u", p, t->lowering->linking->links[import - 1].parameter + 1);
  else if (symbol->kind == SYMBOL_FUNCTION)
    buf_append_str(out, scope_symbol_name(t->unit->scopes, export->symbol));
  else
    buf_append_text(out, "void 0");
  buf_append_char(out, ';');
}

// The first line is part of the function's: a comment of another kind.
void lower_module_hashbang(struct transform *t) {
  struct str source = t->tree->source;
  uint32_t start = str_starts(source, STR("\xef\xbb\xbf")) ? 3 : 0;
  if (start) edits_replace(t->edits, 0, start, STR(""));
  if (str_starts(str_slice(source, start, source.len), STR("#!")))
    edits_replace(t->edits, start, start + 2, STR("//"));
}

void lower_module_hoist(struct transform *t, uint32_t at) {
  if (!t->lowering->linking) return;
  const struct syn_module *module = t->unit->module;
  struct buf text = {0};
  for (uint32_t i = 0; i < module->export_count; i++)
    if (module->exports[i].kind == EXPORT_LOCAL) append_hoisted(t, &module->exports[i], &text);
  if (t->lowering->linking->is_cyclic) buf_append_text(&text, "yield;");
  if (text.len > 0) module_insert(t, at, &text);
}

void lower_module_head(const struct syn_unit *unit, const struct syn_linking *linking,
                       const struct syn_emitted *emitted, struct buf *out) {
  const char *p = emitted->prefix.data;
  buf_printf(out, "(%sfunction%s(%sexports,%smeta,%simport",
             unit->module->has_await ? "async " : "", linking->is_cyclic ? "*" : "", p, p, p);
  for (uint32_t i = 1; i <= linking->parameters; i++)
    buf_printf(out, ",%s%u", p, i);
  if (emitted->uses_old) buf_printf(out, ",%sold", p);
  buf_append_text(out, "){\"use strict\";");
}

void lower_module_tail(struct buf *out) {
  buf_append_text(out, "\n})");
}
