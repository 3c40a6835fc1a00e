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

static bool is_lenient(const struct http1_parser *parser, llhttp_lenient_flags_t flag) {
  return (parser->llhttp.lenient_flags & flag) != 0;
}

static bool is_request(const struct http1_parser *parser) {
  return parser->llhttp.type == HTTP_REQUEST;
}

// Stops with an error of our own.
static int fail(struct http1_parser *parser, const char *code, const char *reason) {
  if (!parser->code) {
    parser->code = code;
    parser->reason = reason;
  }
  return HPE_USER;
}

// The byte `n` places before `at`, also if it came with earlier bytes; n is at most 4.
static char before(const struct http1_parser *parser, const char *at, int n) {
  ptrdiff_t index = (const uint8_t *)at - parser->data - n;
  return index >= 0 ? (char)parser->data[index] : parser->tail[4 + index];
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
  parser->is_query = false;
  parser->in_message = true;
  parser->is_query = false;
  parser->in_trailers = false;
  parser->seen |= HTTP1_STARTED;
  return 0;
}

static int overflow(struct http1_parser *parser) {
  return fail(parser, "HPE_HEADER_OVERFLOW", "Header overflow");
}

// Counts and collects a piece of the head.
static int collect(struct http1_parser *parser, const char *at, size_t len) {
  if (len >= parser->limits->max_head_size - parser->head_size) return overflow(parser);
  parser->head_size += (uint32_t)len;
  buf_append(&parser->head->bytes, at, len);
  return 0;
}

static int on_text(llhttp_t *llhttp, const char *at, size_t len) {
  return collect(parser_of(llhttp), at, len);
}

// A status code has three digits; llhttp takes fewer. The reason, if there is one, begins at `at`.
static int check_status(struct http1_parser *parser, const char *at) {
  bool is_whole = at != NULL || parser->llhttp.status_code >= 100;
  for (int i = 2; at && i <= 4; i++)
    if (before(parser, at, i) < '0' || before(parser, at, i) > '9') is_whole = false;
  return is_whole ? 0 : fail(parser, "HPE_INVALID_STATUS", "Invalid status code");
}

static int on_status(llhttp_t *llhttp, const char *at, size_t len) {
  struct http1_parser *parser = parser_of(llhttp);
  int err = parser->head->bytes.len == 0 ? check_status(parser, at) : 0;
  return err ? err : collect(parser, at, len);
}

// Of the URL, or of the reason.
static int on_text_complete(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  struct http1_head *head = parser->head;
  head->url_len = head->bytes.len;
  buf_append_char(&head->bytes, '\n');
  parser->name_start = (uint32_t)head->bytes.len;
  return 0;
}

static int on_status_complete(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  int err = parser->head->bytes.len == 0 ? check_status(parser, NULL) : 0;
  return err ? err : on_text_complete(llhttp);
}

// A header's name begins after CRLF, which llhttp does not insist on.
static int check_line_start(struct http1_parser *parser, const char *at) {
  if (before(parser, at, 1) != '\n' || before(parser, at, 2) == '\r') return 0;
  if (is_lenient(parser, LENIENT_HEADERS)) return 0;
  if (parser->head->pairs > 0 || parser->in_trailers)
    return fail(parser, "HPE_CR_EXPECTED", "Missing expected CR after header value");
  if (is_request(parser))
    return fail(parser, "HPE_INVALID_VERSION", "Expected CRLF after version");
  return parser->head->url_len > 0
             ? fail(parser, "HPE_CR_EXPECTED", "Missing expected CR after response line")
             : fail(parser, "HPE_INVALID_STATUS", "Invalid response status");
}

static int on_header_field(llhttp_t *llhttp, const char *at, size_t len) {
  struct http1_parser *parser = parser_of(llhttp);
  if (!parser->head) { // the first trailer
    take_head(parser);
    buf_append_char(&parser->head->bytes, '\n');
    parser->name_start = 1;
    parser->in_trailers = true;
  }
  bool is_first = parser->head->bytes.len == parser->name_start;
  int err = is_first ? check_line_start(parser, at) : 0;
  return err ? err : collect(parser, at, len);
}

// ASCII letters and hyphens only, lower is in lower case.
static bool is_name(const char *name, size_t len, const char *lower, size_t lower_len) {
  if (len != lower_len) return false;
  for (size_t i = 0; i < len; i++)
    if ((name[i] | 0x20) != lower[i]) return false;
  return true;
}

