// SPDX-License-Identifier: MIT
//
// What the lowerings of linked modules share.
#ifndef NODUS_SYNTAX_LOWER_MODULE_PARTS_H
#define NODUS_SYNTAX_LOWER_MODULE_PARTS_H

#include "syntax/lower_module.h"
#include "syntax/module.h"
#include "syntax/scope.h"

struct module_targets {
  const struct transform *t;
  struct buf *out; // NULL: they are counted
  const char *before, *after;
  uint32_t count;
};

// .name or ["name"]
void module_append_property(struct str name, struct buf *out);
bool module_is_exported(const struct transform *t, uint32_t symbol);
// `$nd_exports.a=$nd_exports.b=` for all names that a symbol is exported as.
void module_append_mirror(const struct transform *t, uint32_t symbol, struct buf *out);
// The same and the symbol's own name, for each exported name that a declaration or pattern gives a value
// to, with before and after around each (NULL: nothing).  Returns how many they are; out may be NULL.
uint32_t module_append_targets(const struct transform *t, syn_node_id id, const char *before,
                               const char *after, struct buf *out);
// Inserts the text and frees it.
void module_insert(struct transform *t, uint32_t at, struct buf *text);

#endif
