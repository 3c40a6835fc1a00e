// SPDX-License-Identifier: MIT
//
// Pipes and UNIX domain sockets: making, binding and connecting. What they do as streams is
// stream_handle.c. A name that starts with a zero byte is in Linux's abstract name space, which this
// libuv does not know: such sockets are made here and then adopted.
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "bindings/binding.h"
#include "bindings/stream_handle.h"
#include "util/alloc.h"

#define MAX_NAME (sizeof(((struct sockaddr_un *)NULL)->sun_path))

// create(receiver, ipc): a native object; over an IPC pipe handles can be sent.
JS_FUNCTION(pipe_create) {
  js_val receiver;
  bool ipc;
  js_args(call, "ob", &receiver, &ipc);
  struct env *env = env_current();
  struct stream_handle *handle = mem_zalloc(sizeof *handle);
  int err = uv_pipe_init(&env->uv, &handle->uv.pipe, ipc);
  if (!err) return stream_handle_open(handle, env, receiver);
  free(handle);
  return js_int(call->ctx, err);
}

// open(handle, fd): adopts a descriptor; 0 or a negative uv code.
JS_FUNCTION(pipe_open) {
  js_val object;
  int32_t fd;
  js_args(call, "oi", &object, &fd);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  return js_int(call->ctx, handle ? uv_pipe_open(&handle->uv.pipe, fd) : UV_EBADF);
}

static bool is_abstract(const struct js_text *name) {
  return name->len > 0 && name->data[0] == '\0';
}

static int check_name(const struct js_text *name) {
  return name->len > MAX_NAME - !is_abstract(name) ? UV_EINVAL : 0;
}

typedef int socket_fn(int fd, const struct sockaddr *name, socklen_t len);

// Makes a socket, lets `act` (bind or connect) name it, and gives it to the handle.
static int open_abstract(struct stream_handle *handle, const struct js_text *name,
                         socket_fn *act) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  memcpy(address.sun_path, name->data, name->len);
  socklen_t len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + name->len);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return uv_translate_sys_error(errno);
  int err = act(fd, (struct sockaddr *)&address, len) ? uv_translate_sys_error(errno) : 0;
  if (!err) err = uv_pipe_open(&handle->uv.pipe, fd);
  if (err) close(fd);
  return err;
}

// bind(handle, name): 0 or a negative uv code.
JS_FUNCTION(pipe_bind) {
  js_val object;
  struct js_text name;
  js_args(call, "os", &object, &name);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  int err = handle ? check_name(&name) : UV_EBADF;
  if (!err && is_abstract(&name))
    err = open_abstract(handle, &name, bind);
  else if (!err)
    err = uv_pipe_bind(&handle->uv.pipe, name.data);
  js_text_free(&name);
  return js_int(call->ctx, err);
}

// connect(handle, name, callback): 0 if callback(status) will be called; 1 if it is connected; or a
// negative uv code.
JS_FUNCTION(pipe_connect) {
  js_val object, callback;
  struct js_text name;
  js_args(call, "osf", &object, &name, &callback);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  int err = handle ? check_name(&name) : UV_EBADF;
  if (!err && is_abstract(&name)) {
    err = open_abstract(handle, &name, connect);
    if (!err) err = 1;
  } else if (!err) {
    struct stream_req *req = stream_req_start(handle, callback);
    req->req.uv = (uv_req_t *)&req->uv.connect;
    uv_pipe_connect(&req->uv.connect, &handle->uv.pipe, name.data, stream_req_on_connect);
  }
  js_text_free(&name);
  return js_int(call->ctx, err);
}

static int change_mode(struct stream_handle *handle, int32_t mode) {
  char name[MAX_NAME + 1];
  size_t len = sizeof name;
  int err = uv_pipe_getsockname(&handle->uv.pipe, name, &len);
  if (err) return err;
  mode_t bits = (mode & UV_READABLE ? 0444 : 0) | (mode & UV_WRITABLE ? 0222 : 0);
  return chmod(name, bits) ? uv_translate_sys_error(errno) : 0;
}

// chmod(handle, mode): what everybody may do; UV_READABLE, UV_WRITABLE or both. 0 or a negative uv
// code.
JS_FUNCTION(pipe_chmod) {
  js_val object;
  int32_t mode;
  js_args(call, "oi", &object, &mode);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  return js_int(call->ctx, handle ? change_mode(handle, mode) : UV_EBADF);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("bind", pipe_bind, 2),       JS_ENTRY("chmod", pipe_chmod, 2),
    JS_ENTRY("connect", pipe_connect, 3), JS_ENTRY("create", pipe_create, 2),
    JS_ENTRY("open", pipe_open, 2),
};

static const struct js_constant_def constants[] = {{"UV_READABLE", UV_READABLE},
                                                   {"UV_WRITABLE", UV_WRITABLE}};

const struct binding pipe_binding = {
    .name = "pipe",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
};
