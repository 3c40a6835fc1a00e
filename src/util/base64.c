// SPDX-License-Identifier: MIT
//
// Base64.  Decoding runs through one table for both alphabets, whose high bits classify what is
// no digit.  Whole groups of four digits take the fast path of the narrow decoder, and the kernels of
// simd/ in blocks; the moment a group holds anything else, the careful loop, which takes one character
// at a time, goes on.
#include "util/base64.h"

#include "util/simd/simd.h"

enum { SKIP = 0x40, SPACE = 0x41, PAD = 0x42 };

// clang-format off
#define X SKIP
#define S SPACE
#define P PAD
#define X16 X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X
static const uint8_t classes[256] = {
    X, X, X, X, X, X, X, X, X, S, S, X, S, S, X, X,
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
    S, X, X, X, X, X, X, X, X, X, X, 62, X, 62, X, 63,
    52, 53, 54, 55, 56, 57, 58, 59, 60, 61, X, X, X, P, X, X,
    X, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, X, X, X, X, 63,
    X, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40,
    41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, X, X, X, X, X,
    X16, X16, X16, X16, X16, X16, X16, X16,
};
#undef X
#undef S
#undef P
#undef X16
// clang-format on

size_t base64_encoded_len(size_t len, enum base64_alphabet alphabet) {
  size_t rest = len % 3;
  if (alphabet == BASE64_STANDARD) return (len + 2) / 3 * 4;
  return len / 3 * 4 + (rest ? rest + 1 : 0);
}

// restrict: stores through out must not make the compiler load the digits anew.
void base64_encode(const uint8_t *restrict data, size_t len, enum base64_alphabet alphabet,
                   uint8_t *restrict out) {
  static const char alphabets[2][65] = {
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
  };
  const char *restrict digits = alphabets[alphabet == BASE64_URL];
  const struct simd *simd = simd_kernels();
  struct simd_progress at = {0, 0};
  if (simd->base64_encode) simd->base64_encode(data, len, digits + 62, out, &at);
  size_t i = at.read;
  out += at.written;
  for (; i + 3 <= len; i += 3, out += 4) {
    uint32_t group = (uint32_t)data[i] << 16 | (uint32_t)data[i + 1] << 8 | data[i + 2];
    out[0] = (uint8_t)digits[group >> 18];
    out[1] = (uint8_t)digits[group >> 12 & 63];
    out[2] = (uint8_t)digits[group >> 6 & 63];
    out[3] = (uint8_t)digits[group & 63];
  }
  size_t rest = len - i;
  if (rest == 0) return;
  uint32_t group = (uint32_t)data[i] << 16 | (rest == 2 ? (uint32_t)data[i + 1] << 8 : 0);
  *out++ = (uint8_t)digits[group >> 18];
  *out++ = (uint8_t)digits[group >> 12 & 63];
  if (rest == 2) *out++ = (uint8_t)digits[group >> 6 & 63];
  if (alphabet == BASE64_URL) return;
  if (rest == 1) *out++ = '=';
  *out = '=';
}

// The state of the careful loop: up to three digits of an unfinished group.
struct decoder {
  uint8_t *out;
  size_t written, cap;
  uint32_t bits;
  int digits;
};

static inline void put_byte(struct decoder *decoder, uint32_t byte) {
  if (decoder->written < decoder->cap) decoder->out[decoder->written++] = (uint8_t)byte;
}

static void put_digit(struct decoder *decoder, uint8_t digit) {
  decoder->bits = decoder->bits << 6 | digit;
  if (++decoder->digits < 4) return;
  put_byte(decoder, decoder->bits >> 16);
  put_byte(decoder, decoder->bits >> 8);
  put_byte(decoder, decoder->bits);
  decoder->bits = 0;
  decoder->digits = 0;
}

// The last group may hold two or three digits, for one or two bytes.
static void finish(struct decoder *decoder) {
  if (decoder->digits == 2) put_byte(decoder, decoder->bits >> 4);
  if (decoder->digits != 3) return;
  put_byte(decoder, decoder->bits >> 10);
  put_byte(decoder, decoder->bits >> 2);
}

// Whole groups from the front; returns how many characters were consumed.
static size_t decode_groups(const uint8_t *text, size_t len, struct decoder *decoder) {
  const struct simd *simd = simd_kernels();
  struct simd_progress at = {0, decoder->written};
  if (simd->base64_decode && len >= 16)
    simd->base64_decode(text, len, decoder->out, decoder->cap, &at);
  size_t i = at.read;
  decoder->written = at.written;
  while (len - i >= 4 && decoder->cap - decoder->written >= 3) {
    uint8_t a = classes[text[i]], b = classes[text[i + 1]], c = classes[text[i + 2]],
            d = classes[text[i + 3]];
    if ((a | b | c | d) & SKIP) break;
    uint32_t group = (uint32_t)a << 18 | (uint32_t)b << 12 | (uint32_t)c << 6 | d;
    decoder->out[decoder->written++] = (uint8_t)(group >> 16);
    decoder->out[decoder->written++] = (uint8_t)(group >> 8);
    decoder->out[decoder->written++] = (uint8_t)group;
    i += 4;
  }
  return i;
}

size_t base64_decode_latin1(const uint8_t *text, size_t len, uint8_t *out, size_t cap) {
  struct decoder decoder = {.out = out, .cap = cap};
  size_t i = decode_groups(text, len, &decoder);
  while (i < len && decoder.written < cap) {
    uint8_t class = classes[text[i++]];
    if (class == PAD) break;
    if (class < SKIP) put_digit(&decoder, class);
    // Line breaks come every 76 characters: resume the fast path behind them.
    if (decoder.digits == 0) i += decode_groups(text + i, len - i, &decoder);
  }
  finish(&decoder);
  return decoder.written;
}

size_t base64_decode_utf16(const uint16_t *text, size_t len, uint8_t *out, size_t cap) {
  struct decoder decoder = {.out = out, .cap = cap};
  for (size_t i = 0; i < len && decoder.written < cap; i++) {
    uint8_t class = text[i] < 256 ? classes[text[i]] : SKIP;
    if (class == PAD) break;
    if (class < SKIP) put_digit(&decoder, class);
  }
  finish(&decoder);
  return decoder.written;
}

enum base64_result base64_decode_forgiving(const uint8_t *text, size_t len, uint8_t *out,
                                           size_t *written) {
  struct decoder decoder = {.out = out, .cap = SIZE_MAX};
  size_t digits = 0, pads = 0;
  for (size_t i = 0; i < len; i++) {
    uint8_t class = classes[text[i]];
    if (class == SPACE) continue;
    if (class == PAD) {
      pads++;
      continue;
    }
    // The URL alphabet is not part of the web's.
    if (class == SKIP || pads > 0 || text[i] == '-' || text[i] == '_')
      return BASE64_BAD_CHARACTER;
    put_digit(&decoder, class);
    digits++;
  }
  // Step 2 removes one or two '=' only from a text whose length is a multiple of four.
  if (pads > 2) return BASE64_BAD_CHARACTER;
  if (digits % 4 == 1) return BASE64_BAD_LENGTH;
  if (pads > 0 && (digits + pads) % 4 != 0) return BASE64_BAD_CHARACTER;
  finish(&decoder);
  *written = decoder.written;
  return BASE64_OK;
}
