// SPDX-License-Identifier: MIT
//
// UTF-8 to UTF-16, sixteen bytes a step whatever they are.
//
// Validation is that of Keiser and Lemire ("Validating UTF-8 in less than one instruction per
// byte"): three shuffles look up what a byte and the two halves of the one before it could be wrong
// about; what all three agree on is wrong.  Transcoding works on all places at once too: each byte
// that ends a character (or, of four bytes, the third one, for the first half of the pair) computes
// the unit from itself and the bytes before it, the other places compute nonsense, and a shuffle
// from a table packs the places that count.
#include "util/simd/x86.h"

#ifdef __x86_64__

#include <string.h>

// The units (16 bits) of eight that a mask keeps, moved to the front.
#define TAKE(rest, m, k)                                                                       \
  ((rest) << (16 * ((m) >> (k)&1)) |                                                           \
   ((m) >> (k)&1 ? (shuffle)((2 * (k) + 1) << 8 | 2 * (k)) : 0))
#define TAKE_4(rest, m, k)                                                                     \
  TAKE(TAKE(TAKE(TAKE(rest, m, (k) + 3), m, (k) + 2), m, (k) + 1), m, k)
#define ROW(m) TAKE_4(TAKE_4((shuffle)0, m, 4), m, 0)
static const shuffle pack_table[256] = {ROWS_256(ROW)};

// The bytes of a step, and those one, two and three places before each.
struct step {
  __m128i here, before1, before2, before3;
};

SSE4 INLINE struct step step_of(__m128i here, __m128i previous) {
  return (struct step){here, _mm_alignr_epi8(here, previous, 15),
                       _mm_alignr_epi8(here, previous, 14),
                       _mm_alignr_epi8(here, previous, 13)};
}

// ---- Validation --------------------------------------------------------------------------

enum {
  TOO_SHORT = 1 << 0,      // a lead without what should follow
  TOO_LONG = 1 << 1,       // a continuation behind ASCII
  OVERLONG_3 = 1 << 2,     // E0 80...
  TOO_LARGE = 1 << 3,      // F4 90...
  SURROGATE = 1 << 4,      // ED A0...
  OVERLONG_2 = 1 << 5,     // C0, C1
  OVERLONG_4 = 1 << 6,     // F0 80...
  MUCH_TOO_LARGE = 1 << 6, // F5 80..., which shares the second byte's range with OVERLONG_4
  CONTINUED = 1 << 7,      // two continuations in a row: right behind a lead of three or four
  ANY_LOW = TOO_SHORT | TOO_LONG | CONTINUED, // errors that the lead's low half has no part in
};

#define TIMES_4(x) x, x, x, x

SSE4 INLINE __m128i errors_of(struct step step) {
  const __m128i nibble = _mm_set1_epi8(15);
  const __m128i lead_high =
      _mm_setr_epi8(TIMES_4(TOO_LONG), TIMES_4(TOO_LONG), TIMES_4((char)CONTINUED),
                    TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
                    TOO_SHORT | TOO_LARGE | MUCH_TOO_LARGE | OVERLONG_4);
  const char beyond = (char)(ANY_LOW | TOO_LARGE | MUCH_TOO_LARGE);
  const __m128i lead_low = _mm_setr_epi8(
      (char)(ANY_LOW | OVERLONG_3 | OVERLONG_2 | OVERLONG_4), (char)(ANY_LOW | OVERLONG_2),
      (char)ANY_LOW, (char)ANY_LOW, (char)(ANY_LOW | TOO_LARGE), beyond, beyond, beyond,
      TIMES_4(beyond), beyond, (char)(beyond | SURROGATE), beyond, beyond);
  const char second = (char)(TOO_LONG | OVERLONG_2 | CONTINUED);
  const __m128i follower_high = _mm_setr_epi8(
      TIMES_4(TOO_SHORT), TIMES_4(TOO_SHORT),
      (char)(second | OVERLONG_3 | MUCH_TOO_LARGE | OVERLONG_4),
      (char)(second | OVERLONG_3 | TOO_LARGE), (char)(second | SURROGATE | TOO_LARGE),
      (char)(second | SURROGATE | TOO_LARGE), TIMES_4(TOO_SHORT));
  __m128i suspects = _mm_and_si128(
      _mm_and_si128(
          _mm_shuffle_epi8(lead_high, _mm_and_si128(_mm_srli_epi16(step.before1, 4), nibble)),
          _mm_shuffle_epi8(lead_low, _mm_and_si128(step.before1, nibble))),
      _mm_shuffle_epi8(follower_high, _mm_and_si128(_mm_srli_epi16(step.here, 4), nibble)));
  // Places where the third or fourth byte of a character must be: there CONTINUED is right.
  __m128i expected =
      _mm_or_si128(_mm_subs_epu8(step.before2, _mm_set1_epi8((char)(0xE0 - 0x80))),
                   _mm_subs_epu8(step.before3, _mm_set1_epi8((char)(0xF0 - 0x80))));
  expected = _mm_and_si128(expected, _mm_set1_epi8((char)0x80));
  return _mm_xor_si128(expected, suspects);
}

