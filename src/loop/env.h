// SPDX-License-Identifier: MIT
//
// The environment: one JavaScript VM, one event loop and everything that lives on them, bound to
// one thread.  A process may hold several (workers); there is no other mutable state.
#ifndef NODUS_LOOP_ENV_H
#define NODUS_LOOP_ENV_H

#include <uv.h>

#include "engine/js.h"
#include "util/list.h"

#define ENV_MAX_BINDINGS 64

struct binding;
struct options;
struct glib_pump;

// Flags and counters that JavaScript and C both read and write, through one Int32Array:
// crossing-free.  lib/internal/env.js names the same indices.
enum env_flag {
  ENV_HAS_TICK,        // the nextTick queue or the rejection list is not empty
  ENV_HAS_REJECTION,   // unhandled rejections wait to be reported
  ENV_HAS_FRAMES,      // the program uses async frames: promise jobs may leave one behind
  ENV_IMMEDIATE_COUNT, // immediates queued
  ENV_IMMEDIATE_REFS,  // of these, how many keep the loop alive
  ENV_EXIT_CODE,       // process.exitCode when ENV_HAS_EXIT_CODE is 1
  ENV_HAS_EXIT_CODE,
  ENV_EXITING, // process.exit() was called: no more JavaScript from the loop
  ENV_FLAG_COUNT
};

// Functions of our library that C calls; set once by bootstrap through the `env` binding.
enum env_hook {
  HOOK_RUN_TICKS,          // () drains the nextTick queue
  HOOK_RUN_TIMERS,         // (now) runs one due timer; returns see lib/internal/timers.js
  HOOK_RUN_IMMEDIATE,      // () runs one immediate; returns true while more wait this turn
  HOOK_PROCESS_REJECTIONS, // () reports unhandled rejections; returns true if it ran any code
  HOOK_UNCAUGHT,           // (error, fromPromise) returns true if it was handled
  HOOK_UV_ERROR,           // (errno, syscall, path, dest) returns an Error as Node shapes it
  HOOK_EMIT_BEFORE_EXIT,   // ()
  HOOK_EMIT_EXIT,          // ()
  HOOK_CALL_BACK,          // (callback, ...args) calls it as a function, without a receiver
  HOOK_COUNT
};

// Moments of the process that node:perf_hooks tells.
enum env_milestone {
  MILESTONE_NODE,        // the runtime's own start
  MILESTONE_ENGINE,      // the engine is being started
  MILESTONE_ENVIRONMENT, // the environment exists
  MILESTONE_BOOTSTRAP,   // the library is ready
  MILESTONE_LOOP_START,
  MILESTONE_LOOP_EXIT,
  MILESTONE_COUNT
};

struct env {
  uv_loop_t uv;
  struct js_vm *vm;
  js_ctx ctx; // the main realm
  const struct options *options;
  int32_t flags[ENV_FLAG_COUNT];
  struct js_ref hooks[HOOK_COUNT];
  uv_timer_t timer;         // the one timer under all JavaScript timers
  uv_check_t immediate;     // runs the immediates after polling
  uv_idle_t immediate_idle; // keeps polling from blocking while immediates wait
  uv_prepare_t unlock;      // releases the engine's lock before the loop blocks
  struct glib_pump *glib;
  int lock_depth;       // 1 while the loop holds the engine's lock
  bool has_leftovers;   // ticks and jobs of a macrotask that threw, which wait for the next one
  struct list handles;  // struct handle, see loop/handle.h
  struct list requests; // struct req, see loop/req.h
  void *binding_state[ENV_MAX_BINDINGS];
  struct js_ref binding_object[ENV_MAX_BINDINGS];
  uint64_t start_time;                  // uv_hrtime() at process start
  uint64_t milestones[MILESTONE_COUNT]; // uv_hrtime(), 0 for what has not happened
};

// The environment of the calling thread.
struct env *env_current(void);
void env_set_current(struct env *env);

// An Error as Node makes it for a failed system call; err is a negative uv code, path and dest
// may be NULL.  Runs library JavaScript.
js_val env_uv_error(struct env *env, int err, const char *syscall, const char *path,
                    const char *dest);
// The same, thrown: parks it and returns NULL.
js_val env_throw_uv(struct js_call *call, int err, const char *syscall, const char *path,
                    const char *dest);

#endif
