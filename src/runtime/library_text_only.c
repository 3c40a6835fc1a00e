// SPDX-License-Identifier: MIT
//
// The library without bytecode, for programs that are linked without tools/compile_library.c's
// tables: that tool itself, and the unit tests.
#include "runtime/library.h"

const char library_bytecode_data[] = "";
const struct library_bytecode *const library_bytecode = NULL;
