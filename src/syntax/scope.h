// SPDX-License-Identifier: MIT
//
// Scopes and symbols: which declaration each identifier means.  The walk over the tree opens scopes,
// declares names, finds conflicts, and writes down in one list where scopes begin, end and which
// identifiers stand between; going through that list resolves them when all declarations, hoisted
// ones included, are known.  Both are linear in the size of the text.
//
// After syn_scopes_make() the value of a BINDING or IDENTIFIER node is the number of its symbol; 0:
// a global, or a name that a with statement may answer.
#ifndef NODUS_SYNTAX_SCOPE_H
#define NODUS_SYNTAX_SCOPE_H

#include "syntax/syntax.h"
#include "util/arena.h"

enum syn_symbol_kind {
  SYMBOL_TYPE, // TypeScript: interface, type, import type, declare: nothing at run time
  SYMBOL_VAR,
  SYMBOL_LET,
  SYMBOL_CONST,
  SYMBOL_USING,
  SYMBOL_FUNCTION,
  SYMBOL_CLASS,
  SYMBOL_PARAMETER, // those of the CommonJS wrapper too, without a declaration
  SYMBOL_IMPORT,
  SYMBOL_CATCH,
  SYMBOL_ENUM,
  SYMBOL_ENUM_MEMBER,
  SYMBOL_NAMESPACE,
  SYMBOL_SELF,      // a function expression's or a class's own name, inside it
  SYMBOL_ARGUMENTS, // of a function
};

// Flags of symbols.
enum {
  SYMBOL_READ = 1 << 0, // used as a value
  SYMBOL_WRITTEN =
      1 << 1, // assigned after its declaration, or declared with a value more than once
  SYMBOL_CAPTURED = 1 << 2, // used in another function than the one that declares it
  SYMBOL_LEXICAL = 1 << 3,  // conflicts with any other declaration of its scope
  SYMBOL_SLOPPY = 1 << 4,   // a plain function in a block of sloppy code (Annex B.3.3)
  SYMBOL_PATTERN = 1 << 5,  // SYMBOL_CATCH: the parameter is no plain name
  SYMBOL_EXPORTED = 1 << 6, // from the module, or from a TypeScript namespace
};

struct syn_symbol {
  uint32_t name; // number in syn_scopes.names
  uint8_t kind;  // enum syn_symbol_kind
  uint8_t flags;
  uint32_t scope;
  syn_node_id declaration; // the first BINDING; 0: none
  uint32_t next;           // of the same scope
  uint32_t outer;          // while walking: the symbol of that name further out
  uint32_t last;           // while walking: where the last var that declares it stands
};

enum syn_scope_kind {
  SCOPE_PROGRAM,
  SCOPE_FUNCTION,   // the function's own name, arguments
  SCOPE_PARAMETERS, // of a function, or of the CommonJS wrapper
  SCOPE_BODY,       // var and let of a function; static block; namespace
  SCOPE_BLOCK,      // block, loop head, switch
  SCOPE_CATCH,      // the catch parameter
  SCOPE_CLASS,      // the class's own name
  SCOPE_WITH,
  SCOPE_ENUM,
};

struct syn_scope {
  uint8_t kind;
  bool strict;
  syn_node_id node;
  syn_node_id
      function; // FUNCTION, PROGRAM, FIELD, STATIC_BLOCK or TS_NAMESPACE whose code it is part of
  uint32_t parent; // number of a scope; 0: none
  uint32_t depth;
  uint32_t first;  // symbol
  uint32_t hoists; // while walking: how many were known when it began
};

struct syn_name {
  struct str text; // without escapes
  uint32_t hash;
  uint32_t symbol; // while walking: the innermost one
};

struct syn_scopes {
  struct syn_symbol *symbols; // [0] is unused
  struct syn_scope *scopes;   // [0] is unused
  struct syn_name *names;     // [0] is unused
  uint32_t symbol_count, symbol_capacity;
  uint32_t scope_count, scope_capacity;
  uint32_t name_count, name_capacity;
  uint32_t *table; // hash -> number of the name
  uint32_t table_size;
  struct arena texts;
};

// Makes unit->scopes from its tree; false if unit->error was set.
bool syn_scopes_make(struct syn_unit *unit);
void syn_scopes_free(struct syn_scopes *scopes); // NULL is fine

static inline struct syn_symbol *scope_symbol(const struct syn_scopes *scopes,
                                              uint32_t symbol) {
  return &scopes->symbols[symbol];
}

static inline struct str scope_symbol_name(const struct syn_scopes *scopes, uint32_t symbol) {
  return scopes->names[scopes->symbols[symbol].name].text;
}

// The scope of a module's or script's own declarations.
uint32_t scope_of_program(const struct syn_scopes *scopes);

// Calls visit for each BINDING or IDENTIFIER that a declaration, declarator or pattern gives a value
// to, in source order.
void scope_each_target(const struct syn_tree *tree, syn_node_id id,
                       void (*visit)(void *arg, syn_node_id name), void *arg);

#endif
