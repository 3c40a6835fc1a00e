// SPDX-License-Identifier: MIT
//
// Decoders: UTF-8 and UTF-16 by util/utf8, single-byte encodings by a table, multi-byte ones by
// ICU with the error handling of the standard.  Bytes of a sequence that a call cut in two wait
// in `pending` and are glued before the next call's bytes; only ICU keeps such bytes itself.
#include "bindings/encoding/decoder.h"

#include <stdlib.h>
#include <unicode/ucnv.h>

#include "util/alloc.h"
#include "util/check.h"
#include "util/utf8.h"

#define REPLACEMENT 0xfffd

struct decoder {
  const struct encoding *encoding;
  bool fatal, ignore_bom;
  bool bom_seen; // the first code unit of the stream has passed
  size_t pending_len;
  uint8_t pending[4];
  UConverter *converter; // multi-byte
  uint16_t table[128];   // single-byte: what 0x80 to 0xFF stand for
};

void units_reserve(struct units *units, size_t extra) {
  size_t need = units->len + extra;
  if (need <= units->cap) return;
  units->cap = need < units->cap * 2 ? units->cap * 2 : need;
  units->data = mem_realloc(units->data, units->cap * sizeof(uint16_t));
}

static void units_append(struct units *units, uint16_t unit) {
  units_reserve(units, 1);
  units->data[units->len++] = unit;
}

// ---- Construction ------------------------------------------------------------------------

// Where the standard's indexes differ from ICU's tables.  ISO-8859-16 is unknown to ICU and
// starts from ISO-8859-1.
static const struct {
  const char *name;
  uint8_t byte;
  uint16_t unit;
} patches[] = {
    {"koi8-u", 0xae, 0x045e},       {"koi8-u", 0xbe, 0x040e},
    {"windows-874", 0xdb, 0xfffd},  {"windows-874", 0xdc, 0xfffd},
    {"windows-874", 0xdd, 0xfffd},  {"windows-874", 0xde, 0xfffd},
    {"windows-874", 0xfc, 0xfffd},  {"windows-874", 0xfd, 0xfffd},
    {"windows-874", 0xfe, 0xfffd},  {"windows-874", 0xff, 0xfffd},
    {"windows-1253", 0xaa, 0xfffd}, {"windows-1255", 0xca, 0x05ba},
    {"iso-8859-16", 0xa1, 0x0104},  {"iso-8859-16", 0xa2, 0x0105},
    {"iso-8859-16", 0xa3, 0x0141},  {"iso-8859-16", 0xa4, 0x20ac},
    {"iso-8859-16", 0xa5, 0x201e},  {"iso-8859-16", 0xa6, 0x0160},
    {"iso-8859-16", 0xa8, 0x0161},  {"iso-8859-16", 0xaa, 0x0218},
    {"iso-8859-16", 0xac, 0x0179},  {"iso-8859-16", 0xae, 0x017a},
    {"iso-8859-16", 0xaf, 0x017b},  {"iso-8859-16", 0xb2, 0x010c},
    {"iso-8859-16", 0xb3, 0x0142},  {"iso-8859-16", 0xb4, 0x017d},
    {"iso-8859-16", 0xb5, 0x201d},  {"iso-8859-16", 0xb8, 0x017e},
    {"iso-8859-16", 0xb9, 0x010d},  {"iso-8859-16", 0xba, 0x0219},
    {"iso-8859-16", 0xbc, 0x0152},  {"iso-8859-16", 0xbd, 0x0153},
    {"iso-8859-16", 0xbe, 0x0178},  {"iso-8859-16", 0xbf, 0x017c},
    {"iso-8859-16", 0xc3, 0x0102},  {"iso-8859-16", 0xc5, 0x0106},
    {"iso-8859-16", 0xd0, 0x0110},  {"iso-8859-16", 0xd1, 0x0143},
    {"iso-8859-16", 0xd5, 0x0150},  {"iso-8859-16", 0xd7, 0x015a},
    {"iso-8859-16", 0xd8, 0x0170},  {"iso-8859-16", 0xdd, 0x0118},
    {"iso-8859-16", 0xde, 0x021a},  {"iso-8859-16", 0xe3, 0x0103},
    {"iso-8859-16", 0xe5, 0x0107},  {"iso-8859-16", 0xf0, 0x0111},
    {"iso-8859-16", 0xf1, 0x0144},  {"iso-8859-16", 0xf5, 0x0151},
    {"iso-8859-16", 0xf7, 0x015b},  {"iso-8859-16", 0xf8, 0x0171},
    {"iso-8859-16", 0xfd, 0x0119},  {"iso-8859-16", 0xfe, 0x021b},
};

// stop: an invalid sequence ends the conversion; otherwise ICU replaces it.
static UConverter *open_converter(const char *name, bool stop) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &status);
  if (stop) ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  CHECK(U_SUCCESS(status));
  return converter;
}

