// SPDX-License-Identifier: MIT
//
// createHistogram and what can be asked of one.  Values cross as numbers: all are below 2^53, but
// for the minimum of an empty histogram.
#include "bindings/performance/histogram.h"

#include <stdlib.h>
#include <uv.h>

#include "bindings/binding.h"
#include "util/alloc.h"
#include "util/check.h"

static const struct js_class histogram_class = {"Histogram", histogram_release};

struct shared_histogram *histogram_share(struct shared_histogram *histogram) {
  histogram->owners++;
  return histogram;
}

void histogram_release(void *opaque) {
  struct shared_histogram *histogram = opaque;
  if (--histogram->owners > 0) return;
  histogram_free(&histogram->data);
  free(histogram);
}

struct shared_histogram *histogram_unwrap(js_ctx ctx, js_val object) {
  struct shared_histogram *histogram = js_unwrap(ctx, object, &histogram_class);
  CHECK(histogram);
  return histogram;
}

static struct histogram *self_of(struct js_call *call) {
  return &histogram_unwrap(call->ctx, call->argv[0])->data;
}

// createHistogram(lowest, highest, figures)
JS_FUNCTION(histogram_create) {
  double lowest, highest;
  int32_t figures;
  js_args(call, "ddi", &lowest, &highest, &figures);
  struct shared_histogram *histogram = mem_zalloc(sizeof *histogram);
  histogram->owners = 1;
  histogram_init(&histogram->data, (int64_t)lowest, (int64_t)highest, figures);
  js_report_memory(call->ctx, histogram->data.length * sizeof(int64_t));
  return js_wrap(call->ctx, &histogram_class, histogram);
}

// record(histogram, value, expectedInterval): with an interval also the samples that a stalled
// measurement left out.
JS_FUNCTION(histogram_record_value) {
  js_val object;
  double value, interval = 0;
  js_args(call, "od|d", &object, &value, &interval);
  struct histogram *h = &histogram_unwrap(call->ctx, object)->data;
  histogram_record(h, (int64_t)value, 1);
  if (interval <= 0) return NULL;
  int64_t step = (int64_t)interval;
  for (int64_t missing = (int64_t)value - step; missing >= step; missing -= step)
    histogram_record(h, missing, 1);
  return NULL;
}

// recordDelta(histogram): records and returns the nanoseconds since the last call, 0 for the first.
JS_FUNCTION(histogram_record_delta) {
  struct shared_histogram *histogram = histogram_unwrap(call->ctx, call->argv[0]);
  uint64_t now = uv_hrtime(), delta = histogram->last ? now - histogram->last : 0;
  if (histogram->last) histogram_record(&histogram->data, (int64_t)delta, 1);
  histogram->last = now;
  return js_number(call->ctx, (double)delta);
}

// merge(histogram, other, sign)
JS_FUNCTION(histogram_merge_other) {
  js_val object, other;
  int32_t sign;
  js_args(call, "ooi", &object, &other, &sign);
  histogram_merge(&histogram_unwrap(call->ctx, object)->data,
                  &histogram_unwrap(call->ctx, other)->data, sign);
  return NULL;
}

JS_FUNCTION(histogram_reset_all) {
  histogram_reset(self_of(call));
  return NULL;
}

// stats(histogram): [count, min, max, exceeds].
JS_FUNCTION(histogram_stats) {
  const struct histogram *h = self_of(call);
  double numbers[] = {(double)h->total, (double)histogram_min(h), (double)histogram_max(h),
                      (double)h->exceeds};
  js_val items[COUNT_OF(numbers)];
  for (size_t i = 0; i < COUNT_OF(numbers); i++)
    items[i] = js_number(call->ctx, numbers[i]);
  return js_array(call->ctx, COUNT_OF(items), items);
}

JS_FUNCTION(histogram_mean_of) {
  return js_number(call->ctx, histogram_mean(self_of(call)));
}

// moment(histogram, power): the central moment.
JS_FUNCTION(histogram_moment_of) {
  js_val object;
  int32_t power;
  js_args(call, "oi", &object, &power);
  const struct histogram *h = &histogram_unwrap(call->ctx, object)->data;
  return js_number(call->ctx, histogram_moment(h, histogram_mean(h), power));
}

JS_FUNCTION(histogram_percentile_of) {
  js_val object;
  double percentile;
  js_args(call, "od", &object, &percentile);
  const struct histogram *h = &histogram_unwrap(call->ctx, object)->data;
  return js_number(call->ctx, (double)histogram_percentile(h, percentile));
}

// lowestEquivalent(histogram, value): the lowest value of the value's slot.
JS_FUNCTION(histogram_lowest_equivalent_of) {
  js_val object;
  double value;
  js_args(call, "od", &object, &value);
  const struct histogram *h = &histogram_unwrap(call->ctx, object)->data;
  return js_number(call->ctx, (double)histogram_lowest_equivalent(h, (int64_t)value));
}

// entries(histogram): the slots in use, as [lowest, median, highest, count, lowest, ...].
JS_FUNCTION(histogram_entries) {
  const struct histogram *h = self_of(call);
  js_ctx ctx = call->ctx;
  js_val array = js_array(ctx, 0, NULL), exc = NULL;
  unsigned n = 0;
  for (size_t i = 0; i < h->length; i++) {
    if (h->counts[i] == 0) continue;
    int64_t value = histogram_value_at(h, i);
    double fields[] = {(double)value, (double)histogram_median_equivalent(h, value),
                       (double)histogram_highest_equivalent(h, value), (double)h->counts[i]};
    for (size_t k = 0; k < COUNT_OF(fields); k++)
      js_set_index(ctx, array, n++, js_number(ctx, fields[k]), &exc);
  }
  return array;
}

// add(histogram, value, count): for import.
JS_FUNCTION(histogram_add_count) {
  js_val object;
  double value, count;
  js_args(call, "odd", &object, &value, &count);
  histogram_record(&histogram_unwrap(call->ctx, object)->data, (int64_t)value, (int64_t)count);
  return NULL;
}

const struct js_function_def histogram_functions[] = {
    JS_ENTRY("createHistogram", histogram_create, 3),
    JS_ENTRY("record", histogram_record_value, 3),
    JS_ENTRY("recordDelta", histogram_record_delta, 1),
    JS_ENTRY("merge", histogram_merge_other, 3),
    JS_ENTRY("reset", histogram_reset_all, 1),
    JS_ENTRY("stats", histogram_stats, 1),
    JS_ENTRY("mean", histogram_mean_of, 1),
    JS_ENTRY("moment", histogram_moment_of, 2),
    JS_ENTRY("percentile", histogram_percentile_of, 2),
    JS_ENTRY("lowestEquivalent", histogram_lowest_equivalent_of, 2),
    JS_ENTRY("entries", histogram_entries, 1),
    JS_ENTRY("addCount", histogram_add_count, 3),
};
const size_t histogram_function_count = COUNT_OF(histogram_functions);
