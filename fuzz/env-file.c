// SPDX-License-Identifier: MIT
// sources: src/runtime/env_file.c src/util/buf.c src/util/alloc.c src/util/check.c
//
// A hostile .env file: every name and value is a slice that can be read, and no name has a line break.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/env_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_all(void *arg, struct str name, struct str value) {
  unsigned *sum = arg;
  if (name.len && memchr(name.data, '\n', name.len)) abort();
  for (size_t i = 0; i < name.len; i++)
    *sum += (unsigned char)name.data[i];
  for (size_t i = 0; i < value.len; i++)
    *sum += (unsigned char)value.data[i];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  unsigned sum = 0;
  env_file_parse((struct str){(const char *)data, size}, read_all, &sum);
  return 0;
}
