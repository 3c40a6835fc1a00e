// SPDX-License-Identifier: MIT
//
// The names of a unit, numbered: an open-addressing table over slices of the source.
#include <stdlib.h>

#include "syntax/lexer.h"
#include "syntax/scope_parts.h"
#include "util/alloc.h"

static uint32_t hash_of(struct str text, bool *escaped) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < text.len; i++) {
    *escaped |= text.data[i] == '\\';
    hash = (hash ^ (uint8_t)text.data[i]) * 16777619u;
  }
  return hash ^ hash >> 15;
}

static void table_insert(struct syn_scopes *scopes, uint32_t number) {
  uint32_t mask = scopes->table_size - 1, at = scopes->names[number].hash & mask;
  while (scopes->table[at])
    at = (at + 1) & mask;
  scopes->table[at] = number;
}

static void table_grow(struct syn_scopes *scopes) {
  free(scopes->table);
  scopes->table_size = scopes->table_size ? scopes->table_size * 2 : 256;
  scopes->table = mem_zalloc(scopes->table_size * sizeof *scopes->table);
  for (uint32_t i = 1; i < scopes->name_count; i++)
    table_insert(scopes, i);
}

static uint32_t find(const struct syn_scopes *scopes, struct str text, uint32_t hash) {
  if (!scopes->table_size) return 0;
  uint32_t mask = scopes->table_size - 1;
  for (uint32_t at = hash & mask; scopes->table[at]; at = (at + 1) & mask) {
    const struct syn_name *name = &scopes->names[scopes->table[at]];
    if (name->hash == hash && str_equal(name->text, text)) return scopes->table[at];
  }
  return 0;
}

static struct str decode(struct syn_scopes *scopes, struct str text) {
  struct buf value = {0};
  lex_identifier_value((const uint8_t *)text.data, 0, (uint32_t)text.len, &value);
  char *copy = arena_alloc(&scopes->texts, value.len + 1);
  if (value.len > 0) memcpy(copy, value.data, value.len);
  struct str decoded = {copy, value.len};
  buf_free(&value);
  return decoded;
}

static uint32_t add(struct syn_scopes *scopes, struct str text, uint32_t hash) {
  if (scopes->name_count == scopes->name_capacity) {
    scopes->name_capacity = scopes->name_capacity ? scopes->name_capacity * 2 : 128;
    scopes->names = mem_realloc(scopes->names, scopes->name_capacity * sizeof *scopes->names);
  }
  if (!scopes->name_count) scopes->names[scopes->name_count++] = (struct syn_name){0};
  uint32_t number = scopes->name_count++;
  scopes->names[number] = (struct syn_name){.text = text, .hash = hash};
  if (scopes->name_count * 2 > scopes->table_size)
    table_grow(scopes);
  else
    table_insert(scopes, number);
  return number;
}

uint32_t scope_name(struct syn_scopes *scopes, struct str text) {
  bool escaped = false;
  uint32_t hash = hash_of(text, &escaped);
  if (escaped) {
    text = decode(scopes, text);
    hash = hash_of(text, &escaped);
  }
  uint32_t known = find(scopes, text, hash);
  return known ? known : add(scopes, text, hash);
}

uint32_t scope_of_program(const struct syn_scopes *scopes) {
  for (uint32_t i = 1; i < scopes->scope_count; i++)
    if (scopes->scopes[i].kind == SCOPE_PROGRAM) return i;
  return 0;
}
