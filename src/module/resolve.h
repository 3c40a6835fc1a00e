// SPDX-License-Identifier: MIT
//
// CommonJS resolution: from a request and the folders to search to the name of a file.
#ifndef NODUS_MODULE_RESOLVE_H
#define NODUS_MODULE_RESOLVE_H

#include "module/exports.h"
#include "module/fs_cache.h"
#include "module/package.h"

struct resolver {
  struct fs_cache fs;
  struct package_cache packages;
};

struct lookup {
  struct str request;
  struct str paths;      // folders, separated by NUL
  struct str extensions; // ".js", ".json" ..., separated by NUL
  struct conditions conditions;
  bool preserve_symlinks;
};

enum find_status {
  FIND_NOTHING,
  FIND_FILE,            // path
  FIND_FILE_BAD_MAIN,   // path, though the "main" of package names no file
  FIND_BAD_MAIN,        // path is where "main" points to; package
  FIND_INVALID_PACKAGE, // package
  FIND_NO_TARGET,       // path, which "exports" names, does not exist; package
  FIND_EXPORTS_FAILED,  // package, subpath, exports
  FIND_IS_DIRECTORY,    // path, where only a file will do
  FIND_BARE             // path holds a package specifier that "imports" names; package
};

struct find_result {
  enum find_status status;
  struct buf path; // owned
  const struct package *package;
  struct buf subpath;            // owned
  struct exports_result exports; // owned
};

// The file that a request names: absolute paths, relative ones against each folder, and packages.
void resolver_find(struct resolver *resolver, const struct lookup *lookup,
                   struct find_result *out);

// A request by the name of the package that the file `parent` belongs to; FIND_NOTHING if it is not.
void resolver_find_self(struct resolver *resolver, const struct lookup *lookup,
                        struct str parent, struct find_result *out);

// A request that starts with "#".
void resolver_find_import(struct resolver *resolver, const struct lookup *lookup,
                          struct str parent, struct find_result *out);

// A bare specifier of an ES module: the innermost node_modules folder that holds the package, without
// guessing extensions.  FIND_BAD_MAIN: nothing can be loaded by the package's name; path is its folder.
void resolver_find_package(struct resolver *resolver, const struct lookup *lookup,
                           struct str parent, struct find_result *out);

// A path that must name a file as it stands, seen from a folder.
void resolver_find_exact(struct resolver *resolver, const struct lookup *lookup,
                         struct str folder, struct find_result *out);

void find_result_free(struct find_result *result);

void resolver_flush(struct resolver *resolver);
void resolver_free(struct resolver *resolver);

#endif
