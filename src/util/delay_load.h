// SPDX-License-Identifier: MIT
//
// Shared libraries that are loaded when one of their functions is first called. tools/delay-load
// generates the functions and these tables.
#ifndef NODUS_UTIL_DELAY_LOAD_H
#define NODUS_UTIL_DELAY_LOAD_H

#include <stddef.h>

struct delay_load_function {
  unsigned name;    // its place in delay_load_names
  unsigned library; // its place in delay_load_libraries
};

extern const char *const delay_load_libraries[]; // "libcrypto.so.3"
extern const char delay_load_names[];            // each ends with a zero
extern const struct delay_load_function delay_load_functions[];
extern void *delay_load_slots[]; // where each function is; NULL until it is first called

// The address of a function, from now on in its slot. Any thread; ends the process if the library
// is missing, as the loader would have.
void *delay_load_resolve(size_t function);

#endif
