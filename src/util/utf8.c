// SPDX-License-Identifier: MIT
//
// UTF-8 transcoding with an ASCII fast path of 16 bytes a step where SSE2 is there.
// https://encoding.spec.whatwg.org/#utf-8-decoder
#include "util/utf8.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

size_t utf8_ascii_prefix(const uint8_t *data, size_t len) {
  size_t i = 0;
#ifdef __SSE2__
  for (; i + 16 <= len; i += 16) {
    int mask = _mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(data + i)));
    if (mask) return i + (size_t)__builtin_ctz((unsigned)mask);
  }
#endif
  while (i < len && data[i] < 0x80)
    i++;
  return i;
}

// Decodes one non-ASCII sequence at data (len > 0).  Returns the number of bytes consumed; *cp is
// 0xFFFD and *valid false for a maximal subpart of an ill-formed sequence.
static size_t decode_one(const uint8_t *data, size_t len, uint32_t *cp, bool *valid) {
  uint8_t lead = data[0], lower = 0x80, upper = 0xBF;
  size_t need;
  *cp = 0xFFFD;
  *valid = false;
  if (lead >= 0xC2 && lead <= 0xDF) {
    need = 1;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    need = 2;
    if (lead == 0xE0) lower = 0xA0;
    if (lead == 0xED) upper = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    need = 3;
    if (lead == 0xF0) lower = 0x90;
    if (lead == 0xF4) upper = 0x8F;
  } else {
    return 1;
  }
  uint32_t value = lead & (0x3F >> need);
  for (size_t i = 1; i <= need; i++) {
    if (i >= len || data[i] < lower || data[i] > upper) return i;
    lower = 0x80, upper = 0xBF;
    value = value << 6 | (data[i] & 0x3F);
  }
  *cp = value;
  *valid = true;
  return need + 1;
}

bool utf8_is_valid(const uint8_t *data, size_t len) {
  for (size_t i = 0;;) {
    i += utf8_ascii_prefix(data + i, len - i);
    if (i >= len) return true;
    uint32_t cp;
    bool valid;
    i += decode_one(data + i, len - i, &cp, &valid);
    if (!valid) return false;
  }
}

size_t utf8_incomplete_tail(const uint8_t *data, size_t len) {
  for (size_t n = 1; n <= 3 && n <= len; n++) {
    uint8_t lead = data[len - n];
    if ((lead & 0xC0) == 0x80) continue; // a continuation byte: its lead is further left
    uint32_t cp;
    bool valid;
    size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    size_t used = decode_one(data + len - n, n, &cp, &valid);
    return need > n && used == n && lead <= 0xF4 ? n : 0;
  }
  return 0;
}

// Widens the ASCII bytes at the start of data; returns how many there were.
static size_t widen_ascii(const uint8_t *data, size_t len, uint16_t *out) {
  size_t i = 0;
#ifdef __SSE2__
  const __m128i zero = _mm_setzero_si128();
  for (; i + 16 <= len; i += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(data + i));
    if (_mm_movemask_epi8(bytes)) break;
    _mm_storeu_si128((__m128i *)(out + i), _mm_unpacklo_epi8(bytes, zero));
    _mm_storeu_si128((__m128i *)(out + i + 8), _mm_unpackhi_epi8(bytes, zero));
  }
#endif
  for (; i < len && data[i] < 0x80; i++)
    out[i] = data[i];
  return i;
}

static bool is_continuation(uint8_t byte) {
  return (byte & 0xC0) == 0x80;
}

// Decodes the sequences of two and three bytes that most texts consist of; returns the number of
// bytes consumed, 0 for anything else.
static size_t decode_common(const uint8_t *data, size_t len, uint16_t *out) {
  if (len >= 2 && data[0] >= 0xC2 && data[0] <= 0xDF && is_continuation(data[1])) {
    *out = (uint16_t)((data[0] & 0x1F) << 6 | (data[1] & 0x3F));
    return 2;
  }
  if (len >= 3 && (data[0] & 0xF0) == 0xE0 && is_continuation(data[1]) &&
      is_continuation(data[2])) {
    unsigned unit = (data[0] & 0x0Fu) << 12 | (data[1] & 0x3Fu) << 6 | (data[2] & 0x3Fu);
    if (unit < 0x800 || (unit & 0xF800) == 0xD800) return 0; // overlong, surrogate
    *out = (uint16_t)unit;
    return 3;
  }
  return 0;
}

size_t utf8_to_utf16(const uint8_t *data, size_t len, uint16_t *out) {
  size_t n = 0;
  for (size_t i = 0; i < len;) {
    size_t ascii = widen_ascii(data + i, len - i, out + n);
    i += ascii;
    n += ascii;
    while (i < len && data[i] >= 0x80) {
      size_t used = decode_common(data + i, len - i, out + n);
      if (used > 0) {
        i += used;
        n++;
        continue;
      }
      uint32_t cp;
      bool valid;
      i += decode_one(data + i, len - i, &cp, &valid);
      if (cp >= 0x10000) {
        out[n++] = (uint16_t)(0xD7C0 + (cp >> 10));
        out[n++] = (uint16_t)(0xDC00 | (cp & 0x3FF));
      } else {
        out[n++] = (uint16_t)cp;
      }
    }
  }
  return n;
}

size_t utf8_length_of_latin1(const uint8_t *data, size_t len) {
  size_t n = len;
  for (size_t i = 0; i < len; i++)
    n += data[i] >> 7;
  return n;
}

