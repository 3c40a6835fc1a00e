// SPDX-License-Identifier: MIT
//
// One file system operation, written once and driven two ways: on the calling thread when
// JavaScript passes no callback, on the thread pool when it does.
//
// An operation is a row of its family's table: how its arguments are decoded, the function that
// does the work (any thread, no JavaScript) and the function that makes the result value.  A
// failure is reported as Node words it: system call, path, destination.
#ifndef NODUS_BINDINGS_FS_OP_H
#define NODUS_BINDINGS_FS_OP_H

#include "bindings/binding.h"
#include "loop/req.h"
#include "util/buf.h"

struct fs_op;

struct fs_op_def {
  const char *syscall; // named in errors unless run names another
  // One letter per argument; the callback follows them.
  //   p path, q second path (string, or bytes used as they are)   t text (string, as UTF-8)
  //   i integer   d double   B bytes   A array of bytes   D directory object (see dir.c)
  const char *args;
  // Returns 0 or more on success, a negative uv code on failure.
  int64_t (*run)(struct fs_op *op);
  // Makes the result value on the environment's thread; NULL means undefined.
  js_val (*result)(struct fs_op *op, struct env *env);
};

struct fs_op {
  struct work work; // only used on the pool
  const struct fs_op_def *def;
  bool async;

  struct js_text path, dest, text; // data is NULL when absent
  int64_t ints[6];
  double doubles[2];
  uv_buf_t *bufs; // points to one_buf or to heap memory
  unsigned buf_count;
  uv_buf_t one_buf;
  struct fs_dir *dir;

  int64_t status;      // what run returned
  const char *syscall; // of the failure
  bool anonymous;      // the failure names no path
  char *failed_path;   // heap: named instead of path, or NULL
  struct buf out;      // text or bytes that run produced
  uv_stat_t stat;
};

// The body of every operation's host function.
js_val fs_op_call(struct js_call *call, const struct fs_op_def *def);

// Defines host function `name` that performs operation name##_def.
#define FS_OP(name)                                                                            \
  JS_FUNCTION(name) {                                                                          \
    return fs_op_call(call, &name##_def);                                                      \
  }

// Releases a synchronous uv request and passes its result through.
static inline int64_t fs_req_end(uv_fs_t *req, int64_t result) {
  uv_fs_req_cleanup(req);
  return result;
}

// Names the step of a compound operation that failed.
static inline int64_t fs_fail(struct fs_op *op, const char *syscall, int64_t err) {
  op->syscall = syscall;
  return err;
}

// Steps that compound operations share.
int64_t fs_write_all(int fd, const char *data, size_t len, int64_t position);
int64_t fs_close(int fd);

// ---- Results -----------------------------------------------------------------------------

js_val fs_result_number(struct fs_op *op, struct env *env);
js_val fs_result_bool(struct fs_op *op, struct env *env); // status != 0
// op->out as a string, or as an ArrayBuffer when ints[0] is not 0.
js_val fs_result_text(struct fs_op *op, struct env *env);
js_val fs_result_string(struct fs_op *op, struct env *env);
js_val fs_result_bytes(struct fs_op *op, struct env *env);

// ---- State and families ------------------------------------------------------------------

#define FS_STAT_FIELDS 18

// One array shared with JavaScript, as doubles or 64-bit integers: the last stat's fields (with
// the previous ones behind them, for watchers), or the last statfs'.
struct fs_state {
  union {
    double doubles[2 * FS_STAT_FIELDS];
    int64_t ints[2 * FS_STAT_FIELDS];
  } values;
};
struct fs_state *fs_state(struct env *env);
// Stores a stat as record `index` (0 or 1).
void fs_state_put_stat(struct fs_state *state, unsigned index, const uv_stat_t *stat,
                       bool bigint);

struct fs_family {
  const struct js_function_def *functions;
  size_t count;
};
extern const struct fs_family fs_file_family, fs_stat_family, fs_path_family,
    fs_attributes_family, fs_dir_family, fs_tree_family, fs_read_file_family, fs_watch_family;

// An open directory stream.
struct fs_dir;
struct fs_dir *fs_dir_unwrap(js_ctx ctx, js_val v); // NULL once closed

// The entry type of a path (uv_dirent_type_t), where the directory did not tell.
uv_dirent_type_t fs_entry_type(const char *path);

#endif
