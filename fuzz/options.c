// SPDX-License-Identifier: MIT
// sources: src/runtime/options.c src/runtime/options_table.c src/runtime/env_file.c src/util/buf.c src/util/alloc.c src/util/check.c
//
// A hostile command line: the first line of the input is NODE_OPTIONS, each further line one argument.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/options.h"
#include "util/alloc.h"

#define MAX_ARGS 32

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__asan_default_options(void);

// The words of NODE_OPTIONS live as long as the process: no leaks to look for here.
const char *__asan_default_options(void) {
  return "detect_leaks=0";
}

// Whether an argument would make the parser read a file of the machine.
static int names_file(const char *arg) {
  return strstr(arg, "env") != NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *text = mem_strndup((const char *)data, size), *rest = text, *line;
  char *argv[MAX_ARGS + 2] = {"nodus"};
  int argc = 0;
  while (argc <= MAX_ARGS && (line = strsep(&rest, "\n")) != NULL)
    if (!names_file(line)) argv[argc++] = line;
  setenv("NODE_OPTIONS", argc > 0 ? argv[0] : "", 1);
  argv[0] = "nodus";
  argv[argc > 0 ? argc : 1] = NULL;
  FILE *saved = stderr, *quiet = fopen("/dev/null", "w");
  if (quiet) stderr = quiet; // what is wrong with the options is no news here
  struct options options = {0};
  options_parse(&options, argc > 0 ? argc : 1, argv);
  options_free(&options);
  stderr = saved;
  if (quiet) fclose(quiet);
  free(text);
  return 0;
}
