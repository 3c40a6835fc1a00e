// SPDX-License-Identifier: MIT
//
// stat, lstat, fstat and statfs.
//
// The fields go into one array shared with JavaScript, as doubles or, for { bigint: true }, as
// 64-bit integers, and the Stats object is built there: no object is made in C.  The result only
// says whether the entry exists (undefined where the caller asked not to throw).
#include "bindings/fs/op.h"

#include <errno.h>
#ifdef __linux__
#include <sys/vfs.h>
#else
#include <sys/mount.h>
#include <sys/param.h>
#endif

// ints: bigint, throw if there is no entry
static int64_t finish(struct fs_op *op, uv_fs_t *req, int64_t err) {
  if (err >= 0) op->stat = req->statbuf;
  uv_fs_req_cleanup(req);
  if (err >= 0) return 1;
  return err == UV_ENOENT && !op->ints[1] ? 0 : err;
}

static int64_t run_stat(struct fs_op *op) {
  uv_fs_t req;
  int64_t err = finish(op, &req, uv_fs_stat(NULL, &req, op->path.data, NULL));
  // Only stat takes a file in place of a directory for a missing entry.
  return err == UV_ENOTDIR && !op->ints[1] ? 0 : err;
}

static int64_t run_lstat(struct fs_op *op) {
  uv_fs_t req;
  return finish(op, &req, uv_fs_lstat(NULL, &req, op->path.data, NULL));
}

// ints: bigint, throw, descriptor
static int64_t run_fstat(struct fs_op *op) {
  uv_fs_t req;
  return finish(op, &req, uv_fs_fstat(NULL, &req, (int)op->ints[2], NULL));
}

void fs_state_put_stat(struct fs_state *state, unsigned index, const uv_stat_t *stat,
                       bool bigint) {
  const uint64_t fields[FS_STAT_FIELDS] = {
      stat->st_dev,
      stat->st_mode,
      stat->st_nlink,
      stat->st_uid,
      stat->st_gid,
      stat->st_rdev,
      stat->st_blksize,
      stat->st_ino,
      stat->st_size,
      stat->st_blocks,
      (uint64_t)stat->st_atim.tv_sec,
      (uint64_t)stat->st_atim.tv_nsec,
      (uint64_t)stat->st_mtim.tv_sec,
      (uint64_t)stat->st_mtim.tv_nsec,
      (uint64_t)stat->st_ctim.tv_sec,
      (uint64_t)stat->st_ctim.tv_nsec,
      (uint64_t)stat->st_birthtim.tv_sec,
      (uint64_t)stat->st_birthtim.tv_nsec,
  };
  const unsigned first = index * FS_STAT_FIELDS, first_time = 10;
  for (unsigned i = 0; i < FS_STAT_FIELDS; i++) {
    if (bigint)
      state->values.ints[first + i] = (int64_t)fields[i];
    else if (i >= first_time) // times before 1970 are negative
      state->values.doubles[first + i] = (double)(int64_t)fields[i];
    else
      state->values.doubles[first + i] = (double)fields[i];
  }
}

static js_val stat_result(struct fs_op *op, struct env *env) {
  if (op->status == 0) return js_bool(env->ctx, false);
  fs_state_put_stat(fs_state(env), 0, &op->stat, op->ints[0] != 0);
  return js_bool(env->ctx, true);
}

// libuv's uv_statfs_t has no fragment size, so this asks the system itself.  The fields travel in
// op->out; ints: bigint
static int64_t run_statfs(struct fs_op *op) {
  struct statfs st;
  int err;
  do
    err = statfs(op->path.data, &st);
  while (err != 0 && errno == EINTR);
  if (err != 0) return uv_translate_sys_error(errno);
#ifdef __linux__
  uint64_t fragment = (uint64_t)st.f_frsize;
#else
  uint64_t fragment = (uint64_t)st.f_bsize;
#endif
  const uint64_t fields[] = {(uint64_t)st.f_type,   (uint64_t)st.f_bsize, fragment,
                             (uint64_t)st.f_blocks, (uint64_t)st.f_bfree, (uint64_t)st.f_bavail,
                             (uint64_t)st.f_files,  (uint64_t)st.f_ffree};
  buf_append(&op->out, fields, sizeof(fields));
  return 0;
}

static js_val statfs_result(struct fs_op *op, struct env *env) {
  struct fs_state *state = fs_state(env);
  const uint64_t *fields = (const uint64_t *)(const void *)op->out.data;
  for (size_t i = 0; i < op->out.len / sizeof(*fields); i++) {
    if (op->ints[0])
      state->values.ints[i] = (int64_t)fields[i];
    else
      state->values.doubles[i] = (double)fields[i];
  }
  return NULL;
}

static const struct fs_op_def fs_stat_def = {"stat", "pii", run_stat, stat_result};
static const struct fs_op_def fs_lstat_def = {"lstat", "pii", run_lstat, stat_result};
static const struct fs_op_def fs_fstat_def = {"fstat", "iii", run_fstat, stat_result};
static const struct fs_op_def fs_statfs_def = {"statfs", "pi", run_statfs, statfs_result};

FS_OP(fs_stat)
FS_OP(fs_lstat)
FS_OP(fs_fstat)
FS_OP(fs_statfs)

static const struct js_function_def functions[] = {
    JS_ENTRY("stat", fs_stat, 3),
    JS_ENTRY("lstat", fs_lstat, 3),
    JS_ENTRY("fstat", fs_fstat, 3),
    JS_ENTRY("statfs", fs_statfs, 2),
};
const struct fs_family fs_stat_family = {functions, COUNT_OF(functions)};
