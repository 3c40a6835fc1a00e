// SPDX-License-Identifier: MIT
//
// LOAD_AS_FILE, LOAD_AS_DIRECTORY, LOAD_PACKAGE_EXPORTS, LOAD_PACKAGE_SELF and
// LOAD_PACKAGE_IMPORTS of https://nodejs.org/api/modules.html#all-together.
#include "module/resolve.h"

#include "module/path.h"

struct search {
  struct resolver *resolver;
  const struct lookup *lookup;
  struct find_result *out;
};

// The next item of a NUL-separated list; false at its end.
static bool next_item(struct str *list, struct str *item) {
  if (!list->data) return false;
  const char *end = memchr(list->data, '\0', list->len);
  size_t len = end ? (size_t)(end - list->data) : list->len;
  *item = str_slice(*list, 0, len);
  *list = end ? str_slice(*list, len + 1, list->len) : (struct str){0};
  return true;
}

static bool found(struct search *s, struct str path) {
  struct buf *out = &s->out->path;
  out->len = 0;
  if (s->lookup->preserve_symlinks)
    buf_append_str(out, path);
  else
    fs_cache_realpath(&s->resolver->fs, out, path);
  s->out->status = FIND_FILE;
  return true;
}

static bool try_file(struct search *s, struct str path) {
  return fs_cache_kind(&s->resolver->fs, path) == FILE_REGULAR && found(s, path);
}

// base is changed during the call only.
static bool try_extensions(struct search *s, struct buf *base) {
  struct str list = s->lookup->extensions, extension;
  size_t len = base->len;
  bool ok = false;
  while (!ok && next_item(&list, &extension)) {
    buf_append_str(base, extension);
    ok = try_file(s, buf_str(base));
    base->len = len;
  }
  return ok;
}

static bool try_index(struct search *s, struct buf *dir) {
  size_t len = dir->len;
  buf_append_text(dir, "/index");
  bool ok = try_extensions(s, dir);
  dir->len = len;
  return ok;
}

static bool try_main(struct search *s, struct buf *target) {
  return try_file(s, buf_str(target)) || try_extensions(s, target) || try_index(s, target);
}

static bool try_directory(struct search *s, struct buf *dir) {
  const struct package *package = package_read(&s->resolver->packages, buf_str(dir));
  if (package->is_invalid) {
    s->out->status = FIND_INVALID_PACKAGE;
    s->out->package = package;
    return true;
  }
  if (package->main.len == 0) return try_index(s, dir);
  struct buf target = {0};
  path_resolve(&target, buf_str(dir), package->main);
  if (!try_main(s, &target)) {
    s->out->package = package;
    if (try_index(s, dir)) {
      s->out->status = FIND_FILE_BAD_MAIN;
    } else {
      s->out->status = FIND_BAD_MAIN;
      buf_append_str(&s->out->path, buf_str(&target));
    }
  }
  buf_free(&target);
  return true;
}

static bool try_path(struct search *s, struct buf *path, bool wants_directory) {
  enum file_kind kind = fs_cache_kind(&s->resolver->fs, buf_str(path));
  if (!wants_directory) {
    if (kind == FILE_REGULAR) return found(s, buf_str(path));
    if (try_extensions(s, path)) return true;
  }
  return kind == FILE_DIRECTORY && try_directory(s, path);
}

// ---- Packages ----------------------------------------------------------------------------

static size_t segment_end(struct str path, size_t i) {
  while (i < path.len && path.data[i] != '/')
    i++;
  return i;
}

// Splits "@scope/name/sub" or "name/sub"; false if it does not start with a package's name.
static bool split_name(struct str request, struct str *name, struct str *rest) {
  size_t start = 0;
  if (str_starts(request, STR("@"))) start = segment_end(request, 0) + 1;
  if (start == 2 || start >= request.len || request.data[start] == '.') return false;
  size_t end = segment_end(request, start);
  if (end == start || memchr(request.data, '\\', end) || memchr(request.data, '%', end))
    return false;
  *name = str_slice(request, 0, end);
  *rest = str_slice(request, end, request.len);
  return true;
}

// Turns the outcome of "exports" or "imports" into a result.
static bool take_target(struct search *s, const struct package *package) {
  struct find_result *out = s->out;
  out->package = package;
  struct str target = buf_str(&out->exports.target);
  switch (out->exports.status) {
  case EXPORTS_FILE:
    if (try_file(s, target)) return true;
    out->status = FIND_NO_TARGET;
    buf_append_str(&out->path, target);
    return true;
  case EXPORTS_BARE:
    out->status = FIND_BARE;
    buf_append_str(&out->path, target);
    return true;
  default: out->status = FIND_EXPORTS_FAILED; return true;
  }
}

static bool resolve_exports(struct search *s, const struct package *package, struct str rest) {
  struct find_result *out = s->out;
  buf_append_char(&out->subpath, '.');
  buf_append_str(&out->subpath, rest);
  exports_resolve(package, buf_str(&out->subpath), &s->lookup->conditions, &out->exports);
  return take_target(s, package);
}

static bool try_exports(struct search *s, struct str folder) {
  struct str name, rest;
  if (!split_name(s->lookup->request, &name, &rest)) return false;
  struct buf dir = {0};
  path_resolve(&dir, folder, name);
  const struct package *package = package_read(&s->resolver->packages, buf_str(&dir));
  buf_free(&dir);
  if (!package->exists || (!package->exports && !package->is_invalid)) return false;
  if (!package->is_invalid) return resolve_exports(s, package, rest);
  s->out->status = FIND_INVALID_PACKAGE;
  s->out->package = package;
  return true;
}

