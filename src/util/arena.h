// SPDX-License-Identifier: MIT
//
// A bump allocator: many small pieces, freed together.  Zero-initialised is empty.
#ifndef NODUS_UTIL_ARENA_H
#define NODUS_UTIL_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
  struct arena_block *blocks; // the newest first
  size_t used, size;          // of the newest
};

// Zeroed memory, aligned for any type.
void *arena_alloc(struct arena *arena, size_t size);
void arena_free(struct arena *arena);

#endif
