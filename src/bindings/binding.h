// SPDX-License-Identifier: MIT
//
// What a binding file exports: one descriptor, listed once in bindings/list.h.  internalBinding
// (name) instantiates it on first use: an object with the functions and constants of its tables.
#ifndef NODUS_BINDINGS_BINDING_H
#define NODUS_BINDINGS_BINDING_H

#include "engine/js.h"
#include "loop/env.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

struct binding {
  const char *name;
  const struct js_function_def *functions;
  size_t function_count;
  const struct js_constant_def *constants; // may be NULL
  size_t constant_count;
  size_t state_size; // zeroed per-environment state, see binding_state; may be 0
  // Adds what tables cannot say; may be NULL.
  void (*init)(struct env *env, js_val object, void *state);
  // Releases what the state holds, at teardown; may be NULL.
  void (*free_state)(struct env *env, void *state);
};

// The per-environment state of a binding that was instantiated.
void *binding_state(struct env *env, const struct binding *binding);

// internalBinding(name): the object, or NULL with a thrown error.
js_val binding_require(struct env *env, const char *name, js_val *exc);
void bindings_free(struct env *env);

#endif
