// SPDX-License-Identifier: MIT
//
// The life of an environment: made, bootstrapped, run until nothing is left to do, torn down.
#ifndef NODUS_RUNTIME_ENVIRONMENT_H
#define NODUS_RUNTIME_ENVIRONMENT_H

#include "loop/env.h"

// The calling thread gets its VM, loop and library.  start_time: uv_hrtime() of process start.
struct env *environment_new(const struct options *options, uint64_t start_time);
// Runs the program to its natural end; returns the exit code.
int environment_run(struct env *env);

// runtime/teardown.c: closes and frees everything, in numbered steps.
void environment_free(struct env *env);

#endif
