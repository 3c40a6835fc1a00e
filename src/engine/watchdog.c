// SPDX-License-Identifier: MIT
//
// Time limits for scripts (vm `timeout`).  The engine's watchdog, when it is told to stop, ends the
// whole entry into the engine, callers included; so its callback throws an ordinary exception instead
// and lets the engine go on.  A script that catches it gets it again, every few milliseconds.  The
// watchdog is looked at only in entries that began after it was created, and each entry then costs 45
// ns more: it is created when somebody asks.
#include <time.h>

#include "engine/engine.h"

enum { REPEAT_MS = 5, RETRY_MS = 1, FOREVER_MS = 1000000000 };

// on the stack: of the call that is limited.
struct time_limit {
  struct time_limit *outer; // of the script that called the one being limited
  double deadline;          // ms of CPU time of the thread
  js_val error;
  bool expired;
};

static double cpu_time(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool on_limit(JSContextRef ctx, void *opaque);

static void arm(struct js_vm *vm, double ms) {
  JSContextGroupSetExecutionTimeLimit(vm->group, ms / 1e3, on_limit, vm);
}

// The limit of this chain that ends first.
static struct time_limit *earliest(struct time_limit *limit) {
  struct time_limit *found = limit;
  for (; limit; limit = limit->outer)
    if (limit->deadline <= found->deadline) found = limit;
  return found;
}

static void arm_earliest(struct js_vm *vm) {
  double rest = earliest(vm->limit)->deadline - cpu_time();
  arm(vm, rest > 1 ? rest : 1);
}

static bool on_limit(JSContextRef ctx, void *opaque) {
  struct js_vm *vm = opaque;
  if (!vm->limit) return false;
  if (vm->host_depth > 0) {
    arm(vm, RETRY_MS);
    return false;
  }
  struct time_limit *limit = earliest(vm->limit);
  limit->expired = true;
  arm(vm, REPEAT_MS); // returning false does not
  accel.throw_exception((void *)vm->group, (void *)(uintptr_t)ctx,
                        (void *)(uintptr_t)limit->error);
  return false;
}

bool js_watchdog_prepare(struct js_vm *vm) {
  if (!accel.raw) return false;
  accel.watches = true;
  if (vm->has_watchdog) return true;
  vm->has_watchdog = true;
  arm(vm, FOREVER_MS);
  return true;
}

bool js_run_limited(struct js_vm *vm, double ms, js_val error, void (*run)(void *arg),
                    void *arg) {
  struct time_limit limit = {vm->limit, cpu_time() + ms, error, false};
  int host_depth = vm->host_depth;
  vm->limit = &limit;
  vm->host_depth = 0;
  arm_earliest(vm);
  run(arg);
  vm->host_depth = host_depth;
  vm->limit = limit.outer;
  // Not cleared: a limit that is over, but not yet noticed, would then end the whole entry.
  if (vm->limit)
    arm_earliest(vm);
  else
    arm(vm, FOREVER_MS);
  return !limit.expired;
}
