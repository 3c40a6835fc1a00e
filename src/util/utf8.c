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

size_t utf8_to_utf16(const uint8_t *data, size_t len, uint16_t *out) {
  size_t n = 0;
  for (size_t i = 0; i < len;) {
    size_t ascii = utf8_ascii_prefix(data + i, len - i);
    for (size_t end = i + ascii; i < end;)
      out[n++] = data[i++];
    while (i < len && data[i] >= 0x80) {
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

size_t utf8_length_of_utf16(const uint16_t *data, size_t len) {
  size_t n = 0;
  for (size_t i = 0; i < len; i++) {
    if (data[i] < 0x80) {
      n += 1;
    } else if (data[i] < 0x800) {
      n += 2;
    } else if (is_pair(data, i, len)) {
      n += 4, i++;
    } else {
      n += 3;
    }
  }
  return n;
}

size_t utf8_from_latin1(const uint8_t *data, size_t len, uint8_t *out) {
  size_t n = 0;
  for (size_t i = 0; i < len;) {
    size_t ascii = utf8_ascii_prefix(data + i, len - i);
    memcpy(out + n, data + i, ascii);
    n += ascii, i += ascii;
    for (; i < len && data[i] >= 0x80; i++) {
      out[n++] = (uint8_t)(0xC0 | data[i] >> 6);
      out[n++] = (uint8_t)(0x80 | (data[i] & 0x3F));
    }
  }
  return n;
}

size_t utf8_from_utf16(const uint16_t *data, size_t len, uint8_t *out) {
  size_t n = 0;
  for (size_t i = 0; i < len; i++) {
    uint32_t cp = data[i];
    if (cp < 0x80) {
      out[n++] = (uint8_t)cp;
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
