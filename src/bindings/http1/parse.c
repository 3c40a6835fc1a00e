// SPDX-License-Identifier: MIT
//
// llhttp calls back from the middle of its tables; here every callback only notes what it saw, and
// pauses llhttp where the caller has something to do.  The bytes of a head are collected in a
// struct http1_head, because a read may end anywhere; heads come from a pool, so a connection that
// waits for a request has none.
#include "bindings/http1/parse.h"

#include <stdlib.h>

#include "util/alloc.h"

#define POOL_MAX       32
#define HEAD_KEEP_SIZE 8192 // a larger buffer is not kept for reuse

// ---- Heads -------------------------------------------------------------------------------

struct http1_head *http1_head_take(struct http1_head_pool *pool) {
  struct http1_head *head = pool->first;
  if (!head) return mem_zalloc(sizeof *head);
  pool->first = head->next;
  pool->count--;
  return head;
}

static void head_clear(struct http1_head *head) {
  head->bytes.len = 0;
  head->url_len = 0;
  head->pairs = 0;
}

static void head_free(struct http1_head *head) {
  buf_free(&head->bytes);
  free(head);
}

void http1_head_give(struct http1_head_pool *pool, struct http1_head *head) {
  if (pool->count >= POOL_MAX || head->bytes.cap > HEAD_KEEP_SIZE) {
    head_free(head);
    return;
  }
  head_clear(head);
  head->next = pool->first;
  pool->first = head;
  pool->count++;
}

void http1_head_pool_free(struct http1_head_pool *pool) {
  while (pool->first) {
    struct http1_head *head = pool->first;
    pool->first = head->next;
    head_free(head);
  }
  pool->count = 0;
}

void http1_parse_drop_head(struct http1_parser *parser) {
  if (parser->head) http1_head_give(parser->pool, parser->head);
  parser->head = NULL;
}

// ---- What llhttp reports -----------------------------------------------------------------

static struct http1_parser *parser_of(llhttp_t *llhttp) {
  return (struct http1_parser *)llhttp;
}

static void take_head(struct http1_parser *parser) {
  if (!parser->head) parser->head = http1_head_take(parser->pool);
  parser->name_start = parser->value_start = 0;
  parser->head_size = 0;
}

static int on_message_begin(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  http1_parse_drop_head(parser);
  take_head(parser);
  parser->facts = 0;
  parser->in_head = true;
  parser->in_trailers = false;
  parser->seen |= HTTP1_STARTED;
  return 0;
}

// Counts and collects a piece of the head.
static int collect(struct http1_parser *parser, const char *at, size_t len) {
  if (len >= parser->limits->max_head_size - parser->head_size) {
    llhttp_set_error_reason(&parser->llhttp, "HPE_HEADER_OVERFLOW:Header overflow");
    return HPE_USER;
  }
  parser->head_size += (uint32_t)len;
  buf_append(&parser->head->bytes, at, len);
  return 0;
}

static int on_url(llhttp_t *llhttp, const char *at, size_t len) {
  return collect(parser_of(llhttp), at, len);
}

static int on_url_complete(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  struct http1_head *head = parser->head;
  head->url_len = head->bytes.len;
  buf_append_char(&head->bytes, '\n');
  parser->name_start = (uint32_t)head->bytes.len;
  return 0;
}

static int on_header_field(llhttp_t *llhttp, const char *at, size_t len) {
  struct http1_parser *parser = parser_of(llhttp);
  if (!parser->head) { // the first trailer
    take_head(parser);
    buf_append_char(&parser->head->bytes, '\n');
    parser->name_start = 1;
    parser->in_trailers = true;
  }
  return collect(parser, at, len);
}

static int on_header_field_complete(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  buf_append_char(&parser->head->bytes, '\n');
  parser->value_start = (uint32_t)parser->head->bytes.len;
  return 0;
}

static int on_header_value(llhttp_t *llhttp, const char *at, size_t len) {
  return collect(parser_of(llhttp), at, len);
}

// ASCII letters only, lower is in lower case.
static bool is_name(const char *name, size_t len, const char *lower, size_t lower_len) {
  if (len != lower_len) return false;
  for (size_t i = 0; i < len; i++)
    if ((name[i] | 0x20) != lower[i]) return false;
  return true;
}

static void note_header(struct http1_parser *parser, const char *name, size_t len) {
  if (is_name(name, len, "host", 4)) parser->facts |= HTTP1_HAS_HOST;
  if (is_name(name, len, "expect", 6)) parser->facts |= HTTP1_HAS_EXPECT;
}

