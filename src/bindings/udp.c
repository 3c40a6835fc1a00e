// SPDX-License-Identifier: MIT
//
// UDP sockets. A datagram is sent at once where the kernel takes it; only one that it does not take
// becomes a request, whose bytes are pinned. Datagrams are received into one buffer of the
// environment, and each is told to JavaScript as a macrotask.
// Addresses are numeric here; looking up names is getaddrinfo.c.
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bindings/binding.h"
#include "bindings/socket_address.h"
#include "bindings/udp.h"
#include "loop/handle.h"
#include "loop/req.h"
#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"

#define DATAGRAM_MAX 65536
#define LOCAL_BUFS   16

enum bind_flag { BIND_IPV6_ONLY = 1, BIND_REUSE_ADDRESS = 2, BIND_REUSE_PORT = 4 };

struct udp_state {
  struct js_ref on_message; // (receiver, length or negative uv code, [address, family, port])
  uint8_t *buffer;          // DATAGRAM_MAX bytes, made when the first socket receives
  struct js_bytes message;  // in the buffer, while on_message runs
};

struct udp_handle {
  struct handle handle;
  uv_udp_t uv;
};

struct send_req {
  struct req req;
  uv_udp_send_t uv;
};

static const struct js_class udp_class = {.name = "UDP"};

static struct udp_state *state_of(struct env *env) {
  return binding_state(env, &udp_binding);
}

static void free_handle(struct handle *handle) {
  free(handle);
}

uv_udp_t *udp_handle_get(js_ctx ctx, js_val object) {
  struct udp_handle *handle = js_unwrap(ctx, object, &udp_class);
  return handle ? &handle->uv : NULL;
}

// The socket that a call is about, its first argument, or NULL.
static uv_udp_t *socket_of(struct js_call *call) {
  return call->argc > 0 ? udp_handle_get(call->ctx, call->argv[0]) : NULL;
}

static js_val open_handle(js_ctx ctx, struct env *env, struct udp_handle *handle,
                          js_val receiver) {
  handle_open(&handle->handle, env, (uv_handle_t *)&handle->uv, receiver, free_handle);
  return js_wrap(ctx, &udp_class, handle);
}

js_val udp_handle_accept(struct env *env, uv_stream_t *pipe) {
  struct udp_handle *handle = mem_zalloc(sizeof *handle);
  CHECK_INT(uv_udp_init(&env->uv, &handle->uv), ==, 0);
  int err = uv_accept(pipe, (uv_stream_t *)&handle->uv);
  js_val object = open_handle(env->ctx, env, handle, NULL);
  if (!err) return object;
  js_detach(env->ctx, object, &udp_class);
  handle_close(&handle->handle);
  return NULL;
}

// attach(handle, receiver): gives a handle that came through an IPC pipe its receiver.
JS_FUNCTION(udp_attach) {
  js_val object, receiver;
  js_args(call, "oo", &object, &receiver);
  struct udp_handle *handle = js_unwrap(call->ctx, object, &udp_class);
  if (handle) js_ref_set(&handle->handle.object, call->ctx, receiver);
  return NULL;
}

// create(receiver): a native object; its socket is made by the first operation that needs it.
JS_FUNCTION(udp_create) {
  js_val receiver;
  js_args(call, "o", &receiver);
  struct env *env = env_current();
  struct udp_handle *handle = mem_zalloc(sizeof *handle);
  int err = uv_udp_init(&env->uv, &handle->uv);
  if (!err) return open_handle(call->ctx, env, handle, receiver);
  free(handle);
  return js_int(call->ctx, err);
}

// open(handle, fd): adopts a descriptor; 0 or a negative uv code.
JS_FUNCTION(udp_open) {
  js_val object;
  int32_t fd;
  js_args(call, "oi", &object, &fd);
  uv_udp_t *udp = udp_handle_get(call->ctx, object);
  return js_int(call->ctx, udp ? uv_udp_open(udp, fd) : UV_EBADF);
}

