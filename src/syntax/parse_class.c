// SPDX-License-Identifier: MIT
//
// Classes (ECMA-262, 15.7).  Uses of private names are remembered until the class around ends: what
// it does not declare is handed to the class around that, and is an error at the outermost.
#include "syntax/parse_expression.h"

#include <stdlib.h>

#include "util/alloc.h"
#include "util/strmap.h"

// ---- Private names

// What declares a name: a getter and a setter may share one, if both are static or neither is.
enum { PRIVATE_GETTER = 1, PRIVATE_SETTER = 2, PRIVATE_OTHER = 4, PRIVATE_STATIC = 8 };

struct private_use {
  uint32_t start, end, marked; // of the name; where the error stands
  bool escaped;
};

struct class_names {
  struct class_names *outer;
  struct strmap declared;
  struct private_use *uses;
  size_t count, capacity;
  bool is_derived;
};

bool parse_class_is_derived(const struct syn_parser *p) {
  return p->privates && p->privates->is_derived;
}

static void add_use(struct class_names *names, const struct private_use *use) {
  if (names->count == names->capacity) {
    names->capacity = names->capacity ? names->capacity * 2 : 8;
    names->uses = mem_realloc(names->uses, names->capacity * sizeof(*names->uses));
  }
  names->uses[names->count++] = *use;
}

static void undeclared(struct syn_parser *p, const struct private_use *use) {
  parse_error_of(p, M_UNDECLARED_PRIVATE, use->marked, use->marked + 1, use->start, use->end);
}

syn_node_id parse_private_name(struct syn_parser *p) {
  const struct syn_token *token = &p->lex.token;
  struct private_use use = {token->start, token->end, p->lex.previous_start, token->escaped};
  syn_node_id id = node_leaf(p, N_PRIVATE_NAME);
  if (use.escaped) tree_node(p->tree, id)->flags |= F_ESCAPED;
  if (p->privates)
    add_use(p->privates, &use);
  else
    undeclared(p, &use);
  return id;
}

static bool is_declared(const struct syn_parser *p, const struct class_names *names,
                        const struct private_use *use) {
  struct buf decoded = {0};
  struct str name = str_slice(p->tree->source, use->start, use->end);
  if (use->escaped) {
    lex_identifier_value(p->lex.source, use->start, use->end, &decoded);
    name = buf_str(&decoded);
  }
  bool declared = strmap_get(&names->declared, name) != NULL;
  buf_free(&decoded);
  return declared;
}

static void resolve_privates(struct syn_parser *p, struct class_names *names) {
  p->privates = names->outer;
  for (size_t i = 0; i < names->count; i++) {
    const struct private_use *use = &names->uses[i];
    if (is_declared(p, names, use)) continue;
    if (names->outer) {
      add_use(names->outer, use);
      continue;
    }
    undeclared(p, use);
    break;
  }
  free(names->uses);
  strmap_free(&names->declared, NULL);
}

// Behind the member, which is where V8 marks a name that is there already.
static void declare_private(struct syn_parser *p, syn_node_id key, unsigned kind) {
  struct buf decoded = {0};
  struct str name = node_value(p, key, &decoded);
  unsigned before = (unsigned)(uintptr_t)strmap_get(&p->privates->declared, name);
  unsigned both = before | kind;
  bool is_pair = (both & (PRIVATE_GETTER | PRIVATE_SETTER | PRIVATE_OTHER)) ==
                     (PRIVATE_GETTER | PRIVATE_SETTER) &&
                 !(before & kind & ~PRIVATE_STATIC) &&
                 (before & PRIVATE_STATIC) == (kind & PRIVATE_STATIC);
  if (before && !is_pair) {
    const struct syn_node *node = tree_node(p->tree, key);
    parse_error_of(p, M_REDECLARED, p->lex.previous_start, p->lex.previous_end, node->start,
                   node->end);
  }
  strmap_set(&p->privates->declared, name, (void *)(uintptr_t)both); // never 0
  buf_free(&decoded);
}

// ---- Code of the class itself: initializers and static blocks

// It has no FUNCTION: node 0 takes the flags, of which only F_HAS_EVAL is for the code around.
static uint16_t code_enter(struct syn_parser *p, bool is_static_block,
                           struct function_frame *around) {
  uint16_t flags = tree_node(p->tree, 0)->flags;
  function_enter(p, 0, around);
  tree_node(p->tree, 0)->flags = 0;
  p->context = (struct context){.in_static_block = is_static_block,
                                .in_field = !is_static_block,
                                .new_target = true,
                                .super_property = true,
                                .in_ambient = around->context.in_ambient};
  return flags;
}

