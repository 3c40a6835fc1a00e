// SPDX-License-Identifier: MIT
//
// The JSON parser: what is valid, what is refused, how strings are decoded.
#include "unit.h"

#include "module/json.h"

static void check_valid(const char *text, bool expected) {
  struct arena arena = {0};
  bool valid = json_parse(&arena, str_from(text)) != NULL;
  if (valid != expected) fail_msg("%s is %s", text, expected ? "valid" : "not valid");
  arena_free(&arena);
}

static void test_validity(void **state) {
  (void)state;
  static const char *const valid[] = {"{}",
                                      "[]",
                                      " [1, -0.5e+3, 0] ",
                                      "\"a\"",
                                      "null",
                                      "{\"a\":{\"b\":[true,false]}}",
                                      "\"\\u00e9\\n\\\\\"",
                                      "\xEF\xBB\xBF{}"};
  static const char *const invalid[] = {
      "",      "{",   "}",   "{\"a\"}", "{\"a\":}",  "{\"a\":1,}",  "[1,]",
      "[1 2]", "01",  "1.",  "-",       "+1",        ".5",          "1e",
      "nul",   "tru", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\n\"",
      "{a:1}", "1 1", "'a'", "\"\\",    "{\"a\" 1}", "// c\n1"};
  for (size_t i = 0; i < sizeof valid / sizeof *valid; i++)
    check_valid(valid[i], true);
  for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++)
    check_valid(invalid[i], false);
}

static void test_depth(void **state) {
  (void)state;
  char deep[2001];
  memset(deep, '[', 1000);
  memset(deep + 1000, ']', 1000);
  deep[2000] = '\0';
  check_valid(deep, false);
  check_valid(deep + 900, false); // unbalanced
  deep[1100] = '\0';
  check_valid(deep + 900, true); // a hundred levels
}

static void check_string(const char *text, const char *expected, size_t len) {
  struct arena arena = {0};
  const struct json *value = json_parse(&arena, str_from(text));
  assert_non_null(value);
  assert_int_equal(value->text.len, len);
  assert_memory_equal(value->text.data, expected, len);
  arena_free(&arena);
}

static void test_strings(void **state) {
  (void)state;
  check_string("\"plain\"", "plain", 5);
  check_string("\"a\\tb\\/\\\"\"", "a\tb/\"", 5);
  check_string("\"\\u00e9\\u20AC\"", "\xC3\xA9\xE2\x82\xAC", 5);
  check_string("\"\\uD83D\\uDE00!\"", "\xF0\x9F\x98\x80!", 5);
  check_string("\"\\uD83D\\u0041\"",
               "\xEF\xBF\xBD"
               "A",
               4);
  check_string("\"\\uDE00\"", "\xEF\xBF\xBD", 3);
  check_string("\"\\u0000\"", "\0", 1);
}

static void test_members(void **state) {
  (void)state;
  struct arena arena = {0};
  const struct json *root =
      json_parse(&arena, STR("{\"a\": 1, \"b\": [2, 3], \"a\": \"last\"}"));
  assert_true(str_equal(json_member(root, STR("a"))->text, STR("last")));
  assert_true(str_equal(json_member(root, STR("b"))->source, STR("[2, 3]")));
  assert_null(json_member(root, STR("c")));
  assert_null(json_member(NULL, STR("a")));
  arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_validity),
      cmocka_unit_test(test_depth),
      cmocka_unit_test(test_strings),
      cmocka_unit_test(test_members),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
