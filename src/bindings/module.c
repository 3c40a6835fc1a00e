// SPDX-License-Identifier: MIT
//
// The CommonJS loader's C half: reading, resolving and compiling sources.
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "bindings/binding.h"
#include "module/path.h"
#include "util/buf.h"

// readText(path): the file as a string.
JS_FUNCTION(module_read_text) {
  struct js_text path;
  js_args(call, "s", &path);
  FILE *f = fopen(path.data, "rb");
  js_val text = NULL;
  if (!f) {
    text = env_throw_uv(call, -errno, "open", path.data, NULL);
    goto out;
  }
  struct buf content = {0};
  for (size_t n = 1; n > 0; content.len += n) {
    buf_reserve(&content, 65536);
    n = fread(content.data + content.len, 1, 65536, f);
  }
  fclose(f);
  text = js_string_utf8(call->ctx, content.data, content.len);
  buf_free(&content);
out:
  js_text_free(&path);
  return text;
}

// stat(path): 0 for a file, 1 for a directory, negative if it is neither.
JS_FUNCTION(module_stat) {
  struct js_text path;
  js_args(call, "s", &path);
  struct stat st;
  int kind = stat(path.data, &st) == 0 ? (S_ISDIR(st.st_mode) ? 1 : 0) : -1;
  js_text_free(&path);
  return js_int(call->ctx, kind);
}

// resolvePath(base, path): absolute and normalised.
JS_FUNCTION(module_resolve_path) {
  struct js_text base, path;
  js_args(call, "ss", &base, &path);
  struct buf out = {0};
  path_resolve(&out, (struct str){base.data, base.len}, (struct str){path.data, path.len});
  js_val result = js_string_utf8(call->ctx, out.data, out.len);
  buf_free(&out);
  js_text_free(&base);
  js_text_free(&path);
  return result;
}

// realpath(path): with symbolic links resolved.
JS_FUNCTION(module_realpath) {
  struct js_text path;
  js_args(call, "s", &path);
  char real[PATH_MAX];
  js_val result = realpath(path.data, real)
                      ? js_string(call->ctx, real)
                      : env_throw_uv(call, -errno, "realpath", path.data, NULL);
  js_text_free(&path);
  return result;
}

// compile(source, url): the module's function.
JS_FUNCTION(module_compile) {
  js_val source;
  struct js_text url;
  js_args(call, "vs", &source, &url);
  js_val fn = js_eval_wrapped(
      call->ctx, "(function (exports, require, module, __filename, __dirname) { ", source,
      "\n})", (struct str){url.data, url.len}, call->exc);
  js_text_free(&url);
  return fn;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("readText", module_read_text, 1),
    JS_ENTRY("stat", module_stat, 1),
    JS_ENTRY("resolvePath", module_resolve_path, 2),
    JS_ENTRY("realpath", module_realpath, 1),
    JS_ENTRY("compile", module_compile, 2),
};

const struct binding module_binding = {
    .name = "module",
    .functions = functions,
    .function_count = COUNT_OF(functions),
};
