// SPDX-License-Identifier: MIT
//
// The HTTP/1 server path: one struct per listening server, connection, and exchange (a request with
// its response).
//
// Lifetimes: a server is referenced by JavaScript until it says `release`, and by its connections.
// A connection is a stream handle, freed when that is closed. An exchange lives until its request was
// received and its response was sent, or its connection is gone.
//
// Names: JavaScript knows an exchange by the slot of its connection and a serial number, which no
// two exchanges of an environment share. A name that outlived its exchange is recognised, and still
// names the connection while that is open.
#ifndef NODUS_BINDINGS_HTTP1_HTTP1_H
#define NODUS_BINDINGS_HTTP1_HTTP1_H

#include "bindings/binding.h"
#include "bindings/http1/parse.h"
#include "bindings/http1/response.h"
#include "bindings/stream_handle.h"
#include "util/list.h"

#define HTTP1_READ_SIZE 65536

// The functions of lib/ that a server calls, in this order. Their first two arguments are the slot
// and the serial number, but for ON_ACCEPT.
enum http1_callback {
  HTTP1_ON_ACCEPT,  // () true: the connection is for us
  HTTP1_ON_REQUEST, // (facts, url, headers, rest) see emit_request
  HTTP1_ON_BODY,    // (length, bytes, whether the request is complete, trailers) see emit_body
  HTTP1_ON_WRITTEN, // () everything queued up to this exchange is written
  HTTP1_ON_ERROR,   // (code, reason, bytes, position) true: JavaScript has dealt with it
  HTTP1_ON_ABORT,   // () the connection is gone, this exchange was not over
  HTTP1_ON_CLOSE,   // (socket or undefined, uv code or 0) the connection is gone
  HTTP1_CALLBACK_COUNT
};

// How output goes on; beside enum http1_head_part.
enum http1_output_flag {
  HTTP1_OUTPUT_END = 1 << 8,      // the response is complete
  HTTP1_OUTPUT_LAST = 1 << 9,     // and the connection ends with it
  HTTP1_OUTPUT_LATIN1 = 1 << 10,  // a body that is a string is in latin1, not UTF-8
  HTTP1_OUTPUT_NO_BODY = 1 << 11, // of the body, only its length is sent
  HTTP1_OUTPUT_CHUNK = 1 << 12    // the body is framed as a chunk, and the end as the last one
};

struct http1_exchange {
  uint64_t serial;
  struct http1_exchange *next; // on the connection; among the unused ones
  struct buf waiting;          // what cannot be sent yet
  bool received;               // the request, whole
  bool answered;               // the response, whole
  bool sent;                   // that too, or it is the connection's to write
  bool last;                   // the connection ends with this response
  bool corked;                 // more is coming soon
  bool started;                // some of the response was sent
  bool doomed;                 // the connection ends when it is this one's turn
};

struct http1_slot {
  struct http1_connection *connection; // NULL: free
};

// Per environment.
struct http1_state {
  struct env *env;
  uint8_t *read_buffer; // shared by all connections: a read is consumed at once
  size_t whole_read;    // its length if it may be given to JavaScript as it is, else 0
  struct buf out;       // where output is put together
  struct http1_connection *corked; // its output stays in `out` until its read is consumed
  bool more;                       // of that read is left
  const uint8_t *body;             // a short piece of a body, until JavaScript takes it
  size_t body_len;
  struct http1_head_pool heads;
  struct http1_clock clock;
  struct http1_slot *slot; // the connections
  uint32_t slots, free_slots, next_slot;
  struct http1_exchange *unused;
  struct list servers;
  uint64_t last_serial;
};

struct http1_server {
  struct http1_state *state;
  struct list link; // in state->servers
  unsigned refs;
  struct js_ref object;
  struct js_ref callbacks[HTTP1_CALLBACK_COUNT];
  struct list connections;
  struct list idle; // those that wait for another request, the longest waiting one first
  struct http1_reaper *reaper; // ends them
  struct http1_limits limits;
  uint64_t keep_alive; // ms that a connection may be idle, 0 for ever
  bool no_delay;
  unsigned tcp_keep_alive; // seconds, 0: off
  struct buf hint;         // the Keep-Alive header line
  // The URL and the headers of the latest request: the next one often has the same.
  struct buf last_url, last_headers;
  struct js_ref last_url_value, last_headers_value;
};

