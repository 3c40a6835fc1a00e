// SPDX-License-Identifier: MIT
//
// Histograms as objects of JavaScript.
#ifndef NODUS_BINDINGS_PERFORMANCE_HISTOGRAM_H
#define NODUS_BINDINGS_PERFORMANCE_HISTOGRAM_H

#include "engine/js.h"
#include "util/histogram.h"

// A histogram that several owners share: the object and what records into it.
struct shared_histogram {
  struct histogram data;
  int owners;
  uint64_t last; // time of the last recordDelta(), ns
};

struct shared_histogram *histogram_share(struct shared_histogram *histogram);
void histogram_release(void *opaque);

// The histogram of an object made by createHistogram; another object is a broken invariant.
struct shared_histogram *histogram_unwrap(js_ctx ctx, js_val object);

extern const struct js_function_def histogram_functions[];
extern const size_t histogram_function_count;

#endif
