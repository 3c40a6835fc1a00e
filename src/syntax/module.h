// SPDX-License-Identifier: MIT
//
// What a module asks for and what it gives: ECMAScript's module requests, import entries and export
// entries, found by one pass over the top-level statements once scopes are known.  An export of an
// imported name is an indirect export, as in the specification, unless what was imported is a
// namespace.
#ifndef NODUS_SYNTAX_MODULE_H
#define NODUS_SYNTAX_MODULE_H

#include "syntax/syntax.h"
#include "util/arena.h"

struct syn_attribute {
  struct str key, value;
};

// Unique by specifier, attributes and phase; its place is that of the first mention.
struct syn_request {
  struct str specifier;
  struct syn_attribute *attributes; // in source order
  uint32_t attribute_count;
  uint8_t phase;         // T_SOURCE, T_DEFER or 0
  syn_node_id statement; // the IMPORT or EXPORT_...
  syn_node_id string;    // the specifier
};

struct syn_import {
  uint32_t request;
  bool is_namespace;
  struct str name; // in the other module
  uint32_t symbol;
  syn_node_id node; // the specifier, or the BINDING
};

enum syn_export_kind {
  EXPORT_LOCAL,     // a symbol, or the value of an anonymous default
  EXPORT_INDIRECT,  // a name of another module
  EXPORT_NAMESPACE, // another module whole
  EXPORT_STAR,      // all names of another module
};

struct syn_export {
  uint8_t kind;    // enum syn_export_kind
  struct str name; // empty: EXPORT_STAR
  uint32_t symbol; // EXPORT_LOCAL; 0: the default value
  uint32_t request;
  struct str import_name; // EXPORT_INDIRECT
  syn_node_id node;       // what is marked if it is a duplicate, or cannot be resolved
  uint32_t next;          // number + 1 of the next export of the same symbol; 0: none
};

struct syn_module {
  struct syn_request *requests;
  struct syn_import *imports;
  struct syn_export *exports;
  uint32_t request_count, request_capacity;
  uint32_t import_count, import_capacity;
  uint32_t export_count, export_capacity;
  uint32_t *symbol_imports; // of each symbol: number + 1 of its import, or 0
  uint32_t *symbol_exports; // of each symbol: number + 1 of its first local export, or 0
  bool has_await, uses_meta, uses_import;
  struct arena texts;
};

// Makes unit->module from its tree and scopes; false if unit->error was set.
bool syn_module_make(struct syn_unit *unit);
void syn_module_free(struct syn_module *module); // NULL is fine

// Appends a JSON object: kind ("module" or "commonjs") and, of a module, hasTopLevelAwait,
// usesImportMeta, usesDynamicImport and the lists
//   requests         { specifier, attributes, phase ("evaluation", "source", "defer"), line, column }
//   imports          { request, name (null: the namespace), local, line, column }
//   localExports     { name, local (null: an anonymous default), isFunction }
//   indirectExports  { name, request, importName (null: the namespace), line, column }
//   starExports      request
void syn_module_describe(const struct syn_unit *unit, struct buf *out);
// Appends a JSON string.
void syn_append_json(struct str s, struct buf *out);

#endif
