// SPDX-License-Identifier: MIT
//
// Starting a program without a copy of our page tables, which is what fork costs a process of some
// size. It serves the usual start; libuv's uv_spawn serves them all.
#ifndef NODUS_BINDINGS_SPAWN_QUICK_H
#define NODUS_BINDINGS_SPAWN_QUICK_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <uv.h>

#define SPAWN_UNUSUAL 1 // nothing was started or opened: take uv_spawn

// Starts what uv_spawn would start, but watches nothing: the caller must reap *pid. The streams of
// the parent are opened. 0, a negative uv code, or SPAWN_UNUSUAL.
int spawn_quickly(const uv_process_options_t *options, pid_t *pid);
// Reaps a child that has ended: true once, with its status, or 0 and the signal that ended it.
bool spawn_reap(pid_t pid, int64_t *status, int *signum);

#endif
