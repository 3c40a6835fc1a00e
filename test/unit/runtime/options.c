// SPDX-License-Identifier: MIT
//
// The table of options is consistent, and every option of it is found, parsed and listed.
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/options.h"

static void test_table(void **state) {
  (void)state;
  for (size_t i = 0; i < option_def_count; i++) {
    const struct option_def *def = &option_defs[i];
    assert_true(strncmp(def->name, "--", 2) == 0);
    assert_true(strncmp(def->name, "--no-", 5) != 0);
    assert_ptr_equal(options_find(def->name, strlen(def->name)), def);
    if (def->alias) assert_ptr_equal(options_find(def->alias, strlen(def->alias)), def);
    // What is supported is explained, and only that.
    bool supported = !(def->flags & OPTION_UNSUPPORTED);
    assert_int_equal(supported, def->help != NULL);
    assert_int_equal(supported, def->group != NULL);
  }
}

static void test_help_lists_all(void **state) {
  (void)state;
  char *text;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  options_print_help(out);
  fclose(out);
  for (size_t i = 0; i < option_def_count; i++) {
    if (option_defs[i].flags & OPTION_UNSUPPORTED) continue;
    if (!strstr(text, option_defs[i].name + 2))
      fail_msg("%s is not in --help", option_defs[i].name);
  }
  free(text);
}

static void test_parse(void **state) {
  (void)state;
  unsetenv("NODE_OPTIONS");
  char *argv[] = {"nodus",
                  "--title=t",
                  "-r",
                  "./a",
                  "--require",
                  "./b",
                  "--no-warnings",
                  "--stack_trace_limit=3",
                  "x.js",
                  "--title=u",
                  NULL};
  struct options options = {0};
  assert_int_equal(options_parse(&options, 10, argv), 0);
  assert_string_equal(options_text(&options, "--title"), "t");
  assert_int_equal(options_value(&options, "--require")->item_count, 2);
  assert_string_equal(options_value(&options, "--require")->items[1], "./b");
  assert_false(options_flag(&options, "--warnings"));
  assert_true(options_flag(&options, "--deprecation"));
  assert_int_equal(options_value(&options, "--stack-trace-limit")->number, 3);
  assert_int_equal(options.script_index, 8);
  assert_int_equal(options.exec_argc, 7);
  options_free(&options);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_table),
      cmocka_unit_test(test_help_lists_all),
      cmocka_unit_test(test_parse),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
