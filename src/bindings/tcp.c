// SPDX-License-Identifier: MIT
//
// TCP sockets: making, binding, connecting, addresses and socket options. What they do as streams is
// stream_handle.c. Addresses are numeric here; looking up names is getaddrinfo.c.
#include <errno.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bindings/binding.h"
#include "bindings/socket_address.h"
#include "bindings/stream_handle.h"
#include "util/alloc.h"
#include "util/hex.h"

enum bind_flag { BIND_IPV6_ONLY = 1, BIND_REUSE_PORT = 2 };

static int descriptor_of(struct stream_handle *handle) {
  uv_os_fd_t fd;
  int err = handle ? uv_fileno(&handle->uv.any, &fd) : UV_EBADF;
  return err ? err : fd;
}

static int set_option(int fd, int level, int name, int value) {
  return setsockopt(fd, level, name, &value, sizeof value) ? uv_translate_sys_error(errno) : 0;
}

// create(receiver): a native object; its socket is made by the first operation that needs it.
JS_FUNCTION(tcp_create) {
  js_val receiver;
  js_args(call, "o", &receiver);
  struct env *env = env_current();
  struct stream_handle *handle = mem_zalloc(sizeof *handle);
  int err = uv_tcp_init(&env->uv, &handle->uv.tcp);
  if (!err) return stream_handle_open(handle, env, receiver);
  free(handle);
  return js_int(call->ctx, err);
}

// open(handle, fd): adopts a descriptor; 0 or a negative uv code.
JS_FUNCTION(tcp_open) {
  js_val object;
  int32_t fd;
  js_args(call, "oi", &object, &fd);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  return js_int(call->ctx, handle ? uv_tcp_open(&handle->uv.tcp, fd) : UV_EBADF);
}

static int open_reusable(struct stream_handle *handle, int family) {
  int fd = socket_open_reusable(family, SOCK_STREAM);
  int err = fd < 0 ? fd : uv_tcp_open(&handle->uv.tcp, fd);
  if (err && fd >= 0) close(fd);
  return err;
}

// bind(handle, address, port, flags): 0 or a negative uv code; an address in use may be reported by
// listen or connect only.
JS_FUNCTION(tcp_bind) {
  js_val object;
  struct js_text address;
  int32_t port, flags;
  js_args(call, "osii", &object, &address, &port, &flags);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  struct sockaddr_storage storage;
  struct sockaddr *sockaddr = (struct sockaddr *)&storage;
  int err = handle ? socket_address_parse(address.data, port, &storage) : UV_EBADF;
  js_text_free(&address);
  if (!err && (flags & BIND_REUSE_PORT)) err = open_reusable(handle, sockaddr->sa_family);
  unsigned only = flags & BIND_IPV6_ONLY ? UV_TCP_IPV6ONLY : 0;
  if (!err) err = uv_tcp_bind(&handle->uv.tcp, sockaddr, only);
  return js_int(call->ctx, err);
}

// connect(handle, address, port, callback): calls callback(status); 0 or a negative uv code.
JS_FUNCTION(tcp_connect) {
  js_val object, callback;
  struct js_text address;
  int32_t port;
  js_args(call, "osif", &object, &address, &port, &callback);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  struct sockaddr_storage storage;
  int err = handle ? socket_address_parse(address.data, port, &storage) : UV_EBADF;
  js_text_free(&address);
  if (err) return js_int(call->ctx, err);
  struct stream_req *req = stream_req_start(handle, callback);
  req->req.uv = (uv_req_t *)&req->uv.connect;
  err = uv_tcp_connect(&req->uv.connect, &handle->uv.tcp, (struct sockaddr *)&storage,
                       stream_req_on_connect);
  return js_int(call->ctx, stream_req_started(req, err));
}

typedef int name_fn(const uv_tcp_t *tcp, struct sockaddr *name, int *len);

static js_val describe(struct js_call *call, name_fn *get) {
  struct stream_handle *handle = stream_handle_of(call);
  struct sockaddr_storage storage;
  int len = sizeof storage;
  int err = handle ? get(&handle->uv.tcp, (struct sockaddr *)&storage, &len) : UV_EBADF;
  return err ? js_int(call->ctx, err) : socket_address_value(call->ctx, &storage);
}

// getsockname(handle), getpeername(handle): [address, family, port], or a negative uv code.
JS_FUNCTION(tcp_getsockname) {
  return describe(call, uv_tcp_getsockname);
}

JS_FUNCTION(tcp_getpeername) {
  return describe(call, uv_tcp_getpeername);
}

