// SPDX-License-Identifier: MIT
//
// The system's numbers by name, for the `os` binding.
#ifndef NODUS_BINDINGS_OS_CONSTANTS_H
#define NODUS_BINDINGS_OS_CONSTANTS_H

#include "engine/js.h"

// Puts the groups dlopen, errno, signals and priority into object.
void os_constants_put(js_ctx ctx, js_val object);

#endif