// Whether the last three bytes begin a character that does not end among them.
SSE4 INLINE bool is_incomplete(__m128i bytes) {
  const __m128i most = _mm_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
                                     (char)0xEF, (char)0xDF, (char)0xBF);
  __m128i excess = _mm_subs_epu8(bytes, most);
  return !_mm_testz_si128(excess, excess);
}

SSE4 INLINE bool is_ascii(__m128i bytes) {
  return _mm_movemask_epi8(bytes) == 0;
}

// Where the character begins that position i may lie in; the bytes before i are valid so far.
static size_t bytes_begun(const uint8_t *data, size_t i) {
  if (i >= 1 && data[i - 1] >= 0xC0) return 1;
  if (i >= 2 && data[i - 2] >= 0xE0) return 2;
  return i >= 3 && data[i - 3] >= 0xF0 ? 3 : 0;
}

SSE4 size_t sse4_validate(const uint8_t *data, size_t len) {
  __m128i previous = _mm_setzero_si128();
  size_t i = 0;
  for (; i + 16 <= len; i += 16) {
    __m128i here = _mm_loadu_si128((const __m128i *)(data + i));
    if (is_ascii(here)) {
      if (is_incomplete(previous)) break;
    } else {
      __m128i errors = errors_of(step_of(here, previous));
      if (!_mm_testz_si128(errors, errors)) break;
    }
    previous = here;
  }
  return i - bytes_begun(data, i);
}

// ---- Transcoding -------------------------------------------------------------------------

// The low and high bytes of the units, and a bit for each place that counts.
struct units {
  __m128i low, high;
  unsigned keep;
};

SSE4 INLINE __m128i is_at_least(__m128i bytes, uint8_t limit) {
  return _mm_cmpeq_epi8(_mm_max_epu8(bytes, _mm_set1_epi8((char)limit)), bytes);
}

// Shifts each byte; mask is what can come from it.
SSE4 INLINE __m128i left(__m128i bytes, int bits, int mask) {
  return _mm_and_si128(_mm_slli_epi16(bytes, bits), _mm_set1_epi8((char)mask));
}

SSE4 INLINE __m128i right(__m128i bytes, int bits, int mask) {
  return _mm_and_si128(_mm_srli_epi16(bytes, bits), _mm_set1_epi8((char)mask));
}

// Characters of up to three bytes: xxxxyyyy yyzzzzzz out of 1110xxxx 10yyyyyy 10zzzzzz.
SSE4 INLINE struct units units_of(struct step step) {
  __m128i tail =
      _mm_or_si128(_mm_and_si128(step.here, _mm_set1_epi8(0x3F)), left(step.before1, 6, 0xC0));
  // A continuation behind a continuation is a third byte.
  __m128i is_third = _mm_cmpgt_epi8(_mm_set1_epi8((char)0xC0), step.before1);
  __m128i top = _mm_or_si128(right(step.before1, 2, 0x0F),
                             _mm_and_si128(left(step.before2, 4, 0xF0), is_third));
  __m128i dropped = _mm_or_si128(is_at_least(step.here, 0xC0), is_at_least(step.before1, 0xE0));
  return (struct units){_mm_blendv_epi8(step.here, tail, step.here),
                        _mm_blendv_epi8(_mm_setzero_si128(), top, step.here),
                        (unsigned)_mm_movemask_epi8(dropped) ^ 0xFFFF};
}

// Corrects the places of characters of four bytes.  The high half of the pair is 0xD7C0 plus ten
// bits, of which the addition is left to the caller: returns the places that need it.
SSE4 INLINE __m128i make_pairs(struct step step, struct units *units) {
  __m128i is_third = is_at_least(step.before2, 0xF0),
          is_fourth = is_at_least(step.before3, 0xF0);
  __m128i low = _mm_or_si128(left(step.before1, 2, 0xFC), right(step.here, 4, 0x03));
  units->low = _mm_blendv_epi8(units->low, low, is_third);
  __m128i high = _mm_and_si128(step.before2, _mm_set1_epi8(0x07));
  units->high = _mm_blendv_epi8(units->high, high, is_third);
  high = _mm_or_si128(right(step.before1, 2, 0x03), _mm_set1_epi8((char)0xDC));
  units->high = _mm_blendv_epi8(units->high, high, is_fourth);
  return is_third;
}

SSE4 INLINE __m128i pack(__m128i units, unsigned keep) {
  return _mm_shuffle_epi8(units, _mm_loadu_si128((const __m128i *)&pack_table[keep & 0xFF]));
}