static void code_leave(struct syn_parser *p, const struct function_frame *around,
                       uint16_t flags) {
  uint16_t eval = tree_node(p->tree, 0)->flags & F_HAS_EVAL;
  tree_node(p->tree, 0)->flags = flags;
  function_leave(p, 0, around, 0);
  tree_node(p->tree, p->context.function)->flags |= eval;
}

// V8 treats a static field's like a static block: await is an error.
static syn_node_id initializer(struct syn_parser *p, bool is_static) {
  struct function_frame around;
  uint16_t flags = code_enter(p, is_static, &around);
  syn_node_id value = parse_assignment(p);
  code_leave(p, &around, flags);
  return value;
}

// At static, before the brace.
static syn_node_id static_block(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  struct function_frame around;
  uint16_t flags = code_enter(p, true, &around);
  syn_node_id block = tree_add(p->tree, N_BLOCK, p->lex.token.start, 0);
  struct syn_list list = {0};
  lex_next(&p->lex);
  if (parse_enter(p)) parse_statement_list(p, &list, T_BRACE_CLOSE);
  parse_leave(p);
  code_leave(p, &around, flags);
  parse_expect(p, T_BRACE_CLOSE);
  return node_make(p, N_STATIC_BLOCK, start, node_close(p, block, list.first));
}

// ---- Members

struct element {
  struct member head;
  uint16_t flags;
  uint32_t start;
  struct syn_list children;
  bool is_private, is_method;
};

static bool is_named(const struct syn_parser *p, const struct element *element,
                     struct str name) {
  enum syn_node_kind kind = node_kind(p, element->head.key);
  return !element->head.computed && (kind == N_NAME || kind == N_STRING) &&
         node_is(p, element->head.key, name);
}

static enum syn_message constructor_error(const struct element *element, bool exists) {
  const struct member *head = &element->head;
  if (head->is_generator) return M_CONSTRUCTOR_GENERATOR;
  if (head->is_async) return M_CONSTRUCTOR_ASYNC;
  if (head->kind != FUNCTION_METHOD) return M_CONSTRUCTOR_ACCESSOR;
  return exists ? M_DUPLICATE_CONSTRUCTOR : M_NONE;
}

// Names that are special in classes.
static enum syn_message name_error(const struct syn_parser *p, const struct element *element,
                                   bool has_constructor) {
  bool is_static = element->flags & F_STATIC;
  if (element->is_private) {
    if (!node_is(p, element->head.key, STR("#constructor"))) return M_NONE;
    return element->is_method ? M_CONSTRUCTOR_PRIVATE : M_CONSTRUCTOR_FIELD;
  }
  if (is_static && is_named(p, element, STR("prototype"))) return M_STATIC_PROTOTYPE;
  if (!is_named(p, element, STR("constructor"))) return M_NONE;
  if (!element->is_method && member_is_plain(&element->head)) return M_CONSTRUCTOR_FIELD;
  return is_static ? M_NONE : constructor_error(element, has_constructor);
}

// Whether a modifier stands here, and not a member of that name.
static bool at_modifier(const struct syn_parser *p, enum syn_token_kind kind) {
  if (!parse_is_word(p, kind)) return false;
  struct syn_token next = lex_peek(&p->lex);
  switch ((enum syn_token_kind)next.kind) {
  case T_END:
  case T_PAREN_OPEN:
  case T_ASSIGN:
  case T_SEMICOLON:
  case T_BRACE_OPEN:
  case T_BRACE_CLOSE: return false;
  default: return kind == T_STATIC || !next.newline_before;
  }
}

static uint16_t modifiers(struct syn_parser *p) {
  if (p->options->typescript) return parse_ts_modifiers(p);
  uint16_t flags = 0;
  if (at_modifier(p, T_STATIC)) {
    flags |= F_STATIC;
    lex_next(&p->lex);
  }
  return flags;
}

static void read_key(struct syn_parser *p, struct element *element) {
  parse_member_head(p, &element->head);
  if (!element->head.key && p->lex.token.kind == T_PRIVATE_NAME) {
    bool escaped = p->lex.token.escaped;
    element->is_private = true;
    element->head.key = node_leaf(p, N_PRIVATE_NAME);
    if (escaped) tree_node(p->tree, element->head.key)->flags |= F_ESCAPED;
  }
  if (element->head.computed) element->flags |= F_COMPUTED;
  list_push(p->tree, &element->children, element->head.key);
}

