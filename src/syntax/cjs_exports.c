// SPDX-License-Identifier: MIT
//
// The tree says where the identifiers are with which a pattern can begin; the patterns themselves are
// sequences of tokens (https://github.com/nodejs/cjs-module-lexer#grammar), which are compared with
// the text from there on.  Scopes do not matter, and hardly does it where a pattern stands.
#include "syntax/cjs_exports.h"

#include <stdlib.h>

#include "syntax/cjs_match.h"
#include "syntax/scope.h"
#include "util/alloc.h"
#include "util/strmap.h"

struct cjs_finder {
  struct syn_cjs *cjs;
  struct cjs_match match;
  struct strmap names;    // exported
  struct strmap unsafe;   // defined by a getter that may do anything
  struct strmap required; // identifier -> struct str: `var x = require('y')` at the top level
  struct syn_names reexports; // since module.exports was last assigned
};

// ---- Lists -------------------------------------------------------------------------------

static void names_push(struct syn_names *names, struct str name) {
  if (names->count == names->capacity) {
    names->capacity = names->capacity ? names->capacity * 2 : 16;
    names->items = mem_realloc(names->items, names->capacity * sizeof *names->items);
  }
  names->items[names->count++] = name;
}

static void add_export(struct cjs_finder *f, struct str name) {
  if (strmap_get(&f->names, name)) return;
  strmap_set(&f->names, name, f);
  names_push(&f->cjs->exports, name);
}

// ---- exports.x =, exports['x'] =, module.exports = ---------------------------------------

static bool eat_require(struct cjs_match *m, struct str *specifier) {
  return cjs_eat(m, "require ( S )", specifier);
}

// Behind `module.exports = {`.
static void find_in_literal(struct cjs_finder *f) {
  struct cjs_match *m = &f->match;
  struct str name, specifier;
  for (;;) {
    if (cjs_eat(m, "...", NULL)) {
      if (eat_require(m, &specifier))
        names_push(&f->reexports, specifier);
      else if (!cjs_eat(m, "I", &specifier))
        return;
    } else if (cjs_eat(m, "I", &name)) {
      if (cjs_eat(m, ":", NULL) && !cjs_eat(m, "I", &specifier)) return;
      add_export(f, name);
    } else if (cjs_eat(m, "S :", &name)) {
      if (!cjs_eat(m, "I", &specifier)) return;
      add_export(f, name);
    } else {
      return;
    }
    if (!cjs_eat(m, ",", NULL)) return;
  }
}

// Behind `exports` or `module.exports`.
static void find_assignment(struct cjs_finder *f, bool is_module_exports) {
  struct cjs_match *m = &f->match;
  struct str name, specifier;
  if (cjs_eat(m, ". I =", &name) || cjs_eat(m, "[ S ] =", &name)) {
    add_export(f, name);
  } else if (is_module_exports && cjs_eat(m, "=", NULL)) {
    f->reexports.count = 0;
    if (cjs_eat(m, "{", NULL))
      find_in_literal(f);
    else if (eat_require(m, &specifier))
      names_push(&f->reexports, specifier);
  }
}

// ---- Object.defineProperty(exports, 'x', ...) --------------------------------------------

static bool eat_getter(struct cjs_match *m) {
  struct str name;
  if (cjs_eat(m, ": function", NULL)) cjs_eat(m, "I", &name);
  if (!cjs_eat(m, "( ) { return I", &name)) return false;
  if (!cjs_eat(m, ". I", &name)) cjs_eat(m, "[ S ]", &name);
  cjs_eat(m, ";", NULL);
  if (!cjs_eat(m, "}", NULL)) return false;
  cjs_eat(m, ",", NULL);
  return cjs_eat(m, "} )", NULL);
}

static bool eat_exports(struct cjs_match *m) {
  return cjs_eat(m, "module . exports", NULL) || cjs_eat(m, "exports", NULL);
}

