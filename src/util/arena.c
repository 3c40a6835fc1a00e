// SPDX-License-Identifier: MIT
//
// Blocks double in size up to 64 KB; a larger piece gets a block of its own.
#include "util/arena.h"

#include <stdalign.h>
#include <stdlib.h>

#include "util/alloc.h"

enum { FIRST_BLOCK = 1024, LARGEST_BLOCK = 65536 };

struct arena_block {
  struct arena_block *next;
  alignas(max_align_t) char data[];
};

static void add_block(struct arena *arena, size_t need) {
  size_t size = arena->size ? arena->size * 2 : FIRST_BLOCK;
  if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
  if (size < need) size = need;
  struct arena_block *block = mem_zalloc(sizeof *block + size);
  block->next = arena->blocks;
  *arena = (struct arena){block, 0, size};
}

void *arena_alloc(struct arena *arena, size_t size) {
  size_t align = alignof(max_align_t);
  size = (size + align - 1) & ~(align - 1);
  if (arena->size - arena->used < size) add_block(arena, size);
  void *piece = arena->blocks->data + arena->used;
  arena->used += size;
  return piece;
}

void arena_free(struct arena *arena) {
  while (arena->blocks) {
    struct arena_block *next = arena->blocks->next;
    free(arena->blocks);
    arena->blocks = next;
  }
  *arena = (struct arena){0};
}