static int open_reusable(uv_udp_t *udp, int family) {
  int fd = socket_open_reusable(family, SOCK_DGRAM);
  int err = fd < 0 ? fd : uv_udp_open(udp, fd);
  if (err && fd >= 0) close(fd);
  return err;
}

// bind(handle, address, port, flags): 0 or a negative uv code.
JS_FUNCTION(udp_bind) {
  js_val object;
  struct js_text address;
  int32_t port, flags;
  js_args(call, "osii", &object, &address, &port, &flags);
  uv_udp_t *udp = udp_handle_get(call->ctx, object);
  struct sockaddr_storage storage;
  int err = udp ? socket_address_parse(address.data, port, &storage) : UV_EBADF;
  js_text_free(&address);
  if (!err && (flags & BIND_REUSE_PORT)) err = open_reusable(udp, storage.ss_family);
  unsigned uv_flags = (flags & BIND_IPV6_ONLY ? UV_UDP_IPV6ONLY : 0) |
                      (flags & BIND_REUSE_ADDRESS ? UV_UDP_REUSEADDR : 0);
  if (!err) err = uv_udp_bind(udp, (struct sockaddr *)&storage, uv_flags);
  return js_int(call->ctx, err);
}

// connect(handle, address, port): 0 or a negative uv code.
JS_FUNCTION(udp_connect) {
  js_val object;
  struct js_text address;
  int32_t port;
  js_args(call, "osi", &object, &address, &port);
  uv_udp_t *udp = udp_handle_get(call->ctx, object);
  struct sockaddr_storage storage;
  int err = udp ? socket_address_parse(address.data, port, &storage) : UV_EBADF;
  js_text_free(&address);
  if (!err) err = uv_udp_connect(udp, (struct sockaddr *)&storage);
  return js_int(call->ctx, err);
}

JS_FUNCTION(udp_disconnect) {
  uv_udp_t *udp = socket_of(call);
  return js_int(call->ctx, udp ? uv_udp_connect(udp, NULL) : UV_EBADF);
}

// ---- Sending -----------------------------------------------------------------------------

static void free_req(struct req *req) {
  free(req);
}

static void on_sent(uv_udp_send_t *uv, int status) {
  struct req *req = uv->data;
  struct env *env = req->env;
  tick_enter(env);
  js_val args[] = {js_int(env->ctx, status)};
  req_complete(req, COUNT_OF(args), args);
}

// The bytes of each view in a list, at addresses that stay.
static bool pin_list(js_ctx ctx, js_val list, uv_buf_t *bufs, size_t count) {
  js_val exc = NULL;
  for (size_t i = 0; i < count; i++) {
    struct js_bytes bytes;
    js_val view = js_get_index(ctx, list, (unsigned)i, &exc);
    if (exc || !js_bytes_pin(ctx, view, &bytes)) return false;
    bufs[i] = uv_buf_init((char *)bytes.data, (unsigned)bytes.len);
  }
  return true;
}

static int start_send(uv_udp_t *udp, const uv_buf_t *bufs, size_t count,
                      const struct sockaddr *to, js_val callback, js_val list) {
  struct handle *handle = udp->data;
  struct send_req *send = mem_zalloc(sizeof *send);
  send->uv.data = &send->req;
  req_start(&send->req, handle->env, NULL, callback, list, free_req);
  int err = uv_udp_send(&send->uv, udp, bufs, (unsigned)count, to, on_sent);
  if (err) req_drop(&send->req);
  return err;
}

