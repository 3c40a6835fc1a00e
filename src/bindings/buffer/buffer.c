// SPDX-License-Identifier: MIT
//
// The `buffer` binding: everything Buffer does with many bytes at once.  The library checks what
// users pass; here only the kind of `this` and of text is checked, because the *Slice and *Write
// methods are public.  A view is never trusted to be as long as JavaScript said: every range is
// clamped to the bytes that are there.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bindings/binding.h"
#include "bindings/buffer/encoding.h"
#include "bindings/buffer/search.h"
#include "bindings/buffer/transcode.h"
#include "util/alloc.h"
#include "util/base64.h"
#include "util/check.h"
#include "util/utf8.h"

static js_val throw_kind(struct js_call *call, const char *kind) {
  return js_throw_code(call->ctx, call->exc, "TypeError", "ERR_INVALID_ARG_TYPE",
                       "argument must be a %s", kind);
}

static js_val throw_bounds(struct js_call *call, const char *name) {
  return js_throw_code(call->ctx, call->exc, "RangeError", "ERR_BUFFER_OUT_OF_BOUNDS",
                       "\"%s\" is outside of buffer bounds", name);
}

// The bytes of what should be a view; throws if it is none.
static bool take_view(struct js_call *call, js_val view, struct js_bytes *out) {
  if (js_bytes_get(call->ctx, view, out)) return true;
  throw_kind(call, "buffer");
  return false;
}

// The whole part of a number; not-a-number counts as 0.
static double whole(double n) {
  return isnan(n) ? 0 : trunc(n);
}

// An offset or a length, or what stands for a missing one. Strings and bytes cross here so often that
// their arguments are not decoded by js_args.
static double place_arg(struct js_call *call, size_t index, double missing) {
  if (index >= call->argc || js_is_undefined(call->ctx, call->argv[index])) return missing;
  return whole(js_to_number(call->ctx, call->argv[index]));
}

static size_t clamp(int64_t n, size_t max) {
  if (n < 0) return 0;
  return (uint64_t)n < max ? (size_t)n : max;
}

// ---- Strings -----------------------------------------------------------------------------

// slice(buffer, encoding[, start, end]): the string that the bytes mean.
JS_FUNCTION(buffer_slice) {
  CHECK(call->argc >= 2);
  int32_t encoding = js_to_int(call->ctx, call->argv[1]);
  struct js_bytes bytes;
  if (!take_view(call, call->argv[0], &bytes)) return NULL;
  double start = place_arg(call, 2, 0), end = place_arg(call, 3, (double)bytes.len);
  if (start < 0 || end < 0) goto out_of_range;
  if (end < start) end = start;
  if (start == end) return js_string(call->ctx, "");
  if (end > (double)bytes.len) goto out_of_range;
  return encoding_to_string(call->ctx, (enum encoding)encoding, bytes.data + (size_t)start,
                            (size_t)(end - start), call->exc);
out_of_range:
  return js_throw_code(call->ctx, call->exc, "RangeError", "ERR_OUT_OF_RANGE",
                       "Index out of range");
}

// write(buffer, encoding, string[, offset, length]): writes whole characters, returns bytes.
JS_FUNCTION(buffer_write) {
  CHECK(call->argc >= 2);
  int32_t encoding = js_to_int(call->ctx, call->argv[1]);
  struct js_bytes bytes;
  if (!take_view(call, call->argv[0], &bytes)) return NULL;
  js_val string = call->argc > 2 ? call->argv[2] : js_undefined(call->ctx);
  if (!js_is_string(call->ctx, string)) return throw_kind(call, "string");
  double offset = place_arg(call, 3, 0), length = place_arg(call, 4, INFINITY);
  if (offset < 0 || offset > (double)bytes.len) return throw_bounds(call, "offset");
  size_t cap = bytes.len - (size_t)offset;
  if (length < 0) return throw_bounds(call, "length");
  if (length < (double)cap) cap = (size_t)length;
  struct js_chars text;
  js_chars_get(call->ctx, string, &text);
  size_t written =
      encoding_write((enum encoding)encoding, &text, bytes.data + (size_t)offset, cap);
  js_chars_free(&text);
  return js_number(call->ctx, (double)written);
}

JS_FUNCTION(buffer_byte_length) {
  int32_t encoding;
  struct js_chars text;
  js_args(call, "ic", &encoding, &text);
  size_t len = encoding_length((enum encoding)encoding, &text);
  js_chars_free(&text);
  return js_number(call->ctx, (double)len);
}

// btoa(string): base64 text, or undefined if a character does not fit a byte.
JS_FUNCTION(buffer_btoa) {
  struct js_chars text;
  js_args(call, "c", &text);
  js_val result = NULL;
  uint8_t *narrow = NULL;
  const uint8_t *data = text.is_8bit ? text.latin1 : NULL;
  if (!text.is_8bit) {
    data = narrow = mem_alloc(text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
      if (text.utf16[i] > 0xff) goto out;
      narrow[i] = (uint8_t)text.utf16[i];
    }
  }
  result = encoding_to_string(call->ctx, ENCODING_BASE64, data, text.len, call->exc);
out:
  free(narrow);
  js_chars_free(&text);
  return result;
}

