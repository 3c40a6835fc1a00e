// SPDX-License-Identifier: MIT
//
// What the chapters of expressions, patterns, functions and classes share, and nobody else needs.
#ifndef NODUS_SYNTAX_PARSE_EXPRESSION_H
#define NODUS_SYNTAX_PARSE_EXPRESSION_H

#include "syntax/parser.h"

// ---- Nodes

// Ends a node behind the token before the current one and gives it its children.
static inline syn_node_id node_close(struct syn_parser *p, syn_node_id id, syn_node_id first) {
  struct syn_node *node = tree_node(p->tree, id);
  node->end = p->lex.previous_end;
  node->first = first;
  return id;
}

// A node from start to behind the token before the current one.
static inline syn_node_id node_make(struct syn_parser *p, enum syn_node_kind kind,
                                    uint32_t start, syn_node_id first) {
  syn_node_id id = tree_add(p->tree, kind, start, p->lex.previous_end);
  tree_node(p->tree, id)->first = first;
  return id;
}

// The current token as a node without children.
static inline syn_node_id node_leaf(struct syn_parser *p, enum syn_node_kind kind) {
  syn_node_id id = tree_add(p->tree, kind, p->lex.token.start, p->lex.token.end);
  lex_next(&p->lex);
  return id;
}

static inline syn_node_id node_pair(struct syn_parser *p, enum syn_node_kind kind,
                                    uint32_t start, syn_node_id first, syn_node_id second) {
  struct syn_list list = {0};
  list_push(p->tree, &list, first);
  list_push(p->tree, &list, second);
  return node_make(p, kind, start, list.first);
}

static inline enum syn_node_kind node_kind(const struct syn_parser *p, syn_node_id id) {
  return (enum syn_node_kind)tree_node(p->tree, id)->kind;
}

// An arrow function without parentheses around it: it ends the expression, whatever follows.
static inline bool node_is_arrow(const struct syn_parser *p, syn_node_id id) {
  const struct syn_node *node = tree_node(p->tree, id);
  return node->kind == N_FUNCTION && node->op == FUNCTION_ARROW;
}

// What is inside of parentheses and TypeScript's assertions.
syn_node_id node_unwrap(const struct syn_parser *p, syn_node_id id);
// The value of a NAME, BINDING, IDENTIFIER, PRIVATE_NAME or STRING; decoded is filled only if that
// is not the text itself.
struct str node_value(const struct syn_parser *p, syn_node_id id, struct buf *decoded);
bool node_is(const struct syn_parser *p, syn_node_id id, struct str value);

// ---- Errors

// The error that the token before the current one stands where it must not; nothing if there is an
// error already.
void parse_error_last(struct syn_parser *p, enum syn_message message);
// An error about another piece of the source than the one it marks.
void parse_error_of(struct syn_parser *p, enum syn_message message, uint32_t start,
                    uint32_t end, uint32_t argument_start, uint32_t argument_end);
// The beginning of the word that ends there; end itself if none does.
uint32_t parse_start_of_word(const struct syn_parser *p, uint32_t end);
// The error of a name that strict code must not bind, or M_NONE.
enum syn_message strict_name_error(const struct syn_parser *p, syn_node_id name);

static inline void cover_init(struct cover *cover) {
  cover->expression.message = cover->pattern.message = cover->binding.message = M_NONE;
}

// Keeps an error unless there is one: of expressions and patterns the first counts (of bindings, the
// last: cover_keep_binding).
static inline void cover_keep(struct cover_error *kept, enum syn_message message,
                              uint32_t start, uint32_t end) {
  if (kept->message == M_NONE) *kept = (struct cover_error){message, start, end};
}

static inline void cover_keep_binding(struct cover *cover, enum syn_message message,
                                      uint32_t start, uint32_t end) {
  cover->binding = (struct cover_error){message, start, end};
}

static inline void cover_report(struct syn_parser *p, const struct cover_error *kept) {
  if (kept->message != M_NONE) parse_error(p, kept->message, kept->start, kept->end);
}

