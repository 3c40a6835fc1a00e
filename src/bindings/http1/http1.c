// SPDX-License-Identifier: MIT
//
// The binding: its functions about connections, and the state that the servers of an environment
// share.
#include "bindings/http1/http1.h"

#include <stdlib.h>

#include "util/alloc.h"
#include "util/check.h"

static struct http1_connection *connection_of(struct js_call *call) {
  uint32_t slot;
  double serial;
  js_args(call, "ud", &slot, &serial);
  return http1_find_connection(http1_state(env_current()), slot, serial);
}

// hold(slot, serial, on): while on, nothing is read.
JS_FUNCTION(http1_hold) {
  uint32_t slot;
  double serial;
  bool on;
  js_args(call, "udb", &slot, &serial, &on);
  struct http1_connection *connection =
      http1_find_connection(http1_state(env_current()), slot, serial);
  if (!connection) return NULL;
  connection->held = on;
  http1_connection_update_reading(connection);
  return NULL;
}

// takeBody(bytes): fills bytes with the piece that was just reported.
JS_FUNCTION(http1_take_body) {
  js_val target;
  struct js_bytes bytes;
  js_args(call, "o", &target);
  struct http1_state *state = http1_state(env_current());
  CHECK(js_bytes_get(call->ctx, target, &bytes));
  CHECK_INT(bytes.len, ==, state->body_len);
  if (bytes.len > 0) memcpy(bytes.data, state->body, bytes.len);
  return NULL;
}

// close(slot, serial): ends the connection at once, or when the exchange is at its turn.
JS_FUNCTION(http1_close) {
  uint32_t slot;
  double serial;
  js_args(call, "ud", &slot, &serial);
  struct http1_connection *connection =
      http1_find_connection(http1_state(env_current()), slot, serial);
  struct http1_exchange *exchange = http1_find_exchange(connection, serial);
  if (exchange && exchange != connection->first) {
    exchange->doomed = true;
  } else if (connection) {
    http1_connection_close(connection, 0);
  }
  return NULL;
}

// handle(slot, serial): the connection's native object, from which a socket can be made; undefined if it
// is gone.
JS_FUNCTION(http1_handle) {
  struct http1_connection *connection = connection_of(call);
  if (!connection) return NULL;
  http1_flush_corked(connection); // what the socket writes comes after it
  if (connection->stream.handle.closing) return NULL;
  struct http1_state *state = connection->server->state;
  if (state->corked == connection) state->corked = NULL;
  return stream_handle_object(&connection->stream);
}

// takeOver(slot, serial): from now on the connection is its socket's alone; exchanges that are not over
// will be aborted when it is closed.
JS_FUNCTION(http1_take_over) {
  struct http1_connection *connection = connection_of(call);
  if (!connection) return NULL;
  http1_flush_corked(connection);
  http1_idle_remove(connection);
  connection->reading = false;
  connection->handed_over = true;
  if (!connection->stream.handle.closing) uv_read_stop(&connection->stream.uv.stream);
  return NULL;
}

// socket(slot, serial, socket): what JavaScript made of it, first or from now on; undefined if nothing.
JS_FUNCTION(http1_socket) {
  struct http1_connection *connection = connection_of(call);
  if (!connection) return NULL;
  if (call->argc > 2) js_ref_set(&connection->socket, call->ctx, call->argv[2]);
  return js_ref_get(&connection->socket);
}

// isOpen(slot, serial)
JS_FUNCTION(http1_is_open) {
  struct http1_connection *connection = connection_of(call);
  return js_bool(call->ctx, connection && !connection->ending);
}

// pending(slot, serial): bytes of the connection that the kernel has not taken.
JS_FUNCTION(http1_pending) {
  struct http1_connection *connection = connection_of(call);
  size_t size = connection ? uv_stream_get_write_queue_size(&connection->stream.uv.stream) : 0;
  return js_number(call->ctx, (double)size);
}

// written(slot, serial): everything of the exchanges up to the serial number returned has left; 0 if
// something is on its way.
JS_FUNCTION(http1_written) {
  struct http1_connection *connection = connection_of(call);
  if (!connection || connection->writes > 0) return js_int(call->ctx, 0);
  const struct http1_exchange *first = connection->first;
  uint64_t last = connection->server->state->last_serial;
  return js_number(call->ctx,
                   (double)(first ? first->serial - (first->waiting.len > 0) : last));
}

static void init(struct env *env, js_val object, void *data) {
  struct http1_state *state = data;
  state->env = env;
  state->read_buffer = mem_alloc(HTTP1_READ_SIZE);
  list_init(&state->servers);
  js_define_functions(env->ctx, object, http1_output_functions, http1_output_function_count);
  js_define_functions(env->ctx, object, http1_server_functions, http1_server_function_count);
}

static void free_state(struct env *env, void *data) {
  (void)env;
  struct http1_state *state = data;
  http1_servers_free(state);
  http1_head_pool_free(&state->heads);
  while (state->unused) {
    struct http1_exchange *exchange = state->unused;
    state->unused = exchange->next;
    free(exchange);
  }
  free(state->slot);
  free(state->read_buffer);
  buf_free(&state->out);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("close", http1_close, 2),        JS_ENTRY("handle", http1_handle, 2),
    JS_ENTRY("hold", http1_hold, 3),          JS_ENTRY("isOpen", http1_is_open, 2),
    JS_ENTRY("pending", http1_pending, 2),    JS_ENTRY("socket", http1_socket, 2),
    JS_ENTRY("takeBody", http1_take_body, 1), JS_ENTRY("takeOver", http1_take_over, 2),
    JS_ENTRY("written", http1_written, 2),
};

static const struct js_constant_def constants[] = {
    {"KEEP_ALIVE", HTTP1_KEEP_ALIVE},
    {"UPGRADE_ASKED", HTTP1_UPGRADE_ASKED},
    {"NO_BODY", HTTP1_NO_BODY},
    {"HAS_HOST", HTTP1_HAS_HOST},
    {"HAS_EXPECT", HTTP1_HAS_EXPECT},
    {"BODY_FRAMED", HTTP1_BODY_FRAMED},
    {"OUTPUT_END", HTTP1_OUTPUT_END},
    {"OUTPUT_LAST", HTTP1_OUTPUT_LAST},
    {"OUTPUT_LATIN1", HTTP1_OUTPUT_LATIN1},
    {"OUTPUT_NO_BODY", HTTP1_OUTPUT_NO_BODY},
    {"OUTPUT_CHUNK", HTTP1_OUTPUT_CHUNK},
    {"PART_DATE", HTTP1_PART_DATE},
    {"PART_KEEP_ALIVE", HTTP1_PART_KEEP_ALIVE},
    {"PART_CLOSE", HTTP1_PART_CLOSE},
    {"PART_LENGTH", HTTP1_PART_LENGTH},
    {"PART_CHUNKED", HTTP1_PART_CHUNKED},
};

const struct binding http1_binding = {
    .name = "http1",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
    .state_size = sizeof(struct http1_state),
    .init = init,
    .free_state = free_state,
};
