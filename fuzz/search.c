// SPDX-License-Identifier: MIT
// sources: src/bindings/buffer/search.c
//
// Byte search agrees with a search by hand, forwards and backwards, by bytes and by pairs.
#include <stdlib.h>
#include <string.h>

#include "bindings/buffer/search.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t by_hand(const uint8_t *hay, size_t hay_len, const uint8_t *needle,
                      size_t needle_len, size_t from, bool forward, size_t step) {
  if (needle_len > hay_len) return SEARCH_NOT_FOUND;
  size_t last = hay_len - needle_len, found = SEARCH_NOT_FOUND;
  for (size_t at = 0; at <= last; at += step) {
    if (memcmp(hay + at, needle, needle_len) != 0) continue;
    if (forward && at >= from) return at;
    if (!forward && at <= from) found = at;
  }
  return found;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 4) return 0;
  bool forward = data[0] & 1;
  size_t step = data[0] & 2 ? 2 : 1, from = data[1];
  size_t rest = size - 3, needle_len = 1 + data[2] % rest;
  // The needle is also the end of the hay, so that there is something to find; few letters make
  // false starts.
  uint8_t *hay = malloc(rest);
  for (size_t i = 0; i < rest; i++)
    hay[i] = data[0] & 4 ? data[3 + i] & 1 : data[3 + i];
  const uint8_t *needle = hay + rest - needle_len;
  if (from > rest) from = rest;
  if (step == 2) from &= ~(size_t)1;
  if (search_bytes(hay, rest, needle, needle_len, from, forward, step) !=
      by_hand(hay, rest, needle, needle_len, from, forward, step))
    abort();
  free(hay);
  return 0;
}
