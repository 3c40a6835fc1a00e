// SPDX-License-Identifier: MIT
//
// The one door from the loop into JavaScript.  Invariant: whenever control is back in the loop,
// the nextTick queue and the promise jobs are empty and every exception has been routed; after an
// exception that was handled the queues wait, until the macrotask after it or, at the latest, an
// immediate that the handler of exceptions set, so that a tick that always throws cannot keep the loop.  The
// engine's lock is taken at the first entry of a loop turn and given back before the loop blocks,
// so that the concurrent collector can finish its work meanwhile.
#include "loop/tick.h"

#include <stdio.h>
#include <unistd.h>

#include "util/check.h"

void tick_enter(struct env *env) {
  if (env->lock_depth) return;
  js_lock(env->vm);
  env->lock_depth = 1;
}

// process 'uncaughtException', or the end: the hook returns only if the error was handled.
static void route_exception(struct env *env, js_val error) {
  js_val exc = NULL, hook = js_ref_get(&env->hooks[HOOK_UNCAUGHT]);
  js_val args[] = {error, js_bool(env->ctx, false)};
  if (hook) js_call_function(env->ctx, hook, NULL, 2, args, &exc);
  if (hook && !exc) return;
  // The reporter itself failed: say what is known and stop, with Node's exit code for that.
  struct js_text text;
  if (js_text_from(env->ctx, exc ? exc : error, &text, &(js_val){NULL}))
    fprintf(stderr, "nodus: an error while reporting an error: %s\n", text.data);
  fflush(stderr);
  _exit(7);
}

// Calls into JavaScript once; no jobs are run.
static js_val call_routed(struct env *env, js_val fn, js_val self, size_t argc,
                          const js_val *argv) {
  js_val exc = NULL;
  js_val result = js_call_function(env->ctx, fn, self, argc, argv, &exc);
  if (!exc) return result;
  route_exception(env, exc);
  return NULL;
}

// Returns what the hook returned, or NULL if it threw.
static js_val call_hook(struct env *env, enum env_hook hook) {
  return call_routed(env, js_ref_get(&env->hooks[hook]), NULL, 0, NULL);
}

void tick_drain(struct env *env) {
  env->has_leftovers = true; // until all is done
  for (;;) {
    do {
      while (env->flags[ENV_HAS_TICK])
        if (!call_hook(env, HOOK_RUN_TICKS)) return;
      js_drain(env->vm);
    } while (env->flags[ENV_HAS_TICK]);
    env->has_leftovers = false;
    // An async function leaves its frame behind when it waits; between macrotasks there is none.
    if (env->flags[ENV_HAS_FRAMES]) call_hook(env, HOOK_RUN_TICKS);
    if (!env->flags[ENV_HAS_REJECTION]) return;
    js_val ran = call_hook(env, HOOK_PROCESS_REJECTIONS);
    if (ran && !js_to_bool(env->ctx, ran))
      return; // the flag stays set while promises are watched
  }
}

js_val tick_run(struct env *env, js_val fn, js_val self, size_t argc, const js_val *argv) {
  if (env->flags[ENV_EXITING]) return NULL;
  return call_routed(env, fn, self, argc, argv);
}

void tick_finish(struct env *env, js_val result) {
  if (result)
    tick_drain(env);
  else
    env->has_leftovers = true;
}

js_val tick_call(struct env *env, js_val fn, js_val self, size_t argc, const js_val *argv) {
  if (env->flags[ENV_EXITING]) return NULL;
  tick_enter(env);
  js_val result = call_routed(env, fn, self, argc, argv);
  tick_finish(env, result);
  return result;
}

js_val tick_emit(struct env *env, js_val object, const char *name, size_t argc,
                 const js_val *argv) {
  if (env->flags[ENV_EXITING]) return NULL;
  tick_enter(env);
  js_val exc = NULL;
  js_val fn = js_get(env->ctx, object, name, &exc);
  if (!fn || !js_is_function(env->ctx, fn)) return NULL; // nobody listens
  return tick_call(env, fn, object, argc, argv);
}