// send(handle, list, count, port, address, callback): one datagram of all views in the list, to the
// connected peer if address is undefined. 1: sent; 0: under way, callback(status) follows; or a
// negative uv code.
JS_FUNCTION(udp_send) {
  js_val object, list, callback, address_value;
  uint32_t count, port;
  js_args(call, "oouuvf", &object, &list, &count, &port, &address_value, &callback);
  uv_udp_t *udp = udp_handle_get(call->ctx, object);
  if (!udp) return js_int(call->ctx, UV_EBADF);
  struct sockaddr_storage storage;
  struct sockaddr *to = NULL;
  int err = 0;
  if (js_is_string(call->ctx, address_value)) {
    struct js_text address;
    js_text_get(call->ctx, address_value, &address);
    err = socket_address_parse(address.data, (int)port, &storage);
    js_text_free(&address);
    to = (struct sockaddr *)&storage;
  }
  uv_buf_t local[LOCAL_BUFS];
  uv_buf_t *bufs = count <= LOCAL_BUFS ? local : mem_alloc(count * sizeof *bufs);
  if (!err && !pin_list(call->ctx, list, bufs, count)) err = UV_EINVAL;
  int result = err ? err : uv_udp_try_send(udp, bufs, count, to);
  if (result >= 0)
    result = 1;
  else if (!err && (result == UV_EAGAIN || result == UV_ENOSYS))
    result = start_send(udp, bufs, count, to, callback, list);
  if (bufs != local) free(bufs);
  return js_int(call->ctx, result);
}

// ---- Receiving ---------------------------------------------------------------------------

static void on_alloc(uv_handle_t *uv, size_t suggested, uv_buf_t *out) {
  (void)suggested;
  struct handle *handle = uv->data;
  struct udp_state *state = state_of(handle->env);
  if (!state->buffer) state->buffer = mem_alloc(DATAGRAM_MAX);
  *out = uv_buf_init((char *)state->buffer, DATAGRAM_MAX);
}

static void on_receive(uv_udp_t *udp, ssize_t count, const uv_buf_t *buf,
                       const struct sockaddr *from, unsigned flags) {
  (void)flags;
  if (count == 0 && !from) return; // nothing yet
  struct handle *handle = udp->data;
  struct env *env = handle->env;
  tick_enter(env);
  struct udp_state *state = state_of(env);
  js_val sender = js_undefined(env->ctx);
  if (count >= 0) {
    state->message = (struct js_bytes){(uint8_t *)buf->base, (size_t)count};
    struct sockaddr_storage storage;
    memcpy(&storage, from,
           from->sa_family == AF_INET ? sizeof(struct sockaddr_in)
                                      : sizeof(struct sockaddr_in6));
    sender = socket_address_value(env->ctx, &storage);
  }
  js_val args[] = {js_ref_get(&handle->object), js_int(env->ctx, (int)count), sender};
  tick_call(env, js_ref_get(&state->on_message), NULL, COUNT_OF(args), args);
  state->message.len = 0;
}

// take(chunk): copies the message that is being told into a chunk of its length.
JS_FUNCTION(udp_take) {
  struct js_bytes chunk;
  js_args(call, "B", &chunk);
  struct js_bytes message = state_of(env_current())->message;
  CHECK_INT(chunk.len, ==, message.len);
  if (chunk.len > 0) memcpy(chunk.data, message.data, chunk.len);
  return NULL;
}

JS_FUNCTION(udp_receive_start) {
  uv_udp_t *udp = socket_of(call);
  int err = udp ? uv_udp_recv_start(udp, on_alloc, on_receive) : UV_EBADF;
  return js_int(call->ctx, err == UV_EALREADY ? 0 : err);
}

JS_FUNCTION(udp_receive_stop) {
  uv_udp_t *udp = socket_of(call);
  return js_int(call->ctx, udp ? uv_udp_recv_stop(udp) : UV_EBADF);
}

// setHooks(onMessage): see struct udp_state.
JS_FUNCTION(udp_set_hooks) {
  js_val on_message;
  js_args(call, "f", &on_message);
  js_ref_set(&state_of(env_current())->on_message, call->ctx, on_message);
  return NULL;
}

// ---- Addresses, options, multicast groups -------------------------------------------------

typedef int name_fn(const uv_udp_t *udp, struct sockaddr *name, int *len);

