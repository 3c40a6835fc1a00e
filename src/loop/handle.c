// SPDX-License-Identifier: MIT
//
// Native handles: listed while open, freed in the uv_close callback and only there.
#include "loop/handle.h"

void handle_open(struct handle *handle, struct env *env, uv_handle_t *uv, js_val object,
                 void (*free)(struct handle *handle)) {
  handle->env = env;
  handle->uv = uv;
  handle->free = free;
  handle->closing = false;
  uv->data = handle;
  if (object) js_ref_set(&handle->object, env->ctx, object);
  list_append(&env->handles, &handle->link);
}

static void on_close(uv_handle_t *uv) {
  struct handle *handle = uv->data;
  list_remove(&handle->link);
  handle->free(handle);
}

void handle_close(struct handle *handle) {
  if (handle->closing) return;
  handle->closing = true;
  js_ref_clear(&handle->object);
  uv_close(handle->uv, on_close);
}

int handle_close_reset(struct handle *handle) {
  if (handle->closing) return 0;
  int err = uv_tcp_close_reset((uv_tcp_t *)handle->uv, on_close);
  if (err) return err;
  handle->closing = true;
  js_ref_clear(&handle->object);
  return 0;
}
