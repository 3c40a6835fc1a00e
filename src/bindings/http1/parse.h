// SPDX-License-Identifier: MIT
//
// Messages out of bytes: llhttp as a pull parser, with limits and the checks that its version
// lacks.  Knows neither the engine nor libuv.  Nothing is called back: http1_parse stops where the
// caller has something to do, so a caller may end the connection at any point.
#ifndef NODUS_BINDINGS_HTTP1_PARSE_H
#define NODUS_BINDINGS_HTTP1_PARSE_H

#include <llhttp.h>
#include <stdbool.h>
#include <stdint.h>

#include "bindings/http1/chunks.h"
#include "util/buf.h"

// The URL of a request or the reason of a response, then the name and the value of each header, each closed by a line feed, which
// none of them can contain.
struct http1_head {
  struct buf bytes;
  size_t url_len;
  uint32_t pairs; // headers kept
  struct http1_head *next;
};

// Heads that no connection uses, to be used again.
struct http1_head_pool {
  struct http1_head *first;
  unsigned count;
};
struct http1_head *http1_head_take(struct http1_head_pool *pool);
void http1_head_give(struct http1_head_pool *pool, struct http1_head *head);
void http1_head_pool_free(struct http1_head_pool *pool);

struct http1_limits {
  uint32_t max_head_size; // bytes of URL, header names and values
  uint32_t max_headers;   // 0 for no limit
};

// Facts about a request's head; the same bits as the flags of the `http_parser` binding.
enum http1_fact {
  HTTP1_KEEP_ALIVE = 1 << 0,
  HTTP1_UPGRADE_ASKED = 1 << 1, // CONNECT, or Connection: upgrade
  HTTP1_NO_BODY = 1 << 2,       // it is the whole request
  HTTP1_HAS_HOST = 1 << 4,
  HTTP1_HAS_EXPECT = 1 << 5,
  HTTP1_BODY_FRAMED = 1 << 6, // there is a Content-Length or Transfer-Encoding
  HTTP1_CONNECTION_CLOSE = 1 << 7,
};

// Beyond llhttp's numbers.
#define HTTP1_METHOD_QUERY 46

struct http1_parser {
  llhttp_t llhttp;
  const struct http1_limits *limits;
  struct http1_head_pool *pool;
  struct http1_head *head; // of the request that is being received, or NULL
  uint32_t head_size;      // bytes of URL, names and values so far
  uint32_t name_start;     // where in head the header that is being received has its name
  uint32_t value_start;    // and its value
  uint16_t facts;
  uint8_t seen;     // what the current call of http1_parse found, enum http1_seen
  uint8_t query;    // bytes of "QUERY " read so far
  bool is_query;    // the method, which llhttp takes for POST
  bool in_message;  // bytes of a request have been read, and more of it follow
  bool in_chunks;   // of its body
  bool in_trailers; // after it
  bool in_place;    // the bytes are not the parser's to change: chunks are told one by one
  char tail[4];     // the last bytes before those at hand
  char solid;       // the last of them that is neither space nor tab
  struct http1_chunks chunks;
  const uint8_t *data; // the bytes at hand
  uint8_t *body;       // what of the body is in them, made contiguous
  size_t body_len;
  const char *code, *reason; // of an error that llhttp does not know, or NULL
};

// What was found; several at once are handled in this order.
enum http1_seen {
  HTTP1_STARTED = 1 << 0,  // the first byte of a request
  HTTP1_REQUEST = 1 << 1,  // the head of a message is complete: parser->head
  HTTP1_BODY = 1 << 2,     // parser->body, body_len
  HTTP1_TRAILERS = 1 << 3, // parser->head holds trailers, with an empty URL
  HTTP1_COMPLETE = 1 << 4, // the request is
  HTTP1_UPGRADE = 1 << 5,  // what follows is another protocol's
  HTTP1_ERROR = 1 << 6,    // see http1_parse_error
};

void http1_parser_init(struct http1_parser *parser, const struct http1_limits *limits,
                       struct http1_head_pool *pool);
// Before the first byte: what is read is responses.
void http1_parse_responses(struct http1_parser *parser);
// Before the first byte: a set of llhttp's LENIENT_* tells which checks are left out.
void http1_parse_leniently(struct http1_parser *parser, unsigned lenient);
void http1_parser_free(struct http1_parser *parser);

// Parses until something was found or the bytes are used up; *used tells how many were.  Pieces of a
// chunked body are moved together within data, unless parser->in_place.  Returns a set of enum http1_seen.
unsigned http1_parse(struct http1_parser *parser, uint8_t *data, size_t len, size_t *used);
// After HTTP1_REQUEST with HTTP1_UPGRADE_ASKED: go on as if it had not been asked for.
void http1_parse_ignore_upgrade(struct http1_parser *parser);
// After HTTP1_REQUEST: there is no body, whatever the head says.
void http1_parse_skip_body(struct http1_parser *parser);
// The peer sends nothing more: HTTP1_COMPLETE, HTTP1_ERROR or 0.
unsigned http1_parse_end(struct http1_parser *parser);
// The head is not needed any more.
void http1_parse_drop_head(struct http1_parser *parser);

// llhttp's number, or HTTP1_METHOD_QUERY.
static inline unsigned http1_method(const struct http1_parser *parser) {
  return parser->is_query ? HTTP1_METHOD_QUERY : parser->llhttp.method;
}
const char *http1_parse_error_code(const struct http1_parser *parser);   // "HPE_..."
const char *http1_parse_error_reason(const struct http1_parser *parser); // may be NULL

#endif
