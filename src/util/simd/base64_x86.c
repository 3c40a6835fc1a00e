// SPDX-License-Identifier: MIT
//
// Base64: three bytes spread over four lanes by a shuffle and multiplications, and six bits become a
// digit, or a digit six bits, by adding what a shuffle finds for its class of characters.
#include "util/simd/x86.h"

#ifdef __x86_64__

#include <string.h>

// Lanes of 32 bits with bytes b a c b hold aaaaaabb bbbbcccc cc: bring each six bits into a byte.
#define SPREAD 1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10

// What to add to six bits: a class for each range of values, found by saturation: 0 for 0-25 (made
// 13), 1-10 for the figures, 11 and 12 for the last two digits, and 0 for 26-51.
#define OFFSETS(plus, slash)                                                                   \
  'a' - 26, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52,    \
      '0' - 52, '0' - 52, (char)((plus)-62), (char)((slash)-63), 'A', 0, 0

SSE4 void sse4_base64_encode(const uint8_t *data, size_t len, const char digits[2],
                             uint8_t *out, struct simd_progress *at) {
  const __m128i spread = _mm_setr_epi8(SPREAD);
  const __m128i offsets = _mm_setr_epi8(OFFSETS(digits[0], digits[1]));
  size_t i = at->read, n = at->written;
  for (; i + 16 <= len; i += 12, n += 16) {
    __m128i bytes = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(data + i)), spread);
    // Multiplying shifts each half by its own distance.
    __m128i even = _mm_mulhi_epu16(_mm_and_si128(bytes, _mm_set1_epi32(0x0FC0FC00)),
                                   _mm_set1_epi32(0x04000040));
    __m128i odd = _mm_mullo_epi16(_mm_and_si128(bytes, _mm_set1_epi32(0x003F03F0)),
                                  _mm_set1_epi32(0x01000010));
    __m128i bits = _mm_or_si128(even, odd);
    __m128i class = _mm_subs_epu8(bits, _mm_set1_epi8(51));
    __m128i is_upper = _mm_cmpgt_epi8(_mm_set1_epi8(26), bits);
    class = _mm_or_si128(class, _mm_and_si128(is_upper, _mm_set1_epi8(13)));
    _mm_storeu_si128((__m128i *)(out + n),
                     _mm_add_epi8(bits, _mm_shuffle_epi8(offsets, class)));
  }
  at->read = i;
  at->written = n;
}

AVX2 void avx2_base64_encode(const uint8_t *data, size_t len, const char digits[2],
                             uint8_t *out, struct simd_progress *at) {
  const __m256i spread = _mm256_setr_epi8(SPREAD, SPREAD);
  const __m256i offsets =
      _mm256_setr_epi8(OFFSETS(digits[0], digits[1]), OFFSETS(digits[0], digits[1]));
  size_t i = at->read, n = at->written;
  for (; i + 28 <= len; i += 24, n += 32) {
    __m256i bytes = _mm256_inserti128_si256(
        _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)(data + i))),
        _mm_loadu_si128((const __m128i *)(data + i + 12)), 1);
    bytes = _mm256_shuffle_epi8(bytes, spread);
    __m256i even = _mm256_mulhi_epu16(_mm256_and_si256(bytes, _mm256_set1_epi32(0x0FC0FC00)),
                                      _mm256_set1_epi32(0x04000040));
    __m256i odd = _mm256_mullo_epi16(_mm256_and_si256(bytes, _mm256_set1_epi32(0x003F03F0)),
                                     _mm256_set1_epi32(0x01000010));
    __m256i bits = _mm256_or_si256(even, odd);
    __m256i class = _mm256_subs_epu8(bits, _mm256_set1_epi8(51));
    __m256i is_upper = _mm256_cmpgt_epi8(_mm256_set1_epi8(26), bits);
    class = _mm256_or_si256(class, _mm256_and_si256(is_upper, _mm256_set1_epi8(13)));
    _mm256_storeu_si256((__m256i *)(out + n),
                        _mm256_add_epi8(bits, _mm256_shuffle_epi8(offsets, class)));
  }
  at->read = i;
  at->written = n;
  sse4_base64_encode(data, len, digits, out, at);
}

// ---- Decoding ----------------------------------------------------------------------------

// A mask of the places within first..last, whose value is the character plus offset.
SSE4 INLINE __m128i add_range(__m128i text, char first, char last, int offset, __m128i *value) {
  __m128i from = _mm_sub_epi8(text, _mm_set1_epi8(first));
  __m128i inside =
      _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8((char)(last - first))), from);
  __m128i digit = _mm_add_epi8(from, _mm_set1_epi8((char)offset));
  *value = _mm_or_si128(*value, _mm_and_si128(inside, digit));
  return inside;
}

SSE4 INLINE __m128i is_either(__m128i text, char a, char b) {
  return _mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8(a)),
                      _mm_cmpeq_epi8(text, _mm_set1_epi8(b)));
}

// Six bits for each of sixteen digits of either alphabet; false if one is none.
SSE4 INLINE bool values_of(__m128i text, __m128i *value) {
  *value = _mm_setzero_si128();
  __m128i good = add_range(text, 'A', 'Z', 0, value);
  good = _mm_or_si128(good, add_range(text, 'a', 'z', 26, value));
  good = _mm_or_si128(good, add_range(text, '0', '9', 52, value));
  __m128i is_62 = is_either(text, '+', '-'), is_63 = is_either(text, '/', '_');
  *value = _mm_or_si128(*value, _mm_or_si128(_mm_and_si128(is_62, _mm_set1_epi8(62)),
                                             _mm_and_si128(is_63, _mm_set1_epi8(63))));
  good = _mm_or_si128(good, _mm_or_si128(is_62, is_63));
  return _mm_movemask_epi8(good) == 0xFFFF;
}

SSE4 void sse4_base64_decode(const uint8_t *text, size_t len, uint8_t *out, size_t cap,
                             struct simd_progress *at) {
  const __m128i order = _mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);
  size_t i = at->read, n = at->written;
  for (; i + 16 <= len && cap - n >= 12; i += 16, n += 12) {
    __m128i value;
    if (!values_of(_mm_loadu_si128((const __m128i *)(text + i)), &value)) break;
    __m128i pairs = _mm_maddubs_epi16(value, _mm_set1_epi16(0x0140));   // 12 bits
    __m128i groups = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00011000)); // 24 bits
    __m128i bytes = _mm_shuffle_epi8(groups, order);
    _mm_storel_epi64((__m128i *)(out + n), bytes);
    int last = _mm_extract_epi32(bytes, 2);
    memcpy(out + n + 8, &last, sizeof(last)); // nothing behind the twelfth
  }
  at->read = i;
  at->written = n;
}

#endif
