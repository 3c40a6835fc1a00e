// SPDX-License-Identifier: MIT
//
// A child process that is waited for. It runs on a loop of its own, so nothing of the program runs
// meanwhile; every structure lives from the call to its return. What the child prints is collected
// up to maxBuffer bytes, then the child is killed: memory is bounded by that plus one read.
//
// The usual child is started by spawn_quick.c and reaped here, an unusual one is libuv's.
#include <stdlib.h>

#include "bindings/binding.h"
#include "bindings/spawn_options.h"
#include "bindings/spawn_quick.h"
#include "util/alloc.h"
#include "util/check.h"

#define READ_SIZE 65536

// The parent's end of one pipe of the child: descriptor 0 is written, the others are read.
struct sync_pipe {
  uv_pipe_t uv;
  uv_write_t write;
  uv_shutdown_t shutdown;
  struct sync_run *run;
  uv_buf_t input;
  char *data;
  size_t len, cap;
};

struct sync_run {
  uv_loop_t loop;
  uv_signal_t watcher;  // of our child
  uv_process_t process; // of libuv's
  pid_t pid;            // of either, 0 if it was not started
  uv_timer_t timer;
  struct spawn_options options;
  struct sync_pipe *pipes[STDIO_MAX]; // NULL for what is no pipe
  double max_buffer;                  // over all pipes
  size_t buffered;
  int kill_signal;
  bool killed;
  int err; // the first error
  int64_t status;
  int signum;
  bool exited;
};

static void set_error(struct sync_run *run, int err) {
  if (!run->err) run->err = err;
}

static void close_once(uv_handle_t *uv) {
  if (!uv_is_closing(uv)) uv_close(uv, NULL);
}

static void close_pipes(struct sync_run *run) {
  for (unsigned i = 0; i < run->options.stdio_count; i++)
    if (run->pipes[i]) close_once((uv_handle_t *)&run->pipes[i]->uv);
}

// Ends the child early. The pipes are closed too: its own children may hold the other ends.
static void kill_child(struct sync_run *run) {
  if (run->killed) return;
  run->killed = true;
  if (!run->exited) {
    int err = uv_kill(run->pid, run->kill_signal);
    if (err && err != UV_ESRCH) {
      set_error(run, err);
      uv_kill(run->pid, SIGKILL);
    }
  }
  close_pipes(run);
  close_once((uv_handle_t *)&run->timer);
}

static void fail(struct sync_run *run, int err) {
  set_error(run, err);
  kill_child(run);
}

static void on_timeout(uv_timer_t *timer) {
  fail(timer->data, UV_ETIMEDOUT);
}

static void end_run(struct sync_run *run, uv_handle_t *uv) {
  run->exited = true;
  uv_close(uv, NULL);
  close_once((uv_handle_t *)&run->timer);
}

static void on_exit_status(uv_process_t *uv, int64_t status, int signum) {
  struct sync_run *run = uv->data;
  run->status = status;
  run->signum = signum;
  end_run(run, (uv_handle_t *)uv);
}

static void on_child_signal(uv_signal_t *uv, int signum) {
  (void)signum;
  struct sync_run *run = uv->data;
  if (spawn_reap(run->pid, &run->status, &run->signum)) end_run(run, (uv_handle_t *)uv);
}

// ---- Output ------------------------------------------------------------------------------

static void on_alloc(uv_handle_t *uv, size_t suggested, uv_buf_t *out) {
  (void)suggested;
  struct sync_pipe *pipe = uv->data;
  *out = uv_buf_init(NULL, 0); // read as UV_ENOBUFS
  if (pipe->cap - pipe->len < READ_SIZE / 2) {
    size_t cap = pipe->cap ? 2 * pipe->cap : READ_SIZE;
    char *data = realloc(pipe->data, cap);
    if (!data) return;
    pipe->data = data;
    pipe->cap = cap;
  }
  size_t room = pipe->cap - pipe->len;
  *out = uv_buf_init(pipe->data + pipe->len, room < READ_SIZE ? (unsigned)room : READ_SIZE);
}

static void on_read(uv_stream_t *uv, ssize_t count, const uv_buf_t *buf) {
  (void)buf;
  struct sync_pipe *pipe = uv->data;
  struct sync_run *run = pipe->run;
  if (count < 0) {
    close_once((uv_handle_t *)uv);
    if (count != UV_EOF) fail(run, (int)count);
    return;
  }
  pipe->len += (size_t)count;
  run->buffered += (size_t)count;
  if (run->max_buffer > 0 && (double)run->buffered > run->max_buffer) fail(run, UV_ENOBUFS);
}

// ---- Input -------------------------------------------------------------------------------

// A child that does not want its input is none of our errors.
static void on_shutdown(uv_shutdown_t *uv, int status) {
  (void)status;
  close_once((uv_handle_t *)uv->handle);
}

static void on_written(uv_write_t *uv, int status) {
  if (status < 0 && status != UV_EPIPE && status != UV_ECANCELED) {
    struct sync_pipe *pipe = uv->handle->data;
    set_error(pipe->run, status);
  }
}

static int start_pipe(struct sync_pipe *pipe, bool is_input) {
  uv_stream_t *stream = (uv_stream_t *)&pipe->uv;
  if (!is_input) return uv_read_start(stream, on_alloc, on_read);
  if (pipe->input.len > 0) {
    int err = uv_write(&pipe->write, stream, &pipe->input, 1, on_written);
    if (err) return err;
  }
  return uv_shutdown(&pipe->shutdown, stream, on_shutdown);
}

// ---- The run -----------------------------------------------------------------------------

