// SPDX-License-Identifier: MIT
//
// The one place where a broken invariant ends the process.
#include "util/check.h"

#include <stdio.h>
#include <stdlib.h>

void check_failed(const char *file, int line, const char *expr) {
  fprintf(stderr, "nodus: %s:%d: check failed: %s\n", file, line, expr);
  abort();
}

void check_failed_int(const char *file, int line, const char *expr, long long a, long long b) {
  fprintf(stderr, "nodus: %s:%d: check failed: %s (%lld and %lld)\n", file, line, expr, a, b);
  abort();
}
