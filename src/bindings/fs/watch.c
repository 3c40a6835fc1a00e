// SPDX-License-Identifier: MIT
//
// Watchers: changes reported by the system (fs.watch) and found by polling (fs.watchFile).
//
// A watcher object is made by watch() or poll(), reports through its method `onchange` and is kept
// alive until close().  The structure is shared by the object and the uv handle and is freed when
// both are done with it: the object is finalized, the handle's close callback has run.
#include "bindings/fs/op.h"

#include <stdlib.h>

#include "loop/handle.h"
#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"

struct watcher {
  struct handle handle;
  union {
    uv_handle_t any;
    uv_fs_event_t event;
    uv_fs_poll_t poll;
  } uv;
  bool bigint;    // of poll()
  bool closed;    // the uv handle is gone
  bool finalized; // the object is gone
};

static void watcher_release(struct watcher *watcher) {
  if (watcher->closed && watcher->finalized) free(watcher);
}

static void watcher_finalize(void *native) {
  struct watcher *watcher = native;
  watcher->finalized = true;
  watcher_release(watcher);
}

static const struct js_class watcher_class = {"FSWatcherHandle", watcher_finalize};

static void watcher_free(struct handle *handle) {
  struct watcher *watcher = (struct watcher *)handle;
  watcher->closed = true;
  watcher_release(watcher);
}

static struct watcher *watcher_get(struct js_call *call) {
  js_val object;
  js_args(call, "o|", &object);
  struct watcher *watcher = js_unwrap(call->ctx, object, &watcher_class);
  CHECK(watcher);
  return watcher;
}

// Common end of watch() and poll(): the object, or the start's failure as an exception.
static js_val watcher_started(struct js_call *call, struct watcher *watcher, js_val object,
                              int err, const char *syscall, const char *path, bool persistent) {
  if (err < 0) {
    handle_close(&watcher->handle);
    return env_throw_uv(call, err, syscall, path, NULL);
  }
  if (!persistent) uv_unref(&watcher->uv.any);
  return object;
}

// onchange(status, isChange, filename as bytes or null)
static void on_event(uv_fs_event_t *uv, const char *filename, int events, int status) {
  struct watcher *watcher = uv->data;
  struct env *env = watcher->handle.env;
  tick_enter(env);
  js_ctx ctx = env->ctx;
  js_val args[] = {
      js_int(ctx, status),
      js_bool(ctx, (events & UV_RENAME) == 0),
      filename ? js_arraybuffer_copy(ctx, filename, strlen(filename)) : js_null(ctx),
  };
  tick_emit(env, js_ref_get(&watcher->handle.object), "onchange", COUNT_OF(args), args);
}

// watch(path, persistent, recursive)
JS_FUNCTION(fs_watch) {
  struct env *env = env_current();
  struct js_text path;
  bool persistent, recursive;
  js_args(call, "sbb", &path, &persistent, &recursive);
  struct watcher *watcher = mem_zalloc(sizeof(*watcher));
  uv_fs_event_init(&env->uv, &watcher->uv.event);
  js_val object = js_wrap(call->ctx, &watcher_class, watcher);
  handle_open(&watcher->handle, env, &watcher->uv.any, object, watcher_free);
  int err = uv_fs_event_start(&watcher->uv.event, on_event, path.data,
                              recursive ? UV_FS_EVENT_RECURSIVE : 0);
  js_val result = watcher_started(call, watcher, object, err, "watch", path.data, persistent);
  js_text_free(&path);
  return result;
}

// onchange(status): the current and the previous stat are in the shared array.
static void on_poll(uv_fs_poll_t *uv, int status, const uv_stat_t *previous,
                    const uv_stat_t *current) {
  struct watcher *watcher = uv->data;
  struct env *env = watcher->handle.env;
  tick_enter(env);
  fs_state_put_stat(fs_state(env), 0, current, watcher->bigint);
  fs_state_put_stat(fs_state(env), 1, previous, watcher->bigint);
  js_val arg = js_int(env->ctx, status);
  tick_emit(env, js_ref_get(&watcher->handle.object), "onchange", 1, &arg);
}

// poll(path, persistent, bigint, interval in ms)
JS_FUNCTION(fs_poll) {
  struct env *env = env_current();
  struct js_text path;
  bool persistent, bigint;
  uint32_t interval;
  js_args(call, "sbbu", &path, &persistent, &bigint, &interval);
  struct watcher *watcher = mem_zalloc(sizeof(*watcher));
  watcher->bigint = bigint;
  uv_fs_poll_init(&env->uv, &watcher->uv.poll);
  js_val object = js_wrap(call->ctx, &watcher_class, watcher);
  handle_open(&watcher->handle, env, &watcher->uv.any, object, watcher_free);
  int err = uv_fs_poll_start(&watcher->uv.poll, on_poll, path.data, interval);
  js_val result = watcher_started(call, watcher, object, err, "watch", path.data, persistent);
  js_text_free(&path);
  return result;
}

JS_FUNCTION(fs_watcher_close) {
  handle_close(&watcher_get(call)->handle);
  return NULL;
}

// setPersistent(watcher, persistent): whether it keeps the loop alive.
JS_FUNCTION(fs_watcher_set_persistent) {
  struct watcher *watcher = watcher_get(call);
  if (watcher->handle.closing) return NULL;
  if (js_to_bool(call->ctx, call->argv[1]))
    uv_ref(&watcher->uv.any);
  else
    uv_unref(&watcher->uv.any);
  return NULL;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("watch", fs_watch, 3),
    JS_ENTRY("poll", fs_poll, 4),
    JS_ENTRY("closeWatcher", fs_watcher_close, 1),
    JS_ENTRY("setPersistent", fs_watcher_set_persistent, 2),
};
const struct fs_family fs_watch_family = {functions, COUNT_OF(functions)};
