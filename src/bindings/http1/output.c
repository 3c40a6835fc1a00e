// SPDX-License-Identifier: MIT
//
// What JavaScript sends: strings and bytes of a response, put together in one buffer and written at
// once. What belongs to one read of pipelined requests leaves in one write.
#include "bindings/http1/http1.h"
#include "util/check.h"
#include "util/utf8.h"

// Output that waits for the rest of a read is sent when this much has come together.
#define CORK_LIMIT 65536
// Bytes of a body are written from where they are if there are as many.
#define LARGE_BODY 16384

// ---- Values as bytes -----------------------------------------------------------------------

static void append_latin1(struct buf *out, const struct js_chars *chars) {
  if (chars->is_8bit) {
    buf_append(out, chars->latin1, chars->len);
    return;
  }
  buf_reserve(out, chars->len);
  for (size_t i = 0; i < chars->len; i++)
    out->data[out->len++] = (char)chars->utf16[i];
}

static void append_utf8(struct buf *out, const struct js_chars *chars, size_t len) {
  buf_reserve(out, len);
  uint8_t *to = (uint8_t *)out->data + out->len;
  if (!chars->is_8bit) {
    utf8_from_utf16(chars->utf16, chars->len, to, len, NULL);
  } else if (len == chars->len) {
    memcpy(to, chars->latin1, len);
  } else {
    utf8_from_latin1(chars->latin1, chars->len, to, len, NULL);
  }
  out->len += len;
}

// A string, bytes, or nothing.
struct body {
  enum { BODY_NONE, BODY_BYTES, BODY_LATIN1, BODY_UTF8 } kind;
  struct js_chars chars;
  struct js_bytes bytes;
  size_t len;
};

static void body_get(js_ctx ctx, js_val value, bool latin1, struct body *body) {
  *body = (struct body){0};
  if (js_is_nullish(ctx, value)) return;
  if (!js_is_string(ctx, value)) {
    CHECK(js_bytes_get(ctx, value, &body->bytes));
    body->kind = BODY_BYTES;
    body->len = body->bytes.len;
    return;
  }
  js_chars_get(ctx, value, &body->chars);
  const struct js_chars *chars = &body->chars;
  body->kind = latin1 ? BODY_LATIN1 : BODY_UTF8;
  if (latin1) {
    body->len = chars->len;
  } else {
    body->len = chars->is_8bit ? utf8_length_of_latin1(chars->latin1, chars->len)
                               : utf8_length_of_utf16(chars->utf16, chars->len);
  }
}

static void body_append(struct buf *out, const struct body *body) {
  switch (body->kind) {
  case BODY_NONE: break;
  case BODY_BYTES: buf_append(out, body->bytes.data, body->len); break;
  case BODY_LATIN1: append_latin1(out, &body->chars); break;
  case BODY_UTF8: append_utf8(out, &body->chars, body->len); break;
  }
}

// RFC 9112 section 7.1; is_last: no chunk follows.
static void body_append_chunk(struct buf *out, const struct body *body, bool is_last) {
  if (body->len > 0) {
    buf_printf(out, "%zx\r\n", body->len);
    body_append(out, body);
    buf_append_str(out, STR("\r\n"));
  }
  if (is_last) buf_append_str(out, STR("0\r\n\r\n"));
}

static void body_free(struct body *body) {
  js_chars_free(&body->chars);
}

// ---- Sending -------------------------------------------------------------------------------

void http1_flush_corked(struct http1_connection *connection) {
  struct http1_state *state = connection->server->state;
  if (state->corked != connection || state->out.len == 0) return;
  size_t len = state->out.len;
  state->out.len = 0; // closing a connection comes here again
  http1_connection_write(connection, state->out.data, len, NULL);
}

// Sends what was put into state->out from `start` on, unless it waits for more. True if it waits in the
// kernel's stead.
static bool flush_from(struct http1_connection *connection, size_t start) {
  struct http1_state *state = connection->server->state;
  if (state->corked == connection) {
    if (state->more && state->out.len < CORK_LIMIT) return connection->writes > 0;
    http1_flush_corked(connection);
    return connection->writes > 0;
  }
  size_t len = state->out.len - start;
  state->out.len = start;
  return http1_connection_write(connection, state->out.data + start, len, NULL);
}

// Sends what was put into state->out from `start` on, or all of it if it is the connection's, and then
// the bytes of body.
static void send_large(struct http1_connection *connection, size_t start,
                       const struct js_bytes *body) {
  struct http1_state *state = connection->server->state;
  size_t from = state->corked == connection ? 0 : start, len = state->out.len - from;
  state->out.len = from; // closing a connection sends what is corked
  http1_connection_write(connection, state->out.data + from, len, body);
}

// Where the output of one call goes.
struct output {
  struct http1_connection *connection;
  struct http1_exchange *exchange;
  struct buf *buf;
  size_t start;
  bool direct;
};

// False if the exchange is over.
static bool output_open(uint32_t slot, double serial, struct output *output) {
  struct http1_state *state = http1_state(env_current());
  struct http1_connection *connection = http1_find_connection(state, slot, serial);
  struct http1_exchange *exchange = http1_find_exchange(connection, serial);
  if (!exchange || exchange->answered) return false;
  bool direct = exchange == connection->first && !exchange->corked;
  struct buf *buf = direct ? &state->out : &exchange->waiting;
  *output = (struct output){connection, exchange, buf, buf->len, direct};
  return true;
}

