// SPDX-License-Identifier: MIT
//
// rm: removes a file or a whole tree in one crossing.
//
// Links are removed, never followed.  What somebody else removed meanwhile counts as removed.
// Whether a failure (EBUSY, say) is worth another try, and when, is decided in JavaScript, which
// simply calls again.
#include "bindings/fs/op.h"

#include "util/alloc.h"

static int64_t remove_entry(struct fs_op *op, struct buf *path, uv_dirent_type_t type);

static int64_t fail_at(struct fs_op *op, const char *syscall, const struct buf *path,
                       int64_t err) {
  if (!op->failed_path) {
    op->syscall = syscall;
    op->failed_path = mem_strdup(path->data);
  }
  return err;
}

static int64_t remove_file(struct fs_op *op, const struct buf *path) {
  uv_fs_t req;
  int64_t err = fs_req_end(&req, uv_fs_unlink(NULL, &req, path->data, NULL));
  return err < 0 && err != UV_ENOENT ? fail_at(op, "unlink", path, err) : 0;
}

// The names are collected before anything is removed: a directory must not change under its
// reader.  Depth is bounded by the length of a path.
static int64_t remove_dir(struct fs_op *op, struct buf *path) {
  uv_fs_t req;
  uv_dirent_t entry;
  size_t len = path->len;
  int64_t err = uv_fs_scandir(NULL, &req, path->data, 0, NULL);
  if (err < 0) {
    uv_fs_req_cleanup(&req);
    return err == UV_ENOENT ? 0 : fail_at(op, "scandir", path, err);
  }
  err = 0;
  while (err == 0 && uv_fs_scandir_next(&req, &entry) != UV_EOF) {
    if (path->data[len - 1] != '/') buf_append_char(path, '/');
    buf_append_text(path, entry.name);
    err = remove_entry(op, path, entry.type);
    path->len = len;
    path->data[len] = '\0';
  }
  uv_fs_req_cleanup(&req);
  if (err < 0) return err;
  err = fs_req_end(&req, uv_fs_rmdir(NULL, &req, path->data, NULL));
  return err < 0 && err != UV_ENOENT ? fail_at(op, "rmdir", path, err) : 0;
}

static int64_t remove_entry(struct fs_op *op, struct buf *path, uv_dirent_type_t type) {
  if (type == UV_DIRENT_UNKNOWN) type = fs_entry_type(path->data);
  return type == UV_DIRENT_DIR ? remove_dir(op, path) : remove_file(op, path);
}

// ints: recursive, force.  A directory without `recursive` is EISDIR of the call "rm".
static int64_t run_rm(struct fs_op *op) {
  uv_fs_t req;
  int64_t err = uv_fs_lstat(NULL, &req, op->path.data, NULL);
  bool is_dir = err == 0 && (req.statbuf.st_mode & S_IFMT) == S_IFDIR;
  uv_fs_req_cleanup(&req);
  if (err == UV_ENOENT && op->ints[1]) return 0;
  if (err < 0) return fs_fail(op, "lstat", err);
  if (is_dir && !op->ints[0]) return fs_fail(op, "rm", UV_EISDIR);
  struct buf path = {0};
  buf_append(&path, op->path.data, op->path.len);
  err = remove_entry(op, &path, is_dir ? UV_DIRENT_DIR : UV_DIRENT_FILE);
  buf_free(&path);
  return err;
}

static const struct fs_op_def fs_rm_def = {"rm", "pii", run_rm, NULL};

FS_OP(fs_rm)

// Blocks the thread for some milliseconds: the pause between the tries of rmSync.
JS_FUNCTION(fs_sleep) {
  uint32_t ms;
  js_args(call, "u", &ms);
  uv_sleep(ms);
  return NULL;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("rm", fs_rm, 3),
    JS_ENTRY("sleep", fs_sleep, 1),
};
const struct fs_family fs_tree_family = {functions, COUNT_OF(functions)};
