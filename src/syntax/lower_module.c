// SPDX-License-Identifier: MIT
//
// References to imports, and writes to exported names, of a linked module:
//
//   f(x), y, {y}            (0,$nd_1.f)(x), $nd_1.y, {y:$nd_1.y}
//   y, checked              ($nd_1.y===$nd_tdz?$nd_dead("y"):$nd_1.y)
//   y = 1, y += 1           $nd_fixed().value = 1, $nd_fixed($nd_1.y).value += 1, which throw
//   x = v, x exported       $nd_exports.x=x = v
//   x++                     ($nd_old=x++,$nd_exports.x=x,$nd_old)
//   [x, y] = v              ($nd_old=[x, y] = v,$nd_exports.x=x,$nd_exports.y=y,$nd_old)
//   for (x of v) s          for (x of v) {$nd_exports.x=x;s}
//
// Locals stay locals, so that functions in the module are as fast as anywhere, and import their own
// exports from nobody.
#include "syntax/lower_module_parts.h"

#include "syntax/lexer.h"
#include "syntax/token.h"

// ---- Names -------------------------------------------------------------------------------

static void append_quoted(struct str name, struct buf *out) {
  buf_append_char(out, '"');
  for (size_t i = 0; i < name.len; i++) {
    uint8_t c = (uint8_t)name.data[i];
    if (c < 0x20)
      buf_printf(out, "\\u%04x", c);
    else if (c == 0xe2 && i + 2 < name.len && (uint8_t)name.data[i + 1] == 0x80 &&
             ((uint8_t)name.data[i + 2] | 1) ==
                 0xa9) { // U+2028 and U+2029 are line terminators
      buf_printf(out, "\\u20%02x", (uint8_t)name.data[i + 2] - 0x80);
      i += 2;
    } else {
      if (c == '"' || c == '\\') buf_append_char(out, '\\');
      buf_append_char(out, (char)c);
    }
  }
  buf_append_char(out, '"');
}

void module_append_property(struct str name, struct buf *out) {
  if (lex_is_identifier_name(name)) {
    buf_append_char(out, '.');
    buf_append_str(out, name);
    return;
  }
  buf_append_char(out, '[');
  append_quoted(name, out);
  buf_append_char(out, ']');
}

static uint32_t exports_of(const struct transform *t, uint32_t symbol) {
  return symbol ? t->unit->module->symbol_exports[symbol] : 0;
}

bool module_is_exported(const struct transform *t, uint32_t symbol) {
  return exports_of(t, symbol) != 0;
}

void module_append_mirror(const struct transform *t, uint32_t symbol, struct buf *out) {
  const struct syn_module *module = t->unit->module;
  for (uint32_t i = exports_of(t, symbol); i; i = module->exports[i - 1].next) {
    buf_printf(out, "%sexports", t->prefix);
    module_append_property(module->exports[i - 1].name, out);
    buf_append_char(out, '=');
  }
}

void module_insert(struct transform *t, uint32_t at, struct buf *text) {
  edits_insertf(t->edits, at, "%.*s", (int)text->len, text->len ? text->data : "");
  buf_free(text);
}

// ---- Targets -----------------------------------------------------------------------------

static void count_target(void *arg, syn_node_id name) {
  struct module_targets *targets = arg;
  const struct transform *t = targets->t;
  uint32_t symbol = tree_node(t->tree, name)->value;
  if (!module_is_exported(t, symbol)) return;
  targets->count++;
  if (!targets->out) return;
  if (targets->before) buf_append_text(targets->out, targets->before);
  module_append_mirror(t, symbol, targets->out);
  buf_append_str(targets->out, scope_symbol_name(t->unit->scopes, symbol));
  if (targets->after) buf_append_text(targets->out, targets->after);
}

uint32_t module_append_targets(const struct transform *t, syn_node_id id, const char *before,
                               const char *after, struct buf *out) {
  struct module_targets targets = {t, out, before, after, 0};
  scope_each_target(t->tree, id, count_target, &targets);
  return targets.count;
}

// ---- References --------------------------------------------------------------------------

static const struct syn_link *link_of(const struct transform *t, uint32_t symbol) {
  uint32_t import = symbol ? t->unit->module->symbol_imports[symbol] : 0;
  return import ? &t->lowering->linking->links[import - 1] : NULL;
}

static void append_value(const struct transform *t, const struct syn_link *link,
                         struct buf *out) {
  buf_printf(out, "%s%u", t->prefix, link->parameter + 1);
  if (!link->is_value) module_append_property(link->name, out);
}

static void append_read(const struct transform *t, const struct syn_link *link, syn_node_id id,
                        const char *open, struct buf *out) {
  const struct syn_node *node = tree_node(t->tree, id);
  bool called = node->flags & F_CALLED && !link->is_value;
  if (!link->is_checked && !called) {
    append_value(t, link, out);
    return;
  }
  buf_append_text(out, open);
  if (link->is_checked) {
    append_value(t, link, out);
    buf_printf(out, "===%stdz?%sdead(", t->prefix, t->prefix);
    append_quoted(scope_symbol_name(t->unit->scopes, node->value), out);
    buf_append_text(out, "):");
  } else {
    buf_append_text(out, "0,");
  }
  append_value(t, link, out);
  buf_append_char(out, ')');
}

// What throws when it is written; x++ and x += 1 read first.
static void append_fixed(const struct transform *t, const struct syn_link *link, syn_node_id id,
                         struct buf *out) {
  buf_printf(out, "%sfixed(", t->prefix);
  if (tree_node(t->tree, id)->flags & F_READ) append_read(t, link, id, "(", out);
  buf_append_text(out, ").value");
}

