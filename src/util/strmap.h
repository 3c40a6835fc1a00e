// SPDX-License-Identifier: MIT
//
// A hash map from byte strings to pointers.  Keys are copied.  Zero-initialised is empty.
#ifndef NODUS_UTIL_STRMAP_H
#define NODUS_UTIL_STRMAP_H

#include <stdint.h>

#include "util/str.h"

struct strmap_slot {
  char *key; // NULL in an empty slot
  size_t len;
  uint64_t hash;
  void *value;
};

struct strmap {
  struct strmap_slot *slots;
  size_t capacity, count; // capacity is 0 or a power of two
};

// The value, or NULL if there is none.
void *strmap_get(const struct strmap *map, struct str key);
// Adds or replaces; value must not be NULL.
void strmap_set(struct strmap *map, struct str key, void *value);
// Empties the map, keeping its memory; free_value may be NULL.
void strmap_clear(struct strmap *map, void (*free_value)(void *value));
void strmap_free(struct strmap *map, void (*free_value)(void *value));

#endif
