// SPDX-License-Identifier: MIT
//
// Values are grouped in buckets that double in width; each bucket is split into as many sub-buckets
// as the wanted precision needs.  The first bucket uses all its sub-buckets, the others the upper
// half, since their lower half is covered by the bucket before.
#include "util/histogram.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "util/alloc.h"

static int floor_log2(int64_t value) {
  return 63 - __builtin_clzll((unsigned long long)value);
}

static int64_t sub_bucket_count(const struct histogram *h) {
  return (int64_t)2 << h->half_magnitude;
}

static int bucket_count_for(const struct histogram *h) {
  int64_t smallest_untrackable = sub_bucket_count(h) << h->unit_magnitude;
  int buckets = 1;
  while (smallest_untrackable <= h->highest) {
    buckets++;
    if (smallest_untrackable > INT64_MAX / 2) break;
    smallest_untrackable *= 2;
  }
  return buckets;
}

void histogram_init(struct histogram *h, int64_t lowest, int64_t highest, int figures) {
  *h = (struct histogram){.lowest = lowest, .highest = highest, .figures = figures};
  int64_t largest_single = 2 * (int64_t)pow(10, figures);
  int magnitude = (int)ceil(log2((double)largest_single));
  h->half_magnitude = (magnitude > 1 ? magnitude : 1) - 1;
  h->unit_magnitude = floor_log2(lowest);
  h->sub_bucket_mask = (sub_bucket_count(h) - 1) << h->unit_magnitude;
  h->length = (size_t)(bucket_count_for(h) + 1) << h->half_magnitude;
  h->counts = mem_zalloc(h->length * sizeof *h->counts);
  h->min = INT64_MAX;
}

void histogram_free(struct histogram *h) {
  free(h->counts);
}

void histogram_reset(struct histogram *h) {
  memset(h->counts, 0, h->length * sizeof *h->counts);
  h->total = h->exceeds = h->max = 0;
  h->min = INT64_MAX;
}

// ---- Slots -------------------------------------------------------------------------------

static int bucket_of(const struct histogram *h, int64_t value) {
  return floor_log2(value | h->sub_bucket_mask) - h->unit_magnitude - h->half_magnitude;
}

static size_t index_of(const struct histogram *h, int64_t value) {
  int bucket = bucket_of(h, value);
  int64_t half = (int64_t)1 << h->half_magnitude;
  int64_t sub_bucket = value >> (bucket + h->unit_magnitude);
  return (size_t)(((int64_t)(bucket + 1) << h->half_magnitude) + sub_bucket - half);
}

int64_t histogram_value_at(const struct histogram *h, size_t index) {
  size_t half = (size_t)1 << h->half_magnitude;
  int bucket = (int)(index >> h->half_magnitude) - 1;
  size_t sub_bucket = (index & (half - 1)) + half;
  if (bucket < 0) {
    sub_bucket -= half;
    bucket = 0;
  }
  return (int64_t)sub_bucket << (bucket + h->unit_magnitude);
}

// How many values share the slot of a value.
static int64_t slot_width(const struct histogram *h, int64_t value) {
  return (int64_t)1 << (h->unit_magnitude + bucket_of(h, value));
}

int64_t histogram_lowest_equivalent(const struct histogram *h, int64_t value) {
  return value & ~(slot_width(h, value) - 1);
}

int64_t histogram_highest_equivalent(const struct histogram *h, int64_t value) {
  return histogram_lowest_equivalent(h, value) + slot_width(h, value) - 1;
}

int64_t histogram_median_equivalent(const struct histogram *h, int64_t value) {
  return histogram_lowest_equivalent(h, value) + (slot_width(h, value) >> 1);
}

// ---- Recording ---------------------------------------------------------------------------

bool histogram_record(struct histogram *h, int64_t value, int64_t count) {
  size_t index = value < 0 || value > h->highest ? h->length : index_of(h, value);
  if (index >= h->length) {
    h->exceeds += count;
    return false;
  }
  h->counts[index] += count;
  h->total += count;
  if (value < h->min && value != 0) h->min = value;
  if (value > h->max) h->max = value;
  return true;
}

// After counts were taken away: what is left decides.
static void find_limits(struct histogram *h) {
  h->min = INT64_MAX;
  h->max = 0;
  for (size_t i = 0; i < h->length; i++) {
    if (h->counts[i] == 0) continue;
    int64_t value = histogram_value_at(h, i);
    if (value < h->min && value != 0) h->min = value;
    if (value > h->max) h->max = value;
  }
}

void histogram_merge(struct histogram *h, const struct histogram *other, int sign) {
  bool is_itself = h == other;
  for (size_t i = 0; i < other->length; i++) {
    int64_t count = other->counts[i], value = histogram_value_at(other, i);
    if (count == 0) continue;
    if (sign > 0) {
      histogram_record(h, value, count);
      continue;
    }
    size_t index = index_of(h, value);
    if (index >= h->length) continue;
    int64_t taken = h->counts[index] < count ? h->counts[index] : count;
    h->counts[index] -= taken;
    h->total -= taken;
  }
  if (sign < 0) {
    find_limits(h);
  } else if (!is_itself) {
    if (other->max > h->max && index_of(h, other->max) < h->length) h->max = other->max;
    if (other->min < h->min) h->min = other->min;
  }
}

// ---- Reading -----------------------------------------------------------------------------

int64_t histogram_min(const struct histogram *h) {
  if (h->counts[0] > 0) return 0;
  return h->min == INT64_MAX ? INT64_MAX : histogram_lowest_equivalent(h, h->min);
}

int64_t histogram_max(const struct histogram *h) {
  return h->max == 0 ? 0 : histogram_highest_equivalent(h, h->max);
}

double histogram_mean(const struct histogram *h) {
  double sum = 0;
  for (size_t i = 0; i < h->length; i++) {
    if (h->counts[i] == 0) continue;
    sum +=
        (double)h->counts[i] * (double)histogram_median_equivalent(h, histogram_value_at(h, i));
  }
  return sum / (double)h->total;
}

double histogram_moment(const struct histogram *h, double mean, int power) {
  double sum = 0;
  for (size_t i = 0; i < h->length; i++) {
    if (h->counts[i] == 0) continue;
    double value = (double)histogram_median_equivalent(h, histogram_value_at(h, i));
    double deviation = value - mean, term = deviation;
    for (int p = 1; p < power; p++)
      term *= deviation;
    sum += term * (double)h->counts[i];
  }
  return sum / (double)h->total;
}

int64_t histogram_percentile(const struct histogram *h, double percentile) {
  int64_t wanted = (int64_t)(percentile / 100 * (double)h->total + 0.5), seen = 0;
  if (wanted < 1) wanted = 1;
  for (size_t i = 0; i < h->length; i++) {
    seen += h->counts[i];
    if (seen >= wanted) return histogram_highest_equivalent(h, histogram_value_at(h, i));
  }
  return 0;
}
