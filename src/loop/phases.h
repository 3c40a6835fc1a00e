// SPDX-License-Identifier: MIT
//
// The loop's phases that belong to the runtime itself: timers, immediates, and the release of the
// engine's lock before polling.
#ifndef NODUS_LOOP_PHASES_H
#define NODUS_LOOP_PHASES_H

#include "loop/env.h"

// Initialises env->uv and the handles of the phases.
void phases_open(struct env *env);
// Closes the handles of the phases (their callbacks run in a later uv_run).
void phases_close(struct env *env);
// Runs the loop until nothing keeps it alive.
void phases_run(struct env *env);

// Arms the one timer under all JavaScript timers, delay in milliseconds from now.
void phases_schedule_timer(struct env *env, double delay);
void phases_ref_timer(struct env *env, bool ref);
// Keeps polling from blocking while referenced immediates wait.
void phases_ref_immediates(struct env *env, bool ref);

#endif
