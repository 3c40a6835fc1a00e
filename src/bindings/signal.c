// SPDX-License-Identifier: MIT
//
// Watching signals. A watcher does not keep the loop alive; when the last one of a signal is
// closed, libuv gives the signal its default action back.
#include <stdlib.h>

#include "bindings/binding.h"
#include "loop/handle.h"
#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"

struct signal_watcher {
  struct handle handle;
  uv_signal_t uv;
};

static const struct js_class watcher_class = {.name = "Signal"};

static void free_watcher(struct handle *handle) {
  free(handle);
}

static void on_signal(uv_signal_t *uv, int signum) {
  struct handle *handle = uv->data;
  struct env *env = handle->env;
  tick_enter(env);
  js_val args[] = {js_int(env->ctx, signum)};
  tick_emit(env, js_ref_get(&handle->object), "onsignal", COUNT_OF(args), args);
}

// start(signum, receiver): calls receiver.onsignal(signum); returns a watcher, or a negative uv
// code if the signal cannot be caught.
JS_FUNCTION(signal_start) {
  int32_t signum;
  js_val receiver;
  js_args(call, "io", &signum, &receiver);
  struct env *env = env_current();
  struct signal_watcher *watcher = mem_zalloc(sizeof *watcher);
  CHECK_INT(uv_signal_init(&env->uv, &watcher->uv), ==, 0);
  handle_open(&watcher->handle, env, (uv_handle_t *)&watcher->uv, receiver, free_watcher);
  int err = uv_signal_start(&watcher->uv, on_signal, signum);
  if (err) {
    handle_close(&watcher->handle);
    return js_int(call->ctx, err);
  }
  uv_unref((uv_handle_t *)&watcher->uv);
  return js_wrap(call->ctx, &watcher_class, watcher);
}

JS_FUNCTION(signal_close) {
  js_val object;
  js_args(call, "o", &object);
  struct signal_watcher *watcher = js_detach(call->ctx, object, &watcher_class);
  if (watcher) handle_close(&watcher->handle);
  return NULL;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("start", signal_start, 2),
    JS_ENTRY("close", signal_close, 1),
};

const struct binding signal_binding = {
    .name = "signal",
    .functions = functions,
    .function_count = COUNT_OF(functions),
};
