// SPDX-License-Identifier: MIT
//
// internalBinding('encoding'): TextEncoder and TextDecoder for lib/internal/encoding.js.  The plain
// case of UTF-8 without streaming needs no decoder object; text that is all ASCII, which most is,
// becomes an 8-bit string without conversion.
#include "bindings/binding.h"

#include <stdlib.h>

#include "bindings/encoding/decoder.h"
#include "util/check.h"
#include "util/utf8.h"

// The longest string, in code units: buffer.constants.MAX_STRING_LENGTH.
#define STRING_MAX ((size_t)0x1fffffe8)

struct encoding_state {
  uint32_t progress[2]; // encodeInto: code units read, bytes written
};

extern const struct binding encoding_binding;

static void finalize_decoder(void *decoder) {
  decoder_free(decoder);
}

static const struct js_class decoder_class = {"Decoder", finalize_decoder};

static js_val throw_too_long(struct js_call *call) {
  return js_throw_code(call->ctx, call->exc, "Error", "ERR_STRING_TOO_LONG",
                       "Cannot create a string longer than 0x%zx characters", STRING_MAX);
}

static js_val throw_invalid(struct js_call *call, const char *encoding) {
  return js_throw_code(call->ctx, call->exc, "TypeError", "ERR_ENCODING_INVALID_ENCODED_DATA",
                       "The encoded data was not valid for encoding %s", encoding);
}

// encodingName(label): the name of the encoding, or undefined.
JS_FUNCTION(encoding_name) {
  struct js_text label;
  js_args(call, "s", &label);
  const struct encoding *found = encoding_for_label((struct str){label.data, label.len});
  js_text_free(&label);
  return found ? js_string(call->ctx, found->name) : NULL;
}

// createDecoder(name, fatal, ignoreBOM)
JS_FUNCTION(encoding_create_decoder) {
  struct js_text name;
  bool fatal, ignore_bom;
  js_args(call, "sbb", &name, &fatal, &ignore_bom);
  const struct encoding *encoding = encoding_for_label((struct str){name.data, name.len});
  CHECK(encoding != NULL && encoding->kind != DECODE_REPLACEMENT);
  js_text_free(&name);
  return js_wrap(call->ctx, &decoder_class, decoder_new(encoding, fatal, ignore_bom));
}

// decode(decoder, bytes, flush): the text; throws ERR_ENCODING_INVALID_ENCODED_DATA.
JS_FUNCTION(encoding_decode) {
  js_val object;
  struct js_bytes bytes;
  bool flush;
  struct units out = {0};
  js_args(call, "oBb", &object, &bytes, &flush);
  struct decoder *decoder = js_unwrap(call->ctx, object, &decoder_class);
  CHECK(decoder != NULL);
  if (bytes.len > STRING_MAX) return throw_too_long(call);
  js_val result = NULL;
  if (decoder_feed(decoder, bytes.data, bytes.len, flush, &out))
    result = js_string_utf16(call->ctx, out.data, out.len);
  else
    result = throw_invalid(call, decoder_name(decoder));
  free(out.data);
  return result;
}

// decodeUTF8(bytes, ignoreBOM, fatal): all of a UTF-8 text at once.
JS_FUNCTION(encoding_decode_utf8) {
  struct js_bytes bytes;
  bool ignore_bom, fatal;
  js_args(call, "Bbb", &bytes, &ignore_bom, &fatal);
  if (bytes.len > STRING_MAX) return throw_too_long(call);
  const uint8_t *data = bytes.data;
  size_t len = bytes.len;
  if (fatal && !utf8_is_valid(data, len)) return throw_invalid(call, "utf-8");
  if (!ignore_bom && len >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
    data += 3;
    len -= 3;
  }
  return js_string_utf8(call->ctx, (const char *)data, len);
}

static size_t chars_utf8_length(const struct js_chars *chars) {
  return chars->is_8bit ? utf8_length_of_latin1(chars->latin1, chars->len)
                        : utf8_length_of_utf16(chars->utf16, chars->len);
}

static size_t encode_chars(const struct js_chars *chars, uint8_t *out, size_t cap,
                           size_t *read) {
  return chars->is_8bit ? utf8_from_latin1(chars->latin1, chars->len, out, cap, read)
                        : utf8_from_utf16(chars->utf16, chars->len, out, cap, read);
}

// encode(text): a new Uint8Array.
JS_FUNCTION(encoding_encode) {
  struct js_chars chars;
  js_args(call, "c", &chars);
  size_t len = chars_utf8_length(&chars);
  uint8_t *data = malloc(len + 1); // not NULL for an empty text
  if (!data) {
    js_chars_free(&chars);
    return js_throw_range_error(call->ctx, call->exc, "Array buffer allocation failed");
  }
  encode_chars(&chars, data, len, NULL);
  js_chars_free(&chars);
  return js_uint8array_take(call->ctx, data, len);
}

// utf8Length(text)
JS_FUNCTION(encoding_utf8_length) {
  struct js_chars chars;
  js_args(call, "c", &chars);
  size_t len = chars_utf8_length(&chars);
  js_chars_free(&chars);
  return js_number(call->ctx, (double)len);
}

// encodeInto(text, bytes): fills bytes; how far it came is in the shared progress array.
JS_FUNCTION(encoding_encode_into) {
  struct js_chars chars;
  struct js_bytes dest;
  js_args(call, "cB", &chars, &dest);
  struct encoding_state *state = binding_state(env_current(), &encoding_binding);
  size_t read = 0, written = encode_chars(&chars, dest.data, dest.len, &read);
  state->progress[0] = (uint32_t)read;
  state->progress[1] = (uint32_t)written;
  js_chars_free(&chars);
  return NULL;
}

static void init(struct env *env, js_val object, void *state) {
  struct encoding_state *encoding = state;
  js_put(env->ctx, object, "progress", js_shared_uint32(env->ctx, encoding->progress, 2));
}

static const struct js_function_def functions[] = {
    JS_ENTRY("encodingName", encoding_name, 1),
    JS_ENTRY("createDecoder", encoding_create_decoder, 3),
    JS_ENTRY("decode", encoding_decode, 3),
    JS_ENTRY("decodeUTF8", encoding_decode_utf8, 3),
    JS_ENTRY("encode", encoding_encode, 1),
    JS_ENTRY("utf8Length", encoding_utf8_length, 1),
    JS_ENTRY("encodeInto", encoding_encode_into, 2),
};

const struct binding encoding_binding = {
    .name = "encoding",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .state_size = sizeof(struct encoding_state),
    .init = init,
};
