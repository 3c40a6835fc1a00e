// SPDX-License-Identifier: MIT
//
// "exports" and "imports" of package.json: which file a subpath stands for.  See
// https://nodejs.org/api/esm.html#resolution-algorithm-specification.
#ifndef NODUS_MODULE_EXPORTS_H
#define NODUS_MODULE_EXPORTS_H

#include "module/package.h"
#include "util/buf.h"

enum exports_status {
  EXPORTS_UNDEFINED,      // no condition matched, or no such subpath
  EXPORTS_NULL,           // explicitly excluded
  EXPORTS_FILE,           // target: an absolute path, which may not exist
  EXPORTS_BARE,           // target: the name of another package or builtin (imports only)
  EXPORTS_INVALID_TARGET, // target: the JSON text of what is wrong, key: its subpath
  EXPORTS_INVALID_MATCH,  // key: the pattern that the request does not fit
  EXPORTS_ENCODED_SLASH,  // target: a path with %2f or %5c
  EXPORTS_MIXED_KEYS,     // some keys start with "." and some do not
  EXPORTS_NUMERIC_KEY,    // an object of conditions has a key like "1"
};

struct exports_result {
  enum exports_status status;
  struct str key;    // borrowed from the package
  struct buf target; // owned: free it
};

struct conditions {
  const struct str *names;
  size_t count;
};

// subpath is "." or starts with "./"; package->exists and package->exports must hold.
void exports_resolve(const struct package *package, struct str subpath,
                     const struct conditions *conditions, struct exports_result *out);
// specifier starts with "#"; package->exists must hold.
void imports_resolve(const struct package *package, struct str specifier,
                     const struct conditions *conditions, struct exports_result *out);

#endif
