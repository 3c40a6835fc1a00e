// SPDX-License-Identifier: MIT
// sources: src/util/base64.c src/util/simd/*.c
//
// Base64: what is encoded decodes to itself, any text decodes within its bounds, narrow and wide alike, and every kind of
// kernel does what the plain code does.
#include <stdlib.h>
#include <string.h>

#include "util/base64.h"
#include "util/simd/simd.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void round_trip(const uint8_t *data, size_t size, enum base64_alphabet alphabet) {
  size_t len = base64_encoded_len(size, alphabet);
  uint8_t *text = malloc(len + 1), *back = malloc(size + 1);
  base64_encode(data, size, alphabet, text);
  if (base64_decode_latin1(text, len, back, size) != size || memcmp(data, back, size)) abort();
  free(text);
  free(back);
}

// Nothing but the bytes that count is touched.
static void compare_kinds(const uint8_t *text, size_t size, size_t cap) {
  uint8_t *expected = calloc(cap + 1, 1), *actual = calloc(cap + 1, 1);
  simd_use(simd_kind(0));
  size_t count = base64_decode_latin1(text, size, expected, cap);
  for (size_t kind = 1; simd_kind(kind); kind++) {
    simd_use(simd_kind(kind));
    memset(actual, 0, cap + 1);
    if (base64_decode_latin1(text, size, actual, cap) != count ||
        memcmp(actual, expected, cap + 1))
      abort();
    round_trip(text, size, BASE64_STANDARD);
    round_trip(text, size, BASE64_URL);
  }
  simd_use(NULL);
  free(expected);
  free(actual);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  round_trip(data, size, BASE64_STANDARD);
  round_trip(data, size, BASE64_URL);
  compare_kinds(data, size, size);
  if (size > 0) compare_kinds(data, size, data[0]);

  uint8_t *bytes = malloc(size + 3), *wide_bytes = malloc(size + 3);
  uint16_t *wide = malloc(size * sizeof(*wide) + 1);
  for (size_t i = 0; i < size; i++)
    wide[i] = data[i];
  size_t count = base64_decode_latin1(data, size, bytes, size);
  if (base64_decode_utf16(wide, size, wide_bytes, size) != count ||
      memcmp(bytes, wide_bytes, count))
    abort();

  size_t written = 0;
  if (base64_decode_forgiving(data, size, bytes, &written) == BASE64_OK &&
      written > size / 4 * 3 + 2)
    abort();
  free(bytes);
  free(wide_bytes);
  free(wide);
  return 0;
}
