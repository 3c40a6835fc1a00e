// SPDX-License-Identifier: MIT
//
// argv -> options -> environment -> exit status.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

#include "engine/js.h"
#include "runtime/environment.h"
#include "runtime/options.h"
#include "util/alloc.h"

static bool is_program_given(const struct options *options) {
  return options->script_index < options->argc || options_text(options, "--eval")[0] ||
         options_flag(options, "--eval") || options_flag(options, "--print");
}

// What needs no JavaScript; returns an exit status, or -1 to go on.
static int run_plain_options(const struct options *options) {
  if (options_flag(options, "--version")) {
    puts("v" NODE_VERSION);
    return 0;
  }
  if (options_flag(options, "--help")) {
    options_print_help(stdout);
    return 0;
  }
  if (!is_program_given(options) && uv_guess_handle(0) == UV_TTY) {
    fprintf(stderr, "%s: give a script: Nodus has no interactive mode yet (see --help)\n",
            options->argv[0]);
    return EXIT_INVALID_ARGUMENT;
  }
  return -1;
}

// A program that was started with closed standard streams must not get one of their numbers for a
// file that it opens.
static void open_standard_streams(void) {
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", O_RDWR) != fd) abort();
}

static void init_engine(const struct options *options) {
  js_process_init();
  const struct option_value *size = options_value(options, "--max-old-space-size");
  if (size->number > 0) js_process_plan_memory((size_t)size->number << 20);
}

int main(int argc, char **argv) {
  uint64_t start_time = uv_hrtime();
  mem_process_init();
  open_standard_streams();
  signal(SIGPIPE, SIG_IGN); // writing to a closed pipe is an error, not a death
  signal(SIGXFSZ, SIG_IGN); // so is writing beyond the limit of a file's size
  struct options options = {0};
  int status = options_parse(&options, argc, uv_setup_args(argc, argv));
  if (status == 0) status = run_plain_options(&options);
  if (status >= 0) return status;
  init_engine(&options);
  struct env *env = environment_new(&options, start_time);
  int code = environment_run(env);
  uv_tty_reset_mode();
  fflush(NULL);
#ifdef NODUS_LEAK_CHECK
  environment_free(env);
  options_free(&options);
  return code;
#else
  _exit(code); // the process is the cheapest teardown
#endif
}