// atob(string): the decoded string, or the number of an enum base64_result.
JS_FUNCTION(buffer_atob) {
  struct js_chars text;
  js_args(call, "c", &text);
  uint8_t *out = mem_alloc(text.len + 4), *narrow = NULL;
  const uint8_t *data = text.is_8bit ? text.latin1 : NULL;
  if (!text.is_8bit) {
    data = narrow = mem_alloc(text.len + 1);
    // No wide character is in the alphabet, and neither is NUL.
    for (size_t i = 0; i < text.len; i++)
      narrow[i] = text.utf16[i] > 0xff ? 0 : (uint8_t)text.utf16[i];
  }
  size_t written = 0;
  enum base64_result code = base64_decode_forgiving(data, text.len, out, &written);
  js_val result = code == BASE64_OK ? js_string_latin1(call->ctx, out, written)
                                    : js_int(call->ctx, (int32_t)code);
  free(out);
  free(narrow);
  js_chars_free(&text);
  return result;
}

// ---- Bytes -------------------------------------------------------------------------------

// unsafeMemory(size): an ArrayBuffer of bytes that were never set.
JS_FUNCTION(buffer_unsafe_memory) {
  int64_t size;
  js_args(call, "l", &size);
  void *memory = size > 0 ? malloc((size_t)size) : NULL;
  if (size > 0 && !memory)
    return js_throw_range_error(call->ctx, call->exc, "Array buffer allocation failed");
  return js_arraybuffer_take(call->ctx, memory, size > 0 ? (size_t)size : 0);
}

static int compare_bytes(const uint8_t *a, size_t a_len, const uint8_t *b, size_t b_len) {
  size_t len = a_len < b_len ? a_len : b_len;
  int order = len == 0 ? 0 : memcmp(a, b, len);
  if (order == 0) return (a_len > b_len) - (a_len < b_len);
  return order < 0 ? -1 : 1;
}

JS_FUNCTION(buffer_equals) {
  js_val a_view, b_view;
  struct js_bytes a, b;
  js_args(call, "vv", &a_view, &b_view);
  if (!take_view(call, a_view, &a) || !take_view(call, b_view, &b)) return NULL;
  return js_bool(call->ctx,
                 a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0));
}

// compare(a, b[, aStart, aEnd, bStart, bEnd])
JS_FUNCTION(buffer_compare) {
  js_val a_view, b_view;
  struct js_bytes a, b;
  int64_t a_start = 0, a_end = INT64_MAX, b_start = 0, b_end = INT64_MAX;
  js_args(call, "vv|llll", &a_view, &b_view, &a_start, &a_end, &b_start, &b_end);
  if (!take_view(call, a_view, &a) || !take_view(call, b_view, &b)) return NULL;
  size_t a_from = clamp(a_start, a.len), a_to = clamp(a_end, a.len);
  size_t b_from = clamp(b_start, b.len), b_to = clamp(b_end, b.len);
  if (a_to < a_from) a_to = a_from;
  if (b_to < b_from) b_to = b_from;
  int order = compare_bytes(a.data + a_from, a_to - a_from, b.data + b_from, b_to - b_from);
  return js_int(call->ctx, order);
}

// copy(source, target, targetStart, sourceStart, count): overlapping ranges are fine.
JS_FUNCTION(buffer_copy) {
  struct js_bytes source, target;
  int64_t target_start, source_start, count;
  js_args(call, "BBlll", &source, &target, &target_start, &source_start, &count);
  size_t to = clamp(target_start, target.len), from = clamp(source_start, source.len);
  size_t n = clamp(count, source.len - from);
  if (n > target.len - to) n = target.len - to;
  if (n > 0) memmove(target.data + to, source.data + from, n);
  return js_number(call->ctx, (double)n);
}

// fill(buffer, value, encoding, start, end): repeats a string's or view's bytes; returns how long
// the pattern was, 0 if it was empty and nothing was done.
JS_FUNCTION(buffer_fill) {
  struct js_bytes bytes;
  js_val view, value;
  int32_t encoding;
  int64_t start, end;
  js_args(call, "vvill", &view, &value, &encoding, &start, &end);
  if (!take_view(call, view, &bytes)) return NULL;
  struct encoding_input pattern;
  CHECK(encoding_input_get(call->ctx, value, (enum encoding)encoding, &pattern));
  size_t from = clamp(start, bytes.len), to = clamp(end, bytes.len);
  size_t pattern_len = pattern.len;
  if (from < to && pattern_len > 0) {
    uint8_t *out = bytes.data + from;
    size_t total = to - from, done = pattern_len < total ? pattern_len : total;
    memmove(out, pattern.data, done);
    while (done < total) {
      size_t n = done < total - done ? done : total - done;
      memcpy(out + done, out, n);
      done += n;
    }
  }
  encoding_input_free(&pattern);
  return js_number(call->ctx, (double)pattern_len);
}