// In TypeScript the mark of an optional method, and type parameters, may stand before the (.
static bool at_method(struct syn_parser *p) {
  enum syn_token_kind kind = (enum syn_token_kind)p->lex.token.kind;
  if (kind == T_PAREN_OPEN || !p->options->typescript) return kind == T_PAREN_OPEN;
  if (kind == T_LT) return true;
  if (kind != T_QUESTION) return false;
  struct syn_token next = lex_peek(&p->lex);
  return (next.kind == T_PAREN_OPEN || next.kind == T_LT) && parse_eat(p, T_QUESTION);
}

static syn_node_id method(struct syn_parser *p, struct element *element,
                          bool *has_constructor) {
  struct member *head = &element->head;
  if (!(element->flags & F_STATIC) && !element->is_private &&
      is_named(p, element, STR("constructor")))
    head->kind = FUNCTION_CONSTRUCTOR;
  bool in_ambient = p->context.in_ambient;
  syn_node_id function = parse_method(p, head->kind, head->is_async, head->is_generator);
  p->context.in_ambient = in_ambient;
  bool has_body = tree_child(p->tree, function, N_BLOCK) != 0;
  *has_constructor |= has_body && head->kind == FUNCTION_CONSTRUCTOR;
  list_push(p->tree, &element->children, function);
  syn_node_id id = node_make(p, N_METHOD, element->start, element->children.first);
  if (!has_body && !parse_failed(p)) parse_semicolon(p);
  return id;
}

static syn_node_id field(struct syn_parser *p, struct element *element) {
  if (!member_is_plain(&element->head)) {
    parse_unexpected(p, &p->lex.token);
    return 0;
  }
  if (p->lex.token.kind == T_COLON && !p->options->typescript)
    parse_unexpected(p, &element->head.token);
  if (p->options->typescript) list_push(p->tree, &element->children, parse_annotation(p));
  if (parse_eat(p, T_ASSIGN))
    list_push(p->tree, &element->children, initializer(p, element->flags & F_STATIC));
  return node_make(p, N_FIELD, element->start, element->children.first);
}

static void declare_element(struct syn_parser *p, const struct element *element) {
  unsigned kind = element->head.kind == FUNCTION_GETTER   ? PRIVATE_GETTER
                  : element->head.kind == FUNCTION_SETTER ? PRIVATE_SETTER
                                                          : PRIVATE_OTHER;
  if (element->flags & F_STATIC) kind |= PRIVATE_STATIC;
  if (element->is_private) declare_private(p, element->head.key, kind);
}

static syn_node_id member(struct syn_parser *p, bool *has_constructor) {
  struct element element = {.start = p->lex.token.start};
  parse_decorators(p, &element.children);
  if (parse_is_word(p, T_STATIC) && lex_peek(&p->lex).kind == T_BRACE_OPEN)
    return static_block(p);
  element.flags = modifiers(p);
  if (p->options->typescript && p->lex.token.kind == T_BRACKET_OPEN) {
    syn_node_id signature = parse_ts_index_signature(p);
    if (signature) {
      tree_node(p->tree, signature)->start = element.start;
      return signature;
    }
  }
  read_key(p, &element);
  element.is_method = at_method(p);
  enum syn_message message = name_error(p, &element, *has_constructor);
  if (message) parse_error(p, message, element.head.token.start, element.head.token.end);
  syn_node_id id =
      element.is_method ? method(p, &element, has_constructor) : field(p, &element);
  declare_element(p, &element);
  if (!id) return 0;
  if (!element.is_method) parse_semicolon(p);
  tree_node(p->tree, id)->flags |= element.flags;
  return id;
}

static syn_node_id class_body(struct syn_parser *p, bool was_strict) {
  syn_node_id id = tree_add(p->tree, N_CLASS_BODY, p->lex.token.start, 0);
  struct syn_list list = {0};
  bool has_constructor = false, no_in = p->context.no_in;
  p->context.no_in = false;
  parse_expect(p, T_BRACE_OPEN);
  while (p->lex.token.kind != T_BRACE_CLOSE && p->lex.token.kind != T_END)
    if (!parse_eat(p, T_SEMICOLON)) list_push(p->tree, &list, member(p, &has_constructor));
  p->context.no_in = no_in;
  p->lex.strict = was_strict; // before the token behind the brace is read
  parse_expect(p, T_BRACE_CLOSE);
  return node_close(p, id, list.first);
}

