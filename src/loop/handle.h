// SPDX-License-Identifier: MIT
//
// A native handle: a uv handle with the JavaScript object it reports to.
//
// Ownership: the container embeds a struct handle, is allocated on the heap, and is freed by its
// free function from the uv_close callback and nowhere else.  While the handle is open the
// environment lists it (teardown closes what is left) and the object is kept alive.
#ifndef NODUS_LOOP_HANDLE_H
#define NODUS_LOOP_HANDLE_H

#include "loop/env.h"

struct handle {
  struct env *env;
  struct list link;
  uv_handle_t *uv;
  struct js_ref object; // receives the events; strong while open
  void (*free)(struct handle *handle);
  bool closing;
};

// After the uv_*_init call of `uv` succeeded; sets uv->data to the handle.
void handle_open(struct handle *handle, struct env *env, uv_handle_t *uv, js_val object,
                 void (*free)(struct handle *handle));
// Closes once; later calls do nothing.
void handle_close(struct handle *handle);
// The same for a TCP handle, telling the peer that the connection was reset. 0, or a negative uv code
// if the handle stays open.
int handle_close_reset(struct handle *handle);

#endif
