// SPDX-License-Identifier: MIT
//
// Reading, writing and closing libuv streams. A write is tried at once, which is all that a small
// write to a socket or terminal needs; only what the kernel does not take becomes a request. The
// bytes of a request are pinned, and kept alive by it.
#include "bindings/stream_handle.h"

#include <stdlib.h>

#include "bindings/binding.h"
#include "loop/req.h"
#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"

#define READ_SIZE 65536

struct write_req {
  struct req req;
  uv_write_t uv;
};

struct shutdown_req {
  struct req req;
  uv_shutdown_t uv;
};

static const struct js_class handle_class = {.name = "StreamHandle"};

static void free_handle(struct handle *handle) {
  free(handle);
}

static void free_req(struct req *req) {
  free(req);
}

js_val stream_handle_open(struct stream_handle *handle, struct env *env, js_val receiver) {
  handle_open(&handle->handle, env, &handle->uv.any, receiver, free_handle);
  return js_wrap(env->ctx, &handle_class, handle);
}

static void on_discarded(uv_handle_t *uv) {
  free(uv->data);
}

void stream_handle_discard(struct stream_handle *handle) {
  handle->uv.any.data = handle;
  uv_close(&handle->uv.any, on_discarded);
}

struct stream_handle *stream_handle_get(js_ctx ctx, js_val object) {
  return js_unwrap(ctx, object, &handle_class);
}

// The handle that a call is about, its first argument.
static struct stream_handle *handle_of(struct js_call *call) {
  return call->argc > 0 ? stream_handle_get(call->ctx, call->argv[0]) : NULL;
}

// ---- Reading -----------------------------------------------------------------------------

static void on_alloc(uv_handle_t *uv, size_t suggested, uv_buf_t *out) {
  (void)uv, (void)suggested;
  *out = uv_buf_init(mem_alloc(READ_SIZE), READ_SIZE);
}

static void on_read(uv_stream_t *uv, ssize_t count, const uv_buf_t *buf) {
  struct handle *handle = uv->data;
  struct env *env = handle->env;
  if (count == 0) { // nothing yet
    free(buf->base);
    return;
  }
  tick_enter(env);
  js_val result;
  if (count < 0) {
    free(buf->base);
    uv_read_stop(uv);
    result = js_int(env->ctx, (int)count);
  } else {
    result = js_uint8array_take(env->ctx, mem_realloc(buf->base, (size_t)count), (size_t)count);
  }
  tick_emit(env, js_ref_get(&handle->object), "onread", 1, &result);
}

JS_FUNCTION(stream_read_start) {
  struct stream_handle *handle = handle_of(call);
  if (!handle) return js_int(call->ctx, UV_EBADF);
  int err = uv_read_start(&handle->uv.stream, on_alloc, on_read);
  return js_int(call->ctx, err == UV_EALREADY ? 0 : err);
}

JS_FUNCTION(stream_read_stop) {
  struct stream_handle *handle = handle_of(call);
  if (handle) uv_read_stop(&handle->uv.stream);
  return NULL;
}

// ---- Writing -----------------------------------------------------------------------------

static void complete_with(struct req *req, int status) {
  struct env *env = req->env;
  tick_enter(env);
  js_val args[] = {js_int(env->ctx, status)};
  req_complete(req, COUNT_OF(args), args);
}

static void on_written(uv_write_t *uv, int status) {
  complete_with(uv->data, status);
}

static int start_write(struct stream_handle *handle, uv_buf_t rest, js_val callback,
                       js_val chunk) {
  struct write_req *write = mem_zalloc(sizeof *write);
  write->uv.data = &write->req;
  req_start(&write->req, handle->handle.env, NULL, callback, chunk, free_req);
  int err = uv_write(&write->uv, &handle->uv.stream, &rest, 1, on_written);
  if (!err) return 1;
  req_drop(&write->req);
  return err;
}

