// SPDX-License-Identifier: MIT
//
// The environment seen from the library: the hooks that C calls, the flags both sides share, the
// writing of standard output and the end of the process.
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bindings/binding.h"
#include "loop/glib_pump.h"
#include "loop/handle.h"
#include "loop/req.h"
#include "util/check.h"

JS_FUNCTION(env_set_hook) {
  int32_t index;
  js_val fn;
  js_args(call, "if", &index, &fn);
  CHECK(index >= 0 && index < HOOK_COUNT);
  js_ref_set(&env_current()->hooks[index], call->ctx, fn);
  return NULL;
}

// Calls fn(promise, reason) for promises rejected without a handler.
JS_FUNCTION(env_on_unhandled_rejection) {
  js_val fn;
  js_args(call, "f", &fn);
  js_on_unhandled_rejection(call->ctx, fn);
  return NULL;
}

// lastJob(): see js_last_job.
JS_FUNCTION(env_last_job) {
  return js_number(call->ctx, js_last_job(env_current()->vm));
}

// enqueueJob(fn, arg): queues fn(arg) as a promise job and returns lastJob(); undefined if the
// engine does not let us.
JS_FUNCTION(env_enqueue_job) {
  js_val fn, arg;
  js_args(call, "fv", &fn, &arg);
  if (!js_enqueue_job(call->ctx, fn, arg)) return NULL;
  return js_number(call->ctx, js_last_job(env_current()->vm));
}

JS_FUNCTION(env_is_promise_handled) {
  js_val promise;
  js_args(call, "v", &promise);
  return js_bool(call->ctx, js_promise_is_handled(call->ctx, promise));
}

// Writes all bytes, waiting where the descriptor is a full pipe; 0 or a negative errno.
static int write_fully(int fd, const char *data, size_t len) {
  while (len > 0) {
    ssize_t n = write(fd, data, len);
    if (n >= 0) {
      data += n;
      len -= (size_t)n;
    } else if (errno == EAGAIN) {
      struct pollfd poll_fd = {.fd = fd, .events = POLLOUT};
      poll(&poll_fd, 1, -1);
    } else if (errno != EINTR) {
      return -errno;
    }
  }
  return 0;
}

// (fd, string or bytes): synchronous write of standard streams; returns 0 or a negative errno.
JS_FUNCTION(env_write) {
  int32_t fd;
  js_val chunk;
  js_args(call, "iv", &fd, &chunk);
  struct js_bytes bytes;
  if (js_is_string(call->ctx, chunk)) {
    struct js_text text;
    js_text_get(call->ctx, chunk, &text);
    int err = write_fully(fd, text.data, text.len);
    js_text_free(&text);
    return js_int(call->ctx, err);
  }
  CHECK(js_bytes_get(call->ctx, chunk, &bytes));
  return js_int(call->ctx, write_fully(fd, (const char *)bytes.data, bytes.len));
}

// Ends the process at once: the 'exit' event was emitted already.
JS_FUNCTION(env_exit) {
  int32_t code;
  js_args(call, "i", &code);
  uv_tty_reset_mode();
  fflush(NULL);
#ifdef NODUS_LEAK_CHECK
  exit(code);
#else
  _exit(code); // exit() would run the engine's destructors for milliseconds
#endif
}

JS_FUNCTION(env_abort) {
  (void)call;
  fflush(NULL);
  abort();
}

JS_FUNCTION(env_gc) {
  (void)call;
  js_gc(env_current()->vm);
  return NULL;
}

// While referenced, engine work that is under way (WebAssembly) keeps the loop alive.
JS_FUNCTION(env_ref_engine) {
  bool ref;
  js_args(call, "b", &ref);
  (ref ? glib_pump_ref : glib_pump_unref)(env_current()->glib);
  return NULL;
}

static const char *resource_name(const uv_handle_t *uv) {
  switch (uv->type) {
  case UV_TCP:
    return ((const uv_stream_t *)uv)->connection_cb ? "TCPServerWrap" : "TCPSocketWrap";
  case UV_UDP: return "UDPWRAP";
  case UV_NAMED_PIPE: return "PipeWrap";
  case UV_TTY: return "TTYWrap";
  case UV_ASYNC: // of a child that the environment reaps itself
  case UV_PROCESS: return "ProcessWrap";
  case UV_FS_EVENT: return "FSEventWrap";
  case UV_FS_POLL: return "StatWatcher";
  case UV_SIGNAL: return "SignalWrap";
  default: return "HandleWrap";
  }
}

static const char *request_name(const uv_req_t *uv) {
  switch (uv ? uv->type : UV_UNKNOWN_REQ) {
  case UV_FS: return "FSReqCallback";
  case UV_GETADDRINFO: return "GetAddrInfoReqWrap";
  case UV_GETNAMEINFO: return "GetNameInfoReqWrap";
  case UV_CONNECT: return "ConnectWrap";
  default: return "ReqWrap";
  }
}

