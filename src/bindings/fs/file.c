// SPDX-License-Identifier: MIT
//
// Operations on file descriptors: open, close, read, write, truncate, sync.
//
// A position below zero means the file's own position.  A read or write that a signal interrupts
// is tried again; a short count is returned as it is, continuing is the caller's business.
#include "bindings/fs/op.h"

#include <poll.h>

#include "util/check.h"

static int64_t run_open(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(
      &req, uv_fs_open(NULL, &req, op->path.data, (int)op->ints[0], (int)op->ints[1], NULL));
}

int64_t fs_close(int fd) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_close(NULL, &req, fd, NULL));
}

static int64_t run_close(struct fs_op *op) {
  return fs_close((int)op->ints[0]);
}

static int64_t read_bufs(int fd, const uv_buf_t *bufs, unsigned count, int64_t position) {
  int64_t n;
  do {
    uv_fs_t req;
    n = fs_req_end(&req, uv_fs_read(NULL, &req, fd, bufs, count, position, NULL));
  } while (n == UV_EINTR);
  return n;
}

static int64_t write_bufs(int fd, const uv_buf_t *bufs, unsigned count, int64_t position) {
  int64_t n;
  do {
    uv_fs_t req;
    n = fs_req_end(&req, uv_fs_write(NULL, &req, fd, bufs, count, position, NULL));
  } while (n == UV_EINTR);
  return n;
}

// The slice [ints[1], ints[1] + ints[2]) of the one buffer.
static uv_buf_t slice(const struct fs_op *op) {
  int64_t offset = op->ints[1], length = op->ints[2];
  CHECK(offset >= 0 && length >= 0 && offset + length <= (int64_t)op->one_buf.len);
  return (uv_buf_t){.base = op->one_buf.base + offset, .len = (size_t)length};
}

static int64_t run_read(struct fs_op *op) {
  uv_buf_t buf = slice(op);
  return read_bufs((int)op->ints[0], &buf, 1, op->ints[3]);
}

static int64_t run_write(struct fs_op *op) {
  uv_buf_t buf = slice(op);
  return write_bufs((int)op->ints[0], &buf, 1, op->ints[3]);
}

static int64_t run_write_string(struct fs_op *op) {
  uv_buf_t buf = {.base = op->text.data, .len = op->text.len};
  return write_bufs((int)op->ints[0], &buf, 1, op->ints[1]);
}

// No buffers is no system call: preadv(2) of none would fail.
static int64_t run_readv(struct fs_op *op) {
  if (op->buf_count == 0) return 0;
  return read_bufs((int)op->ints[0], op->bufs, op->buf_count, op->ints[1]);
}

static int64_t run_writev(struct fs_op *op) {
  if (op->buf_count == 0) return 0;
  return write_bufs((int)op->ints[0], op->bufs, op->buf_count, op->ints[1]);
}

// Writes everything; waits where a non-blocking descriptor (a pipe on standard output) is full.
int64_t fs_write_all(int fd, const char *data, size_t len, int64_t position) {
  while (len > 0) {
    uv_buf_t buf = {.base = (char *)data, .len = len < INT32_MAX ? len : INT32_MAX};
    int64_t n = write_bufs(fd, &buf, 1, position);
    if (n == UV_EAGAIN) {
      struct pollfd ready = {.fd = fd, .events = POLLOUT};
      poll(&ready, 1, -1);
      continue;
    }
    if (n < 0) return n;
    data += n;
    len -= (size_t)n;
    if (position >= 0) position += n;
  }
  return 0;
}

static int64_t run_ftruncate(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_ftruncate(NULL, &req, (int)op->ints[0], op->ints[1], NULL));
}

// truncate(path) is open, ftruncate, close: the errors name the step.
static int64_t run_truncate(struct fs_op *op) {
  uv_fs_t req;
  int64_t fd =
      fs_req_end(&req, uv_fs_open(NULL, &req, op->path.data, UV_FS_O_RDWR, 0666, NULL));
  if (fd < 0) return fs_fail(op, "open", fd);
  int64_t err = fs_req_end(&req, uv_fs_ftruncate(NULL, &req, (uv_file)fd, op->ints[0], NULL));
  fs_close((int)fd);
  op->anonymous = true;
  return err < 0 ? err : 0;
}

static int64_t run_fsync(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_fsync(NULL, &req, (int)op->ints[0], NULL));
}

static int64_t run_fdatasync(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_fdatasync(NULL, &req, (int)op->ints[0], NULL));
}

static const struct fs_op_def fs_open_def = {"open", "pii", run_open, fs_result_number};
static const struct fs_op_def fs_close_fd_def = {"close", "i", run_close, NULL};
static const struct fs_op_def fs_read_def = {"read", "iBiii", run_read, fs_result_number};
static const struct fs_op_def fs_write_def = {"write", "iBiii", run_write, fs_result_number};
static const struct fs_op_def fs_write_string_def = {"write", "iti", run_write_string,
                                                     fs_result_number};
static const struct fs_op_def fs_readv_def = {"read", "iAi", run_readv, fs_result_number};
static const struct fs_op_def fs_writev_def = {"write", "iAi", run_writev, fs_result_number};
static const struct fs_op_def fs_ftruncate_def = {"ftruncate", "ii", run_ftruncate, NULL};
static const struct fs_op_def fs_truncate_def = {"ftruncate", "pi", run_truncate, NULL};
static const struct fs_op_def fs_fsync_def = {"fsync", "i", run_fsync, NULL};
static const struct fs_op_def fs_fdatasync_def = {"fdatasync", "i", run_fdatasync, NULL};

FS_OP(fs_open)
FS_OP(fs_close_fd)
FS_OP(fs_read)
FS_OP(fs_write)
FS_OP(fs_write_string)
FS_OP(fs_readv)
FS_OP(fs_writev)
FS_OP(fs_ftruncate)
FS_OP(fs_truncate)
FS_OP(fs_fsync)
FS_OP(fs_fdatasync)

static const struct js_function_def functions[] = {
    JS_ENTRY("open", fs_open, 3),
    JS_ENTRY("close", fs_close_fd, 1),
    JS_ENTRY("read", fs_read, 5),
    JS_ENTRY("write", fs_write, 5),
    JS_ENTRY("writeString", fs_write_string, 3),
    JS_ENTRY("readv", fs_readv, 3),
    JS_ENTRY("writev", fs_writev, 3),
    JS_ENTRY("ftruncate", fs_ftruncate, 2),
    JS_ENTRY("truncate", fs_truncate, 2),
    JS_ENTRY("fsync", fs_fsync, 1),
    JS_ENTRY("fdatasync", fs_fdatasync, 1),
};
const struct fs_family fs_file_family = {functions, COUNT_OF(functions)};
