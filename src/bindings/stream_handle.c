// SPDX-License-Identifier: MIT
//
// Reading, accepting, ending and closing libuv streams; writing is stream_write.c.
//
// All streams of an environment read into one scratch buffer, because what is read is handed over at
// once. Of a short read JavaScript is told the length and takes the bytes into an array of its own,
// which the engine makes faster than C can; a long one is handed over as it is. A read that filled
// the buffer is followed by one of what waits in the kernel, which saves bulk most of its events.
#include "bindings/stream_handle.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include "bindings/binding.h"
#include "bindings/udp.h"
#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"

#define USUAL_READ   65536
#define LONGEST_READ 262144
#define SHORT_READ   4096 // up to here bytes are copied into an array that JavaScript made

enum hook { HOOK_READ, HOOK_CONNECTION, STREAM_HOOK_COUNT };

struct stream_shared {
  char *scratch;
  size_t scratch_size;
  size_t waiting; // bytes of a short read at the start of scratch, to be taken
  struct js_ref hooks[STREAM_HOOK_COUNT];
};

extern const struct binding stream_handle_binding;

static const struct js_class handle_class = {.name = "StreamHandle"};

// ---- Life --------------------------------------------------------------------------------

static void free_container(struct stream_handle *handle) {
  free(handle);
}

static void release_values(struct stream_handle *handle) {
  js_ref_clear(&handle->object);
  js_ref_clear(&handle->read_buffer);
}

static void on_closed(struct handle *base) {
  struct stream_handle *handle = (struct stream_handle *)base;
  release_values(handle);
  js_val callback = js_ref_get(&handle->closed);
  if (callback) tick_call(base->env, callback, NULL, 0, NULL);
  js_ref_clear(&handle->closed);
  handle->free_container(handle);
}

static struct stream_shared *shared_of(struct env *env) {
  struct stream_shared *shared = binding_state(env, &stream_handle_binding);
  if (shared) return shared;
  js_val exc = NULL;
  CHECK(binding_require(env, stream_handle_binding.name, &exc));
  return binding_state(env, &stream_handle_binding);
}

static void open_handle(struct stream_handle *handle, struct env *env, js_val receiver,
                        void (*free_it)(struct stream_handle *handle)) {
  handle->shared = shared_of(env);
  handle->free_container = free_it;
  handle_open(&handle->handle, env, &handle->uv.any, receiver, on_closed);
}

js_val stream_handle_open(struct stream_handle *handle, struct env *env, js_val receiver) {
  open_handle(handle, env, receiver, free_container);
  return js_wrap(env->ctx, &handle_class, handle);
}

js_val stream_handle_object(struct stream_handle *handle) {
  js_ctx ctx = handle->handle.env->ctx;
  if (!js_ref_get(&handle->object))
    js_ref_set(&handle->object, ctx, js_wrap(ctx, &handle_class, handle));
  return js_ref_get(&handle->object);
}

static void on_discarded(uv_handle_t *uv) {
  free(uv->data);
}

void stream_handle_discard(struct stream_handle *handle) {
  handle->uv.any.data = handle;
  uv_close(&handle->uv.any, on_discarded);
}

struct stream_handle *stream_handle_get(js_ctx ctx, js_val object) {
  return js_unwrap(ctx, object, &handle_class);
}

struct stream_handle *stream_handle_of(struct js_call *call) {
  return call->argc > 0 ? stream_handle_get(call->ctx, call->argv[0]) : NULL;
}

void stream_handle_close(struct stream_handle *handle) {
  js_val object = js_ref_get(&handle->object);
  if (object) js_detach(handle->handle.env->ctx, object, &handle_class);
  release_values(handle);
  handle_close(&handle->handle);
}

// Takes the handle from its object; NULL if it was closed.
static struct stream_handle *detach(struct js_call *call) {
  js_val object;
  js_args(call, "o", &object);
  struct stream_handle *handle = js_detach(call->ctx, object, &handle_class);
  if (handle) release_values(handle);
  return handle;
}

