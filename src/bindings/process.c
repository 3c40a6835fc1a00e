// SPDX-License-Identifier: MIT
//
// The process as the operating system sees it: directory, identity, environment variables.
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "bindings/binding.h"
#include "util/alloc.h"

extern char **environ;

JS_FUNCTION(process_cwd) {
  char path[4096];
  size_t size = sizeof path;
  int err = uv_cwd(path, &size);
  if (err) return env_throw_uv(call, err, "uv_cwd", NULL, NULL);
  return js_string(call->ctx, path);
}

JS_FUNCTION(process_chdir) {
  struct js_text path;
  js_args(call, "s", &path);
  int err = uv_chdir(path.data);
  char from[4096];
  size_t size = sizeof from;
  if (err) env_throw_uv(call, err, "chdir", uv_cwd(from, &size) ? NULL : from, path.data);
  js_text_free(&path);
  return NULL;
}

// All variables, as one array of "NAME=value".
JS_FUNCTION(process_environ) {
  js_val list = js_array(call->ctx, 0, NULL);
  for (unsigned i = 0; environ && environ[i]; i++)
    js_set_index(call->ctx, list, i, js_string(call->ctx, environ[i]), call->exc);
  return list;
}

JS_FUNCTION(process_setenv) {
  struct js_text name, value;
  js_args(call, "ss", &name, &value);
  setenv(name.data, value.data, 1);
  js_text_free(&name);
  js_text_free(&value);
  return NULL;
}

JS_FUNCTION(process_unsetenv) {
  struct js_text name;
  js_args(call, "s", &name);
  unsetenv(name.data);
  js_text_free(&name);
  return NULL;
}

JS_FUNCTION(process_ppid) {
  return js_int(call->ctx, uv_os_getppid());
}

static const struct js_function_def functions[] = {
    JS_ENTRY("cwd", process_cwd, 0),           JS_ENTRY("chdir", process_chdir, 1),
    JS_ENTRY("environ", process_environ, 0),   JS_ENTRY("setenv", process_setenv, 2),
    JS_ENTRY("unsetenv", process_unsetenv, 1), JS_ENTRY("ppid", process_ppid, 0),
};

static void init(struct env *env, js_val object, void *state) {
  (void)state;
  char path[4096] = "";
  size_t size = sizeof path;
  uv_exepath(path, &size);
  js_put(env->ctx, object, "execPath", js_string(env->ctx, path));
  js_put(env->ctx, object, "pid", js_int(env->ctx, uv_os_getpid()));
}

const struct binding process_binding = {
    .name = "process",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .init = init,
};