// indexOf(buffer, value, encoding, offset, forward): offset is within 0..length, value a string
// or view that is not empty.
JS_FUNCTION(buffer_index_of) {
  struct js_bytes bytes;
  js_val view, value;
  int32_t encoding;
  int64_t offset;
  bool forward;
  js_args(call, "vvilb", &view, &value, &encoding, &offset, &forward);
  if (!take_view(call, view, &bytes)) return NULL;
  size_t from = clamp(offset, bytes.len), step = 1;
  if (encoding == ENCODING_UTF16LE) {
    step = 2;
    from &= ~(size_t)1;
    bytes.len &= ~(size_t)1;
  }
  struct encoding_input needle;
  CHECK(encoding_input_get(call->ctx, value, (enum encoding)encoding, &needle));
  size_t at = SEARCH_NOT_FOUND;
  if (needle.len == 0)
    at = from;
  else if (needle.len >= step)
    at = search_bytes(bytes.data, bytes.len, needle.data, needle.len, from, forward, step);
  encoding_input_free(&needle);
  return at == SEARCH_NOT_FOUND ? js_int(call->ctx, -1) : js_number(call->ctx, (double)at);
}

// swap(buffer, width): reverses every group of 2, 4 or 8 bytes.
JS_FUNCTION(buffer_swap) {
  js_val view;
  struct js_bytes bytes;
  int32_t width;
  js_args(call, "vi", &view, &width);
  if (!take_view(call, view, &bytes)) return NULL;
  for (size_t i = 0; i + (size_t)width <= bytes.len; i += (size_t)width) {
    uint8_t *group = bytes.data + i;
    for (int32_t low = 0, high = width - 1; low < high; low++, high--) {
      uint8_t byte = group[low];
      group[low] = group[high];
      group[high] = byte;
    }
  }
  return NULL;
}

JS_FUNCTION(buffer_is_utf8) {
  struct js_bytes bytes;
  js_args(call, "B", &bytes);
  return js_bool(call->ctx, utf8_is_valid(bytes.data, bytes.len));
}

JS_FUNCTION(buffer_is_ascii) {
  struct js_bytes bytes;
  js_args(call, "B", &bytes);
  return js_bool(call->ctx, utf8_ascii_prefix(bytes.data, bytes.len) == bytes.len);
}

// transcode(view, from, to): an ArrayBuffer, or the number of an enum transcode_result.
JS_FUNCTION(buffer_transcode) {
  struct js_bytes bytes;
  int32_t from, to;
  js_args(call, "Bii", &bytes, &from, &to);
  uint8_t *out = NULL;
  size_t len = 0;
  enum transcode_result result =
      transcode(bytes.data, bytes.len, (enum encoding)from, (enum encoding)to, &out, &len);
  if (result != TRANSCODE_OK) return js_int(call->ctx, (int32_t)result);
  return js_arraybuffer_take(call->ctx, out, len);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("slice", buffer_slice, 4),
    JS_ENTRY("write", buffer_write, 5),
    JS_ENTRY("byteLength", buffer_byte_length, 2),
    JS_ENTRY("btoa", buffer_btoa, 1),
    JS_ENTRY("atob", buffer_atob, 1),
    JS_ENTRY("unsafeMemory", buffer_unsafe_memory, 1),
    JS_ENTRY("equals", buffer_equals, 2),
    JS_ENTRY("compare", buffer_compare, 6),
    JS_ENTRY("copy", buffer_copy, 5),
    JS_ENTRY("fill", buffer_fill, 5),
    JS_ENTRY("indexOf", buffer_index_of, 5),
    JS_ENTRY("swap", buffer_swap, 2),
    JS_ENTRY("isUtf8", buffer_is_utf8, 1),
    JS_ENTRY("isAscii", buffer_is_ascii, 1),
    JS_ENTRY("transcode", buffer_transcode, 3),
};

static const struct js_constant_def constants[] = {
    {"UTF8", ENCODING_UTF8},
    {"UTF16LE", ENCODING_UTF16LE},
    {"LATIN1", ENCODING_LATIN1},
    {"ASCII", ENCODING_ASCII},
    {"BASE64", ENCODING_BASE64},
    {"BASE64URL", ENCODING_BASE64URL},
    {"HEX", ENCODING_HEX},
    {"MAX_STRING_LENGTH", ENCODING_MAX_STRING},
    {"BAD_CHARACTER", BASE64_BAD_CHARACTER},
};

const struct binding buffer_binding = {
    .name = "buffer",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
};
