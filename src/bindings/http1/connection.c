// SPDX-License-Identifier: MIT
//
// Connections: bytes that arrive are parsed where they lie, in a buffer that all connections share,
// and requests are handed to JavaScript from there. One read is one macrotask, however many
// requests it holds. JavaScript may close a connection at any point: its memory stays until
// libuv has closed it, which is never within a read.
#include <stdio.h>
#include <stdlib.h>

#include "bindings/http1/http1.h"
#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"

// Reading stops when so many requests of a connection have no response.
#define MAX_DEPTH 128
// Or when so many bytes wait to be sent.
#define FULL_SIZE 65536

struct pending_write {
  uv_write_t uv;
  struct http1_connection *connection;
  char data[];
};

static struct http1_connection *connection_of(uv_handle_t *uv) {
  return LIST_ENTRY(uv->data, struct http1_connection, stream.handle);
}

// ---- Life --------------------------------------------------------------------------------

static void on_closed(struct stream_handle *stream) {
  struct http1_connection *connection = (struct http1_connection *)stream;
  struct http1_state *state = connection->server->state;
  tick_enter(state->env);
  http1_idle_remove(connection);
  http1_exchanges_abort(connection);
  http1_emit_close(connection);
  js_ref_clear(&connection->socket);
  http1_parser_free(&connection->parser);
  state->slot[connection->slot].connection = NULL;
  state->free_slots++;
  list_remove(&connection->link);
  http1_server_release(connection->server);
  free(connection);
  tick_drain(state->env);
}

void http1_connection_close(struct http1_connection *connection, int error) {
  if (connection->stream.handle.closing) return;
  http1_flush_corked(connection);
  if (connection->stream.handle.closing) return; // that failed
  connection->error = error;
  stream_handle_close(&connection->stream);
}

// ---- Writing -----------------------------------------------------------------------------

static void end_if_done(struct http1_connection *connection) {
  if (connection->ending && connection->writes == 0) http1_connection_close(connection, 0);
}

static void on_written(uv_write_t *uv, int status) {
  struct pending_write *write = LIST_ENTRY(uv, struct pending_write, uv);
  struct http1_connection *connection = write->connection;
  struct env *env = connection->server->state->env;
  free(write);
  connection->writes--;
  if (connection->stream.handle.closing) return;
  tick_enter(env);
  if (status < 0) {
    http1_connection_close(connection, status);
  } else if (connection->writes == 0) {
    connection->full = false;
    http1_emit_written(connection);
    end_if_done(connection);
    http1_connection_update_reading(connection);
    tick_drain(env);
  }
}

// What the kernel did not take is copied: to keep a large value from the collector until it is written
// costs more, because the engine then counts its bytes once more.
static void queue_write(struct http1_connection *connection, const uv_buf_t bufs[2]) {
  size_t len = bufs[0].len + bufs[1].len;
  struct pending_write *write = mem_alloc(sizeof *write + len);
  write->connection = connection;
  if (bufs[0].len > 0) memcpy(write->data, bufs[0].base, bufs[0].len);
  if (bufs[1].len > 0) memcpy(write->data + bufs[0].len, bufs[1].base, bufs[1].len);
  uv_buf_t buf = uv_buf_init(write->data, (unsigned)len);
  int err = uv_write(&write->uv, &connection->stream.uv.stream, &buf, 1, on_written);
  if (!err) {
    connection->writes++;
    return;
  }
  free(write);
  http1_connection_close(connection, err);
}

static void skip(uv_buf_t *buf, size_t *done) {
  size_t part = *done < buf->len ? *done : buf->len;
  buf->base += part;
  buf->len -= part;
  *done -= part;
}

bool http1_connection_write(struct http1_connection *connection, const char *data, size_t len,
                            const struct js_bytes *body) {
  if (connection->stream.handle.closing) return false;
  uv_buf_t bufs[] = {
      uv_buf_init((char *)(uintptr_t)data, (unsigned)len),
      uv_buf_init(body ? (char *)body->data : NULL, body ? (unsigned)body->len : 0)};
  size_t total = bufs[0].len + bufs[1].len, done = 0;
  connection->stream.bytes_written += total;
  if (connection->writes == 0 && total > 0) {
    int written = uv_try_write(&connection->stream.uv.stream, bufs, body ? 2 : 1);
    if (written < 0 && written != UV_EAGAIN) {
      http1_connection_close(connection, written);
      return false;
    }
    done = written > 0 ? (size_t)written : 0;
  }
  if (done < total) {
    skip(&bufs[0], &done);
    skip(&bufs[1], &done);
    queue_write(connection, bufs);
  }
  end_if_done(connection);
  return connection->writes > 0;
}

