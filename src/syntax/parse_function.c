// SPDX-License-Identifier: MIT
//
// Functions, methods and arrow functions (ECMA-262, 15).  A body may turn strict by its directive, so
// names of the function and its parameters are checked when the body was read.
#include "syntax/parse_expression.h"

#include "util/strmap.h"

// ---- What a function takes from the code around and gives back

void function_enter(struct syn_parser *p, syn_node_id function, struct function_frame *around) {
  *around = (struct function_frame){
      .context = p->context, .errors = parameter_errors_begin(p), .labels = p->labels};
  p->context.function = function;
  p->labels = NULL;
}

void function_leave(struct syn_parser *p, syn_node_id function,
                    const struct function_frame *around, uint16_t outward) {
  uint16_t flags = tree_node(p->tree, function)->flags & outward;
  p->context = around->context;
  p->never_parameter = around->errors;
  p->labels = around->labels;
  tree_node(p->tree, p->context.function)->flags |= flags;
}

// The context of a function that is no arrow function.
static void set_context(struct syn_parser *p, enum syn_function kind, syn_node_id function,
                        bool is_async, bool is_generator) {
  bool is_method = kind >= FUNCTION_METHOD;
  p->context = (struct context){
      .in_function = true,
      .is_async = is_async,
      .is_generator = is_generator,
      .new_target = true,
      .super_property = is_method,
      .super_call = kind == FUNCTION_CONSTRUCTOR && parse_class_is_derived(p),
      .in_ambient = p->context.in_ambient,
      .function = function,
  };
}

// ---- Parameters

static syn_node_id parameter(struct syn_parser *p) {
  struct syn_list list = {0};
  uint32_t start = p->lex.token.start;
  bool is_property = false, typescript = p->options->typescript;
  if (typescript) {
    parse_decorators(p, &list);
    is_property = parse_ts_parameter_modifiers(p);
  }
  bool is_this = typescript && p->lex.token.kind == T_THIS;
  list_push(p->tree, &list, is_this ? node_leaf(p, N_THIS) : parse_binding_target(p));
  if (typescript) list_push(p->tree, &list, parse_annotation(p));
  if (parse_eat(p, T_ASSIGN)) list_push(p->tree, &list, parse_assignment(p));
  syn_node_id id = node_make(p, N_PARAMETER, start, list.first);
  if (is_property) tree_node(p->tree, id)->flags |= F_PROPERTY;
  return id;
}

static syn_node_id rest_parameter(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  struct syn_list list = {0};
  lex_next(&p->lex);
  list_push(p->tree, &list, parse_binding_target(p));
  if (p->options->typescript) list_push(p->tree, &list, parse_annotation(p));
  const struct syn_token *token = &p->lex.token;
  if (token->kind == T_ASSIGN) parse_error(p, M_REST_DEFAULT, token->start, token->end);
  if (token->kind == T_COMMA && !p->context.in_ambient)
    parse_error(p, M_PARAMETER_AFTER_REST, token->start, token->end);
  return node_make(p, N_REST, start, list.first);
}

syn_node_id parse_parameters(struct syn_parser *p) {
  syn_node_id id = tree_add(p->tree, N_PARAMETERS, p->lex.token.start, 0);
  struct syn_list list = {0};
  bool in_parameters = p->context.in_parameters, no_in = p->context.no_in;
  p->context.in_parameters = true;
  p->context.no_in = false;
  parse_expect(p, T_PAREN_OPEN);
  while (p->lex.token.kind != T_PAREN_CLOSE) {
    list_push(p->tree, &list,
              p->lex.token.kind == T_ELLIPSIS ? rest_parameter(p) : parameter(p));
    if (p->lex.token.kind != T_PAREN_CLOSE && !parse_expect(p, T_COMMA)) break;
  }
  p->context.in_parameters = in_parameters;
  p->context.no_in = no_in;
  parse_expect(p, T_PAREN_CLOSE);
  return node_close(p, id, list.first);
}

static bool are_simple(const struct syn_parser *p, syn_node_id parameters) {
  syn_node_id id = tree_node(p->tree, parameters)->first;
  for (; id; id = tree_node(p->tree, id)->next) {
    if (node_kind(p, id) != N_PARAMETER) return false;
    syn_node_id target = tree_node(p->tree, id)->first;
    while (node_kind(p, target) == N_DECORATOR)
      target = tree_node(p->tree, target)->next;
    syn_node_id behind = tree_node(p->tree, target)->next;
    if (behind && node_kind(p, behind) == N_TS_ANNOTATION)
      behind = tree_node(p->tree, behind)->next;
    bool is_name = node_kind(p, target) == N_BINDING || node_kind(p, target) == N_THIS;
    if (!is_name || behind) return false;
  }
  return true;
}

