// SPDX-License-Identifier: MIT
//
// What a unit imports and exports as one JSON text, which the engine reads faster than objects could be
// made for it one by one.
#include "syntax/module.h"
#include "syntax/scope.h"
#include "syntax/token.h"

void syn_append_json(struct str s, struct buf *out) {
  buf_append_char(out, '"');
  for (size_t i = 0; i < s.len; i++) {
    uint8_t c = (uint8_t)s.data[i];
    if (c < 0x20) {
      buf_printf(out, "\\u%04x", c);
      continue;
    }
    if (c == '"' || c == '\\') buf_append_char(out, '\\');
    buf_append_char(out, (char)c);
  }
  buf_append_char(out, '"');
}

static void append_key(const char *key, struct buf *out) {
  buf_printf(out, "%s\"%s\":", out->data[out->len - 1] == '{' ? "" : ",", key);
}

static void append_string_of(const char *key, struct str value, struct buf *out) {
  append_key(key, out);
  syn_append_json(value, out);
}

static void append_number_of(const char *key, uint32_t value, struct buf *out) {
  append_key(key, out);
  buf_printf(out, "%u", value);
}

static void append_bool_of(const char *key, bool value, struct buf *out) {
  append_key(key, out);
  buf_append_text(out, value ? "true" : "false");
}

static void append_null_of(const char *key, struct buf *out) {
  append_key(key, out);
  buf_append_text(out, "null");
}

static void append_item(struct buf *out) {
  if (out->data[out->len - 1] != '[') buf_append_char(out, ',');
}

// Places in source order are found in one pass: each goes on where the line of the last began.
struct places {
  struct str source;
  uint32_t line_start, line;
};

static void append_place(struct places *places, uint32_t offset, struct buf *out) {
  uint32_t line, column;
  if (offset < places->line_start) places->line_start = places->line = 0;
  struct str rest = str_slice(places->source, places->line_start, places->source.len);
  syn_place(rest, offset - places->line_start, &line, &column);
  append_number_of("line", places->line + line, out);
  append_number_of("column", column, out);
  if (line == 1) return;
  uint32_t start = offset;
  while (start > places->line_start && places->source.data[start - 1] != '\n')
    start--;
  if (start == places->line_start) return;
  syn_place(rest, start - places->line_start, &line, &column);
  places->line += line - 1;
  places->line_start = start;
}

static void append_requests(const struct syn_unit *unit, struct buf *out) {
  struct places places = {.source = unit->tree.source};
  append_key("requests", out);
  buf_append_char(out, '[');
  for (uint32_t i = 0; i < unit->module->request_count; i++) {
    const struct syn_request *request = &unit->module->requests[i];
    append_item(out);
    buf_append_char(out, '{');
    append_string_of("specifier", request->specifier, out);
    append_key("attributes", out);
    buf_append_char(out, '{');
    for (uint32_t k = 0; k < request->attribute_count; k++) {
      if (k > 0) buf_append_char(out, ',');
      syn_append_json(request->attributes[k].key, out);
      buf_append_char(out, ':');
      syn_append_json(request->attributes[k].value, out);
    }
    buf_append_char(out, '}');
    append_string_of("phase",
                     request->phase == T_SOURCE  ? STR("source")
                     : request->phase == T_DEFER ? STR("defer")
                                                 : STR("evaluation"),
                     out);
    append_place(&places, tree_node(&unit->tree, request->string)->start, out);
    buf_append_char(out, '}');
  }
  buf_append_char(out, ']');
}

static void append_imports(const struct syn_unit *unit, struct buf *out) {
  struct places places = {.source = unit->tree.source};
  append_key("imports", out);
  buf_append_char(out, '[');
  for (uint32_t i = 0; i < unit->module->import_count; i++) {
    const struct syn_import *import = &unit->module->imports[i];
    append_item(out);
    buf_append_char(out, '{');
    append_number_of("request", import->request, out);
    if (import->is_namespace)
      append_null_of("name", out);
    else
      append_string_of("name", import->name, out);
    append_string_of("local", scope_symbol_name(unit->scopes, import->symbol), out);
    append_place(&places, tree_node(&unit->tree, import->node)->start, out);
    buf_append_char(out, '}');
  }
  buf_append_char(out, ']');
}

static void append_local(const struct syn_unit *unit, const struct syn_export *export,
                         struct buf *out) {
  append_item(out);
  buf_append_char(out, '{');
  append_string_of("name", export->name, out);
  if (export->symbol)
    append_string_of("local", scope_symbol_name(unit->scopes, export->symbol), out);
  else
    append_null_of("local", out);
  append_bool_of("isFunction",
                 export->symbol &&
                     scope_symbol(unit->scopes, export->symbol)->kind == SYMBOL_FUNCTION,
                 out);
  buf_append_char(out, '}');
}

static void append_indirect(const struct syn_unit *unit, const struct syn_export *export,
                            struct places *places, struct buf *out) {
  append_item(out);
  buf_append_char(out, '{');
  append_string_of("name", export->name, out);
  append_number_of("request", export->request, out);
  if (export->kind == EXPORT_NAMESPACE)
    append_null_of("importName", out);
  else
    append_string_of("importName", export->import_name, out);
  append_place(places, tree_node(&unit->tree, export->node)->start, out);
  buf_append_char(out, '}');
}

static void append_exports(const struct syn_unit *unit, struct buf *out) {
  const struct syn_module *module = unit->module;
  struct places places = {.source = unit->tree.source};
  append_key("localExports", out);
  buf_append_char(out, '[');
  for (uint32_t i = 0; i < module->export_count; i++)
    if (module->exports[i].kind == EXPORT_LOCAL) append_local(unit, &module->exports[i], out);
  buf_append_char(out, ']');
  append_key("indirectExports", out);
  buf_append_char(out, '[');
  for (uint32_t i = 0; i < module->export_count; i++)
    if (module->exports[i].kind == EXPORT_INDIRECT ||
        module->exports[i].kind == EXPORT_NAMESPACE)
      append_indirect(unit, &module->exports[i], &places, out);
  buf_append_char(out, ']');
  append_key("starExports", out);
  buf_append_char(out, '[');
  for (uint32_t i = 0; i < module->export_count; i++) {
    if (module->exports[i].kind != EXPORT_STAR) continue;
    append_item(out);
    buf_printf(out, "%u", module->exports[i].request);
  }
  buf_append_char(out, ']');
}

void syn_module_describe(const struct syn_unit *unit, struct buf *out) {
  buf_append_char(out, '{');
  append_string_of("kind", unit->module ? STR("module") : STR("commonjs"), out);
  if (unit->module) {
    append_bool_of("hasTopLevelAwait", unit->module->has_await, out);
    append_bool_of("usesImportMeta", unit->module->uses_meta, out);
    append_bool_of("usesDynamicImport", unit->module->uses_import, out);
    append_requests(unit, out);
    append_imports(unit, out);
    append_exports(unit, out);
  }
  buf_append_char(out, '}');
}
