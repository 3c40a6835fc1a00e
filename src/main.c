// SPDX-License-Identifier: MIT
//
// argv -> options -> environment -> exit status.
#include <unistd.h>
#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

#include "engine/js.h"
#include "runtime/environment.h"
#include "runtime/options.h"

int main(int argc, char **argv) {
  uint64_t start_time = uv_hrtime();
  argv = uv_setup_args(argc, argv);
  js_process_init();
  struct options options = {.argc = argc, .argv = argv, .argc_own = 1};
  struct env *env = environment_new(&options, start_time);
  int code = environment_run(env);
  fflush(NULL);
#ifdef NODUS_LEAK_CHECK
  environment_free(env);
  return code;
#else
  _exit(code); // the process is the cheapest teardown
#endif
}
