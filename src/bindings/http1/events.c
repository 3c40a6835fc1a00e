// SPDX-License-Identifier: MIT
//
// What JavaScript is told. Numbers are packed and strings reused, because a crossing is paid for each
// request.
#include <stdlib.h>

#include "bindings/http1/http1.h"
#include "util/alloc.h"

// A piece of a body up to here is copied into an array that JavaScript made.
#define SHORT_BODY 4096

void http1_name(struct http1_connection *connection, uint64_t serial, js_val *args) {
  js_ctx ctx = connection->server->state->env->ctx;
  args[0] = js_int(ctx, (int32_t)connection->slot);
  args[1] = serial <= INT32_MAX ? js_int(ctx, (int32_t)serial) : js_number(ctx, (double)serial);
}

// The string of these bytes; the value of the latest ones is kept and used again.
static js_val cached_string(js_ctx ctx, const char *data, size_t len, struct buf *last,
                            struct js_ref *value) {
  js_val known = js_ref_get(value);
  if (known && last->len == len && memcmp(last->data, data, len) == 0) return known;
  js_val string = js_string_latin1(ctx, (const uint8_t *)data, len);
  last->len = 0;
  buf_append(last, data, len);
  js_ref_set(value, ctx, string);
  return string;
}

static js_val copy_bytes(js_ctx ctx, const uint8_t *data, size_t len) {
  void *copy = mem_alloc(len ? len : 1);
  if (len > 0) memcpy(copy, data, len);
  return js_arraybuffer_take(ctx, copy, len);
}

// The bytes of a body that are long: the whole buffer they were read into, if there is nothing else in
// it, or a copy.
static js_val take_long_body(struct http1_state *state, const uint8_t *data, size_t len) {
  if (data != state->read_buffer || len != state->whole_read)
    return copy_bytes(state->env->ctx, data, len);
  uint8_t *whole = state->read_buffer;
  state->read_buffer = mem_alloc(HTTP1_READ_SIZE);
  if (len < HTTP1_READ_SIZE) whole = mem_realloc(whole, len);
  return js_arraybuffer_take(state->env->ctx, whole, len);
}

// (slot, serial, facts, url, headers, rest): facts is a set of enum http1_fact, with the method from bit
// 8, and the version from bits 16 and 20; headers are names and values, each after a line feed;
// rest, if an upgrade was asked for, what came after the request.
void http1_emit_request(struct http1_connection *connection, const uint8_t *rest, size_t len) {
  struct http1_server *server = connection->server;
  struct http1_parser *parser = &connection->parser;
  struct http1_head *head = parser->head;
  js_ctx ctx = server->state->env->ctx;
  struct http1_exchange *exchange = http1_exchange_new(connection);
  bool upgrade = (parser->facts & HTTP1_UPGRADE_ASKED) != 0;
  const char *fields = head->bytes.data + head->url_len;
  size_t fields_len = head->bytes.len - head->url_len - 1;
  js_val args[6];
  http1_name(connection, exchange->serial, args);
  args[2] = js_int(ctx, (int32_t)(parser->facts | http1_method(parser) << 8 |
                                  (uint32_t)parser->llhttp.http_major << 16 |
                                  (uint32_t)parser->llhttp.http_minor << 20));
  args[3] = cached_string(ctx, head->bytes.data, head->url_len, &server->last_url,
                          &server->last_url_value);
  args[4] = cached_string(ctx, fields, fields_len, &server->last_headers,
                          &server->last_headers_value);
  args[5] = upgrade ? copy_bytes(ctx, rest, len) : NULL;
  http1_parse_drop_head(parser);
  http1_call(server, HTTP1_ON_REQUEST, upgrade ? 6 : 5, args);
}

// (slot, serial, length, bytes, complete, trailers): bytes is an ArrayBuffer, or undefined if takeBody is to
// be called with an array of this length; trailers are like headers, or undefined.
void http1_emit_body(struct http1_connection *connection, unsigned seen) {
  struct http1_state *state = connection->server->state;
  struct http1_parser *parser = &connection->parser;
  js_ctx ctx = state->env->ctx;
  js_val args[6];
  http1_name(connection, connection->receiving->serial, args);
  args[2] = js_int(ctx, (int32_t)parser->body_len);
  args[3] = parser->body_len > SHORT_BODY
                ? take_long_body(state, parser->body, parser->body_len)
                : js_undefined(ctx);
  args[4] = js_bool(ctx, (seen & HTTP1_COMPLETE) != 0);
  args[5] = js_undefined(ctx);
  if (seen & HTTP1_TRAILERS) {
    const struct buf *bytes = &parser->head->bytes;
    args[5] = js_string_latin1(ctx, (const uint8_t *)bytes->data, bytes->len - 1);
    http1_parse_drop_head(parser);
  }
  state->body = parser->body;
  state->body_len = parser->body_len;
  http1_call(connection->server, HTTP1_ON_BODY, 6, args);
  state->body = NULL;
  state->body_len = 0;
}

void http1_emit_written(struct http1_connection *connection) {
  js_val args[2];
  const struct http1_exchange *first = connection->first;
  http1_name(connection, first ? first->serial : connection->server->state->last_serial, args);
  http1_call(connection->server, HTTP1_ON_WRITTEN, 2, args);
}

bool http1_emit_error(struct http1_connection *connection, const char *code, const char *reason,
                      const uint8_t *data, size_t len, long at) {
  struct http1_state *state = connection->server->state;
  js_ctx ctx = state->env->ctx;
  js_val args[6];
  http1_name(connection, ++state->last_serial, args);
  args[2] = js_string(ctx, code);
  args[3] = reason ? js_string(ctx, reason) : js_undefined(ctx);
  args[4] = data ? copy_bytes(ctx, data, len) : js_undefined(ctx);
  args[5] = js_number(ctx, (double)at);
  js_val dealt = http1_call(connection->server, HTTP1_ON_ERROR, 6, args);
  return dealt && js_to_bool(ctx, dealt);
}

void http1_emit_abort(struct http1_connection *connection, struct http1_exchange *exchange) {
  js_val args[2];
  http1_name(connection, exchange->serial, args);
  http1_call(connection->server, HTTP1_ON_ABORT, 2, args);
}

void http1_emit_close(struct http1_connection *connection) {
  js_ctx ctx = connection->server->state->env->ctx;
  js_val socket = js_ref_get(&connection->socket), args[4];
  http1_name(connection, connection->born, args);
  args[2] = socket ? socket : js_undefined(ctx);
  args[3] = js_int(ctx, connection->error);
  http1_call(connection->server, HTTP1_ON_CLOSE, 4, args);
}
