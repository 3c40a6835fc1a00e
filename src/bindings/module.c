// SPDX-License-Identifier: MIT
//
// The CommonJS loader's C half: what src/module resolves, reading and compiling of sources.  Results
// are a file name, undefined where nothing was found, or an array that says why: its first item is
// one of the names of `failures`, the others are what lib/internal/modules/resolve.js puts in the
// error's text.
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "bindings/binding.h"
#include "bindings/rewrite.h"
#include "module/path.h"
#include "module/resolve.h"
#include "util/alloc.h"
#include "util/buf.h"

enum { MAX_CONDITIONS = 64 };

struct module_state {
  struct resolver resolver;
  char *condition_text; // NUL-separated
  struct str conditions[MAX_CONDITIONS];
  size_t condition_count;
};

extern const struct binding module_binding;

static struct module_state *state_get(void) {
  return binding_state(env_current(), &module_binding);
}

static struct str text_str(const struct js_text *text) {
  return (struct str){text->data, text->len};
}

static js_val string_from(js_ctx ctx, struct str s) {
  return js_string_utf8(ctx, s.data ? s.data : "", s.len);
}

static js_val string_or_undefined(js_ctx ctx, struct str s) {
  return s.data ? js_string_utf8(ctx, s.data, s.len) : js_undefined(ctx);
}

// Splits NUL-separated names; returns how many fit.
static size_t split_conditions(struct str list, struct str *names) {
  size_t count = 0, start = 0;
  for (size_t i = 0; i <= list.len && count < MAX_CONDITIONS; i++) {
    if (i < list.len && list.data[i] != '\0') continue;
    if (i > start) names[count++] = str_slice(list, start, i);
    start = i + 1;
  }
  return count;
}

// ---- Resolution --------------------------------------------------------------------------

static js_val failure(js_ctx ctx, const char *kind, size_t count, const struct str *details) {
  js_val items[5] = {js_string(ctx, kind)};
  for (size_t i = 0; i < count; i++)
    items[i + 1] = string_or_undefined(ctx, details[i]);
  return js_array(ctx, count + 1, items);
}

static js_val exports_failure(js_ctx ctx, struct find_result *result) {
  static const char *const failures[] = {
      [EXPORTS_UNDEFINED] = "not exported",
      [EXPORTS_NULL] = "not exported",
      [EXPORTS_FILE] = "not exported",
      [EXPORTS_BARE] = "not exported",
      [EXPORTS_INVALID_TARGET] = "invalid target",
      [EXPORTS_INVALID_MATCH] = "invalid match",
      [EXPORTS_ENCODED_SLASH] = "encoded slash",
      [EXPORTS_MIXED_KEYS] = "mixed keys",
      [EXPORTS_NUMERIC_KEY] = "numeric key",
  };
  const struct package *package = result->package;
  struct str details[] = {package ? package->dir : (struct str){0}, buf_str(&result->subpath),
                          result->exports.key, buf_str(&result->exports.target)};
  return failure(ctx, failures[result->exports.status], 4, details);
}

static js_val convert_result(js_ctx ctx, struct find_result *result) {
  struct str path = buf_str(&result->path);
  struct str details[] = {path, result->package ? result->package->dir : (struct str){0}};
  switch (result->status) {
  case FIND_NOTHING: return js_undefined(ctx);
  case FIND_FILE: return string_from(ctx, path);
  case FIND_FILE_BAD_MAIN: return failure(ctx, "found despite main", 2, details);
  case FIND_BAD_MAIN: return failure(ctx, "bad main", 2, details);
  case FIND_INVALID_PACKAGE: return failure(ctx, "invalid package", 2, details);
  case FIND_IS_DIRECTORY: return failure(ctx, "directory", 2, details);
  case FIND_NO_TARGET: return failure(ctx, "no target", 2, details);
  case FIND_BARE: return failure(ctx, "bare", 2, details);
  case FIND_EXPORTS_FAILED: return exports_failure(ctx, result);
  }
  return NULL;
}

// find(kind, key, parent, extensions, preserveSymlinks, conditions).  key is the request and,
// after NULs, the folders to search; kind 0 searches them, 1 looks in the parent's own package, 2 at
// its "imports"; for ES modules 3 searches packages and 4 takes a path seen from the folder `parent`
// as it stands.  Lists are NUL-separated; without conditions the environment's are used.
JS_FUNCTION(module_find) {
  struct module_state *state = state_get();
  int32_t kind;
  struct js_text key, parent, extensions, conditions;
  bool preserve_symlinks;
  js_args(call, "isssb|s", &kind, &key, &parent, &extensions, &preserve_symlinks, &conditions);
  struct str names[MAX_CONDITIONS];
  struct lookup lookup = {
      .request = {key.data, strlen(key.data)},
      .extensions = text_str(&extensions),
      .conditions = {state->conditions, state->condition_count},
      .preserve_symlinks = preserve_symlinks,
  };
  if (key.len > lookup.request.len)
    lookup.paths = str_slice(text_str(&key), lookup.request.len + 1, key.len);
  if (conditions.data)
    lookup.conditions =
        (struct conditions){names, split_conditions(text_str(&conditions), names)};
  struct find_result result;
  struct str file = text_str(&parent);
  if (kind == 0)
    resolver_find(&state->resolver, &lookup, &result);
  else if (kind == 1)
    resolver_find_self(&state->resolver, &lookup, file, &result);
  else if (kind == 2)
    resolver_find_import(&state->resolver, &lookup, file, &result);
  else if (kind == 3)
    resolver_find_package(&state->resolver, &lookup, file, &result);
  else
    resolver_find_exact(&state->resolver, &lookup, file, &result);
  js_val value = convert_result(call->ctx, &result);
  find_result_free(&result);
  js_text_free(&key);
  js_text_free(&parent);
  js_text_free(&extensions);
  if (conditions.data) js_text_free(&conditions);
  return value;
}

