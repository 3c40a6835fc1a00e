// SPDX-License-Identifier: MIT
//
// Compiles modules of the embedded library.  Their text is ASCII in read-only memory, so the
// engine parses it in place.
#include "runtime/library.h"

#include <stdio.h>
#include <stdlib.h>

static int compare_entry(const void *id, const void *entry) {
  return strcmp(id, ((const struct library_entry *)entry)->id);
}

static const struct library_entry *find(const char *id) {
  return bsearch(id, library_entries, library_entry_count, sizeof(struct library_entry),
                 compare_entry);
}

bool library_has(const char *id) {
  return find(id) != NULL;
}

struct str library_find(const char *id) {
  const struct library_entry *entry = find(id);
  return entry ? (struct str){library_text + entry->offset, entry->len} : (struct str){NULL, 0};
}

js_val library_compile(js_ctx ctx, const char *id, js_val *exc) {
  const struct library_entry *entry = find(id);
  if (!entry) return NULL;
  char url[256];
  int len = snprintf(url, sizeof url, "node:%s", id);
  return js_eval_immortal(ctx, (struct str){library_text + entry->offset, entry->len},
                          (struct str){url, (size_t)len}, exc);
}
