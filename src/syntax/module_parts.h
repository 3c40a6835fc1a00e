// SPDX-License-Identifier: MIT
//
// What the files that find imports and exports share.
#ifndef NODUS_SYNTAX_MODULE_PARTS_H
#define NODUS_SYNTAX_MODULE_PARTS_H

#include "syntax/module.h"
#include "util/strmap.h"

struct module_maker {
  struct syn_unit *unit;
  struct syn_tree *tree;
  struct syn_module *module;
  struct strmap requests;  // key -> number + 1
  syn_node_id declaration; // the exported declaration whose names are visited
  bool has_default;        // an anonymous one
  struct str
      undefined; // the first name, in alphabetical order, that is exported but not declared
  syn_node_id undefined_at;
};

// module_check.c
// A second anonymous default export is a second declaration of one hidden name.
void module_check_default(struct module_maker *m, syn_node_id statement);
void module_undefined_export(struct module_maker *m, syn_node_id specifier, struct str local);
void module_check_exports(struct module_maker *m);

#endif
