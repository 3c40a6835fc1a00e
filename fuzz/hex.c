// SPDX-License-Identifier: MIT
// sources: src/util/hex.c src/util/simd/*.c
//
// Hexadecimal: what is encoded decodes to itself in either case, any text decodes within its bounds, narrow and wide
// alike, and every kind of kernel does what the plain code does.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "util/hex.h"
#include "util/simd/simd.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void round_trip(const uint8_t *data, size_t size) {
  uint8_t *digits = malloc(2 * size + 1), *bytes = malloc(size + 1);
  hex_encode(data, size, digits);
  for (int upper = 0; upper < 2; upper++) {
    if (hex_decode_latin1(digits, 2 * size, bytes, size) != size || memcmp(data, bytes, size))
      abort();
    for (size_t i = 0; i < 2 * size; i++)
      digits[i] = (uint8_t)toupper(digits[i]);
  }
  free(digits);
  free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  uint16_t *wide = malloc(size * sizeof(*wide) + 1);
  for (size_t i = 0; i < size; i++)
    wide[i] = data[i];
  // The first byte tells how much room there is.
  size_t cap = size > 0 && data[0] % 4 < 3 ? data[0] : size;
  uint8_t *expected = calloc(cap + 1, 1), *actual = calloc(cap + 1, 1);
  simd_use(simd_kind(0));
  size_t count = hex_decode_latin1(data, size, expected, cap);
  for (size_t kind = 0; simd_kind(kind); kind++) {
    simd_use(simd_kind(kind));
    round_trip(data, size);
    memset(actual, 0, cap + 1);
    if (hex_decode_latin1(data, size, actual, cap) != count ||
        memcmp(actual, expected, cap + 1))
      abort();
    if (hex_decode_utf16(wide, size, actual, cap) != count || memcmp(actual, expected, count))
      abort();
  }
  simd_use(NULL);
  free(expected);
  free(actual);
  free(wide);
  return 0;
}
