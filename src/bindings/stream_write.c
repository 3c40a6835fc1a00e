// SPDX-License-Identifier: MIT
//
// Writing to libuv streams. A write is tried at once, which is all that a small write to a socket or
// terminal needs; only what the kernel does not take becomes a request. Its bytes are pinned and kept
// alive by the request; text is encoded into memory that the request owns.
#include <stdlib.h>
#include <string.h>

#include "bindings/binding.h"
#include "bindings/udp.h"
#include "bindings/buffer/encoding.h"
#include "bindings/stream_handle.h"
#include "util/alloc.h"
#include "util/check.h"

#define LOCAL_BUFS 16
#define LOCAL_TEXT 1024

struct write_req {
  struct req req;
  uv_write_t uv;
  char *text; // encoded strings
};

// What one call writes.
// on the stack: of the call that writes
struct output {
  size_t count, total;
  uv_buf_t *bufs;
  char *text; // encoded strings, one after the other
  size_t text_len;
  uv_buf_t local_bufs[LOCAL_BUFS];
  char local_text[LOCAL_TEXT];
};

static void free_write(struct req *req) {
  struct write_req *write = (struct write_req *)req;
  free(write->text);
  free(write);
}

static void on_written(uv_write_t *uv, int status) {
  stream_req_complete(uv->data, status);
}

// ---- Gathering ---------------------------------------------------------------------------

static void output_init(struct output *out, size_t count, size_t text_len) {
  out->count = count;
  out->total = out->text_len = 0;
  out->bufs = count <= LOCAL_BUFS ? out->local_bufs : mem_alloc(count * sizeof *out->bufs);
  out->text = text_len <= LOCAL_TEXT ? out->local_text : mem_alloc(text_len);
}

static void output_free(struct output *out) {
  if (out->bufs != out->local_bufs) free(out->bufs);
  if (out->text != out->local_text) free(out->text);
}

static void add_text(struct output *out, size_t index, enum encoding encoding,
                     const struct js_chars *chars, size_t cap) {
  char *start = out->text + out->text_len;
  size_t len = encoding_write(encoding, chars, (uint8_t *)start, cap);
  out->bufs[index] = uv_buf_init(start, (unsigned)len);
  out->text_len += len;
  out->total += len;
}

static void add_bytes(js_ctx ctx, struct output *out, size_t index, js_val chunk) {
  struct js_bytes bytes;
  CHECK(js_bytes_get(ctx, chunk, &bytes));
  out->bufs[index].base = (char *)bytes.data;
  out->bufs[index].len = bytes.len;
  out->total += bytes.len;
}

static void gather_one(js_ctx ctx, struct output *out, js_val chunk, enum encoding encoding) {
  if (!js_is_string(ctx, chunk)) {
    output_init(out, 1, 0);
    add_bytes(ctx, out, 0, chunk);
    return;
  }
  struct js_chars chars;
  js_chars_get(ctx, chunk, &chars);
  size_t cap = encoding_length(encoding, &chars);
  output_init(out, 1, cap);
  add_text(out, 0, encoding, &chars, cap);
  js_chars_free(&chars);
}

// The item at an index of one of our own arrays.
static js_val item(struct js_call *call, js_val array, size_t index) {
  js_val value = js_get_index(call->ctx, array, (unsigned)index, call->exc);
  CHECK(value);
  return value;
}

static size_t text_length(struct js_call *call, js_val items, size_t count) {
  size_t length = 0;
  for (size_t i = 0; i < count; i++) {
    js_val chunk = item(call, items, 2 * i);
    if (!js_is_string(call->ctx, chunk)) continue;
    struct js_chars chars;
    js_chars_get(call->ctx, chunk, &chars);
    length += encoding_length((enum encoding)js_to_int(call->ctx, item(call, items, 2 * i + 1)),
                              &chars);
    js_chars_free(&chars);
  }
  return length;
}

// items: chunk, encoding, chunk, encoding ...
static void gather(struct js_call *call, struct output *out, js_val items, size_t count) {
  output_init(out, count, text_length(call, items, count));
  for (size_t i = 0; i < count; i++) {
    js_val chunk = item(call, items, 2 * i);
    if (!js_is_string(call->ctx, chunk)) {
      add_bytes(call->ctx, out, i, chunk);
      continue;
    }
    enum encoding encoding = (enum encoding)js_to_int(call->ctx, item(call, items, 2 * i + 1));
    struct js_chars chars;
    js_chars_get(call->ctx, chunk, &chars);
    add_text(out, i, encoding, &chars, encoding_length(encoding, &chars));
    js_chars_free(&chars);
  }
}

// ---- Sending -----------------------------------------------------------------------------

// Takes what was written already off the front.
static void skip(struct output *out, size_t written) {
  uv_buf_t *buf = out->bufs;
  for (; written > 0; buf++) {
    size_t part = written < buf->len ? written : buf->len;
    buf->base += part;
    buf->len -= part;
    written -= part;
    if (buf->len > 0) break;
  }
}

