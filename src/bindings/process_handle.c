// SPDX-License-Identifier: MIT
//
// A child process. The handle is listed with the environment while the child runs and has not been
// reaped, so the receiver is kept alive until then; the end of the environment lets the child go on.
//
// The usual child is started by spawn_quick.c and reaped here: one watcher of SIGCHLD for each
// environment looks at all of them, and an async handle that nobody sends to keeps the loop alive as
// long as each runs. An unusual one is libuv's.
#include <stdlib.h>

#include "bindings/binding.h"
#include "bindings/spawn_options.h"
#include "bindings/spawn_quick.h"
#include "bindings/stream_handle.h"
#include "loop/handle.h"
#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"
#include "util/list.h"

struct process_handle {
  struct handle handle;
  union {
    uv_handle_t any;
    uv_process_t process; // of libuv's child
    uv_async_t alive;     // of ours
  } uv;
  struct list
      link; // among the children to be reaped; alone once it ended, and if it is libuv's
  pid_t pid;
  int64_t status; // once it has ended
  int signum;
};

struct child_watcher {
  struct handle handle;
  uv_signal_t uv;
};

struct process_state {
  struct child_watcher *watcher; // made with the first child
  struct list children;
};

extern const struct binding process_handle_binding;

static const struct js_class process_class = {.name = "Process"};

static void free_process(struct handle *handle) {
  free(handle);
}

static void free_watcher(struct handle *handle) {
  free(LIST_ENTRY(handle, struct child_watcher, handle));
}

// ---- The end -----------------------------------------------------------------------------

static void report_end(struct handle *handle, int64_t status, int signum) {
  struct env *env = handle->env;
  tick_enter(env);
  js_val args[] = {js_number(env->ctx, (double)status), js_int(env->ctx, signum)};
  tick_emit(env, js_ref_get(&handle->object), "onexit", COUNT_OF(args), args);
}

static void on_exit_status(uv_process_t *uv, int64_t status, int signum) {
  report_end(uv->data, status, signum);
}

// All are reaped before the first one is told: what is told may start and close others.
static void on_child_signal(uv_signal_t *uv, int signum) {
  (void)signum;
  struct handle *watcher = uv->data;
  struct process_state *state = binding_state(watcher->env, &process_handle_binding);
  struct list ended, *next;
  list_init(&ended);
  for (struct list *link = state->children.next; link != &state->children; link = next) {
    next = link->next;
    struct process_handle *process = LIST_ENTRY(link, struct process_handle, link);
    if (!spawn_reap(process->pid, &process->status, &process->signum)) continue;
    process->pid = 0;
    uv_unref(&process->uv.any);
    list_remove(link);
    list_append(&ended, link);
  }
  while (!list_is_empty(&ended)) {
    struct process_handle *process = LIST_ENTRY(ended.next, struct process_handle, link);
    list_remove(&process->link);
    report_end(&process->handle, process->status, process->signum);
  }
}

// The list of the environment's children, which are watched from now on.
static struct list *watched_children(struct env *env) {
  struct process_state *state = binding_state(env, &process_handle_binding);
  if (state->watcher) return &state->children;
  list_init(&state->children);
  struct child_watcher *watcher = state->watcher = mem_zalloc(sizeof *watcher);
  CHECK_INT(uv_signal_init(&env->uv, &watcher->uv), ==, 0);
  handle_open(&watcher->handle, env, (uv_handle_t *)&watcher->uv, NULL, free_watcher);
  CHECK_INT(uv_signal_start(&watcher->uv, on_child_signal, SIGCHLD), ==, 0);
  uv_unref((uv_handle_t *)&watcher->uv);
  return &state->children;
}

// ---- The beginning -----------------------------------------------------------------------

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

// 0 or a negative uv code; the handle of the process is open in either case.
static int start(struct env *env, struct process_handle *process,
                 const uv_process_options_t *options, js_val receiver) {
  struct list *children = watched_children(env); // before the child can end
  list_init(&process->link);
  int err = spawn_quickly(options, &process->pid);
  if (err == SPAWN_UNUSUAL) {
    err = uv_spawn(&env->uv, &process->uv.process, options);
    process->pid = process->uv.process.pid;
  } else {
    CHECK_INT(uv_async_init(&env->uv, &process->uv.alive, NULL), ==, 0);
    if (!err) list_append(children, &process->link);
  }
  handle_open(&process->handle, env, &process->uv.any, receiver, free_process);
  return err;
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
  err = start(env, process, &options.uv, receiver);
  if (err) {
    handle_close(&process->handle);
    goto out;
  }
  js_put(call->ctx, receiver, "pid", js_int(call->ctx, process->pid));
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
  if (!process) return js_int(call->ctx, UV_ESRCH);
  if (process->uv.any.type == UV_PROCESS)
    return js_int(call->ctx, uv_process_kill(&process->uv.process, signum));
  return js_int(call->ctx, process->pid ? uv_kill(process->pid, signum) : UV_ESRCH);
}

JS_FUNCTION(process_close) {
  js_val object;
  js_args(call, "o", &object);
  struct process_handle *process = js_detach(call->ctx, object, &process_class);
  if (!process) return NULL;
  list_remove(&process->link);
  handle_close(&process->handle);
  return NULL;
}

JS_FUNCTION(process_ref) {
  struct process_handle *process = handle_of(call);
  if (process) uv_ref(&process->uv.any);
  return NULL;
}

JS_FUNCTION(process_unref) {
  struct process_handle *process = handle_of(call);
  if (process) uv_unref(&process->uv.any);
  return NULL;
}

JS_FUNCTION(process_has_ref) {
  struct process_handle *process = handle_of(call);
  return js_bool(call->ctx, process && uv_has_ref(&process->uv.any));
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
    .state_size = sizeof(struct process_state),
};
