// SPDX-License-Identifier: MIT
//
// Which texts are worth parsing: a word is found wherever it stands, also across blocks of the vector
// code, and its letters alone are not enough.
#include "unit.h"

#include "syntax/syntax.h"

static void test_everywhere(void **state) {
  (void)state;
  static const char *const words[] = {"catch", "await", "stack",  "import",     "eval",
                                      "using", "yield", "export", "ev\\u0061l", "st\\u{61}ck"};
  for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++) {
    size_t len = strlen(words[w]);
    for (size_t before = 0; before < 40; before++) {
      for (size_t behind = 0; behind < 20; behind++) {
        char text[80];
        memset(text, 'x', sizeof(text));
        memcpy(text + before, words[w], len);
        assert_true(syn_needs_parse((struct str){text, before + len + behind}));
        assert_false(syn_needs_parse((struct str){text, before + 2}));
      }
    }
  }
}

static void test_nothing(void **state) {
  (void)state;
  assert_false(syn_needs_parse(STR("")));
  assert_false(
      syn_needs_parse(STR("function watch(events) { return stock + implode(usage, raw) }")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_everywhere),
      cmocka_unit_test(test_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
