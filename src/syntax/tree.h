// SPDX-License-Identifier: MIT
//
// The syntax tree: nodes in one growing array, named by index.  Children are a linked list in source
// order.  What could nest without bound in ordinary code (operators, member chains, statements) is
// flat, so that the depth of the tree is at most a small multiple of the parser's depth limit, and
// passes may recurse.
#ifndef NODUS_SYNTAX_TREE_H
#define NODUS_SYNTAX_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "util/buf.h"
#include "util/str.h"

enum syn_node_kind {
#define SYN_NODE(name) N_##name,
#include "syntax/tree_table.h"
#undef SYN_NODE
  N_COUNT
};

// op of a FUNCTION.
enum syn_function {
  FUNCTION_DECLARATION,
  FUNCTION_EXPRESSION,
  FUNCTION_ARROW,
  FUNCTION_METHOD,
  FUNCTION_GETTER,
  FUNCTION_SETTER,
  FUNCTION_CONSTRUCTOR,
};

// op of a TS_TYPE: what emitDecoratorMetadata tells apart, and no more.
enum syn_type {
  TYPE_OBJECT, // object types, mapped types, keyof, typeof, indexed access, import types ...
  TYPE_ANY,
  TYPE_UNKNOWN,
  TYPE_NEVER,
  TYPE_VOID, // void and asserts
  TYPE_UNDEFINED,
  TYPE_NULL,
  TYPE_BOOLEAN, // true and false too, and predicates
  TYPE_NUMBER,
  TYPE_STRING, // template literal types too
  TYPE_BIGINT,
  TYPE_SYMBOL,
  TYPE_ARRAY, // tuples too
  TYPE_FUNCTION,
  TYPE_REFERENCE, // IDENTIFIER | CHAIN of DOTs, without flags: used as a type
  TYPE_UNION,     // TS_TYPE+; the two results of a conditional type too
  TYPE_INTERSECTION,
};

// Flags: a bit has one meaning per kind of node.
enum {
  // Several kinds
  F_COMPUTED = 1 << 0,
  F_SHORTHAND = 1 << 1,
  F_OPTIONAL = 1 << 2,
  F_ASYNC = 1 << 3, // FUNCTION; F_AWAIT of FOR_OF
  F_AWAIT = 1 << 3,
  F_DECLARE = 1 << 4, // erased
  F_STATIC = 1 << 5,
  F_TYPE = 1 << 6, // import type, export type, { type X }
  F_ABSTRACT = 1 << 7,
  // IDENTIFIER
  F_READ = 1 << 8,
  F_WRITTEN = 1 << 9,
  F_ESCAPED = 1 << 10, // spelled with escapes (STRING too)
  F_CALLED = 1 << 11,  // base of a CHAIN whose first link is a CALL or TAGGED
  // FUNCTION
  F_GENERATOR = 1 << 8,
  F_STRICT = 1 << 9, // PROGRAM too
  F_EXPRESSION_BODY = 1 << 10,
  F_USES_THIS = 1 << 11, // this, super or new.target: of the function or arrows in it
  F_USES_ARGUMENTS = 1 << 12,
  F_HAS_AWAIT =
      1 << 13, // await, for await, await using in the function itself; PROGRAM: top-level await
  F_HAS_EVAL = 1 << 14, // a direct eval in it or in what it contains; PROGRAM too
  F_SIMPLE_PARAMETERS = 1 << 15,
  // METHOD, FIELD
  F_ACCESSOR = 1 << 8,
  F_READONLY = 1 << 9,
  F_OVERRIDE = 1 << 10,
  // others
  F_PROPERTY = 1 << 8,     // PARAMETER: a TypeScript parameter property
  F_PREFIX = 1 << 8,       // UPDATE
  F_DELEGATE = 1 << 8,     // YIELD
  F_DECLARATION = 1 << 8,  // CLASS
  F_FROM = 1 << 8,         // EXPORT_NAMED
  F_FINALLY = 1 << 8,      // TRY
  F_SELF_CLOSING = 1 << 8, // JSX_OPENING
  F_CONST = 1 << 8,        // TS_ENUM
  F_EXPORTED = 1 << 9,     // TS_IMPORT_EQUALS
};

typedef uint32_t syn_node_id; // 0: none

struct syn_node {
  uint8_t kind; // enum syn_node_kind
  uint8_t op;
  uint16_t flags;
  uint32_t start, end; // bytes of the source, without surrounding blanks
  syn_node_id first, next;
  uint32_t value;
};

struct syn_tree {
  struct str source;
  struct syn_node *nodes; // [0] is unused
  uint32_t count, capacity;
  syn_node_id root; // PROGRAM
};

void tree_init(struct syn_tree *tree, struct str source);
void tree_free(struct syn_tree *tree);

void tree_grow(struct syn_tree *tree); // for tree_add

// A node without children.  Pointers to nodes do not outlive it.
static inline syn_node_id tree_add(struct syn_tree *tree, enum syn_node_kind kind,
                                   uint32_t start, uint32_t end) {
  if (tree->count == tree->capacity) tree_grow(tree);
  tree->nodes[tree->count] = (struct syn_node){.kind = kind, .start = start, .end = end};
  return tree->count++;
}

static inline struct syn_node *tree_node(const struct syn_tree *tree, syn_node_id id) {
  return &tree->nodes[id];
}

// A list of children under construction: zero-initialised is empty.
struct syn_list {
  syn_node_id first, last;
};

static inline void list_push(struct syn_tree *tree, struct syn_list *list, syn_node_id id) {
  if (!id) return;
  if (list->last)
    tree->nodes[list->last].next = id;
  else
    list->first = id;
  list->last = id;
}

// The text of a node.
static inline struct str tree_text(const struct syn_tree *tree, syn_node_id id) {
  const struct syn_node *node = tree_node(tree, id);
  return str_slice(tree->source, node->start, node->end);
}

// The child of that kind, or 0.
syn_node_id tree_child(const struct syn_tree *tree, syn_node_id id, enum syn_node_kind kind);
// The last child, or 0.
syn_node_id tree_last_child(const struct syn_tree *tree, syn_node_id id);

// The operator behind an operand of a BINARY that is not the last: enum syn_token_kind.
uint8_t syn_operator_after(const struct syn_tree *tree, syn_node_id operand);

// Appends the tree, a node a line, indented: KIND operators flags start-end "text" of the leaves.
void tree_dump(const struct syn_tree *tree, syn_node_id id, struct buf *out);

extern const char *const syn_node_names[N_COUNT];

#endif
