// SPDX-License-Identifier: MIT
//
// Classes: what is a type vanishes, parameter properties and fields become what they mean.
//
//   class A { constructor(private x: T) {} }    class A { x;constructor(        x   ) {;this.x=x;} }
//
// Without useDefineForClassFields a field is an assignment in the constructor.  Its text stays where
// it is, as the body of a private method that the constructor calls:
//
//   class A { x: T = 1 }                        class A { constructor(){this.#$nd_f1();}#$nd_f1(){this.x    = 1} }
#include "syntax/lower_decorators.h"
#include "syntax/token.h"

// What the constructor of a class has to do.
struct class_plan {
  syn_node_id constructor; // the METHOD, 0: none
  syn_node_id parameters;  // of the constructor
  uint32_t first_field;    // their methods are numbered from here
  uint32_t field_count;
  bool is_derived, has_properties;
};

syn_node_id ts_member_key(const struct transform *t, syn_node_id member) {
  syn_node_id child = ts_node(t, member)->first;
  while (child && ts_node(t, child)->kind == N_DECORATOR)
    child = ts_node(t, child)->next;
  return child;
}

// Whether nothing of a member is left.
static bool is_erased(const struct transform *t, syn_node_id member) {
  const struct syn_node *node = ts_node(t, member);
  switch (node->kind) {
  case N_TS_DECLARE: return true;
  case N_FIELD: return node->flags & (F_DECLARE | F_ABSTRACT);
  case N_METHOD:
    return node->flags & F_ABSTRACT || !ts_has_body(t, tree_child(t->tree, member, N_FUNCTION));
  default: return false;
  }
}

static syn_node_id field_value(const struct transform *t, syn_node_id field) {
  syn_node_id after = ts_node(t, ts_member_key(t, field))->next;
  if (after && ts_node(t, after)->kind == N_TS_ANNOTATION) after = ts_node(t, after)->next;
  return after;
}

// A field that is assigned, not defined.
static bool is_assigned(const struct transform *t, syn_node_id member) {
  const struct syn_node *node = ts_node(t, member);
  if (node->flags & F_STATIC && ts_node(t, ts_member_key(t, member))->kind == N_PRIVATE_NAME)
    return false;
  return !t->lowering->define_fields && node->kind == N_FIELD &&
         !(node->flags & (F_ACCESSOR | F_COMPUTED)) && !is_erased(t, member);
}

static bool is_assigned_in_constructor(const struct transform *t, syn_node_id member) {
  return is_assigned(t, member) && !(ts_node(t, member)->flags & F_STATIC) &&
         field_value(t, member);
}

static struct class_plan make_plan(struct transform *t, syn_node_id class, syn_node_id body) {
  struct class_plan plan = {.is_derived = tree_child(t->tree, class, N_HERITAGE) != 0};
  for (syn_node_id id = ts_node(t, body)->first; id; id = ts_node(t, id)->next) {
    syn_node_id function = tree_child(t->tree, id, N_FUNCTION);
    if (ts_node(t, id)->kind == N_METHOD && !is_erased(t, id) &&
        ts_node(t, function)->op == FUNCTION_CONSTRUCTOR) {
      plan.constructor = id;
      plan.parameters = tree_child(t->tree, function, N_PARAMETERS);
    }
    plan.field_count += is_assigned_in_constructor(t, id);
  }
  plan.first_field = t->ts->counter + 1;
  t->ts->counter += plan.field_count;
  syn_node_id parameter = plan.parameters ? ts_node(t, plan.parameters)->first : 0;
  for (; parameter; parameter = ts_node(t, parameter)->next)
    plan.has_properties |= (ts_node(t, parameter)->flags & F_PROPERTY) != 0;
  return plan;
}

// The name of a parameter property: its target may have a default beside it.
static struct str property_name(const struct transform *t, syn_node_id parameter) {
  return tree_text(t->tree, ts_parameter_target(t, parameter));
}

// this.x=x;this.#$nd_f1(); for all parameter properties and fields.
static void write_initialization(struct transform *t, const struct class_plan *plan,
                                 uint32_t at) {
  if (plan->has_properties) {
    syn_node_id parameter = ts_node(t, plan->parameters)->first;
    for (; parameter; parameter = ts_node(t, parameter)->next) {
      if (!(ts_node(t, parameter)->flags & F_PROPERTY)) continue;
      struct str name = property_name(t, parameter);
      edits_insertf(t->edits, at, "this.%.*s=%.*s;", (int)name.len, name.data, (int)name.len,
                    name.data);
    }
  }
  for (uint32_t i = 0; i < plan->field_count; i++)
    edits_insertf(t->edits, at, "this.#%sf%u();", t->prefix, plan->first_field + i);
}

// super(...) as a statement.
static bool is_super_call(const struct transform *t, syn_node_id statement) {
  if (ts_node(t, statement)->kind != N_EXPRESSION) return false;
  syn_node_id chain = ts_node(t, statement)->first;
  if (ts_node(t, chain)->kind != N_CHAIN) return false;
  syn_node_id base = ts_node(t, chain)->first;
  return ts_node(t, base)->kind == N_SUPER &&
         ts_node(t, ts_node(t, base)->next)->kind == N_CALL;
}

