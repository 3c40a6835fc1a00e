// SPDX-License-Identifier: MIT
//
// Servers: what the connections of one listener share, and the one timer that ends those which have
// been idle for too long.
#include <stdlib.h>

#include "bindings/http1/http1.h"
#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"

struct http1_reaper {
  struct handle handle;
  uv_timer_t uv;
  struct http1_server *server; // NULL once that is gone
};

static const struct js_class server_class = {.name = "Http1Server"};

js_val http1_call(struct http1_server *server, enum http1_callback which, size_t argc,
                  const js_val *argv) {
  return tick_run(server->state->env, js_ref_get(&server->callbacks[which]), NULL, argc, argv);
}

// ---- Life --------------------------------------------------------------------------------

static void close_reaper(struct http1_server *server) {
  if (!server->reaper) return;
  server->reaper->server = NULL;
  handle_close(&server->reaper->handle);
  server->reaper = NULL;
}

static void server_free(struct http1_server *server) {
  js_detach(server->state->env->ctx, js_ref_get(&server->object), &server_class);
  js_ref_clear(&server->object);
  for (size_t i = 0; i < HTTP1_CALLBACK_COUNT; i++)
    js_ref_clear(&server->callbacks[i]);
  js_ref_clear(&server->last_url_value);
  js_ref_clear(&server->last_headers_value);
  buf_free(&server->last_url);
  buf_free(&server->last_headers);
  buf_free(&server->hint);
  list_remove(&server->link);
  free(server);
}

void http1_server_release(struct http1_server *server) {
  if (--server->refs > 0) return;
  close_reaper(server);
  server_free(server);
}

void http1_servers_free(struct http1_state *state) {
  while (!list_is_empty(&state->servers))
    server_free(LIST_ENTRY(state->servers.next, struct http1_server, link));
}

// createServer([a function for each enum http1_callback])
JS_FUNCTION(http1_create_server) {
  js_val functions;
  js_args(call, "o", &functions);
  struct env *env = env_current();
  struct http1_server *server = mem_zalloc(sizeof *server);
  server->state = http1_state(env);
  server->refs = 1;
  list_append(&server->state->servers, &server->link);
  list_init(&server->connections);
  list_init(&server->idle);
  for (unsigned i = 0; i < HTTP1_CALLBACK_COUNT; i++) {
    js_val function = js_get_index(call->ctx, functions, i, call->exc);
    CHECK(function && js_is_function(call->ctx, function));
    js_ref_set(&server->callbacks[i], env->ctx, function);
  }
  js_val object = js_wrap(call->ctx, &server_class, server);
  js_ref_set(&server->object, env->ctx, object);
  return object;
}

static struct http1_server *server_of(struct js_call *call) {
  return call->argc > 0 ? js_unwrap(call->ctx, call->argv[0], &server_class) : NULL;
}

// configure(server, maxHeadSize, maxHeaders, keepAlive, hint, noDelay, tcpKeepAlive): times in
// milliseconds, the last in seconds; hint is the Keep-Alive line. Connections see what changed at once.
JS_FUNCTION(http1_configure) {
  js_val object;
  struct http1_limits limits;
  double keep_alive;
  struct js_text hint;
  bool no_delay;
  uint32_t tcp_keep_alive;
  js_args(call, "ouudsbu", &object, &limits.max_head_size, &limits.max_headers, &keep_alive,
          &hint, &no_delay, &tcp_keep_alive);
  struct http1_server *server = server_of(call);
  if (server) {
    server->limits = limits;
    server->keep_alive = (uint64_t)keep_alive;
    server->no_delay = no_delay;
    server->tcp_keep_alive = tcp_keep_alive;
    server->hint.len = 0;
    buf_append(&server->hint, hint.data, hint.len);
  }
  js_text_free(&hint);
  return NULL;
}

// attach(server, listener): the listener's connections are the server's from now on.
JS_FUNCTION(http1_attach) {
  js_val object, listener_object;
  js_args(call, "oo", &object, &listener_object);
  struct http1_server *server = server_of(call);
  struct stream_handle *listener = stream_handle_get(call->ctx, listener_object);
  CHECK(server && listener);
  listener->on_connection = http1_accept;
  listener->connection_data = server;
  return NULL;
}

// release(server): its listener is closed; it ends with its connections.
JS_FUNCTION(http1_release) {
  struct http1_server *server = server_of(call);
  if (server) http1_server_release(server);
  return NULL;
}

// ---- Idle connections --------------------------------------------------------------------

static void reap(uv_timer_t *uv);

static void free_reaper(struct handle *handle) {
  free(LIST_ENTRY(handle, struct http1_reaper, handle));
}

