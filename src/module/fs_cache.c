// SPDX-License-Identifier: MIT
//
// The stat cache and the realpath cache.  One lstat tells kind and whether the path is a link; real
// paths are put together from the real path of the parent directory, so that a tree of modules costs
// one lstat for each of its directories and files.
#include "module/fs_cache.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "module/path.h"
#include "util/alloc.h"

enum { KIND_MASK = 3, IS_LINK = 4 };

static uintptr_t look(const char *path) {
  struct stat st;
  uintptr_t link = 0;
  if (lstat(path, &st) != 0) return FILE_NONE;
  if (S_ISLNK(st.st_mode)) {
    link = IS_LINK;
    if (stat(path, &st) != 0) return FILE_NONE | link;
  }
  return (S_ISDIR(st.st_mode) ? FILE_DIRECTORY : FILE_REGULAR) | link;
}

static uintptr_t entry_of(struct fs_cache *cache, struct str path) {
  uintptr_t entry = (uintptr_t)strmap_get(&cache->kinds, path);
  if (entry) return entry;
  char local[PATH_MAX];
  if (path.len >= sizeof local) return FILE_NONE;
  memcpy(local, path.data, path.len);
  local[path.len] = '\0';
  entry = look(local);
  strmap_set(&cache->kinds, path, (void *)entry);
  return entry;
}

enum file_kind fs_cache_kind(struct fs_cache *cache, struct str path) {
  return (enum file_kind)(entry_of(cache, path) & KIND_MASK);
}

static void append_link_target(struct buf *out, struct str path) {
  char link[PATH_MAX], real[PATH_MAX];
  if (path.len < sizeof link) {
    memcpy(link, path.data, path.len);
    link[path.len] = '\0';
    if (realpath(link, real)) {
      buf_append_text(out, real);
      return;
    }
  }
  buf_append_str(out, path);
}

static void append_real_directory(struct fs_cache *cache, struct buf *out, struct str path) {
  if (path.len <= 1) return; // the root: its children start with the slash
  const char *known = strmap_get(&cache->realpaths, path);
  if (!known) {
    struct buf real = {0};
    fs_cache_realpath(cache, &real, path);
    known = buf_take(&real);
    strmap_set(&cache->realpaths, path, (void *)known);
  }
  buf_append_text(out, known);
}

void fs_cache_realpath(struct fs_cache *cache, struct buf *out, struct str path) {
  if (path.len <= 1) {
    buf_append_char(out, '/');
  } else if (entry_of(cache, path) & IS_LINK) {
    append_link_target(out, path);
  } else {
    append_real_directory(cache, out, path_dirname(path));
    buf_append_char(out, '/');
    buf_append_str(out, path_basename(path));
  }
}

int fs_read_file(struct buf *out, const char *path) {
  int fd = open(path, O_RDONLY | O_CLOEXEC), err = 0;
  if (fd < 0) return -errno;
  struct stat st;
  buf_reserve(out, fstat(fd, &st) == 0 && st.st_size > 0 ? (size_t)st.st_size + 1 : 4096);
  for (;;) {
    if (out->cap - out->len < 2) buf_reserve(out, out->cap);
    ssize_t n = read(fd, out->data + out->len, out->cap - out->len - 1);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) err = -errno;
    if (n <= 0) break;
    out->len += (size_t)n;
  }
  close(fd);
  out->data[out->len] = '\0';
  return err;
}

void fs_cache_flush(struct fs_cache *cache) {
  strmap_clear(&cache->kinds, NULL);
}

void fs_cache_free(struct fs_cache *cache) {
  strmap_free(&cache->kinds, NULL);
  strmap_free(&cache->realpaths, free);
}