// The text outlives the call: moves it to the heap, if it is not there, and hands it over.
static char *take_text(struct output *out) {
  char *text = out->text;
  if (text == out->local_text) {
    text = mem_alloc(out->text_len ? out->text_len : 1);
    memcpy(text, out->local_text, out->text_len);
    for (size_t i = 0; i < out->count; i++) {
      char *base = out->bufs[i].base;
      if (base >= out->local_text && base <= out->local_text + out->text_len)
        out->bufs[i].base = text + (base - out->local_text);
    }
  }
  out->text = out->local_text;
  return text;
}

// Pinning may move bytes: sets the address of a chunk's buf, of which only the end may be left.
static void pin(js_ctx ctx, js_val chunk, uv_buf_t *buf) {
  struct js_bytes bytes;
  if (js_is_string(ctx, chunk) || buf->len == 0) return;
  CHECK(js_bytes_pin(ctx, chunk, &bytes));
  buf->base = (char *)bytes.data + (bytes.len - buf->len);
}

// The rest as a request: 1, or a negative uv code. keep: the chunk or the items.
static int start_write(struct stream_handle *handle, struct output *out, js_val keep,
                       uv_stream_t *sent, js_val callback) {
  struct write_req *write = mem_zalloc(sizeof *write);
  write->uv.data = &write->req;
  write->text = take_text(out);
  req_start(&write->req, handle->handle.env, NULL, callback, keep, free_write);
  unsigned count = (unsigned)out->count;
  int err = sent ? uv_write2(&write->uv, &handle->uv.stream, out->bufs, count, sent, on_written)
                 : uv_write(&write->uv, &handle->uv.stream, out->bufs, count, on_written);
  if (!err) return 1;
  req_drop(&write->req);
  return err;
}

// True if everything is said already: *result is 0 or a negative uv code.
static bool try_write(struct stream_handle *handle, struct output *out, int *result) {
  handle->bytes_written += out->total;
  int written = uv_try_write(&handle->uv.stream, out->bufs, (unsigned)out->count);
  if (written < 0 && written != UV_EAGAIN) {
    *result = written;
    return true;
  }
  *result = 0;
  if (written >= 0 && (size_t)written == out->total) return true;
  if (written > 0) skip(out, (size_t)written);
  return false;
}

// write(handle, chunk, encoding, callback): a string or bytes. 0 if everything is written; 1 if
// callback(status) will be called when it is; or a negative uv code.
JS_FUNCTION(stream_write) {
  js_val object, chunk, callback;
  int32_t encoding;
  js_args(call, "ovif", &object, &chunk, &encoding, &callback);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  if (!handle) return js_int(call->ctx, UV_EBADF);
  struct output out;
  int result;
  gather_one(call->ctx, &out, chunk, (enum encoding)encoding);
  if (!try_write(handle, &out, &result)) {
    pin(call->ctx, chunk, &out.bufs[0]);
    result = start_write(handle, &out, chunk, NULL, callback);
  }
  output_free(&out);
  return js_int(call->ctx, result);
}

// writev(handle, items, count, callback): the same for an array [chunk, encoding, chunk, ...] of so
// many chunks, in one piece.
JS_FUNCTION(stream_writev) {
  js_val object, items, callback;
  uint32_t count;
  js_args(call, "oouf", &object, &items, &count, &callback);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  if (!handle) return js_int(call->ctx, UV_EBADF);
  struct output out;
  int result;
  gather(call, &out, items, count);
  if (!try_write(handle, &out, &result)) {
    for (size_t i = 0; i < count; i++)
      pin(call->ctx, item(call, items, 2 * i), &out.bufs[i]);
    result = start_write(handle, &out, items, NULL, callback);
  }
  output_free(&out);
  return js_int(call->ctx, result);
}

// A stream or UDP socket that is to be sent, or NULL if it was closed.
static uv_stream_t *sendable(js_ctx ctx, js_val object) {
  struct stream_handle *handle = stream_handle_get(ctx, object);
  return handle ? &handle->uv.stream : (uv_stream_t *)udp_handle_get(ctx, object);
}

// writeHandle(handle, chunk, encoding, sent, callback): the same as write on an IPC pipe, with the
// native object of a stream or UDP socket that the peer gets a copy of; never done at once.
JS_FUNCTION(stream_write_handle) {
  js_val object, chunk, callback, sent_object;
  int32_t encoding;
  js_args(call, "oviof", &object, &chunk, &encoding, &sent_object, &callback);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  uv_stream_t *sent = sendable(call->ctx, sent_object);
  if (!handle || !sent) return js_int(call->ctx, UV_EBADF);
  struct output out;
  gather_one(call->ctx, &out, chunk, (enum encoding)encoding);
  handle->bytes_written += out.total;
  pin(call->ctx, chunk, &out.bufs[0]);
  int result = start_write(handle, &out, chunk, sent, callback);
  output_free(&out);
  return js_int(call->ctx, result);
}

const struct js_function_def stream_write_functions[] = {
    JS_ENTRY("write", stream_write, 4),
    JS_ENTRY("writeHandle", stream_write_handle, 5),
    JS_ENTRY("writev", stream_writev, 4),
};
const size_t stream_write_function_count = COUNT_OF(stream_write_functions);
