// SPDX-License-Identifier: MIT
//
// TypeScript and JSX to JavaScript: the walk with its own table of lowerings.
#include "syntax/lower_ts.h"

static syn_lower_row lowerings[N_COUNT] = {
#define SYN_LOWER(kind, ...) [N_##kind] = {__VA_ARGS__},
#include "syntax/lower_ts_table.h"
#undef SYN_LOWER
};

bool syn_erase(struct syn_unit *unit, const struct syn_lowering *lowering,
               struct syn_emitted *emitted) {
  struct typescript ts = {0};
  struct transform survey = {.unit = unit, .tree = &unit->tree, .ts = &ts};
  ts_survey(&survey);
  bool fine = transform_unit(unit, lowering, lowerings, &ts, emitted);
  ts_survey_free(&ts);
  return fine;
}
