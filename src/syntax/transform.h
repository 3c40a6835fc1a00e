// SPDX-License-Identifier: MIT
//
// From a tree to edits: one walk in source order; each kind of node that is changed has a lowering
// (lower_*.c) which adds its edits before, between and after visiting the children, so that edits
// come out in source order.
#ifndef NODUS_SYNTAX_TRANSFORM_H
#define NODUS_SYNTAX_TRANSFORM_H

#include "syntax/edits.h"
#include "syntax/syntax.h"

// What to lower.  The names that lowered code uses (docs/syntax.md) begin with prefix, which the
// source does not contain.
struct syn_lowering {
  bool async_context;  // await saves and restores the async frame
  bool stacks;         // x.stack through the formatter, catch (e) through the rewording
  bool dynamic_import; // import() and import.meta
  bool
      erase_only; // TypeScript: refuse what has no erasure (stripTypeScriptTypes' "strip" mode)
  enum syn_jsx jsx;
  const char *jsx_factory, *jsx_fragment, *jsx_import_source; // NULL: TypeScript's defaults
  bool legacy_decorators, decorator_metadata, define_fields, verbatim_module_syntax,
      preserve_const_enums;
  bool sandbox_globals; // node:vm: top-level var and function become properties of the sandbox
};

struct transform {
  const struct syn_unit *unit;
  const struct syn_tree *tree;
  const struct syn_lowering *lowering;
  struct syn_edits *edits;
  struct syn_error *error; // e.g. TypeScript that cannot be erased
  const char *prefix;      // "$nd_" unless the source contains that
  syn_node_id function;    // the FUNCTION or PROGRAM being walked
};

// Visits one node: its lowering, or its children.
void transform_node(struct transform *t, syn_node_id id);
void transform_children(struct transform *t, syn_node_id id);

#endif
