// SPDX-License-Identifier: MIT
//
// The one place where a failed allocation ends the process, and how the C library keeps memory.
#include "util/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { KEEP_FREE_BYTES = 16 << 20, MAP_ALONE_BYTES = 4 << 20 };

void mem_process_init(void) {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, KEEP_FREE_BYTES);
  mallopt(M_MMAP_THRESHOLD, MAP_ALONE_BYTES);
#endif
}

static void *checked(void *ptr, size_t size) {
  if (ptr || size == 0) return ptr;
  fprintf(stderr, "nodus: out of memory allocating %zu bytes\n", size);
  abort();
}

void *mem_alloc(size_t size) {
  return checked(malloc(size), size);
}

void *mem_zalloc(size_t size) {
  return checked(calloc(1, size), size);
}

void *mem_realloc(void *ptr, size_t size) {
  return checked(realloc(ptr, size), size);
}

char *mem_strndup(const char *s, size_t len) {
  char *copy = mem_alloc(len + 1);
  memcpy(copy, s, len);
  copy[len] = 0;
  return copy;
}

char *mem_strdup(const char *s) {
  return mem_strndup(s, strlen(s));
}
