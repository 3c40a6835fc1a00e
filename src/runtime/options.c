// SPDX-License-Identifier: MIT
//
// Parses the command line by the table of options_table.c. Sources, each overriding the one before:
// environment variables with a switch's meaning, NODE_OPTIONS, the command line. Pure C: what is
// wrong is printed in Node's words, with the program's argv[0] in front.
#include "runtime/options.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/env_file.h"
#include "util/alloc.h"
#include "util/buf.h"

struct parser {
  struct options *options;
  bool from_env; // reading NODE_OPTIONS
  int exit_code;
};

static size_t index_of(const struct option_def *def) {
  return (size_t)(def - option_defs);
}

static bool name_equals(const char *candidate, const char *name, size_t len) {
  return candidate && strlen(candidate) == len && memcmp(candidate, name, len) == 0;
}

const struct option_def *options_find(const char *name, size_t len) {
  for (size_t i = 0; i < option_def_count; i++)
    if (name_equals(option_defs[i].name, name, len) ||
        name_equals(option_defs[i].alias, name, len))
      return &option_defs[i];
  return NULL;
}

static void fail(struct parser *parser, const char *format, const char *name) {
  fprintf(stderr, "%s: ", parser->options->argv[0]);
  fprintf(stderr, format, name);
  fputc('\n', stderr);
  parser->exit_code = EXIT_INVALID_ARGUMENT;
}

// The name part of an argument, with the underscores of V8's spelling as dashes. malloc()ed.
static char *normalize_name(const char *arg) {
  const char *equals = strchr(arg, '=');
  size_t len = equals && arg[1] == '-' ? (size_t)(equals - arg) : strlen(arg);
  char *name = mem_alloc(len + 1);
  memcpy(name, arg, len);
  name[len] = 0;
  for (size_t i = 2; i < len; i++)
    if (name[i] == '_') name[i] = '-';
  return name;
}

static void append_item(struct option_value *value, const char *item) {
  value->items = mem_realloc(value->items, (value->item_count + 1) * sizeof *value->items);
  value->items[value->item_count++] = item;
}

static void store(struct parser *parser, const struct option_def *def, const char *text) {
  struct option_value *value = &parser->options->values[index_of(def)];
  value->text = text;
  value->flag = true;
  value->number = strtoll(text, NULL, 10);
  if (def->kind == OPTION_LIST) append_item(value, text);
}

static void store_flag(struct parser *parser, const struct option_def *def, bool on) {
  parser->options->values[index_of(def)].flag = on;
}

// Names the option as it was typed, with the '=' in front of a value.
static void refuse_in_env(struct parser *parser, const char *arg) {
  char name[256];
  size_t len = strcspn(arg, "=");
  snprintf(name, sizeof name, "%.*s", (int)(arg[len] ? len + 1 : len), arg);
  fail(parser, "%s is not allowed in NODE_OPTIONS", name);
}

// Whether the definition, as it was spelled, may be used here.
static bool check_allowed(struct parser *parser, const struct option_def *def, const char *arg,
                          const char *spelled) {
  if (parser->from_env && !(def->flags & OPTION_IN_ENV)) {
    refuse_in_env(parser, arg);
  } else if (def->flags & OPTION_V8) {
    fail(parser, "%s is an option of the V8 engine, which Nodus does not use", spelled);
  } else if (strcmp(def->name, "--interactive") == 0) {
    fail(parser, "%s is not supported: Nodus has no interactive mode yet", spelled);
  } else if (def->flags & OPTION_UNSUPPORTED) {
    fail(parser, "%s is not supported by Nodus", spelled);
  } else {
    return true;
  }
  return false;
}

static void report_unknown(struct parser *parser, const char *arg, const char *name) {
  const struct option_def *def = NULL;
  if (strncmp(name, "--no-", 5) == 0) {
    char *positive = mem_alloc(strlen(name) + 1);
    sprintf(positive, "--%s", name + 5);
    def = options_find(positive, strlen(positive));
    free(positive);
  }
  if (def) {
    fail(parser, "%s is an invalid negation because it is not a boolean option", arg);
  } else if (parser->from_env) {
    refuse_in_env(parser, arg);
  } else {
    fail(parser, "bad option: %s", arg);
  }
}

// A boolean by its name without "--no-", or NULL.
static const struct option_def *find_negated(const char *name) {
  char positive[128];
  if (strncmp(name, "--no-", 5) != 0 || strlen(name) >= sizeof positive) return NULL;
  int len = snprintf(positive, sizeof positive, "--%s", name + 5);
  const struct option_def *def = options_find(positive, (size_t)len);
  bool negatable = def && def->kind == OPTION_BOOL && !(def->flags & OPTION_NO_NEGATION);
  return negatable ? def : NULL;
}

