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

// A namespace whose body is being walked; a dotted name makes one for each part.  Its exported
// variables are properties of the object that its function gets as its parameter.
struct ts_namespace {
  struct ts_namespace *outer;
  uint32_t scope;    // of its body; 0: only a part of a dotted name
  uint32_t identity; // struct ts_body
  uint32_t number;   // the parameter is prefix + "n" + number
};

// An enum whose members are being walked.
struct ts_enum {
  syn_node_id node;
  struct str name;
};

// The value of an enum's member, as far as TypeScript folds it.
enum ts_value_kind { VALUE_NOT_YET, VALUE_UNKNOWN, VALUE_NUMBER, VALUE_STRING };
struct ts_value {
  enum ts_value_kind kind;
  double number;
};

// A body of a namespace.  Bodies of one namespace see what the others export.
struct ts_body {
  syn_node_id node; // TS_NAMESPACE
  uint32_t scope;
  uint32_t identity; // the same for all bodies of a namespace
  struct str
      implicit; // instead of a body: a name that it exports, as A does B in namespace A.B {}
};

// The state of one syn_erase.
struct typescript {
  struct ts_namespace *namespace; // the innermost
  struct ts_enum *members;        // NULL outside of the values of members
  bool exporting;                 // BINDINGs are properties of the namespace
  uint32_t counter;               // of names made up
  syn_node_id export_default; // the EXPORT_DEFAULT of a decorated class that is being walked
  uint32_t export_words_end; // where export and default behind its decorators end; 0: not there
  struct ts_value *values;   // of members, by node; made when first needed
  // What the survey found: all enums, all bodies of namespaces, and the BINDINGs of everything that
  // an enum or a namespace can merge with.
  syn_node_id *enums, *objects;
  struct ts_body *bodies;
  uint32_t enum_count, object_count, body_count;
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
// Whether a namespace leaves anything at run time.
static inline bool ts_is_instantiated(const struct transform *t, syn_node_id namespace) {
  return !(ts_node(t, namespace)->flags & (F_TYPE | F_DECLARE));
}
// The symbol of an IDENTIFIER or BINDING, or NULL.
struct syn_symbol *ts_symbol(const struct transform *t, syn_node_id id);
// Whether a declaration of that name in the same scope stands before this BINDING: enums and
// namespaces then merge with it.
bool ts_is_merged(const struct transform *t, syn_node_id binding);
// ts_survey.c
void ts_survey(struct transform *t);
void ts_survey_free(struct typescript *ts);
// The number of the namespace of that name in another, or of that symbol if it is not exported.
uint32_t ts_identity(uint32_t outer, struct str name);
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
// lower_decorators.c: an export whose class has legacy decorators.
syn_lower lower_decorated_export;
syn_node_id ts_member_key(const struct transform *t, syn_node_id member);
// lower_ts_module.c
syn_lower lower_ts_import, lower_ts_export, lower_ts_export_default, lower_ts_export_named,
    lower_ts_export_all, lower_ts_import_equals, lower_ts_export_equals;
// lower_jsx.c
syn_lower lower_jsx_program, lower_jsx_element, lower_jsx_fragment;
// lower_enum.c
syn_lower lower_ts_enum;
// start: where export stands, or the enum itself.
void ts_lower_enum(struct transform *t, syn_node_id id, uint32_t start, bool is_exported);
// var name;(function(parameter){ instead of the range, and })(name||(name={}));
void ts_open_object(struct transform *t, uint32_t start, uint32_t end, syn_node_id binding,
                    struct str name, bool is_exported, struct str parameter);
void ts_close_object(struct transform *t, uint32_t start, uint32_t end, struct str name,
                     bool is_exported);
// lower_namespace.c
syn_lower lower_ts_namespace, lower_ts_identifier, lower_ts_binding, lower_ts_property;
void ts_lower_namespace(struct transform *t, syn_node_id id, uint32_t start, bool is_exported);
// The first or only name of a namespace: BINDING, STRING or NAME.
syn_node_id ts_first_name(const struct transform *t, syn_node_id namespace);
// What an export declaration of a namespace becomes.
void lower_ts_namespace_export(struct transform *t, syn_node_id id);

// lower_enum_value.c
// The value of a member of the enum being walked.
struct ts_value ts_member_value(struct transform *t, syn_node_id member);
// The member of that name, or 0.
syn_node_id ts_find_member(const struct transform *t, syn_node_id enumeration, struct str name);

#endif
