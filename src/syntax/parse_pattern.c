// SPDX-License-Identifier: MIT
//
// Patterns.  All of them are read as array and object literals first, those of declarations too (so
// errors are the same everywhere): cover_classify() keeps what an element cannot be, and when it is
// known that it is a pattern the nodes change their kind in place.
#include "syntax/parse_expression.h"

// ---- Covers

void cover_require_expression(struct syn_parser *p, const struct cover *cover) {
  cover_report(p, &cover->expression);
}

static void merge(struct cover_error *into, const struct cover_error *from) {
  if (into->message == M_NONE) *into = *from;
}

void cover_merge(struct cover *into, const struct cover *from) {
  merge(&into->expression, &from->expression);
  merge(&into->pattern, &from->pattern);
  if (from->binding.message) into->binding = from->binding;
}

// No target of any kind.
static void keep_invalid(struct syn_parser *p, struct cover *cover, syn_node_id id) {
  const struct syn_node *node = tree_node(p->tree, id);
  if (id) cover_keep(&cover->pattern, M_INVALID_DESTRUCTURING, node->start, node->end);
}

static bool is_strict_eval(const struct syn_parser *p, syn_node_id name) {
  return p->lex.strict && strict_name_error(p, name) == M_STRICT_EVAL_ARGUMENTS;
}

static bool is_member_access(const struct syn_parser *p, const struct syn_node *chain) {
  if (chain->flags & F_OPTIONAL) return false;
  syn_node_id link = chain->first;
  while (tree_node(p->tree, link)->next)
    link = tree_node(p->tree, link)->next;
  enum syn_node_kind kind = node_kind(p, link);
  return kind == N_DOT || kind == N_INDEX || kind == N_TS_NON_NULL;
}

// A target that an assignment was happy with, as a parameter; a call is not one in a pattern either.
static void classify_assigned(struct syn_parser *p, struct cover *cover, syn_node_id target) {
  const struct syn_node *node = tree_node(p->tree, target);
  if (node->kind == N_CHAIN && is_member_access(p, node))
    cover_keep_binding(cover, M_ILLEGAL_PROPERTY, node->start, node->end);
  else if (node->kind == N_CHAIN)
    keep_invalid(p, cover, target);
  else if (node->kind == N_PAREN)
    cover_keep_binding(cover, M_INVALID_DESTRUCTURING, node->start, node->end);
}

static void classify_wrapped(struct syn_parser *p, struct cover *cover, syn_node_id element) {
  syn_node_id inner = node_unwrap(p, element);
  const struct syn_node *node = tree_node(p->tree, inner);
  const struct syn_node *outer = tree_node(p->tree, element);
  bool is_target = node->kind == N_IDENTIFIER
                       ? !is_strict_eval(p, inner)
                       : node->kind == N_CHAIN && is_member_access(p, node);
  if (is_target)
    cover_keep_binding(cover, M_INVALID_DESTRUCTURING, outer->start, outer->end);
  else
    keep_invalid(p, cover, element);
}

void cover_classify(struct syn_parser *p, struct cover *cover, syn_node_id element) {
  const struct syn_node *node = tree_node(p->tree, element);
  switch ((enum syn_node_kind)node->kind) {
  case N_ARRAY:
  case N_OBJECT: return;
  case N_IDENTIFIER:
    if (is_strict_eval(p, element)) keep_invalid(p, cover, element);
    return;
  case N_ASSIGN:
    if (node->op != T_ASSIGN) break;
    classify_assigned(p, cover, node->first);
    return;
  case N_CHAIN:
    if (!is_member_access(p, node)) break;
    cover_keep_binding(cover, M_ILLEGAL_PROPERTY, node->start, node->end);
    return;
  case N_PAREN:
  case N_TS_AS:
  case N_TS_CAST: classify_wrapped(p, cover, element); return;
  default: break;
  }
  keep_invalid(p, cover, element);
}

void cover_classify_parameter(struct syn_parser *p, struct cover *cover, syn_node_id element) {
  const struct syn_node *node = tree_node(p->tree, element);
  if (node->kind == N_ASSIGN && node->op == T_ASSIGN)
    classify_assigned(p, cover, node->first);
  else if (node->kind == N_IDENTIFIER && is_strict_eval(p, element))
    cover_keep_binding(cover, M_STRICT_EVAL_ARGUMENTS, node->start, node->end);
  else if (element && node->kind != N_IDENTIFIER && node->kind != N_ARRAY &&
           node->kind != N_OBJECT)
    cover_keep_binding(cover, M_INVALID_DESTRUCTURING, node->start, node->end);
}

void cover_report_binding(struct syn_parser *p, const struct cover *cover) {
  cover_report(p, cover->binding.message ? &cover->binding : &cover->pattern);
}

// ---- await and yield among parameters

struct parameter_errors parameter_errors_begin(struct syn_parser *p) {
  struct parameter_errors around = p->never_parameter;
  p->never_parameter.any.message = p->never_parameter.async.message = M_NONE;
  return around;
}

