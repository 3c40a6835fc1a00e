// SPDX-License-Identifier: MIT
//
// Strings: from bytes to string values and back.  The engine keeps 8-bit (latin1) and 16-bit text;
// JSStringRef's own UTF-8 functions cost nanoseconds a character, so data never goes through them.
#include <stdlib.h>

#include "engine/engine.h"
#include "util/alloc.h"
#include "util/check.h"
#include "util/utf8.h"

static JSStringRef widen(const uint8_t *data, size_t len) {
  JSChar local[256] = {0}, *wide = len <= 256 ? local : mem_alloc(len * sizeof *wide);
  for (size_t i = 0; i < len; i++)
    wide[i] = data[i];
  JSStringRef s = JSStringCreateWithCharacters(wide, len);
  if (wide != local) free(wide);
  return s;
}

JSStringRef string_ref_latin1(const uint8_t *data, size_t len) {
  if (!accel.latin1 || len == 0) return widen(data, len); // no data at all makes a null string
  void *impl = NULL, *opaque = NULL;
  accel.string_from_latin1(&impl, data, len);
  accel.opaque_string(&opaque, &impl);
  return opaque;
}

JSStringRef string_ref_utf8(const char *data, size_t len) {
  const uint8_t *bytes = (const uint8_t *)data;
  if (utf8_ascii_prefix(bytes, len) == len) return string_ref_latin1(bytes, len);
  JSChar local[256] = {0}, *wide = len <= 256 ? local : mem_alloc(len * sizeof *wide);
  JSStringRef s = JSStringCreateWithCharacters(wide, utf8_to_utf16(bytes, len, wide));
  if (wide != local) free(wide);
  return s;
}

static js_val take_string_ref(js_ctx ctx, JSStringRef s) {
  js_val v = JSValueMakeString(ctx, s);
  JSStringRelease(s);
  return v;
}

// A value over new engine text, of which it becomes the only owner.
static js_val adopt_string(struct string_impl *impl) {
  js_val v = accel.string_value((void *)vm_current()->group, impl);
  impl->references -= STRING_REFERENCE;
  return v;
}

// Shorter strings are interned by the engine, and their text may be shared.
static bool may_adopt(size_t len) {
  return accel.adopt && len > 1;
}

// Text that is not all ASCII: 8 bits wide if its characters allow, as the engine's own would be.
static js_val wide_string_utf8(js_ctx ctx, const uint8_t *bytes, size_t len, void *room) {
  size_t narrow;
  if (utf8_to_latin1(bytes, len, room, &narrow)) return js_string_latin1(ctx, room, narrow);
  return js_string_utf16(ctx, room, utf8_to_utf16(bytes, len, room));
}

js_val js_string_utf8(js_ctx ctx, const char *data, size_t len) {
  const uint8_t *bytes = (const uint8_t *)data;
  if (utf8_ascii_prefix(bytes, len) == len) return js_string_latin1(ctx, bytes, len);
  JSChar local[2048], *room = len <= 2048 ? local : mem_alloc(len * sizeof *room);
  js_val v = wide_string_utf8(ctx, bytes, len, room);
  if (room != local) free(room);
  return v;
}

js_val js_string_latin1(js_ctx ctx, const uint8_t *data, size_t len) {
  if (!may_adopt(len)) return take_string_ref(ctx, string_ref_latin1(data, len));
  struct string_impl *impl = NULL;
  accel.string_from_latin1(&impl, data, len);
  return adopt_string(impl);
}

js_val js_string_utf16(js_ctx ctx, const uint16_t *data, size_t len) {
  if (!may_adopt(len)) return take_string_ref(ctx, JSStringCreateWithCharacters(data, len));
  struct string_impl *impl = NULL;
  accel.string_from_utf16(&impl, data, len);
  return adopt_string(impl);
}

