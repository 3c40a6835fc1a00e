// SPDX-License-Identifier: MIT
//
// Whole files in one crossing: open, fstat, read, close and open, write, close as one operation.
//
// Reading allocates what fstat promises and reads straight into the result; a file whose size is
// not known (a pipe, /proc) grows the buffer.  A file too large for its result is not read: the
// result is then its size, and JavaScript words the error.
#include "bindings/fs/op.h"

#include <stdlib.h>

#define MAX_BYTES      INT64_C(0x7fffffff) // of a Buffer read at once
#define MAX_TEXT_BYTES INT64_C(0x1fffffe8) // of a string
#define FIRST_CHUNK    8192

static int64_t open_file(struct fs_op *op, int flags, int mode) {
  uv_fs_t req;
  int64_t fd = fs_req_end(&req, uv_fs_open(NULL, &req, op->path.data, flags, mode, NULL));
  return fd < 0 ? fs_fail(op, "open", fd) : fd;
}

static bool out_resize(struct fs_op *op, size_t cap) {
  char *data = realloc(op->out.data, cap);
  if (!data) return false;
  op->out.data = data;
  op->out.cap = cap;
  return true;
}

// Reads to the end; size is what fstat said, or 0 if that means nothing.
static int64_t read_to_end(struct fs_op *op, int fd, int64_t size, int64_t limit) {
  if (!out_resize(op, size > 0 ? (size_t)size + 1 : FIRST_CHUNK)) return UV_ENOMEM;
  for (;;) {
    uv_fs_t req;
    size_t room = op->out.cap - op->out.len;
    uv_buf_t buf = {.base = op->out.data + op->out.len, .len = room};
    int64_t n = fs_req_end(&req, uv_fs_read(NULL, &req, fd, &buf, 1, -1, NULL));
    if (n == UV_EINTR) continue;
    if (n < 0) return n;
    op->out.len += (size_t)n;
    if (n == 0 || (size > 0 && (size_t)n < room)) return 0;
    if ((int64_t)op->out.len > limit) return (int64_t)op->out.len;
    if ((size_t)n == room && !out_resize(op, op->out.cap * 2)) return UV_ENOMEM;
  }
}

// Returns 0, the size of a file that is too large, or an error that names its step.
static int64_t read_open_file(struct fs_op *op, int fd) {
  bool text = op->ints[0] == 0;
  int64_t limit = text ? MAX_TEXT_BYTES : MAX_BYTES;
  uv_fs_t req;
  op->anonymous = !op->async; // only asynchronous reads name the file, as in Node
  int64_t err = uv_fs_fstat(NULL, &req, fd, NULL);
  bool regular = err == 0 && (req.statbuf.st_mode & S_IFMT) == S_IFREG;
  int64_t size = regular ? (int64_t)req.statbuf.st_size : 0;
  uv_fs_req_cleanup(&req);
  if (err < 0) return fs_fail(op, text && !op->async ? "read" : "fstat", err);
  if (size > limit) return size;
  err = read_to_end(op, fd, size, limit);
  return err < 0 ? fs_fail(op, "read", err) : err;
}

// ints: result as bytes, flags
static int64_t run_read_file(struct fs_op *op) {
  int64_t fd = open_file(op, (int)op->ints[1], 0666);
  if (fd < 0) return fd;
  int64_t result = read_open_file(op, (int)fd);
  fs_close((int)fd);
  return result;
}

// ints: result as bytes, descriptor
static int64_t run_read_fd(struct fs_op *op) {
  return read_open_file(op, (int)op->ints[1]);
}

static js_val read_file_result(struct fs_op *op, struct env *env) {
  return op->status > 0 ? fs_result_number(op, env) : fs_result_text(op, env);
}

// ---- Writing -----------------------------------------------------------------------------

static int64_t write_open_file(struct fs_op *op, int fd, bool flush) {
  const char *data = op->buf_count ? op->one_buf.base : op->text.data;
  size_t len = op->buf_count ? op->one_buf.len : op->text.len;
  uv_fs_t req;
  op->anonymous = true;
  int64_t err = fs_write_all(fd, data, len, -1);
  if (err < 0) return fs_fail(op, "write", err);
  if (!flush) return 0;
  err = fs_req_end(&req, uv_fs_fsync(NULL, &req, fd, NULL));
  return err < 0 ? fs_fail(op, "fsync", err) : 0;
}

// ints: flags, mode, flush
static int64_t run_write_file(struct fs_op *op) {
  int64_t fd = open_file(op, (int)op->ints[0], (int)op->ints[1]);
  if (fd < 0) return fd;
  int64_t err = write_open_file(op, (int)fd, op->ints[2] != 0);
  int64_t close_err = fs_close((int)fd);
  if (err == 0 && close_err < 0) return fs_fail(op, "close", close_err);
  return err;
}

// ints: descriptor, flush
static int64_t run_write_fd(struct fs_op *op) {
  return write_open_file(op, (int)op->ints[0], op->ints[1] != 0);
}

static const struct fs_op_def fs_read_file_def = {"open", "ipi", run_read_file,
                                                  read_file_result};
static const struct fs_op_def fs_read_fd_def = {"read", "ii", run_read_fd, read_file_result};
static const struct fs_op_def fs_write_file_def = {"open", "piiiB", run_write_file, NULL};
static const struct fs_op_def fs_write_file_text_def = {"open", "piiit", run_write_file, NULL};
static const struct fs_op_def fs_write_fd_def = {"write", "iiB", run_write_fd, NULL};
static const struct fs_op_def fs_write_fd_text_def = {"write", "iit", run_write_fd, NULL};

FS_OP(fs_read_file)
FS_OP(fs_read_fd)
FS_OP(fs_write_file)
FS_OP(fs_write_file_text)
FS_OP(fs_write_fd)
FS_OP(fs_write_fd_text)

static const struct js_function_def functions[] = {
    JS_ENTRY("readFile", fs_read_file, 3),   JS_ENTRY("readFd", fs_read_fd, 2),
    JS_ENTRY("writeFile", fs_write_file, 5), JS_ENTRY("writeFileText", fs_write_file_text, 5),
    JS_ENTRY("writeFd", fs_write_fd, 3),     JS_ENTRY("writeFdText", fs_write_fd_text, 3),
};
const struct fs_family fs_read_file_family = {functions, COUNT_OF(functions)};
