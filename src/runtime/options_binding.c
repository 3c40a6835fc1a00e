// SPDX-License-Identifier: MIT
//
// internalBinding('options'): the command line as the library sees it.
#include "bindings/binding.h"
#include "runtime/options.h"

static void init(struct env *env, js_val object, void *state) {
  (void)state;
  const struct options *options = env->options;
  js_val argv = js_array(env->ctx, 0, NULL);
  js_val exc = NULL;
  for (int i = 0; i < options->argc; i++)
    js_set_index(env->ctx, argv, (unsigned)i, js_string(env->ctx, options->argv[i]), &exc);
  js_put(env->ctx, object, "argv", argv);
  js_put(env->ctx, object, "ownCount", js_int(env->ctx, options->argc_own));
}

const struct binding options_binding = {
    .name = "options",
    .init = init,
};
