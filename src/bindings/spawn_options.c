// SPDX-License-Identifier: MIT
//
// The description of a child process, from a plain object of our own library to libuv's struct.
// Every string is a copy: the child must not depend on what the collector moves.
#include "bindings/spawn_options.h"

#include <stdlib.h>

#include "bindings/binding.h"
#include "util/alloc.h"
#include "util/check.h"

static unsigned length_of(struct js_call *call, js_val array) {
  return (unsigned)js_to_int(call->ctx, js_get_own(call->ctx, array, "length"));
}

static char **copy_strings(struct js_call *call, js_val array) {
  unsigned count = length_of(call, array);
  char **strings = mem_zalloc((count + 1) * sizeof *strings);
  for (unsigned i = 0; i < count; i++) {
    js_val item = js_get_index(call->ctx, array, i, call->exc);
    CHECK(item && js_is_string(call->ctx, item));
    strings[i] = js_text_copy(call->ctx, item);
  }
  return strings;
}

static void free_strings(char **strings) {
  for (char **s = strings; s && *s; s++)
    free(*s);
  free(strings);
}

static bool get_number(struct js_call *call, js_val description, const char *name,
                       int32_t *out) {
  js_val value = js_get_own(call->ctx, description, name);
  if (!js_is_number(call->ctx, value)) return false;
  *out = js_to_int(call->ctx, value);
  return true;
}

static void get_flags(struct js_call *call, js_val description, uv_process_options_t *uv) {
  int32_t id;
  if (get_number(call, description, "uid", &id)) {
    uv->flags |= UV_PROCESS_SETUID;
    uv->uid = (uv_uid_t)id;
  }
  if (get_number(call, description, "gid", &id)) {
    uv->flags |= UV_PROCESS_SETGID;
    uv->gid = (uv_gid_t)id;
  }
  if (js_to_bool(call->ctx, js_get_own(call->ctx, description, "detached")))
    uv->flags |= UV_PROCESS_DETACHED;
}

void spawn_options_get(struct js_call *call, js_val description, struct spawn_options *out) {
  js_ctx ctx = call->ctx;
  uv_process_options_t *uv = &out->uv;
  *out = (struct spawn_options){0};
  uv->file = js_text_copy(ctx, js_get_own(ctx, description, "file"));
  uv->args = copy_strings(call, js_get_own(ctx, description, "args"));
  js_val env = js_get_own(ctx, description, "env");
  if (js_is_object(ctx, env)) uv->env = copy_strings(call, env);
  js_val cwd = js_get_own(ctx, description, "cwd");
  if (js_is_string(ctx, cwd)) uv->cwd = js_text_copy(ctx, cwd);
  get_flags(call, description, uv);
  out->stdio_count = length_of(call, js_get_own(ctx, description, "stdio")) / 2;
  CHECK_INT(out->stdio_count, <=, STDIO_MAX);
  uv->stdio_count = (int)out->stdio_count;
  uv->stdio = mem_zalloc((out->stdio_count + 1) * sizeof *uv->stdio); // UV_IGNORE is 0
}

void spawn_options_free(struct spawn_options *options) {
  free((char *)options->uv.file);
  free_strings(options->uv.args);
  free_strings(options->uv.env);
  free((char *)options->uv.cwd);
  free(options->uv.stdio);
}

enum stdio_kind spawn_stdio_get(struct js_call *call, js_val stdio, unsigned i, js_val *value) {
  js_val kind = js_get_index(call->ctx, stdio, 2 * i, call->exc);
  *value = js_get_index(call->ctx, stdio, 2 * i + 1, call->exc);
  return (enum stdio_kind)js_to_int(call->ctx, kind);
}
