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

static struct str text_of(const struct library_entry *entry) {
  return (struct str){library_text + entry->offset, entry->len};
}

struct str library_find(const char *id) {
  const struct library_entry *entry = find(id);
  return entry ? text_of(entry) : (struct str){NULL, 0};
}

static struct str bytecode_of(const struct library_entry *entry) {
  if (!library_bytecode) return (struct str){NULL, 0};
  const struct library_bytecode *at = &library_bytecode[entry - library_entries];
  return (struct str){library_bytecode_data + at->offset, at->len};
}

struct url {
  char text[256];
  struct str str;
};

static void make_url(struct url *url, const struct library_entry *entry) {
  int len = snprintf(url->text, sizeof url->text, "node:%s", entry->id);
  url->str = (struct str){url->text, (size_t)len};
}

js_val library_compile(js_ctx ctx, const char *id, js_val *exc) {
  const struct library_entry *entry = find(id);
  if (!entry) return NULL;
  struct url url;
  make_url(&url, entry);
  return js_eval_immortal(ctx, text_of(entry), url.str, bytecode_of(entry), exc);
}

void library_make_bytecode(js_ctx ctx, const struct library_entry *entry, struct buf *out) {
  struct url url;
  make_url(&url, entry);
  js_bytecode_of(ctx, text_of(entry), url.str, out);
}
