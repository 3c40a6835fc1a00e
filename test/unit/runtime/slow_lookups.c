// SPDX-License-Identifier: MIT
//
// A hundred lookups that nobody answers do not keep the file system waiting. The system's getaddrinfo is
// replaced by one that blocks until the program, once it has done its files, closes a pipe.
#include "unit.h"

#include <netdb.h>
#include <stdio.h>
#include <unistd.h>

#include "runtime/environment.h"
#include "runtime/options.h"
#include "util/alloc.h"

static int gate[2]; // the end of the second opens the first

// libuv's calls come here: a program's own functions go before those of its libraries.
int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
                struct addrinfo **out) {
  (void)name, (void)service, (void)hints, (void)out;
  char byte;
  while (read(gate[0], &byte, 1) < 0) {
  }
  return EAI_AGAIN;
}

static const char program[] =
    "const fs = require('fs'), dns = require('dns');"
    "let pending = 100, files = 0;"
    "for (let i = 0; i < 100; i++) dns.lookup('slow.test', ({ code }) => {"
    "  if (code === 'EAI_AGAIN') pending--;"
    "});"
    "(function next() {"
    "  fs.stat('.', () => {"
    "    if (++files < 20) return next();"
    "    if (pending !== 100) process.exitCode = 2;"
    "    fs.closeSync(Number(process.argv[1]));"
    "  });"
    "})();"
    "process.on('exit', () => { if (pending !== 0) process.exitCode = 3; });";

static void test_files_go_first(void **state) {
  (void)state;
  assert_int_equal(pipe(gate), 0);
  char end[16], *code = mem_strdup(program);
  snprintf(end, sizeof end, "%d", gate[1]);
  char *argv[] = {"nodus", "-e", code, end, NULL};
  struct options options = {0};
  assert_int_equal(options_parse(&options, 4, argv), 0);
  js_process_init();
  struct env *env = environment_new(&options, uv_hrtime());
  alarm(60); // a pool that is full of lookups would wait for ever
  assert_int_equal(environment_run(env), 0);
  alarm(0);
  environment_free(env);
  options_free(&options);
  free(code);
  close(gate[0]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_files_go_first)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