// What is wrong with a pattern of bindings, or with parameters.
void cover_report_binding(struct syn_parser *p, const struct cover *cover);
void cover_merge(struct cover *into, const struct cover *from);
// What an element of an array or the value of a property cannot be.
void cover_classify(struct syn_parser *p, struct cover *cover, syn_node_id element);
// The same for what stands between the parentheses of an arrow function.
void cover_classify_parameter(struct syn_parser *p, struct cover *cover, syn_node_id element);

// await and yield among what may turn out to be parameters (struct syn_parser.never_parameter).
struct parameter_errors parameter_errors_begin(struct syn_parser *p);
// Either they are reported, or they belong to what is around.
void parameter_errors_end(struct syn_parser *p, const struct parameter_errors *around,
                          bool are_parameters, bool is_async);

// ---- Expressions

// cover is NULL where neither a pattern nor an arrow function can begin.
syn_node_id parse_chain(struct syn_parser *p, struct cover *cover);
syn_node_id parse_primary(struct syn_parser *p, struct cover *cover);
syn_node_id parse_array(struct syn_parser *p, struct cover *cover);
syn_node_id parse_object(struct syn_parser *p, struct cover *cover);
syn_node_id parse_paren(struct syn_parser *p, struct cover *around);
// ... among what is in parentheses: a binding, for it can only be an arrow function's parameter.
syn_node_id parse_rest_in_parentheses(struct syn_parser *p);
// Arguments that may turn out to be an async arrow function's parameters.
syn_node_id parse_arguments_or_parameters(struct syn_parser *p, struct cover *cover);
// Links of a decorator: at a dot; at ( or, in TypeScript, <: 0 if it is no call.
syn_node_id parse_dot_link(struct syn_parser *p);
syn_node_id parse_call_link(struct syn_parser *p);
syn_node_id parse_new(struct syn_parser *p);
syn_node_id parse_super(struct syn_parser *p);
syn_node_id parse_import_expression(struct syn_parser *p, bool is_new);
// Makes a simple target of an assignment; the message is for everything that cannot be one.
void parse_make_target(struct syn_parser *p, syn_node_id expression, enum syn_message message,
                       uint16_t flags, bool calls_allowed);

// [async] [*] or get or set, and the key of a property or class element.
struct member {
  uint32_t start;
  struct syn_token token; // the first of the key
  syn_node_id key;
  bool computed, is_async, is_generator;
  enum syn_function kind; // FUNCTION_METHOD, FUNCTION_GETTER, FUNCTION_SETTER
};
void parse_member_head(struct syn_parser *p, struct member *member);
// Whether the current token says that the word before it was the whole key.
bool parse_ends_key(const struct syn_parser *p);
// Nothing but a key was read: { key } or { key: ... }.
static inline bool member_is_plain(const struct member *member) {
  return member->kind == FUNCTION_METHOD && !member->is_async && !member->is_generator;
}
// A use of a name: what arguments and await mean for the function around, and where they are wrong.
void parse_note_name(struct syn_parser *p, const struct syn_token *token);

// ---- Patterns and functions

// Turns an expression without errors into a pattern; as_binding: of BINDINGs.
void pattern_convert(struct syn_parser *p, syn_node_id id, bool as_binding);
// From => on; the only parameter is an IDENTIFIER, read already.
syn_node_id parse_single_parameter_arrow(struct syn_parser *p, syn_node_id name, uint32_t start,
                                         bool is_async);

// What a function takes from the code around and gives back.
struct function_frame {
  struct context context;
  struct parameter_errors errors;
  struct label *labels;
};
void function_enter(struct syn_parser *p, syn_node_id function, struct function_frame *around);
// outward: the flags of the function that hold for the code around as well.
void function_leave(struct syn_parser *p, syn_node_id function,
                    const struct function_frame *around, uint16_t outward);
// Duplicate names, and names that strict code must not bind; sets F_STRICT.
void function_check(struct syn_parser *p, syn_node_id function, syn_node_id parameters,
                    bool was_strict);

// parse_class.c: whether the innermost class has a heritage.
bool parse_class_is_derived(const struct syn_parser *p);

#endif
