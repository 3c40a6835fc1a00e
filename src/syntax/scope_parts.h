// SPDX-License-Identifier: MIT
//
// What the files of scope analysis share: the walk's state, names, declarations.
#ifndef NODUS_SYNTAX_SCOPE_PARTS_H
#define NODUS_SYNTAX_SCOPE_PARTS_H

#include "syntax/scope.h"

// The list of events: a number and, in the low bits, what it is.
enum {
  EVENT_OPEN,  // scope
  EVENT_CLOSE, // scope
  EVENT_USE,   // IDENTIFIER, whose value is the number of its name until then
  EVENT_TYPE,  // the same, used as a type only
  EVENT_BITS = 2,
};

// A sloppy function in a block, which may become a var of the function around (Annex B.3.3).
struct hoist {
  uint32_t name, scope;
  syn_node_id binding;
};

struct scope_walk {
  struct syn_unit *unit;
  struct syn_tree *tree;
  struct syn_scopes *scopes;
  uint32_t scope; // the innermost
  uint32_t body;  // where var goes: SCOPE_PROGRAM or SCOPE_BODY
  syn_node_id function;
  bool strict;
  bool in_type;      // identifiers are not used as values
  uint8_t declaring; // enum syn_symbol_kind of the BINDINGs met
  uint32_t *events;
  uint32_t event_count, event_capacity;
  struct hoist *hoists;
  uint32_t hoist_count, hoist_capacity;
};

// scope_names.c: the number of a name; escapes are decoded.
uint32_t scope_name(struct syn_scopes *scopes, struct str text);

// scope_declare.c
// Declares the name of a BINDING.  whole: the FUNCTION, CLASS, IMPORT ... that is marked if there is a
// conflict; 0: the name.
void scope_declare(struct scope_walk *w, syn_node_id binding, enum syn_symbol_kind kind,
                   syn_node_id whole);
// Adds a symbol without looking for conflicts.
uint32_t scope_add(struct scope_walk *w, uint32_t scope, uint32_t name,
                   enum syn_symbol_kind kind, syn_node_id binding);
// Turns functions of blocks into var where that conflicts with nothing, when a scope ends.
void scope_hoist_functions(struct scope_walk *w, uint32_t scope);

// scope.c
uint32_t scope_open(struct scope_walk *w, enum syn_scope_kind kind, syn_node_id node);
void scope_close(struct scope_walk *w, uint32_t scope);
void scope_event(struct scope_walk *w, uint32_t number, uint32_t what);

// scope_walk.c
void scope_walk(struct scope_walk *w, syn_node_id id);

// scope_resolve.c
void scope_resolve(struct scope_walk *w);

#endif