// setConditions(names): NUL-separated.
JS_FUNCTION(module_set_conditions) {
  struct module_state *state = state_get();
  struct js_text names;
  js_args(call, "s", &names);
  free(state->condition_text);
  state->condition_text = mem_strndup(names.data, names.len);
  struct str list = {state->condition_text, names.len};
  state->condition_count = split_conditions(list, state->conditions);
  js_text_free(&names);
  return NULL;
}

// flush(): forgets what the file system said.
JS_FUNCTION(module_flush) {
  (void)call;
  resolver_flush(&state_get()->resolver);
  return NULL;
}

// ---- Packages ----------------------------------------------------------------------------

// [directory, name, main, type, exports, imports] (the last two as JSON), or undefined; false in
// place of the name if the file is malformed.
static js_val describe_package(js_ctx ctx, const struct package *package) {
  static const char *const types[] = {"none", "commonjs", "module"};
  if (!package || !package->exists) return js_undefined(ctx);
  const struct str none = {0};
  js_val items[] = {
      string_from(ctx, package->dir),
      package->is_invalid ? js_bool(ctx, false) : string_or_undefined(ctx, package->name),
      string_or_undefined(ctx, package->main),
      js_string(ctx, types[package->type]),
      string_or_undefined(ctx, package->exports ? package->exports->source : none),
      string_or_undefined(ctx, package->imports ? package->imports->source : none),
  };
  return js_array(ctx, COUNT_OF(items), items);
}

// readPackage(directory)
JS_FUNCTION(module_read_package) {
  struct js_text dir;
  js_args(call, "s", &dir);
  const struct package *package = package_read(&state_get()->resolver.packages, text_str(&dir));
  js_val value = describe_package(call->ctx, package);
  js_text_free(&dir);
  return value;
}

// packageScope(file): the package that governs a file.
JS_FUNCTION(module_package_scope) {
  struct js_text file;
  js_args(call, "s", &file);
  const struct package *package =
      package_scope(&state_get()->resolver.packages, text_str(&file));
  js_val value = describe_package(call->ctx, package);
  js_text_free(&file);
  return value;
}

// packageType(file): 0 none, 1 commonjs, 2 module.
JS_FUNCTION(module_package_type) {
  struct js_text file;
  js_args(call, "s", &file);
  const struct package *package =
      package_scope(&state_get()->resolver.packages, text_str(&file));
  js_text_free(&file);
  return js_int(call->ctx, package ? (int)package->type : PACKAGE_NONE);
}

// ---- Files -------------------------------------------------------------------------------

// readText(path): the file as a string.
JS_FUNCTION(module_read_text) {
  struct js_text path;
  js_args(call, "s", &path);
  struct buf content = {0};
  int err = fs_read_file(&content, path.data);
  js_val text = err ? env_throw_uv(call, err, "open", path.data, NULL)
                    : js_string_utf8(call->ctx, content.data, content.len);
  buf_free(&content);
  js_text_free(&path);
  return text;
}

// What can be read once only (a FIFO) is not read ahead of the program's start.
// stat(path): 0 for a file, 1 for a directory, -2 if there is nothing.
JS_FUNCTION(module_stat) {
  struct js_text path;
  js_args(call, "s", &path);
  enum file_kind kind = fs_cache_kind(&state_get()->resolver.fs, text_str(&path));
  js_text_free(&path);
  return js_int(call->ctx, kind == FILE_NONE ? -2 : kind == FILE_DIRECTORY);
}

// resolvePath(base, path): absolute and normalised.
JS_FUNCTION(module_resolve_path) {
  struct js_text base, path;
  js_args(call, "ss", &base, &path);
  struct buf out = {0};
  path_resolve(&out, text_str(&base), text_str(&path));
  js_val result = string_from(call->ctx, buf_str(&out));
  buf_free(&out);
  js_text_free(&base);
  js_text_free(&path);
  return result;
}

