// SPDX-License-Identifier: MIT
//
// Joining and normalising paths.  Works on bytes: a path is whatever the file system takes.
#include "module/path.h"

#include <limits.h>
#include <unistd.h>

// Appends the segments of `path` to out, which holds a normalised absolute path ("" is the root).
static void append_segments(struct buf *out, size_t root, struct str path) {
  size_t i = 0;
  while (i < path.len) {
    size_t start = i;
    while (i < path.len && path.data[i] != '/')
      i++;
    struct str segment = str_slice(path, start, i++);
    if (segment.len == 0 || str_equal(segment, STR("."))) continue;
    if (str_equal(segment, STR(".."))) {
      while (out->len > root && out->data[--out->len] != '/')
        continue;
      continue;
    }
    buf_append_char(out, '/');
    buf_append_str(out, segment);
  }
}

void path_resolve(struct buf *out, struct str base, struct str path) {
  size_t root = out->len;
  if (path.len == 0 || path.data[0] != '/') {
    if (base.len == 0 || base.data[0] != '/') {
      char cwd[PATH_MAX];
      if (getcwd(cwd, sizeof cwd)) append_segments(out, root, str_from(cwd));
    }
    append_segments(out, root, base);
  }
  append_segments(out, root, path);
  if (out->len == root) buf_append_char(out, '/');
  buf_reserve(out, 0);
  out->data[out->len] = '\0';
}

struct str path_dirname(struct str path) {
  size_t len = path.len;
  while (len > 0 && path.data[len - 1] != '/')
    len--;
  if (len > 1) len--;
  return (struct str){path.data, len};
}

struct str path_basename(struct str path) {
  size_t start = path.len;
  while (start > 0 && path.data[start - 1] != '/')
    start--;
  return str_slice(path, start, path.len);
}

bool path_names_directory(struct str path) {
  return str_ends(path, STR("/")) || str_ends(path, STR("/.")) || str_ends(path, STR("/..")) ||
         str_equal(path, STR(".")) || str_equal(path, STR(".."));
}

bool path_is_relative(struct str path) {
  return str_equal(path, STR(".")) || str_equal(path, STR("..")) ||
         str_starts(path, STR("./")) || str_starts(path, STR("../"));
}
