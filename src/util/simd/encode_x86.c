// SPDX-License-Identifier: MIT
//
// UTF-16 to UTF-8, eight units a step whatever they are.
//
// Each unit computes its first two bytes in 16 bits and a third one beside them; the halves of a
// surrogate pair make two bytes each.  A shuffle from a table then drops the places that are not
// used: four units at a time, of one to three bytes each.
#include "util/simd/x86.h"

#ifdef __x86_64__

// Lane k of four has a second byte if bit k of m is set, and a third if bit k + 4 is too.
#define COUNT(m, k) (1 + ((m) >> (k)&1) + ((m) >> ((k) + 4) & 1))
#define LANE(k)     ((shuffle)(0x020100 + 0x040404 * (k)))
#define TAKE(rest, m, k)                                                                       \
  ((rest) << (8 * COUNT(m, k)) | (LANE(k) & (((shuffle)1 << (8 * COUNT(m, k))) - 1)))
#define ROW(m) TAKE(TAKE(TAKE(TAKE((shuffle)0, m, 3), m, 2), m, 1), m, 0)
static const shuffle pack_table[256] = {ROWS_256(ROW)};

// A store of 16 bytes leaves up to 12 of rubbish.  What follows must overwrite them: so many units
// must be left, and so many bytes of room, of which the last three may stay empty.
enum { STEP = 8, RUBBISH = 12, ROOM = 4 * 3 + 16 + 3 };

SSE4 INLINE __m128i all16(int bits) {
  return _mm_set1_epi16((short)bits);
}

SSE4 INLINE __m128i is_above(__m128i units, int limit) {
  return _mm_xor_si128(_mm_cmpeq_epi16(_mm_min_epu16(units, all16(limit)), units), all16(-1));
}

// Two bytes with the bits that lead and follow, low byte first.
SSE4 INLINE __m128i two_bytes(int marks, __m128i lead, __m128i follow) {
  return _mm_or_si128(_mm_or_si128(all16(marks), lead), _mm_and_si128(follow, all16(0x3F00)));
}

// Four units, each in a lane of 32 bits; returns how many bytes they are.
SSE4 INLINE size_t put_four(__m128i lanes, unsigned mask, uint8_t *out) {
  __m128i table = _mm_loadu_si128((const __m128i *)&pack_table[mask]);
  _mm_storeu_si128((__m128i *)out, _mm_shuffle_epi8(lanes, table));
  return 4 + (size_t)__builtin_popcount(mask);
}

// Writes what the lanes hold; above_1 and above_2 tell which have a second and a third byte.
SSE4 INLINE size_t put_eight(__m128i two, __m128i third, __m128i above_1, __m128i above_2,
                             uint8_t *out) {
  unsigned mask = (unsigned)_mm_movemask_epi8(_mm_packs_epi16(above_1, above_2));
  size_t n = put_four(_mm_unpacklo_epi16(two, third), (mask & 0xF) | (mask >> 4 & 0xF0), out);
  return n + put_four(_mm_unpackhi_epi16(two, third), (mask >> 4 & 0xF) | (mask >> 8 & 0xF0),
                      out + n);
}

// Units that are no surrogates.
SSE4 INLINE __m128i two_of_plain(__m128i units, __m128i above_1, __m128i above_2) {
  __m128i of_2 = two_bytes(0x80C0, _mm_srli_epi16(units, 6), _mm_slli_epi16(units, 8));
  __m128i of_3 = two_bytes(0x80E0, _mm_srli_epi16(units, 12), _mm_slli_epi16(units, 2));
  return _mm_blendv_epi8(_mm_blendv_epi8(units, of_2, above_1), of_3, above_2);
}

SSE4 INLINE __m128i third_of(__m128i units) {
  return _mm_or_si128(_mm_and_si128(units, all16(0x3F)), all16(0x80));
}

SSE4 INLINE size_t put_plain(__m128i units, __m128i above_1, uint8_t *out) {
  __m128i above_2 = is_above(units, 0x7FF);
  return put_eight(two_of_plain(units, above_1, above_2), third_of(units), above_1, above_2,
                   out);
}

