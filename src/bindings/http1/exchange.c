// SPDX-License-Identifier: MIT
//
// Exchanges, their names, and the order of their responses. Responses leave in the order of the
// requests: only the first exchange of a connection sends, the others collect what they have.
#include <stdlib.h>

#include "bindings/http1/http1.h"
#include "util/alloc.h"

struct http1_exchange *http1_exchange_new(struct http1_connection *connection) {
  struct http1_state *state = connection->server->state;
  struct http1_exchange *exchange = state->unused;
  if (exchange) {
    state->unused = exchange->next;
  } else {
    exchange = mem_alloc(sizeof *exchange);
  }
  *exchange = (struct http1_exchange){.serial = ++state->last_serial};
  if (connection->first) {
    connection->newest->next = exchange;
  } else {
    connection->first = exchange;
  }
  connection->newest = exchange;
  connection->depth++;
  return connection->receiving = exchange;
}

static void release(struct http1_state *state, struct http1_exchange *exchange) {
  buf_free(&exchange->waiting);
  exchange->next = state->unused;
  state->unused = exchange;
}

struct http1_connection *http1_find_connection(struct http1_state *state, uint32_t slot,
                                               double serial) {
  struct http1_connection *connection =
      slot < state->slots ? state->slot[slot].connection : NULL;
  if (!connection || connection->handed_over || connection->stream.handle.closing) return NULL;
  return (uint64_t)serial > connection->born ? connection : NULL;
}

struct http1_exchange *http1_find_exchange(struct http1_connection *connection, double serial) {
  if (!connection) return NULL;
  struct http1_exchange *exchange = connection->first;
  while (exchange && exchange->serial != (uint64_t)serial)
    exchange = exchange->next;
  return exchange;
}

static void become_idle(struct http1_connection *connection) {
  if (!connection->first && !connection->receiving && !connection->ending)
    http1_idle_add(connection);
}

void http1_exchange_received(struct http1_connection *connection) {
  struct http1_exchange *exchange = connection->receiving;
  if (!exchange) return;
  connection->receiving = NULL;
  exchange->received = true;
  if (!exchange->sent) return;
  release(connection->server->state, exchange);
  become_idle(connection);
}

void http1_exchanges_abort(struct http1_connection *connection) {
  struct http1_state *state = connection->server->state;
  struct http1_exchange *receiving = connection->receiving;
  connection->receiving = NULL;
  if (receiving && receiving->sent) {
    http1_emit_abort(connection, receiving);
    release(state, receiving);
  }
  while (connection->first) {
    struct http1_exchange *exchange = connection->first;
    connection->first = exchange->next;
    http1_emit_abort(connection, exchange);
    release(state, exchange);
  }
}

void http1_exchange_advance(struct http1_connection *connection, struct buf *out) {
  struct http1_state *state = connection->server->state;
  while (connection->first && connection->first->answered) {
    struct http1_exchange *done = connection->first, *next = done->next;
    connection->first = next;
    connection->depth--;
    done->sent = true;
    if (done->last) connection->ending = true;
    if (done->received) release(state, done);
    if (next && next->doomed) connection->ending = true;
    if (!next || connection->ending) break;
    if (next->corked && !next->answered) break;
    buf_append(out, next->waiting.data, next->waiting.len);
    buf_free(&next->waiting);
  }
  become_idle(connection);
  http1_connection_update_reading(connection);
}
