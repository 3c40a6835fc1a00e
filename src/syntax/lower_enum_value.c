// SPDX-License-Identifier: MIT
//
// The values of enum members, as far as TypeScript folds them: literals, operators on them, other
// members, and constants whose initializers are such.  Only two things are done with them: counting on
// from the member before, and knowing which members are strings; the text that computes a value stays.
#include "syntax/lower_ts.h"

#include <math.h>
#include <stdlib.h>

#include "syntax/lexer.h"
#include "syntax/token.h"
#include "util/alloc.h"

enum { DEPTH_LIMIT = 200 }; // of constants that refer to constants

static struct ts_value evaluate(struct transform *t, syn_node_id id, uint32_t depth);

static struct ts_value number_value(double number) {
  return (struct ts_value){VALUE_NUMBER, number};
}

static const struct ts_value unknown = {VALUE_UNKNOWN, 0}, string = {VALUE_STRING, 0};

// ---- Members -----------------------------------------------------------------------------

static struct ts_value compute_member(struct transform *t, syn_node_id enumeration,
                                      syn_node_id member, uint32_t depth) {
  // From the last member with a value on, count.
  syn_node_id from = 0;
  double steps = 0;
  for (syn_node_id id = ts_node(t, ts_node(t, enumeration)->first)->next; id;
       id = ts_node(t, id)->next) {
    bool has_value = ts_node(t, ts_node(t, id)->first)->next != 0;
    steps = has_value ? 0 : steps + 1;
    if (has_value) from = id;
    if (id == member) break;
  }
  if (!from) return number_value(steps - 1);
  struct ts_value value = evaluate(t, ts_node(t, ts_node(t, from)->first)->next, depth + 1);
  if (steps == 0) return value;
  return value.kind == VALUE_NUMBER ? number_value(value.number + steps) : unknown;
}

// Values are kept by the node, because members refer to members.
static struct ts_value member_value(struct transform *t, syn_node_id enumeration,
                                    syn_node_id member, uint32_t depth) {
  struct typescript *ts = t->ts;
  if (!ts->values) ts->values = mem_zalloc(t->tree->count * sizeof *ts->values);
  struct ts_value *kept = &ts->values[member];
  if (kept->kind == VALUE_NOT_YET) {
    kept->kind = VALUE_UNKNOWN; // while it is computed
    struct ts_value value = compute_member(t, enumeration, member, depth);
    ts->values[member] = value;
  }
  return ts->values[member];
}

struct ts_value ts_member_value(struct transform *t, syn_node_id member) {
  return member_value(t, t->ts->members->node, member, 0);
}

static bool same_name(const struct transform *t, syn_node_id key, struct str name) {
  struct str text = tree_text(t->tree, key);
  if (ts_node(t, key)->kind == N_STRING) text = str_slice(text, 1, text.len - 1);
  return str_equal(text, name);
}

syn_node_id ts_find_member(const struct transform *t, syn_node_id enumeration,
                           struct str name) {
  syn_node_id binding = ts_node(t, enumeration)->first;
  for (syn_node_id id = ts_node(t, binding)->next; id; id = ts_node(t, id)->next)
    if (same_name(t, ts_node(t, id)->first, name)) return id;
  return 0;
}

// A member of that name, in any of the declarations of the enum.
static struct ts_value enum_member(struct transform *t, uint32_t symbol, struct str name,
                                   uint32_t depth) {
  for (uint32_t i = 0; i < t->ts->enum_count; i++) {
    syn_node_id id = t->ts->enums[i];
    if (ts_node(t, ts_node(t, id)->first)->value != symbol) continue;
    syn_node_id member = ts_find_member(t, id, name);
    if (member) return member_value(t, id, member, depth);
  }
  return unknown;
}

// ---- Expressions -------------------------------------------------------------------------

static struct ts_value evaluate_name(struct transform *t, syn_node_id id, uint32_t depth) {
  struct str name = tree_text(t->tree, id);
  uint32_t symbol = ts_node(t, id)->value;
  if (t->ts->members) {
    uint32_t own = ts_node(t, ts_node(t, t->ts->members->node)->first)->value;
    struct ts_value value = enum_member(t, own, name, depth);
    if (value.kind != VALUE_UNKNOWN) return value;
  }
  if (!symbol && str_equal(name, STR("Infinity"))) return number_value(INFINITY);
  if (!symbol && str_equal(name, STR("NaN"))) return number_value(NAN);
  if (!symbol || scope_symbol(t->unit->scopes, symbol)->kind != SYMBOL_CONST) return unknown;
  // DECLARATOR: BINDING [TS_ANNOTATION] value.  With a type the value is not a constant's.
  syn_node_id binding = scope_symbol(t->unit->scopes, symbol)->declaration;
  syn_node_id value = binding ? ts_node(t, binding)->next : 0;
  return value && ts_node(t, value)->kind != N_TS_ANNOTATION ? evaluate(t, value, depth + 1)
                                                             : unknown;
}