static void find_define(struct cjs_finder *f) {
  struct cjs_match *m = &f->match;
  struct str name;
  if (!cjs_eat(m, "Object . defineProperty (", NULL) || !eat_exports(m) ||
      !cjs_eat(m, ", S", &name))
    return;
  if (cjs_eat(m, ", {", NULL)) {
    cjs_eat(m, "enumerable : true ,", NULL);
    if (cjs_eat(m, "value :", NULL) || (cjs_eat(m, "get", NULL) && eat_getter(m))) {
      add_export(f, name);
      return;
    }
  }
  strmap_set(&f->unsafe, name, f);
}

// ---- export * helpers --------------------------------------------------------------------

// The conditions on a key that Babel, TypeScript and others write in front of copying it.
static bool eat_key_conditions(struct cjs_match *m, struct str key) {
  if (cjs_eat_named(m, "if ( $ === 'default' || $ === '__esModule' ) return", key)) {
    cjs_eat(m, ";", NULL);
    struct str name;
    uint32_t mark = m->position;
    if (cjs_eat(m, "if ( Object", NULL)) {
      cjs_eat(m, ". prototype", NULL);
      if (!cjs_eat(m, ". hasOwnProperty . call ( I ,", &name) ||
          !cjs_eat_named(m, "$ ) ) return", key))
        return false;
      cjs_eat(m, ";", NULL);
      mark = m->position;
    }
    if (cjs_eat_named(m, "if ( $ in", key)) {
      bool whole = eat_exports(m) && cjs_eat(m, "&&", NULL) && eat_exports(m) &&
                   cjs_eat_named(m, "[ $ ] ===", key) && cjs_eat(m, "I", &name) &&
                   cjs_eat_named(m, "[ $ ] ) return", key);
      if (!whole) return false;
      cjs_eat(m, ";", NULL);
      mark = m->position;
    }
    m->position = mark;
    return true;
  }
  if (!cjs_eat_named(m, "if ( $ !== 'default'", key)) return false;
  struct str name;
  if (cjs_eat(m, "&& !", NULL)) {
    bool is_object = cjs_eat(m, "Object", NULL);
    if (is_object) cjs_eat(m, ". prototype", NULL);
    if (is_object ? !cjs_eat(m, ". hasOwnProperty . call ( I ,", &name)
                  : !cjs_eat(m, "I . hasOwnProperty (", &name))
      return false;
    if (!cjs_eat_named(m, "$ )", key)) return false;
  }
  return cjs_eat(m, ")", NULL);
}

// exports[key] = from[key], or a getter for it.
static bool eat_key_copy(struct cjs_match *m, struct str from, struct str key) {
  struct str name;
  if (eat_exports(m)) {
    if (!cjs_eat_named(m, "[ $ ] =", key) || !cjs_eat_named(m, "$", from) ||
        !cjs_eat_named(m, "[ $ ]", key))
      return false;
  } else {
    if (!cjs_eat(m, "Object . defineProperty (", NULL) || !eat_exports(m) ||
        !cjs_eat_named(m, ", $ , { enumerable : true , get", key))
      return false;
    if (cjs_eat(m, ": function", NULL)) cjs_eat(m, "I", &name);
    if (!cjs_eat_named(m, "( ) { return $", from) || !cjs_eat_named(m, "[ $ ]", key))
      return false;
    cjs_eat(m, ";", NULL);
    if (!cjs_eat(m, "}", NULL)) return false;
    cjs_eat(m, ",", NULL);
    if (!cjs_eat(m, "} )", NULL)) return false;
  }
  cjs_eat(m, ";", NULL);
  return cjs_eat(m, "} )", NULL);
}

static void find_keys_loop(struct cjs_finder *f) {
  struct cjs_match *m = &f->match;
  struct str from, key;
  if (!cjs_eat(m, "Object . keys ( I ) . forEach ( function (", &from)) return;
  if (!cjs_eat(m, "I ) {", &key) || !eat_key_conditions(m, key) || !eat_key_copy(m, from, key))
    return;
  const struct str *specifier = strmap_get(&f->required, from);
  if (specifier) names_push(&f->reexports, *specifier);
}

static void find_star(struct cjs_finder *f) {
  struct str specifier;
  if (cjs_eat(&f->match, "I (", &specifier) && eat_require(&f->match, &specifier))
    names_push(&f->reexports, specifier);
}