// ---- Checks of names

#define FEW_NAMES 12

struct names {
  bool unique, strict;
  uint32_t count;
  syn_node_id few[FEW_NAMES];
  struct strmap many; // all of them, once there are more
};

// Remembers a name; whether it was there already.
static bool add_name(struct syn_parser *p, struct names *names, syn_node_id binding) {
  struct buf decoded = {0}, other = {0};
  struct str value = node_value(p, binding, &decoded);
  bool found = false;
  if (names->count < FEW_NAMES) {
    for (uint32_t i = 0; i < names->count && !found; i++, other.len = 0)
      found = str_equal(value, node_value(p, names->few[i], &other));
    names->few[names->count++] = binding;
  } else {
    for (uint32_t i = 0; i < FEW_NAMES && names->many.count <= i; i++, other.len = 0)
      strmap_set(&names->many, node_value(p, names->few[i], &other), names);
    found = strmap_get(&names->many, value) != NULL;
    strmap_set(&names->many, value, names);
  }
  buf_free(&decoded);
  buf_free(&other);
  return found;
}

static void check_duplicate(struct syn_parser *p, struct names *names, syn_node_id binding) {
  const struct syn_node *node = tree_node(p->tree, binding);
  if (add_name(p, names, binding))
    parse_error(p, M_DUPLICATE_PARAMETER, node->start, node->end);
}

static void check_strict_name(struct syn_parser *p, syn_node_id binding) {
  enum syn_message message = strict_name_error(p, binding);
  const struct syn_node *node = tree_node(p->tree, binding);
  if (message) parse_error(p, message, node->start, node->end);
}

// Visits the names that a pattern or a list of parameters binds.
static void check_names(struct syn_parser *p, struct names *names, syn_node_id id) {
  const struct syn_node *node = tree_node(p->tree, id);
  syn_node_id child = node->first;
  switch ((enum syn_node_kind)node->kind) {
  case N_BINDING:
    if (names->strict) check_strict_name(p, id);
    if (names->unique) check_duplicate(p, names, id);
    return;
  case N_PROPERTY:
    while (child && tree_node(p->tree, child)->next)
      child = tree_node(p->tree, child)->next;
    check_names(p, names, child);
    return;
  case N_PARAMETER:
    while (node_kind(p, child) == N_DECORATOR)
      child = tree_node(p->tree, child)->next;
    check_names(p, names, child);
    return;
  case N_DEFAULT:
  case N_REST: check_names(p, names, child); return;
  case N_PARAMETERS:
  case N_ARRAY_PATTERN:
  case N_OBJECT_PATTERN:
    for (; child; child = tree_node(p->tree, child)->next)
      check_names(p, names, child);
    return;
  default: return;
  }
}

void function_check(struct syn_parser *p, syn_node_id function, syn_node_id parameters,
                    bool was_strict) {
  struct syn_node *node = tree_node(p->tree, function);
  bool strict = p->lex.strict, simple = node->flags & F_SIMPLE_PARAMETERS;
  // A body with other than simple parameters cannot make itself strict.
  struct names names = {.strict = strict && (simple || was_strict)};
  if (node->op == FUNCTION_ARROW && parse_failed(p))
    names.strict = false; // V8 had no time for it
  names.unique = strict || !simple ||
                 (node->op != FUNCTION_DECLARATION && node->op != FUNCTION_EXPRESSION);
  if (strict) node->flags |= F_STRICT;
  if (!names.unique || !tree_node(p->tree, parameters)->first) return;
  check_names(p, &names, parameters);
  strmap_free(&names.many, NULL);
}

// ---- Bodies

syn_node_id parse_function_body(struct syn_parser *p, syn_node_id function,
                                syn_node_id parameters) {
  syn_node_id id = tree_add(p->tree, N_BLOCK, p->lex.token.start, 0);
  struct syn_list list = {0};
  bool was_strict = p->lex.strict;
  if (are_simple(p, parameters)) tree_node(p->tree, function)->flags |= F_SIMPLE_PARAMETERS;
  if (!parse_expect(p, T_BRACE_OPEN)) return id;
  parse_directives(p, &list);
  parse_statement_list(p, &list, T_BRACE_CLOSE);
  function_check(p, function, parameters, was_strict);
  p->lex.strict = was_strict; // before the token behind the brace is read
  parse_expect(p, T_BRACE_CLOSE);
  return node_close(p, id, list.first);
}

