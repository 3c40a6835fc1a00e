// SPDX-License-Identifier: MIT
//
// Limits for scripts: time (vm `timeout`) and SIGINT (vm `breakOnSigint`).  The engine's watchdog,
// when it is told to stop, ends the whole entry into the engine, callers included; so its callback
// throws an ordinary exception instead and lets the engine go on.  A script that catches it gets it
// again, every few milliseconds.  Each entry costs 45 ns more once there is a watchdog: it is created
// when somebody asks.  A signal is noticed when the watchdog looks, every few milliseconds of CPU time.
#include <math.h>
#include <signal.h>
#include <time.h>

#include "engine/engine.h"

enum { REPEAT_MS = 5, RETRY_MS = 1, LOOK_MS = 10, FOREVER_MS = 1000000000 };

// on the stack: of the call that is limited.
struct limit {
  struct limit *outer; // of the script that called the one being limited
  double deadline;     // ms of CPU time of the thread
  js_val expired, interrupted;
  js_val thrown; // NULL while the script may go on
};

// A signal has no other way to say that it came; a program runs one breakOnSigint script at a time.
static volatile sig_atomic_t interrupts;

static void on_sigint(int signal) {
  (void)signal;
  interrupts = 1;
}

static double cpu_time(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool on_limit(JSContextRef ctx, void *opaque);

static void arm(struct js_vm *vm, double ms) {
  JSContextGroupSetExecutionTimeLimit(vm->group, ms / 1e3, on_limit, vm);
}

static void arm_next(struct js_vm *vm) {
  double next = FOREVER_MS, now = cpu_time();
  for (struct limit *limit = vm->limit; limit; limit = limit->outer) {
    next = fmin(next, limit->deadline - now);
    if (limit->interrupted) next = fmin(next, LOOK_MS);
  }
  arm(vm, next > 1 ? next : 1);
}

// The innermost limit that watches for signals takes one.
static void take_interrupt(struct js_vm *vm) {
  struct limit *limit = vm->limit;
  while (limit && !limit->interrupted)
    limit = limit->outer;
  if (!limit) return;
  interrupts = 0;
  limit->thrown = limit->interrupted;
}

// The error of the outermost limit that is reached, or NULL.
static js_val reached(struct js_vm *vm) {
  double now = cpu_time();
  js_val thrown = NULL;
  for (struct limit *limit = vm->limit; limit; limit = limit->outer) {
    if (!limit->thrown && limit->deadline <= now) limit->thrown = limit->expired;
    if (limit->thrown) thrown = limit->thrown;
  }
  return thrown;
}

static bool on_limit(JSContextRef ctx, void *opaque) {
  struct js_vm *vm = opaque;
  if (!vm->limit) return false;
  if (vm->host_depth > 0) {
    arm(vm, RETRY_MS);
    return false;
  }
  if (interrupts) take_interrupt(vm);
  js_val thrown = reached(vm);
  if (thrown) {
    arm(vm, REPEAT_MS); // returning false does not
    accel.throw_exception((void *)vm->group, (void *)(uintptr_t)ctx, (void *)(uintptr_t)thrown);
  } else {
    arm_next(vm);
  }
  return false;
}

bool js_watchdog_prepare(struct js_vm *vm) {
  if (!accel.raw || !accel.scope) return false;
  accel.watches = true;
  if (vm->has_watchdog) return true;
  vm->has_watchdog = true;
  arm(vm, FOREVER_MS);
  js_refresh_entry(vm); // it is looked at in entries that began with one
  return true;
}

static void run_with_signal(struct js_vm *vm, void (*run)(void *arg), void *arg) {
  struct sigaction ours = {.sa_handler = on_sigint}, before;
  sigemptyset(&ours.sa_mask);
  interrupts = 0;
  sigaction(SIGINT, &ours, &before);
  run(arg);
  sigaction(SIGINT, &before, NULL);
  if (interrupts) take_interrupt(vm);
}

js_val js_run_limited(struct js_vm *vm, const struct js_limits *limits, void (*run)(void *arg),
                      void *arg) {
  struct limit limit = {
      .outer = vm->limit,
      .deadline = limits->ms > 0 ? cpu_time() + limits->ms : INFINITY,
      .expired = limits->expired,
      .interrupted = limits->interrupted,
  };
  int host_depth = vm->host_depth;
  vm->limit = &limit;
  vm->host_depth = 0;
  arm_next(vm);
  if (limits->interrupted)
    run_with_signal(vm, run, arg);
  else
    run(arg);
  vm->host_depth = host_depth;
  vm->limit = limit.outer;
  // Not cleared: a limit that is over, but not yet noticed, would then end the whole entry.
  arm_next(vm);
  return limit.thrown;
}