static void call_when_closed(struct js_call *call, struct stream_handle *handle) {
  if (call->argc > 1 && js_is_function(call->ctx, call->argv[1]))
    js_ref_set(&handle->closed, call->ctx, call->argv[1]);
}

// close(handle, callback): callback, which may be missing, is called once it is closed.
JS_FUNCTION(stream_close) {
  struct stream_handle *handle = detach(call);
  if (!handle) return NULL;
  call_when_closed(call, handle);
  handle_close(&handle->handle);
  return NULL;
}

// reset(handle, callback): the same for a TCP connection, in a way that the peer sees ECONNRESET. 0 or
// a negative uv code, in which case it is still open.
JS_FUNCTION(stream_reset) {
  struct stream_handle *handle = stream_handle_of(call);
  if (!handle) return js_int(call->ctx, UV_EBADF);
  int err = handle_close_reset(&handle->handle);
  if (err) return js_int(call->ctx, err);
  detach(call);
  call_when_closed(call, handle);
  return js_int(call->ctx, 0);
}

// attach(handle, receiver): who is told what happens from now on.
JS_FUNCTION(stream_attach) {
  js_val object, receiver;
  js_args(call, "oo", &object, &receiver);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  if (handle) js_ref_set(&handle->handle.object, call->ctx, receiver);
  return NULL;
}

// ---- Reading -----------------------------------------------------------------------------

// How much to read after a read that filled its buffer.
static size_t read_size(struct stream_handle *handle) {
  uv_os_fd_t fd;
  int waiting = 0;
  if (uv_fileno(&handle->uv.any, &fd) || ioctl(fd, FIONREAD, &waiting)) return USUAL_READ;
  if (waiting <= USUAL_READ) return USUAL_READ;
  return waiting < LONGEST_READ ? (size_t)waiting : LONGEST_READ;
}

static void provide_scratch(struct stream_shared *shared, size_t size) {
  if (shared->scratch && shared->scratch_size == size) return;
  free(shared->scratch);
  shared->scratch = mem_alloc(size);
  shared->scratch_size = size;
}

static void on_alloc(uv_handle_t *uv, size_t suggested, uv_buf_t *out) {
  (void)suggested;
  struct stream_handle *handle = uv->data;
  if (js_ref_get(&handle->read_buffer)) {
    *out = uv_buf_init((char *)handle->read_bytes.data, (unsigned)handle->read_bytes.len);
    return;
  }
  struct stream_shared *shared = handle->shared;
  provide_scratch(shared, handle->filled ? read_size(handle) : USUAL_READ);
  *out = uv_buf_init(shared->scratch, (unsigned)shared->scratch_size);
}

// A handle that came through an IPC pipe, as a native object without a receiver; NULL if there is
// none. *type is what it is.
static js_val accept_pending(struct stream_handle *handle, uv_handle_type *type) {
  if (handle->uv.any.type != UV_NAMED_PIPE || !handle->uv.pipe.ipc ||
      uv_pipe_pending_count(&handle->uv.pipe) == 0)
    return NULL;
  *type = uv_pipe_pending_type(&handle->uv.pipe);
  struct env *env = handle->handle.env;
  if (*type == UV_UDP) return udp_handle_accept(env, &handle->uv.stream);
  if (*type != UV_TCP && *type != UV_NAMED_PIPE) return NULL;
  struct stream_handle *client = mem_zalloc(sizeof *client);
  if (*type == UV_TCP)
    uv_tcp_init(&env->uv, &client->uv.tcp);
  else
    uv_pipe_init(&env->uv, &client->uv.pipe, 0);
  int err = uv_accept(&handle->uv.stream, &client->uv.stream);
  if (!err) return stream_handle_open(client, env, NULL);
  stream_handle_discard(client);
  return NULL;
}