static int on_header_value_complete(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  struct http1_head *head = parser->head;
  struct buf *bytes = &head->bytes;
  while (bytes->len > parser->value_start &&
         (bytes->data[bytes->len - 1] == ' ' || bytes->data[bytes->len - 1] == '\t'))
    bytes->len--;
  note_header(parser, bytes->data + parser->name_start,
              parser->value_start - 1 - parser->name_start);
  if (parser->limits->max_headers && head->pairs >= parser->limits->max_headers) {
    bytes->len = parser->name_start;
    return 0;
  }
  buf_append_char(bytes, '\n');
  head->pairs++;
  parser->name_start = (uint32_t)bytes->len;
  return 0;
}

static int on_headers_complete(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  if (llhttp_should_keep_alive(llhttp)) parser->facts |= HTTP1_KEEP_ALIVE;
  if (llhttp->upgrade) parser->facts |= HTTP1_UPGRADE_ASKED;
  if (llhttp->flags & (F_CHUNKED | F_CONTENT_LENGTH)) parser->facts |= HTTP1_BODY_FRAMED;
  if (!(llhttp->flags & F_CHUNKED) && llhttp->content_length == 0)
    parser->facts |= HTTP1_NO_BODY;
  parser->seen |= HTTP1_REQUEST;
  parser->in_head = false;
  // Without a body the request is complete at once: one stop is enough.
  return (parser->facts & (HTTP1_NO_BODY | HTTP1_UPGRADE_ASKED)) == HTTP1_NO_BODY ? 0
                                                                                  : HPE_PAUSED;
}

static int on_body(llhttp_t *llhttp, const char *at, size_t len) {
  struct http1_parser *parser = parser_of(llhttp);
  if (parser->body_len == 0) {
    parser->body = (uint8_t *)(uintptr_t)at;
  } else {
    memmove(parser->body + parser->body_len, at, len);
  }
  parser->body_len += len;
  parser->seen |= HTTP1_BODY;
  return 0;
}

static int on_message_complete(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  parser->seen |= HTTP1_COMPLETE;
  if (parser->in_trailers) parser->seen |= HTTP1_TRAILERS;
  return HPE_PAUSED;
}

static const llhttp_settings_t settings = {
    .on_message_begin = on_message_begin,
    .on_url = on_url,
    .on_url_complete = on_url_complete,
    .on_header_field = on_header_field,
    .on_header_field_complete = on_header_field_complete,
    .on_header_value = on_header_value,
    .on_header_value_complete = on_header_value_complete,
    .on_headers_complete = on_headers_complete,
    .on_body = on_body,
    .on_message_complete = on_message_complete,
};

// ---- The pull parser ---------------------------------------------------------------------

void http1_parser_init(struct http1_parser *parser, const struct http1_limits *limits,
                       struct http1_head_pool *pool) {
  llhttp_init(&parser->llhttp, HTTP_REQUEST, &settings);
  parser->limits = limits;
  parser->pool = pool;
  parser->head = NULL;
  if (limits->lenient) {
    llhttp_set_lenient_headers(&parser->llhttp, 1);
    llhttp_set_lenient_chunked_length(&parser->llhttp, 1);
    llhttp_set_lenient_keep_alive(&parser->llhttp, 1);
  }
}

void http1_parser_free(struct http1_parser *parser) {
  http1_parse_drop_head(parser);
}

unsigned http1_parse(struct http1_parser *parser, uint8_t *data, size_t len, size_t *used) {
  llhttp_t *llhttp = &parser->llhttp;
  parser->seen = 0;
  parser->body_len = 0;
  if (llhttp_get_errno(llhttp) == HPE_PAUSED) llhttp_resume(llhttp);
  llhttp_errno_t err = llhttp_execute(llhttp, (const char *)data, len);
  *used = len;
  if (err == HPE_OK) return parser->seen;
  *used = (size_t)(llhttp_get_error_pos(llhttp) - (const char *)data);
  if (err == HPE_PAUSED) return parser->seen;
  if (err == HPE_PAUSED_UPGRADE) return parser->seen | HTTP1_UPGRADE;
  return parser->seen | HTTP1_ERROR;
}

void http1_parse_ignore_upgrade(struct http1_parser *parser) {
  parser->llhttp.upgrade = 0;
}

unsigned http1_parse_end(struct http1_parser *parser) {
  parser->seen = 0;
  if (llhttp_get_errno(&parser->llhttp) == HPE_PAUSED) llhttp_resume(&parser->llhttp);
  llhttp_errno_t err = llhttp_finish(&parser->llhttp);
  return err == HPE_OK || err == HPE_PAUSED ? parser->seen : HTTP1_ERROR;
}

const char *http1_parse_error_code(const struct http1_parser *parser) {
  return llhttp_errno_name(llhttp_get_errno(&parser->llhttp));
}

const char *http1_parse_error_reason(const struct http1_parser *parser) {
  return llhttp_get_error_reason(&parser->llhttp);
}
