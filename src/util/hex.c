// SPDX-License-Identifier: MIT
//
// Hexadecimal text and bytes.  The kernels of simd/ do whole blocks of digits; the loops here do the
// ends, and find out where the first character is that is no digit.
#include "util/hex.h"

#include "util/simd/simd.h"

#define NOT_A_DIGIT 0xff

static int digit_value(unsigned c) {
  if (c >= '0' && c <= '9') return (int)c - '0';
  c |= 0x20;
  if (c >= 'a' && c <= 'f') return (int)c - 'a' + 10;
  return NOT_A_DIGIT;
}

void hex_encode(const uint8_t *data, size_t len, uint8_t *out) {
  static const char digits[] = "0123456789abcdef";
  const struct simd *simd = simd_kernels();
  size_t i = simd->hex_encode ? simd->hex_encode(data, len, out) : 0;
  for (; i < len; i++) {
    out[2 * i] = (uint8_t)digits[data[i] >> 4];
    out[2 * i + 1] = (uint8_t)digits[data[i] & 15];
  }
}

size_t hex_decode_latin1(const uint8_t *text, size_t len, uint8_t *out, size_t cap) {
  size_t count = len / 2 < cap ? len / 2 : cap;
  const struct simd *simd = simd_kernels();
  size_t i = simd->hex_decode ? simd->hex_decode(text, count, out) : 0;
  for (; i < count; i++) {
    int high = digit_value(text[2 * i]), low = digit_value(text[2 * i + 1]);
    if ((high | low) > 15) return i;
    out[i] = (uint8_t)(high << 4 | low);
  }
  return count;
}

size_t hex_decode_utf16(const uint16_t *text, size_t len, uint8_t *out, size_t cap) {
  size_t count = len / 2 < cap ? len / 2 : cap;
  for (size_t i = 0; i < count; i++) {
    int high = digit_value(text[2 * i]), low = digit_value(text[2 * i + 1]);
    if ((high | low) > 15) return i;
    out[i] = (uint8_t)(high << 4 | low);
  }
  return count;
}