// The bytes of a long read as an ArrayBuffer; undefined for a short one, which is left in the scratch
// buffer, and for what is in the user's own.
static js_val hand_over(struct stream_handle *handle, size_t count) {
  js_ctx ctx = handle->handle.env->ctx;
  struct stream_shared *shared = handle->shared;
  if (js_ref_get(&handle->read_buffer)) return js_undefined(ctx);
  if (count <= SHORT_READ) {
    shared->waiting = count;
    return js_undefined(ctx);
  }
  char *data = shared->scratch;
  if (count > shared->scratch_size / 2) {
    shared->scratch = NULL;
    if (count < shared->scratch_size) data = mem_realloc(data, count);
  } else {
    data = memcpy(mem_alloc(count), data, count);
  }
  return js_arraybuffer_take(ctx, data, count);
}

static void on_read(uv_stream_t *uv, ssize_t count, const uv_buf_t *buf) {
  struct stream_handle *handle = uv->data;
  struct env *env = handle->handle.env;
  handle->filled = count > 0 && (size_t)count == buf->len;
  if (count == 0) return; // nothing yet
  if (count > 0)
    handle->bytes_read += (uint64_t)count;
  else
    uv_read_stop(uv);
  tick_enter(env);
  js_val receiver = js_ref_get(&handle->handle.object);
  if (!receiver) return;
  uv_handle_type type = UV_UNKNOWN_HANDLE;
  js_val args[] = {receiver, js_int(env->ctx, (int)count), NULL, NULL, NULL};
  args[2] = count > 0 ? hand_over(handle, (size_t)count) : js_undefined(env->ctx);
  size_t argc = 3;
  if (count > 0 && (args[3] = accept_pending(handle, &type))) {
    args[4] = js_int(env->ctx, (int)type);
    argc = COUNT_OF(args);
  }
  tick_call(env, js_ref_get(&handle->shared->hooks[HOOK_READ]), NULL, argc, args);
}

JS_FUNCTION(stream_read_start) {
  struct stream_handle *handle = stream_handle_of(call);
  if (!handle) return js_int(call->ctx, UV_EBADF);
  int err = uv_read_start(&handle->uv.stream, on_alloc, on_read);
  return js_int(call->ctx, err == UV_EALREADY ? 0 : err);
}

JS_FUNCTION(stream_read_stop) {
  struct stream_handle *handle = stream_handle_of(call);
  if (handle) uv_read_stop(&handle->uv.stream);
  return NULL;
}

// takeRead(handle, bytes): fills bytes, which has the length of the short read just reported.
JS_FUNCTION(stream_take_read) {
  js_val object, target;
  struct js_bytes bytes;
  js_args(call, "oo", &object, &target);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  CHECK(handle && js_bytes_get(call->ctx, target, &bytes));
  CHECK_INT(bytes.len, ==, handle->shared->waiting);
  memcpy(bytes.data, handle->shared->scratch, bytes.len);
  handle->shared->waiting = 0;
  return NULL;
}

// useBuffer(handle, bytes): reads go into bytes, which is not empty, from now on.
JS_FUNCTION(stream_use_buffer) {
  js_val object, buffer;
  js_args(call, "oo", &object, &buffer);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  if (!handle) return NULL;
  CHECK(js_bytes_pin(call->ctx, buffer, &handle->read_bytes));
  js_ref_set(&handle->read_buffer, call->ctx, buffer);
  return NULL;
}

// ---- Accepting ---------------------------------------------------------------------------

int stream_handle_accept(struct stream_handle *listener, struct stream_handle *client,
                         void (*free_client)(struct stream_handle *handle)) {
  struct env *env = listener->handle.env;
  if (listener->uv.any.type == UV_TCP)
    uv_tcp_init(&env->uv, &client->uv.tcp);
  else
    uv_pipe_init(&env->uv, &client->uv.pipe, 0);
  open_handle(client, env, NULL, free_client);
  int err = uv_accept(&listener->uv.stream, &client->uv.stream);
  if (err) stream_handle_close(client);
  return err;
}

