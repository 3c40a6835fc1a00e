// SPDX-License-Identifier: MIT
//
// Byte search.  Forwards, memchr() looks for the first byte, which is fastest while it is rare; after
// too many false starts memmem() goes on in linear time.  Backwards, a Horspool table of shifts by
// the first byte of the window is used for needles long enough to earn it.
#include "bindings/buffer/search.h"

#include <string.h>

#define TABLE_MIN_NEEDLE 8
#define TABLE_MIN_HAY    512
#define MAX_FALSE_STARTS 16

// Where the needle begins, or NULL.
static const uint8_t *find(const uint8_t *hay, size_t hay_len, const uint8_t *needle,
                           size_t needle_len) {
  const uint8_t *at = hay, *last = hay + (hay_len - needle_len);
  for (int starts = 0; starts < MAX_FALSE_STARTS; starts++) {
    at = memchr(at, needle[0], (size_t)(last - at) + 1);
    if (at == NULL || memcmp(at, needle, needle_len) == 0) return at;
    if (at++ == last) return NULL;
  }
  return memmem(at, (size_t)(hay + hay_len - at), needle, needle_len);
}

static size_t search_forward(const uint8_t *hay, size_t hay_len, const uint8_t *needle,
                             size_t needle_len, size_t from, size_t step) {
  while (from < hay_len && hay_len - from >= needle_len) {
    const uint8_t *hit = find(hay + from, hay_len - from, needle, needle_len);
    if (hit == NULL) break;
    size_t at = (size_t)(hit - hay);
    if (at % step == 0) return at;
    from = at + 1;
  }
  return SEARCH_NOT_FOUND;
}

// Shift for a window that starts with byte b: the distance to b's first occurrence in the needle
// after its first position; the whole needle if there is none.
static void fill_shifts(size_t *shifts, const uint8_t *needle, size_t needle_len) {
  for (size_t b = 0; b < 256; b++)
    shifts[b] = needle_len;
  for (size_t i = needle_len - 1; i > 0; i--)
    shifts[needle[i]] = i;
}

static size_t search_backward(const uint8_t *hay, size_t hay_len, const uint8_t *needle,
                              size_t needle_len, size_t from, size_t step) {
  if (hay_len < needle_len) return SEARCH_NOT_FOUND;
  size_t at = from < hay_len - needle_len ? from : hay_len - needle_len;
  size_t shifts[256];
  bool use_table = needle_len >= TABLE_MIN_NEEDLE && at >= TABLE_MIN_HAY;
  if (use_table) fill_shifts(shifts, needle, needle_len);
  for (;;) {
    if (hay[at] == needle[0] && at % step == 0 && memcmp(hay + at, needle, needle_len) == 0)
      return at;
    size_t shift = use_table ? shifts[hay[at]] : 1;
    if (at < shift) return SEARCH_NOT_FOUND;
    at -= shift;
  }
}

size_t search_bytes(const uint8_t *hay, size_t hay_len, const uint8_t *needle,
                    size_t needle_len, size_t from, bool forward, size_t step) {
  return forward ? search_forward(hay, hay_len, needle, needle_len, from, step)
                 : search_backward(hay, hay_len, needle, needle_len, from, step);
}
