// SPDX-License-Identifier: MIT
//
// The CommonJS loader's C half: reading sources.
#include <stdio.h>
#include <stdlib.h>

#include "bindings/binding.h"
#include "util/buf.h"

// readText(path): the file as a string.
JS_FUNCTION(module_read_text) {
  struct js_text path;
  js_args(call, "s", &path);
  FILE *f = fopen(path.data, "rb");
  js_val text = NULL;
  if (!f) {
    js_throw_error(call->ctx, call->exc, "cannot read %s", path.data);
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

static const struct js_function_def functions[] = {
    JS_ENTRY("readText", module_read_text, 1),
};

static void init(struct env *env, js_val object, void *state) {
  (void)state;
  char **argv = (char **)env->options;
  js_put(env->ctx, object, "script", js_string(env->ctx, argv[1] ? argv[1] : ""));
}

const struct binding module_binding = {
    .name = "module",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .init = init,
};
