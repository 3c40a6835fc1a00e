// SPDX-License-Identifier: MIT
//
// The command line and NODE_OPTIONS. One table says which options there are; parsing, --help,
// getOptionValue and process.allowedNodeEnvironmentFlags follow from it.
#ifndef NODUS_RUNTIME_OPTIONS_H
#define NODUS_RUNTIME_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define NODE_VERSION "26.10.0" // the Node.js whose behaviour this runtime has

#define EXIT_INVALID_ARGUMENT 9

enum option_kind { OPTION_BOOL, OPTION_STRING, OPTION_INT, OPTION_LIST };

enum option_flag {
  OPTION_IN_ENV = 1,       // allowed in NODE_OPTIONS
  OPTION_ON = 2,           // a boolean that is true unless --no-... is given
  OPTION_UNSUPPORTED = 4,  // known, and refused by name
  OPTION_V8 = 8,           // an option of V8, which this runtime does not use: refused too
  OPTION_NO_NEGATION = 16, // --no-... is not a thing, although it is a boolean
};

struct option_def {
  const char *name;  // "--eval"
  const char *alias; // "-e", or another long name; NULL
  enum option_kind kind;
  unsigned flags;
  const char *group;   // heading in --help; NULL: not listed
  const char *initial; // default of a string or number; NULL for "" and 0
  const char *help;
};

extern const struct option_def option_defs[];
extern const size_t option_def_count;

struct option_value {
  bool flag;
  const char *text;   // of a string; the last one given
  const char **items; // of a list
  size_t item_count;
  long long number;
};

struct options {
  int argc;
  char **argv;                 // the whole command line
  int script_index;            // where the program's own arguments start in argv
  int exec_argc;               // argv[1..exec_argc] are the runtime's own options
  struct option_value *values; // one for each of option_defs
};

// Parses NODE_OPTIONS and the command line, after the files of --env-file. On failure prints why
// and returns an exit status; 0 means go on.
int options_parse(struct options *options, int argc, char **argv);
// Also after a failed options_parse.
void options_free(struct options *options);

// An option's definition by name or alias (either spelling of a boolean is found), or NULL.
const struct option_def *options_find(const char *name, size_t len);

const struct option_value *options_value(const struct options *options, const char *name);
bool options_flag(const struct options *options, const char *name);
const char *options_text(const struct options *options, const char *name); // "" if not given

void options_print_help(FILE *out);

#endif
