// SPDX-License-Identifier: MIT
//
// Transcoding goes through UTF-16: decode the source to code units, encode these to the target.
// What the source cannot mean becomes U+FFFD; what the target cannot say becomes '?'; a lone
// surrogate has no UTF-8 form, and that is an error, as it is in ICU.
#include "bindings/buffer/transcode.h"

#include <stdlib.h>
#include <string.h>

#include "util/alloc.h"
#include "util/utf8.h"

#define REPLACEMENT 0xfffd

static bool is_high(uint16_t unit) {
  return (unit & 0xfc00) == 0xd800;
}

static bool is_low(uint16_t unit) {
  return (unit & 0xfc00) == 0xdc00;
}

// Room for len + 1 code units is enough for every source.
static size_t decode(const uint8_t *data, size_t len, enum encoding from, enum encoding to,
                     uint16_t *units) {
  if (from == ENCODING_UTF8) return utf8_to_utf16(data, len, units);
  if (from == ENCODING_UTF16LE) {
    size_t count = len / 2;
    memcpy(units, data, count * 2);
    // Half a code unit at the end shows only where code units are kept as such.
    if (len % 2 == 1 && to == ENCODING_UTF16LE) units[count++] = REPLACEMENT;
    return count;
  }
  // To UTF-16, ASCII is widened as Latin-1 is.
  unsigned max = from == ENCODING_ASCII && to != ENCODING_UTF16LE ? 0x7f : 0xff;
  for (size_t i = 0; i < len; i++)
    units[i] = data[i] <= max ? data[i] : REPLACEMENT;
  return len;
}

static bool has_lone_surrogate(const uint16_t *units, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (is_high(units[i]) && i + 1 < count && is_low(units[i + 1])) {
      i++;
    } else if (is_high(units[i]) || is_low(units[i])) {
      return true;
    }
  }
  return false;
}

static size_t encode_narrow(const uint16_t *units, size_t count, uint16_t max, uint8_t *out) {
  size_t written = 0;
  for (size_t i = 0; i < count; i++) {
    if (is_high(units[i]) && i + 1 < count && is_low(units[i + 1])) i++;
    out[written++] = units[i] <= max ? (uint8_t)units[i] : '?';
  }
  return written;
}

static bool is_supported(enum encoding encoding) {
  return encoding == ENCODING_UTF8 || encoding == ENCODING_UTF16LE ||
         encoding == ENCODING_LATIN1 || encoding == ENCODING_ASCII;
}

enum transcode_result transcode(const uint8_t *data, size_t len, enum encoding from,
                                enum encoding to, uint8_t **out, size_t *out_len) {
  if (!is_supported(from) || !is_supported(to)) return TRANSCODE_UNSUPPORTED;
  uint16_t *units = mem_alloc((len + 1) * sizeof(*units));
  size_t count = decode(data, len, from, to, units);
  enum transcode_result result = TRANSCODE_OK;
  if (to == ENCODING_UTF16LE) {
    *out = (uint8_t *)units;
    *out_len = count * 2;
    return TRANSCODE_OK;
  }
  if (to == ENCODING_UTF8 && has_lone_surrogate(units, count)) {
    result = TRANSCODE_INVALID_CHAR;
  } else if (to == ENCODING_UTF8) {
    size_t need = utf8_length_of_utf16(units, count);
    *out = mem_alloc(need + 1);
    *out_len = utf8_from_utf16(units, count, *out, need, NULL);
  } else {
    *out = mem_alloc(count + 1);
    *out_len = encode_narrow(units, count, to == ENCODING_ASCII ? 0x7f : 0xff, *out);
  }
  free(units);
  return result;
}