bool lower_module_identifier(struct transform *t, syn_node_id id) {
  if (!t->lowering->linking) return false;
  const struct syn_node *node = tree_node(t->tree, id);
  const struct syn_link *link = link_of(t, node->value);
  if (!link) {
    // A module has no arguments, but its function does.
    if (node->value || !str_equal(tree_text(t->tree, id), STR("arguments"))) return false;
    edits_insertf(t->edits, node->start, "%s", t->prefix);
    return true;
  }
  struct buf text = {0};
  if (!(node->flags & F_WRITTEN))
    append_read(t, link, id, transform_open(t, node->start), &text);
  else
    append_fixed(t, link, id, &text);
  edits_replacef(t->edits, node->start, node->end, "%.*s", (int)text.len, text.data);
  buf_free(&text);
  return true;
}

// { x } becomes { x:$nd_1.x }.
bool lower_module_property(struct transform *t, syn_node_id id) {
  const struct syn_node *node = tree_node(t->tree, id);
  if (!t->lowering->linking || !(node->flags & F_SHORTHAND)) return false;
  syn_node_id value = tree_node(t->tree, node->first)->next, name = value;
  if (!value) return false;
  if (tree_node(t->tree, name)->kind == N_DEFAULT || tree_node(t->tree, name)->kind == N_ASSIGN)
    name = tree_node(t->tree, name)->first;
  const struct syn_node *identifier = tree_node(t->tree, name);
  if (identifier->kind != N_IDENTIFIER || !link_of(t, identifier->value)) return false;
  struct str text = tree_text(t->tree, name);
  edits_insertf(t->edits, identifier->start, "%.*s:", (int)text.len, text.data);
  transform_node(t, value);
  return true;
}

// ---- Writes ------------------------------------------------------------------------------

static void visit_assign(struct transform *t, syn_node_id id) {
  if (!lower_stack_assign(t, id)) transform_children(t, id);
}

bool lower_module_assign(struct transform *t, syn_node_id id) {
  if (!t->lowering->linking) return false;
  const struct syn_node *node = tree_node(t->tree, id);
  struct buf mirrors = {0};
  if (!module_append_targets(t, node->first, NULL, ",", &mirrors)) return false;
  const struct syn_node *target = tree_node(t->tree, node->first);
  if (target->kind != N_ARRAY_PATTERN && target->kind != N_OBJECT_PATTERN) {
    struct buf mirror = {0};
    module_append_targets(t, node->first, NULL, NULL, &mirror);
    // Without the name itself, which is there.
    while (mirror.len > 0 && mirror.data[mirror.len - 1] != '=')
      mirror.len--;
    module_insert(t, node->start, &mirror);
    visit_assign(t, id);
    buf_free(&mirrors);
    return true;
  }
  t->emitted->uses_old = true;
  edits_insertf(t->edits, node->start, "%s%sold=", transform_open(t, node->start), t->prefix);
  visit_assign(t, id);
  edits_insertf(t->edits, node->end, ",%.*s%sold)", (int)mirrors.len, mirrors.data, t->prefix);
  buf_free(&mirrors);
  return true;
}

// Whether nobody takes the value: it is a whole statement.
static bool is_statement(const struct transform *t, syn_node_id id) {
  return t->statement && tree_node(t->tree, t->statement)->first == id;
}

static bool ends_with_semicolon(const struct transform *t, syn_node_id statement) {
  return t->tree->source.data[tree_node(t->tree, statement)->end - 1] == ';';
}

bool lower_module_update(struct transform *t, syn_node_id id) {
  if (!t->lowering->linking) return false;
  const struct syn_node *node = tree_node(t->tree, id);
  struct buf mirror = {0};
  if (!module_append_targets(t, node->first, NULL, NULL, &mirror)) return false;
  bool is_prefix = node->flags & F_PREFIX, unused = is_statement(t, id);
  const char *p = t->prefix, *open = unused ? "" : transform_open(t, node->start);
  if (is_prefix) {
    while (mirror.data[mirror.len - 1] != '=')
      mirror.len--;
    edits_insertf(t->edits, node->start, "%s%.*s", open, (int)mirror.len, mirror.data);
    transform_children(t, id);
    if (!unused) edits_insert(t->edits, node->end, STR(")"));
  } else if (unused) {
    transform_children(t, id);
    edits_insertf(t->edits, node->end, ",%.*s%s", (int)mirror.len, mirror.data,
                  ends_with_semicolon(t, t->statement) ? "" : ";");
  } else {
    t->emitted->uses_old = true;
    edits_insertf(t->edits, node->start, "%s%sold=", open, p);
    transform_children(t, id);
    edits_insertf(t->edits, node->end, ",%.*s,%sold)", (int)mirror.len, mirror.data, p);
  }
  buf_free(&mirror);
  return true;
}

bool lower_module_for(struct transform *t, syn_node_id id) {
  if (!t->lowering->linking) return false;
  syn_node_id head = tree_node(t->tree, id)->first;
  if (!module_append_targets(t, head, NULL, NULL, NULL)) return false;
  t->loop_head = head;
  t->loop_body = tree_node(t->tree, tree_node(t->tree, head)->next)->next;
  return false;
}

void lower_module_loop_open(struct transform *t, uint32_t at) {
  struct buf mirrors = {0};
  buf_append_char(&mirrors, '{');
  module_append_targets(t, t->loop_head, NULL, ";", &mirrors);
  module_insert(t, at, &mirrors);
}
