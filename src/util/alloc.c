// SPDX-License-Identifier: MIT
//
// The one place where a failed allocation ends the process.
#include "util/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