SSE4 INLINE __m128i has_top(__m128i units, int mask, int top) {
  return _mm_cmpeq_epi16(_mm_and_si128(units, all16(mask)), all16(top));
}

// Units of which some are surrogates.  The code point of a pair is its first half's ten bits plus
// 0x40, then the second half's ten: 11110aaa 10aaaaaa 10aabbbb 10bbbbbb.
SSE4 static size_t put_surrogates(__m128i units, __m128i before, __m128i after, uint8_t *out) {
  __m128i is_first =
      _mm_and_si128(has_top(units, 0xFC00, 0xD800), has_top(after, 0xFC00, 0xDC00));
  __m128i is_second =
      _mm_and_si128(has_top(units, 0xFC00, 0xDC00), has_top(before, 0xFC00, 0xD800));
  __m128i is_half = _mm_or_si128(is_first, is_second);
  __m128i is_lone = _mm_andnot_si128(is_half, has_top(units, 0xF800, 0xD800));
  units = _mm_blendv_epi8(units, all16(0xFFFD), is_lone);
  __m128i above_1 = is_above(units, 0x7F);
  __m128i above_2 = _mm_andnot_si128(is_half, is_above(units, 0x7FF));
  __m128i two = two_of_plain(units, above_1, above_2);
  __m128i ten = _mm_add_epi16(_mm_and_si128(units, all16(0x3FF)), all16(0x40));
  __m128i first = two_bytes(0x80F0, _mm_srli_epi16(ten, 8), _mm_slli_epi16(ten, 6));
  __m128i lead = _mm_or_si128(_mm_slli_epi16(_mm_and_si128(before, all16(3)), 4),
                              _mm_and_si128(_mm_srli_epi16(units, 6), all16(15)));
  __m128i second = two_bytes(0x8080, lead, _mm_slli_epi16(units, 8));
  two = _mm_blendv_epi8(_mm_blendv_epi8(two, first, is_first), second, is_second);
  return put_eight(two, third_of(units), above_1, above_2, out);
}

static bool is_pair(const uint16_t *units) {
  return (units[0] & 0xFC00) == 0xD800 && (units[1] & 0xFC00) == 0xDC00;
}

SSE4 void sse4_encode(const uint16_t *data, size_t len, uint8_t *out, size_t cap,
                      struct simd_progress *at) {
  size_t i = at->read, n = at->written, start = i;
  __m128i previous = _mm_setzero_si128();
  for (; len - i >= STEP + RUBBISH && cap - n >= ROOM; i += STEP) {
    __m128i units = _mm_loadu_si128((const __m128i *)(data + i));
    __m128i above_1 = is_above(units, 0x7F);
    if (_mm_testz_si128(above_1, above_1)) {
      _mm_storel_epi64((__m128i *)(out + n), _mm_packus_epi16(units, units));
      n += STEP;
    } else if (_mm_movemask_epi8(has_top(units, 0xF800, 0xD800)) == 0) {
      n += put_plain(units, above_1, out + n);
    } else {
      __m128i after = _mm_loadu_si128((const __m128i *)(data + i + 1));
      n += put_surrogates(units, _mm_alignr_epi8(units, previous, 14), after, out + n);
    }
    previous = units;
  }
  if (i > start && is_pair(data + i - 1)) { // there is one more: the steps leave some
    i--;
    n -= 2;
  }
  at->read = i;
  at->written = n;
}

SSE4 void sse4_encode_narrow(const uint8_t *data, size_t len, uint8_t *out, size_t cap,
                             struct simd_progress *at) {
  size_t i = at->read, n = at->written;
  while (len - i >= STEP + RUBBISH && cap - n >= ROOM) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(data + i));
    if (_mm_movemask_epi8(bytes) == 0) {
      _mm_storeu_si128((__m128i *)(out + n), bytes);
      n += 16;
      i += 16;
      continue;
    }
    __m128i units = _mm_cvtepu8_epi16(bytes);
    n += put_plain(units, is_above(units, 0x7F), out + n);
    i += STEP;
  }
  at->read = i;
  at->written = n;
}

#endif
