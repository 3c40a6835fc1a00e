// SPDX-License-Identifier: MIT
//
// posix_spawn shares our memory with the child until it executes the program, whereas fork, which
// this libuv calls, copies the page tables and makes every page that we then touch fault.
//
// A descriptor of the child comes from one of ours. Those below the number of the child's
// descriptors would be overwritten by one another and are moved up first, unless they stay where
// they are. What posix_spawn cannot do is left to uv_spawn: another user or group, a search along a
// PATH that is not ours, and scripts without an interpreter line.
#include "bindings/spawn_quick.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "util/alloc.h"

// One of the child's descriptors.
struct end {
  int source; // what it is here, or -1
  int parent; // the other end of a pipe that was made for it, or -1
  bool ours;  // source is to be closed afterwards
};

static const char *path_of(char **env) {
  for (; *env; env++) {
    if (strncmp(*env, "PATH=", 5) == 0) return *env + 5;
  }
  return NULL;
}

static bool searches_other_path(const uv_process_options_t *options) {
  if (!options->env || strchr(options->file, '/')) return false;
  const char *theirs = path_of(options->env), *ours = getenv("PATH");
  return !theirs || !ours ? theirs != ours : strcmp(theirs, ours) != 0;
}

static bool is_usual(const uv_process_options_t *options) {
  return !(options->flags & (UV_PROCESS_SETUID | UV_PROCESS_SETGID)) &&
         !searches_other_path(options);
}

// ---- Descriptors -------------------------------------------------------------------------

static int open_end(const uv_stdio_container_t *container, struct end *end) {
  int flags = container->flags & (UV_CREATE_PIPE | UV_INHERIT_FD | UV_INHERIT_STREAM);
  if (flags == UV_CREATE_PIPE) {
    uv_os_sock_t pair[2];
    int err = uv_socketpair(SOCK_STREAM, 0, pair, 0, 0);
    if (!err) *end = (struct end){.source = pair[1], .parent = pair[0], .ours = true};
    return err;
  }
  if (flags == UV_INHERIT_FD) {
    end->source = container->data.fd;
  } else if (flags == UV_INHERIT_STREAM) {
    int err = uv_fileno((uv_handle_t *)container->data.stream, &end->source);
    if (err) return err;
  } else {
    return 0;
  }
  return end->source < 0 ? UV_EINVAL : 0;
}

static int move_up(struct end *end, int lowest) {
  int moved = fcntl(end->source, F_DUPFD_CLOEXEC, lowest);
  if (moved < 0) return uv_translate_sys_error(errno);
  if (end->ours) close(end->source);
  end->source = moved;
  end->ours = true;
  return 0;
}

// Programs expect that reading their standard input and writing their output waits.
static void make_blocking(int fd) {
  int flags = fcntl(fd, F_GETFL);
  if (flags >= 0 && (flags & O_NONBLOCK)) fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
}

static int open_ends(const uv_process_options_t *options, struct end *ends) {
  for (int i = 0; i < options->stdio_count; i++)
    ends[i] = (struct end){.source = -1, .parent = -1};
  for (int i = 0; i < options->stdio_count; i++) {
    int err = open_end(&options->stdio[i], &ends[i]);
    int source = ends[i].source;
    if (!err && i <= STDERR_FILENO && source >= 0) make_blocking(source);
    if (!err && source >= 0 && source < options->stdio_count && source != i)
      err = move_up(&ends[i], options->stdio_count);
    if (err) return err;
  }
  return 0;
}

static void close_sources(const uv_process_options_t *options, struct end *ends) {
  for (int i = 0; i < options->stdio_count; i++) {
    if (ends[i].ours) close(ends[i].source);
  }
}

static void close_parents(const uv_process_options_t *options, struct end *ends) {
  for (int i = 0; i < options->stdio_count; i++) {
    if (ends[i].parent >= 0) close(ends[i].parent);
  }
}

// The parent's ends become the streams that the options name, even if the start failed.
static int open_streams(const uv_process_options_t *options, struct end *ends) {
  int err = 0;
  for (int i = 0; i < options->stdio_count && !err; i++) {
    if (ends[i].parent < 0) continue;
    err = uv_pipe_open((uv_pipe_t *)options->stdio[i].data.stream, ends[i].parent);
    if (!err) ends[i].parent = -1;
  }
  return err;
}

// ---- Starting ----------------------------------------------------------------------------

static int add_actions(posix_spawn_file_actions_t *actions, const uv_process_options_t *options,
                       const struct end *ends) {
  int err = 0;
  for (int i = 0; i < options->stdio_count && !err; i++) {
    if (ends[i].source >= 0)
      err = posix_spawn_file_actions_adddup2(actions, ends[i].source, i);
    else if (i <= STDERR_FILENO)
      err = posix_spawn_file_actions_addopen(actions, i, "/dev/null", i ? O_RDWR : O_RDONLY, 0);
  }
  if (!err && options->cwd) err = posix_spawn_file_actions_addchdir_np(actions, options->cwd);
  return err;
}

// The child starts with no signal blocked or ignored.
static void set_attributes(posix_spawnattr_t *attributes, const uv_process_options_t *options) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  int flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
  if (options->flags & UV_PROCESS_DETACHED) flags |= POSIX_SPAWN_SETSID;
  posix_spawnattr_setsigdefault(attributes, &all);
  posix_spawnattr_setsigmask(attributes, &none);
  posix_spawnattr_setflags(attributes, (short)flags);
}

// 0 or an errno value.
static int start(const uv_process_options_t *options, const struct end *ends, pid_t *pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  set_attributes(&attributes, options);
  int err = add_actions(&actions, options, ends);
  if (!err)
    err = posix_spawnp(pid, options->file, &actions, &attributes, options->args,
                       options->env ? options->env : environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return err;
}

int spawn_quickly(const uv_process_options_t *options, pid_t *pid) {
  if (!is_usual(options)) return SPAWN_UNUSUAL;
  struct end *ends = mem_alloc(((size_t)options->stdio_count + 1) * sizeof *ends);
  int err = open_ends(options, ends);
  int reason = err ? 0 : start(options, ends, pid);
  close_sources(options, ends);
  if (reason == ENOEXEC) {
    err = SPAWN_UNUSUAL;
  } else if (!err) {
    int opened = open_streams(options, ends);
    err = reason ? uv_translate_sys_error(reason) : opened;
  }
  close_parents(options, ends);
  free(ends);
  return err;
}

bool spawn_reap(pid_t pid, int64_t *status, int *signum) {
  pid_t ended;
  int how;
  do
    ended = waitpid(pid, &how, WNOHANG);
  while (ended < 0 && errno == EINTR);
  if (ended != pid) return false;
  *status = WIFEXITED(how) ? WEXITSTATUS(how) : 0;
  *signum = WIFSIGNALED(how) ? WTERMSIG(how) : 0;
  return true;
}
