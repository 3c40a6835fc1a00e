// SPDX-License-Identifier: MIT
//
// The package.json reader and its cache.  What exists is kept for good, as in Node; what does not is
// forgotten with the stat cache.
#include "module/package.h"

#include <stdlib.h>

#include "module/fs_cache.h"
#include "module/path.h"
#include "util/alloc.h"

static const struct package absent_package;

static struct str string_member(const struct json *root, struct str key) {
  const struct json *member = json_member(root, key);
  return member && member->type == JSON_STRING ? member->text : (struct str){0};
}

static const struct json *value_member(const struct json *root, struct str key) {
  const struct json *member = json_member(root, key);
  return member && member->type != JSON_NULL ? member : NULL;
}

static enum package_type type_of(const struct json *root) {
  struct str type = string_member(root, STR("type"));
  if (str_equal(type, STR("module"))) return PACKAGE_MODULE;
  return str_equal(type, STR("commonjs")) ? PACKAGE_COMMONJS : PACKAGE_NONE;
}

static struct package *package_parse(struct str dir, struct buf *content) {
  struct package *package = mem_zalloc(sizeof *package);
  struct str text = buf_str(content);
  package->exists = true;
  package->text = buf_take(content);
  package->dir = (struct str){mem_strndup(dir.data, dir.len), dir.len};
  const struct json *root = json_parse(&package->arena, (struct str){package->text, text.len});
  package->root = root;
  package->is_invalid = !root || root->type != JSON_OBJECT;
  package->name = string_member(root, STR("name"));
  package->main = string_member(root, STR("main"));
  package->type = type_of(root);
  package->exports = value_member(root, STR("exports"));
  package->imports = value_member(root, STR("imports"));
  if (package->imports && package->imports->type != JSON_OBJECT) package->imports = NULL;
  return package;
}

static void package_free(void *value) {
  struct package *package = value;
  arena_free(&package->arena);
  free((char *)package->dir.data);
  free(package->text);
  free(package);
}

const struct package *package_read(struct package_cache *cache, struct str dir) {
  const struct package *known = strmap_get(&cache->packages, dir);
  if (known) return known;
  if (strmap_get(&cache->absent, dir)) return &absent_package;
  struct buf path = {0}, content = {0};
  if (dir.len > 1) buf_append_str(&path, dir);
  buf_append_text(&path, "/package.json");
  int err = fs_read_file(&content, path.data);
  buf_free(&path);
  if (err) {
    buf_free(&content);
    strmap_set(&cache->absent, dir, (void *)&absent_package);
    return &absent_package;
  }
  struct package *package = package_parse(dir, &content);
  strmap_set(&cache->packages, dir, package);
  return package;
}

const struct package *package_scope(struct package_cache *cache, struct str path) {
  struct str dir = path;
  do {
    dir = path_dirname(dir);
    if (str_equal(path_basename(dir), STR("node_modules"))) return NULL;
    const struct package *package = package_read(cache, dir);
    if (package->exists) return package;
  } while (dir.len > 1);
  return NULL;
}

void package_cache_flush(struct package_cache *cache) {
  strmap_clear(&cache->absent, NULL);
}

void package_cache_free(struct package_cache *cache) {
  strmap_free(&cache->packages, package_free);
  strmap_free(&cache->absent, NULL);
}
