// SPDX-License-Identifier: MIT
//
// The dialect of .env files: quotes, comments, line breaks, and what is no variable.
#include "unit.h"

#include "runtime/env_file.h"

static void collect(void *arg, struct str name, struct str value) {
  struct buf *out = arg;
  buf_append_str(out, name);
  buf_append_char(out, '=');
  buf_append_str(out, value);
  buf_append_char(out, '|');
}

static void check(const char *text, const char *expected) {
  struct buf out = {0};
  buf_reserve(&out, 0);
  env_file_parse(str_from(text), collect, &out);
  buf_append_char(&out, 0);
  assert_string_equal(out.data, expected);
  buf_free(&out);
}

static void test_values(void **state) {
  (void)state;
  check("A=1\nB = two words \n", "A=1|B=two words|");
  check("export A=1", "A=1|");
  check("A=", "A=|");
  check("A==b", "A==b|");
  check("A=x # comment\n#B=1\n", "A=x|");
  check("A=1\r\nB=2\r\n", "A=1|B=2|");
}

static void test_quotes(void **state) {
  (void)state;
  check("A=\"x\\ny\" # z\nB='x\\ny'\n", "A=x\ny|B=x\\ny|");
  check("A=`a \"b\" 'c'\nd`", "A=a \"b\" 'c'\nd|");
  check("A=\"#no comment\"", "A=#no comment|");
  check("A=\"open\nB=2", "A=\"open|B=2|");
}

static void test_no_variables(void **state) {
  (void)state;
  check("", "");
  check("A\nB=1", "B=1|");
  check("A: b", "");
  check("=a", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_values),
      cmocka_unit_test(test_quotes),
      cmocka_unit_test(test_no_variables),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
