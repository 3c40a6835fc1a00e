// SPDX-License-Identifier: MIT
//
// monitorEventLoopDelay: records how late the loop is.
#ifndef NODUS_BINDINGS_PERFORMANCE_LOOP_DELAY_H
#define NODUS_BINDINGS_PERFORMANCE_LOOP_DELAY_H

#include "engine/js.h"

extern const struct js_function_def loop_delay_functions[];
extern const size_t loop_delay_function_count;

#endif
