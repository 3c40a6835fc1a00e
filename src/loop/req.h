// SPDX-License-Identifier: MIT
//
// A request: one operation under way, with the JavaScript callback that its completion calls.
//
// Ownership: the container embeds a struct req, is allocated on the heap and freed by its free
// function, which req_complete calls last (also at teardown, when the callback is dropped).
#ifndef NODUS_LOOP_REQ_H
#define NODUS_LOOP_REQ_H

#include "loop/env.h"

struct req {
  struct env *env;
  struct list link;
  uv_req_t *uv;           // what uv_cancel takes, or NULL
  struct js_ref callback; // called with the arguments of req_complete
  struct js_ref keep;     // a value to keep alive meanwhile (a pinned buffer), or empty
  void (*free)(struct req *req);
};

// keep may be NULL.
void req_start(struct req *req, struct env *env, uv_req_t *uv, js_val callback, js_val keep,
               void (*free)(struct req *req));
// Takes the request off the list, calls the callback as one macrotask, then frees.  From a uv
// callback, call tick_enter(env) before making the argument values.
void req_complete(struct req *req, size_t argc, const js_val *argv);
// Drops a request that could not be started.
void req_drop(struct req *req);

// A job for the thread pool: run on a pool thread (no JavaScript), then done on the loop.
struct work {
  struct req req;
  uv_work_t uv;
  void (*run)(struct work *work);
  // Must end in req_complete(&work->req, ...).  cancelled: run never ran.
  void (*done)(struct work *work, bool cancelled);
};
void work_start(struct work *work, struct env *env, js_val callback, js_val keep,
                void (*run)(struct work *work), void (*done)(struct work *work, bool cancelled),
                void (*free)(struct req *req));

#endif
