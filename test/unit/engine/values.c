// SPDX-License-Identifier: MIT
//
// The engine layer: values, strings, bytes, host functions and references, in both tiers (the
// program runs itself again with accelerators off).
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/js.h"
#include "util/check.h"

static struct js_vm *vm;
static js_ctx realm;

static js_val evaluate(const char *source) {
  js_val exc = NULL;
  js_val v = js_eval(realm, str_from(source), STR("test.js"), &exc);
  CHECK(v && !exc);
  return v;
}

static void expect_text(js_val v, const char *expected) {
  struct js_text text;
  js_text_get(realm, v, &text);
  assert_string_equal(text.data, expected);
  js_text_free(&text);
}

static void test_numbers(void **state) {
  (void)state;
  assert_int_equal(js_to_int(realm, evaluate("-7")), -7);
  assert_int_equal(js_to_int(realm, evaluate("2 ** 32 + 5")), 5);
  assert_int_equal(js_to_int(realm, evaluate("2 ** 31")), INT32_MIN);
  assert_int_equal(js_to_int(realm, evaluate("NaN")), 0);
  assert_int_equal(js_to_int(realm, evaluate("-Infinity")), 0);
  assert_true(js_to_number(realm, evaluate("0.1 + 0.2")) == 0.1 + 0.2);
  assert_int_equal(js_to_i64(realm, evaluate("2 ** 53")), 1ll << 53);
  assert_int_equal(js_to_i64(realm, evaluate("-(2n ** 63n)")), INT64_MIN);
  assert_int_equal(js_to_i64(realm, evaluate("1e300")), INT64_MAX);
  expect_text(js_get_own(realm, evaluate("({ t: typeof 1n })"), "t"), "bigint");
  assert_int_equal(js_to_i64(realm, js_bigint_u64(realm, 1ull << 62)), 1ll << 62);
}

static void test_kinds(void **state) {
  (void)state;
  assert_true(js_is_undefined(realm, js_undefined(realm)) &&
              js_is_nullish(realm, js_null(realm)));
  assert_true(js_is_bool(realm, js_bool(realm, false)) &&
              !js_to_bool(realm, js_bool(realm, false)));
  assert_true(js_is_string(realm, js_string(realm, "")) &&
              !js_is_object(realm, js_string(realm, "")));
  assert_true(js_is_function(realm, evaluate("(() => {})")));
  assert_false(js_is_function(realm, evaluate("({})")));
  assert_false(js_is_function(realm, js_int(realm, 3)));
  assert_true(js_is_bigint(realm, evaluate("1n")) && !js_is_number(realm, evaluate("1n")));
}

static void test_strings(void **state) {
  (void)state;
  expect_text(js_string(realm, "plain"), "plain");
  expect_text(js_string(realm, "\xc3\xa9t\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80"),
              "\xc3\xa9t\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80");
  expect_text(js_string_latin1(realm, (const uint8_t *)"\xe9", 1), "\xc3\xa9");
  expect_text(evaluate("'\\ud800'"), "\xef\xbf\xbd");
  char *copy = js_text_copy(realm, evaluate("'ab'.repeat(500) + 'c'"));
  assert_int_equal(strlen(copy), 1001);
  free(copy);
  expect_text(evaluate("let r = ''; for (let i = 0; i < 5; i++) r += i; r"), "01234");
  struct js_chars chars;
  js_chars_get(realm, evaluate("'a\\u20ac'"), &chars);
  assert_int_equal(chars.len, 2);
  assert_false(chars.is_8bit);
  assert_int_equal(chars.utf16[1], 0x20ac);
  js_chars_free(&chars);
}

static void test_bytes(void **state) {
  (void)state;
  struct js_bytes bytes;
  assert_true(js_bytes_get(realm, evaluate("new Uint8Array([1, 2, 3])"), &bytes));
  assert_int_equal(bytes.len, 3);
  assert_int_equal(bytes.data[2], 3);
  assert_true(
      js_bytes_get(realm, evaluate("new Uint8Array([1, 2, 3, 4]).subarray(2)"), &bytes));
  assert_true(bytes.len == 2 && bytes.data[0] == 3);
  assert_true(js_bytes_get(realm, evaluate("new Uint16Array([1, 2, 3])"), &bytes));
  assert_int_equal(bytes.len, 6);
  assert_true(js_bytes_get(realm, evaluate("new DataView(new ArrayBuffer(8), 3, 4)"), &bytes));
  assert_int_equal(bytes.len, 4);
  assert_true(js_bytes_get(realm, evaluate("new ArrayBuffer(5)"), &bytes));
  assert_int_equal(bytes.len, 5);
  assert_true(js_bytes_get(realm, evaluate("new Uint8Array(0)"), &bytes));
  assert_int_equal(bytes.len, 0);
  assert_true(js_bytes_get(
      realm, evaluate("{ const u = new Uint8Array(9); u.buffer.transfer(); u }"), &bytes));
  assert_int_equal(bytes.len, 0); // detached
  assert_false(js_bytes_get(realm, evaluate("({ buffer: 1 })"), &bytes));
  assert_false(js_bytes_get(realm, evaluate("'text'"), &bytes));
}