// Writes the units of a step, and rubbish up to the sixteenth; returns how many count.
SSE4 INLINE size_t put_units(struct step step, unsigned mask, uint16_t *out) {
  struct units units = units_of(step);
  __m128i has_four = is_at_least(_mm_max_epu8(step.here, step.before3), 0xF0);
  __m128i first = _mm_unpacklo_epi8(units.low, units.high);
  __m128i last = _mm_unpackhi_epi8(units.low, units.high);
  if (!_mm_testz_si128(has_four, has_four)) {
    const __m128i base = _mm_set1_epi16((short)0xD7C0);
    __m128i add = make_pairs(step, &units);
    first = _mm_add_epi16(_mm_unpacklo_epi8(units.low, units.high),
                          _mm_and_si128(_mm_unpacklo_epi8(add, add), base));
    last = _mm_add_epi16(_mm_unpackhi_epi8(units.low, units.high),
                         _mm_and_si128(_mm_unpackhi_epi8(add, add), base));
  }
  unsigned keep = units.keep & mask;
  size_t n = (size_t)__builtin_popcount(keep & 0xFF);
  _mm_storeu_si128((__m128i *)out, pack(first, keep));
  _mm_storeu_si128((__m128i *)(out + n), pack(last, keep >> 8));
  return n + (size_t)__builtin_popcount(keep >> 8);
}

SSE4 INLINE void widen(__m128i bytes, uint16_t *out) {
  const __m128i zero = _mm_setzero_si128();
  _mm_storeu_si128((__m128i *)out, _mm_unpacklo_epi8(bytes, zero));
  _mm_storeu_si128((__m128i *)(out + 8), _mm_unpackhi_epi8(bytes, zero));
}

// The last bytes, less than a step: with zeros behind them, so that an unfinished character shows.
SSE4 static bool put_rest(const uint8_t *data, size_t len, __m128i previous, uint16_t *out,
                          size_t *written) {
  uint8_t bytes[16] = {0};
  uint16_t units[32];
  if (len > 0) memcpy(bytes, data, len);
  struct step step = step_of(_mm_loadu_si128((const __m128i *)bytes), previous);
  __m128i errors = errors_of(step);
  if (!_mm_testz_si128(errors, errors)) return false;
  size_t n = put_units(step, (1u << len) - 1, units);
  if (n > 0) memcpy(out + *written, units, n * sizeof(units[0]));
  *written += n;
  return true;
}

SSE4 void sse4_decode(const uint8_t *data, size_t len, uint16_t *out,
                      struct simd_progress *at) {
  __m128i previous = _mm_setzero_si128();
  size_t i = at->read, n = at->written, start = i;
  for (; i + 16 <= len; i += 16) {
    __m128i here = _mm_loadu_si128((const __m128i *)(data + i));
    if (is_ascii(here)) {
      if (is_incomplete(previous)) break;
      widen(here, out + n);
      n += 16;
    } else {
      struct step step = step_of(here, previous);
      __m128i errors = errors_of(step);
      if (!_mm_testz_si128(errors, errors)) break;
      n += put_units(step, 0xFFFF, out + n);
    }
    previous = here;
  }
  if (len - i < 16 && put_rest(data + i, len - i, previous, out, &n)) {
    i = len;
  } else {
    size_t begun = bytes_begun(data + start, i - start);
    i -= begun;
    if (begun == 3) n--; // the first half of the pair
  }
  at->read = i;
  at->written = n;
}

// Characters up to 0xFF have one byte, or two of which the first is C2 or C3.
SSE4 void sse4_decode_narrow(const uint8_t *data, size_t len, uint8_t *out,
                             struct simd_progress *at) {
  __m128i previous = _mm_setzero_si128();
  size_t i = at->read, n = at->written, start = i;
  for (; i + 16 <= len; i += 16) {
    __m128i here = _mm_loadu_si128((const __m128i *)(data + i));
    struct step step = step_of(here, previous);
    __m128i errors = _mm_or_si128(errors_of(step), is_at_least(here, 0xC4));
    if (!_mm_testz_si128(errors, errors)) break;
    struct units units = units_of(step);
    __m128i first = pack(_mm_unpacklo_epi8(units.low, _mm_setzero_si128()), units.keep);
    __m128i last = pack(_mm_unpackhi_epi8(units.low, _mm_setzero_si128()), units.keep >> 8);
    _mm_storel_epi64((__m128i *)(out + n), _mm_packus_epi16(first, first));
    n += (size_t)__builtin_popcount(units.keep & 0xFF);
    _mm_storel_epi64((__m128i *)(out + n), _mm_packus_epi16(last, last));
    n += (size_t)__builtin_popcount(units.keep >> 8);
    previous = here;
  }
  at->read = i - bytes_begun(data + start, i - start);
  at->written = n;
}

#endif