static bool try_folder(struct search *s, struct str folder, bool is_path) {
  struct str request = s->lookup->request;
  if (!is_path && fs_cache_kind(&s->resolver->fs, folder) != FILE_DIRECTORY) return false;
  if (!is_path && try_exports(s, folder)) return true;
  struct buf path = {0};
  path_resolve(&path, folder, request);
  bool ok = try_path(s, &path, path_names_directory(request));
  buf_free(&path);
  return ok;
}

void resolver_find(struct resolver *resolver, const struct lookup *lookup,
                   struct find_result *out) {
  *out = (struct find_result){0};
  struct search s = {resolver, lookup, out};
  struct str list = lookup->paths, folder;
  bool is_path = path_is_relative(lookup->request) || str_starts(lookup->request, STR("/"));
  while (next_item(&list, &folder))
    if (try_folder(&s, folder, is_path)) return;
}

void resolver_find_self(struct resolver *resolver, const struct lookup *lookup,
                        struct str parent, struct find_result *out) {
  *out = (struct find_result){0};
  struct search s = {resolver, lookup, out};
  struct str name, rest;
  const struct package *package = package_scope(&resolver->packages, parent);
  if (!package || !package->exports || !package->name.data) return;
  if (!split_name(lookup->request, &name, &rest) || !str_equal(name, package->name)) return;
  resolve_exports(&s, package, rest);
}

void resolver_find_import(struct resolver *resolver, const struct lookup *lookup,
                          struct str parent, struct find_result *out) {
  *out = (struct find_result){0};
  struct search s = {resolver, lookup, out};
  const struct package *package = package_scope(&resolver->packages, parent);
  if (!package) {
    out->status = FIND_EXPORTS_FAILED;
    return;
  }
  imports_resolve(package, lookup->request, &lookup->conditions, &out->exports);
  take_target(&s, package);
}

// ---- ES modules --------------------------------------------------------------------------

// A path that must name a file as it stands.
static void take_exact(struct search *s, struct str path) {
  if (try_file(s, path)) return;
  bool is_directory = fs_cache_kind(&s->resolver->fs, path) == FILE_DIRECTORY;
  s->out->status = is_directory ? FIND_IS_DIRECTORY : FIND_NO_TARGET;
  buf_append_str(&s->out->path, path);
}

// LEGACY_MAIN_RESOLVE of https://nodejs.org/api/esm.html: "main" of package.json, or index.js.
static void resolve_legacy_main(struct search *s, const struct package *package,
                                struct buf *dir) {
  struct lookup lookup = *s->lookup;
  struct search legacy = {s->resolver, &lookup, s->out};
  lookup.extensions = STR(".js\0.json\0.node");
  s->out->package = package;
  if (package->main.len > 0) {
    struct buf target = {0};
    path_resolve(&target, buf_str(dir), package->main);
    bool ok = try_main(&legacy, &target);
    buf_free(&target);
    if (ok) return;
  }
  if (try_index(&legacy, dir)) return;
  s->out->status = FIND_BAD_MAIN;
  buf_append_str(&s->out->path, buf_str(dir));
}

// The package in one node_modules folder; false if there is none.
static bool try_installed(struct search *s, struct str folder, struct str name,
                          struct str rest) {
  struct buf dir = {0};
  path_resolve(&dir, folder, name);
  bool is_there = fs_cache_kind(&s->resolver->fs, buf_str(&dir)) == FILE_DIRECTORY;
  if (is_there) {
    const struct package *package = package_read(&s->resolver->packages, buf_str(&dir));
    if (package->is_invalid) {
      s->out->status = FIND_INVALID_PACKAGE;
      s->out->package = package;
    } else if (package->exists && package->exports) {
      resolve_exports(s, package, rest);
    } else if (rest.len == 0) {
      resolve_legacy_main(s, package, &dir);
    } else {
      buf_append_str(&dir, rest);
      take_exact(s, buf_str(&dir));
    }
  }
  buf_free(&dir);
  return is_there;
}

void resolver_find_package(struct resolver *resolver, const struct lookup *lookup,
                           struct str parent, struct find_result *out) {
  *out = (struct find_result){0};
  struct search s = {resolver, lookup, out};
  struct str name, rest, dir = parent;
  if (!split_name(lookup->request, &name, &rest)) return;
  bool is_done = false;
  do {
    dir = path_dirname(dir);
    if (str_equal(path_basename(dir), STR("node_modules"))) continue;
    struct buf folder = {0};
    path_resolve(&folder, dir, STR("node_modules"));
    is_done = try_installed(&s, buf_str(&folder), name, rest);
    buf_free(&folder);
  } while (!is_done && dir.len > 1);
}

void resolver_find_exact(struct resolver *resolver, const struct lookup *lookup,
                         struct str folder, struct find_result *out) {
  *out = (struct find_result){0};
  struct search s = {resolver, lookup, out};
  struct buf path = {0};
  path_resolve(&path, folder, lookup->request);
  if (path_names_directory(lookup->request)) {
    bool is_directory = fs_cache_kind(&resolver->fs, buf_str(&path)) == FILE_DIRECTORY;
    out->status = is_directory ? FIND_IS_DIRECTORY : FIND_NO_TARGET;
    buf_append_str(&out->path, buf_str(&path));
  } else {
    take_exact(&s, buf_str(&path));
  }
  buf_free(&path);
}

void find_result_free(struct find_result *result) {
  buf_free(&result->path);
  buf_free(&result->subpath);
  buf_free(&result->exports.target);
}

void resolver_flush(struct resolver *resolver) {
  fs_cache_flush(&resolver->fs);
  package_cache_flush(&resolver->packages);
}

void resolver_free(struct resolver *resolver) {
  fs_cache_free(&resolver->fs);
  package_cache_free(&resolver->packages);
}