// realpath(path): with symbolic links resolved.
JS_FUNCTION(module_realpath) {
  struct js_text path;
  js_args(call, "s", &path);
  struct buf out = {0};
  fs_cache_realpath(&state_get()->resolver.fs, &out, text_str(&path));
  js_val result = string_from(call->ctx, buf_str(&out));
  buf_free(&out);
  js_text_free(&path);
  return result;
}

static const char function_head[] =
    "(function (exports, require, module, __filename, __dirname) { ";
// The function gets its own import(), from which everything in it is resolved.
static const char factory_head[] = "(function (%simport) { return function (exports, require, "
                                   "module, __filename, __dirname) { ";

static js_val compile_plain(struct js_call *call, js_val source, struct str url, js_val *exc) {
  return js_eval_wrapped(call->ctx, function_head, source, "\n})", url, exc);
}

static js_val compile_changed(struct js_call *call, struct rewrite *r, struct str url,
                              size_t *shift) {
  struct buf text = {0};
  js_val exc = NULL;
  if (r->emitted.uses_import)
    buf_printf(&text, factory_head, r->emitted.prefix.data);
  else
    buf_append_text(&text, function_head);
  *shift = text.len;
  buf_append_str(&text, buf_str(&r->emitted.text));
  buf_append_text(&text, r->emitted.uses_import ? "\n}})" : "\n})");
  js_val fn = js_eval(call->ctx, buf_str(&text), url, &exc);
  buf_free(&text);
  return exc ? NULL : fn;
}

// [function or, if the source uses import(), its factory; description; columns before the source]
static js_val compile_rewritten(struct js_call *call, struct rewrite *r, struct str url) {
  size_t shift;
  js_val fn = compile_changed(call, r, url, &shift);
  if (!fn) return NULL;
  js_val items[] = {fn, rewrite_describe(r), js_int(call->ctx, (int)shift)};
  return js_array(call->ctx, COUNT_OF(items), items);
}

static bool has_name(js_ctx ctx, js_val error, const char *expected) {
  js_val exc = NULL, name = js_is_object(ctx, error) ? js_get(ctx, error, "name", &exc) : NULL;
  struct js_text text;
  if (!name || exc || !js_text_from(ctx, name, &text, &exc)) return false;
  bool is_same = str_equal(text_str(&text), str_from(expected));
  js_text_free(&text);
  return is_same;
}

// compile(source, url, firstSite): the function of a CommonJS module, its wrapper on the first line;
// an array of compile_rewritten; or [description of the syntax error].
JS_FUNCTION(module_compile) {
  js_val source, result = NULL, exc = NULL;
  struct js_text url;
  int32_t first_site;
  js_args(call, "vsi", &source, &url, &first_site);
  struct rewrite_options options = {.syntax = {.goal = SYN_COMMONJS},
                                    .first_site = (uint32_t)first_site};
  struct rewrite r;
  enum rewrite_result status = rewrite_source(call->ctx, source, &options, &r);
  if (status == REWRITE_CHANGED) result = compile_rewritten(call, &r, text_str(&url));
  if (!result) result = compile_plain(call, source, text_str(&url), &exc);
  bool is_syntax_error = exc && has_name(call->ctx, exc, "SyntaxError");
  if (is_syntax_error && status != REWRITE_ERROR) {
    // The engine knows no better than that something is wrong; the parser can say what.
    rewrite_free(&r);
    options.always = true;
    status = rewrite_source(call->ctx, source, &options, &r);
  }
  if (is_syntax_error && status == REWRITE_ERROR)
    result = js_array(call->ctx, 1, (js_val[]){rewrite_describe_error(&r)});
  else if (exc)
    *call->exc = exc;
  rewrite_free(&r);
  js_text_free(&url);
  return result;
}

// evaluate(source, url): the completion value of a script.
JS_FUNCTION(module_evaluate) {
  js_val source;
  struct js_text url;
  js_args(call, "vs", &source, &url);
  js_val value = js_eval_wrapped(call->ctx, "", source, "", text_str(&url), call->exc);
  js_text_free(&url);
  return value;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("find", module_find, 6),
    JS_ENTRY("setConditions", module_set_conditions, 1),
    JS_ENTRY("flush", module_flush, 0),
    JS_ENTRY("readPackage", module_read_package, 1),
    JS_ENTRY("packageScope", module_package_scope, 1),
    JS_ENTRY("packageType", module_package_type, 1),
    JS_ENTRY("readText", module_read_text, 1),
    JS_ENTRY("stat", module_stat, 1),
    JS_ENTRY("resolvePath", module_resolve_path, 2),
    JS_ENTRY("realpath", module_realpath, 1),
    JS_ENTRY("compile", module_compile, 3),
    JS_ENTRY("evaluate", module_evaluate, 2),
};

static void free_state(struct env *env, void *opaque) {
  (void)env;
  struct module_state *state = opaque;
  resolver_free(&state->resolver);
  free(state->condition_text);
}

const struct binding module_binding = {
    .name = "module",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .state_size = sizeof(struct module_state),
    .free_state = free_state,
};