// E.A and E["A"]
static struct ts_value evaluate_chain(struct transform *t, syn_node_id id, uint32_t depth) {
  syn_node_id base = ts_node(t, id)->first, link = ts_node(t, base)->next;
  if (ts_node(t, base)->kind != N_IDENTIFIER || !link || ts_node(t, link)->next) return unknown;
  struct syn_symbol *symbol = ts_symbol(t, base);
  if (!symbol || symbol->kind != SYMBOL_ENUM) return unknown;
  syn_node_id name = ts_node(t, link)->first;
  struct str text = tree_text(t->tree, name);
  if (ts_node(t, link)->kind == N_INDEX && ts_node(t, name)->kind == N_STRING)
    text = str_slice(text, 1, text.len - 1);
  else if (ts_node(t, link)->kind != N_DOT)
    return unknown;
  return enum_member(t, ts_node(t, base)->value, text, depth);
}

static int32_t to_int32(double number) {
  if (!isfinite(number)) return 0;
  double rest = fmod(trunc(number), 4294967296.0);
  return (int32_t)(uint32_t)(int64_t)rest;
}

static struct ts_value operate(uint8_t operator, struct ts_value a, struct ts_value b) {
  if (a.kind == VALUE_UNKNOWN || b.kind == VALUE_UNKNOWN) return unknown;
  if (a.kind == VALUE_STRING || b.kind == VALUE_STRING)
    return operator== T_ADD ? string : unknown;
  double x = a.number, y = b.number;
  int32_t i = to_int32(x);
  uint32_t shift = (uint32_t)to_int32(y) & 31;
  switch (operator) {
  case T_ADD: return number_value(x + y);
  case T_SUB: return number_value(x - y);
  case T_MUL: return number_value(x * y);
  case T_DIV: return number_value(x / y);
  case T_MOD: return number_value(fmod(x, y));
  case T_EXP: return number_value(pow(x, y));
  case T_SHL: return number_value((int32_t)((uint32_t)i << shift));
  case T_SHR: return number_value(i >> shift);
  case T_USHR: return number_value((uint32_t)i >> shift);
  case T_OR: return number_value(i | to_int32(y));
  case T_AND: return number_value(i & to_int32(y));
  case T_XOR: return number_value(i ^ to_int32(y));
  default: return unknown;
  }
}

static struct ts_value evaluate_run(struct transform *t, syn_node_id id, uint32_t depth) {
  syn_node_id operand = ts_node(t, id)->first, next;
  struct ts_value value = evaluate(t, operand, depth);
  for (; (next = ts_node(t, operand)->next) != 0; operand = next)
    value = operate(syn_operator_after(t->tree, operand), value, evaluate(t, next, depth));
  return value;
}

static struct ts_value evaluate_unary(struct transform *t, syn_node_id id, uint32_t depth) {
  struct ts_value value = evaluate(t, ts_node(t, id)->first, depth);
  if (value.kind != VALUE_NUMBER) return unknown;
  switch (ts_node(t, id)->op) {
  case T_ADD: return value;
  case T_SUB: return number_value(-value.number);
  case T_TILDE: return number_value(~to_int32(value.number));
  default: return unknown;
  }
}

static struct ts_value evaluate_template(struct transform *t, syn_node_id id, uint32_t depth) {
  for (syn_node_id part = ts_node(t, id)->first; part; part = ts_node(t, part)->next)
    if (ts_node(t, part)->kind != N_TEMPLATE_TEXT &&
        evaluate(t, part, depth).kind == VALUE_UNKNOWN)
      return unknown;
  return string;
}

static struct ts_value evaluate(struct transform *t, syn_node_id id, uint32_t depth) {
  const struct syn_node *node = ts_node(t, id);
  if (depth > DEPTH_LIMIT) return unknown;
  switch (node->kind) {
  case N_NUMBER:
    return number_value(
        lex_number_value((const uint8_t *)t->tree->source.data, node->start, node->end));
  case N_STRING: return string;
  case N_TEMPLATE: return evaluate_template(t, id, depth + 1);
  case N_PAREN:
  case N_TS_AS:
  case N_TS_CAST: return evaluate(t, node->first, depth + 1);
  case N_UNARY: return evaluate_unary(t, id, depth + 1);
  case N_BINARY: return evaluate_run(t, id, depth + 1);
  case N_IDENTIFIER: return evaluate_name(t, id, depth);
  case N_CHAIN: return evaluate_chain(t, id, depth);
  default: return unknown;
  }
}