// The value of an option that needs one: after `=`, or the next argument. NULL if missing.
static const char *take_value(struct parser *parser, const char *arg, const char *next,
                              int *consumed) {
  const char *equals = arg[1] == '-' ? strchr(arg, '=') : NULL;
  const char *value = equals ? equals + 1 : next;
  if (!equals) (*consumed)++;
  if (!value || (equals && !*value) || (!equals && value[0] == '-')) {
    int len = equals ? (int)(equals - arg) + 1 : (int)strlen(arg);
    char name[256];
    snprintf(name, sizeof name, "%.*s", len, arg);
    fail(parser, "%s requires an argument", name);
    return NULL;
  }
  return value[0] == '\\' && value[1] == '-' ? value + 1 : value;
}

// `-p` and `--print` take the script from the next argument, unless that is an option.
static int parse_print(struct parser *parser, const char *arg, const char *next) {
  const struct option_def *eval = options_find("--eval", 6);
  store_flag(parser, options_find("--print", 7), true);
  if (!next || next[0] == '-' || strchr(arg, '=')) return 1;
  store(parser, eval, next[0] == '\\' && next[1] == '-' ? next + 1 : next);
  return 2;
}

// Parses one option; returns how many arguments it took.
static int parse_option(struct parser *parser, const char *arg, const char *next) {
  int consumed = 1;
  if (strcmp(arg, "-pe") == 0 && !parser->from_env) {
    store_flag(parser, options_find("--print", 7), true);
    const char *value = take_value(parser, "--eval", next, &consumed);
    if (value) store(parser, options_find("--eval", 6), value);
    return consumed;
  }
  char *name = normalize_name(arg);
  const struct option_def *def = options_find(name, strlen(name));
  const struct option_def *negated = def ? NULL : find_negated(name);
  if (negated) {
    bool is_default = (negated->flags & OPTION_UNSUPPORTED) && !(negated->flags & OPTION_ON);
    if (is_default || check_allowed(parser, negated, arg, name))
      store_flag(parser, negated, false);
  } else if (!def) {
    report_unknown(parser, arg, name);
  } else if (!check_allowed(parser, def, arg, name)) {
    // Refused already.
  } else if (strcmp(def->name, "--print") == 0) {
    consumed = parse_print(parser, arg, next);
  } else if (def->kind == OPTION_BOOL) {
    store_flag(parser, def, true);
  } else {
    const char *value = take_value(parser, arg, next, &consumed);
    if (value) store(parser, def, value);
  }
  free(name);
  return consumed;
}

// Parses leading options; returns the index of the first argument that is none.
static int parse_arguments(struct parser *parser, int argc, char **argv, int first) {
  int i = first;
  while (i < argc && !parser->exit_code) {
    const char *arg = argv[i];
    if (arg[0] != '-' || arg[1] == 0) break;
    if (strcmp(arg, "--") == 0) {
      if (parser->from_env) fail(parser, "%s is not allowed in NODE_OPTIONS", arg);
      break;
    }
    i += parse_option(parser, arg, i + 1 < argc ? argv[i + 1] : NULL);
  }
  return i < argc ? i : argc;
}

// Splits at blanks; double quotes group, and a backslash inside them takes the next character
// literally. The strings live as long as the process.
static void parse_node_options(struct parser *parser, const char *text) {
  char **args = NULL;
  int count = 0;
  bool in_quotes = false, in_word = false;
  char *out = mem_alloc(strlen(text) + 1);
  for (; *text; text++) {
    char c = *text;
    if (c == '\\' && in_quotes) {
      if (!*++text) break;
      c = *text;
    } else if (c == ' ' && !in_quotes) {
      if (in_word) *out++ = 0;
      in_word = false;
      continue;
    } else if (c == '"') {
      in_quotes = !in_quotes;
      continue;
    }
    if (!in_word) {
      args = mem_realloc(args, (size_t)(count + 1) * sizeof *args);
      args[count++] = out;
      in_word = true;
    }
    *out++ = c;
  }
  *out = 0;
  if (in_quotes) {
    fail(parser, "invalid value for NODE_OPTIONS (%s)\n", "unterminated string");
    return;
  }
  parser->from_env = true;
  parse_arguments(parser, count, args, 0);
  parser->from_env = false;
  free(args);
}

// Environment variables that switch an option on.
static const struct {
  const char *variable, *option;
  bool on;
} switches[] = {
    {"NODE_NO_WARNINGS", "--warnings", false},
    {"NODE_PENDING_DEPRECATION", "--pending-deprecation", true},
    {"NODE_PRESERVE_SYMLINKS", "--preserve-symlinks", true},
    {"NODE_PRESERVE_SYMLINKS_MAIN", "--preserve-symlinks-main", true},
};