static bool is_pair(const uint16_t *data, size_t i, size_t len) {
  return (data[i] & 0xFC00) == 0xD800 && i + 1 < len && (data[i + 1] & 0xFC00) == 0xDC00;
}

#ifdef __SSE2__
// Bytes of the units i to i + 7: 3 for each, one less below 0x800 and below 0x80, and two less for
// each pair, which takes four bytes and not six.  Reads the unit behind them too.
static __m128i lengths_of_8(const uint16_t *units) {
  const __m128i zero = _mm_setzero_si128(), top = _mm_set1_epi16((short)0xFC00);
  __m128i here = _mm_loadu_si128((const __m128i *)units);
  __m128i next = _mm_loadu_si128((const __m128i *)(units + 1));
  __m128i below_80 = _mm_cmpeq_epi16(_mm_subs_epu16(here, _mm_set1_epi16(0x7F)), zero);
  __m128i below_800 = _mm_cmpeq_epi16(_mm_subs_epu16(here, _mm_set1_epi16(0x7FF)), zero);
  __m128i pair =
      _mm_and_si128(_mm_cmpeq_epi16(_mm_and_si128(here, top), _mm_set1_epi16((short)0xD800)),
                    _mm_cmpeq_epi16(_mm_and_si128(next, top), _mm_set1_epi16((short)0xDC00)));
  __m128i less = _mm_add_epi16(_mm_add_epi16(below_80, below_800), _mm_add_epi16(pair, pair));
  return _mm_add_epi16(_mm_set1_epi16(3), less); // a comparison that holds is -1
}

// Adds up the eight counters.
static size_t sum_of_8(__m128i counters) {
  uint16_t values[8];
  size_t sum = 0;
  _mm_storeu_si128((__m128i *)values, counters);
  for (int i = 0; i < 8; i++)
    sum += values[i];
  return sum;
}
#endif

size_t utf8_length_of_utf16(const uint16_t *data, size_t len) {
  size_t i = 0, n = 0;
#ifdef __SSE2__
  enum { BLOCK = 8192 }; // units: a counter of 16 bits holds those of 21,845 steps
  while (len - i > 8) {
    __m128i counters = _mm_setzero_si128();
    size_t end = len - i > BLOCK ? i + BLOCK : len;
    for (; i + 8 < end; i += 8)
      counters = _mm_add_epi16(counters, lengths_of_8(data + i));
    n += sum_of_8(counters);
    if (end == len) break;
  }
#endif
  for (; i < len; i++) // here too, the low half of a pair counts 3 and the high one 1
    n += data[i] < 0x80 ? 1 : data[i] < 0x800 ? 2 : is_pair(data, i, len) ? 1 : 3;
  return n;
}

size_t utf8_from_latin1(const uint8_t *data, size_t len, uint8_t *out) {
  size_t n = 0;
  for (size_t i = 0; i < len;) {
    size_t ascii = utf8_ascii_prefix(data + i, len - i);
    memcpy(out + n, data + i, ascii);
    n += ascii;
    i += ascii;
    for (; i < len && data[i] >= 0x80; i++) {
      out[n++] = (uint8_t)(0xC0 | data[i] >> 6);
      out[n++] = (uint8_t)(0x80 | (data[i] & 0x3F));
    }
  }
  return n;
}

// Narrows the ASCII units at the start of data; returns how many there were.
static size_t narrow_ascii(const uint16_t *data, size_t len, uint8_t *out) {
  size_t i = 0;
#ifdef __SSE2__
  const __m128i mask = _mm_set1_epi16((short)0xFF80);
  for (; i + 8 <= len; i += 8) {
    __m128i units = _mm_loadu_si128((const __m128i *)(data + i));
    __m128i wide = _mm_cmpeq_epi16(_mm_and_si128(units, mask), _mm_setzero_si128());
    if (_mm_movemask_epi8(wide) != 0xFFFF) break;
    _mm_storel_epi64((__m128i *)(out + i), _mm_packus_epi16(units, units));
  }
#endif
  for (; i < len && data[i] < 0x80; i++)
    out[i] = (uint8_t)data[i];
  return i;
}

size_t utf8_from_utf16(const uint16_t *data, size_t len, uint8_t *out) {
  size_t n = 0;
  for (size_t i = 0; i < len; i++) {
    uint32_t cp = data[i];
    if (cp < 0x80) {
      size_t ascii = narrow_ascii(data + i, len - i, out + n);
      n += ascii;
      i += ascii - 1;
      continue;
    }
    if (cp < 0x800) {
      out[n++] = (uint8_t)(0xC0 | cp >> 6);
    } else {
      if (is_pair(data, i, len)) {
        cp = 0x10000 + ((cp & 0x3FF) << 10) + (data[++i] & 0x3FFu);
        out[n++] = (uint8_t)(0xF0 | cp >> 18);
        out[n++] = (uint8_t)(0x80 | (cp >> 12 & 0x3F));
      } else {
        if ((cp & 0xF800) == 0xD800) cp = 0xFFFD;
        out[n++] = (uint8_t)(0xE0 | cp >> 12);
      }
      out[n++] = (uint8_t)(0x80 | (cp >> 6 & 0x3F));
    }
    out[n++] = (uint8_t)(0x80 | (cp & 0x3F));
  }
  return n;
}