static bool keeps_alive(const struct handle *handle) {
  return uv_has_ref(handle->uv) && !handle->closing;
}

// activeResources(): the kinds of the handles and requests that keep the loop alive.
JS_FUNCTION(env_active_resources) {
  struct env *env = env_current();
  js_val list = js_array(call->ctx, 0, NULL);
  unsigned count = 0;
  for (struct list *link = env->requests.next; link != &env->requests; link = link->next) {
    struct req *req = LIST_ENTRY(link, struct req, link);
    js_set_index(call->ctx, list, count++, js_string(call->ctx, request_name(req->uv)),
                 call->exc);
  }
  for (struct list *link = env->handles.next; link != &env->handles; link = link->next) {
    struct handle *handle = LIST_ENTRY(link, struct handle, link);
    if (keeps_alive(handle))
      js_set_index(call->ctx, list, count++, js_string(call->ctx, resource_name(handle->uv)),
                   call->exc);
  }
  return list;
}

// on the stack: of the call that walks
struct walk {
  struct js_call *call;
  js_val list;
  unsigned count;
};

static void add_handle(uv_handle_t *uv, void *arg) {
  struct walk *walk = arg;
  js_ctx ctx = walk->call->ctx;
  js_val *exc = walk->call->exc;
  const char *type = uv_handle_type_name(uv->type);
  js_set_index(ctx, walk->list, walk->count++, js_string(ctx, type ? type : "unknown"), exc);
  js_set_index(ctx, walk->list, walk->count++, js_bool(ctx, uv_is_active(uv)), exc);
  js_set_index(ctx, walk->list, walk->count++, js_bool(ctx, uv_has_ref(uv)), exc);
}

// loopHandles(): type, whether active, whether referenced, of each handle of the loop.
JS_FUNCTION(env_loop_handles) {
  struct walk walk = {call, js_array(call->ctx, 0, NULL), 0};
  uv_walk(&env_current()->uv, add_handle, &walk);
  return walk.list;
}

// activeHandles(): the objects of these handles.
JS_FUNCTION(env_active_handles) {
  struct env *env = env_current();
  js_val list = js_array(call->ctx, 0, NULL);
  unsigned count = 0;
  for (struct list *link = env->handles.next; link != &env->handles; link = link->next) {
    struct handle *handle = LIST_ENTRY(link, struct handle, link);
    js_val object = js_ref_get(&handle->object);
    if (keeps_alive(handle) && object)
      js_set_index(call->ctx, list, count++, object, call->exc);
  }
  return list;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("activeResources", env_active_resources, 0),
    JS_ENTRY("loopHandles", env_loop_handles, 0),
    JS_ENTRY("activeHandles", env_active_handles, 0),
    JS_ENTRY("setHook", env_set_hook, 2),
    JS_ENTRY("onUnhandledRejection", env_on_unhandled_rejection, 1),
    JS_ENTRY("lastJob", env_last_job, 0),
    JS_ENTRY("enqueueJob", env_enqueue_job, 2),
    JS_ENTRY("isPromiseHandled", env_is_promise_handled, 1),
    JS_ENTRY("write", env_write, 2),
    JS_ENTRY("exit", env_exit, 1),
    JS_ENTRY("abort", env_abort, 0),
    JS_ENTRY("gc", env_gc, 0),
    JS_ENTRY("refEngine", env_ref_engine, 1),
};

#define HOOK(name)                                                                             \
  { #name, name }
#define FLAG(name)                                                                             \
  { #name, name }
static const struct js_constant_def constants[] = {
    HOOK(HOOK_RUN_TICKS),        HOOK(HOOK_RUN_TIMERS),
    HOOK(HOOK_RUN_IMMEDIATE),    HOOK(HOOK_PROCESS_REJECTIONS),
    HOOK(HOOK_UNCAUGHT),         HOOK(HOOK_UV_ERROR),
    HOOK(HOOK_EMIT_BEFORE_EXIT), HOOK(HOOK_EMIT_EXIT),
    HOOK(HOOK_CALL_BACK),        FLAG(ENV_HAS_TICK),
    FLAG(ENV_HAS_REJECTION),     FLAG(ENV_HAS_FRAMES),
    FLAG(ENV_IMMEDIATE_COUNT),   FLAG(ENV_IMMEDIATE_REFS),
    FLAG(ENV_EXIT_CODE),         FLAG(ENV_HAS_EXIT_CODE),
    FLAG(ENV_EXITING),
};

static void init(struct env *env, js_val object, void *state) {
  (void)state;
  js_put(env->ctx, object, "flags", js_shared_int32(env->ctx, env->flags, ENV_FLAG_COUNT));
  js_put(env->ctx, object, "accelerators", js_string(env->ctx, js_accelerators()));
  js_put(env->ctx, object, "engineVersion", js_string(env->ctx, js_engine_version()));
}

const struct binding env_binding = {
    .name = "env",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
    .init = init,
};
