// SPDX-License-Identifier: MIT
//
// Requests and pool jobs: listed while under way, completed exactly once, freed after that.
#include "loop/req.h"

#include "loop/tick.h"
#include "util/check.h"

#define REQ_MAX_ARGS 4

void req_start(struct req *req, struct env *env, uv_req_t *uv, js_val callback, js_val keep,
               void (*free)(struct req *req)) {
  req->env = env;
  req->uv = uv;
  req->free = free;
  if (callback) js_ref_set(&req->callback, env->ctx, callback);
  if (keep) js_ref_set(&req->keep, env->ctx, keep);
  list_append(&env->requests, &req->link);
}

void req_drop(struct req *req) {
  list_remove(&req->link);
  js_ref_clear(&req->callback);
  js_ref_clear(&req->keep);
  req->free(req);
}

// The engine's C interface cannot call a function with `this` undefined, which a callback in strict
// mode would notice; JavaScript can.
static void call_back(struct env *env, js_val callback, size_t argc, const js_val *argv) {
  js_val args[1 + REQ_MAX_ARGS] = {callback};
  CHECK_INT(argc, <=, REQ_MAX_ARGS);
  for (size_t i = 0; i < argc; i++)
    args[1 + i] = argv[i];
  tick_call(env, js_ref_get(&env->hooks[HOOK_CALL_BACK]), NULL, 1 + argc, args);
}

void req_complete(struct req *req, size_t argc, const js_val *argv) {
  js_val callback = js_ref_get(&req->callback);
  if (callback) call_back(req->env, callback, argc, argv);
  req_drop(req);
}

static void on_work(uv_work_t *uv) {
  struct work *work = uv->data;
  work->run(work);
}

static void on_work_done(uv_work_t *uv, int status) {
  struct work *work = uv->data;
  tick_enter(work->req.env);
  work->done(work, status == UV_ECANCELED);
}

void work_start(struct work *work, struct env *env, js_val callback, js_val keep,
                void (*run)(struct work *work), void (*done)(struct work *work, bool cancelled),
                void (*free)(struct req *req)) {
  work->run = run;
  work->done = done;
  work->uv.data = work;
  req_start(&work->req, env, (uv_req_t *)&work->uv, callback, keep, free);
  CHECK_INT(uv_queue_work(&env->uv, &work->uv, on_work, on_work_done), ==, 0);
}
