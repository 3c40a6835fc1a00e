// SPDX-License-Identifier: MIT
//
// What the two ways of starting a program share: the description that JavaScript hands over, as
// libuv takes it.  lib/internal/child_process/options.js makes it.
#ifndef NODUS_BINDINGS_SPAWN_OPTIONS_H
#define NODUS_BINDINGS_SPAWN_OPTIONS_H

#include <uv.h>

#include "engine/js.h"

// What a descriptor of the child becomes; `stdio` of the description is a flat array of pairs
// (kind, value).
enum stdio_kind {
  STDIO_IGNORE, // null device for 0 to 2, else closed
  STDIO_PIPE,   // value: the stream handle of the parent's end; for spawnSync its input or null
  STDIO_OVERLAPPED, // the same here
  STDIO_FD,         // value: a descriptor of the parent
  STDIO_HANDLE,     // value: a stream handle of the parent
};

#define STDIO_MAX 1024

struct spawn_options {
  uv_process_options_t uv;
  unsigned stdio_count;
};

// Reads { file, args, env, cwd, detached, uid, gid, stdio }: args and env are arrays of strings; env,
// cwd, uid and gid may be undefined.  The stdio containers are allocated and ignore everything; the
// caller fills them.
void spawn_options_get(struct js_call *call, js_val description, struct spawn_options *out);
void spawn_options_free(struct spawn_options *options);

// The kind of descriptor i and its value.
enum stdio_kind spawn_stdio_get(struct js_call *call, js_val stdio, unsigned i, js_val *value);

#endif
