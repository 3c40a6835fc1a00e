// SPDX-License-Identifier: MIT
//
// From a tree to edits: one walk in source order; each kind of node that is changed has lowerings
// (lower_*.c) which add their edits before, between and after visiting the children, so that edits
// come out in source order.
//
// To add a lowering: write `bool lower_x(struct transform *t, syn_node_id id)` in a lower_*.c, declare
// it at the end of this file, and name it in the row of its kind in lower_table.h.  The lowerings of
// a row are asked in turn: the first that returns true has done the node, its children included
// (transform_children, or transform_node for each in order); if none does, the children are visited.
#ifndef NODUS_SYNTAX_TRANSFORM_H
#define NODUS_SYNTAX_TRANSFORM_H

#include "syntax/edits.h"
#include "syntax/syntax.h"

// What to lower.  The names that lowered code uses (docs/syntax.md) begin with prefix, which the
// source does not contain.
struct syn_linking;

struct syn_lowering {
  const struct syn_linking
      *linking;         // a linked module becomes a function (lower_module.h), else NULL
  bool async_context;   // await saves and restores the async frame
  bool no_async_stacks; // the same without places: for the library
  const char *prelude;  // code for the start of the program, or NULL
  bool stacks;          // x.stack through the formatter, catch (e) through the rewording
  bool dynamic_import;  // import(), import.meta, and what eval runs
  bool
      erase_only; // TypeScript: refuse what has no erasure (stripTypeScriptTypes' "strip" mode)
  enum syn_jsx jsx;
  const char *jsx_factory, *jsx_fragment, *jsx_import_source; // NULL: TypeScript's defaults
  const char *file_name;                                      // that JSX in development tells
  bool legacy_decorators, decorator_metadata, define_fields, verbatim_module_syntax,
      preserve_const_enums;
  bool sandbox_globals; // node:vm: top-level var and function become properties of the sandbox
  const char *prefix;   // of the names that are inserted; NULL: "$nd_" or what the source lacks
  uint32_t first_site;  // number of the first place where a function waits (struct syn_site)
  uint32_t importer;    // not 0: import() is $nd_importer(importer), of one script
};

// A place where an async function waits, or a function in one that waits for nothing: what a stack shows
// of it.
struct syn_site {
  uint32_t start, end; // the await expression, or the for await statement
  uint32_t function_start, function_end;
  uint32_t name_start, name_end; // the function's name, empty if it has none
  uint32_t type_start, type_end; // the name of the class it belongs to, empty if there is none
  bool is_of_object;             // it belongs to an object literal
};

// What syn_emit made.  Zero-initialised; syn_emitted_free() it.
struct syn_emitted {
  struct syn_edits edits;
  struct buf text;        // empty if there are no edits
  struct str prefix;      // of the names that were inserted
  struct syn_site *sites; // numbered from first_site
  uint32_t site_count, site_capacity;
  bool uses_old;    // a linked module: $nd_old
  bool uses_import; // import(), or an eval in which it may stand
};

void syn_emitted_free(struct syn_emitted *emitted);

struct transform;
typedef bool syn_lower(struct transform *t, syn_node_id id);
enum { SYN_MAX_LOWERINGS = 4 }; // of one kind
typedef syn_lower *const syn_lower_row[SYN_MAX_LOWERINGS];

