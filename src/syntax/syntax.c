// SPDX-License-Identifier: MIT
//
// A unit: parsed as what it is said to be, or as what it turns out to be, with scopes, imports and
// exports where they are needed.
#include "syntax/syntax.h"

#include <stdlib.h>

#include "syntax/module.h"
#include "syntax/scope.h"
#include "util/alloc.h"

static void reset(struct syn_unit *unit, enum syn_goal goal) {
  struct str source = unit->tree.source;
  syn_scopes_free(unit->scopes);
  syn_module_free(unit->module);
  tree_free(&unit->tree);
  tree_init(&unit->tree, source);
  unit->scopes = NULL;
  unit->module = NULL;
  unit->error = (struct syn_error){0};
  unit->goal = goal;
}

static bool parse_as(struct syn_unit *unit, enum syn_goal goal) {
  reset(unit, goal);
  if (!syn_parse_tree(unit)) return false;
  if (unit->options.ambient) return true;
  if (goal != SYN_MODULE && !unit->options.scopes && !unit->options.typescript) return true;
  return syn_scopes_make(unit) && (goal != SYN_MODULE || syn_module_make(unit));
}

// Whether a name of the CommonJS wrapper is declared somewhere: at the top level that is an error.
static bool declares_wrapper_name(const struct syn_unit *unit) {
  static const char *const names[] = {"exports", "require", "module", "__filename",
                                      "__dirname"};
  for (uint32_t id = 1; id < unit->tree.count; id++) {
    if (unit->tree.nodes[id].kind != N_BINDING) continue;
    struct str name = tree_text(&unit->tree, id);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
      if (str_equal(name, str_from(names[i]))) return true;
  }
  return false;
}

// Whether the error marks an import or export: whatever else is wrong, it was meant as a module.
static bool marks_module_syntax(const struct syn_unit *unit, const struct syn_error *error) {
  struct str rest = str_slice(unit->tree.source, error->start, unit->tree.source.len);
  return str_starts(rest, STR("import")) || str_starts(rest, STR("export"));
}

// Node's syntax detection: CommonJS, unless it fails and a module with this text does not, or fails
// because of import or export.
static void detect(struct syn_unit *unit) {
  bool fine = parse_as(unit, SYN_COMMONJS);
  if (fine && (unit->scopes || !declares_wrapper_name(unit) || syn_scopes_make(unit))) return;
  struct syn_error error = unit->error;
  struct syn_scopes *scopes = unit->scopes; // the error may speak of a name of theirs
  unit->scopes = NULL;
  if (parse_as(unit, SYN_MODULE) || marks_module_syntax(unit, &error)) {
    syn_scopes_free(scopes);
    return;
  }
  reset(unit, SYN_COMMONJS);
  unit->error = error;
  unit->scopes = scopes;
}

struct syn_unit *syn_parse(struct str source, const struct syn_options *options) {
  struct syn_unit *unit = mem_zalloc(sizeof(*unit));
  unit->options = *options;
  unit->goal = options->goal == SYN_DETECT ? SYN_COMMONJS : options->goal;
  if (source.len >= UINT32_MAX / 4) {
    tree_init(&unit->tree, STR(""));
    syn_error_set(&unit->error, M_TOO_LONG, 0, 0);
    return unit;
  }
  unit->tree.source = source;
  if (options->goal == SYN_DETECT)
    detect(unit);
  else
    parse_as(unit, options->goal);
  return unit;
}

void syn_unit_free(struct syn_unit *unit) {
  if (!unit) return;
  syn_scopes_free(unit->scopes);
  syn_module_free(unit->module);
  tree_free(&unit->tree);
  free(unit);
}
