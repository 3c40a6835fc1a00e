// SPDX-License-Identifier: MIT
//
// The growing buffer: content, the terminator, and handing the memory over.
#include "unit.h"

#include "util/buf.h"

static void test_append(void **state) {
  (void)state;
  struct buf buf = {0};
  buf_append_text(&buf, "one");
  buf_append_char(&buf, ' ');
  buf_append_str(&buf, STR("two"));
  buf_append(&buf, "\0!", 2);
  buf_printf(&buf, "%d", -42);
  assert_int_equal(buf.len, 12);
  assert_memory_equal(buf.data, "one two\0!-42", 13);
  buf_free(&buf);
  assert_null(buf.data);
  assert_int_equal(buf.len, 0);
}

static void test_growth(void **state) {
  (void)state;
  struct buf buf = {0};
  for (int i = 0; i < 10000; i++)
    buf_printf(&buf, "%05d", i);
  assert_int_equal(buf.len, 50000);
  assert_memory_equal(buf.data + 49995, "09999", 6);
  buf_free(&buf);
}

static void test_take(void **state) {
  (void)state;
  struct buf buf = {0};
  char *empty = buf_take(&buf);
  assert_string_equal(empty, "");
  free(empty);
  buf_append_text(&buf, "mine");
  char *text = buf_take(&buf);
  assert_string_equal(text, "mine");
  assert_null(buf.data);
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_append),
      cmocka_unit_test(test_growth),
      cmocka_unit_test(test_take),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
