// SPDX-License-Identifier: MIT
//
// A stand-in has the functions of the library that it stands for, and calls them there.
#include "unit.h"

#include <dlfcn.h>
#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

static void *open_stand_in(const char *name) {
  char self[PATH_MAX] = {0}, path[PATH_MAX + 64];
  assert_true(readlink("/proc/self/exe", self, sizeof self - 1) > 0);
  snprintf(path, sizeof path, "%s/../stand-ins/%s", dirname(self), name);
  if (access(path, F_OK) != 0) return NULL; // not on this processor
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  assert_non_null(library);
  return library;
}

static void test_call(void **state) {
  (void)state;
  void *library = open_stand_in("libgio-2.0.so.0");
  if (!library) skip();
  int (*from_errno)(int);
  *(void **)&from_errno = dlsym(library, "g_io_error_from_errno");
  assert_non_null(from_errno);
  assert_int_equal(from_errno(ENOENT), 1); // G_IO_ERROR_NOT_FOUND
  assert_int_equal(from_errno(EEXIST), 2); // G_IO_ERROR_EXISTS
}

static void test_version(void **state) {
  (void)state;
  void *library = open_stand_in("libsystemd.so.0");
  if (!library) skip();
  int (*listen_fds)(int);
  *(void **)&listen_fds = dlvsym(library, "sd_listen_fds", "LIBSYSTEMD_209");
  assert_non_null(listen_fds);
  assert_int_equal(listen_fds(0), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_call),
      cmocka_unit_test(test_version),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