static void fill_table(struct decoder *decoder) {
  UConverter *converter = open_converter(decoder->encoding->icu_name, true);
  for (int i = 0; i < 128; i++) {
    char byte = (char)(0x80 + i);
    const char *source = &byte;
    UErrorCode status = U_ZERO_ERROR;
    UChar32 c = ucnv_getNextUChar(converter, &source, &byte + 1, &status);
    decoder->table[i] = U_SUCCESS(status) && c <= 0xffff ? (uint16_t)c : REPLACEMENT;
    ucnv_reset(converter);
  }
  ucnv_close(converter);
  for (size_t i = 0; i < sizeof(patches) / sizeof(patches[0]); i++)
    if (strcmp(patches[i].name, decoder->encoding->name) == 0)
      decoder->table[patches[i].byte - 0x80] = patches[i].unit;
}

struct decoder *decoder_new(const struct encoding *encoding, bool fatal, bool ignore_bom) {
  struct decoder *decoder = mem_zalloc(sizeof(*decoder));
  decoder->encoding = encoding;
  decoder->fatal = fatal;
  decoder->ignore_bom = ignore_bom;
  if (encoding->kind == DECODE_SINGLE_BYTE) fill_table(decoder);
  if (encoding->kind == DECODE_MULTI_BYTE) {
    // Escape sequences are not sequences of a character: ICU knows best how to go on after them.
    bool stop = fatal || strcmp(encoding->name, "iso-2022-jp") != 0;
    decoder->converter = open_converter(encoding->icu_name, stop);
  }
  return decoder;
}

void decoder_free(struct decoder *decoder) {
  if (decoder->converter) ucnv_close(decoder->converter);
  free(decoder);
}

const char *decoder_name(const struct decoder *decoder) {
  return decoder->encoding->name;
}

static void start_over(struct decoder *decoder) {
  decoder->bom_seen = false;
  decoder->pending_len = 0;
  if (decoder->converter) ucnv_reset(decoder->converter);
}

// ---- The kinds ---------------------------------------------------------------------------

static bool decode_utf8(struct decoder *decoder, const uint8_t *data, size_t len,
                        struct units *out) {
  if (len == 0) return true;
  if (decoder->fatal && !utf8_is_valid(data, len)) return false;
  units_reserve(out, len);
  out->len += utf8_to_utf16(data, len, out->data + out->len);
  return true;
}

static bool is_lead(uint16_t unit) {
  return (unit & 0xfc00) == 0xd800;
}

static bool is_trail(uint16_t unit) {
  return (unit & 0xfc00) == 0xdc00;
}

// https://encoding.spec.whatwg.org/#shared-utf-16-decoder over complete input: an odd byte or a
// lone surrogate is an error.
static bool decode_utf16(struct decoder *decoder, const uint8_t *data, size_t len,
                         struct units *out) {
  bool big_endian = decoder->encoding->kind == DECODE_UTF16BE, ok = len % 2 == 0;
  size_t count = len / 2, start = out->len;
  units_reserve(out, count + 1);
  uint16_t *units = out->data + start;
  for (size_t i = 0; i < count; i++) {
    uint8_t first = data[2 * i], second = data[2 * i + 1];
    units[i] = (uint16_t)(big_endian ? first << 8 | second : second << 8 | first);
  }
  for (size_t i = 0; i < count; i++) {
    bool is_pair = is_lead(units[i]) && i + 1 < count && is_trail(units[i + 1]);
    if (is_pair) {
      i++;
    } else if (is_lead(units[i]) || is_trail(units[i])) {
      units[i] = REPLACEMENT;
      ok = false;
    }
  }
  out->len += count;
  // At the end, a lead surrogate and an odd byte together are one error.
  bool already_replaced = count > 0 && units[count - 1] == REPLACEMENT &&
                          is_lead((uint16_t)(data[2 * count - (big_endian ? 2 : 1)] << 8));
  if (len % 2 == 1 && !already_replaced) units_append(out, REPLACEMENT);
  return ok || !decoder->fatal;
}

static bool decode_single_byte(struct decoder *decoder, const uint8_t *data, size_t len,
                               struct units *out) {
  units_reserve(out, len);
  for (size_t i = 0; i < len; i++) {
    uint16_t unit = data[i] < 0x80 ? data[i] : decoder->table[data[i] - 0x80];
    if (unit == REPLACEMENT && decoder->fatal) return false;
    out->data[out->len++] = unit;
  }
  return true;
}

// https://encoding.spec.whatwg.org/#x-user-defined-decoder
static bool decode_user_defined(const uint8_t *data, size_t len, struct units *out) {
  units_reserve(out, len);
  for (size_t i = 0; i < len; i++)
    out->data[out->len++] = data[i] < 0x80 ? data[i] : (uint16_t)(0xf780 + data[i] - 0x80);
  return true;
}

// What 0x80 alone means where ICU has no mapping: https://encoding.spec.whatwg.org/#gb18030-decoder
// (step 5.2) and #shift_jis-decoder; 0 if it is an error.
static uint16_t lone_80(const char *name) {
  if (strcmp(name, "shift_jis") == 0) return 0x80;
  return strcmp(name, "gbk") == 0 || strcmp(name, "gb18030") == 0 ? 0x20ac : 0;
}