// A request whose body has two lengths is a request too many for somebody.
static int check_name(struct http1_parser *parser, const char *name, size_t len) {
  if (len == 0) return fail(parser, "HPE_INVALID_HEADER_TOKEN", "Invalid header token");
  if (is_lenient(parser, LENIENT_CHUNKED_LENGTH)) return 0;
  unsigned flags = parser->llhttp.flags;
  if ((flags & F_CONTENT_LENGTH) && is_name(name, len, "transfer-encoding", 17))
    return fail(parser, "HPE_INVALID_TRANSFER_ENCODING",
                "Transfer-Encoding can't be present with Content-Length");
  if ((flags & F_TRANSFER_ENCODING) && is_name(name, len, "content-length", 14))
    return fail(parser, "HPE_INVALID_CONTENT_LENGTH",
                "Content-Length can't be present with Transfer-Encoding");
  return 0;
}

static int on_header_field_complete(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  struct buf *bytes = &parser->head->bytes;
  uint32_t limit = parser->limits->max_headers;
  if (limit && parser->head->pairs >= limit) return overflow(parser);
  const char *name = bytes->data + parser->name_start;
  size_t len = bytes->len - parser->name_start;
  if (is_name(name, len, "host", 4)) parser->facts |= HTTP1_HAS_HOST;
  if (is_name(name, len, "expect", 6)) parser->facts |= HTTP1_HAS_EXPECT;
  int err = check_name(parser, name, len);
  buf_append_char(bytes, '\n');
  parser->value_start = (uint32_t)bytes->len;
  return err;
}

// The last byte before `at` that is neither space nor tab.
static char solid_before(const struct http1_parser *parser, const uint8_t *at) {
  while (at > parser->data && (at[-1] == ' ' || at[-1] == '\t'))
    at--;
  return at > parser->data ? (char)at[-1] : parser->solid;
}

// A value is in one line: llhttp goes on in a line that begins with a space.
static int check_value_line(struct http1_parser *parser, const uint8_t *at) {
  if (is_lenient(parser, LENIENT_HEADERS)) return 0;
  bool is_first = parser->head->bytes.len == parser->value_start;
  char solid = solid_before(parser, at);
  if (is_first ? solid == ':' : solid != '\n') return 0;
  return fail(parser, "HPE_INVALID_HEADER_TOKEN",
              is_first ? "Invalid header value char"
                       : "Unexpected whitespace after header value");
}

static int on_header_value(llhttp_t *llhttp, const char *at, size_t len) {
  struct http1_parser *parser = parser_of(llhttp);
  int err = len > 0 ? check_value_line(parser, (const uint8_t *)at) : 0;
  return err ? err : collect(parser, at, len);
}

static int on_header_value_complete(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  struct buf *bytes = &parser->head->bytes;
  while (bytes->len > parser->value_start &&
         (bytes->data[bytes->len - 1] == ' ' || bytes->data[bytes->len - 1] == '\t'))
    bytes->len--;
  bool is_empty = bytes->len == parser->value_start;
  if (is_empty && !is_lenient(parser, LENIENT_TRANSFER_ENCODING) &&
      is_name(bytes->data + parser->name_start, parser->value_start - 1 - parser->name_start,
              "transfer-encoding", 17))
    return fail(parser, "HPE_INVALID_TRANSFER_ENCODING", "Empty Transfer-Encoding");
  buf_append_char(bytes, '\n');
  parser->head->pairs++;
  parser->name_start = (uint32_t)bytes->len;
  return 0;
}

// RFC 9112, 6.3: whatever the head says.
static bool is_bodyless(unsigned status) {
  return status / 100 == 1 || status == 204 || status == 304;
}

static int on_headers_complete(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  unsigned flags = llhttp->flags;
  if (llhttp_should_keep_alive(llhttp)) parser->facts |= HTTP1_KEEP_ALIVE;
  if (llhttp->upgrade) parser->facts |= HTTP1_UPGRADE_ASKED;
  if (flags & (F_CHUNKED | F_CONTENT_LENGTH)) parser->facts |= HTTP1_BODY_FRAMED;
  if (flags & F_CONNECTION_CLOSE) parser->facts |= HTTP1_CONNECTION_CLOSE;
  if (is_request(parser) && !(flags & F_TRANSFER_ENCODING) && llhttp->content_length == 0)
    parser->facts |= HTTP1_NO_BODY;
  if ((flags & F_CHUNKED) && !is_lenient(parser, LENIENT_CHUNKED_LENGTH)) {
    parser->in_chunks = true;
    parser->chunks = (struct http1_chunks){0};
  }
  if (!is_request(parser) && is_bodyless(llhttp->status_code)) http1_parse_skip_body(parser);
  parser->seen |= HTTP1_REQUEST;
  // Without a body the request is complete at once: one stop is enough.
  return (parser->facts & (HTTP1_NO_BODY | HTTP1_UPGRADE_ASKED)) == HTTP1_NO_BODY ? 0
                                                                                  : HPE_PAUSED;
}

