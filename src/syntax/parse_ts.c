// SPDX-License-Identifier: MIT
//
// Trials: TypeScript's grammar needs unbounded lookahead in three places (is this < a comparison, is
// this parenthesis an arrow function's, whose is this extends).  The text is read one way; if that
// fails, the parser goes back and reads it the other way.  Failures are kept in a hash set of places,
// because a trial inside of a failing trial would otherwise be repeated with it: 2^depth.
#include "syntax/parse_ts.h"

#include <stdlib.h>

#include "util/alloc.h"

struct attempts {
  uint32_t *places; // place * 4 + kind + 1; 0: free
  uint32_t count, capacity;
};

static uint32_t attempt_key(enum attempt kind, uint32_t at) {
  return at * 4 + (uint32_t)kind + 1;
}

static uint32_t *find_slot(const struct attempts *attempts, uint32_t key) {
  uint32_t mask = attempts->capacity - 1;
  uint32_t i = (key * 2654435761u) & mask;
  while (attempts->places[i] && attempts->places[i] != key)
    i = (i + 1) & mask;
  return &attempts->places[i];
}

static void grow(struct attempts *attempts) {
  struct attempts old = *attempts;
  attempts->capacity = old.capacity ? old.capacity * 2 : 64;
  attempts->places = mem_zalloc(attempts->capacity * sizeof *attempts->places);
  for (uint32_t i = 0; i < old.capacity; i++) {
    if (old.places[i]) *find_slot(attempts, old.places[i]) = old.places[i];
  }
  free(old.places);
}

bool attempt_failed(const struct syn_parser *p, enum attempt kind, uint32_t at) {
  if (!p->attempts) return false;
  return *find_slot(p->attempts, attempt_key(kind, at)) != 0;
}

void attempt_remember(struct syn_parser *p, enum attempt kind, uint32_t at) {
  if (!p->attempts) {
    p->attempts = mem_zalloc(sizeof *p->attempts);
    grow(p->attempts);
  }
  if (p->attempts->count * 2 >= p->attempts->capacity) grow(p->attempts);
  uint32_t *slot = find_slot(p->attempts, attempt_key(kind, at));
  if (!*slot) p->attempts->count++;
  *slot = attempt_key(kind, at);
}

void parse_ts_free(struct syn_parser *p) {
  if (!p->attempts) return;
  free(p->attempts->places);
  free(p->attempts);
  p->attempts = NULL;
}

void trial_begin(const struct syn_parser *p, struct trial *trial) {
  *trial = (struct trial){
      .mark = lex_mark(&p->lex),
      .context = p->context,
      .node_count = p->tree->count,
      .depth = p->depth,
      .not_arrow_at = p->not_arrow_at,
      .consequent_at = p->consequent_at,
      .function_flags = tree_node(p->tree, p->context.function)->flags,
      .strict = p->lex.strict,
  };
}

void trial_undo(struct syn_parser *p, const struct trial *trial) {
  *p->error = (struct syn_error){.message = M_NONE};
  p->lex.strict = trial->strict;
  lex_rewind(&p->lex, &trial->mark);
  p->context = trial->context;
  p->tree->count = trial->node_count;
  p->depth = trial->depth;
  p->not_arrow_at = trial->not_arrow_at;
  p->consequent_at = trial->consequent_at;
  tree_node(p->tree, p->context.function)->flags = trial->function_flags;
}
