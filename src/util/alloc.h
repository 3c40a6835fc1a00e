// SPDX-License-Identifier: MIT
//
// Allocation that cannot fail: running out of memory ends the process in one place.  For sizes
// that a user chose, call malloc and throw.
#ifndef NODUS_UTIL_ALLOC_H
#define NODUS_UTIL_ALLOC_H

#include <stddef.h>

// Once, first of all.  Buffers live until the next collection, which then frees megabytes at once:
// keeping these spares a page fault for each 4 kB of the buffers that follow.
void mem_process_init(void);

void *mem_alloc(size_t size);              // not zeroed
void *mem_zalloc(size_t size);             // zeroed
void *mem_realloc(void *ptr, size_t size); // ptr may be NULL
char *mem_strdup(const char *s);
char *mem_strndup(const char *s, size_t len);

#endif
