// SPDX-License-Identifier: MIT
//
// nodus-syntax: the syntax front end on the command line, for tests and curiosity.
//
//   nodus-syntax [--goal=script|commonjs|module|detect] [--strict] WHAT FILE...
//     --tree      the syntax tree
//     --emit      what the engine gets; of several files, with a NUL behind each
//     --undo      "FILE: ok" if that is the source again once its edits are undone
//     --erase     TypeScript as JavaScript; --jsx=preserve|classic|automatic|development,
//                 --legacy-decorators, --decorator-metadata, --assign-fields, --verbatim: as in tsconfig
//     --errors    "FILE: ok", or "FILE:LINE:COLUMN-COLUMN: SyntaxError: ..." for each
//     --imports   imports and exports, a line of JSON for each (module.h)
//     --cjs       the names that a CommonJS module exports, a line of JSON for each (cjs_exports.h)
//     --linked, --cyclic   the function of a module, as if the linker found each import where it is
//                 asked for; cyclic: in a cycle of modules
//
// The language follows the file's extension; so does the goal unless it is given (.js: detect).  It
// exits with 1 if a file has an error, unless asked for errors.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syntax/cjs_exports.h"
#include "syntax/lower_module.h"
#include "syntax/module.h"
#include "util/alloc.h"

enum what { TREE, EMIT, UNDO, ERASE, ERRORS, IMPORTS, CJS, LINKED, CYCLIC };

struct task {
  enum what what;
  struct syn_options options;
  bool goal_given;
  bool many; // files
  struct syn_lowering lowering;
};

static bool read_file(const char *path, struct buf *out) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    return false;
  }
  enum { CHUNK = 1 << 16 };
  for (size_t got = 1; got > 0; out->len += got) {
    buf_reserve(out, CHUNK);
    got = fread(out->data + out->len, 1, CHUNK, file);
  }
  fclose(file);
  return true;
}

static void follow_extension(const char *path, struct task *task) {
  static const struct {
    const char *extension;
    enum syn_goal goal;
    bool typescript, jsx;
  } known[] = {
      {".js", SYN_DETECT, false, false},    {".mjs", SYN_MODULE, false, false},
      {".cjs", SYN_COMMONJS, false, false}, {".jsx", SYN_DETECT, false, true},
      {".ts", SYN_DETECT, true, false},     {".mts", SYN_MODULE, true, false},
      {".cts", SYN_DETECT, true, false},    {".tsx", SYN_DETECT, true, true},
  };
  const char *extension = strrchr(path, '.');
  for (size_t i = 0; extension && i < sizeof(known) / sizeof(known[0]); i++) {
    if (strcmp(extension, known[i].extension) != 0) continue;
    if (!task->goal_given) task->options.goal = known[i].goal;
    task->options.typescript = known[i].typescript;
    task->options.ambient = strstr(path, ".d.") != NULL;
    task->options.jsx = known[i].jsx;
  }
}

static void print_error(const char *path, const struct syn_unit *unit, FILE *out) {
  struct str source = unit->tree.source;
  struct buf text = {0};
  uint32_t line, column, end_line, end_column;
  syn_error_text(&unit->error, source, &text);
  syn_place(source, unit->error.start, &line, &column);
  syn_place(source, unit->error.end, &end_line, &end_column);
  fprintf(out, "%s:%u:%u-", path, line, column);
  if (end_line != line) fprintf(out, "%u:", end_line);
  fprintf(out, "%u: %s: %s\n", end_column, syn_error_type(&unit->error), text.data);
  buf_free(&text);
}

static bool is_undone(const struct syn_emitted *emitted, struct str source) {
  struct buf applied = {0}, undone = {0};
  edits_apply(&emitted->edits, source, &applied);
  edits_undo(&emitted->edits, source, buf_str(&applied), &undone);
  bool same = str_equal(buf_str(&undone), source);
  buf_free(&applied);
  buf_free(&undone);
  return same;
}

static bool emit(const char *path, struct syn_unit *unit, const struct task *task) {
  struct syn_lowering lowering = {
      .async_context = true, .stacks = true, .dynamic_import = true, .first_site = 1};
  struct syn_emitted emitted = {0};
  struct str source = unit->tree.source;
  bool fine = task->what == ERASE ? syn_erase(unit, &task->lowering, &emitted)
                                  : syn_emit(unit, &lowering, &emitted);
  if (!fine) {
    print_error(path, unit, stderr);
  } else if (task->what == UNDO) {
    fine = is_undone(&emitted, source);
    printf("%s: %s\n", path, fine ? "ok" : "differs");
  } else {
    struct str text = emitted.edits.count > 0 ? buf_str(&emitted.text) : source;
    fwrite(text.data, 1, text.len, stdout);
    if (task->many) putchar('\0');
  }
  syn_emitted_free(&emitted);
  return fine;
}

static void append_list(const struct syn_names *names, struct buf *out) {
  for (uint32_t i = 0; i < names->count; i++) {
    if (i > 0) buf_append_char(out, ',');
    syn_append_json(names->items[i], out);
  }
}

static void append_cjs(const struct syn_unit *unit, struct buf *out) {
  struct syn_cjs cjs = {0};
  syn_cjs_exports(unit, &cjs);
  buf_append_text(out, "{\"exports\":[");
  append_list(&cjs.exports, out);
  buf_append_text(out, "],\"reexports\":[");
  append_list(&cjs.reexports, out);
  buf_append_text(out, "]}\n");
  syn_cjs_free(&cjs);
}

