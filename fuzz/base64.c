// SPDX-License-Identifier: MIT
// sources: src/util/base64.c src/util/hex.c
//
// Base64 and hexadecimal: what is encoded decodes to itself, and any text decodes within its bounds, narrow and wide
// alike.
#include <stdlib.h>
#include <string.h>

#include "util/base64.h"
#include "util/hex.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void round_trip(const uint8_t *data, size_t size, enum base64_alphabet alphabet) {
  size_t len = base64_encoded_len(size, alphabet);
  uint8_t *text = malloc(len + 1), *back = malloc(size + 1);
  base64_encode(data, size, alphabet, text);
  if (base64_decode_latin1(text, len, back, size) != size || memcmp(data, back, size)) abort();
  free(text);
  free(back);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  round_trip(data, size, BASE64_STANDARD);
  round_trip(data, size, BASE64_URL);

  uint8_t *digits = malloc(2 * size + 1), *bytes = malloc(size + 3),
          *wide_bytes = malloc(size + 3);
  hex_encode(data, size, digits);
  if (hex_decode_latin1(digits, 2 * size, bytes, size) != size || memcmp(data, bytes, size))
    abort();

  uint16_t *wide = malloc(size * sizeof(*wide) + 1);
  for (size_t i = 0; i < size; i++)
    wide[i] = data[i];
  size_t count = base64_decode_latin1(data, size, bytes, size);
  if (base64_decode_utf16(wide, size, wide_bytes, size) != count ||
      memcmp(bytes, wide_bytes, count))
    abort();
  count = hex_decode_latin1(data, size, bytes, size);
  if (hex_decode_utf16(wide, size, wide_bytes, size) != count ||
      memcmp(bytes, wide_bytes, count))
    abort();

  size_t written = 0;
  if (base64_decode_forgiving(data, size, bytes, &written) == BASE64_OK &&
      written > size / 4 * 3 + 2)
    abort();
  free(digits);
  free(bytes);
  free(wide_bytes);
  free(wide);
  return 0;
}