static void lower_constructor_body(struct transform *t, syn_node_id body,
                                   const struct class_plan *plan) {
  syn_node_id super = 0;
  for (syn_node_id id = ts_node(t, body)->first; id && !super; id = ts_node(t, id)->next)
    if (is_super_call(t, id)) super = id;
  uint32_t start = transform_first_statement(t, body, ts_node(t, body)->end - 1);
  if (!super) {
    edits_insert(t->edits, start, STR(";"));
    write_initialization(t, plan, start);
  }
  for (syn_node_id id = ts_node(t, body)->first; id; id = ts_node(t, id)->next) {
    transform_node(t, id);
    if (id != super) continue;
    edits_insert(t->edits, ts_node(t, id)->end, STR(";"));
    write_initialization(t, plan, ts_node(t, id)->end);
  }
}

static void lower_constructor(struct transform *t, syn_node_id function,
                              const struct class_plan *plan) {
  for (syn_node_id id = ts_node(t, function)->first; id; id = ts_node(t, id)->next) {
    if (ts_node(t, id)->kind == N_BLOCK && (plan->has_properties || plan->field_count))
      lower_constructor_body(t, id, plan);
    else
      transform_node(t, id);
  }
}

// ---- Members -----------------------------------------------------------------------------

// The first byte behind the decorators.
static uint32_t member_start(const struct transform *t, syn_node_id member) {
  uint32_t start = ts_node(t, member)->start;
  syn_node_id child = ts_node(t, member)->first;
  for (; child && ts_node(t, child)->kind == N_DECORATOR; child = ts_node(t, child)->next)
    start = ts_skip_blanks(t, ts_node(t, child)->end, NULL);
  return start;
}

// Blanks the modifiers.  [x] or * in their place would go on with a field in front.
static void lower_modifiers(struct transform *t, syn_node_id member, uint32_t start) {
  syn_node_id key = ts_member_key(t, member);
  uint32_t end = ts_node(t, key)->start;
  uint32_t at = end;
  while (at > start &&
         (t->tree->source.data[at - 1] == '[' || t->tree->source.data[at - 1] == '*'))
    at--;
  if (at < end && at > start) edits_insert(t->edits, start, STR(";"));
  ts_blank_words(t, start, end);
}

// A field whose name would be read as a modifier of the next member.
static bool is_misread_name(struct str name) {
  return str_equal(name, STR("get")) || str_equal(name, STR("set")) ||
         str_equal(name, STR("static")) || str_equal(name, STR("accessor"));
}

static void lower_defined_field(struct transform *t, syn_node_id field) {
  lower_modifiers(t, field, member_start(t, field));
  syn_node_id key = ts_member_key(t, field);
  for (syn_node_id id = key; id; id = ts_node(t, id)->next) {
    transform_node(t, id);
    if (id == key && !field_value(t, field) && is_misread_name(tree_text(t->tree, key)))
      edits_insert(t->edits, ts_node(t, key)->end, STR(";"));
  }
}

// this.x, this["x"] or this.#x instead of the key.
static void write_place(struct transform *t, syn_node_id key) {
  const struct syn_node *node = ts_node(t, key);
  bool is_name = node->kind == N_NAME || node->kind == N_PRIVATE_NAME;
  edits_insertf(t->edits, node->start, is_name ? "this." : "this[");
  if (!is_name) edits_insert(t->edits, node->end, STR("]"));
}

static void lower_assigned_field(struct transform *t, syn_node_id field, uint32_t number) {
  uint32_t start = member_start(t, field);
  syn_node_id key = ts_member_key(t, field), value = field_value(t, field);
  bool is_static = ts_node(t, field)->flags & F_STATIC;
  bool is_private = ts_node(t, key)->kind == N_PRIVATE_NAME;
  struct str name = tree_text(t->tree, key);
  if (!value) {
    if (is_private)
      lower_defined_field(t, field);
    else if (start > ts_node(t, field)->start)
      ts_blank(t, start, ts_node(t, field)->end); // behind its decorators
    else
      ts_erase_statement(t, field);
    return;
  }
  if (is_private) edits_insertf(t->edits, start, "%.*s;", (int)name.len, name.data);
  if (!is_static) edits_insertf(t->edits, start, "#%sf%u(){", t->prefix, number);
  ts_blank_words(t, start, ts_node(t, key)->start);
  if (is_static) edits_insert(t->edits, ts_node(t, key)->start, STR("{"));
  write_place(t, key);
  for (syn_node_id id = ts_node(t, key)->next; id; id = ts_node(t, id)->next)
    transform_node(t, id);
  edits_insert(t->edits, ts_node(t, value)->end, STR("}"));
}