static js_val describe(struct js_call *call, name_fn *get) {
  uv_udp_t *udp = socket_of(call);
  struct sockaddr_storage storage;
  int len = sizeof storage;
  int err = udp ? get(udp, (struct sockaddr *)&storage, &len) : UV_EBADF;
  return err ? js_int(call->ctx, err) : socket_address_value(call->ctx, &storage);
}

// getsockname(handle), getpeername(handle): [address, family, port], or a negative uv code.
JS_FUNCTION(udp_getsockname) {
  return describe(call, uv_udp_getsockname);
}

JS_FUNCTION(udp_getpeername) {
  return describe(call, uv_udp_getpeername);
}

typedef int option_fn(uv_udp_t *udp, int value);

static js_val set_option(struct js_call *call, option_fn *set) {
  js_val object;
  int32_t value;
  js_args(call, "oi", &object, &value);
  uv_udp_t *udp = udp_handle_get(call->ctx, object);
  return js_int(call->ctx, udp ? set(udp, value) : UV_EBADF);
}

// set...(handle, value): 0 or a negative uv code.
JS_FUNCTION(udp_set_broadcast) {
  return set_option(call, uv_udp_set_broadcast);
}

JS_FUNCTION(udp_set_ttl) {
  return set_option(call, uv_udp_set_ttl);
}

JS_FUNCTION(udp_set_multicast_ttl) {
  return set_option(call, uv_udp_set_multicast_ttl);
}

JS_FUNCTION(udp_set_multicast_loopback) {
  return set_option(call, uv_udp_set_multicast_loop);
}

// setMulticastInterface(handle, address): 0 or a negative uv code.
JS_FUNCTION(udp_set_multicast_interface) {
  js_val object;
  struct js_text address;
  js_args(call, "os", &object, &address);
  uv_udp_t *udp = udp_handle_get(call->ctx, object);
  int err = udp ? uv_udp_set_multicast_interface(udp, address.data) : UV_EBADF;
  js_text_free(&address);
  return js_int(call->ctx, err);
}

// setMembership(handle, group, interface or undefined, source or undefined, join): 0 or a negative uv
// code.
JS_FUNCTION(udp_set_membership) {
  js_val object;
  js_val optional[2];
  struct js_text group, texts[2];
  bool join;
  js_args(call, "osvvb", &object, &group, &optional[0], &optional[1], &join);
  const char *addresses[2] = {NULL, NULL};
  for (int i = 0; i < 2; i++) {
    if (!js_is_string(call->ctx, optional[i])) continue;
    js_text_get(call->ctx, optional[i], &texts[i]);
    addresses[i] = texts[i].data;
  }
  uv_udp_t *udp = udp_handle_get(call->ctx, object);
  uv_membership membership = join ? UV_JOIN_GROUP : UV_LEAVE_GROUP;
  int err = UV_EBADF;
  if (udp && addresses[1])
    err = uv_udp_set_source_membership(udp, group.data, addresses[0], addresses[1], membership);
  else if (udp)
    err = uv_udp_set_membership(udp, group.data, addresses[0], membership);
  for (int i = 0; i < 2; i++)
    if (addresses[i]) js_text_free(&texts[i]);
  js_text_free(&group);
  return js_int(call->ctx, err);
}

// bufferSize(handle, size, receive): sets the kernel's buffer, or asks for its size if that is 0; the
// size, or a negative uv code.
JS_FUNCTION(udp_buffer_size) {
  js_val object;
  int32_t size;
  bool receive;
  js_args(call, "oib", &object, &size, &receive);
  uv_udp_t *udp = udp_handle_get(call->ctx, object);
  if (!udp) return js_int(call->ctx, UV_EBADF);
  uv_handle_t *uv = (uv_handle_t *)udp;
  int value = size;
  int err = receive ? uv_recv_buffer_size(uv, &value) : uv_send_buffer_size(uv, &value);
  return js_int(call->ctx, err ? err : value);
}