static void read_variables(struct parser *parser) {
  for (size_t i = 0; i < sizeof switches / sizeof switches[0]; i++) {
    const char *value = getenv(switches[i].variable);
    if (!value || strcmp(value, "1") != 0) continue;
    store_flag(parser, options_find(switches[i].option, strlen(switches[i].option)),
               switches[i].on);
  }
  const char *file = getenv("NODE_REDIRECT_WARNINGS");
  if (file && *file) store(parser, options_find("--redirect-warnings", 19), file);
}

static void set_variable(void *arg, struct str name, struct str value) {
  (void)arg;
  struct buf text = {0};
  buf_append(&text, name.data, name.len);
  buf_append(&text, "", 1);
  buf_append(&text, value.data, value.len);
  buf_append(&text, "", 1);
  setenv(text.data, text.data + name.len + 1, 1);
  buf_free(&text);
}

// Variables that exist already win over files, and a later file over an earlier one.
static void set_new_variable(void *arg, struct str name, struct str value) {
  char **before = arg;
  for (; *before; before++)
    if (strncmp(*before, name.data, name.len) == 0 && (*before)[name.len] == '=') return;
  set_variable(NULL, name, value);
}

// The environment's entries as they are now; the strings stay those of the environment.
static char **copy_environment(void) {
  size_t count = 0;
  while (environ[count])
    count++;
  char **copy = mem_alloc((count + 1) * sizeof *copy);
  memcpy(copy, environ, (count + 1) * sizeof *copy);
  return copy;
}

static void load_env_file(struct parser *parser, const char *path, bool optional,
                          char **before) {
  struct buf content = {0};
  int err = env_file_read(path, &content);
  if (!err) {
    env_file_parse((struct str){content.data, content.len}, set_new_variable, before);
  } else if (!optional) {
    fail(parser, "%s: not found", path);
  }
  buf_free(&content);
}

// The files come before everything else, because one of them may set NODE_OPTIONS.
static void load_env_files(struct parser *parser, int argc, char **argv) {
  static const char required[] = "--env-file", if_exists[] = "--env-file-if-exists";
  char **before = NULL;
  for (int i = 1; i < argc && argv[i] && argv[i][0] == '-'; i++) {
    if (strcmp(argv[i], "--") == 0) break;
    char *name = normalize_name(argv[i]);
    bool optional = strcmp(name, if_exists) == 0;
    if (optional || strcmp(name, required) == 0) {
      const char *equals = strchr(argv[i], '=');
      const char *path = equals ? equals + 1 : i + 1 < argc ? argv[i + 1] : NULL;
      if (!before) before = copy_environment();
      if (path && *path && (equals || *path != '-'))
        load_env_file(parser, path, optional, before);
    }
    const struct option_def *def = options_find(name, strlen(name));
    if (def && def->kind != OPTION_BOOL && !strchr(argv[i], '=')) i++;
    free(name);
  }
  free(before);
}

static bool one_of(const char *text, const char *const *choices) {
  if (!*text) return true;
  for (; *choices; choices++)
    if (strcmp(text, *choices) == 0) return true;
  return false;
}

static void check_values(struct parser *parser) {
  static const char *const rejections[] = {"warn", "throw", "strict", "warn-with-error-code",
                                           "none", NULL};
  static const char *const types[] = {"commonjs", "module", "commonjs-typescript",
                                      "module-typescript", NULL};
  static const char *const protos[] = {"delete", "throw", NULL};
  static const char *const orders[] = {"verbatim", "ipv4first", "ipv6first", NULL};
  const struct options *options = parser->options;
  if (!one_of(options_text(options, "--unhandled-rejections"), rejections)) {
    fail(parser, "invalid value for %s", "--unhandled-rejections");
  } else if (!one_of(options_text(options, "--dns-result-order"), orders)) {
    fail(parser, "invalid value for %s", "--dns-result-order");
  } else if (!one_of(options_text(options, "--disable-proto"), protos)) {
    fail(parser, "invalid mode passed to %s", "--disable-proto");
  } else if (!one_of(options_text(options, "--input-type"), types)) {
    fail(parser, "--input-type must be %s",
         "\"module\",\"commonjs\", \"module-typescript\" or \"commonjs-typescript\"");
  } else if (options_flag(options, "--check") && options_flag(options, "--eval")) {
    fail(parser, "either --check or --%s can be used, not both", "eval");
  }
}

static void set_defaults(struct options *options) {
  options->values = mem_zalloc(option_def_count * sizeof *options->values);
  for (size_t i = 0; i < option_def_count; i++) {
    const struct option_def *def = &option_defs[i];
    struct option_value *value = &options->values[i];
    value->flag = def->kind == OPTION_BOOL && (def->flags & OPTION_ON);
    value->text = def->initial ? def->initial : "";
    value->number = def->initial ? strtoll(def->initial, NULL, 10) : 0;
  }
}

