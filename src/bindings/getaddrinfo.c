// SPDX-License-Identifier: MIT
//
// Looking up names and addresses the way the system does (getaddrinfo and getnameinfo, which block, in
// the thread pool). They are slow work to the pool: it runs them on at most half of its threads, so that
// a name server that does not answer never keeps the file system waiting.
#include <stdlib.h>
#include <netdb.h>

#include "bindings/binding.h"
#include "bindings/socket_address.h"
#include "loop/req.h"
#include "loop/tick.h"
#include "util/alloc.h"

struct lookup_req {
  struct req req;
  uv_getaddrinfo_t uv;
};

static void free_lookup(struct req *req) {
  free(req);
}

// [address, 4 or 6, ...] of all results, in the system's order.
static js_val addresses(js_ctx ctx, const struct addrinfo *list) {
  js_val out = js_array(ctx, 0, NULL), exc = NULL;
  unsigned count = 0;
  char text[INET6_ADDRSTRLEN];
  for (; list; list = list->ai_next) {
    if (list->ai_family != AF_INET && list->ai_family != AF_INET6) continue;
    bool v6 = list->ai_family == AF_INET6;
    if (v6)
      uv_ip6_name((struct sockaddr_in6 *)list->ai_addr, text, sizeof text);
    else
      uv_ip4_name((struct sockaddr_in *)list->ai_addr, text, sizeof text);
    js_set_index(ctx, out, count++, js_string(ctx, text), &exc);
    js_set_index(ctx, out, count++, js_int(ctx, v6 ? 6 : 4), &exc);
  }
  return out;
}

static void on_found(uv_getaddrinfo_t *uv, int status, struct addrinfo *list) {
  struct lookup_req *lookup = uv->data;
  struct env *env = lookup->req.env;
  tick_enter(env);
  js_val args[] = {js_int(env->ctx, status), addresses(env->ctx, status ? NULL : list)};
  uv_freeaddrinfo(list);
  req_complete(&lookup->req, COUNT_OF(args), args);
}

static struct addrinfo hints_for(int32_t family, int32_t flags) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = flags};
  hints.ai_family = family == 4 ? AF_INET : family == 6 ? AF_INET6 : AF_UNSPEC;
  return hints;
}

// getaddrinfoSync(name, family, flags): [address, family, ...], or a negative uv code. Waits.
JS_FUNCTION(getaddrinfo_sync) {
  struct js_text name;
  int32_t family, flags;
  js_args(call, "sii", &name, &family, &flags);
  struct addrinfo hints = hints_for(family, flags);
  uv_getaddrinfo_t found = {0};
  int err = uv_getaddrinfo(&env_current()->uv, &found, NULL, name.data, NULL, &hints);
  js_text_free(&name);
  if (err) return js_int(call->ctx, err);
  js_val result = addresses(call->ctx, found.addrinfo);
  uv_freeaddrinfo(found.addrinfo);
  return result;
}

// getaddrinfo(name, family, flags, callback): family 0, 4 or 6. Calls callback(status, [address,
// family, ...]); 0 or a negative uv code.
JS_FUNCTION(getaddrinfo_start) {
  struct js_text name;
  int32_t family, flags;
  js_val callback;
  js_args(call, "siif", &name, &family, &flags, &callback);
  struct addrinfo hints = hints_for(family, flags);
  struct env *env = env_current();
  struct lookup_req *lookup = mem_zalloc(sizeof *lookup);
  lookup->uv.data = lookup;
  req_start(&lookup->req, env, (uv_req_t *)&lookup->uv, callback, NULL, free_lookup);
  int err = uv_getaddrinfo(&env->uv, &lookup->uv, on_found, name.data, NULL, &hints);
  if (err) req_drop(&lookup->req);
  js_text_free(&name);
  return js_int(call->ctx, err);
}

struct service_req {
  struct req req;
  uv_getnameinfo_t uv;
};

static void on_named(uv_getnameinfo_t *uv, int status, const char *host, const char *service) {
  struct service_req *named = uv->data;
  struct env *env = named->req.env;
  tick_enter(env);
  js_val none = js_undefined(env->ctx);
  js_val args[] = {js_int(env->ctx, status), status ? none : js_string(env->ctx, host),
                   status ? none : js_string(env->ctx, service)};
  req_complete(&named->req, COUNT_OF(args), args);
}

// getnameinfo(address, port, callback): calls callback(status, host, service); 0 or a negative uv code.
JS_FUNCTION(getnameinfo_start) {
  struct js_text address;
  int32_t port;
  js_val callback;
  js_args(call, "sif", &address, &port, &callback);
  struct env *env = env_current();
  struct sockaddr_storage storage;
  int err = socket_address_parse(address.data, port, &storage);
  js_text_free(&address);
  if (err) return js_int(call->ctx, err);
  struct service_req *named = mem_zalloc(sizeof *named);
  named->uv.data = named;
  req_start(&named->req, env, (uv_req_t *)&named->uv, callback, NULL, free_lookup);
  err =
      uv_getnameinfo(&env->uv, &named->uv, on_named, (struct sockaddr *)&storage, NI_NAMEREQD);
  if (err) req_drop(&named->req);
  return js_int(call->ctx, err);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("getaddrinfo", getaddrinfo_start, 4),
    JS_ENTRY("getaddrinfoSync", getaddrinfo_sync, 3),
    JS_ENTRY("getnameinfo", getnameinfo_start, 3),
};

static const struct js_constant_def constants[] = {
    {"AI_ADDRCONFIG", AI_ADDRCONFIG}, {"AI_ALL", AI_ALL}, {"AI_V4MAPPED", AI_V4MAPPED}};

const struct binding getaddrinfo_binding = {
    .name = "getaddrinfo",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
};