static void append_linked(struct syn_unit *unit, bool is_cyclic, struct buf *out) {
  const struct syn_module *module = unit->module;
  struct syn_link *links = mem_alloc(module->import_count * sizeof *links + 1);
  for (uint32_t i = 0; i < module->import_count; i++)
    links[i] = (struct syn_link){.parameter = module->imports[i].request,
                                 .is_value = module->imports[i].is_namespace,
                                 .is_checked = is_cyclic && !module->imports[i].is_namespace,
                                 .name = module->imports[i].name};
  struct syn_linking linking = {links, module->request_count, is_cyclic};
  struct syn_lowering lowering = {.linking = &linking, .dynamic_import = true};
  struct syn_emitted emitted = {0};
  if (syn_emit(unit, &lowering, &emitted)) {
    lower_module_head(unit, &linking, &emitted, out);
    buf_append_str(out, emitted.edits.count > 0 ? buf_str(&emitted.text) : unit->tree.source);
    lower_module_tail(out);
    buf_append_char(out, '\n');
  }
  syn_emitted_free(&emitted);
  free(links);
}

static void append_what(struct syn_unit *unit, enum what what, struct buf *out) {
  switch (what) {
  case TREE: tree_dump(&unit->tree, unit->tree.root, out); return;
  case IMPORTS:
    syn_module_describe(unit, out);
    buf_append_char(out, '\n');
    return;
  case CJS: append_cjs(unit, out); return;
  case LINKED:
  case CYCLIC:
    if (unit->module) append_linked(unit, what == CYCLIC, out);
    return;
  case EMIT:
  case UNDO:
  case ERASE:
  case ERRORS: return;
  }
}

// Whether the file was fine.
static bool run(const char *path, struct task task) {
  struct buf source = {0};
  if (!read_file(path, &source)) return false;
  follow_extension(path, &task);
  struct syn_unit *unit = syn_parse(buf_str(&source), &task.options);
  bool fine = unit->error.message == M_NONE;
  if (!fine) {
    print_error(path, unit, task.what == ERRORS ? stdout : stderr);
  } else if (task.what == ERRORS) {
    printf("%s: ok\n", path);
  } else if (task.what == EMIT || task.what == UNDO || task.what == ERASE) {
    fine = emit(path, unit, &task);
  } else {
    struct buf text = {0};
    append_what(unit, task.what, &text);
    fwrite(text.data, 1, text.len, stdout);
    buf_free(&text);
  }
  syn_unit_free(unit);
  buf_free(&source);
  return fine || task.what == ERRORS;
}

// The options of --erase.
static bool parse_lowering(const char *option, struct syn_lowering *lowering) {
  static const char *const jsx[] = {"none", "preserve", "classic", "automatic", "development"};
  for (int i = 0; strncmp(option, "--jsx=", 6) == 0 && i < 5; i++) {
    if (strcmp(option + 6, jsx[i]) != 0) continue;
    lowering->jsx = (enum syn_jsx)i;
    return true;
  }
  if (strcmp(option, "--legacy-decorators") == 0)
    lowering->legacy_decorators = true;
  else if (strcmp(option, "--decorator-metadata") == 0)
    lowering->decorator_metadata = true;
  else if (strcmp(option, "--assign-fields") == 0)
    lowering->define_fields = false;
  else if (strcmp(option, "--verbatim") == 0)
    lowering->verbatim_module_syntax = true;
  else
    return false;
  return true;
}

static bool parse_option(const char *option, struct task *task) {
  static const char *const goals[] = {"script", "commonjs", "module", "detect"};
  if (strncmp(option, "--goal=", 7) == 0) {
    task->goal_given = true;
    for (int i = 0; i < 4; i++) {
      if (strcmp(option + 7, goals[i]) != 0) continue;
      task->options.goal = (enum syn_goal)i;
      return true;
    }
    return false;
  }
  if (strcmp(option, "--tree") == 0)
    task->what = TREE;
  else if (strcmp(option, "--emit") == 0)
    task->what = EMIT;
  else if (strcmp(option, "--undo") == 0)
    task->what = UNDO;
  else if (strcmp(option, "--erase") == 0)
    task->what = ERASE;
  else if (strcmp(option, "--errors") == 0)
    task->what = ERRORS;
  else if (strcmp(option, "--imports") == 0)
    task->what = IMPORTS;
  else if (strcmp(option, "--cjs") == 0)
    task->what = CJS;
  else if (strcmp(option, "--linked") == 0)
    task->what = LINKED;
  else if (strcmp(option, "--cyclic") == 0)
    task->what = CYCLIC;
  else if (strcmp(option, "--strict") == 0)
    task->options.strict = true;
  else
    return parse_lowering(option, &task->lowering);
  task->options.scopes |= task->what == ERRORS;
  return true;
}

int main(int argc, char **argv) {
  struct task task = {.what = ERRORS,
                      .options.goal = SYN_DETECT,
                      .lowering = {.define_fields = true, .jsx = SYN_JSX_CLASSIC}};
  int i = 1;
  for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
    if (parse_option(argv[i], &task)) continue;
    fprintf(stderr, "nodus-syntax: %s?\n", argv[i]);
    return 2;
  }
  bool fine = true;
  task.many = argc - i > 1;
  for (; i < argc; i++)
    fine &= run(argv[i], task);
  return fine ? 0 : 1;
}
