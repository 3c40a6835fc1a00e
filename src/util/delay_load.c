// SPDX-License-Identifier: MIT
//
// The first call of a function in a library that the program does not load when it starts: finds
// the function, which loads the library, and fills the slot that all further calls jump through.
// Two threads may find the same function at once; both write the same address.
#include "util/delay_load.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

void *delay_load_resolve(size_t function) {
  const struct delay_load_function *wanted = &delay_load_functions[function];
  void *library = dlopen(delay_load_libraries[wanted->library], RTLD_LAZY | RTLD_LOCAL);
  void *address = library ? dlsym(library, delay_load_names + wanted->name) : NULL;
  if (!address) {
    fprintf(stderr, "nodus: %s\n", dlerror());
    abort();
  }
  __atomic_store_n(&delay_load_slots[function], address, __ATOMIC_RELEASE);
  return address;
}
