// SPDX-License-Identifier: MIT
//
// TypeScript and JSX to JavaScript: the walk with its own table of lowerings.
#include "syntax/lower_decorators.h"

#include <stdlib.h>

#include "util/alloc.h"

static syn_lower_row lowerings[N_COUNT] = {
#define SYN_LOWER(kind, ...) [N_##kind] = {__VA_ARGS__},
#include "syntax/lower_ts_table.h"
#undef SYN_LOWER
};

// Standard decorators have no lowering yet.
static void refuse_decorators(struct syn_unit *unit) {
  for (syn_node_id id = 1; id < unit->tree.count; id++) {
    const struct syn_node *node = tree_node(&unit->tree, id);
    if (node->kind == N_DECORATOR)
      syn_error_set(&unit->error, M_STANDARD_DECORATORS, node->start, node->end);
  }
}

bool syn_erase(struct syn_unit *unit, const struct syn_lowering *lowering,
               struct syn_emitted *emitted) {
  struct typescript ts = {0};
  struct transform survey = {
      .unit = unit, .tree = &unit->tree, .lowering = lowering, .ts = &ts};
  if (!lowering->legacy_decorators) refuse_decorators(unit);
  ts_survey(&survey);
  metadata_survey(&survey);
  bool fine = transform_unit(unit, lowering, lowerings, &ts, emitted);
  ts_survey_free(&ts);
  return fine;
}

struct syn_unit *syn_unit_erase(struct syn_unit *unit, const struct syn_lowering *lowering,
                                char **javascript, char **prefix) {
  if (unit->error.message != M_NONE) return unit;
  struct syn_emitted emitted = {0};
  struct syn_options options = unit->options;
  options.typescript = options.jsx = options.ambient = false;
  options.goal = unit->goal;
  if (syn_erase(unit, lowering, &emitted)) {
    struct str text = emitted.edits.count > 0 ? buf_str(&emitted.text) : unit->tree.source;
    *javascript = mem_strndup(text.data, text.len);
    *prefix = mem_strndup(emitted.prefix.data, emitted.prefix.len);
    struct syn_unit *erased = syn_parse((struct str){*javascript, text.len}, &options);
    syn_unit_free(unit);
    unit = erased;
  }
  syn_emitted_free(&emitted);
  return unit;
}