struct http1_connection {
  struct stream_handle stream;
  struct http1_server *server;
  struct list link;      // in server->connections
  struct list idle_link; // in server->idle, or alone
  uint64_t since; // loop time: when it became idle; when the request being received began
  uint64_t born;  // the last serial number before its first
  uint32_t slot;
  int error; // why it was closed, a uv code or 0
  struct http1_parser parser;
  struct http1_exchange *first, *newest; // whose responses are to be sent, in order
  struct http1_exchange *receiving;      // whose request is being received
  struct js_ref socket;                  // what JavaScript made of the connection, or empty
  unsigned depth;                        // exchanges that are not sent
  unsigned writes;                       // under way
  bool held;                             // JavaScript wants no more of the body for now
  bool full;                             // much waits to be sent: first let the peer read
  bool reading;
  bool served;      // had a request
  bool waiting;     // for another one
  bool in_head;     // a request began and its head is not complete, or none has come yet
  bool ending;      // close once everything is written
  bool handed_over; // to another protocol
};

extern const struct binding http1_binding;

static inline struct http1_state *http1_state(struct env *env) {
  return binding_state(env, &http1_binding);
}

// ---- server.c: what connections share ----
void http1_server_release(struct http1_server *server);
// Calls a callback, as a part of the current macrotask; see tick_run.
js_val http1_call(struct http1_server *server, enum http1_callback which, size_t argc,
                  const js_val *argv);
// A connection waits for another request from now on; it does not any more.
void http1_idle_add(struct http1_connection *connection);
void http1_idle_remove(struct http1_connection *connection);
void http1_servers_free(struct http1_state *state);

// ---- connection.c ----
void http1_accept(struct stream_handle *listener, int status);
void http1_connection_close(struct http1_connection *connection, int error);
// Reads, or does not, as the connection's state has it.
void http1_connection_update_reading(struct http1_connection *connection);
// Writes or queues, with the bytes of a body after the data, or NULL; true if something had to be
// queued. May close the connection.
bool http1_connection_write(struct http1_connection *connection, const char *data, size_t len,
                            const struct js_bytes *body);
// The answer to a request that cannot be parsed or took too long, unless JavaScript gives it.
void http1_connection_refuse(struct http1_connection *connection, const char *code,
                             const char *reason, const uint8_t *data, size_t len, long at);

// ---- events.c: what is told to JavaScript ----
void http1_name(struct http1_connection *connection, uint64_t serial, js_val *args);
void http1_emit_request(struct http1_connection *connection, const uint8_t *rest, size_t len);
void http1_emit_body(struct http1_connection *connection, unsigned seen);
void http1_emit_written(struct http1_connection *connection);
bool http1_emit_error(struct http1_connection *connection, const char *code, const char *reason,
                      const uint8_t *data, size_t len, long at);
void http1_emit_abort(struct http1_connection *connection, struct http1_exchange *exchange);
void http1_emit_close(struct http1_connection *connection);

// ---- exchange.c ----
struct http1_exchange *http1_exchange_new(struct http1_connection *connection);
// What a name names, or NULL.
struct http1_connection *http1_find_connection(struct http1_state *state, uint32_t slot,
                                               double serial);
struct http1_exchange *http1_find_exchange(struct http1_connection *connection, double serial);
void http1_exchange_received(struct http1_connection *connection);
// The connection is gone: forgets its exchanges, after telling JavaScript.
void http1_exchanges_abort(struct http1_connection *connection);
// Takes answered exchanges off the front, appending what the next ones have waiting.
void http1_exchange_advance(struct http1_connection *connection, struct buf *out);
// Sends what was corked in the state for the connection.
void http1_flush_corked(struct http1_connection *connection);

extern const struct js_function_def http1_output_functions[], http1_server_functions[];
extern const size_t http1_output_function_count, http1_server_function_count;

#endif
