// SPDX-License-Identifier: MIT
//
// A slice: bytes that somebody else owns, with a length and no terminator.
#ifndef NODUS_UTIL_STR_H
#define NODUS_UTIL_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
  const char *data;
  size_t len;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})

static inline struct str str_from(const char *nul_terminated) {
  return (struct str){nul_terminated, strlen(nul_terminated)};
}

static inline struct str str_slice(struct str s, size_t from, size_t to) {
  return (struct str){s.data + from, to - from};
}

static inline bool str_equal(struct str a, struct str b) {
  return a.len == b.len && memcmp(a.data, b.data, a.len) == 0;
}

static inline bool str_starts(struct str s, struct str prefix) {
  return s.len >= prefix.len && memcmp(s.data, prefix.data, prefix.len) == 0;
}

static inline bool str_ends(struct str s, struct str suffix) {
  return s.len >= suffix.len &&
         memcmp(s.data + s.len - suffix.len, suffix.data, suffix.len) == 0;
}

#endif
