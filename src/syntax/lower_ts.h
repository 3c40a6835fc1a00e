// SPDX-License-Identifier: MIT
//
// From TypeScript and JSX to JavaScript: a transform of its own (syn_erase), whose output is parsed
// and lowered like any JavaScript.  So types, enums, decorators know nothing of modules or of
// async functions, and those know nothing of types.
//
// Types are blanked in place.  What is moved or wrapped stays on its lines.
#ifndef NODUS_SYNTAX_LOWER_TS_H
#define NODUS_SYNTAX_LOWER_TS_H

#include "syntax/scope.h"
#include "syntax/transform.h"

// A namespace whose body is being walked.  Its exported variables are properties of the object
// that its function gets as its parameter.
struct ts_namespace {
  struct ts_namespace *outer;
  syn_node_id node; // TS_NAMESPACE
  uint32_t scope;   // of its body
  uint32_t number;  // the parameter is prefix + "n" + number
};

// An enum whose members are being walked.
struct ts_enum {
  syn_node_id node;
  struct str name;
};

// The state of one syn_erase.
struct typescript {
  struct ts_namespace *namespace; // the innermost
  struct ts_enum *members;        // NULL outside of the values of members
  uint32_t counter;               // of names made up
  uint32_t *scope_of_node;        // number of a scope, by node; made when first needed
};

static inline struct syn_node *ts_node(const struct transform *t, syn_node_id id) {
  return tree_node(t->tree, id);
}

// The first byte at or behind from that is neither blank nor comment; *newline (unless NULL) is set if
// a line terminator was passed.
uint32_t ts_skip_blanks(const struct transform *t, uint32_t from, bool *newline);
// Whether a line terminator stands in the range.
bool ts_has_newline(const struct transform *t, uint32_t start, uint32_t end);
void ts_blank(struct transform *t, uint32_t start, uint32_t end);
// Blanks a statement or class member; where what follows would be read as going on with what stands
// before, a semicolon stays.
void ts_erase_statement(struct transform *t, syn_node_id id);
// Blanks the words before the node's own code, and says whether the range had any of them.
bool ts_blank_words(struct transform *t, uint32_t start, uint32_t end);
// Whether a list of statements of a namespace leaves anything at run time.
bool ts_is_instantiated(const struct transform *t, syn_node_id namespace);
// The symbol of an IDENTIFIER or BINDING, or NULL.
struct syn_symbol *ts_symbol(const struct transform *t, syn_node_id id);
// Whether a declaration of that name in the same scope stands before this BINDING: enums and
// namespaces then merge with it.
bool ts_is_merged(const struct transform *t, syn_node_id binding);
// The scope that a node opened (its body's, of a namespace), or 0.
uint32_t ts_scope_of(const struct transform *t, syn_node_id node);
// The namespace around, of those being walked, that has the IDENTIFIER as an exported variable; or
// NULL.
struct ts_namespace *ts_exporter(const struct transform *t, syn_node_id identifier);

// lower_ts.c
syn_lower lower_ts_erased, lower_ts_type, lower_ts_as, lower_ts_cast, lower_ts_instantiation,
    lower_ts_binary;
// lower_ts_function.c
syn_lower lower_ts_function, lower_ts_parameters, lower_ts_parameter;
bool ts_has_body(const struct transform *t, syn_node_id function);
// The name or pattern of a PARAMETER, behind its decorators.
syn_node_id ts_parameter_target(const struct transform *t, syn_node_id parameter);
// lower_ts_class.c
syn_lower lower_ts_class;
syn_node_id ts_member_key(const struct transform *t, syn_node_id member);
// lower_ts_module.c
syn_lower lower_ts_import, lower_ts_export, lower_ts_export_default, lower_ts_export_named,
    lower_ts_export_all, lower_ts_import_equals, lower_ts_export_equals;
// lower_enum.c
syn_lower lower_ts_enum;
// lower_namespace.c
syn_lower lower_ts_namespace, lower_ts_identifier, lower_ts_property;
// What an export declaration of a namespace becomes.
void lower_ts_namespace_export(struct transform *t, syn_node_id id);

// lower_enum_value.c: the value of a member or constant expression, as far as TypeScript folds it.
enum ts_value_kind { VALUE_UNKNOWN, VALUE_NUMBER, VALUE_STRING };
struct ts_value {
  enum ts_value_kind kind;
  double number;
};
struct ts_value ts_evaluate(struct transform *t, syn_node_id expression);

#endif