struct transform {
  const struct syn_unit *unit;
  const struct syn_tree *tree;
  const struct syn_lowering *lowering;
  struct syn_edits *edits;
  struct syn_error *error; // e.g. TypeScript that cannot be erased
  const char *prefix;      // "$nd_" unless the source contains that
  struct syn_emitted *emitted;
  syn_node_id function;  // the FUNCTION or PROGRAM being walked
  syn_node_id holder;    // the CLASS or OBJECT being walked, none of its functions' statements
  syn_node_id owner;     // the holder of the function being walked
  bool waits;            // it is async, and its waiting is lowered
  syn_node_id statement; // the EXPRESSION statement being walked
  syn_node_id assigned;  // the CHAIN that an assignment only writes
  syn_node_id called;    // the CHAIN that is the callee of a NEW
  syn_node_id loop_body; // the next statement to visit gets exports written in front of it ...
  syn_node_id loop_head; // ... which this gave their value
  syn_node_id enclosed;  // the statement whose surroundings were written in front of its labels
  syn_lower_row *table;  // lower_table.h, or lower_ts_table.h
  struct typescript *ts; // lower_ts.h: in syn_erase only
  syn_node_id ts_operand; // the operand of a BINARY being walked
};

// The walk over a whole unit with a table of lowerings; false if unit->error was set.
bool transform_unit(struct syn_unit *unit, const struct syn_lowering *lowering,
                    syn_lower_row *table, struct typescript *ts, struct syn_emitted *emitted);

// Visits one node: its lowerings, or its children.
void transform_node(struct transform *t, syn_node_id id);
void transform_children(struct transform *t, syn_node_id id);

// An opening parenthesis in front of an expression that was a word before: where a statement begins,
// a bare one could be read as a call of what stands on the line before.
const char *transform_open(const struct transform *t, uint32_t at);
// Where code at the start of a list of statements goes: behind the directives.  end: where it ends.
uint32_t transform_first_statement(const struct transform *t, syn_node_id list, uint32_t end);
// A statement that needs more statements around it which break and continue may leave: it is written
// in front of its labels.  Returns whether there is anything to write.
bool transform_enclose_open(struct transform *t, syn_node_id statement, uint32_t at);
void transform_enclose_close(struct transform *t, syn_node_id statement, uint32_t at);

// lower_async.c: adds a place where the function being walked waits; its number.
uint32_t lower_async_site(struct transform *t, uint32_t start, uint32_t end);
// What surrounds the statements of an async function that waits.
void lower_async_open(struct transform *t, uint32_t at, bool nests);
void lower_async_close(struct transform *t, uint32_t at, bool nests);
// Saves the frame, in an expression (after a comma) or, with ';', as statements.
void lower_async_save(struct transform *t, uint32_t at, char separator, uint32_t site);
// Takes the frame back when what was waited for has come or failed.
void lower_async_restore(struct transform *t, uint32_t at);

// lower_using.c: whether a list of statements declares resources, and what surrounds it then.
enum syn_resources { RESOURCES_NONE, RESOURCES_SYNC, RESOURCES_ASYNC };
enum syn_resources lower_using_kind(const struct transform *t, syn_node_id list);
void lower_using_open(struct transform *t, uint32_t at);
void lower_using_close(struct transform *t, enum syn_resources kind, uint32_t at);
// The same of the VARIABLES in the head of a loop.
enum syn_resources lower_using_head(const struct transform *t, syn_node_id loop);

// lower_stack.c: in front of the first property of a pattern: whoever is destructured gets its stack
// and its message.
void lower_stack_trigger(struct transform *t, syn_node_id pattern);

// lower_function.c
syn_lower lower_program, lower_function, lower_block, lower_expression_statement;
// lower_async.c
syn_lower lower_await, lower_yield, lower_try;
// lower_loop.c
syn_lower lower_for_of, lower_for, lower_switch, lower_labeled;
// lower_stack.c
syn_lower lower_stack_chain, lower_stack_delete, lower_stack_pattern, lower_stack_assign,
    lower_stack_new;
// lower_catch.c
syn_lower lower_catch;
// lower_import.c
syn_lower lower_import_call, lower_import_meta, lower_eval;
// lower_using.c
syn_lower lower_using;
// lower_module.c
syn_lower lower_module_identifier, lower_module_property, lower_module_assign,
    lower_module_update, lower_module_for;
// lower_module_statement.c
syn_lower lower_module_erased, lower_module_export, lower_module_default,
    lower_module_declarator;

#endif
