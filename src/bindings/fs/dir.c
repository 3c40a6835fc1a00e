// SPDX-License-Identifier: MIT
//
// Directories: making, removing and listing them.
//
// A listing crosses into JavaScript as one text: every name followed by a NUL, then one digit per
// name, its uv_dirent_type_t.  Names cannot contain NUL, so one split takes it apart.
#include "bindings/fs/op.h"

#include <stdlib.h>
#include <string.h>

#include "util/alloc.h"
#include "util/check.h"

// ---- mkdir, rmdir ------------------------------------------------------------------------

static int64_t make_dir(const char *path, int mode) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_mkdir(NULL, &req, path, mode, NULL));
}

static int64_t run_mkdir(struct fs_op *op) {
  return make_dir(op->path.data, (int)op->ints[0]);
}

static bool is_directory(const char *path) {
  uv_fs_t req;
  bool yes =
      uv_fs_stat(NULL, &req, path, NULL) == 0 && (req.statbuf.st_mode & S_IFMT) == S_IFDIR;
  uv_fs_req_cleanup(&req);
  return yes;
}

// Length of the parent of path[0..len), without trailing slashes; 0 if it has none.
static size_t parent_length(const char *path, size_t len) {
  while (len > 0 && path[len - 1] == '/')
    len--;
  while (len > 0 && path[len - 1] != '/')
    len--;
  while (len > 1 && path[len - 1] == '/')
    len--;
  return len;
}

// Makes path[0..len) and what is missing above it.  *first becomes the length of the topmost
// directory that was made.  Directories made by others meanwhile are welcome.
static int64_t make_dirs(char *path, size_t len, int mode, size_t *first) {
  char cut = path[len];
  path[len] = '\0';
  int64_t err = make_dir(path, mode);
  if (err == UV_ENOENT) {
    size_t parent = parent_length(path, len);
    if (parent > 0 && parent < len) {
      err = make_dirs(path, parent, mode, first);
      if (err == 0) err = make_dir(path, mode);
      if (err == 0 && *first == 0) *first = len;
    }
  } else if (err == 0 && *first == 0) {
    *first = len;
  }
  if (err != 0 && err != UV_ENOTDIR && is_directory(path)) err = 0;
  path[len] = cut;
  return err;
}

// ints: result as bytes, mode.  The result is the first directory made, if any.
static int64_t run_mkdirs(struct fs_op *op) {
  size_t first = 0, len = op->path.len;
  while (len > 1 && op->path.data[len - 1] == '/')
    len--;
  int64_t err = make_dirs(op->path.data, len, (int)op->ints[1], &first);
  if (err == 0) buf_append(&op->out, op->path.data, first);
  return err;
}

static js_val mkdirs_result(struct fs_op *op, struct env *env) {
  return op->out.len ? fs_result_text(op, env) : js_undefined(env->ctx);
}

static int64_t run_rmdir(struct fs_op *op) {
  uv_fs_t req;
  return fs_req_end(&req, uv_fs_rmdir(NULL, &req, op->path.data, NULL));
}

// ---- readdir -----------------------------------------------------------------------------

uv_dirent_type_t fs_entry_type(const char *path) {
  uv_fs_t req;
  uv_dirent_type_t type = UV_DIRENT_UNKNOWN;
  if (uv_fs_lstat(NULL, &req, path, NULL) == 0) {
    switch (req.statbuf.st_mode & S_IFMT) {
    case S_IFREG: type = UV_DIRENT_FILE; break;
    case S_IFDIR: type = UV_DIRENT_DIR; break;
    case S_IFLNK: type = UV_DIRENT_LINK; break;
    case S_IFIFO: type = UV_DIRENT_FIFO; break;
    case S_IFSOCK: type = UV_DIRENT_SOCKET; break;
    case S_IFCHR: type = UV_DIRENT_CHAR; break;
    case S_IFBLK: type = UV_DIRENT_BLOCK; break;
    }
  }
  uv_fs_req_cleanup(&req);
  return type;
}

struct listing {
  struct buf names, types;
};

static void listing_add(struct listing *list, const char *prefix, const char *name,
                        uv_dirent_type_t type) {
  if (*prefix) {
    buf_append_text(&list->names, prefix);
    buf_append_char(&list->names, '/');
  }
  buf_append_text(&list->names, name);
  buf_append_char(&list->names, '\0');
  buf_append_char(&list->types, (char)('0' + type));
}

static void listing_finish(struct listing *list, struct buf *out) {
  buf_append(&list->names, list->types.data, list->types.len);
  buf_free(&list->types);
  *out = list->names;
}

// "dir/name" in *path, reusing its memory.
static const char *join(struct buf *path, const char *dir, const char *name) {
  path->len = 0;
  buf_append_text(path, dir);
  if (path->len > 0 && path->data[path->len - 1] != '/') buf_append_char(path, '/');
  buf_append_text(path, name);
  return path->data;
}

