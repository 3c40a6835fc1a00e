// SPDX-License-Identifier: MIT
//
// The parser's state and the doors between its chapters (parse_*.c).  Recursive descent over one
// token; it builds the tree, reports early errors that need no scopes (scope.h has the rest), and
// never backtracks in JavaScript: what may turn out to be a pattern or an arrow function's
// parameters is read as an expression first, errors of either reading are kept in a struct
// cover until it is known which it was (ECMAScript's cover grammars).  TypeScript alone looks ahead by
// trying (parse_try_*), each attempt at one place remembered so that failing twice is impossible.
//
// Every parse_x() begins at the current token and ends at the first token that is not its own.  After
// an error the lexer gives T_END for ever; functions return some node, or 0, and callers go on.
#ifndef NODUS_SYNTAX_PARSER_H
#define NODUS_SYNTAX_PARSER_H

#include "syntax/lexer.h"
#include "syntax/syntax.h"
#include "syntax/tree.h"

// Nesting of expressions, statements, patterns and types: enough for any program, small enough for
// a thread's stack (4 MB at least).
#define SYN_DEPTH_LIMIT 2000

// What the code around allows; saved and restored by functions, classes and static blocks.
struct context {
  bool in_function;     // return
  bool is_async;        // await is an operator
  bool is_generator;    // yield is an operator
  bool in_parameters;   // await and yield are errors where they would be operators
  bool in_static_block; // await and arguments are errors
  bool in_field;        // a field's initializer: arguments is an error
  bool new_target;      // new.target
  bool super_property;
  bool super_call;
  bool in_ambient;           // TypeScript: declare ...: no bodies, no initializers
  bool no_in;                // the first part of a for statement: in is not an operator
  bool no_using;             // using is an identifier: case clauses, the top of a script
  bool no_conditional_types; // TypeScript: extends inside infer constraints
  syn_node_id function; // the FUNCTION or PROGRAM whose flags tell of this, await, eval ...
};

// An error that may become real; M_NONE while there is none.
struct cover_error {
  enum syn_message message;
  uint32_t start, end;
};

// Errors that become real if an expression is used as one, or as a pattern.
struct cover {
  struct cover_error expression; // {a = 1} outside patterns, duplicate __proto__
  struct cover_error pattern;    // [f()] or {a: 1} as an assignment's target
  struct cover_error binding;    // [a.b] or {a: (b)} as parameters
};

// await and yield in what was read last of the current function: errors among an arrow function's
// parameters, the name await only if that is async.
struct parameter_errors {
  struct cover_error any, async;
};

struct syn_parser {
  struct syn_lexer lex;
  struct syn_tree *tree;
  const struct syn_options *options;
  struct syn_error *error;
  struct context context;
  uint32_t depth;
  struct label *labels;         // parse_statement.c; NULL where a function begins
  struct class_names *privates; // parse_class.c: private names of the classes around
  struct attempts *attempts;    // parse_ts.h: where trying failed; freed by parse_ts_free()
  uint32_t not_arrow_at;        // an arrow function must not begin here
  struct parameter_errors never_parameter;
  // TypeScript: where the consequent of a conditional begins.  An arrow function with a return type
  // that begins exactly here must be followed by a colon: a ? (b) : c => d.
  uint32_t consequent_at;
};

// ---- parse.c: helpers of all chapters

// Whether the current token is of that kind; steps over it if so.
bool parse_eat(struct syn_parser *p, enum syn_token_kind kind);
// The same, an error if it is not.
bool parse_expect(struct syn_parser *p, enum syn_token_kind kind);
// The end of a statement: a semicolon, or a place where one may be left out.
void parse_semicolon(struct syn_parser *p);
// The error for a token that cannot stand where it does, in V8's words for its kind.
void parse_unexpected(struct syn_parser *p, const struct syn_token *token);
void parse_error(struct syn_parser *p, enum syn_message message, uint32_t start, uint32_t end);
// The same with a constant for %s.
void parse_error_about(struct syn_parser *p, enum syn_message message, uint32_t start,
                       uint32_t end, const char *argument);
bool parse_failed(const struct syn_parser *p);
// One level deeper; false, with the error set, past the limit.  parse_leave() in either case.
bool parse_enter(struct syn_parser *p);
void parse_leave(struct syn_parser *p);
// Whether the token can be an identifier here (strict code, await, yield).
bool parse_is_identifier(const struct syn_parser *p, const struct syn_token *token);
// An identifier as BINDING or IDENTIFIER node; errors for reserved words, eval and arguments in strict code.
syn_node_id parse_binding_identifier(struct syn_parser *p);
syn_node_id parse_identifier_reference(struct syn_parser *p);
// Any word as NAME.
syn_node_id parse_name(struct syn_parser *p);
syn_node_id parse_string(struct syn_parser *p);
// Strict mode from here on ("use strict", class, module): legacy octals are errors.
void parse_set_strict(struct syn_parser *p);
static inline bool parse_is_word(const struct syn_parser *p, enum syn_token_kind kind) {
  return p->lex.token.kind == kind && !p->lex.token.escaped;
}

