// SPDX-License-Identifier: MIT
//
// package.json files: read once each, and found by the directory they govern.
#ifndef NODUS_MODULE_PACKAGE_H
#define NODUS_MODULE_PACKAGE_H

#include "module/json.h"
#include "util/strmap.h"

enum package_type { PACKAGE_NONE, PACKAGE_COMMONJS, PACKAGE_MODULE };

struct package {
  struct str dir; // no trailing slash, except for the root
  bool exists, is_invalid;
  enum package_type type;
  struct str name, main;                       // data == NULL if missing or no string
  const struct json *root, *exports, *imports; // exports and imports NULL if missing or null
  char *text;
  struct arena arena;
};

struct package_cache {
  struct strmap packages; // directory -> struct package, existing ones only
  struct strmap absent;   // directories without one, until the next flush
};

// The package.json of a directory; never NULL, see `exists`.
const struct package *package_read(struct package_cache *cache, struct str dir);

// The nearest package.json above a file, not crossing a node_modules folder; NULL if there is none.
const struct package *package_scope(struct package_cache *cache, struct str path);

void package_cache_flush(struct package_cache *cache);
void package_cache_free(struct package_cache *cache);

#endif