// Chunks get to llhttp only where their form does not matter.
static int on_body(llhttp_t *llhttp, const char *at, size_t len) {
  struct http1_parser *parser = parser_of(llhttp);
  if (len == 0) return 0;
  parser->body = (uint8_t *)(uintptr_t)at;
  parser->body_len = len;
  parser->seen |= HTTP1_BODY;
  return (llhttp->flags & F_CHUNKED) ? HPE_PAUSED : 0;
}

static int on_message_complete(llhttp_t *llhttp) {
  struct http1_parser *parser = parser_of(llhttp);
  parser->seen |= HTTP1_COMPLETE;
  if (parser->in_trailers) parser->seen |= HTTP1_TRAILERS;
  parser->in_message = false;
  return HPE_PAUSED;
}

static const llhttp_settings_t settings = {
    .on_message_begin = on_message_begin,
    .on_url = on_text,
    .on_url_complete = on_text_complete,
    .on_status = on_status,
    .on_status_complete = on_status_complete,
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
  *parser = (struct http1_parser){.limits = limits, .pool = pool};
  llhttp_init(&parser->llhttp, HTTP_REQUEST, &settings);
}

void http1_parse_responses(struct http1_parser *parser) {
  unsigned lenient = parser->llhttp.lenient_flags;
  llhttp_init(&parser->llhttp, HTTP_RESPONSE, &settings);
  http1_parse_leniently(parser, lenient);
}

void http1_parse_leniently(struct http1_parser *parser, unsigned lenient) {
  parser->llhttp.lenient_flags = (uint8_t)lenient;
}

void http1_parser_free(struct http1_parser *parser) {
  http1_parse_drop_head(parser);
}

static llhttp_errno_t execute(struct http1_parser *parser, const void *data, size_t len) {
  llhttp_t *llhttp = &parser->llhttp;
  if (llhttp_get_errno(llhttp) == HPE_PAUSED) llhttp_resume(llhttp);
  return llhttp_execute(llhttp, data, len);
}

// What a later llhttp says where this one says something else.
static const struct {
  const char *reason, *later;
} renamed[] = {
    {"Invalid characters in url (strict mode)", "Invalid characters in url"},
    {"Expected HTTP/", "Expected HTTP/, RTSP/ or ICE/"},
    {"Response overflow", "Invalid response status"},
};

// At the byte `c`, after the byte `last`.
static void note_error(struct http1_parser *parser, llhttp_errno_t err, char last, char c) {
  parser->code = llhttp_errno_name(err);
  parser->reason = llhttp_get_error_reason(&parser->llhttp);
  if (err == HPE_INVALID_STATUS && parser->llhttp.status_code == 0)
    parser->reason = "Invalid status code";
  for (size_t i = 0; i < sizeof renamed / sizeof renamed[0]; i++)
    if (strcmp(parser->reason, renamed[i].reason) == 0) parser->reason = renamed[i].later;
  if (err == HPE_INVALID_VERSION && last == '\r') parser->code = "HPE_STRICT";
  if (c == '\n' && strcmp(parser->reason, "Invalid header value char") == 0) {
    parser->code = "HPE_CR_EXPECTED";
    parser->reason = "Missing expected CR after header value";
  }
}

// Lets llhttp read what stands for other bytes.
static void execute_instead(struct http1_parser *parser, const char *text, size_t len) {
  llhttp_errno_t err = execute(parser, text, len);
  if (err != HPE_OK && !parser->code) note_error(parser, err, 0, 0);
}

// Reads the method QUERY in llhttp's stead. Returns how many bytes that took.
static size_t read_method(struct http1_parser *parser, const uint8_t *data, size_t len) {
  static const char method[] = "QUERY ";
  size_t at = 0;
  while (parser->query == 0 && at < len && (data[at] == '\r' || data[at] == '\n'))
    at++; // empty lines between requests
  if (at == len || (parser->query == 0 && data[at] != 'Q')) return at;
  parser->seen |= HTTP1_STARTED;
  while (at < len && method[parser->query] && (char)data[at] == method[parser->query]) {
    parser->query++;
    at++;
  }
  if (!method[parser->query]) {
    execute_instead(parser, "POST ", 5);
    parser->is_query = true;
  } else if (at < len) {
    fail(parser, "HPE_INVALID_METHOD",
         parser->query == 5 ? "Expected space after method" : "Invalid method encountered");
  } else {
    return at;
  }
  parser->query = 0;
  return at;
}

