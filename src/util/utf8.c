// SPDX-License-Identifier: MIT
//
// UTF-8 transcoding.  The kernels of simd/ take what is valid in large steps; the code here decides
// about the rest: the ends of texts, and what invalid sequences become.
// https://encoding.spec.whatwg.org/#utf-8-decoder
#include "util/utf8.h"

#include <string.h>

#include "util/simd/simd.h"

enum {
  KERNEL_MIN = 16, // bytes that are worth a kernel
  PLAIN_RUN = 48,  // bytes to decode without one, after it met something invalid
};

size_t utf8_ascii_prefix(const uint8_t *data, size_t len) {
  const struct simd *simd = simd_kernels();
  size_t i = len >= KERNEL_MIN && simd->below ? simd->below(data, len, 0x80) : 0;
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
  const struct simd *simd = simd_kernels();
  size_t i = len >= KERNEL_MIN && simd->validate ? simd->validate(data, len) : 0;
  while (i < len) {
    if (data[i] < 0x80) {
      i++;
      continue;
    }
    uint32_t cp;
    bool valid;
    i += decode_one(data + i, len - i, &cp, &valid);
    if (!valid) return false;
  }
  return true;
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

// Decodes up to the first border between characters at or behind end.
static void decode_plain(const uint8_t *data, size_t len, size_t end, uint16_t *out,
                         struct simd_progress *at) {
  size_t i = at->read, n = at->written;
  while (i < end) {
    if (data[i] < 0x80) {
      out[n++] = data[i++];
      continue;
    }
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
  *at = (struct simd_progress){i, n};
}

size_t utf8_to_utf16(const uint8_t *data, size_t len, uint16_t *out) {
  const struct simd *simd = simd_kernels();
  struct simd_progress at = {0, 0};
  while (simd->decode && len - at.read >= KERNEL_MIN) {
    simd->decode(data, len, out, &at);
    size_t rest = len - at.read;
    decode_plain(data, len, rest < PLAIN_RUN ? len : at.read + PLAIN_RUN, out, &at);
  }
  decode_plain(data, len, len, out, &at);
  return at.written;
}

bool utf8_to_latin1(const uint8_t *data, size_t len, uint8_t *out, size_t *written) {
  const struct simd *simd = simd_kernels();
  struct simd_progress at = {0, 0};
  if (simd->decode_narrow && len >= KERNEL_MIN) simd->decode_narrow(data, len, out, &at);
  size_t i = at.read, n = at.written;
  while (i < len) {
    if (data[i] < 0x80) {
      out[n++] = data[i++];
    } else {
      if ((data[i] & 0xFE) != 0xC2 || i + 1 == len || !is_continuation(data[i + 1]))
        return false;
      out[n++] = (uint8_t)(data[i] << 6 | (data[i + 1] & 0x3F));
      i += 2;
    }
  }
  *written = n;
  return true;
}

size_t utf8_length_of_latin1(const uint8_t *data, size_t len) {
  const struct simd *simd = simd_kernels();
  struct simd_progress at = {0, 0};
  if (simd->count_high) simd->count_high(data, len, &at);
  for (; at.read < len; at.read++)
    at.written += data[at.read] >> 7;
  return len + at.written;
}

static bool is_pair(const uint16_t *data, size_t i, size_t len) {
  return (data[i] & 0xFC00) == 0xD800 && i + 1 < len && (data[i + 1] & 0xFC00) == 0xDC00;
}

size_t utf8_length_of_utf16(const uint16_t *data, size_t len) {
  const struct simd *simd = simd_kernels();
  struct simd_progress at = {0, 0};
  if (simd->length) simd->length(data, len, &at);
  size_t n = at.written;
  for (size_t i = at.read; i < len; i++) // the low half of a pair counts 3 and the high one 1
    n += data[i] < 0x80 ? 1 : data[i] < 0x800 ? 2 : is_pair(data, i, len) ? 1 : 3;
  return n;
}

size_t utf8_from_latin1(const uint8_t *data, size_t len, uint8_t *out, size_t cap,
                        size_t *read) {
  const struct simd *simd = simd_kernels();
  struct simd_progress at = {0, 0};
  if (simd->encode_narrow) simd->encode_narrow(data, len, out, cap, &at);
  size_t i = at.read, n = at.written;
  for (; i < len; i++) {
    if (n + (data[i] >> 7) >= cap) break;
    if (data[i] < 0x80) {
      out[n++] = data[i];
    } else {
      out[n++] = (uint8_t)(0xC0 | data[i] >> 6);
      out[n++] = (uint8_t)(0x80 | (data[i] & 0x3F));
    }
  }
  if (read) *read = i;
  return n;
}

// Writes a code point of two to four bytes.
static void put_code_point(uint32_t cp, size_t bytes, uint8_t *out) {
  if (bytes == 4) *out++ = (uint8_t)(0xF0 | cp >> 18);
  if (bytes >= 3) *out++ = (uint8_t)(bytes == 3 ? 0xE0 | cp >> 12 : 0x80 | (cp >> 12 & 0x3F));
  *out++ = (uint8_t)(bytes == 2 ? 0xC0 | cp >> 6 : 0x80 | (cp >> 6 & 0x3F));
  *out = (uint8_t)(0x80 | (cp & 0x3F));
}

size_t utf8_from_utf16(const uint16_t *data, size_t len, uint8_t *out, size_t cap,
                       size_t *read) {
  const struct simd *simd = simd_kernels();
  struct simd_progress at = {0, 0};
  if (simd->encode) simd->encode(data, len, out, cap, &at);
  size_t i = at.read, n = at.written;
  while (i < len) {
    uint32_t cp = data[i];
    if (cp < 0x80) {
      if (n == cap) break;
      out[n++] = (uint8_t)cp;
      i++;
      continue;
    }
    size_t units = 1, bytes = cp < 0x800 ? 2 : 3;
    if (is_pair(data, i, len)) {
      units = 2;
      bytes = 4;
      cp = 0x10000 + ((cp & 0x3FF) << 10) + (data[i + 1] & 0x3FFu);
    } else if ((cp & 0xF800) == 0xD800) {
      cp = 0xFFFD;
    }
    if (bytes > cap - n) break;
    put_code_point(cp, bytes, out + n);
    n += bytes;
    i += units;
  }
  if (read) *read = i;
  return n;
}