// Lists one directory, in name order.  prefix is put before the names; the directories among the
// entries (links to directories too) are appended to *queue, if there is one.
static int64_t list_dir(const char *dir, const char *prefix, struct listing *list,
                        struct buf *queue) {
  uv_fs_t req;
  uv_dirent_t entry;
  struct buf path = {0};
  int64_t err = uv_fs_scandir(NULL, &req, dir, 0, NULL);
  while (err >= 0 && uv_fs_scandir_next(&req, &entry) != UV_EOF) {
    if (entry.type == UV_DIRENT_UNKNOWN)
      entry.type = fs_entry_type(join(&path, dir, entry.name));
    listing_add(list, prefix, entry.name, entry.type);
    if (!queue) continue;
    if (entry.type == UV_DIRENT_DIR ||
        (entry.type == UV_DIRENT_LINK && is_directory(join(&path, dir, entry.name)))) {
      const char *relative = *prefix ? join(&path, prefix, entry.name) : entry.name;
      buf_append(queue, relative, strlen(relative) + 1);
    }
  }
  buf_free(&path);
  return fs_req_end(&req, err < 0 ? err : 0);
}

// ints: result as bytes, recursive.  Recursion goes breadth first through a queue of names.
static int64_t run_readdir(struct fs_op *op) {
  struct listing list = {0};
  struct buf queue = {0}, dir = {0}, prefix = {0};
  struct buf *pending = op->ints[1] ? &queue : NULL;
  int64_t err = list_dir(op->path.data, "", &list, pending);
  for (size_t next = 0; err == 0 && next < queue.len; next += prefix.len + 1) {
    prefix.len = 0;
    buf_append_text(&prefix, queue.data + next);
    join(&dir, op->path.data, prefix.data);
    err = list_dir(dir.data, prefix.data, &list, &queue);
    if (err < 0) op->failed_path = mem_strdup(dir.data);
  }
  listing_finish(&list, &op->out);
  buf_free(&queue);
  buf_free(&dir);
  buf_free(&prefix);
  return err;
}

// ---- Directory streams -------------------------------------------------------------------

struct fs_dir {
  uv_dir_t *uv; // NULL once closed
};

static void dir_close(struct fs_dir *dir) {
  uv_fs_t req;
  if (!dir->uv) return;
  uv_fs_closedir(NULL, &req, dir->uv, NULL);
  uv_fs_req_cleanup(&req);
  dir->uv = NULL;
}

static void dir_finalize(void *native) {
  dir_close(native);
  free(native);
}

static const struct js_class dir_class = {"FSDir", dir_finalize};

struct fs_dir *fs_dir_unwrap(js_ctx ctx, js_val v) {
  return js_unwrap(ctx, v, &dir_class);
}

static int64_t run_opendir(struct fs_op *op) {
  uv_fs_t req;
  op->anonymous = !op->async; // as in Node
  int64_t err = uv_fs_opendir(NULL, &req, op->path.data, NULL);
  if (err >= 0) {
    op->dir = mem_alloc(sizeof(*op->dir));
    op->dir->uv = req.ptr;
  }
  return fs_req_end(&req, err);
}

static js_val opendir_result(struct fs_op *op, struct env *env) {
  return js_wrap(env->ctx, &dir_class, op->dir);
}

// ints: result as bytes, how many entries at most
static int64_t run_read_entries(struct fs_op *op) {
  enum { MOST = 1024 };
  uv_dirent_t entries[MOST];
  uv_fs_t req;
  CHECK(op->dir->uv);
  op->dir->uv->dirents = entries;
  op->dir->uv->nentries = op->ints[1] < MOST ? (size_t)op->ints[1] : MOST;
  int64_t n = uv_fs_readdir(NULL, &req, op->dir->uv, NULL);
  struct listing list = {0};
  for (int64_t i = 0; i < n; i++)
    listing_add(&list, "", entries[i].name, entries[i].type);
  listing_finish(&list, &op->out);
  return fs_req_end(&req, n);
}

static js_val entries_result(struct fs_op *op, struct env *env) {
  return op->status == 0 ? js_null(env->ctx) : fs_result_text(op, env);
}

static int64_t run_closedir(struct fs_op *op) {
  CHECK(op->dir->uv);
  dir_close(op->dir);
  return 0;
}

static const struct fs_op_def fs_mkdir_def = {"mkdir", "pi", run_mkdir, NULL};
static const struct fs_op_def fs_mkdirs_def = {"mkdir", "pii", run_mkdirs, mkdirs_result};
static const struct fs_op_def fs_rmdir_def = {"rmdir", "p", run_rmdir, NULL};
static const struct fs_op_def fs_readdir_def = {"scandir", "pii", run_readdir, fs_result_text};
static const struct fs_op_def fs_opendir_def = {"opendir", "p", run_opendir, opendir_result};
static const struct fs_op_def fs_read_entries_def = {"scandir", "Dii", run_read_entries,
                                                     entries_result};
static const struct fs_op_def fs_closedir_def = {"closedir", "D", run_closedir, NULL};

FS_OP(fs_mkdir)
FS_OP(fs_mkdirs)
FS_OP(fs_rmdir)
FS_OP(fs_readdir)
FS_OP(fs_opendir)
FS_OP(fs_read_entries)
FS_OP(fs_closedir)

static const struct js_function_def functions[] = {
    JS_ENTRY("mkdir", fs_mkdir, 2),       JS_ENTRY("mkdirs", fs_mkdirs, 3),
    JS_ENTRY("rmdir", fs_rmdir, 1),       JS_ENTRY("readdir", fs_readdir, 3),
    JS_ENTRY("opendir", fs_opendir, 1),   JS_ENTRY("readEntries", fs_read_entries, 3),
    JS_ENTRY("closedir", fs_closedir, 1),
};
const struct fs_family fs_dir_family = {functions, COUNT_OF(functions)};