JS_FUNCTION(add) {
  int32_t a, b = 100;
  js_args(call, "i|i", &a, &b);
  return js_int(call->ctx, a + b);
}

JS_FUNCTION(throw_error) {
  return js_throw_code(call->ctx, call->exc, "RangeError", "ERR_TEST", "no %s", "luck");
}

JS_FUNCTION(self_is) {
  js_val other;
  js_args(call, "v", &other);
  return js_bool(call->ctx, js_strict_equal(call->ctx, call->self, other));
}

static const struct js_function_def functions[] = {
    JS_ENTRY("add", add, 2),
    JS_ENTRY("fail", throw_error, 0),
    JS_ENTRY("selfIs", self_is, 1),
};

static void test_functions(void **state) {
  (void)state;
  js_define_functions(realm, js_global(realm), functions, 3);
  assert_int_equal(js_to_int(realm, evaluate("add(1, 2)")), 3);
  assert_int_equal(js_to_int(realm, evaluate("add(1)")), 101);
  expect_text(
      evaluate("try { fail() } catch (e) { `${e} ${e.code} ${e instanceof RangeError}` }"),
      "RangeError: no luck ERR_TEST true");
  assert_true(js_to_bool(realm, evaluate("var o = { selfIs }; o.selfIs(o)")));
  expect_text(evaluate("try { new add(1) } catch (e) { e.name }"), "TypeError");
  expect_text(evaluate("add.name"), "add"); // the public API gives no length
}

struct counter {
  int finalized;
};

static void on_finalize(void *native) {
  ((struct counter *)native)->finalized++;
}

static const struct js_class counter_class = {"Counter", on_finalize};
static const struct js_class other_class = {"Other", NULL};

static void test_native_data(void **state) {
  (void)state;
  static struct counter counter;
  js_val object = js_wrap(realm, &counter_class, &counter);
  assert_ptr_equal(js_unwrap(realm, object, &counter_class), &counter);
  assert_null(js_unwrap(realm, object, &other_class));
  assert_null(js_unwrap(realm, js_object(realm), &counter_class));
  assert_null(js_unwrap(realm, js_int(realm, 1), &counter_class));
  assert_ptr_equal(js_detach(realm, object, &counter_class), &counter);
  assert_null(js_unwrap(realm, object, &counter_class));
}

static void test_references(void **state) {
  (void)state;
  struct js_ref ref = {0};
  js_ref_set(&ref, realm, evaluate("({ kept: 'yes' })"));
  js_gc(vm);
  expect_text(js_get_own(realm, js_ref_get(&ref), "kept"), "yes");
  struct js_weak weak = {0};
  js_weak_set(&weak, realm, js_ref_get(&ref));
  assert_ptr_equal(js_weak_get(&weak), js_ref_get(&ref));
  js_weak_clear(&weak);
  js_ref_clear(&ref);
  assert_null(js_ref_get(&ref));
}

static void test_syntax_check(void **state) {
  (void)state;
  js_val exc = NULL;
  assert_true(js_check_syntax(realm, js_string(realm, "let a = 1"), STR("ok.js"), &exc));
  assert_false(js_check_syntax(realm, js_string(realm, "let = = 1"), STR("bad.js"), &exc));
  assert_non_null(exc);
}

int main(int argc, char **argv) {
  (void)argc;
  const char *tier = getenv("NODUS_ENGINE_ACCEL");
  js_process_init();
  vm = js_vm_new();
  realm = js_vm_context(vm);
  js_lock(vm);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_numbers),    cmocka_unit_test(test_kinds),
      cmocka_unit_test(test_strings),    cmocka_unit_test(test_bytes),
      cmocka_unit_test(test_functions),  cmocka_unit_test(test_native_data),
      cmocka_unit_test(test_references), cmocka_unit_test(test_syntax_check),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  js_unlock(vm);
  js_vm_free(vm);
  if (failed == 0 && !tier) {
    setenv("NODUS_ENGINE_ACCEL", "0", 1);
    execv("/proc/self/exe", argv);
    return 1;
  }
  return failed;
}
