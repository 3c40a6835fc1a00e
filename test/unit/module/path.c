// SPDX-License-Identifier: MIT
//
// Paths of modules: joining, normalising, taking apart.
#include "unit.h"

#include "module/path.h"

static void check_resolve(const char *base, const char *path, const char *expected) {
  struct buf out = {0};
  path_resolve(&out, str_from(base), str_from(path));
  assert_string_equal(out.data, expected);
  buf_free(&out);
}

static void test_resolve(void **state) {
  (void)state;
  check_resolve("/a/b", "c", "/a/b/c");
  check_resolve("/a/b", "./c/../d/", "/a/b/d");
  check_resolve("/a/b", "../../../..", "/");
  check_resolve("/a/b", "/x//y/./z", "/x/y/z");
  check_resolve("/", "", "/");
  check_resolve("/a", "...", "/a/...");
}

static void test_resolve_appends(void **state) {
  (void)state;
  struct buf out = {0};
  buf_append_text(&out, "file:");
  path_resolve(&out, STR("/a"), STR("../../b"));
  assert_string_equal(out.data, "file:/b");
  buf_free(&out);
}

static void test_parts(void **state) {
  (void)state;
  assert_true(str_equal(path_dirname(STR("/a/b")), STR("/a")));
  assert_true(str_equal(path_dirname(STR("/a")), STR("/")));
  assert_true(str_equal(path_dirname(STR("/")), STR("/")));
  assert_true(str_equal(path_basename(STR("/a/b")), STR("b")));
  assert_true(str_equal(path_basename(STR("/")), STR("")));
}

static void test_kinds(void **state) {
  (void)state;
  assert_true(path_names_directory(STR("a/")));
  assert_true(path_names_directory(STR("a/..")));
  assert_true(path_names_directory(STR(".")));
  assert_false(path_names_directory(STR("a/b..")));
  assert_true(path_is_relative(STR("./a")));
  assert_true(path_is_relative(STR("..")));
  assert_false(path_is_relative(STR(".a")));
  assert_false(path_is_relative(STR("/a")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_resolve),
      cmocka_unit_test(test_resolve_appends),
      cmocka_unit_test(test_parts),
      cmocka_unit_test(test_kinds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
