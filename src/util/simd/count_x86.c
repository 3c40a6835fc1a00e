// SPDX-License-Identifier: MIT
//
// Kernels that look and write nothing: where plain text ends, and how long it will be in UTF-8.
#include "util/simd/x86.h"

#ifdef __x86_64__

SSE4 size_t sse4_below(const uint8_t *data, size_t len, uint8_t limit) {
  size_t i = 0;
  const __m128i floor = _mm_set1_epi8((char)limit);
  for (; i + 16 <= len; i += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(data + i));
    int found = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(bytes, floor), bytes));
    if (found) return i + (size_t)__builtin_ctz((unsigned)found);
  }
  return i;
}

AVX2 size_t avx2_below(const uint8_t *data, size_t len, uint8_t limit) {
  size_t i = 0;
  const __m256i highest = _mm256_set1_epi8((char)(limit - 1));
  for (; i + 64 <= len; i += 64) {
    __m256i a = _mm256_loadu_si256((const __m256i *)(data + i));
    __m256i b = _mm256_loadu_si256((const __m256i *)(data + i + 32));
    __m256i excess = _mm256_subs_epu8(_mm256_max_epu8(a, b), highest);
    if (!_mm256_testz_si256(excess, excess)) break;
  }
  return i + sse4_below(data + i, len - i, limit);
}

SSE4 void sse4_count_high(const uint8_t *data, size_t len, struct simd_progress *at) {
  size_t i = at->read, n = 0;
  for (; i + 16 <= len; i += 16)
    n += (size_t)__builtin_popcount(
        (unsigned)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(data + i))));
  at->read = i;
  at->written += n;
}

AVX2 void avx2_count_high(const uint8_t *data, size_t len, struct simd_progress *at) {
  size_t i = at->read, n = 0;
  for (; i + 32 <= len; i += 32)
    n += (size_t)__builtin_popcount(
        (unsigned)_mm256_movemask_epi8(_mm256_loadu_si256((const __m256i *)(data + i))));
  at->read = i;
  at->written += n;
}

// ---- Length of UTF-16 in UTF-8 -----------------------------------------------------------
//
// Three bytes for each unit, less one below 0x800 and one below 0x80, and for a pair, which takes
// four and not six, less two.  The unit behind a block is looked at too: the high half of a pair
// counts one, the low half three.  Comparisons that hold are -1; counters of 16 bits hold the sums
// of BLOCK units.
enum { BLOCK = 8192 };

SSE4 void sse4_length(const uint16_t *data, size_t len, struct simd_progress *at) {
  const __m128i top = _mm_set1_epi16((short)0xFC00), high = _mm_set1_epi16((short)0xD800),
                low = _mm_set1_epi16((short)0xDC00), max_1 = _mm_set1_epi16(0x7F),
                max_2 = _mm_set1_epi16(0x7FF);
  size_t i = at->read;
  while (i + 8 < len) {
    __m128i less = _mm_setzero_si128();
    size_t start = i, end = len - i > BLOCK ? i + BLOCK : len;
    for (; i + 8 < end; i += 8) {
      __m128i here = _mm_loadu_si128((const __m128i *)(data + i));
      __m128i next = _mm_loadu_si128((const __m128i *)(data + i + 1));
      less = _mm_add_epi16(less, _mm_cmpeq_epi16(_mm_min_epu16(here, max_1), here));
      less = _mm_add_epi16(less, _mm_cmpeq_epi16(_mm_min_epu16(here, max_2), here));
      __m128i pair = _mm_and_si128(_mm_cmpeq_epi16(_mm_and_si128(here, top), high),
                                   _mm_cmpeq_epi16(_mm_and_si128(next, top), low));
      less = _mm_add_epi16(less, _mm_add_epi16(pair, pair));
    }
    // Pairwise sums of 32 bits; the counters are negative.
    __m128i sums = _mm_madd_epi16(less, _mm_set1_epi16(-1));
    sums = _mm_add_epi32(sums, _mm_unpackhi_epi64(sums, sums));
    sums = _mm_add_epi32(sums, _mm_shuffle_epi32(sums, 1));
    at->written += 3 * (i - start) - (size_t)_mm_cvtsi128_si32(sums);
  }
  at->read = i;
}

AVX2 void avx2_length(const uint16_t *data, size_t len, struct simd_progress *at) {
  const __m256i top = _mm256_set1_epi16((short)0xFC00), high = _mm256_set1_epi16((short)0xD800),
                low = _mm256_set1_epi16((short)0xDC00), max_1 = _mm256_set1_epi16(0x7F),
                max_2 = _mm256_set1_epi16(0x7FF);
  size_t i = at->read;
  while (i + 16 < len) {
    __m256i less = _mm256_setzero_si256(), pairs = less;
    size_t start = i, end = len - i > BLOCK ? i + BLOCK : len;
    for (; i + 16 < end; i += 16) {
      __m256i here = _mm256_loadu_si256((const __m256i *)(data + i));
      __m256i next = _mm256_loadu_si256((const __m256i *)(data + i + 1));
      less = _mm256_add_epi16(less, _mm256_cmpeq_epi16(_mm256_min_epu16(here, max_1), here));
      less = _mm256_add_epi16(less, _mm256_cmpeq_epi16(_mm256_min_epu16(here, max_2), here));
      __m256i pair = _mm256_and_si256(_mm256_cmpeq_epi16(_mm256_and_si256(here, top), high),
                                      _mm256_cmpeq_epi16(_mm256_and_si256(next, top), low));
      pairs = _mm256_add_epi16(pairs, pair);
    }
    less = _mm256_add_epi16(less, _mm256_add_epi16(pairs, pairs));
    __m256i wide = _mm256_madd_epi16(less, _mm256_set1_epi16(-1));
    __m128i sums =
        _mm_add_epi32(_mm256_castsi256_si128(wide), _mm256_extracti128_si256(wide, 1));
    sums = _mm_add_epi32(sums, _mm_unpackhi_epi64(sums, sums));
    sums = _mm_add_epi32(sums, _mm_shuffle_epi32(sums, 1));
    at->written += 3 * (i - start) - (size_t)_mm_cvtsi128_si32(sums);
  }
  at->read = i;
}

#endif
