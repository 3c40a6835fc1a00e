// SPDX-License-Identifier: MIT
//
// Open addressing with linear probing, at most two thirds full.  Entries are never removed one by
// one, so there are no tombstones.
#include "util/strmap.h"

#include <stdlib.h>

#include "util/alloc.h"

// FNV-1a.
static uint64_t hash_of(struct str key) {
  uint64_t hash = 0xcbf29ce484222325;
  for (size_t i = 0; i < key.len; i++)
    hash = (hash ^ (uint8_t)key.data[i]) * 0x100000001b3;
  return hash;
}

// The slot of the key, or the empty one where it belongs.
static struct strmap_slot *find(const struct strmap *map, struct str key, uint64_t hash) {
  size_t mask = map->capacity - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    struct strmap_slot *slot = &map->slots[i];
    if (!slot->key) return slot;
    if (slot->hash == hash && str_equal((struct str){slot->key, slot->len}, key)) return slot;
  }
}

static void grow(struct strmap *map) {
  struct strmap old = *map;
  map->capacity = old.capacity ? old.capacity * 2 : 32;
  map->slots = mem_zalloc(map->capacity * sizeof *map->slots);
  for (size_t i = 0; i < old.capacity; i++) {
    struct strmap_slot *slot = &old.slots[i];
    if (slot->key) *find(map, (struct str){slot->key, slot->len}, slot->hash) = *slot;
  }
  free(old.slots);
}

void *strmap_get(const struct strmap *map, struct str key) {
  return map->count ? find(map, key, hash_of(key))->value : NULL;
}

void strmap_set(struct strmap *map, struct str key, void *value) {
  if (map->count * 3 >= map->capacity * 2) grow(map);
  uint64_t hash = hash_of(key);
  struct strmap_slot *slot = find(map, key, hash);
  if (!slot->key) {
    *slot = (struct strmap_slot){mem_strndup(key.data, key.len), key.len, hash, NULL};
    map->count++;
  }
  slot->value = value;
}

void strmap_clear(struct strmap *map, void (*free_value)(void *value)) {
  if (!map->count) return;
  for (size_t i = 0; i < map->capacity; i++) {
    struct strmap_slot *slot = &map->slots[i];
    if (!slot->key) continue;
    if (free_value) free_value(slot->value);
    free(slot->key);
    *slot = (struct strmap_slot){0};
  }
  map->count = 0;
}

void strmap_free(struct strmap *map, void (*free_value)(void *value)) {
  strmap_clear(map, free_value);
  free(map->slots);
  *map = (struct strmap){0};
}
