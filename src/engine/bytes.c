// SPDX-License-Identifier: MIT
//
// Bytes: views of typed arrays and ArrayBuffers, and buffers made from C memory.  The API's own
// getters materialise and pin the ArrayBuffer behind a view, so the common case reads the cell.
#include <stdlib.h>

#include "engine/engine.h"
#include "util/alloc.h"
#include "util/check.h"

// DataView is no typed array to the C API: ask its properties (of our caller's realm).
static bool data_view_bytes(js_ctx ctx, js_val v, struct js_bytes *out) {
  js_val exc = NULL;
  js_val buffer = js_get(ctx, v, "buffer", &exc);
  js_val offset = exc ? NULL : js_get(ctx, v, "byteOffset", &exc);
  js_val length = exc ? NULL : js_get(ctx, v, "byteLength", &exc);
  if (exc || !js_is_object(ctx, buffer) || !js_is_number(ctx, offset) ||
      !js_is_number(ctx, length))
    return false;
  if (JSValueGetTypedArrayType(ctx, buffer, NULL) != kJSTypedArrayTypeArrayBuffer) return false;
  uint8_t *base = JSObjectGetArrayBufferBytesPtr(ctx, as_object(buffer), NULL);
  size_t total = JSObjectGetArrayBufferByteLength(ctx, as_object(buffer), NULL);
  size_t from = (size_t)js_to_number(ctx, offset), len = (size_t)js_to_number(ctx, length);
  if (from > total || len > total - from) return false;
  *out = (struct js_bytes){len ? base + from : NULL, len};
  return true;
}

bool js_bytes_pin(js_ctx ctx, js_val v, struct js_bytes *out) {
  JSTypedArrayType type = JSValueGetTypedArrayType(ctx, v, NULL);
  if (type == kJSTypedArrayTypeNone)
    return js_is_object(ctx, v) && data_view_bytes(ctx, v, out);
  JSObjectRef obj = as_object(v);
  if (type == kJSTypedArrayTypeArrayBuffer) {
    size_t len = JSObjectGetArrayBufferByteLength(ctx, obj, NULL);
    *out = (struct js_bytes){len ? JSObjectGetArrayBufferBytesPtr(ctx, obj, NULL) : NULL, len};
    return true;
  }
  size_t len = JSObjectGetTypedArrayByteLength(ctx, obj, NULL);
  uint8_t *data = NULL;
  if (len > 0) {
    data = JSObjectGetTypedArrayBytesPtr(ctx, obj, NULL);
    if (data) data += JSObjectGetTypedArrayByteOffset(ctx, obj, NULL);
    if (!data) len = 0;
  }
  *out = (struct js_bytes){data, len};
  return true;
}

bool js_bytes_get(js_ctx ctx, js_val v, struct js_bytes *out) {
  if (accel.view && is_cell(v) && cell_type(v) == accel.uint8array_type) {
    const uintptr_t *cell = (const uintptr_t *)v;
    // A length of 0 is also what detached and length-tracking views have: ask the API.
    if (cell[3] != 0) {
      *out = (struct js_bytes){(uint8_t *)cell[2], cell[3]};
      return true;
    }
  }
  return js_bytes_pin(ctx, v, out);
}

static void free_bytes(void *bytes, void *arg) {
  (void)arg;
  free(bytes);
}

static void keep_bytes(void *bytes, void *arg) {
  (void)bytes, (void)arg;
}

js_val js_arraybuffer_external(js_ctx ctx, void *data, size_t len,
                               void (*release)(void *data, void *arg), void *arg) {
  js_val exc = NULL;
  js_val buffer = JSObjectMakeArrayBufferWithBytesNoCopy(ctx, data, len, release, arg, &exc);
  CHECK(buffer && !exc);
  return buffer;
}

js_val js_arraybuffer_take(js_ctx ctx, void *data, size_t len) {
  if (!data) data = mem_alloc(1); // the engine takes no NULL
  return js_arraybuffer_external(ctx, data, len, free_bytes, NULL);
}

js_val js_arraybuffer_copy(js_ctx ctx, const void *data, size_t len) {
  void *copy = mem_alloc(len ? len : 1);
  if (len > 0) memcpy(copy, data, len);
  return js_arraybuffer_take(ctx, copy, len);
}

static js_val typed_array(js_ctx ctx, JSTypedArrayType type, void *data, size_t len,
                          JSTypedArrayBytesDeallocator release) {
  js_val exc = NULL;
  js_val view =
      JSObjectMakeTypedArrayWithBytesNoCopy(ctx, type, data, len, release, NULL, &exc);
  CHECK(view && !exc);
  return view;
}

js_val js_uint8array_take(js_ctx ctx, void *data, size_t len) {
  if (!data) data = mem_alloc(1);
  return typed_array(ctx, kJSTypedArrayTypeUint8Array, data, len, free_bytes);
}

js_val js_shared_int32(js_ctx ctx, int32_t *data, size_t count) {
  return typed_array(ctx, kJSTypedArrayTypeInt32Array, data, count * 4, keep_bytes);
}

js_val js_shared_uint32(js_ctx ctx, uint32_t *data, size_t count) {
  return typed_array(ctx, kJSTypedArrayTypeUint32Array, data, count * 4, keep_bytes);
}

js_val js_shared_double(js_ctx ctx, double *data, size_t count) {
  return typed_array(ctx, kJSTypedArrayTypeFloat64Array, data, count * 8, keep_bytes);
}

js_val js_shared_u8(js_ctx ctx, uint8_t *data, size_t count) {
  return typed_array(ctx, kJSTypedArrayTypeUint8Array, data, count, keep_bytes);
}