// ---- parse_expression.c: operators; parse_chain.c: members, calls, new, import; parse_literal.c
syn_node_id parse_expression(struct syn_parser *p); // with commas
syn_node_id parse_assignment(struct syn_parser *p); // without
// The same where a pattern is still possible: errors are kept in the cover around.
syn_node_id parse_assignment_or_pattern(struct syn_parser *p, struct cover *around);
syn_node_id parse_left_hand_side(struct syn_parser *p); // heritage, decorators
syn_node_id parse_unary(struct syn_parser *p);
syn_node_id parse_arguments(struct syn_parser *p);
syn_node_id parse_template(struct syn_parser *p, bool tagged);
// Key of a PROPERTY, METHOD, FIELD: sets *computed.
syn_node_id parse_property_key(struct syn_parser *p, bool *computed);
void cover_require_expression(struct syn_parser *p, const struct cover *cover);

// ---- parse_pattern.c
syn_node_id parse_binding_target(struct syn_parser *p); // identifier, [..] or {..}: BINDINGs
// Turns an expression into an assignment's target: kinds become ..._PATTERN, IDENTIFIERs F_WRITTEN.
void pattern_from_expression(struct syn_parser *p, syn_node_id expression,
                             const struct cover *cover);
// Turns what was read between parentheses into PARAMETERS: IDENTIFIERs become BINDINGs.
syn_node_id parameters_from_expressions(struct syn_parser *p, syn_node_id paren,
                                        const struct cover *cover);

// ---- parse_function.c
// From `function` on (async was eaten; start is where it stood).
syn_node_id parse_function(struct syn_parser *p, enum syn_function kind, uint32_t start,
                           bool is_async);
// From the ( of a method on.
syn_node_id parse_method(struct syn_parser *p, enum syn_function kind, bool is_async,
                         bool is_generator);
// From => on.  The function begins at start.
syn_node_id parse_arrow(struct syn_parser *p, syn_node_id parameters, syn_node_id annotation,
                        uint32_t start, bool is_async);
syn_node_id parse_parameters(struct syn_parser *p);
syn_node_id parse_function_body(struct syn_parser *p, syn_node_id function,
                                syn_node_id parameters);

// ---- parse_class.c
// From `class` (or its decorators, already read into the list) on.
syn_node_id parse_class(struct syn_parser *p, bool is_declaration, struct syn_list *decorators,
                        uint32_t start);
void parse_decorators(struct syn_parser *p, struct syn_list *list); // none is fine
// A use of #x: remembered until the class that declares it ends, or an error.
syn_node_id parse_private_name(struct syn_parser *p);

// ---- parse_statement.c
void parse_statement_list(struct syn_parser *p, struct syn_list *list, enum syn_token_kind end);
syn_node_id parse_statement(struct syn_parser *p);
syn_node_id parse_statement_or_declaration(struct syn_parser *p);
syn_node_id parse_block(struct syn_parser *p);
// Directives first; sets strict mode on "use strict".
void parse_directives(struct syn_parser *p, struct syn_list *list);
syn_node_id parse_variables(struct syn_parser *p); // VARIABLES without the semicolon

// ---- parse_module.c
syn_node_id parse_import(struct syn_parser *p);
syn_node_id parse_export(struct syn_parser *p);

// ---- parse_jsx.c: the current token is T_LT where an expression may begin
syn_node_id parse_jsx(struct syn_parser *p);

// ---- TypeScript.  Called only when options->typescript (but parse_ts_free always, at the end).
void parse_ts_free(struct syn_parser *p);
// parse_type.c
syn_node_id parse_type(struct syn_parser *p);
// ?, ! or : and a type, as TS_ANNOTATION; 0 if none of them is there.
syn_node_id parse_annotation(struct syn_parser *p);
syn_node_id parse_return_annotation(struct syn_parser *p); // with type predicates
syn_node_id parse_type_parameters(struct syn_parser *p);   // from <; 0 if there is no <
syn_node_id
parse_type_arguments(struct syn_parser *p); // in a type or after extends: always meant as such
// parse_ts_expression.c
// After an expression, at < or <<: type arguments if what follows says so; 0 and nothing read if not.
syn_node_id parse_try_type_arguments(struct syn_parser *p);
// At ( or <, or at async: a whole arrow function, or 0 and nothing read (then no arrow function with
// parentheses begins here).
syn_node_id parse_try_arrow(struct syn_parser *p);
syn_node_id parse_cast(struct syn_parser *p); // <T>expression
// as T, satisfies T after an expression: wraps it in TS_AS, as often as they come.
syn_node_id parse_as(struct syn_parser *p, syn_node_id expression);
// parse_ts_statement.c
// interface, type, enum, namespace, module, declare, abstract class, global: the statement, or 0 and
// nothing read if the words are ordinary identifiers here.
// Also at enum and at const before enum.
syn_node_id parse_ts_declaration(struct syn_parser *p);
syn_node_id parse_ts_import_equals(struct syn_parser *p, uint32_t start, syn_node_id binding,
                                   bool is_type);
syn_node_id
parse_ts_export(struct syn_parser *p,
                uint32_t start); // export =, export as namespace, export import; else 0
// parse_ts_class.c
// Modifiers of a class member (public, static, readonly, declare, override, abstract, accessor ...) up
// to its key: the flags.  *async and the like are left.
uint16_t parse_ts_modifiers(struct syn_parser *p);
// The modifiers that make a constructor's parameter a property: whether there were any.
bool parse_ts_parameter_modifiers(struct syn_parser *p);
syn_node_id parse_ts_index_signature(
    struct syn_parser *p); // [key: string]: T; 0 and nothing read if it is none

#endif