void parameter_errors_end(struct syn_parser *p, const struct parameter_errors *around,
                          bool are_parameters, bool is_async) {
  struct parameter_errors inner = p->never_parameter;
  p->never_parameter = *around;
  if (are_parameters) {
    cover_report(p, &inner.any);
    if (is_async) cover_report(p, &inner.async);
  } else {
    merge(&p->never_parameter.any, &inner.any);
    merge(&p->never_parameter.async, &inner.async);
  }
}

// ---- Conversion

static void convert_children(struct syn_parser *p, syn_node_id id, bool as_binding) {
  for (id = tree_node(p->tree, id)->first; id; id = tree_node(p->tree, id)->next)
    pattern_convert(p, id, as_binding);
}

// The value of a PROPERTY is its last child.
static void convert_property(struct syn_parser *p, syn_node_id id, bool as_binding) {
  syn_node_id value = tree_node(p->tree, id)->first;
  if (!value) return;
  while (tree_node(p->tree, value)->next)
    value = tree_node(p->tree, value)->next;
  pattern_convert(p, value, as_binding);
}

void pattern_convert(struct syn_parser *p, syn_node_id id, bool as_binding) {
  struct syn_node *node = tree_node(p->tree, id);
  switch ((enum syn_node_kind)node->kind) {
  case N_IDENTIFIER:
    node->flags &= F_ESCAPED;
    if (as_binding)
      node->kind = N_BINDING;
    else
      node->flags |= F_WRITTEN;
    break;
  case N_ARRAY_PATTERN:
  case N_OBJECT_PATTERN:
    if (as_binding) convert_children(p, id, true);
    break;
  case N_ARRAY:
    node->kind = N_ARRAY_PATTERN;
    convert_children(p, id, as_binding);
    break;
  case N_OBJECT:
    node->kind = N_OBJECT_PATTERN;
    convert_children(p, id, as_binding);
    break;
  case N_PROPERTY: convert_property(p, id, as_binding); break;
  case N_ASSIGN:
    node->kind = N_DEFAULT;
    node->op = 0;
    pattern_convert(p, node->first, as_binding);
    break;
  case N_DEFAULT:
  case N_REST:
    if (as_binding) pattern_convert(p, node->first, true);
    break;
  case N_SPREAD:
    node->kind = N_REST;
    pattern_convert(p, node->first, as_binding);
    break;
  case N_PAREN:
  case N_TS_AS:
  case N_TS_CAST: pattern_convert(p, node->first, as_binding); break;
  default: break;
  }
}

void pattern_from_expression(struct syn_parser *p, syn_node_id expression,
                             const struct cover *cover) {
  enum syn_node_kind kind = node_kind(p, expression);
  if (kind == N_ARRAY || kind == N_OBJECT) {
    cover_report(p, &cover->pattern);
    pattern_convert(p, expression, false);
    return;
  }
  cover_report(p, &cover->expression);
  enum syn_node_kind inner = node_kind(p, node_unwrap(p, expression));
  bool is_wrapped = inner == N_ARRAY || inner == N_OBJECT;
  parse_make_target(p, expression, is_wrapped ? M_INVALID_DESTRUCTURING : M_FOR_TARGET,
                    F_WRITTEN, true);
}

// The list of parameters as PARAMETER and REST nodes, in place of the expressions.
syn_node_id parameters_from_expressions(struct syn_parser *p, syn_node_id paren,
                                        const struct cover *cover) {
  cover_report_binding(p, cover);
  struct syn_list list = {0};
  syn_node_id next = 0;
  for (syn_node_id id = tree_node(p->tree, paren)->first; id; id = next) {
    struct syn_node *node = tree_node(p->tree, id);
    next = node->next;
    node->next = 0;
    uint32_t start = node->start, end = node->end;
    enum syn_node_kind kind = (enum syn_node_kind)node->kind;
    pattern_convert(p, id, true);
    if (kind == N_ASSIGN) {
      tree_node(p->tree, id)->kind = N_PARAMETER;
    } else if (kind != N_SPREAD && kind != N_REST) {
      syn_node_id target = id;
      id = tree_add(p->tree, N_PARAMETER, start, end);
      tree_node(p->tree, id)->first = target;
    }
    list_push(p->tree, &list, id);
  }
  tree_node(p->tree, paren)->kind = N_PARAMETERS;
  tree_node(p->tree, paren)->first = list.first;
  return paren;
}

// ---- Declarations

syn_node_id parse_binding_target(struct syn_parser *p) {
  enum syn_token_kind kind = (enum syn_token_kind)p->lex.token.kind;
  if (kind != T_BRACKET_OPEN && kind != T_BRACE_OPEN) return parse_binding_identifier(p);
  syn_node_id id = 0;
  struct cover cover;
  cover_init(&cover);
  if (parse_enter(p)) {
    id = kind == T_BRACKET_OPEN ? parse_array(p, &cover) : parse_object(p, &cover);
    cover_report_binding(p, &cover);
    pattern_convert(p, id, true);
  }
  parse_leave(p);
  return id;
}
