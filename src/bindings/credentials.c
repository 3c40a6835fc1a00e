// SPDX-License-Identifier: MIT
//
// Users and groups of the process. Names are looked up in the system's databases, which may block.
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bindings/binding.h"
#include "util/alloc.h"

JS_FUNCTION(credentials_getuid) {
  return js_number(call->ctx, getuid());
}

JS_FUNCTION(credentials_geteuid) {
  return js_number(call->ctx, geteuid());
}

JS_FUNCTION(credentials_getgid) {
  return js_number(call->ctx, getgid());
}

JS_FUNCTION(credentials_getegid) {
  return js_number(call->ctx, getegid());
}

// Supplementary groups, the effective one included.
JS_FUNCTION(credentials_getgroups) {
  int count = getgroups(0, NULL);
  if (count < 0) return env_throw_uv(call, -errno, "getgroups", NULL, NULL);
  gid_t *groups = mem_alloc(((size_t)count + 1) * sizeof *groups);
  count = getgroups(count, groups);
  js_val list = js_array(call->ctx, 0, NULL);
  bool has_effective = false;
  for (int i = 0; i < count; i++) {
    js_set_index(call->ctx, list, (unsigned)i, js_number(call->ctx, groups[i]), call->exc);
    if (groups[i] == getegid()) has_effective = true;
  }
  if (!has_effective)
    js_set_index(call->ctx, list, (unsigned)count, js_number(call->ctx, getegid()), call->exc);
  free(groups);
  return list;
}

// userId(name), groupId(name): the number, or -1 if nobody has that name.
JS_FUNCTION(credentials_user_id) {
  struct js_text name;
  js_args(call, "s", &name);
  struct passwd *user = getpwnam(name.data);
  js_text_free(&name);
  return js_number(call->ctx, user ? (double)user->pw_uid : -1);
}

JS_FUNCTION(credentials_group_id) {
  struct js_text name;
  js_args(call, "s", &name);
  struct group *group = getgrnam(name.data);
  js_text_free(&name);
  return js_number(call->ctx, group ? (double)group->gr_gid : -1);
}

// userName(id): the name, or undefined.
JS_FUNCTION(credentials_user_name) {
  uint32_t id;
  js_args(call, "u", &id);
  struct passwd *user = getpwuid(id);
  return user ? js_string(call->ctx, user->pw_name) : NULL;
}

// These errors have the system's own text and a positive errno, as Node's have.
static js_val finish(struct js_call *call, int result, const char *syscall) {
  if (!result) return NULL;
  int err = errno;
  js_ctx ctx = call->ctx;
  const char *code = uv_err_name(-err);
  char message[256];
  snprintf(message, sizeof message, "%s, %s", code, strerror(err));
  js_val error = js_error(ctx, message);
  js_put(ctx, error, "errno", js_int(ctx, err));
  js_put(ctx, error, "code", js_string(ctx, code));
  js_put(ctx, error, "syscall", js_string(ctx, syscall));
  *call->exc = error;
  return NULL;
}

JS_FUNCTION(credentials_setuid) {
  uint32_t id;
  js_args(call, "u", &id);
  return finish(call, setuid(id), "setuid");
}

JS_FUNCTION(credentials_seteuid) {
  uint32_t id;
  js_args(call, "u", &id);
  return finish(call, seteuid(id), "seteuid");
}

JS_FUNCTION(credentials_setgid) {
  uint32_t id;
  js_args(call, "u", &id);
  return finish(call, setgid(id), "setgid");
}

JS_FUNCTION(credentials_setegid) {
  uint32_t id;
  js_args(call, "u", &id);
  return finish(call, setegid(id), "setegid");
}

// setgroups(ids, count)
JS_FUNCTION(credentials_setgroups) {
  js_val ids;
  uint32_t count;
  js_args(call, "ou", &ids, &count);
  gid_t *groups = mem_alloc((count + 1) * sizeof *groups);
  for (uint32_t i = 0; i < count; i++)
    groups[i] = (gid_t)js_to_i64(call->ctx, js_get_index(call->ctx, ids, i, call->exc));
  int result = setgroups(count, groups);
  free(groups);
  return finish(call, result, "setgroups");
}

// initgroups(user name, group id)
JS_FUNCTION(credentials_initgroups) {
  struct js_text user;
  uint32_t group;
  js_args(call, "su", &user, &group);
  int result = initgroups(user.data, group);
  js_text_free(&user);
  return finish(call, result, "initgroups");
}

static const struct js_function_def functions[] = {
    JS_ENTRY("getuid", credentials_getuid, 0),
    JS_ENTRY("geteuid", credentials_geteuid, 0),
    JS_ENTRY("getgid", credentials_getgid, 0),
    JS_ENTRY("getegid", credentials_getegid, 0),
    JS_ENTRY("getgroups", credentials_getgroups, 0),
    JS_ENTRY("userId", credentials_user_id, 1),
    JS_ENTRY("groupId", credentials_group_id, 1),
    JS_ENTRY("userName", credentials_user_name, 1),
    JS_ENTRY("setuid", credentials_setuid, 1),
    JS_ENTRY("seteuid", credentials_seteuid, 1),
    JS_ENTRY("setgid", credentials_setgid, 1),
    JS_ENTRY("setegid", credentials_setegid, 1),
    JS_ENTRY("setgroups", credentials_setgroups, 2),
    JS_ENTRY("initgroups", credentials_initgroups, 2),
};

const struct binding credentials_binding = {
    .name = "credentials",
    .functions = functions,
    .function_count = COUNT_OF(functions),
};
