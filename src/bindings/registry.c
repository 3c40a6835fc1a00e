// SPDX-License-Identifier: MIT
//
// internalBinding: instantiates a binding of list.h on first use, once per environment.
#include <stdlib.h>

#include "bindings/binding.h"
#include "bindings/list.h"
#include "util/alloc.h"
#include "util/check.h"

#define DECLARE(name) extern const struct binding name##_binding;
BINDING_LIST(DECLARE)
#undef DECLARE

#define ADDRESS(name) &name##_binding,
static const struct binding *const bindings[] = {BINDING_LIST(ADDRESS)};
#undef ADDRESS

_Static_assert(COUNT_OF(bindings) <= ENV_MAX_BINDINGS, "raise ENV_MAX_BINDINGS");

static size_t index_of(const struct binding *binding) {
  for (size_t i = 0; i < COUNT_OF(bindings); i++)
    if (bindings[i] == binding) return i;
  check_failed(__FILE__, __LINE__, "the binding is listed in bindings/list.h");
}

void *binding_state(struct env *env, const struct binding *binding) {
  return env->binding_state[index_of(binding)];
}

static js_val instantiate(struct env *env, size_t index) {
  const struct binding *binding = bindings[index];
  js_val object = js_object(env->ctx);
  js_ref_set(&env->binding_object[index], env->ctx, object);
  if (binding->state_size) env->binding_state[index] = mem_zalloc(binding->state_size);
  js_define_functions(env->ctx, object, binding->functions, binding->function_count);
  js_define_constants(env->ctx, object, binding->constants, binding->constant_count);
  if (binding->init) binding->init(env, object, env->binding_state[index]);
  return object;
}

js_val binding_require(struct env *env, const char *name, js_val *exc) {
  for (size_t i = 0; i < COUNT_OF(bindings); i++) {
    if (strcmp(bindings[i]->name, name) != 0) continue;
    js_val object = js_ref_get(&env->binding_object[i]);
    return object ? object : instantiate(env, i);
  }
  return js_throw_error(env->ctx, exc, "No such binding: %s", name);
}

void bindings_free(struct env *env) {
  for (size_t i = 0; i < COUNT_OF(bindings); i++) {
    if (env->binding_state[i] && bindings[i]->free_state)
      bindings[i]->free_state(env, env->binding_state[i]);
    free(env->binding_state[i]);
    env->binding_state[i] = NULL;
    js_ref_clear(&env->binding_object[i]);
  }
}
