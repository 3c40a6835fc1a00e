// SPDX-License-Identifier: MIT
//
// Histograms: precision, limits, merging.
#include "unit.h"

#include "util/histogram.h"

static void test_precision(void **state) {
  (void)state;
  struct histogram h;
  histogram_init(&h, 1, (int64_t)1 << 53, 3);
  for (int64_t value = 1; value < (int64_t)1 << 52; value = value * 3 + 1) {
    int64_t low = histogram_lowest_equivalent(&h, value);
    int64_t high = histogram_highest_equivalent(&h, value);
    assert_true(low <= value && value <= high);
    assert_true(high - low <= value / 1000); // three digits
    assert_true(histogram_record(&h, value, 1));
  }
  assert_int_equal(histogram_min(&h), 1);
  histogram_free(&h);
}

static void test_percentiles(void **state) {
  (void)state;
  struct histogram h;
  histogram_init(&h, 1, 100000, 3);
  for (int64_t i = 1; i <= 1000; i++)
    histogram_record(&h, i, 1);
  assert_int_equal(histogram_percentile(&h, 50), 500);
  assert_int_equal(histogram_percentile(&h, 99.9), 999);
  assert_int_equal(histogram_percentile(&h, 100), 1000);
  assert_true(histogram_mean(&h) == 500.5);
  assert_int_equal(histogram_max(&h), 1000);
  histogram_reset(&h);
  assert_int_equal(h.total, 0);
  assert_int_equal(histogram_min(&h), INT64_MAX);
  histogram_free(&h);
}

static void test_limits(void **state) {
  (void)state;
  struct histogram h;
  histogram_init(&h, 1, 100, 1);
  assert_true(histogram_record(&h, 100, 1));
  assert_false(histogram_record(&h, 101, 1));
  assert_false(histogram_record(&h, INT64_MAX, 1));
  assert_false(histogram_record(&h, -1, 1));
  assert_int_equal(h.total, 1);
  assert_int_equal(h.exceeds, 3);
  histogram_free(&h);
}

static void test_merge(void **state) {
  (void)state;
  struct histogram a, b;
  histogram_init(&a, 1, 10000, 2);
  histogram_init(&b, 1, 1000000, 3);
  histogram_record(&a, 10, 2);
  histogram_record(&b, 20, 3);
  histogram_record(&b, 500000, 1); // does not fit
  histogram_merge(&a, &b, 1);
  assert_int_equal(a.total, 5);
  assert_int_equal(a.exceeds, 1);
  assert_int_equal(histogram_max(&a), 20);
  histogram_merge(&a, &b, -1);
  assert_int_equal(a.total, 2);
  assert_int_equal(histogram_max(&a), 10);
  histogram_merge(&a, &a, 1);
  assert_int_equal(a.total, 4);
  histogram_free(&a);
  histogram_free(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_precision),
      cmocka_unit_test(test_percentiles),
      cmocka_unit_test(test_limits),
      cmocka_unit_test(test_merge),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
