// SPDX-License-Identifier: MIT
// sources: src/syntax/*.c src/util/alloc.c src/util/arena.c src/util/buf.c src/util/check.c src/util/strmap.c
// libs: icu-uc icu-i18n
//
// Programs, good and bad, as script, CommonJS and module, JavaScript, TypeScript and JSX; the first byte
// says which.  Beside memory errors it looks for broken promises: nodes lie in their parents, an
// error marks a piece of the text, undoing the edits gives the source again, and what the engine would
// get is a program too.
#include "syntax/transform.h"
#include "util/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
  GOAL = 3, // the first two bits
  TYPESCRIPT = 1 << 2,
  JSX = 1 << 3,
  SCOPES = 1 << 4,
  STRICT = 1 << 5,
  STACKS = 1 << 6,
  ASYNC = 1 << 7,
};

static void check_error(const struct syn_unit *unit) {
  const struct syn_error *error = &unit->error;
  uint32_t line, column;
  struct buf text = {0};
  CHECK_INT(error->start, <=, error->end);
  CHECK_INT(error->end, <=, unit->tree.source.len);
  syn_error_text(error, unit->tree.source, &text);
  syn_place(unit->tree.source, error->start, &line, &column);
  CHECK(text.len > 0 && line > 0 && column > 0);
  buf_free(&text);
}

static void check_tree(const struct syn_tree *tree, syn_node_id id) {
  const struct syn_node *node = tree_node(tree, id);
  uint32_t last = node->start;
  CHECK_INT(node->start, <=, node->end);
  CHECK_INT(node->end, <=, tree->source.len);
  for (syn_node_id child = node->first; child; child = tree_node(tree, child)->next) {
    CHECK_INT(tree_node(tree, child)->start, >=, last);
    CHECK_INT(tree_node(tree, child)->end, <=, node->end);
    last = tree_node(tree, child)->start;
    check_tree(tree, child);
  }
}

static void check_undone(const struct syn_emitted *emitted, struct str source) {
  struct buf applied = {0}, undone = {0};
  edits_apply(&emitted->edits, source, &applied);
  edits_undo(&emitted->edits, source, buf_str(&applied), &undone);
  CHECK_INT(undone.len, ==, source.len);
  CHECK(source.len == 0 || memcmp(undone.data, source.data, source.len) == 0);
  buf_free(&applied);
  buf_free(&undone);
}

static void check_emitted(struct syn_unit *unit, uint8_t what) {
  struct syn_lowering lowering = {.async_context = what & ASYNC,
                                  .stacks = what & STACKS,
                                  .dynamic_import = true,
                                  .first_site = 1};
  struct syn_emitted emitted = {0};
  if (syn_emit(unit, &lowering, &emitted)) {
    check_undone(&emitted, unit->tree.source);
    struct syn_options options = {.goal = unit->goal, .strict = unit->options.strict};
    struct str text = emitted.edits.count > 0 ? buf_str(&emitted.text) : unit->tree.source;
    struct syn_unit *again = syn_parse(text, &options);
    CHECK_INT(again->error.message, ==, M_NONE);
    syn_unit_free(again);
  }
  syn_emitted_free(&emitted);
}

static void check_erased(struct syn_unit *unit) {
  struct syn_lowering lowering = {.jsx = SYN_JSX_AUTOMATIC, .define_fields = true};
  struct syn_emitted emitted = {0};
  if (syn_erase(unit, &lowering, &emitted)) check_undone(&emitted, unit->tree.source);
  syn_emitted_free(&emitted);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  uint8_t what = data[0];
  struct str source = {(const char *)data + 1, size - 1};
  bool erased = what & (TYPESCRIPT | JSX);
  struct syn_options options = {.goal = (enum syn_goal)(what & GOAL),
                                .typescript = what & TYPESCRIPT,
                                .jsx = what & JSX,
                                .scopes = erased || what & SCOPES,
                                .strict = what & STRICT};
  struct syn_unit *unit = syn_parse(source, &options);
  if (unit->error.message != M_NONE) {
    check_error(unit);
  } else {
    check_tree(&unit->tree, unit->tree.root);
    if (erased)
      check_erased(unit);
    else if (unit->goal != SYN_MODULE)
      check_emitted(unit, what);
    if (unit->error.message != M_NONE) check_error(unit);
  }
  syn_unit_free(unit);
  return 0;
}