void js_draft_start(struct js_draft *draft, size_t len) {
  *draft = (struct js_draft){.len = len};
  if (accel.draft && may_adopt(len)) {
    struct string_impl *impl = NULL;
    struct {
      void *data;
      size_t len;
    } characters;
    accel.string_uninitialized(&impl, len, &characters);
    draft->text = impl;
    draft->data = characters.data;
  } else {
    draft->data = mem_alloc(len + 1);
  }
}

js_val js_draft_finish(js_ctx ctx, struct js_draft *draft) {
  if (draft->text) return adopt_string(draft->text);
  js_val v = js_string_latin1(ctx, draft->data, draft->len);
  free(draft->data);
  return v;
}

js_val js_string(js_ctx ctx, const char *nul_terminated_utf8) {
  return js_string_utf8(ctx, nul_terminated_utf8, strlen(nul_terminated_utf8));
}

static const struct string_impl *peek_impl(js_ctx ctx, js_val v) {
  const uintptr_t *cell = (const uintptr_t *)v;
  if (cell[1] & 1) { // a rope: asking for its characters joins it in place
    JSStringRef s = JSValueToStringCopy(ctx, v, NULL);
    if (s) JSStringRelease(s);
    if (cell[1] & 1) return NULL;
  }
  return (const struct string_impl *)cell[1];
}

void js_chars_get(js_ctx ctx, js_val v, struct js_chars *out) {
  if (accel.text) {
    CHECK(js_is_string(ctx, v));
    const struct string_impl *impl = peek_impl(ctx, v);
    if (impl) {
      *out =
          (struct js_chars){.is_8bit = (impl->flags & STRING_IS_8BIT) != 0, .len = impl->len};
      out->latin1 = impl->characters;
      return;
    }
  }
  JSStringRef s = JSValueToStringCopy(ctx, v, NULL);
  CHECK(s != NULL);
  *out = (struct js_chars){.is_8bit = false, .len = JSStringGetLength(s), .hold = s};
  out->utf16 = JSStringGetCharactersPtr(s);
}

void js_chars_free(struct js_chars *chars) {
  if (chars->hold) JSStringRelease(chars->hold);
  chars->hold = NULL;
}

static char *text_storage(struct js_text *out, size_t len) {
  return len < sizeof out->local ? out->local : mem_alloc(len + 1);
}

void js_text_get(js_ctx ctx, js_val v, struct js_text *out) {
  struct js_chars chars;
  js_chars_get(ctx, v, &chars);
  if (chars.is_8bit) {
    out->len = utf8_length_of_latin1(chars.latin1, chars.len);
    out->data = text_storage(out, out->len);
    utf8_from_latin1(chars.latin1, chars.len, (uint8_t *)out->data, out->len, NULL);
  } else {
    out->len = utf8_length_of_utf16(chars.utf16, chars.len);
    out->data = text_storage(out, out->len);
    utf8_from_utf16(chars.utf16, chars.len, (uint8_t *)out->data, out->len, NULL);
  }
  out->data[out->len] = 0;
  js_chars_free(&chars);
}

void js_text_free(struct js_text *text) {
  if (text->data && text->data != text->local) free(text->data);
  text->data = NULL;
}

bool js_text_from(js_ctx ctx, js_val v, struct js_text *out, js_val *exc) {
  JSStringRef s = JSValueToStringCopy(ctx, v, exc);
  if (!s) return false;
  js_text_get(ctx, take_string_ref(ctx, s), out);
  return true;
}

char *js_text_copy(js_ctx ctx, js_val v) {
  struct js_text text;
  js_text_get(ctx, v, &text);
  char *copy = text.data == text.local ? mem_strndup(text.data, text.len) : text.data;
  return copy;
}

js_val js_json_parse(js_ctx ctx, struct str text) {
  JSStringRef s = string_ref_utf8(text.data, text.len);
  js_val value = JSValueMakeFromJSONString(ctx, s);
  JSStringRelease(s);
  CHECK(value != NULL);
  return value;
}