static void arm_reaper(struct http1_server *server, uint64_t delay) {
  if (!server->reaper) {
    struct http1_reaper *reaper = mem_zalloc(sizeof *reaper);
    struct env *env = server->state->env;
    CHECK_INT(uv_timer_init(&env->uv, &reaper->uv), ==, 0);
    handle_open(&reaper->handle, env, (uv_handle_t *)&reaper->uv, NULL, free_reaper);
    uv_unref((uv_handle_t *)&reaper->uv);
    reaper->server = server;
    server->reaper = reaper;
  }
  uv_timer_start(&server->reaper->uv, reap, delay, 0);
}

static void reap(uv_timer_t *uv) {
  struct http1_server *server = LIST_ENTRY(uv, struct http1_reaper, uv)->server;
  if (!server) return;
  uint64_t now = uv_now(uv->loop);
  tick_enter(server->state->env);
  while (!list_is_empty(&server->idle) && server->keep_alive > 0) {
    struct http1_connection *connection =
        LIST_ENTRY(server->idle.next, struct http1_connection, idle_link);
    uint64_t due = connection->since + server->keep_alive;
    if (due > now) {
      arm_reaper(server, due - now);
      return;
    }
    http1_idle_remove(connection);
    http1_connection_close(connection, 0);
  }
}

void http1_idle_add(struct http1_connection *connection) {
  struct http1_server *server = connection->server;
  connection->since = uv_now(&server->state->env->uv);
  connection->waiting = true;
  list_append(&server->idle, &connection->idle_link);
  if (server->keep_alive > 0 &&
      !(server->reaper && uv_is_active((uv_handle_t *)&server->reaper->uv)))
    arm_reaper(server, server->keep_alive);
}

void http1_idle_remove(struct http1_connection *connection) {
  connection->waiting = false;
  list_remove(&connection->idle_link);
}

// ---- All connections ---------------------------------------------------------------------

// Calls fn for each connection, which fn may close.
static void for_each(struct http1_server *server,
                     void (*fn)(struct http1_connection *connection, void *arg), void *arg) {
  struct list *link = server->connections.next;
  while (link != &server->connections) {
    struct list *next = link->next;
    struct http1_connection *connection = LIST_ENTRY(link, struct http1_connection, link);
    if (!connection->handed_over && !connection->stream.handle.closing) fn(connection, arg);
    link = next;
  }
}

static void close_idle(struct http1_connection *connection, void *arg) {
  (void)arg;
  if (connection->waiting) http1_connection_close(connection, 0);
}

static void close_any(struct http1_connection *connection, void *arg) {
  (void)arg;
  http1_connection_close(connection, 0);
}

// closeIdle(server): ends the connections that wait for another request.
JS_FUNCTION(http1_close_idle) {
  struct http1_server *server = server_of(call);
  if (server) for_each(server, close_idle, NULL);
  return NULL;
}

// closeAll(server): ends all connections but those that were taken over.
JS_FUNCTION(http1_close_all) {
  struct http1_server *server = server_of(call);
  if (server) for_each(server, close_any, NULL);
  return NULL;
}

struct deadlines {
  uint64_t now, head, request; // 0: none
};

static void refuse_late(struct http1_connection *connection, void *arg) {
  const struct deadlines *limits = arg;
  uint64_t age = limits->now - connection->since;
  bool is_receiving = connection->in_head || connection->receiving;
  bool is_late = (connection->in_head && limits->head && age > limits->head) ||
                 (is_receiving && limits->request && age > limits->request);
  if (is_late && !connection->ending)
    http1_connection_refuse(connection, "ERR_HTTP_REQUEST_TIMEOUT", "Request timeout", NULL, 0,
                            0);
}

// expire(server, headersTimeout, requestTimeout): refuses requests that take longer; 0 for no limit.
JS_FUNCTION(http1_expire) {
  js_val object;
  double head, request;
  js_args(call, "odd", &object, &head, &request);
  struct http1_server *server = server_of(call);
  struct deadlines limits = {uv_now(&env_current()->uv), (uint64_t)head, (uint64_t)request};
  if (server) for_each(server, refuse_late, &limits);
  return NULL;
}

const struct js_function_def http1_server_functions[] = {
    JS_ENTRY("attach", http1_attach, 2),
    JS_ENTRY("closeAll", http1_close_all, 1),
    JS_ENTRY("closeIdle", http1_close_idle, 1),
    JS_ENTRY("configure", http1_configure, 7),
    JS_ENTRY("createServer", http1_create_server, 1),
    JS_ENTRY("expire", http1_expire, 3),
    JS_ENTRY("release", http1_release, 1),
};
const size_t http1_server_function_count = COUNT_OF(http1_server_functions);
