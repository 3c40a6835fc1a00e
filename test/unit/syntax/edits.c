// SPDX-License-Identifier: MIT
//
// Edits: applying, undoing, the table of columns, and moving code.
#include "unit.h"

#include <stdlib.h>

#include "syntax/edits.h"

static void assert_str(const struct buf *buf, const char *expected) {
  assert_string_equal(buf->data ? buf->data : "", expected);
}

static void apply_and_undo(const struct syn_edits *edits, struct str source,
                           const char *expected) {
  struct buf applied = {0}, undone = {0};
  edits_apply(edits, source, &applied);
  assert_str(&applied, expected);
  edits_undo(edits, source, buf_str(&applied), &undone);
  assert_int_equal(undone.len, source.len);
  assert_memory_equal(undone.data, source.data, source.len);
  buf_free(&applied);
  buf_free(&undone);
}

static void test_apply(void **state) {
  (void)state;
  struct str source = STR("await x;\nb;");
  struct syn_edits edits = {0};
  apply_and_undo(&edits, source, "await x;\nb;");
  edits_insert(&edits, 0, STR("("));
  edits_insertf(&edits, 0, "%s=", "w");
  edits_replace(&edits, 6, 7, STR("yy"));
  edits_insert(&edits, 7, STR(")"));
  edits_insert(&edits, 11, STR("!"));
  apply_and_undo(&edits, source, "(w=await yy);\nb;!");
  edits_free(&edits);
}

static void test_terminators_stay(void **state) {
  (void)state;
  struct str source = STR("a: {\r\n  x\xe2\x80\xa8}\n;");
  struct syn_edits edits = {0};
  edits_replace(&edits, 1, 14, STR("#"));
  apply_and_undo(&edits, source, "a#\r\n\xe2\x80\xa8\n;");
  edits_free(&edits);
}

static void test_blank(void **state) {
  (void)state;
  struct str source = STR("a: \xc3\xa4\t|\n \xf0\x9f\x98\x80 ;");
  struct syn_edits edits = {0};
  edits_blank(&edits, source, 1, 13);
  apply_and_undo(&edits, source, "a     \n    ;");
  edits_free(&edits);
}

static void assert_triple(const uint32_t *triple, uint32_t line, uint32_t applied,
                          uint32_t column) {
  assert_int_equal(triple[0], line);
  assert_int_equal(triple[1], applied);
  assert_int_equal(triple[2], column);
}

static void test_columns(void **state) {
  (void)state;
  struct str source = STR("x\n\xf0\x9f\x98\x80 a.b + c\nd");
  struct syn_edits edits = {0};
  edits_insert(&edits, 7, STR("f("));
  edits_insert(&edits, 8, STR(")"));
  edits_replace(&edits, 13, 14, STR("cc"));
  edits_replace(&edits, 14, 16, STR("/"));
  uint32_t count, *table = edits_columns(&edits, source, &count);
  assert_int_equal(count, 8);
  assert_triple(table, 2, 3, 3 | SYN_COLUMN_INSERTED);
  assert_triple(table + 3, 2, 5, 3);
  assert_triple(table + 6, 2, 6, 4 | SYN_COLUMN_INSERTED);
  assert_triple(table + 9, 2, 7, 4);
  assert_triple(table + 12, 2, 12, 9 | SYN_COLUMN_INSERTED);
  assert_triple(table + 15, 2, 14, 10);
  assert_triple(table + 18, 2, 14, 10 | SYN_COLUMN_INSERTED);
  assert_triple(table + 21, 3, 0, 1);
  free(table);
  edits_free(&edits);
}

static void assert_moved(const char *text, const char *expected) {
  struct str source = str_from(text);
  struct syn_edits edits = {0};
  struct buf out = {0};
  edits_take_range(&edits, 0, source, 0, (uint32_t)source.len, &out);
  assert_str(&out, expected);
  buf_free(&out);
  edits_free(&edits);
}

static void test_take_range(void **state) {
  (void)state;
  assert_moved("a +\r\n b", "a +   b");
  assert_moved("a // it's\n + b", "a   + b");
  assert_moved("a /* ' \n */ + b", "a   + b");
  assert_moved("`x\n${ `\n` +\n {a:\n1} }\n`;\n", "`x\n${ `\n` +  {a: 1} }\n`; ");
  assert_moved("a = /'[/]/\n/ 2 / '\\'\\\n'", "a = /'[/]/ / 2 / '\\'\\\n'");
  assert_moved("return /`/\n.test(x) / y", "return /`/ .test(x) / y");

  struct str source = STR("f(a,\n b) // c");
  struct syn_edits edits = {0};
  struct buf out = {0};
  edits_insert(&edits, 0, STR("kept"));
  uint32_t mark = edits_mark(&edits);
  edits_replace(&edits, 2, 3, STR("xx"));
  edits_insert(&edits, 7, STR("!"));
  edits_take_range(&edits, mark, source, 0, 8, &out);
  assert_str(&out, "f(xx,  b!)");
  assert_int_equal(edits.count, 1);
  buf_free(&out);
  edits_free(&edits);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_apply),      cmocka_unit_test(test_terminators_stay),
      cmocka_unit_test(test_blank),      cmocka_unit_test(test_columns),
      cmocka_unit_test(test_take_range),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
