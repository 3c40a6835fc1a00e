// SPDX-License-Identifier: MIT
//
// Modes, owners and times of files.
//
// Times are set with utimensat(2) directly: they arrive as doubles in seconds, may lie before
// 1970, and keep their nanoseconds.
#include "bindings/fs/op.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <sys/stat.h>

static int64_t run_chmod(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_chmod(NULL, &req, op->path.data, (int)op->ints[0], NULL));
}

static int64_t run_fchmod(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_fchmod(NULL, &req, (int)op->ints[0], (int)op->ints[1], NULL));
}

static int64_t run_chown(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_chown(NULL, &req, op->path.data, (uv_uid_t)op->ints[0],
                                      (uv_gid_t)op->ints[1], NULL));
}

static int64_t run_lchown(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_lchown(NULL, &req, op->path.data, (uv_uid_t)op->ints[0],
                                       (uv_gid_t)op->ints[1], NULL));
}

static int64_t run_fchown(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_fchown(NULL, &req, (int)op->ints[0], (uv_uid_t)op->ints[1],
                                       (uv_gid_t)op->ints[2], NULL));
}

static struct timespec to_timespec(double seconds) {
  double whole = floor(seconds);
  return (struct timespec){.tv_sec = (time_t)whole, .tv_nsec = (long)((seconds - whole) * 1e9)};
}

static int64_t set_times(struct fs_op *op, int flags) {
  struct timespec times[2] = {to_timespec(op->doubles[0]), to_timespec(op->doubles[1])};
  int err = utimensat(AT_FDCWD, op->path.data, times, flags);
  return err == 0 ? 0 : uv_translate_sys_error(errno);
}

static int64_t run_utimes(struct fs_op *op) {
  return set_times(op, 0);
}

static int64_t run_lutimes(struct fs_op *op) {
  return set_times(op, AT_SYMLINK_NOFOLLOW);
}

static int64_t run_futimes(struct fs_op *op) {
  struct timespec times[2] = {to_timespec(op->doubles[0]), to_timespec(op->doubles[1])};
  return futimens((int)op->ints[0], times) == 0 ? 0 : uv_translate_sys_error(errno);
}

static const struct fs_op_def fs_chmod_def = {"chmod", "pi", run_chmod, NULL};
static const struct fs_op_def fs_fchmod_def = {"fchmod", "ii", run_fchmod, NULL};
static const struct fs_op_def fs_chown_def = {"chown", "pii", run_chown, NULL};
static const struct fs_op_def fs_lchown_def = {"lchown", "pii", run_lchown, NULL};
static const struct fs_op_def fs_fchown_def = {"fchown", "iii", run_fchown, NULL};
static const struct fs_op_def fs_utimes_def = {"utime", "pdd", run_utimes, NULL};
static const struct fs_op_def fs_lutimes_def = {"lutime", "pdd", run_lutimes, NULL};
static const struct fs_op_def fs_futimes_def = {"futime", "idd", run_futimes, NULL};

FS_OP(fs_chmod)
FS_OP(fs_fchmod)
FS_OP(fs_chown)
FS_OP(fs_lchown)
FS_OP(fs_fchown)
FS_OP(fs_utimes)
FS_OP(fs_lutimes)
FS_OP(fs_futimes)

static const struct js_function_def functions[] = {
    JS_ENTRY("chmod", fs_chmod, 2),     JS_ENTRY("fchmod", fs_fchmod, 2),
    JS_ENTRY("chown", fs_chown, 3),     JS_ENTRY("lchown", fs_lchown, 3),
    JS_ENTRY("fchown", fs_fchown, 3),   JS_ENTRY("utimes", fs_utimes, 3),
    JS_ENTRY("lutimes", fs_lutimes, 3), JS_ENTRY("futimes", fs_futimes, 3),
};
const struct fs_family fs_attributes_family = {functions, COUNT_OF(functions)};