// `var x = require('y')`, for find_keys_loop.
static void find_required(struct cjs_finder *f) {
  struct cjs_match *m = &f->match;
  struct str name, specifier;
  if (!cjs_eat(m, "var", NULL) && !cjs_eat(m, "let", NULL) && !cjs_eat(m, "const", NULL))
    return;
  if (!cjs_eat(m, "I =", &name)) return;
  cjs_eat(m, "_interopRequireWildcard (", NULL);
  if (!eat_require(m, &specifier)) return;
  struct str *kept = arena_alloc(&f->cjs->texts, sizeof *kept);
  *kept = specifier;
  strmap_set(&f->required, name, kept);
}

// ---- The whole ---------------------------------------------------------------------------

static bool is_star_helper(struct str name) {
  return str_equal(name, STR("__export")) || str_equal(name, STR("__exportStar"));
}

static void find_at_identifier(struct cjs_finder *f, struct str name) {
  if (str_equal(name, STR("exports"))) {
    cjs_eat(&f->match, "exports", NULL);
    find_assignment(f, false);
  } else if (str_equal(name, STR("module"))) {
    if (cjs_eat(&f->match, "module . exports", NULL)) find_assignment(f, true);
  } else if (str_equal(name, STR("Object"))) {
    uint32_t start = f->match.position;
    find_define(f);
    f->match.position = start;
    find_keys_loop(f);
  }
}

// Between brackets of some kind, what follows is not at the top level.
static bool is_nesting(const struct syn_node *node) {
  switch (node->kind) {
  case N_PAREN:
  case N_ARGUMENTS:
  case N_BLOCK:
  case N_ARRAY:
  case N_OBJECT:
  case N_CLASS_BODY:
  case N_PARAMETERS:
  case N_INDEX:
  case N_SWITCH:
  case N_TEMPLATE: return true;
  default: return false;
  }
}

static void walk(struct cjs_finder *f, const struct syn_tree *tree, syn_node_id id,
                 bool at_top) {
  const struct syn_node *node = tree_node(tree, id);
  f->match.position = node->start;
  bool is_name = node->kind == N_IDENTIFIER || node->kind == N_NAME; // tslib.__exportStar(...)
  if (is_name && at_top && is_star_helper(tree_text(tree, id)))
    find_star(f);
  else if (node->kind == N_IDENTIFIER)
    find_at_identifier(f, tree_text(tree, id));
  else if (node->kind == N_VARIABLES && at_top)
    find_required(f);
  at_top = at_top && !is_nesting(node);
  for (syn_node_id child = node->first; child; child = tree_node(tree, child)->next)
    walk(f, tree, child, at_top);
}

static void finish(struct cjs_finder *f) {
  struct syn_names *exports = &f->cjs->exports;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < exports->count; i++)
    if (!strmap_get(&f->unsafe, exports->items[i])) exports->items[kept++] = exports->items[i];
  exports->count = kept;
  struct strmap seen = {0};
  for (uint32_t i = 0; i < f->reexports.count; i++) {
    struct str specifier = f->reexports.items[i];
    if (strmap_get(&seen, specifier)) continue;
    strmap_set(&seen, specifier, f);
    names_push(&f->cjs->reexports, specifier);
  }
  strmap_free(&seen, NULL);
}

void syn_cjs_exports(const struct syn_unit *unit, struct syn_cjs *cjs) {
  struct cjs_finder f = {.cjs = cjs,
                         .match = {.source = unit->tree.source, .texts = &cjs->texts}};
  walk(&f, &unit->tree, unit->tree.root, true);
  finish(&f);
  strmap_free(&f.names, NULL);
  strmap_free(&f.unsafe, NULL);
  strmap_free(&f.required, NULL);
  free(f.reexports.items);
}

void syn_cjs_free(struct syn_cjs *cjs) {
  free(cjs->exports.items);
  free(cjs->reexports.items);
  arena_free(&cjs->texts);
  *cjs = (struct syn_cjs){0};
}