void stream_handle_report_connection(struct stream_handle *listener, int status) {
  struct env *env = listener->handle.env;
  tick_enter(env);
  js_val receiver = js_ref_get(&listener->handle.object);
  if (!receiver) return;
  js_val args[] = {receiver, NULL, js_undefined(env->ctx)};
  if (!status) {
    struct stream_handle *client = mem_zalloc(sizeof *client);
    status = stream_handle_accept(listener, client, free_container);
    if (status == UV_EAGAIN) return; // it went away
    if (!status) args[2] = js_wrap(env->ctx, &handle_class, client);
  }
  args[1] = js_int(env->ctx, status);
  tick_call(env, js_ref_get(&listener->shared->hooks[HOOK_CONNECTION]), NULL, COUNT_OF(args),
            args);
}

static void on_waiting(uv_stream_t *uv, int status) {
  struct stream_handle *listener = uv->data;
  listener->on_connection(listener, status);
}

int stream_handle_listen(struct stream_handle *listener, int backlog,
                         stream_connection_fn *on_connection) {
  if (on_connection) listener->on_connection = on_connection;
  if (!listener->on_connection) listener->on_connection = stream_handle_report_connection;
  return uv_listen(&listener->uv.stream, backlog, on_waiting);
}

JS_FUNCTION(stream_listen) {
  js_val object;
  int32_t backlog;
  js_args(call, "oi", &object, &backlog);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  return js_int(call->ctx, handle ? stream_handle_listen(handle, backlog, NULL) : UV_EBADF);
}

// ---- Requests ----------------------------------------------------------------------------

static void free_req(struct req *req) {
  free(req);
}

struct stream_req *stream_req_start(struct stream_handle *handle, js_val callback) {
  struct stream_req *req = mem_zalloc(sizeof *req);
  req->uv.connect.data = req;
  req_start(&req->req, handle->handle.env, NULL, callback, NULL, free_req);
  return req;
}

int stream_req_started(struct stream_req *req, int err) {
  if (err) req_drop(&req->req);
  return err;
}

void stream_req_complete(struct req *req, int status) {
  struct env *env = req->env;
  tick_enter(env);
  js_val args[] = {js_int(env->ctx, status)};
  req_complete(req, COUNT_OF(args), args);
}

void stream_req_on_connect(uv_connect_t *uv, int status) {
  stream_req_complete(uv->data, status);
}

static void on_shutdown(uv_shutdown_t *uv, int status) {
  stream_req_complete(uv->data, status);
}

// shutdown(handle, callback): calls callback(status) when everything is written and the peer has
// been told; returns 0 or a negative uv code.
JS_FUNCTION(stream_shutdown) {
  js_val object, callback;
  js_args(call, "of", &object, &callback);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  if (!handle) return js_int(call->ctx, UV_EBADF);
  struct stream_req *req = stream_req_start(handle, callback);
  int err = uv_shutdown(&req->uv.shutdown, &handle->uv.stream, on_shutdown);
  return js_int(call->ctx, stream_req_started(req, err));
}

// ---- Others ------------------------------------------------------------------------------

JS_FUNCTION(stream_ref) {
  struct stream_handle *handle = stream_handle_of(call);
  if (handle) uv_ref(&handle->uv.any);
  return NULL;
}

JS_FUNCTION(stream_unref) {
  struct stream_handle *handle = stream_handle_of(call);
  if (handle) uv_unref(&handle->uv.any);
  return NULL;
}

JS_FUNCTION(stream_has_ref) {
  struct stream_handle *handle = stream_handle_of(call);
  return js_bool(call->ctx, handle && uv_has_ref(&handle->uv.any));
}

// setBlocking(handle, on): writes wait for the kernel; 0 or a negative uv code.
JS_FUNCTION(stream_set_blocking) {
  js_val object;
  bool on;
  js_args(call, "ob", &object, &on);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  return js_int(call->ctx, handle ? uv_stream_set_blocking(&handle->uv.stream, on) : UV_EBADF);
}