int options_parse(struct options *options, int argc, char **argv) {
  struct parser parser = {.options = options};
  options->argc = argc;
  options->argv = argv;
  set_defaults(options);
  load_env_files(&parser, argc, argv);
  if (parser.exit_code) return parser.exit_code;
  read_variables(&parser);
  const char *from_env = getenv("NODE_OPTIONS");
  if (from_env) parse_node_options(&parser, from_env);
  if (parser.exit_code) return parser.exit_code;
  int end = parse_arguments(&parser, argc, argv, 1);
  if (parser.exit_code) return parser.exit_code;
  options->exec_argc = end - 1;
  options->script_index = end < argc && strcmp(argv[end], "--") == 0 ? end + 1 : end;
  check_values(&parser);
  return parser.exit_code;
}

void options_free(struct options *options) {
  for (size_t i = 0; i < option_def_count; i++)
    free(options->values[i].items);
  free(options->values);
}

const struct option_value *options_value(const struct options *options, const char *name) {
  return &options->values[index_of(options_find(name, strlen(name)))];
}

bool options_flag(const struct options *options, const char *name) {
  return options_value(options, name)->flag;
}

const char *options_text(const struct options *options, const char *name) {
  return options_value(options, name)->text;
}

// How the option is written in --help: `-e, --eval=...`, `--no-warnings`.
static int write_usage(char *out, size_t size, const struct option_def *def) {
  const char *alias = def->alias ? def->alias : "", *comma = def->alias ? ", " : "";
  if (def->kind == OPTION_BOOL && (def->flags & OPTION_ON))
    return snprintf(out, size, "--no-%s", def->name + 2);
  return snprintf(out, size, "%s%s%s%s", alias, comma, def->name,
                  def->kind == OPTION_BOOL ? "" : "=...");
}

static void print_help_line(FILE *out, const char *usage, const char *negation,
                            const char *help) {
  fprintf(out, "  %-34s", usage);
  if (strlen(usage) > 33) fprintf(out, "\n  %-34s", "");
  size_t column = 35 + (size_t)fprintf(out, "%s", negation);
  for (bool first = true; *help; first = false) {
    size_t word = strcspn(help, " ");
    if (column + 1 + word > 92) {
      fprintf(out, "\n%36s", "");
      column = 36;
    } else if (!first) {
      fputc(' ', out);
      column++;
    }
    fprintf(out, "%.*s", (int)word, help);
    column += word;
    help += word;
    if (*help) help++;
  }
  fputc('\n', out);
}

static const char *const variables_help[][2] = {
    {"NODE_OPTIONS", "options, before those of the command line"},
    {"NODE_PATH", "folders to look for modules in, separated by ':'"},
    {"NODE_DEBUG", "modules of the library that print what they do, separated by ','"},
    {"NODE_NO_WARNINGS=1", "like --no-warnings"},
    {"NODE_PENDING_DEPRECATION=1", "like --pending-deprecation"},
    {"NODE_PRESERVE_SYMLINKS=1", "like --preserve-symlinks"},
    {"NODE_REDIRECT_WARNINGS", "like --redirect-warnings"},
    {"NO_COLOR, NODE_DISABLE_COLORS", "no colors in output"},
    {"FORCE_COLOR", "colors in output that is no terminal"},
    {"TZ", "the time zone"},
    {"UV_THREADPOOL_SIZE", "how many threads work on files, DNS and compression"},
};

void options_print_help(FILE *out) {
  fputs("Usage: nodus [options] [ script.js ] [arguments]\n", out);
  const char *group = NULL;
  for (size_t i = 0; i < option_def_count; i++) {
    const struct option_def *def = &option_defs[i];
    if (!def->group) continue;
    if (!group || strcmp(group, def->group) != 0) fprintf(out, "\n%s:\n", def->group);
    if (!group) {
      print_help_line(out, "-", "",
                      "read the script from standard input (default without a file)");
      print_help_line(out, "--", "", "the options end here");
    }
    group = def->group;
    char usage[96];
    write_usage(usage, sizeof usage, def);
    bool negated = def->kind == OPTION_BOOL && (def->flags & OPTION_ON);
    print_help_line(out, usage, negated ? "do not " : "", def->help);
  }
  fputs("\nEnvironment variables:\n", out);
  for (size_t i = 0; i < sizeof variables_help / sizeof variables_help[0]; i++)
    print_help_line(out, variables_help[i][0], "", variables_help[i][1]);
  fputs("\nNodus " NODUS_VERSION ", compatible with Node.js " NODE_VERSION "\n", out);
}