// write(handle, bytes, callback): 0 if everything is written; 1 if callback(status) will be called
// when it is; or a negative uv code.
JS_FUNCTION(stream_write) {
  js_val object, chunk, callback;
  struct js_bytes bytes;
  js_args(call, "ovf", &object, &chunk, &callback);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  if (!handle) return js_int(call->ctx, UV_EBADF);
  CHECK(js_bytes_get(call->ctx, chunk, &bytes));
  uv_buf_t buf = uv_buf_init((char *)bytes.data, (unsigned)bytes.len);
  int written = uv_try_write(&handle->uv.stream, &buf, 1);
  if (written == (int)bytes.len) return js_int(call->ctx, 0);
  if (written < 0 && written != UV_EAGAIN) return js_int(call->ctx, written);
  CHECK(js_bytes_pin(call->ctx, chunk, &bytes));
  size_t done = written > 0 ? (size_t)written : 0;
  uv_buf_t rest = uv_buf_init((char *)bytes.data + done, (unsigned)(bytes.len - done));
  return js_int(call->ctx, start_write(handle, rest, callback, chunk));
}

static void on_shutdown(uv_shutdown_t *uv, int status) {
  complete_with(uv->data, status);
}

// shutdown(handle, callback): calls callback(status) when everything is written and the peer has
// been told; returns 0 or a negative uv code.
JS_FUNCTION(stream_shutdown) {
  js_val object, callback;
  js_args(call, "of", &object, &callback);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  if (!handle) return js_int(call->ctx, UV_EBADF);
  struct shutdown_req *shutdown = mem_zalloc(sizeof *shutdown);
  shutdown->uv.data = &shutdown->req;
  req_start(&shutdown->req, handle->handle.env, NULL, callback, NULL, free_req);
  int err = uv_shutdown(&shutdown->uv, &handle->uv.stream, on_shutdown);
  if (err) req_drop(&shutdown->req);
  return js_int(call->ctx, err);
}

// ---- Life --------------------------------------------------------------------------------

JS_FUNCTION(stream_close) {
  js_val object;
  js_args(call, "o", &object);
  struct stream_handle *handle = js_detach(call->ctx, object, &handle_class);
  if (handle) handle_close(&handle->handle);
  return NULL;
}

JS_FUNCTION(stream_ref) {
  struct stream_handle *handle = handle_of(call);
  if (handle) uv_ref(&handle->uv.any);
  return NULL;
}

JS_FUNCTION(stream_unref) {
  struct stream_handle *handle = handle_of(call);
  if (handle) uv_unref(&handle->uv.any);
  return NULL;
}

JS_FUNCTION(stream_has_ref) {
  struct stream_handle *handle = handle_of(call);
  return js_bool(call->ctx, handle && uv_has_ref(&handle->uv.any));
}

// setBlocking(handle, on): writes wait for the kernel; 0 or a negative uv code.
JS_FUNCTION(stream_set_blocking) {
  js_val object;
  bool on;
  js_args(call, "ob", &object, &on);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  return js_int(call->ctx, handle ? uv_stream_set_blocking(&handle->uv.stream, on) : UV_EBADF);
}

// Bytes that wait to be written.
JS_FUNCTION(stream_write_queue_size) {
  struct stream_handle *handle = handle_of(call);
  size_t size = handle ? uv_stream_get_write_queue_size(&handle->uv.stream) : 0;
  return js_number(call->ctx, (double)size);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("readStart", stream_read_start, 1),
    JS_ENTRY("readStop", stream_read_stop, 1),
    JS_ENTRY("write", stream_write, 3),
    JS_ENTRY("shutdown", stream_shutdown, 2),
    JS_ENTRY("close", stream_close, 1),
    JS_ENTRY("ref", stream_ref, 1),
    JS_ENTRY("unref", stream_unref, 1),
    JS_ENTRY("hasRef", stream_has_ref, 1),
    JS_ENTRY("setBlocking", stream_set_blocking, 2),
    JS_ENTRY("writeQueueSize", stream_write_queue_size, 1),
};

static const struct js_constant_def constants[] = {{"UV_EOF", UV_EOF}};

const struct binding stream_handle_binding = {
    .name = "stream_handle",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
};
