// SPDX-License-Identifier: MIT
//
// What the TypeScript chapters of the parser (parse_type*.c, parse_ts_*.c) share: trials, and the
// pieces of types that stand in several places.
#ifndef NODUS_SYNTAX_PARSE_TS_H
#define NODUS_SYNTAX_PARSE_TS_H

#include "syntax/parser.h"

// What is tried at a place: failing is remembered by place and kind, so that a text is read at most
// once per reading and nesting costs no exponential time.
enum attempt {
  ATTEMPT_ARROW,
  ATTEMPT_ARROW_IN_CONDITIONAL, // an arrow function with a return type, in a consequent
  ATTEMPT_TYPE_ARGUMENTS,       // also: as a type, which is the same grammar
  ATTEMPT_CONSTRAINT,           // infer X extends Y
};

// Everything that reading may change, to come back to.
struct trial {
  struct syn_lexer_mark mark;
  struct context context;
  uint32_t node_count, depth, not_arrow_at, consequent_at;
  uint16_t function_flags;
  bool strict;
};

// Whether it is known to fail here.
bool attempt_failed(const struct syn_parser *p, enum attempt kind, uint32_t at);
void attempt_remember(struct syn_parser *p, enum attempt kind, uint32_t at);

void trial_begin(const struct syn_parser *p, struct trial *trial);
// Back to the beginning, without the error.
void trial_undo(struct syn_parser *p, const struct trial *trial);

// A type inside brackets of some kind, where conditional types are allowed again.
syn_node_id parse_type_enclosed(struct syn_parser *p);
// A TS_TYPE without children from start to the end of the token before.
syn_node_id parse_type_node(struct syn_parser *p, enum syn_type op, uint32_t start);
// A.B.C as IDENTIFIER or CHAIN, without flags.
syn_node_id parse_entity_name(struct syn_parser *p);
// The > that ends type arguments or parameters, cut off from >> and the like.
bool parse_close_angle(struct syn_parser *p);
// Whether the current token begins with < : cuts it to that.
bool parse_at_angle(struct syn_parser *p);

// Type arguments; in an expression the last > must be a token of its own.
syn_node_id parse_type_argument_list(struct syn_parser *p, bool in_expression);

// parse_type_function.c
bool parse_at_function_type(struct syn_parser *p);
syn_node_id parse_function_type(struct syn_parser *p);
// <T>(parameters): result of a member or function type; nothing is kept.
void parse_signature(struct syn_parser *p);
// T, x is T, asserts x, asserts x is T.
syn_node_id parse_return_type(struct syn_parser *p);
// parse_type_object.c: { ... } as object or mapped type; nothing is kept.
void parse_object_type(struct syn_parser *p);
// parse_type_reference.c: at import: import("x").A<B>
void parse_import_type(struct syn_parser *p);

#endif
