// SPDX-License-Identifier: MIT
//
// A child process. The handle is listed with the environment while the child runs and has not been
// reaped, so the receiver is kept alive until then; the end of the environment lets the child go on.
#include <stdlib.h>

#include "bindings/binding.h"
#include "bindings/spawn_options.h"
#include "bindings/stream_handle.h"
#include "loop/handle.h"
#include "loop/tick.h"
#include "util/alloc.h"

struct process_handle {
  struct handle handle;
  uv_process_t uv;
};

static const struct js_class process_class = {.name = "Process"};

static void free_process(struct handle *handle) {
  free(handle);
}

static void on_exit_status(uv_process_t *uv, int64_t status, int signum) {
  struct handle *handle = uv->data;
  struct env *env = handle->env;
  tick_enter(env);
  js_val args[] = {js_number(env->ctx, (double)status), js_int(env->ctx, signum)};
  tick_emit(env, js_ref_get(&handle->object), "onexit", COUNT_OF(args), args);
}

static uv_stdio_flags pipe_flags(enum stdio_kind kind) {
  int flags = UV_CREATE_PIPE | UV_READABLE_PIPE | UV_WRITABLE_PIPE;
  return (uv_stdio_flags)(kind == STDIO_OVERLAPPED ? flags | UV_OVERLAPPED_PIPE : flags);
}

// 0, or UV_EBADF if a handle was closed meanwhile.
static int fill_stdio(struct js_call *call, js_val description, struct spawn_options *options) {
  js_val stdio = js_get_own(call->ctx, description, "stdio");
  for (unsigned i = 0; i < options->stdio_count; i++) {
    uv_stdio_container_t *container = &options->uv.stdio[i];
    js_val value;
    enum stdio_kind kind = spawn_stdio_get(call, stdio, i, &value);
    if (kind == STDIO_IGNORE) continue;
    if (kind == STDIO_FD) {
      container->flags = UV_INHERIT_FD;
      container->data.fd = js_to_int(call->ctx, value);
      continue;
    }
    struct stream_handle *stream = stream_handle_get(call->ctx, value);
    if (!stream) return UV_EBADF;
    container->flags = kind == STDIO_HANDLE ? UV_INHERIT_STREAM : pipe_flags(kind);
    container->data.stream = &stream->uv.stream;
  }
  return 0;
}

// spawn(description, receiver): a process handle, or a negative uv code. receiver.pid is set, and
// receiver.onexit(status, signal number) is called when the child has ended.
JS_FUNCTION(process_spawn) {
  js_val description, receiver;
  js_args(call, "oo", &description, &receiver);
  struct env *env = env_current();
  struct spawn_options options;
  spawn_options_get(call, description, &options);
  options.uv.exit_cb = on_exit_status;
  js_val result = NULL;
  int err = fill_stdio(call, description, &options);
  if (err) goto out;
  struct process_handle *process = mem_zalloc(sizeof *process);
  err = uv_spawn(&env->uv, &process->uv, &options.uv);
  handle_open(&process->handle, env, (uv_handle_t *)&process->uv, receiver, free_process);
  if (err) {
    handle_close(&process->handle);
    goto out;
  }
  js_put(call->ctx, receiver, "pid", js_int(call->ctx, process->uv.pid));
  result = js_wrap(call->ctx, &process_class, process);
out:
  spawn_options_free(&options);
  return err ? js_int(call->ctx, err) : result;
}

static struct process_handle *handle_of(struct js_call *call) {
  return call->argc > 0 ? js_unwrap(call->ctx, call->argv[0], &process_class) : NULL;
}

// kill(handle, signum): 0 or a negative uv code; UV_ESRCH once the child has been reaped.
JS_FUNCTION(process_kill) {
  js_val object;
  int32_t signum;
  js_args(call, "oi", &object, &signum);
  struct process_handle *process = handle_of(call);
  return js_int(call->ctx, process ? uv_process_kill(&process->uv, signum) : UV_ESRCH);
}

JS_FUNCTION(process_close) {
  js_val object;
  js_args(call, "o", &object);
  struct process_handle *process = js_detach(call->ctx, object, &process_class);
  if (process) handle_close(&process->handle);
  return NULL;
}

JS_FUNCTION(process_ref) {
  struct process_handle *process = handle_of(call);
  if (process) uv_ref((uv_handle_t *)&process->uv);
  return NULL;
}

JS_FUNCTION(process_unref) {
  struct process_handle *process = handle_of(call);
  if (process) uv_unref((uv_handle_t *)&process->uv);
  return NULL;
}

JS_FUNCTION(process_has_ref) {
  struct process_handle *process = handle_of(call);
  return js_bool(call->ctx, process && uv_has_ref((uv_handle_t *)&process->uv));
}

static const struct js_function_def functions[] = {
    JS_ENTRY("spawn", process_spawn, 2), JS_ENTRY("kill", process_kill, 2),
    JS_ENTRY("close", process_close, 1), JS_ENTRY("ref", process_ref, 1),
    JS_ENTRY("unref", process_unref, 1), JS_ENTRY("hasRef", process_has_ref, 1),
};

static const struct js_constant_def constants[] = {
    {"STDIO_IGNORE", STDIO_IGNORE},         {"STDIO_PIPE", STDIO_PIPE},
    {"STDIO_OVERLAPPED", STDIO_OVERLAPPED}, {"STDIO_FD", STDIO_FD},
    {"STDIO_HANDLE", STDIO_HANDLE},         {"STDIO_MAX", STDIO_MAX},
};

const struct binding process_handle_binding = {
    .name = "process_handle",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
};
