// SPDX-License-Identifier: MIT
//
// The syntax front end: one source text in, what was found in it and a rewritten text out.  Pure: no
// engine, no loop, no files, no globals; any thread.
//
//   unit = syn_parse(source, &options);   the tree, early errors, imports and exports
//   syn_emit(unit, ...)                   the text for the engine, and the table of columns
//   syn_unit_free(unit)
#ifndef NODUS_SYNTAX_SYNTAX_H
#define NODUS_SYNTAX_SYNTAX_H

#include <stdbool.h>
#include <stdint.h>

#include "syntax/error.h"
#include "syntax/tree.h"
#include "util/buf.h"

enum syn_goal {
  SYN_SCRIPT,
  SYN_COMMONJS, // a function's body: return, new.target, await as an identifier
  SYN_MODULE,
  SYN_DETECT, // CommonJS unless only a module explains the text (Node's syntax detection)
};

// TypeScript's jsx option.
enum syn_jsx {
  SYN_JSX_NONE,
  SYN_JSX_PRESERVE,
  SYN_JSX_CLASSIC,
  SYN_JSX_AUTOMATIC,
  SYN_JSX_DEVELOPMENT
};

struct syn_options {
  enum syn_goal goal;
  bool typescript;
  bool ambient; // a .d.ts file: declarations only
  bool jsx;     // JSX is syntax (in TypeScript: <T>x is not)
  bool scopes;  // check redeclarations and the like, though the goal does not need scopes
  bool strict;  // strict from the start
  // The code is inside a function with these (direct eval, new Function).
  bool allow_new_target, allow_super_property, allow_super_call;
  bool allow_await; // top-level await though it is no module (REPL, --print)
};

struct syn_unit {
  struct syn_options options;
  enum syn_goal goal; // never SYN_DETECT
  struct syn_tree tree;
  struct syn_error error;
  struct syn_scopes *scopes; // NULL if they were not needed (scope.h)
  struct syn_module *module; // imports and exports of a SYN_MODULE (module.h), else NULL
};

// The source must outlive the unit.  Never NULL; unit->error tells whether it parsed.
struct syn_unit *syn_parse(struct str source, const struct syn_options *options);
void syn_unit_free(struct syn_unit *unit);

// parse.c: the tree alone, without scopes; false if unit->error was set.
bool syn_parse_tree(struct syn_unit *unit);

struct syn_lowering;
struct syn_emitted;

// transform.c: what the engine gets (transform.h); false if unit->error was set.
bool syn_emit(struct syn_unit *unit, const struct syn_lowering *lowering,
              struct syn_emitted *emitted);

// scan.c: whether the text has anything that the transform could change (a superset: words in
// comments and strings count), at memory speed.
bool syn_needs_parse(struct str source);

// erase.c: TypeScript and JSX to JavaScript, which is then parsed and emitted in its turn, with
// emitted->prefix as the prefix.  unit->scopes must be there.  false if unit->error was set.
bool syn_erase(struct syn_unit *unit, const struct syn_lowering *lowering,
               struct syn_emitted *emitted);
// Both in one: the unit of the JavaScript that a unit of TypeScript or JSX means; takes the unit.
// *javascript is its text and must outlive it; *prefix goes into the lowering of syn_emit; free() both.
// Errors of either kind are the result's, and nothing is put into *javascript then.
struct syn_unit *syn_unit_erase(struct syn_unit *unit, const struct syn_lowering *lowering,
                                char **javascript, char **prefix);

#endif
