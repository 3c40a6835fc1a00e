// SPDX-License-Identifier: MIT
// sources: src/util/utf8.c
//
// Decoding any bytes and encoding the result again: lengths are exact, the result is valid, and valid input comes back
// as it was.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "util/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  uint16_t *units = malloc(len * sizeof(*units) + 1);
  size_t count = utf8_to_utf16(data, len, units);
  size_t need = utf8_length_of_utf16(units, count);
  uint8_t *back = malloc(need + 1);
  if (utf8_from_utf16(units, count, back) != need) abort();
  if (!utf8_is_valid(back, need)) abort();
  if (utf8_is_valid(data, len) && (need != len || memcmp(back, data, len))) abort();
  if (utf8_ascii_prefix(data, len) > len) abort();
  free(back);

  size_t wide = utf8_length_of_latin1(data, len);
  back = malloc(wide + 1);
  if (utf8_from_latin1(data, len, back) != wide || !utf8_is_valid(back, wide)) abort();
  free(back);
  free(units);
  return 0;
}