static void check_arity(struct syn_parser *p, enum syn_function kind, syn_node_id parameters) {
  const struct syn_node *node = tree_node(p->tree, parameters);
  syn_node_id first = node->first;
  bool has_this = first && node_kind(p, tree_node(p->tree, first)->first) == N_THIS;
  if (has_this) first = tree_node(p->tree, first)->next;
  enum syn_message message = M_NONE;
  if (kind == FUNCTION_GETTER && first)
    message = M_GETTER_ARITY;
  else if (kind == FUNCTION_SETTER && (!first || tree_node(p->tree, first)->next))
    message = M_SETTER_ARITY;
  else if (kind == FUNCTION_SETTER && node_kind(p, first) == N_REST)
    message = M_SETTER_REST;
  if (message) parse_error(p, message, node->start, node->end);
}

// From the ( (in TypeScript also <) on; without a body it is TypeScript's overload.
static void signature_and_body(struct syn_parser *p, syn_node_id function,
                               enum syn_function kind, struct syn_list *list) {
  bool typescript = p->options->typescript;
  if (typescript) list_push(p->tree, list, parse_type_parameters(p));
  syn_node_id parameters = parse_parameters(p);
  list_push(p->tree, list, parameters);
  if (kind == FUNCTION_GETTER || kind == FUNCTION_SETTER) check_arity(p, kind, parameters);
  if (typescript) list_push(p->tree, list, parse_return_annotation(p));
  if (p->lex.token.kind == T_BRACE_OPEN || !typescript)
    list_push(p->tree, list, parse_function_body(p, function, parameters));
}

// ---- Functions

// The name of a function is checked again when the body turned strict.
static void check_own_name(struct syn_parser *p, syn_node_id function, syn_node_id name) {
  if (name && tree_node(p->tree, function)->flags & F_STRICT && !p->lex.strict)
    check_strict_name(p, name);
}

static uint16_t kind_flags(bool is_async, bool is_generator) {
  return (uint16_t)((is_async ? F_ASYNC : 0) | (is_generator ? F_GENERATOR : 0));
}

// A declaration is named in the code around, an expression in its own.
static syn_node_id function_name(struct syn_parser *p, bool may_be_anonymous) {
  enum syn_token_kind kind = (enum syn_token_kind)p->lex.token.kind;
  bool none = kind == T_PAREN_OPEN || (kind == T_LT && p->options->typescript);
  if (!none) return parse_binding_identifier(p);
  if (!may_be_anonymous) parse_error_last(p, M_FUNCTION_NAME);
  return 0;
}

syn_node_id parse_function(struct syn_parser *p, enum syn_function kind, uint32_t start,
                           bool is_async) {
  bool is_declaration = kind == FUNCTION_DECLARATION;
  syn_node_id id = tree_add(p->tree, N_FUNCTION, start, 0);
  struct syn_list list = {0};
  struct function_frame around;
  lex_next(&p->lex);
  bool is_generator = parse_eat(p, T_MUL);
  tree_node(p->tree, id)->op = (uint8_t)kind;
  tree_node(p->tree, id)->flags = kind_flags(is_async, is_generator);
  syn_node_id name = is_declaration ? function_name(p, false) : 0;
  function_enter(p, id, &around);
  set_context(p, kind, id, is_async, is_generator);
  if (!is_declaration) name = function_name(p, true);
  list_push(p->tree, &list, name);
  if (parse_enter(p)) signature_and_body(p, id, kind, &list);
  parse_leave(p);
  function_leave(p, id, &around, F_HAS_EVAL);
  check_own_name(p, id, name);
  return node_close(p, id, list.first);
}

syn_node_id parse_method(struct syn_parser *p, enum syn_function kind, bool is_async,
                         bool is_generator) {
  syn_node_id id = tree_add(p->tree, N_FUNCTION, p->lex.token.start, 0);
  struct syn_list list = {0};
  struct function_frame around;
  tree_node(p->tree, id)->op = (uint8_t)kind;
  tree_node(p->tree, id)->flags = kind_flags(is_async, is_generator);
  function_enter(p, id, &around);
  set_context(p, kind, id, is_async, is_generator);
  if (parse_enter(p)) signature_and_body(p, id, kind, &list);
  parse_leave(p);
  function_leave(p, id, &around, F_HAS_EVAL);
  return node_close(p, id, list.first);
}

