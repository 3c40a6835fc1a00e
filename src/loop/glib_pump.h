// SPDX-License-Identifier: MIT
//
// The engine's own event sources (garbage collection timers, WebAssembly compilation,
// FinalizationRegistry) live in a GMainContext; the pump runs them from the uv loop.
#ifndef NODUS_LOOP_GLIB_PUMP_H
#define NODUS_LOOP_GLIB_PUMP_H

#include "loop/env.h"

struct glib_pump *glib_pump_new(struct env *env);
// Closes its handles; the structure is freed once both are closed.
void glib_pump_close(struct glib_pump *pump);
// While referenced (counted), pending engine work keeps the loop alive.
void glib_pump_ref(struct glib_pump *pump);
void glib_pump_unref(struct glib_pump *pump);

#endif