// queueSize(handle), queueCount(handle): bytes and datagrams that wait to be sent.
JS_FUNCTION(udp_queue_size) {
  uv_udp_t *udp = socket_of(call);
  return js_number(call->ctx, udp ? (double)uv_udp_get_send_queue_size(udp) : 0);
}

JS_FUNCTION(udp_queue_count) {
  uv_udp_t *udp = socket_of(call);
  return js_number(call->ctx, udp ? (double)uv_udp_get_send_queue_count(udp) : 0);
}

// fd(handle): the descriptor, or a negative uv code.
JS_FUNCTION(udp_fd) {
  uv_udp_t *udp = socket_of(call);
  uv_os_fd_t fd;
  int err = udp ? uv_fileno((uv_handle_t *)udp, &fd) : UV_EBADF;
  return js_int(call->ctx, err ? err : fd);
}

JS_FUNCTION(udp_ref) {
  uv_udp_t *udp = socket_of(call);
  if (udp) uv_ref((uv_handle_t *)udp);
  return NULL;
}

JS_FUNCTION(udp_unref) {
  uv_udp_t *udp = socket_of(call);
  if (udp) uv_unref((uv_handle_t *)udp);
  return NULL;
}

JS_FUNCTION(udp_has_ref) {
  uv_udp_t *udp = socket_of(call);
  return js_bool(call->ctx, udp && uv_has_ref((uv_handle_t *)udp));
}

JS_FUNCTION(udp_close) {
  js_val object;
  js_args(call, "o", &object);
  struct udp_handle *handle = js_detach(call->ctx, object, &udp_class);
  if (handle) handle_close(&handle->handle);
  return NULL;
}

static void free_state(struct env *env, void *data) {
  (void)env;
  struct udp_state *state = data;
  js_ref_clear(&state->on_message);
  free(state->buffer);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("attach", udp_attach, 2),
    JS_ENTRY("bind", udp_bind, 4),
    JS_ENTRY("bufferSize", udp_buffer_size, 3),
    JS_ENTRY("close", udp_close, 1),
    JS_ENTRY("connect", udp_connect, 3),
    JS_ENTRY("create", udp_create, 1),
    JS_ENTRY("disconnect", udp_disconnect, 1),
    JS_ENTRY("fd", udp_fd, 1),
    JS_ENTRY("getpeername", udp_getpeername, 1),
    JS_ENTRY("getsockname", udp_getsockname, 1),
    JS_ENTRY("hasRef", udp_has_ref, 1),
    JS_ENTRY("open", udp_open, 2),
    JS_ENTRY("queueCount", udp_queue_count, 1),
    JS_ENTRY("queueSize", udp_queue_size, 1),
    JS_ENTRY("receiveStart", udp_receive_start, 1),
    JS_ENTRY("receiveStop", udp_receive_stop, 1),
    JS_ENTRY("ref", udp_ref, 1),
    JS_ENTRY("send", udp_send, 6),
    JS_ENTRY("setBroadcast", udp_set_broadcast, 2),
    JS_ENTRY("setHooks", udp_set_hooks, 1),
    JS_ENTRY("setMembership", udp_set_membership, 5),
    JS_ENTRY("setMulticastInterface", udp_set_multicast_interface, 2),
    JS_ENTRY("setMulticastLoopback", udp_set_multicast_loopback, 2),
    JS_ENTRY("setMulticastTTL", udp_set_multicast_ttl, 2),
    JS_ENTRY("setTTL", udp_set_ttl, 2),
    JS_ENTRY("take", udp_take, 1),
    JS_ENTRY("unref", udp_unref, 1),
};

static const struct js_constant_def constants[] = {
    {"BIND_IPV6_ONLY", BIND_IPV6_ONLY},
    {"BIND_REUSE_ADDRESS", BIND_REUSE_ADDRESS},
    {"BIND_REUSE_PORT", BIND_REUSE_PORT},
};

const struct binding udp_binding = {
    .name = "udp",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
    .state_size = sizeof(struct udp_state),
    .free_state = free_state,
};
