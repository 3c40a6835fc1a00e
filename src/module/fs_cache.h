// SPDX-License-Identifier: MIT
//
// What the file system said, so that no path is looked at twice while modules load.
#ifndef NODUS_MODULE_FS_CACHE_H
#define NODUS_MODULE_FS_CACHE_H

#include "util/buf.h"
#include "util/strmap.h"

enum file_kind { FILE_NONE = 1, FILE_REGULAR, FILE_DIRECTORY };

struct fs_cache {
  struct strmap kinds;     // path -> enum file_kind, with a flag for symbolic links
  struct strmap realpaths; // directory -> its real path (malloc()ed)
};

// What a path names, symbolic links followed; anything that is no directory counts as a file.
enum file_kind fs_cache_kind(struct fs_cache *cache, struct str path);

// Appends the real path of an existing absolute path.
void fs_cache_realpath(struct fs_cache *cache, struct buf *out, struct str path);

// Appends the whole file; 0 or a negative uv code.
int fs_read_file(struct buf *out, const char *path);

// Forgets what may change: kinds; real paths of directories are kept.
void fs_cache_flush(struct fs_cache *cache);
void fs_cache_free(struct fs_cache *cache);

#endif
