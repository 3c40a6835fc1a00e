// SPDX-License-Identifier: MIT
//
// Numeric IP addresses with their ports. libuv parses; an IPv6 address is told to be one by its colon.
#include "bindings/socket_address.h"

#include <errno.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <uv.h>

#include "bindings/binding.h"

int socket_address_parse(const char *address, int port, struct sockaddr_storage *out) {
  if (strchr(address, ':')) return uv_ip6_addr(address, port, (struct sockaddr_in6 *)out);
  return uv_ip4_addr(address, port, (struct sockaddr_in *)out);
}

int socket_open_reusable(int family, int type) {
  int on = 1, fd = socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return uv_translate_sys_error(errno);
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) == 0) return fd;
  int err = uv_translate_sys_error(errno);
  close(fd);
  return err;
}

static js_val value(js_ctx ctx, const char *address, const char *family, uint16_t port) {
  js_val items[] = {js_string(ctx, address), js_string(ctx, family), js_int(ctx, ntohs(port))};
  return js_array(ctx, COUNT_OF(items), items);
}

// A link-local address means something with its interface only.
static void add_zone(const struct sockaddr_in6 *v6, char *text, size_t size) {
  char name[IF_NAMESIZE];
  size_t len = strlen(text);
  if (!IN6_IS_ADDR_LINKLOCAL(&v6->sin6_addr) || !if_indextoname(v6->sin6_scope_id, name))
    return;
  snprintf(text + len, size - len, "%%%s", name);
}

js_val socket_address_value(js_ctx ctx, const struct sockaddr_storage *address) {
  char text[INET6_ADDRSTRLEN + 1 + IF_NAMESIZE];
  if (address->ss_family == AF_INET) {
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)address;
    uv_ip4_name(v4, text, sizeof text);
    return value(ctx, text, "IPv4", v4->sin_port);
  }
  if (address->ss_family != AF_INET6) return js_undefined(ctx);
  const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)address;
  uv_ip6_name(v6, text, sizeof text);
  add_zone(v6, text, sizeof text);
  return value(ctx, text, "IPv6", v6->sin6_port);
}