// Remembers the last of the bytes that were used.
static void keep_tail(struct http1_parser *parser, const uint8_t *data, size_t len) {
  size_t kept = len < 4 ? 4 - len : 0;
  memmove(parser->tail, parser->tail + 4 - kept, kept);
  memcpy(parser->tail + kept, data + len - (4 - kept), 4 - kept);
  parser->solid = solid_before(parser, data + len);
}

// A head and trailers end in an empty line, of which llhttp takes a lone LF for one.
static bool ends_in_empty_line(struct http1_parser *parser, const uint8_t *end) {
  const char *at = (const char *)end;
  if (is_lenient(parser, LENIENT_HEADERS)) return true;
  if (before(parser, at, 4) == '\r' && before(parser, at, 3) == '\n' &&
      before(parser, at, 2) == '\r' && before(parser, at, 1) == '\n')
    return true;
  if (before(parser, at, 2) == '\r')
    fail(parser, "HPE_INVALID_VERSION", "Expected CRLF after version");
  else
    fail(parser, "HPE_INVALID_HEADER_TOKEN", "Invalid header field char");
  return false;
}

// Decodes chunks; true if trailers follow in the bytes from *used on.
static bool read_chunks(struct http1_parser *parser, uint8_t *data, size_t len, size_t *used) {
  struct http1_chunks *chunks = &parser->chunks;
  enum http1_chunks_result result = http1_chunks_decode(chunks, data, len, parser->in_place,
                                                        used, &parser->body, &parser->body_len);
  if (parser->body_len > 0) parser->seen |= HTTP1_BODY;
  if (result == HTTP1_CHUNKS_ERROR) fail(parser, chunks->code, chunks->reason);
  if (result != HTTP1_CHUNKS_LAST) return false;
  parser->in_chunks = false;
  execute_instead(parser, "0\r\n", 3);
  return true;
}

// Lets llhttp read, and checks what it let pass. Returns how many bytes were used.
static size_t read_bytes(struct http1_parser *parser, const uint8_t *data, size_t len) {
  llhttp_errno_t err = execute(parser, data, len);
  if (err == HPE_OK) return len;
  const uint8_t *stop = (const uint8_t *)llhttp_get_error_pos(&parser->llhttp);
  size_t used = (size_t)(stop - data);
  bool is_pause = err == HPE_PAUSED || err == HPE_PAUSED_UPGRADE;
  if (!is_pause && !parser->code)
    note_error(parser, err, before(parser, (const char *)stop, 1),
               used < len ? (char)*stop : 0);
  if (err == HPE_PAUSED_UPGRADE) parser->seen |= HTTP1_UPGRADE;
  bool ends_head = (parser->seen & HTTP1_REQUEST) ||
                   ((parser->seen & HTTP1_COMPLETE) && (parser->llhttp.flags & F_CHUNKED));
  if (is_pause && ends_head) ends_in_empty_line(parser, stop);
  return used;
}

unsigned http1_parse(struct http1_parser *parser, uint8_t *data, size_t len, size_t *used) {
  parser->seen = 0;
  parser->body_len = 0;
  parser->data = data;
  size_t at = 0;
  bool goes_on = true;
  if (!parser->in_message && is_request(parser)) at = read_method(parser, data, len);
  if (parser->in_chunks) goes_on = read_chunks(parser, data, len, &at);
  if (goes_on && !parser->code) at += read_bytes(parser, data + at, len - at);
  keep_tail(parser, data, at);
  *used = at;
  if (!parser->code) return parser->seen;
  return (parser->seen & (HTTP1_STARTED | HTTP1_BODY)) | HTTP1_ERROR;
}

void http1_parse_ignore_upgrade(struct http1_parser *parser) {
  parser->llhttp.upgrade = 0;
}

void http1_parse_skip_body(struct http1_parser *parser) {
  parser->llhttp.flags |= F_SKIPBODY;
  parser->in_chunks = false;
}

unsigned http1_parse_end(struct http1_parser *parser) {
  size_t used;
  // What was complete when llhttp paused is done with only when it goes on.
  uint8_t nothing[1] = {0};
  unsigned seen = http1_parse(parser, nothing, 0, &used);
  if (parser->in_message && !is_request(parser) && !parser->in_chunks && !parser->code) {
    llhttp_resume(&parser->llhttp); // a body may last until the end
    llhttp_finish(&parser->llhttp);
    seen = parser->seen;
  }
  if ((seen & HTTP1_ERROR) || parser->in_message || parser->query > 0) {
    fail(parser, "HPE_INVALID_EOF_STATE", NULL);
    return HTTP1_ERROR;
  }
  return seen;
}

const char *http1_parse_error_code(const struct http1_parser *parser) {
  return parser->code;
}

const char *http1_parse_error_reason(const struct http1_parser *parser) {
  return parser->reason;
}
