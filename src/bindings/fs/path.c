// SPDX-License-Identifier: MIT
//
// Operations on names: access, rename, unlink, links, copies, temporary directories, realpath.
#include "bindings/fs/op.h"

#include <stdlib.h>
#include <string.h>

#include "util/alloc.h"

static int64_t run_access(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_access(NULL, &req, op->path.data, (int)op->ints[0], NULL));
}

static int64_t run_exists(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_access(NULL, &req, op->path.data, 0, NULL)) == 0;
}

static int64_t run_rename(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_rename(NULL, &req, op->path.data, op->dest.data, NULL));
}

static int64_t run_unlink(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_unlink(NULL, &req, op->path.data, NULL));
}

static int64_t run_copy_file(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(
      &req, uv_fs_copyfile(NULL, &req, op->path.data, op->dest.data, (int)op->ints[0], NULL));
}

static int64_t run_link(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_link(NULL, &req, op->path.data, op->dest.data, NULL));
}

static int64_t run_symlink(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(
      &req, uv_fs_symlink(NULL, &req, op->path.data, op->dest.data, (int)op->ints[0], NULL));
}

// ints of the operations with a text result: result as bytes
static int64_t take_text(struct fs_op *op, uv_fs_t *req, int64_t err) {
  if (err >= 0) buf_append_text(&op->out, req->ptr);
  uv_fs_req_cleanup(req);
  return err;
}

static int64_t run_readlink(struct fs_op *op) {
  uv_fs_t req;
  return take_text(op, &req, uv_fs_readlink(NULL, &req, op->path.data, NULL));
}

static int64_t run_mkdtemp(struct fs_op *op) {
  struct buf template = {0};
  uv_fs_t req;
  buf_append(&template, op->path.data, op->path.len);
  for (int i = 0; i < 6; i++)
    buf_append_char(&template, 'X'); // what mkdtemp(3) replaces
  int64_t err = uv_fs_mkdtemp(NULL, &req, template.data, NULL);
  if (err >= 0)
    buf_append_text(&op->out, req.path);
  else
    op->failed_path = mem_strdup(template.data);
  uv_fs_req_cleanup(&req);
  buf_free(&template);
  return err;
}

static int64_t run_realpath_native(struct fs_op *op) {
  uv_fs_t req;
  return take_text(op, &req, uv_fs_realpath(NULL, &req, op->path.data, NULL));
}

// Resolves one prefix of the path: into *resolved (heap) if it exists.
static bool resolve_prefix(const char *path, size_t len, char **resolved) {
  uv_fs_t req;
  while (len > 1 && path[len - 1] == '/')
    len--;
  char *prefix = len ? mem_strndup(path, len) : mem_strdup(path[0] == '/' ? "/" : ".");
  bool ok = uv_fs_realpath(NULL, &req, prefix, NULL) >= 0;
  if (ok) *resolved = mem_strdup(req.ptr);
  uv_fs_req_cleanup(&req);
  free(prefix);
  return ok;
}

// realpath() reports the first component that cannot be looked at, by its resolved name, as if
// the path had been walked with lstat.  Only failures pay for finding it.
static int64_t run_realpath(struct fs_op *op) {
  int64_t err = run_realpath_native(op);
  if (err >= 0) return err;
  op->syscall = err == UV_ELOOP ? "stat" : "lstat";
  const char *path = op->path.data;
  char *resolved = NULL;
  size_t end = op->path.len, name_end;
  do {
    while (end > 0 && path[end - 1] == '/')
      end--;
    name_end = end;
    while (end > 0 && path[end - 1] != '/')
      end--;
  } while (!resolve_prefix(path, end, &resolved) && end > 0);
  if (!resolved) return err;
  struct buf failed = {0};
  buf_append_text(&failed, resolved);
  if (failed.data[failed.len - 1] != '/') buf_append_char(&failed, '/');
  buf_append(&failed, path + end, name_end - end);
  op->failed_path = buf_take(&failed);
  free(resolved);
  return err;
}

static const struct fs_op_def fs_access_def = {"access", "pi", run_access, NULL};
static const struct fs_op_def fs_exists_def = {"access", "p", run_exists, fs_result_bool};
static const struct fs_op_def fs_rename_def = {"rename", "pq", run_rename, NULL};
static const struct fs_op_def fs_unlink_def = {"unlink", "p", run_unlink, NULL};
static const struct fs_op_def fs_copy_file_def = {"copyfile", "pqi", run_copy_file, NULL};
static const struct fs_op_def fs_link_def = {"link", "pq", run_link, NULL};
static const struct fs_op_def fs_symlink_def = {"symlink", "pqi", run_symlink, NULL};
static const struct fs_op_def fs_readlink_def = {"readlink", "pi", run_readlink,
                                                 fs_result_text};
static const struct fs_op_def fs_mkdtemp_def = {"mkdtemp", "pi", run_mkdtemp, fs_result_text};
static const struct fs_op_def fs_realpath_def = {"realpath", "pi", run_realpath,
                                                 fs_result_text};
static const struct fs_op_def fs_realpath_native_def = {"realpath", "pi", run_realpath_native,
                                                        fs_result_text};

FS_OP(fs_access)
FS_OP(fs_exists)
FS_OP(fs_rename)
FS_OP(fs_unlink)
FS_OP(fs_copy_file)
FS_OP(fs_link)
FS_OP(fs_symlink)
FS_OP(fs_readlink)
FS_OP(fs_mkdtemp)
FS_OP(fs_realpath)
FS_OP(fs_realpath_native)

static const struct js_function_def functions[] = {
    JS_ENTRY("access", fs_access, 2),
    JS_ENTRY("exists", fs_exists, 1),
    JS_ENTRY("rename", fs_rename, 2),
    JS_ENTRY("unlink", fs_unlink, 1),
    JS_ENTRY("copyFile", fs_copy_file, 3),
    JS_ENTRY("link", fs_link, 2),
    JS_ENTRY("symlink", fs_symlink, 3),
    JS_ENTRY("readlink", fs_readlink, 2),
    JS_ENTRY("mkdtemp", fs_mkdtemp, 2),
    JS_ENTRY("realpath", fs_realpath, 2),
    JS_ENTRY("realpathNative", fs_realpath_native, 2),
};
const struct fs_family fs_path_family = {functions, COUNT_OF(functions)};
