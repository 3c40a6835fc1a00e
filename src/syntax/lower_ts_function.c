// SPDX-License-Identifier: MIT
//
// Functions: overloads vanish, `this` parameters too, and an arrow function's parentheses move over
// types that span lines, because no line terminator may stand before => or behind async and return:
//
//   (a): {            (a
//     x: number
//   } => a            ) => a
#include "syntax/lower_ts.h"
#include "syntax/transform.h"

bool ts_has_body(const struct transform *t, syn_node_id function) {
  if (ts_node(t, function)->flags & F_EXPRESSION_BODY) return true;
  return tree_child(t->tree, function, N_BLOCK) != 0;
}

// <T ...>(: the parenthesis moves to where the bracket was.
static bool lower_type_parameters(struct transform *t, syn_node_id id) {
  uint32_t start = ts_node(t, id)->start, end = ts_node(t, id)->end;
  syn_node_id parameters = ts_node(t, id)->next;
  if (ts_node(t, parameters)->kind != N_PARAMETERS || !ts_has_newline(t, start, end))
    return false;
  edits_replace(t->edits, start, start + 1, STR("("));
  ts_blank(t, start + 1, ts_node(t, parameters)->start + 1);
  return true;
}

static void lower_arrow(struct transform *t, syn_node_id id) {
  for (syn_node_id child = ts_node(t, id)->first; child; child = ts_node(t, child)->next) {
    const struct syn_node *node = ts_node(t, child);
    syn_node_id after = node->next;
    bool moves = after && ts_node(t, after)->kind == N_TS_ANNOTATION &&
                 ts_has_newline(t, node->end, ts_node(t, after)->end);
    if (node->kind == N_TS_TYPE_PARAMETERS && lower_type_parameters(t, child)) continue;
    transform_node(t, child);
    if (node->kind != N_PARAMETERS || !moves) continue;
    uint32_t end = ts_node(t, after)->end;
    ts_blank(t, node->end - 1, end - 1);
    edits_replace(t->edits, end - 1, end, STR(")"));
    child = after;
  }
}

bool lower_ts_function(struct transform *t, syn_node_id id) {
  if (!ts_has_body(t, id)) {
    ts_erase_statement(t, id);
    return true;
  }
  syn_node_id function = t->function, statement = t->statement;
  bool exporting = t->ts->exporting;
  t->function = id;
  t->statement = 0;
  t->ts->exporting = false;
  if (ts_node(t, id)->op == FUNCTION_ARROW)
    lower_arrow(t, id);
  else
    transform_children(t, id);
  t->function = function;
  t->statement = statement;
  t->ts->exporting = exporting;
  return true;
}

// The target: behind decorators.
syn_node_id ts_parameter_target(const struct transform *t, syn_node_id parameter) {
  syn_node_id child = ts_node(t, parameter)->first;
  while (child && ts_node(t, child)->kind == N_DECORATOR)
    child = ts_node(t, child)->next;
  return child;
}

bool lower_ts_parameters(struct transform *t, syn_node_id id) {
  syn_node_id first = ts_node(t, id)->first;
  if (!first) return true;
  syn_node_id target = ts_parameter_target(t, first);
  if (!target || !str_equal(tree_text(t->tree, target), STR("this"))) return false;
  syn_node_id second = ts_node(t, first)->next;
  ts_blank(t, ts_node(t, first)->start,
           second ? ts_node(t, second)->start : ts_node(t, id)->end - 1);
  for (syn_node_id child = second; child; child = ts_node(t, child)->next)
    transform_node(t, child);
  return true;
}

bool lower_ts_parameter(struct transform *t, syn_node_id id) {
  syn_node_id target = ts_parameter_target(t, id);
  for (syn_node_id child = ts_node(t, id)->first; child != target;
       child = ts_node(t, child)->next)
    lower_ts_type(t, child); // decorators, which the class takes
  if (ts_node(t, id)->flags & F_PROPERTY) {
    syn_node_id first = ts_node(t, id)->first;
    uint32_t start = ts_node(t, id)->start;
    for (; first != target; first = ts_node(t, first)->next)
      start = ts_node(t, first)->end;
    ts_blank_words(t, start, ts_node(t, target)->start);
  }
  for (syn_node_id child = target; child; child = ts_node(t, child)->next)
    transform_node(t, child);
  return true;
}
