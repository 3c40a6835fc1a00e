// SPDX-License-Identifier: MIT
//
// The end of an environment, in the one order that is safe.
#include <stdlib.h>

#include "bindings/binding.h"
#include "loop/glib_pump.h"
#include "loop/handle.h"
#include "loop/phases.h"
#include "loop/req.h"
#include "loop/tick.h"
#include "runtime/environment.h"
#include "util/check.h"

static void close_handles(struct env *env) {
  struct list *link = env->handles.next;
  while (link != &env->handles) {
    struct list *next = link->next;
    handle_close(LIST_ENTRY(link, struct handle, link));
    link = next;
  }
}

static void cancel_requests(struct env *env) {
  for (struct list *link = env->requests.next; link != &env->requests; link = link->next) {
    struct req *req = LIST_ENTRY(link, struct req, link);
    if (req->uv) uv_cancel(req->uv); // fails for those that run: they are waited for
  }
}

void environment_free(struct env *env) {
  // 1. No JavaScript from here on: completions drop their callbacks.
  env->flags[ENV_EXITING] = 1;
  tick_enter(env);
  // 2. Cancel what has not started; close every handle.
  cancel_requests(env);
  close_handles(env);
  // 3. The runtime's own handles, and the pump while its context still exists.
  glib_pump_close(env->glib);
  phases_close(env);
  // 4. Let the loop deliver the completions and close callbacks, which free their containers.
  uv_run(&env->uv, UV_RUN_DEFAULT);
  CHECK(list_is_empty(&env->handles));
  CHECK(list_is_empty(&env->requests));
  CHECK_INT(uv_loop_close(&env->uv), ==, 0);
  // 5. References into the heap, then the heap itself (finalizers free wrapped structures).
  bindings_free(env);
  for (int i = 0; i < HOOK_COUNT; i++)
    js_ref_clear(&env->hooks[i]);
  if (env->lock_depth) js_unlock(env->vm);
  js_vm_free(env->vm);
  env_set_current(NULL);
  free(env);
}
