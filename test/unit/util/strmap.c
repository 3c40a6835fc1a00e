// SPDX-License-Identifier: MIT
//
// The map of strings: growth, replacement, keys with any bytes.
#include "unit.h"

#include <stdio.h>

#include "util/strmap.h"

static void test_growth(void **state) {
  (void)state;
  struct strmap map = {0};
  char key[16];
  assert_null(strmap_get(&map, STR("none")));
  for (uintptr_t i = 1; i <= 5000; i++) {
    snprintf(key, sizeof key, "key%d", (int)i);
    strmap_set(&map, str_from(key), (void *)i);
  }
  assert_int_equal(map.count, 5000);
  for (uintptr_t i = 1; i <= 5000; i++) {
    snprintf(key, sizeof key, "key%d", (int)i);
    assert_ptr_equal(strmap_get(&map, str_from(key)), (void *)i);
  }
  strmap_clear(&map, NULL);
  assert_null(strmap_get(&map, STR("key1")));
  strmap_free(&map, NULL);
}

static void test_values(void **state) {
  (void)state;
  struct strmap map = {0};
  strmap_set(&map, STR("a\0b"), malloc(1));
  strmap_set(&map, STR("a"), malloc(1));
  void *old = strmap_get(&map, STR("a"));
  strmap_set(&map, STR("a"), malloc(1));
  free(old);
  strmap_set(&map, STR(""), malloc(1));
  assert_int_equal(map.count, 3);
  assert_ptr_not_equal(strmap_get(&map, STR("a\0b")), strmap_get(&map, STR("a")));
  strmap_free(&map, free);
  assert_int_equal(map.count, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_growth),
      cmocka_unit_test(test_values),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
