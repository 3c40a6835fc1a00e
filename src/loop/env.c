// SPDX-License-Identifier: MIT
//
// The environment of the calling thread, and errors of the operating system as JavaScript errors.
#include "loop/env.h"

#include "util/check.h"

static _Thread_local struct env *current_env;

struct env *env_current(void) {
  return current_env;
}

void env_set_current(struct env *env) {
  current_env = env;
}

static js_val optional_string(js_ctx ctx, const char *text) {
  return text ? js_string(ctx, text) : js_undefined(ctx);
}

js_val env_uv_error(struct env *env, int err, const char *syscall, const char *path,
                    const char *dest) {
  js_ctx ctx = env->ctx;
  js_val exc = NULL;
  js_val args[] = {js_int(ctx, err), js_string(ctx, syscall), optional_string(ctx, path),
                   optional_string(ctx, dest)};
  js_val hook = js_ref_get(&env->hooks[HOOK_UV_ERROR]);
  CHECK(hook != NULL);
  js_val error = js_call_function(ctx, hook, NULL, 4, args, &exc);
  return error ? error : exc; // a failure to describe the error is the error then
}

js_val env_throw_uv(struct js_call *call, int err, const char *syscall, const char *path,
                    const char *dest) {
  *call->exc = env_uv_error(env_current(), err, syscall, path, dest);
  return NULL;
}
