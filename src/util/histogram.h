// SPDX-License-Identifier: MIT
//
// A histogram of positive integers with a fixed number of significant decimal digits, as
// HdrHistogram describes it: constant-time recording, memory independent of the number of samples.
#ifndef NODUS_UTIL_HISTOGRAM_H
#define NODUS_UTIL_HISTOGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct histogram {
  int64_t lowest, highest;
  int figures;
  int unit_magnitude, half_magnitude; // of the smallest distance, of half the sub-buckets
  int64_t sub_bucket_mask;
  size_t length; // of counts
  int64_t *counts;
  int64_t total, exceeds;
  int64_t min, max; // of what was recorded; INT64_MAX and 0 when empty
};

// 1 <= lowest, 2 * lowest <= highest, 1 <= figures <= 5.
void histogram_init(struct histogram *h, int64_t lowest, int64_t highest, int figures);
void histogram_free(struct histogram *h);
void histogram_reset(struct histogram *h);

// False, counted as exceeding, if the value cannot be held.
bool histogram_record(struct histogram *h, int64_t value, int64_t count);
// Adds (sign 1) or takes away (sign -1) the samples of another histogram.
void histogram_merge(struct histogram *h, const struct histogram *other, int sign);

// The values that share a slot: the lowest, the highest, the middle.
int64_t histogram_value_at(const struct histogram *h, size_t index);
int64_t histogram_lowest_equivalent(const struct histogram *h, int64_t value);
int64_t histogram_highest_equivalent(const struct histogram *h, int64_t value);
int64_t histogram_median_equivalent(const struct histogram *h, int64_t value);

int64_t histogram_min(const struct histogram *h);
int64_t histogram_max(const struct histogram *h);
double histogram_mean(const struct histogram *h);
// The mean of (value - mean) ** power.
double histogram_moment(const struct histogram *h, double mean, int power);
int64_t histogram_percentile(const struct histogram *h, double percentile);

#endif
