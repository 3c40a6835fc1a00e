// SPDX-License-Identifier: MIT
//
// Hexadecimal: a shuffle looks sixteen digits up at once.
#include "util/simd/x86.h"

#ifdef __x86_64__

#define DIGITS '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'

SSE4 size_t sse4_hex_encode(const uint8_t *data, size_t len, uint8_t *out) {
  const __m128i digits = _mm_setr_epi8(DIGITS), nibble = _mm_set1_epi8(15);
  size_t i = 0;
  for (; i + 16 <= len; i += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(data + i));
    __m128i high = _mm_shuffle_epi8(digits, _mm_and_si128(_mm_srli_epi16(bytes, 4), nibble));
    __m128i low = _mm_shuffle_epi8(digits, _mm_and_si128(bytes, nibble));
    _mm_storeu_si128((__m128i *)(out + 2 * i), _mm_unpacklo_epi8(high, low));
    _mm_storeu_si128((__m128i *)(out + 2 * i + 16), _mm_unpackhi_epi8(high, low));
  }
  return i;
}

AVX2 size_t avx2_hex_encode(const uint8_t *data, size_t len, uint8_t *out) {
  const __m256i digits = _mm256_setr_epi8(DIGITS, DIGITS), nibble = _mm256_set1_epi8(15);
  size_t i = 0;
  for (; i + 32 <= len; i += 32) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(data + i));
    // The halves unpack apart: bring the middle quarters to where they belong first.
    bytes = _mm256_permute4x64_epi64(bytes, 0xD8);
    __m256i high =
        _mm256_shuffle_epi8(digits, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble));
    __m256i low = _mm256_shuffle_epi8(digits, _mm256_and_si256(bytes, nibble));
    _mm256_storeu_si256((__m256i *)(out + 2 * i), _mm256_unpacklo_epi8(high, low));
    _mm256_storeu_si256((__m256i *)(out + 2 * i + 32), _mm256_unpackhi_epi8(high, low));
  }
  return i + sse4_hex_encode(data + i, len - i, out + 2 * i);
}

// Eight bytes, in 16 bits each, of sixteen digits; *bad gets a lane for each that is none.
SSE4 INLINE __m128i digit_pairs(__m128i text, __m128i *bad) {
  __m128i number = _mm_sub_epi8(text, _mm_set1_epi8('0'));
  __m128i letter = _mm_sub_epi8(_mm_or_si128(text, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
  __m128i is_number = _mm_cmpeq_epi8(_mm_min_epu8(number, _mm_set1_epi8(9)), number);
  __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(5)), letter);
  *bad = _mm_or_si128(*bad,
                      _mm_cmpeq_epi8(_mm_or_si128(is_number, is_letter), _mm_setzero_si128()));
  __m128i value = _mm_blendv_epi8(_mm_add_epi8(letter, _mm_set1_epi8(10)), number, is_number);
  return _mm_maddubs_epi16(value, _mm_set1_epi16(0x0110));
}

SSE4 size_t sse4_hex_decode(const uint8_t *text, size_t count, uint8_t *out) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    __m128i bad = _mm_setzero_si128();
    __m128i first = digit_pairs(_mm_loadu_si128((const __m128i *)(text + 2 * i)), &bad);
    __m128i last = digit_pairs(_mm_loadu_si128((const __m128i *)(text + 2 * i + 16)), &bad);
    if (!_mm_testz_si128(bad, bad)) break;
    _mm_storeu_si128((__m128i *)(out + i), _mm_packus_epi16(first, last));
  }
  return i;
}

#endif
