// SPDX-License-Identifier: MIT
//
// Promises and proxies seen from outside.  A promise's state and a proxy's handler are not in the
// public API; both groups are tested on first use and answer "unknown" if the test fails.
#include "engine/engine.h"
#include "util/check.h"

js_val js_promise_deferred(js_ctx ctx, js_val *resolve, js_val *reject, js_val *exc) {
  JSObjectRef resolve_fn = NULL, reject_fn = NULL;
  JSObjectRef promise = JSObjectMakeDeferredPromise(ctx, &resolve_fn, &reject_fn, exc);
  if (*exc) return NULL;
  *resolve = resolve_fn;
  *reject = reject_fn;
  return promise;
}

struct promise_group {
  bool tested, ok;
  uint8_t type;
};

static bool test_promises(js_ctx ctx, uint8_t *type) {
  if (!accel.type || !accel.promise_status || !accel.promise_result ||
      !accel.promise_is_handled)
    return false;
  void *vm = (void *)JSContextGetGroup(ctx);
  js_val resolve, reject, exc = NULL;
  js_val promise = js_promise_deferred(ctx, &resolve, &reject, &exc);
  if (!promise || (accel.promise_status((void *)promise, vm) & 0xff) != JS_PROMISE_PENDING)
    return false;
  *type = cell_type(promise);
  js_val answer = js_int(ctx, 42);
  js_call_function(ctx, resolve, NULL, 1, &answer, &exc);
  if (exc || (accel.promise_status((void *)promise, vm) & 0xff) != JS_PROMISE_FULFILLED)
    return false;
  return accel.promise_result((void *)promise, vm) == (uint64_t)answer &&
         cell_type(js_object(ctx)) != *type;
}

// Thread-local: another VM may be made while the first is being asked.
static const struct promise_group *promise_group(js_ctx ctx) {
  static _Thread_local struct promise_group group;
  if (!group.tested) {
    group.tested = true;
    group.ok = test_promises(ctx, &group.type);
  }
  return &group;
}

static bool is_promise(js_ctx ctx, js_val v) {
  const struct promise_group *group = promise_group(ctx);
  return group->ok && is_cell(v) && cell_type(v) == group->type;
}

bool js_promise_peek(js_ctx ctx, js_val v, enum js_promise_state *state, js_val *result) {
  if (!is_promise(ctx, v)) return false;
  void *vm = (void *)JSContextGetGroup(ctx);
  *state = accel.promise_status((void *)v, vm) & 0xff;
  *result = (js_val)accel.promise_result((void *)v, vm);
  return true;
}

bool js_promise_is_handled(js_ctx ctx, js_val v) {
  return is_promise(ctx, v) &&
         accel.promise_is_handled((void *)v, (void *)JSContextGetGroup(ctx));
}

// The handler is the second internal field of the proxy's cell: compare with one we made.
static bool test_proxy_layout(js_ctx ctx) {
  js_val exc = NULL;
  js_val pair = js_eval(ctx, STR("(h => [h, new Proxy({}, h)])({})"), STR("node:proxy"), &exc);
  if (!pair || !accel.type) return false;
  js_val handler = js_get_index(ctx, pair, 0, &exc), proxy = js_get_index(ctx, pair, 1, &exc);
  const uintptr_t *cell = (const uintptr_t *)proxy;
  return !exc && cell[2] == (uintptr_t)JSObjectGetProxyTarget(as_object(proxy)) &&
         cell[3] == (uintptr_t)handler;
}

bool js_proxy_peek(js_ctx ctx, js_val v, js_val *target, js_val *handler) {
  static _Thread_local int layout; // 0 unknown, 1 as expected, -1 not
  if (!js_is_object(ctx, v)) return false;
  JSObjectRef inner = JSObjectGetProxyTarget(as_object(v));
  if (!inner) return false;
  if (layout == 0) layout = test_proxy_layout(ctx) ? 1 : -1;
  *target = inner;
  *handler = layout == 1 ? (js_val)((const uintptr_t *)v)[3] : NULL;
  return true;
}
