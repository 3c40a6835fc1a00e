// SPDX-License-Identifier: MIT
//
// The intrusive list: order, removal while walking, and removal twice.
#include "unit.h"

#include "util/list.h"

struct item {
  int value;
  struct list link;
};

static int sum_in_order(struct list *head) {
  int digits = 0;
  for (struct list *link = head->next; link != head; link = link->next)
    digits = digits * 10 + LIST_ENTRY(link, struct item, link)->value;
  return digits;
}

static void test_order(void **state) {
  (void)state;
  struct list head;
  struct item items[3] = {{.value = 1}, {.value = 2}, {.value = 3}};
  list_init(&head);
  assert_true(list_is_empty(&head));
  for (int i = 0; i < 3; i++)
    list_append(&head, &items[i].link);
  assert_int_equal(sum_in_order(&head), 123);
  list_remove(&items[1].link);
  assert_int_equal(sum_in_order(&head), 13);
  list_remove(&items[1].link); // harmless
  list_append(&head, &items[1].link);
  assert_int_equal(sum_in_order(&head), 132);
}

static void test_removal_while_walking(void **state) {
  (void)state;
  struct list head;
  struct item items[5];
  list_init(&head);
  for (int i = 0; i < 5; i++) {
    items[i].value = i;
    list_append(&head, &items[i].link);
  }
  while (!list_is_empty(&head))
    list_remove(head.next);
  assert_true(list_is_empty(&head));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_order),
      cmocka_unit_test(test_removal_while_walking),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