// setNoDelay(handle, on): 0 or a negative uv code.
JS_FUNCTION(tcp_set_no_delay) {
  js_val object;
  bool on;
  js_args(call, "ob", &object, &on);
  struct stream_handle *handle = stream_handle_get(call->ctx, object);
  return js_int(call->ctx, handle ? uv_tcp_nodelay(&handle->uv.tcp, on) : UV_EBADF);
}

// setKeepAlive(handle, on, delay, interval, count): seconds; 0 leaves what the system has.
JS_FUNCTION(tcp_set_keep_alive) {
  js_val object;
  bool on;
  int32_t delay, interval, count;
  js_args(call, "obiii", &object, &on, &delay, &interval, &count);
  int fd = descriptor_of(stream_handle_get(call->ctx, object));
  if (fd < 0) return js_int(call->ctx, fd);
  int err = set_option(fd, SOL_SOCKET, SO_KEEPALIVE, on);
  if (!err && on && delay > 0) err = set_option(fd, IPPROTO_TCP, TCP_KEEPIDLE, delay);
  if (!err && on && interval > 0) err = set_option(fd, IPPROTO_TCP, TCP_KEEPINTVL, interval);
  if (!err && on && count > 0) err = set_option(fd, IPPROTO_TCP, TCP_KEEPCNT, count);
  return js_int(call->ctx, err);
}

static int is_ipv6(int fd) {
  int domain = AF_INET;
  socklen_t len = sizeof domain;
  getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &len);
  return domain == AF_INET6;
}

// setTypeOfService(handle, value): of IPv4 packets, or the traffic class of IPv6.
JS_FUNCTION(tcp_set_type_of_service) {
  js_val object;
  int32_t value;
  js_args(call, "oi", &object, &value);
  int fd = descriptor_of(stream_handle_get(call->ctx, object));
  if (fd < 0) return js_int(call->ctx, fd);
  int err = is_ipv6(fd) ? set_option(fd, IPPROTO_IPV6, IPV6_TCLASS, value)
                        : set_option(fd, IPPROTO_IP, IP_TOS, value);
  return js_int(call->ctx, err);
}

// getTypeOfService(handle): the value, or a negative uv code.
JS_FUNCTION(tcp_get_type_of_service) {
  int fd = descriptor_of(stream_handle_of(call));
  if (fd < 0) return js_int(call->ctx, fd);
  int value = 0;
  socklen_t len = sizeof value;
  bool v6 = is_ipv6(fd);
  if (getsockopt(fd, v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_TCLASS : IP_TOS, &value, &len))
    return js_int(call->ctx, uv_translate_sys_error(errno));
  return js_int(call->ctx, value);
}

// parseAddress(address, family): [text, key], the address in its usual form and as 32 hexadecimal
// digits, those of the mapped IPv6 address for IPv4; undefined if it is no address of the family.
JS_FUNCTION(tcp_parse_address) {
  struct js_text address;
  int32_t family;
  js_args(call, "si", &address, &family);
  uint8_t bytes[16] = {[10] = 0xff, [11] = 0xff};
  char text[INET6_ADDRSTRLEN];
  uint8_t key[2 * sizeof bytes];
  bool v6 = family == 6;
  int system_family = v6 ? AF_INET6 : AF_INET;
  uint8_t *start = v6 ? bytes : bytes + 12;
  int err = memchr(address.data, '\0', address.len)
                ? UV_EINVAL
                : uv_inet_pton(system_family, address.data, start);
  js_text_free(&address);
  if (err) return NULL;
  uv_inet_ntop(system_family, start, text, sizeof text);
  hex_encode(bytes, sizeof bytes, key);
  js_val items[] = {js_string(call->ctx, text), js_string_latin1(call->ctx, key, sizeof key)};
  return js_array(call->ctx, COUNT_OF(items), items);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("bind", tcp_bind, 4),
    JS_ENTRY("connect", tcp_connect, 4),
    JS_ENTRY("create", tcp_create, 1),
    JS_ENTRY("getTypeOfService", tcp_get_type_of_service, 1),
    JS_ENTRY("getpeername", tcp_getpeername, 1),
    JS_ENTRY("getsockname", tcp_getsockname, 1),
    JS_ENTRY("open", tcp_open, 2),
    JS_ENTRY("parseAddress", tcp_parse_address, 2),
    JS_ENTRY("setKeepAlive", tcp_set_keep_alive, 5),
    JS_ENTRY("setNoDelay", tcp_set_no_delay, 2),
    JS_ENTRY("setTypeOfService", tcp_set_type_of_service, 2),
};

static const struct js_constant_def constants[] = {{"BIND_IPV6_ONLY", BIND_IPV6_ONLY},
                                                   {"BIND_REUSE_PORT", BIND_REUSE_PORT}};

const struct binding tcp_binding = {
    .name = "tcp",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
};
