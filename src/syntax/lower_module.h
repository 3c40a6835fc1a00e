// SPDX-License-Identifier: MIT
//
// Linked modules: what the linker tells the front end of imports, and the ends of the function that a
// module becomes.  docs/syntax.md describes the function.
#ifndef NODUS_SYNTAX_LOWER_MODULE_H
#define NODUS_SYNTAX_LOWER_MODULE_H

#include "syntax/transform.h"

// Where the value of an import is: a property of one of the function's record parameters, or the
// parameter itself (a namespace).
struct syn_link {
  uint32_t parameter; // from 0
  bool is_value;
  bool is_checked; // may be read before it has a value
  struct str name; // of the property, unless is_value
};

struct syn_linking {
  const struct syn_link *links; // of the imports of syn_module, in their order
  uint32_t parameters;          // how many records the function gets
  bool is_cyclic;               // others may call its functions before it runs
};

// Appends what stands around the emitted text of a linked module, the head in its first line.
void lower_module_head(const struct syn_unit *unit, const struct syn_linking *linking,
                       const struct syn_emitted *emitted, struct buf *out);
void lower_module_tail(struct buf *out);

// In front of everything: byte order mark and hashbang.
void lower_module_hashbang(struct transform *t);
// At the start of the module's statements: exports that have their value from the start.
void lower_module_hoist(struct transform *t, uint32_t at);
// Behind a statement of the module's top level: exports that it gave their value.
void lower_module_after(struct transform *t, syn_node_id statement);
// Around the body of a loop: exports that its head gave their value.
void lower_module_loop_open(struct transform *t, uint32_t at);

#endif
