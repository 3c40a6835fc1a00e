// SPDX-License-Identifier: MIT
//
// Drives an operation (see op.h): decodes the arguments into a struct fs_op, runs it here or on
// the pool, and turns the outcome into a value, an exception or the arguments of the callback.
//
// A synchronous operation lives on the C stack and borrows the caller's buffers; an asynchronous
// one lives on the heap until its request completes, with the buffers pinned and kept alive.
#include "bindings/fs/op.h"

#include <stdlib.h>
#include <string.h>

#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"

// ---- Arguments ---------------------------------------------------------------------------

// A path is a string, or bytes: names on disk need not be valid UTF-8.
static void decode_path(js_ctx ctx, js_val v, struct js_text *out) {
  if (js_is_string(ctx, v)) {
    js_text_get(ctx, v, out);
    return;
  }
  struct js_bytes bytes;
  CHECK(js_bytes_get(ctx, v, &bytes));
  out->data = bytes.len < sizeof(out->local) ? out->local : mem_alloc(bytes.len + 1);
  if (bytes.len) memcpy(out->data, bytes.data, bytes.len);
  out->data[bytes.len] = '\0';
  out->len = bytes.len;
}

static uv_buf_t decode_buf(struct fs_op *op, js_ctx ctx, js_val v) {
  struct js_bytes bytes;
  CHECK(op->async ? js_bytes_pin(ctx, v, &bytes) : js_bytes_get(ctx, v, &bytes));
  return (uv_buf_t){.base = (char *)bytes.data, .len = bytes.len};
}

static void decode_bufs(struct fs_op *op, js_ctx ctx, js_val array) {
  js_val exc = NULL;
  op->buf_count = (unsigned)js_to_int(ctx, js_get_own(ctx, array, "length"));
  op->bufs = mem_alloc((op->buf_count + 1) * sizeof(*op->bufs));
  for (unsigned i = 0; i < op->buf_count; i++) {
    js_val item = js_get_index(ctx, array, i, &exc);
    CHECK(item);
    op->bufs[i] = decode_buf(op, ctx, item);
  }
}

// Fills the operation from the call; returns the value that must stay alive meanwhile, or NULL.
static js_val decode(struct fs_op *op, struct js_call *call) {
  js_ctx ctx = call->ctx;
  js_val keep = NULL;
  unsigned ints = 0, doubles = 0;
  const char *format = op->def->args;
  for (size_t i = 0; format[i]; i++) {
    CHECK(i < call->argc);
    js_val v = call->argv[i];
    switch (format[i]) {
    case 'p': decode_path(ctx, v, &op->path); break;
    case 'q': decode_path(ctx, v, &op->dest); break;
    case 't': js_text_get(ctx, v, &op->text); break;
    case 'i': op->ints[ints++] = js_to_i64(ctx, v); break;
    case 'd': op->doubles[doubles++] = js_to_number(ctx, v); break;
    case 'A': decode_bufs(op, ctx, keep = v); break;
    case 'B':
      op->one_buf = decode_buf(op, ctx, keep = v);
      op->bufs = &op->one_buf;
      op->buf_count = 1;
      break;
    case 'D':
      op->dir = fs_dir_unwrap(ctx, keep = v);
      CHECK(op->dir);
      break;
    default: CHECK(!"an argument letter of op.h");
    }
  }
  return keep;
}

// The text buffers are left as they are: zeroing a kilobyte costs more than many a system call.
static void op_init(struct fs_op *op, const struct fs_op_def *def, bool async) {
  op->def = def;
  op->async = async;
  op->path.data = op->dest.data = op->text.data = NULL;
  op->bufs = NULL;
  op->buf_count = 0;
  op->syscall = def->syscall;
  op->anonymous = false;
  op->failed_path = NULL;
  op->out = (struct buf){0};
}

static void op_release(struct fs_op *op) {
  if (op->path.data) js_text_free(&op->path);
  if (op->dest.data) js_text_free(&op->dest);
  if (op->text.data) js_text_free(&op->text);
  if (op->bufs != &op->one_buf) free(op->bufs);
  free(op->failed_path);
  buf_free(&op->out);
}

// ---- Drivers -----------------------------------------------------------------------------

static const char *error_path(const struct fs_op *op) {
  if (op->anonymous) return NULL;
  return op->failed_path ? op->failed_path : op->path.data;
}

static const char *error_dest(const struct fs_op *op) {
  return op->anonymous || op->failed_path ? NULL : op->dest.data;
}

static js_val call_sync(struct js_call *call, const struct fs_op_def *def) {
  struct fs_op op;
  js_val result = NULL;
  op_init(&op, def, false);
  decode(&op, call);
  op.status = def->run(&op);
  if (op.status < 0)
    env_throw_uv(call, (int)op.status, op.syscall, error_path(&op), error_dest(&op));
  else if (def->result)
    result = def->result(&op, env_current());
  op_release(&op);
  return result;
}

static void on_run(struct work *work) {
  struct fs_op *op = (struct fs_op *)work;
  op->status = op->def->run(op);
}

static void on_done(struct work *work, bool cancelled) {
  struct fs_op *op = (struct fs_op *)work;
  struct env *env = work->req.env;
  tick_enter(env);
  if (cancelled) op->status = UV_ECANCELED;
  js_val args[2];
  size_t argc = 1;
  if (op->status < 0) {
    args[0] = env_uv_error(env, (int)op->status, op->syscall, error_path(op), error_dest(op));
  } else {
    args[0] = js_null(env->ctx);
    if (op->def->result) args[argc++] = op->def->result(op, env);
  }
  req_complete(&work->req, argc, args);
}

static void on_free(struct req *req) {
  struct fs_op *op = (struct fs_op *)req;
  op_release(op);
  free(op);
}

static js_val call_async(struct js_call *call, const struct fs_op_def *def, js_val callback) {
  struct fs_op *op = mem_alloc(sizeof(*op));
  memset(&op->work, 0, sizeof(op->work));
  op_init(op, def, true);
  js_val keep = decode(op, call);
  work_start(&op->work, env_current(), callback, keep, on_run, on_done, on_free);
  return NULL;
}

js_val fs_op_call(struct js_call *call, const struct fs_op_def *def) {
  size_t index = strlen(def->args);
  js_val callback = index < call->argc ? call->argv[index] : NULL;
  if (!callback || js_is_undefined(call->ctx, callback)) return call_sync(call, def);
  return call_async(call, def, callback);
}

// ---- Results -----------------------------------------------------------------------------

js_val fs_result_number(struct fs_op *op, struct env *env) {
  return js_number(env->ctx, (double)op->status);
}

js_val fs_result_bool(struct fs_op *op, struct env *env) {
  return js_bool(env->ctx, op->status != 0);
}

js_val fs_result_string(struct fs_op *op, struct env *env) {
  return js_string_utf8(env->ctx, op->out.data ? op->out.data : "", op->out.len);
}

js_val fs_result_bytes(struct fs_op *op, struct env *env) {
  size_t len = op->out.len;
  return js_arraybuffer_take(env->ctx, buf_take(&op->out), len);
}

js_val fs_result_text(struct fs_op *op, struct env *env) {
  return op->ints[0] ? fs_result_bytes(op, env) : fs_result_string(op, env);
}