static void add_pipe(struct js_call *call, struct sync_run *run, unsigned i, js_val input) {
  struct sync_pipe *pipe = mem_zalloc(sizeof *pipe);
  CHECK_INT(uv_pipe_init(&run->loop, &pipe->uv, 0), ==, 0);
  pipe->uv.data = pipe;
  pipe->run = run;
  run->pipes[i] = pipe;
  struct js_bytes bytes;
  if (js_bytes_get(call->ctx, input, &bytes))
    pipe->input = (uv_buf_t){.base = (char *)bytes.data, .len = bytes.len};
  uv_stdio_container_t *container = &run->options.uv.stdio[i];
  container->flags = UV_CREATE_PIPE | (i == 0 ? UV_READABLE_PIPE : UV_WRITABLE_PIPE);
  container->data.stream = (uv_stream_t *)&pipe->uv;
}

static void fill_stdio(struct js_call *call, js_val description, struct sync_run *run) {
  js_val stdio = js_get_own(call->ctx, description, "stdio"), value;
  for (unsigned i = 0; i < run->options.stdio_count; i++) {
    switch (spawn_stdio_get(call, stdio, i, &value)) {
    case STDIO_IGNORE: break;
    case STDIO_PIPE:
    case STDIO_OVERLAPPED: add_pipe(call, run, i, value); break;
    case STDIO_FD:
      run->options.uv.stdio[i].flags = UV_INHERIT_FD;
      run->options.uv.stdio[i].data.fd = js_to_int(call->ctx, value);
      break;
    case STDIO_HANDLE: CHECK(!"handles are passed by their descriptors"); break;
    }
  }
}

// Whoever watches the child is closed when it has ended, or here if it was not started.
static int start_child(struct sync_run *run) {
  uv_process_options_t *options = &run->options.uv;
  run->watcher.data = run;
  CHECK_INT(uv_signal_init(&run->loop, &run->watcher), ==, 0);
  int err = uv_signal_start(&run->watcher, on_child_signal, SIGCHLD); // before it can end
  if (!err) err = spawn_quickly(options, &run->pid);
  if (!err) return 0;
  uv_close((uv_handle_t *)&run->watcher, NULL);
  if (err != SPAWN_UNUSUAL) return err;
  run->process.data = run;
  options->exit_cb = on_exit_status;
  err = uv_spawn(&run->loop, &run->process, options);
  if (err) uv_close((uv_handle_t *)&run->process, NULL);
  run->pid = err ? 0 : run->process.pid;
  return err;
}

static void start(struct sync_run *run, double timeout) {
  run->timer.data = run;
  CHECK_INT(uv_timer_init(&run->loop, &run->timer), ==, 0);
  run->err = start_child(run);
  if (run->err) {
    run->exited = true;
    kill_child(run);
    return;
  }
  if (timeout > 0)
    CHECK_INT(uv_timer_start(&run->timer, on_timeout, (uint64_t)timeout, 0), ==, 0);
  for (unsigned i = 0; i < run->options.stdio_count && !run->killed; i++) {
    int err = run->pipes[i] ? start_pipe(run->pipes[i], i == 0) : 0;
    if (err) fail(run, err);
  }
}

// [status, signal number, output or null, pid, error]: the output is an array with a Uint8Array for
// each pipe that was read and null for the others.
static js_val result_of(struct js_call *call, struct sync_run *run) {
  js_ctx ctx = call->ctx;
  bool spawned = run->pid > 0;
  js_val output = spawned ? js_array(ctx, 0, NULL) : js_null(ctx);
  for (unsigned i = 0; spawned && i < run->options.stdio_count; i++) {
    struct sync_pipe *pipe = run->pipes[i];
    js_val bytes = js_null(ctx);
    if (pipe && i > 0) {
      bytes = js_uint8array_take(ctx, mem_realloc(pipe->data, pipe->len + 1), pipe->len);
      pipe->data = NULL;
    }
    js_set_index(ctx, output, i, bytes, call->exc);
  }
  js_val items[] = {js_number(ctx, (double)run->status), js_int(ctx, run->signum), output,
                    js_int(ctx, run->pid), js_int(ctx, run->err)};
  return js_array(ctx, COUNT_OF(items), items);
}

static void free_run(struct sync_run *run) {
  for (unsigned i = 0; i < run->options.stdio_count; i++) {
    if (run->pipes[i]) free(run->pipes[i]->data);
    free(run->pipes[i]);
  }
  spawn_options_free(&run->options);
  free(run);
}

// run(description): besides what spawn_options.h says it has timeout (milliseconds, 0: none),
// maxBuffer (bytes, 0: no limit) and killSignal. Returns see result_of.
JS_FUNCTION(spawn_sync_run) {
  js_val description;
  js_args(call, "o", &description);
  js_ctx ctx = call->ctx;
  struct sync_run *run = mem_zalloc(sizeof *run);
  spawn_options_get(call, description, &run->options);
  run->max_buffer = js_to_number(ctx, js_get_own(ctx, description, "maxBuffer"));
  run->kill_signal = js_to_int(ctx, js_get_own(ctx, description, "killSignal"));
  CHECK_INT(uv_loop_init(&run->loop), ==, 0);
  fill_stdio(call, description, run);
  start(run, js_to_number(ctx, js_get_own(ctx, description, "timeout")));
  uv_run(&run->loop, UV_RUN_DEFAULT);
  // The child may have closed its pipes, or we them; what is open now has nothing to wait for.
  close_pipes(run);
  uv_run(&run->loop, UV_RUN_DEFAULT);
  CHECK_INT(uv_loop_close(&run->loop), ==, 0);
  js_val result = result_of(call, run);
  free_run(run);
  return result;
}

static const struct js_function_def functions[] = {JS_ENTRY("run", spawn_sync_run, 1)};

const struct binding spawn_sync_binding = {
    .name = "spawn_sync",
    .functions = functions,
    .function_count = COUNT_OF(functions),
};