// What the code of a parser's or timer's error is answered with.
static const char *status_of_error(const char *code) {
  if (strcmp(code, "HPE_HEADER_OVERFLOW") == 0) return "431 Request Header Fields Too Large";
  if (strcmp(code, "HPE_CHUNK_EXTENSIONS_OVERFLOW") == 0) return "413 Payload Too Large";
  if (strcmp(code, "ERR_HTTP_REQUEST_TIMEOUT") == 0) return "408 Request Timeout";
  return "400 Bad Request";
}

void http1_connection_refuse(struct http1_connection *connection, const char *code,
                             const char *reason, const uint8_t *data, size_t len, long at) {
  const struct http1_state *state = connection->server->state;
  // A response that was made a moment ago counts as under way.
  bool started = state->corked == connection && state->out.len > 0;
  http1_flush_corked(connection);
  if (connection->stream.handle.closing) return;
  connection->ending = true;
  http1_connection_update_reading(connection);
  if (http1_emit_error(connection, code, reason, data, len, at)) return;
  if (connection->stream.handle.closing) return;
  char text[96];
  if (connection->first && connection->first->started) started = true;
  int size = started ? 0
                     : snprintf(text, sizeof text, "HTTP/1.1 %s\r\nConnection: close\r\n\r\n",
                                status_of_error(code));
  http1_connection_write(connection, text, (size_t)size, NULL);
}

// ---- Reading -----------------------------------------------------------------------------

// Handles what one step of the parser saw; false if the connection takes no more requests.
static bool handle(struct http1_connection *connection, unsigned seen, const uint8_t *rest,
                   size_t len) {
  struct http1_parser *parser = &connection->parser;
  struct stream_handle *stream = &connection->stream;
  if (seen & HTTP1_STARTED) {
    http1_idle_remove(connection);
    connection->since = uv_now(stream->handle.uv->loop);
    connection->in_head = true;
  }
  if (seen & HTTP1_REQUEST) {
    connection->in_head = false;
    connection->served = true;
    http1_emit_request(connection, rest, len);
    if (stream->handle.closing || connection->handed_over) return false;
    http1_parse_ignore_upgrade(parser);
  }
  if (connection->receiving && (seen & (HTTP1_BODY | HTTP1_COMPLETE)) &&
      !(parser->facts & HTTP1_NO_BODY))
    http1_emit_body(connection, seen);
  if (stream->handle.closing || connection->handed_over) return false;
  if (seen & HTTP1_COMPLETE) http1_exchange_received(connection);
  return !connection->ending;
}

static void refuse_bytes(struct http1_connection *connection, const uint8_t *data, size_t len,
                         long at) {
  const struct http1_parser *parser = &connection->parser;
  http1_connection_refuse(connection, http1_parse_error_code(parser),
                          http1_parse_error_reason(parser), data, len, at);
}

static void consume(struct http1_connection *connection, uint8_t *data, size_t len) {
  struct http1_state *state = connection->server->state;
  struct http1_parser *parser = &connection->parser;
  size_t at = 0;
  bool again;
  do {
    size_t used;
    unsigned seen = http1_parse(parser, data + at, len - at, &used);
    at += used;
    state->more = at < len;
    state->whole_read = used == len && !(seen & HTTP1_ERROR) ? len : 0;
    if (!handle(connection, seen, data + at, len - at)) return;
    if (seen & HTTP1_ERROR) {
      refuse_bytes(connection, data, len, (long)at);
      return;
    }
    // A request that asked for an upgrade and gets none may be complete already.
    again = (seen & HTTP1_REQUEST) && (parser->facts & HTTP1_UPGRADE_ASKED);
  } while (at < len || again);
}

static void on_alloc(uv_handle_t *uv, size_t suggested, uv_buf_t *out) {
  (void)suggested;
  struct http1_state *state = connection_of(uv)->server->state;
  *out = uv_buf_init((char *)state->read_buffer, HTTP1_READ_SIZE);
}