// accessor x = v: a private field and two functions.
static void lower_accessor(struct transform *t, syn_node_id field) {
  uint32_t start = member_start(t, field), number = ++t->ts->counter;
  syn_node_id key = ts_member_key(t, field);
  struct str name = tree_text(t->tree, key);
  bool is_static = ts_node(t, field)->flags & F_STATIC;
  bool is_computed = ts_node(t, field)->flags & F_COMPUTED;
  const char *statically = is_static ? "static " : "", *p = t->prefix;
  const char *open = is_computed ? "[" : "", *close = is_computed ? "]" : "";
  const char *self = "this";
  uint32_t end = ts_node(t, key)->end;
  if (is_computed) end = ts_skip_blanks(t, end, NULL) + 1;
  edits_replacef(t->edits, start, end,
                 "%sget %s%.*s%s(){return %s.#%sa%u}%sset %s%.*s%s(%sv){%s.#%sa%u=%sv}%s#%sa%u",
                 statically, open, (int)name.len, name.data, close, self, p, number, statically,
                 open, (int)name.len, name.data, close, p, self, p, number, p, statically, p,
                 number);
  for (syn_node_id id = ts_node(t, key)->next; id; id = ts_node(t, id)->next)
    transform_node(t, id);
}

static void lower_method(struct transform *t, syn_node_id method,
                         const struct class_plan *plan) {
  lower_modifiers(t, method, member_start(t, method));
  for (syn_node_id id = ts_member_key(t, method); id; id = ts_node(t, id)->next) {
    if (method == plan->constructor && ts_node(t, id)->kind == N_FUNCTION)
      lower_constructor(t, id, plan);
    else
      transform_node(t, id);
  }
}

static void lower_member(struct transform *t, syn_node_id member, const struct class_plan *plan,
                         uint32_t *field) {
  const struct syn_node *node = ts_node(t, member);
  if (t->lowering->legacy_decorators && !is_erased(t, member)) decorators_member(t, member);
  if (is_erased(t, member))
    ts_erase_statement(t, member);
  else if (node->kind == N_METHOD)
    lower_method(t, member, plan);
  else if (node->kind == N_FIELD && node->flags & F_ACCESSOR)
    lower_accessor(t, member);
  else if (is_assigned(t, member))
    lower_assigned_field(t, member, is_assigned_in_constructor(t, member) ? (*field)++ : 0);
  else if (node->kind == N_FIELD)
    lower_defined_field(t, member);
  else
    transform_node(t, member);
}

// What stands first in the class's braces: declarations of parameter properties, a constructor.
static void write_head(struct transform *t, const struct class_plan *plan, uint32_t at) {
  if (plan->has_properties && t->lowering->define_fields) {
    syn_node_id parameter = ts_node(t, plan->parameters)->first;
    for (; parameter; parameter = ts_node(t, parameter)->next) {
      if (!(ts_node(t, parameter)->flags & F_PROPERTY)) continue;
      struct str name = property_name(t, parameter);
      edits_insertf(t->edits, at, "%.*s;", (int)name.len, name.data);
    }
  }
  if (plan->constructor || plan->field_count == 0) return;
  edits_insert(t->edits, at,
               plan->is_derived ? STR("constructor(){super(...arguments);")
                                : STR("constructor(){"));
  write_initialization(t, plan, at);
  edits_insert(t->edits, at, STR("}"));
}

static void lower_body(struct transform *t, syn_node_id class, syn_node_id body) {
  struct class_plan plan = make_plan(t, class, body);
  uint32_t field = plan.first_field;
  bool legacy = t->lowering->legacy_decorators;
  if (legacy) decorators_body_open(t, class, body);
  write_head(t, &plan, ts_node(t, body)->start + 1);
  for (syn_node_id id = ts_node(t, body)->first; id; id = ts_node(t, id)->next)
    lower_member(t, id, &plan, &field);
  if (legacy) decorators_body_close(t, class, body);
}

// abstract class
static void blank_abstract(struct transform *t, syn_node_id class) {
  if (!(ts_node(t, class)->flags & F_ABSTRACT)) return;
  uint32_t at = member_start(t, class);
  struct str source = t->tree->source;
  while (!str_starts(str_slice(source, at, source.len), STR("class"))) {
    uint32_t end = at;
    while (source.data[end] >= 'a' && source.data[end] <= 'z')
      end++;
    if (end == at) return;
    if (str_equal(str_slice(source, at, end), STR("abstract"))) ts_blank(t, at, end);
    at = ts_skip_blanks(t, end, NULL);
  }
}

bool lower_ts_class(struct transform *t, syn_node_id id) {
  syn_node_id statement = t->statement;
  t->statement = 0;
  bool is_decorated = t->lowering->legacy_decorators && ts_is_decorated(t, id);
  if (is_decorated) decorators_open(t, id);
  blank_abstract(t, id);
  for (syn_node_id child = ts_node(t, id)->first; child; child = ts_node(t, child)->next) {
    uint8_t kind = ts_node(t, child)->kind;
    if (kind == N_CLASS_BODY)
      lower_body(t, id, child);
    else if (kind == N_BINDING && is_decorated)
      ts_blank(t, ts_node(t, child)->start, ts_node(t, child)->end);
    else if (kind != N_BINDING && !(kind == N_DECORATOR && is_decorated))
      transform_node(t, child);
  }
  if (is_decorated) decorators_close(t, id);
  t->statement = statement;
  return true;
}