// ---- Classes

static syn_node_id class_name(struct syn_parser *p, bool may_be_anonymous) {
  enum syn_token_kind kind = (enum syn_token_kind)p->lex.token.kind;
  bool none = kind == T_BRACE_OPEN || kind == T_EXTENDS ||
              (p->options->typescript && (kind == T_IMPLEMENTS || kind == T_LT));
  if (!none) return parse_binding_identifier(p);
  if (!may_be_anonymous) parse_unexpected(p, &p->lex.token);
  return 0;
}

static syn_node_id heritage(struct syn_parser *p) {
  if (!parse_is_word(p, T_EXTENDS)) return 0;
  uint32_t start = p->lex.token.start;
  lex_next(&p->lex);
  struct syn_list list = {0};
  list_push(p->tree, &list, parse_left_hand_side(p));
  if (p->options->typescript && p->lex.token.kind == T_LT)
    list_push(p->tree, &list, parse_type_arguments(p));
  return node_make(p, N_HERITAGE, start, list.first);
}

static syn_node_id implements(struct syn_parser *p) {
  if (!parse_is_word(p, T_IMPLEMENTS)) return 0;
  uint32_t start = p->lex.token.start;
  do {
    lex_next(&p->lex);
    parse_type(p);
  } while (p->lex.token.kind == T_COMMA);
  return node_make(p, N_TS_IMPLEMENTS, start, 0);
}

syn_node_id parse_class(struct syn_parser *p, bool is_declaration, struct syn_list *decorators,
                        uint32_t start) {
  bool was_strict = p->lex.strict;
  struct syn_list list = decorators ? *decorators : (struct syn_list){0};
  struct class_names names = {.outer = p->privates};
  syn_node_id id = tree_add(p->tree, N_CLASS, start, 0);
  if (is_declaration) tree_node(p->tree, id)->flags |= F_DECLARATION;
  p->lex.strict = true;
  lex_next(&p->lex);
  if (parse_enter(p)) {
    list_push(p->tree, &list, class_name(p, !is_declaration));
    if (p->options->typescript) list_push(p->tree, &list, parse_type_parameters(p));
    syn_node_id parent = heritage(p);
    list_push(p->tree, &list, parent);
    if (p->options->typescript) list_push(p->tree, &list, implements(p));
    names.is_derived = parent != 0;
    p->privates = &names;
    list_push(p->tree, &list, class_body(p, was_strict));
    resolve_privates(p, &names);
  }
  parse_leave(p);
  p->lex.strict = was_strict;
  return node_close(p, id, list.first);
}

// ---- Decorators

// @name.name(arguments) or @(expression); TypeScript's may go on with more calls.
static syn_node_id decorator_expression(struct syn_parser *p) {
  if (p->lex.token.kind == T_PAREN_OPEN) return parse_paren(p, NULL);
  uint32_t start = p->lex.token.start;
  struct syn_list list = {0};
  list_push(p->tree, &list, parse_identifier_reference(p));
  for (bool called = false; !called || p->options->typescript;) {
    syn_node_id link = 0;
    if (p->lex.token.kind == T_DOT)
      link = parse_dot_link(p);
    else if (p->lex.token.kind == T_PAREN_OPEN ||
             (p->options->typescript && p->lex.token.kind == T_LT))
      link = parse_call_link(p);
    if (!link) break;
    called = node_kind(p, link) == N_CALL;
    if (called && list.first == list.last) tree_node(p->tree, list.first)->flags |= F_CALLED;
    list_push(p->tree, &list, link);
  }
  return list.first == list.last ? list.first : node_make(p, N_CHAIN, start, list.first);
}

void parse_decorators(struct syn_parser *p, struct syn_list *list) {
  // Node 26 has no decorators; TypeScript's are lowered.
  if (p->lex.token.kind == T_AT && !p->options->typescript) parse_unexpected(p, &p->lex.token);
  while (p->lex.token.kind == T_AT) {
    uint32_t start = p->lex.token.start;
    syn_node_id expression = 0;
    lex_next(&p->lex);
    if (parse_enter(p)) expression = decorator_expression(p);
    parse_leave(p);
    list_push(p->tree, list, node_make(p, N_DECORATOR, start, expression));
  }
}
