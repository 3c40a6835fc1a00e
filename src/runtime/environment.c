// SPDX-License-Identifier: MIT
//
// Makes an environment and runs it.  The library's loader (lib/internal/bootstrap/loader.js) is the
// only module that C compiles by itself; it gets two functions and builds the rest.
#include "runtime/environment.h"

#include <stdio.h>

#include "bindings/binding.h"
#include "loop/glib_pump.h"
#include "loop/phases.h"
#include "loop/tick.h"
#include "runtime/library.h"
#include "util/alloc.h"
#include "util/check.h"

// compile(id): the function of a library module, or undefined.
JS_FUNCTION(runtime_compile) {
  struct js_text id;
  js_args(call, "s", &id);
  js_val fn = library_compile(call->ctx, id.data, call->exc);
  js_text_free(&id);
  return fn;
}

// hasModule(id): whether the library holds a module of that id.
JS_FUNCTION(runtime_has_module) {
  struct js_text id;
  js_args(call, "s", &id);
  bool found = library_has(id.data);
  js_text_free(&id);
  return js_bool(call->ctx, found);
}

JS_FUNCTION(runtime_internal_binding) {
  struct js_text name;
  js_args(call, "s", &name);
  js_val object = binding_require(env_current(), name.data, call->exc);
  js_text_free(&name);
  return object;
}

static const struct js_function_def compile_def = JS_ENTRY("compile", runtime_compile, 1);
static const struct js_function_def has_def = JS_ENTRY("hasModule", runtime_has_module, 1);
static const struct js_function_def binding_def =
    JS_ENTRY("internalBinding", runtime_internal_binding, 1);

struct env *environment_new(const struct options *options, uint64_t start_time) {
  struct env *env = mem_zalloc(sizeof *env);
  env->options = options;
  env->start_time = start_time;
  env->milestones[MILESTONE_NODE] = uv_hrtime();
  list_init(&env->handles);
  list_init(&env->requests);
  env->milestones[MILESTONE_ENGINE] = uv_hrtime();
  env->vm = js_vm_new();
  env->ctx = js_vm_context(env->vm);
  env_set_current(env);
  phases_open(env);
  env->glib = glib_pump_new(env);
  env->milestones[MILESTONE_ENVIRONMENT] = uv_hrtime();
  return env;
}

// The bootstrap has no hooks to report through yet: an exception in it is a broken library.
static void fail_bootstrap(struct env *env, js_val error) {
  js_val exc = NULL;
  struct js_text message, stack = {0};
  CHECK(js_text_from(env->ctx, error, &message, &exc));
  js_val trace = js_is_object(env->ctx, error) ? js_get(env->ctx, error, "stack", &exc) : NULL;
  if (trace && js_is_string(env->ctx, trace)) js_text_get(env->ctx, trace, &stack);
  fprintf(stderr, "nodus: the library failed to start: %s\n%s\n", message.data,
          stack.data ? stack.data : "");
  check_failed(__FILE__, __LINE__, "bootstrap");
}

// Returns the function that starts the program.
static js_val bootstrap(struct env *env) {
  js_val exc = NULL;
  js_val loader = library_compile(env->ctx, "internal/bootstrap/loader", &exc);
  js_val start = NULL;
  if (loader) {
    js_val undefined = js_undefined(env->ctx);
    js_val args[] = {undefined, js_function(env->ctx, &compile_def),
                     js_function(env->ctx, &has_def), undefined,
                     js_function(env->ctx, &binding_def)};
    start = js_call_function(env->ctx, loader, NULL, 5, args, &exc);
  }
  if (exc) fail_bootstrap(env, exc);
  CHECK(start && js_is_function(env->ctx, start));
  return start;
}

int environment_run(struct env *env) {
  tick_enter(env);
  js_val start = bootstrap(env);
  env->milestones[MILESTONE_BOOTSTRAP] = uv_hrtime();
  tick_call(env, start, NULL, 0, NULL);
  env->milestones[MILESTONE_LOOP_START] = uv_hrtime();
  do {
    phases_run(env);
    if (env->flags[ENV_EXITING]) break;
    tick_enter(env);
    tick_call(env, js_ref_get(&env->hooks[HOOK_EMIT_BEFORE_EXIT]), NULL, 0, NULL);
  } while (uv_loop_alive(&env->uv));
  env->milestones[MILESTONE_LOOP_EXIT] = uv_hrtime();
  tick_enter(env);
  js_val code = tick_call(env, js_ref_get(&env->hooks[HOOK_EMIT_EXIT]), NULL, 0, NULL);
  return code && js_is_number(env->ctx, code) ? js_to_int(env->ctx, code)
                                              : env->flags[ENV_EXIT_CODE];
}