static void put_body(struct output *output, const struct body *body) {
  if (body->kind != BODY_BYTES || body->len < LARGE_BODY || !output->direct) {
    body_append(output->buf, body);
    return;
  }
  output->exchange->started = true;
  send_large(output->connection, output->start, &body->bytes);
  output->start = output->buf->len;
}

// 0: sent; 1: queued, and HTTP1_ON_WRITTEN will follow.
static js_val output_close(js_ctx ctx, struct output *output, unsigned flags) {
  struct http1_exchange *exchange = output->exchange;
  struct http1_connection *connection = output->connection;
  bool is_first = exchange == connection->first;
  if (flags & HTTP1_OUTPUT_END) {
    exchange->answered = true;
    exchange->last = (flags & HTTP1_OUTPUT_LAST) != 0;
    if (is_first && !output->direct) { // what was corked goes first
      struct http1_state *state = connection->server->state;
      output->start = state->out.len;
      buf_append(&state->out, exchange->waiting.data, exchange->waiting.len);
      buf_free(&exchange->waiting);
      output->buf = &state->out;
      output->direct = true;
    }
  }
  if (!output->direct) return js_int(ctx, 1);
  exchange->started = true;
  if (flags & HTTP1_OUTPUT_END) http1_exchange_advance(connection, output->buf);
  return js_int(ctx, flush_from(connection, output->start));
}

// write(slot, serial, head, body, flags): head is a latin1 string or null, body a string, bytes or
// null. 0 if it was sent, 1 if it waits, UV_EBADF if the exchange is over.
JS_FUNCTION(http1_write) {
  // Once a response: what js_args does takes longer than the rest.
  CHECK_INT(call->argc, ==, 5);
  js_ctx ctx = call->ctx;
  const js_val *args = call->argv;
  uint32_t slot = (uint32_t)js_to_int(ctx, args[0]), flags = (uint32_t)js_to_int(ctx, args[4]);
  double serial = js_to_number(ctx, args[1]);
  js_val head_value = args[2], body_value = args[3];
  struct output output;
  if (!output_open(slot, serial, &output)) return js_int(ctx, UV_EBADF);
  struct body head, body;
  body_get(ctx, head_value, true, &head);
  body_get(ctx, body_value, (flags & HTTP1_OUTPUT_LATIN1) != 0, &body);
  body_append(output.buf, &head);
  if (flags & HTTP1_OUTPUT_CHUNK) {
    body_append_chunk(output.buf, &body, (flags & HTTP1_OUTPUT_END) != 0);
  } else {
    put_body(&output, &body);
  }
  body_free(&head);
  body_free(&body);
  return output_close(ctx, &output, flags);
}

// respond(slot, serial, status, reason, headers, body, flags): the head is made here from the status,
// header lines and enum http1_head_part in flags. Strings but the body are latin1, or null.
JS_FUNCTION(http1_respond) {
  uint32_t slot, status, flags;
  double serial;
  js_val reason_value, headers_value, body_value;
  js_args(call, "uduvvvu", &slot, &serial, &status, &reason_value, &headers_value, &body_value,
          &flags);
  js_ctx ctx = call->ctx;
  struct output output;
  if (!output_open(slot, serial, &output)) return js_int(ctx, UV_EBADF);
  struct http1_server *server = output.connection->server;
  struct body reason, headers, body;
  body_get(ctx, reason_value, true, &reason);
  body_get(ctx, headers_value, true, &headers);
  body_get(ctx, body_value, (flags & HTTP1_OUTPUT_LATIN1) != 0, &body);
  http1_write_status(output.buf, status, reason.kind == BODY_NONE);
  if (reason.kind != BODY_NONE) {
    body_append(output.buf, &reason);
    buf_append_str(output.buf, STR("\r\n"));
  }
  body_append(output.buf, &headers);
  http1_write_parts(output.buf, flags, buf_str(&server->hint), body.len, &server->state->clock);
  if (!(flags & HTTP1_OUTPUT_NO_BODY)) put_body(&output, &body);
  body_free(&reason);
  body_free(&headers);
  body_free(&body);
  return output_close(ctx, &output, flags);
}

// cork(slot, serial, on): while on, what is written is kept; then it is sent. Returns as write does.
JS_FUNCTION(http1_cork) {
  uint32_t slot;
  double serial;
  bool on;
  js_args(call, "udb", &slot, &serial, &on);
  struct http1_state *state = http1_state(env_current());
  struct http1_connection *connection = http1_find_connection(state, slot, serial);
  struct http1_exchange *exchange = http1_find_exchange(connection, serial);
  if (!exchange) return js_int(call->ctx, UV_EBADF);
  exchange->corked = on;
  if (on || exchange != connection->first || exchange->waiting.len == 0)
    return js_int(call->ctx, exchange->waiting.len > 0);
  size_t start = state->out.len;
  buf_append(&state->out, exchange->waiting.data, exchange->waiting.len);
  buf_free(&exchange->waiting);
  return js_int(call->ctx, flush_from(connection, start));
}

const struct js_function_def http1_output_functions[] = {
    JS_ENTRY("cork", http1_cork, 3),
    JS_ENTRY("respond", http1_respond, 7),
    JS_ENTRY("write", http1_write, 5),
};
const size_t http1_output_function_count = COUNT_OF(http1_output_functions);
