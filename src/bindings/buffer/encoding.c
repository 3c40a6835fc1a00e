// SPDX-License-Identifier: MIT
//
// Encodings: the bridge from the engine's strings, which are 8 or 16 bits wide, to the codecs of
// util/, which know nothing of strings.  Bytes are written in place, without an intermediate copy,
// whenever the codec can be told where to stop.
#include "bindings/buffer/encoding.h"

#include <stdlib.h>
#include <string.h>

#include "util/alloc.h"
#include "util/base64.h"
#include "util/hex.h"
#include "util/utf8.h"

// ---- Bytes to strings --------------------------------------------------------------------

static js_val too_long(js_ctx ctx, js_val *exc) {
  return js_throw_code(ctx, exc, "Error", "ERR_STRING_TOO_LONG",
                       "Cannot create a string longer than 0x%x characters",
                       ENCODING_MAX_STRING);
}

// The text that an encoder of `len` bytes into `text_len` latin1 characters makes.
static js_val encoded_string(js_ctx ctx, enum encoding encoding, const uint8_t *data,
                             size_t len, size_t text_len) {
  struct js_draft draft;
  js_draft_start(&draft, text_len);
  switch (encoding) {
  case ENCODING_HEX: hex_encode(data, len, draft.data); break;
  case ENCODING_ASCII:
    for (size_t i = 0; i < len; i++)
      draft.data[i] = data[i] & 0x7f;
    break;
  default:
    base64_encode(data, len, encoding == ENCODING_BASE64URL ? BASE64_URL : BASE64_STANDARD,
                  draft.data);
    break;
  }
  return js_draft_finish(ctx, &draft);
}

static js_val utf16_string(js_ctx ctx, const uint8_t *data, size_t len) {
  if ((uintptr_t)data % 2 == 0) return js_string_utf16(ctx, (const uint16_t *)data, len / 2);
  uint16_t *aligned = mem_alloc(len);
  memcpy(aligned, data, len / 2 * 2);
  js_val string = js_string_utf16(ctx, aligned, len / 2);
  free(aligned);
  return string;
}

js_val encoding_to_string(js_ctx ctx, enum encoding encoding, const uint8_t *data, size_t len,
                          js_val *exc) {
  size_t text_len = len;
  if (encoding == ENCODING_UTF16LE) text_len = len / 2;
  if (encoding == ENCODING_HEX) text_len = len * 2;
  if (encoding == ENCODING_BASE64) text_len = base64_encoded_len(len, BASE64_STANDARD);
  if (encoding == ENCODING_BASE64URL) text_len = base64_encoded_len(len, BASE64_URL);
  if (text_len > ENCODING_MAX_STRING) return too_long(ctx, exc);
  switch (encoding) {
  case ENCODING_UTF8: return js_string_utf8(ctx, (const char *)data, len);
  case ENCODING_LATIN1: return js_string_latin1(ctx, data, len);
  case ENCODING_UTF16LE: return utf16_string(ctx, data, len);
  default: return encoded_string(ctx, encoding, data, len, text_len);
  }
}

// ---- Strings to bytes --------------------------------------------------------------------

static unsigned code_unit(const struct js_chars *text, size_t i) {
  return text->is_8bit ? text->latin1[i] : text->utf16[i];
}

static size_t base64_length(const struct js_chars *text) {
  size_t len = text->len;
  if (len > 0 && code_unit(text, len - 1) == '=') len--;
  if (len > 1 && code_unit(text, len - 1) == '=') len--;
  return len / 4 * 3 + len % 4 * 3 / 4;
}

static size_t utf8_length(const struct js_chars *text) {
  return text->is_8bit ? utf8_length_of_latin1(text->latin1, text->len)
                       : utf8_length_of_utf16(text->utf16, text->len);
}

size_t encoding_length(enum encoding encoding, const struct js_chars *text) {
  switch (encoding) {
  case ENCODING_UTF8:
  case ENCODING_BUFFER: return utf8_length(text);
  case ENCODING_UTF16LE: return text->len * 2;
  case ENCODING_HEX: return text->len / 2;
  case ENCODING_BASE64:
  case ENCODING_BASE64URL: return base64_length(text);
  default: return text->len;
  }
}

static size_t write_utf8(const struct js_chars *text, uint8_t *out, size_t cap) {
  return text->is_8bit ? utf8_from_latin1(text->latin1, text->len, out, cap, NULL)
                       : utf8_from_utf16(text->utf16, text->len, out, cap, NULL);
}

static size_t write_latin1(const struct js_chars *text, uint8_t *out, size_t cap) {
  size_t len = text->len < cap ? text->len : cap;
  if (text->is_8bit) {
    memcpy(out, text->latin1, len);
  } else {
    for (size_t i = 0; i < len; i++)
      out[i] = (uint8_t)text->utf16[i];
  }
  return len;
}

static size_t write_utf16(const struct js_chars *text, uint8_t *out, size_t cap) {
  size_t len = text->len < cap / 2 ? text->len : cap / 2;
  if (!text->is_8bit) {
    memcpy(out, text->utf16, len * 2);
    return len * 2;
  }
  for (size_t i = 0; i < len; i++) {
    out[2 * i] = text->latin1[i];
    out[2 * i + 1] = 0;
  }
  return len * 2;
}

size_t encoding_write(enum encoding encoding, const struct js_chars *text, uint8_t *out,
                      size_t cap) {
  if (cap == 0 || text->len == 0) return 0;
  switch (encoding) {
  case ENCODING_UTF16LE: return write_utf16(text, out, cap);
  case ENCODING_LATIN1:
  case ENCODING_ASCII: return write_latin1(text, out, cap);
  case ENCODING_BASE64:
  case ENCODING_BASE64URL:
    return text->is_8bit ? base64_decode_latin1(text->latin1, text->len, out, cap)
                         : base64_decode_utf16(text->utf16, text->len, out, cap);
  case ENCODING_HEX:
    return text->is_8bit ? hex_decode_latin1(text->latin1, text->len, out, cap)
                         : hex_decode_utf16(text->utf16, text->len, out, cap);
  default: return write_utf8(text, out, cap);
  }
}

// ---- Data of either kind -----------------------------------------------------------------

bool encoding_input_get(js_ctx ctx, js_val v, enum encoding encoding,
                        struct encoding_input *input) {
  input->heap = NULL;
  if (!js_is_string(ctx, v)) {
    struct js_bytes bytes;
    if (!js_bytes_get(ctx, v, &bytes)) return false;
    input->data = bytes.data;
    input->len = bytes.len;
    return true;
  }
  struct js_chars text;
  js_chars_get(ctx, v, &text);
  size_t cap = encoding_length(encoding, &text);
  if (cap > sizeof(input->local)) input->heap = mem_alloc(cap);
  uint8_t *out = input->heap ? input->heap : input->local;
  input->len = encoding_write(encoding, &text, out, cap);
  input->data = out;
  js_chars_free(&text);
  return true;
}

void encoding_input_free(struct encoding_input *input) {
  free(input->heap);
}