static void on_end(struct http1_connection *connection, int error) {
  if (error != UV_EOF) {
    if (!http1_emit_error(connection, uv_err_name(error), NULL, NULL, 0, error))
      http1_connection_close(connection, error);
  } else if (http1_parse_end(&connection->parser) & HTTP1_ERROR) {
    refuse_bytes(connection, NULL, 0, 0);
  } else {
    connection->ending = true;
    end_if_done(connection);
  }
}

static void on_read(uv_stream_t *uv, ssize_t count, const uv_buf_t *buf) {
  struct http1_connection *connection = connection_of((uv_handle_t *)uv);
  struct http1_state *state = connection->server->state;
  if (count == 0) return;
  tick_enter(state->env);
  if (count > 0) {
    connection->stream.bytes_read += (uint64_t)count;
    // What JavaScript writes to the socket itself must not overtake what is corked.
    state->corked = js_ref_get(&connection->socket) ? NULL : connection;
    consume(connection, (uint8_t *)buf->base, (size_t)count);
    http1_flush_corked(connection);
    state->out.len = 0;
    state->corked = NULL;
    end_if_done(connection);
  } else {
    uv_read_stop(uv);
    connection->reading = false;
    on_end(connection, (int)count);
  }
  connection->full = uv_stream_get_write_queue_size(uv) >= FULL_SIZE;
  http1_connection_update_reading(connection);
  tick_drain(state->env);
}

void http1_connection_update_reading(struct http1_connection *connection) {
  if (connection->stream.handle.closing || connection->handed_over) return;
  bool wanted = !connection->ending && !connection->held && !connection->full &&
                connection->depth < MAX_DEPTH;
  if (wanted == connection->reading) return;
  connection->reading = wanted;
  if (!wanted) {
    uv_read_stop(&connection->stream.uv.stream);
    return;
  }
  int err = uv_read_start(&connection->stream.uv.stream, on_alloc, on_read);
  if (err) http1_connection_close(connection, err);
}

// ---- Accepting ---------------------------------------------------------------------------

static void take_slot(struct http1_state *state, struct http1_connection *connection) {
  uint32_t slot = 0;
  if (state->free_slots == 0) {
    slot = state->slots;
    uint32_t slots = slot ? slot * 2 : 64;
    state->slot = mem_realloc(state->slot, slots * sizeof *state->slot);
    memset(state->slot + slot, 0, (slots - slot) * sizeof *state->slot);
    state->slots = slots;
    state->free_slots = slots - slot;
    state->next_slot = slot;
  }
  slot = state->next_slot;
  while (state->slot[slot].connection)
    slot = (slot + 1) % state->slots;
  state->next_slot = (slot + 1) % state->slots;
  state->free_slots--;
  state->slot[slot].connection = connection;
  connection->slot = slot;
  connection->born = state->last_serial;
}

static void start(struct http1_connection *connection) {
  struct http1_server *server = connection->server;
  uv_tcp_t *tcp = &connection->stream.uv.tcp;
  if (connection->stream.uv.any.type == UV_TCP) {
    if (server->no_delay) uv_tcp_nodelay(tcp, 1);
    if (server->tcp_keep_alive) uv_tcp_keepalive(tcp, 1, server->tcp_keep_alive);
  }
  http1_connection_update_reading(connection);
}

void http1_accept(struct stream_handle *listener, int status) {
  struct http1_server *server = listener->connection_data;
  struct env *env = listener->handle.env;
  tick_enter(env);
  js_val taken = status ? NULL : http1_call(server, HTTP1_ON_ACCEPT, 0, NULL);
  if (!taken || !js_to_bool(env->ctx, taken)) {
    stream_handle_report_connection(listener, status);
    tick_drain(env);
    return;
  }
  struct http1_connection *connection = mem_zalloc(sizeof *connection);
  connection->server = server;
  connection->in_head = true;
  connection->since = uv_now(&env->uv);
  server->refs++;
  list_append(&server->connections, &connection->link);
  list_init(&connection->idle_link);
  http1_parser_init(&connection->parser, &server->limits, &server->state->heads);
  take_slot(server->state, connection);
  if (stream_handle_accept(listener, &connection->stream, on_closed) == 0) start(connection);
  tick_drain(env);
}