// Stands at a sequence that ICU refused.  Appends U+FFFD, and gives its last byte back to the
// stream if it is ASCII: every multi-byte decoder of the standard ends so, except for four bytes
// that have no code point.
static bool handle_invalid(struct decoder *decoder, const char *start, const char **source,
                           struct units *out) {
  char bytes[8] = {0};
  int8_t count = sizeof(bytes);
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(decoder->converter, bytes, &count, &status);
  uint16_t single = count == 1 && bytes[0] == '\x80' ? lone_80(decoder->encoding->name) : 0;
  if (single == 0 && decoder->fatal) return false;
  units_append(out, single ? single : REPLACEMENT);
  bool gives_back = count > 1 && count < 4 && bytes[count - 1] > 0 && *source > start;
  if (gives_back) (*source)--;
  return true;
}

static bool decode_multi_byte(struct decoder *decoder, const uint8_t *data, size_t len,
                              bool flush, struct units *out) {
  const char *source = (const char *)data, *end = source + len;
  for (;;) {
    const char *start = source;
    units_reserve(out, (size_t)(end - source) + 16);
    UErrorCode status = U_ZERO_ERROR;
    UChar *target = out->data + out->len;
    ucnv_toUnicode(decoder->converter, &target, out->data + out->cap, &source, end, NULL, flush,
                   &status);
    out->len = (size_t)(target - out->data);
    if (U_SUCCESS(status)) return true;
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (status == U_TRUNCATED_CHAR_FOUND) { // all that is left is one error
      units_append(out, REPLACEMENT);
      return !decoder->fatal;
    }
    if (!handle_invalid(decoder, start, &source, out)) return false;
  }
}

// ---- Feeding -----------------------------------------------------------------------------

// How many bytes at the end may be the beginning of a sequence that goes on.
static size_t incomplete_tail(const struct decoder *decoder, const uint8_t *data, size_t len) {
  if (decoder->encoding->kind == DECODE_UTF8) return utf8_incomplete_tail(data, len);
  size_t odd = len % 2;
  if (len < 2) return odd;
  size_t last = len - odd - 2;
  uint8_t high = decoder->encoding->kind == DECODE_UTF16BE ? data[last] : data[last + 1];
  return is_lead((uint16_t)(high << 8)) ? odd + 2 : odd;
}

static bool decode_unicode(struct decoder *decoder, const uint8_t *data, size_t len,
                           struct units *out) {
  return decoder->encoding->kind == DECODE_UTF8 ? decode_utf8(decoder, data, len, out)
                                                : decode_utf16(decoder, data, len, out);
}

// UTF-8 and UTF-16: glues the pending bytes to the front, keeps an incomplete end back.
static bool feed_unicode(struct decoder *decoder, const uint8_t *data, size_t len, bool flush,
                         struct units *out) {
  uint8_t *glued = NULL;
  if (decoder->pending_len > 0) {
    glued = mem_alloc(decoder->pending_len + len);
    memcpy(glued, decoder->pending, decoder->pending_len);
    if (len > 0) memcpy(glued + decoder->pending_len, data, len);
    data = glued;
    len += decoder->pending_len;
  }
  size_t tail = flush ? 0 : incomplete_tail(decoder, data, len);
  CHECK_INT(tail, <=, sizeof(decoder->pending));
  decoder->pending_len = tail;
  if (tail > 0) memcpy(decoder->pending, data + len - tail, tail);
  bool ok = decode_unicode(decoder, data, len - tail, out);
  free(glued);
  return ok;
}

// Drops the byte order mark at the beginning of the stream, for the encodings that have one.
static void strip_bom(struct decoder *decoder, struct units *out, size_t start) {
  if (decoder->bom_seen || out->len == start) return;
  decoder->bom_seen = true;
  if (decoder->ignore_bom || out->data[start] != 0xfeff) return;
  out->len--;
  memmove(out->data + start, out->data + start + 1, (out->len - start) * sizeof(uint16_t));
}

static bool feed(struct decoder *decoder, const uint8_t *data, size_t len, bool flush,
                 struct units *out) {
  size_t start = out->len;
  switch (decoder->encoding->kind) {
  case DECODE_SINGLE_BYTE: return decode_single_byte(decoder, data, len, out);
  case DECODE_MULTI_BYTE: return decode_multi_byte(decoder, data, len, flush, out);
  case DECODE_USER_DEFINED: return decode_user_defined(data, len, out);
  default: break;
  }
  bool ok = feed_unicode(decoder, data, len, flush, out);
  if (ok) strip_bom(decoder, out, start);
  return ok;
}

bool decoder_feed(struct decoder *decoder, const uint8_t *data, size_t len, bool flush,
                  struct units *out) {
  bool ok = feed(decoder, data, len, flush, out);
  if (flush || !ok) start_over(decoder);
  return ok;
}
