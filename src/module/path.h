// SPDX-License-Identifier: MIT
//
// POSIX paths as the module loader needs them: absolute, normalised, no trailing slash.
#ifndef NODUS_MODULE_PATH_H
#define NODUS_MODULE_PATH_H

#include "util/buf.h"

// Appends to out the absolute path of `path` seen from the directory `base` (absolute, or empty
// for the current directory), with ".", ".." and doubled slashes resolved.  A trailing slash goes.
void path_resolve(struct buf *out, struct str base, struct str path);

// "/a/b" -> "/a", "/a" -> "/", "/" -> "/".
struct str path_dirname(struct str path);
// "/a/b" -> "b", "/" -> "".
struct str path_basename(struct str path);

// True if the path is "..", or ends in a slash, "/." or "/..": it can only name a directory.
bool path_names_directory(struct str path);
// True for ".", "..", "./x" and "../x".
bool path_is_relative(struct str path);

#endif