// Bytes that wait to be written.
JS_FUNCTION(stream_write_queue_size) {
  struct stream_handle *handle = stream_handle_of(call);
  size_t size = handle ? uv_stream_get_write_queue_size(&handle->uv.stream) : 0;
  return js_number(call->ctx, (double)size);
}

JS_FUNCTION(stream_bytes_read) {
  struct stream_handle *handle = stream_handle_of(call);
  return js_number(call->ctx, handle ? (double)handle->bytes_read : 0);
}

JS_FUNCTION(stream_bytes_written) {
  struct stream_handle *handle = stream_handle_of(call);
  return js_number(call->ctx, handle ? (double)handle->bytes_written : 0);
}

// fd(handle): the descriptor, or a negative uv code.
JS_FUNCTION(stream_fd) {
  struct stream_handle *handle = stream_handle_of(call);
  uv_os_fd_t fd;
  int err = handle ? uv_fileno(&handle->uv.any, &fd) : UV_EBADF;
  return js_int(call->ctx, err ? err : fd);
}

// setHooks(onRead, onConnection)
//   onRead(receiver, count, arrayBuffer, pending, type): count bytes, or a negative uv code, UV_EOF at
//     the end. The bytes: arrayBuffer if it is given, else in the buffer of useBuffer if there is one,
//     else to be fetched by takeRead before anything else. pending: a native object that came through
//     an IPC pipe, and what it is.
//   onConnection(receiver, status, client)
JS_FUNCTION(stream_set_hooks) {
  js_val hooks[STREAM_HOOK_COUNT];
  js_args(call, "ff", &hooks[HOOK_READ], &hooks[HOOK_CONNECTION]);
  struct stream_shared *shared = shared_of(env_current());
  for (size_t i = 0; i < STREAM_HOOK_COUNT; i++)
    js_ref_set(&shared->hooks[i], call->ctx, hooks[i]);
  return NULL;
}

static void add_writing(struct env *env, js_val object, void *state) {
  (void)state;
  js_define_functions(env->ctx, object, stream_write_functions, stream_write_function_count);
}

static void free_shared(struct env *env, void *state) {
  (void)env;
  struct stream_shared *shared = state;
  for (size_t i = 0; i < STREAM_HOOK_COUNT; i++)
    js_ref_clear(&shared->hooks[i]);
  free(shared->scratch);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("attach", stream_attach, 2),
    JS_ENTRY("bytesRead", stream_bytes_read, 1),
    JS_ENTRY("bytesWritten", stream_bytes_written, 1),
    JS_ENTRY("close", stream_close, 2),
    JS_ENTRY("fd", stream_fd, 1),
    JS_ENTRY("hasRef", stream_has_ref, 1),
    JS_ENTRY("listen", stream_listen, 2),
    JS_ENTRY("readStart", stream_read_start, 1),
    JS_ENTRY("readStop", stream_read_stop, 1),
    JS_ENTRY("ref", stream_ref, 1),
    JS_ENTRY("reset", stream_reset, 2),
    JS_ENTRY("setBlocking", stream_set_blocking, 2),
    JS_ENTRY("setHooks", stream_set_hooks, 2),
    JS_ENTRY("shutdown", stream_shutdown, 2),
    JS_ENTRY("takeRead", stream_take_read, 2),
    JS_ENTRY("unref", stream_unref, 1),
    JS_ENTRY("useBuffer", stream_use_buffer, 2),
    JS_ENTRY("writeQueueSize", stream_write_queue_size, 1),
};

static const struct js_constant_def constants[] = {{"UV_EOF", UV_EOF},
                                                   {"UV_TCP", UV_TCP},
                                                   {"UV_NAMED_PIPE", UV_NAMED_PIPE},
                                                   {"UV_UDP", UV_UDP}};

const struct binding stream_handle_binding = {
    .name = "stream_handle",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
    .state_size = sizeof(struct stream_shared),
    .init = add_writing,
    .free_state = free_shared,
};
