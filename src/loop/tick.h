// SPDX-License-Identifier: MIT
//
// The one door from the loop into JavaScript.
//
// A macrotask is: the callback, then the nextTick queue, then the promise jobs, again until both
// are empty, then the unhandled rejections.  An exception goes to process 'uncaughtException' and,
// if it was handled, ends the macrotask: what is left of the queues belongs to the next one.
#ifndef NODUS_LOOP_TICK_H
#define NODUS_LOOP_TICK_H

#include "loop/env.h"

// Takes the engine's lock if the loop does not hold it yet.  First thing in every uv callback
// that makes a JavaScript value; the loop gives the lock back before it blocks.
void tick_enter(struct env *env);
// One macrotask.  Returns what fn returned, or NULL if it threw or the environment is exiting.
js_val tick_call(struct env *env, js_val fn, js_val self, size_t argc, const js_val *argv);
// Calls method `name` of object as a macrotask; the usual way for a handle to report.
js_val tick_emit(struct env *env, js_val object, const char *name, size_t argc,
                 const js_val *argv);
// The first half of a macrotask: calls and routes an exception. Several may share a tick_drain.
// Returns as tick_call does; needs tick_enter before.
js_val tick_run(struct env *env, js_val fn, js_val self, size_t argc, const js_val *argv);
// The second half of a macrotask, for code that called JavaScript by itself.
void tick_drain(struct env *env);
// The same after tick_run, whose result says whether it threw.
void tick_finish(struct env *env, js_val result);

#endif
