// SPDX-License-Identifier: MIT
// sources: src/module/json.c src/module/exports.c src/module/path.c src/util/arena.c src/util/buf.c src/util/alloc.c src/util/check.c
//
// A hostile package.json: the text parses or is refused, and its `exports` and `imports` resolve any request. The
// input is "text NUL request"; a request that starts with '#' asks the imports.
#include <stdint.h>

#include "module/exports.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Every node of the tree is read, so that a slice outside text and arena is seen.
static size_t walk(const struct json *node) {
  size_t sum = 0;
  for (; node; node = node->next) {
    for (size_t i = 0; i < node->key.len; i++)
      sum += (unsigned char)node->key.data[i];
    for (size_t i = 0; i < node->text.len; i++)
      sum += (unsigned char)node->text.data[i];
    for (size_t i = 0; i < node->source.len; i++)
      sum += (unsigned char)node->source.data[i];
    sum += walk(node->first);
  }
  return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const struct str names[] = {{"node", 4}, {"require", 7}, {"default", 7}};
  const struct conditions conditions = {names, 3};
  struct str all = {(const char *)data, size};
  const char *nul = size > 0 ? memchr(data, 0, size) : NULL;
  struct str text = str_slice(all, 0, nul ? (size_t)(nul - all.data) : size);
  struct str request = nul ? str_slice(all, text.len + 1, size) : STR(".");

  struct package package = {.dir = STR("/packages/one"), .exists = true};
  package.root = json_parse(&package.arena, text);
  if (package.root) {
    volatile size_t sum = walk(package.root);
    (void)sum;
    package.exports = json_member(package.root, STR("exports"));
    package.imports = json_member(package.root, STR("imports"));
    struct exports_result result = {0};
    if (str_starts(request, STR("#")))
      imports_resolve(&package, request, &conditions, &result);
    else if (package.exports &&
             (str_equal(request, STR(".")) || str_starts(request, STR("./"))))
      exports_resolve(&package, request, &conditions, &result);
    buf_free(&result.target);
  }
  arena_free(&package.arena);
  return 0;
}