// ---- Arrow functions

#define ARROW_OUTWARD (F_USES_THIS | F_USES_ARGUMENTS | F_HAS_EVAL)

// What the parameters use: they were read before it was known that there is an arrow function.
static uint16_t uses(const struct syn_parser *p, syn_node_id id) {
  const struct syn_node *node = tree_node(p->tree, id);
  uint16_t flags = 0, mask = ARROW_OUTWARD;
  switch ((enum syn_node_kind)node->kind) {
  case N_THIS:
  case N_SUPER:
  case N_NEW_TARGET: return F_USES_THIS;
  case N_IDENTIFIER: return node_is(p, id, STR("arguments")) ? F_USES_ARGUMENTS : 0;
  case N_FUNCTION: return node->flags & (node->op == FUNCTION_ARROW ? mask : F_HAS_EVAL);
  case N_FIELD:
  case N_STATIC_BLOCK: mask = F_HAS_EVAL; break;
  case N_CHAIN:
    if (node_kind(p, node->first) == N_IDENTIFIER && node_is(p, node->first, STR("eval")) &&
        tree_node(p->tree, node->first)->flags & F_CALLED)
      flags |= F_HAS_EVAL;
    break;
  default: break;
  }
  for (id = node->first; id; id = tree_node(p->tree, id)->next)
    flags |= uses(p, id);
  return flags & mask;
}

static syn_node_id arrow_body(struct syn_parser *p, syn_node_id id, syn_node_id parameters,
                              bool simple) {
  if (p->lex.token.kind == T_BRACE_OPEN) {
    p->context.no_in = false;
    return parse_function_body(p, id, parameters);
  }
  tree_node(p->tree, id)->flags |= F_EXPRESSION_BODY | (simple ? F_SIMPLE_PARAMETERS : 0);
  if (tree_node(p->tree, id)->start == p->consequent_at)
    p->consequent_at = p->lex.token.start; // of the body, if it is an arrow function, too
  syn_node_id body = parse_assignment(p);
  function_check(p, id, parameters, p->lex.strict);
  return body;
}

syn_node_id parse_arrow(struct syn_parser *p, syn_node_id parameters, syn_node_id annotation,
                        uint32_t start, bool is_async) {
  if (p->lex.token.newline_before) parse_unexpected(p, &p->lex.token);
  syn_node_id id = tree_add(p->tree, N_FUNCTION, start, 0);
  struct syn_list list = {0};
  struct function_frame around;
  bool simple = are_simple(p, parameters);
  uint16_t used = simple ? 0 : uses(p, parameters);
  tree_node(p->tree, id)->op = FUNCTION_ARROW;
  tree_node(p->tree, id)->flags = kind_flags(is_async, false) | used;
  function_enter(p, id, &around);
  p->context.in_function = true;
  p->context.is_async = is_async;
  p->context.is_generator = p->context.in_parameters = false;
  p->context.in_field |=
      p->context.in_static_block; // arguments is an error still, await is a name
  p->context.in_static_block = false;
  list_push(p->tree, &list, parameters);
  list_push(p->tree, &list, annotation);
  if (parse_enter(p)) {
    lex_next(&p->lex);
    list_push(p->tree, &list, arrow_body(p, id, parameters, simple));
  }
  parse_leave(p);
  function_leave(p, id, &around, ARROW_OUTWARD);
  return node_close(p, id, list.first);
}

syn_node_id parse_single_parameter_arrow(struct syn_parser *p, syn_node_id name, uint32_t start,
                                         bool is_async) {
  struct syn_node *node = tree_node(p->tree, name);
  uint32_t name_start = node->start, name_end = node->end;
  pattern_convert(p, name, true);
  syn_node_id parameter_id = tree_add(p->tree, N_PARAMETER, name_start, name_end);
  tree_node(p->tree, parameter_id)->first = name;
  syn_node_id parameters = tree_add(p->tree, N_PARAMETERS, name_start, name_end);
  tree_node(p->tree, parameters)->first = parameter_id;
  return parse_arrow(p, parameters, 0, start, is_async);
}
