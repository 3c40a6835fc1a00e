// SPDX-License-Identifier: MIT
// sources: src/bindings/http1/parse.c src/bindings/http1/chunks.c src/bindings/http1/response.c src/util/buf.c src/util/alloc.c src/util/check.c /usr/share/llhttp/api.c /usr/share/llhttp/http.c /usr/share/llhttp/llhttp.c
// flags: -isystem /usr/share/include/llhttp -DLLHTTP_STRICT_MODE=1
//
// Messages of a connection: any bytes are parsed within the limits, and in pieces of any size to the same messages, bodies
// and verdict as in one, whether they may be changed or not. The bytes are preceded by one that says how they are cut.
#include <stdlib.h>
#include <string.h>

#include "bindings/http1/parse.h"
#include "bindings/http1/response.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct http1_limits limits = {.max_head_size = 256, .max_headers = 8};

// What a connection would have told, as text.
struct transcript {
  struct buf text;
  bool refused;
};

static void note_head(struct transcript *out, const struct http1_parser *parser) {
  const struct http1_head *head = parser->head;
  if (!head || head->bytes.len > limits.max_head_size + 2 * limits.max_headers + 2) abort();
  if (head->pairs > limits.max_headers) abort();
  buf_printf(&out->text, "[%u %x ", http1_method(parser), parser->facts);
  buf_append(&out->text, head->bytes.data, head->bytes.len);
}

// False if the connection ends.
static bool note(struct transcript *out, struct http1_parser *parser, unsigned seen) {
  if (seen & HTTP1_REQUEST) {
    note_head(out, parser);
    http1_parse_drop_head(parser);
    http1_parse_ignore_upgrade(parser);
  }
  if (seen & HTTP1_BODY) buf_append(&out->text, parser->body, parser->body_len);
  if (seen & HTTP1_TRAILERS) {
    note_head(out, parser);
    http1_parse_drop_head(parser);
  }
  if (seen & HTTP1_COMPLETE) buf_append_text(&out->text, "]");
  if (!(seen & HTTP1_ERROR)) return true;
  if (!http1_parse_error_code(parser)) abort();
  out->refused = true; // which error it is may depend on where a piece ends
  return false;
}

// As connection.c reads: each piece from a buffer of its own that is overwritten afterwards.
static bool read_piece(struct transcript *out, struct http1_parser *parser, const uint8_t *data,
                       size_t len) {
  uint8_t *bytes = malloc(len + 1);
  memcpy(bytes, data, len);
  size_t at = 0;
  bool goes_on = true, again;
  do {
    size_t used;
    unsigned seen = http1_parse(parser, bytes + at, len - at, &used);
    if (used > len - at && !(seen & HTTP1_ERROR)) abort();
    at += used;
    goes_on = note(out, parser, seen);
    again = (seen & HTTP1_REQUEST) && (parser->facts & HTTP1_UPGRADE_ASKED);
  } while (goes_on && (at < len || again));
  memset(bytes, 0xa5, len);
  free(bytes);
  return goes_on;
}

// How bytes are read.
enum mode {
  REQUESTS,
  REQUESTS_IN_PLACE,
  RESPONSES,
  LENIENT_REQUESTS,
  LENIENT_RESPONSES,
  MODES
};

static void start(struct http1_parser *parser, enum mode mode, struct http1_head_pool *pool) {
  http1_parser_init(parser, &limits, pool);
  parser->in_place = mode != REQUESTS;
  if (mode == RESPONSES || mode == LENIENT_RESPONSES) http1_parse_responses(parser);
  if (mode >= LENIENT_REQUESTS) http1_parse_leniently(parser, 0xff);
}

static void run(struct transcript *out, enum mode mode, const uint8_t *data, size_t size,
                size_t piece) {
  struct http1_head_pool pool = {0};
  struct http1_parser parser;
  start(&parser, mode, &pool);
  bool goes_on = true;
  buf_append_text(&out->text, "read:");
  for (size_t at = 0; goes_on && at < size; at += piece)
    goes_on = read_piece(out, &parser, data + at, piece < size - at ? piece : size - at);
  if (goes_on) note(out, &parser, http1_parse_end(&parser));
  http1_parser_free(&parser);
  http1_head_pool_free(&pool);
}

static void write_response(const uint8_t *data, size_t size) {
  struct buf out = {0};
  struct http1_clock clock = {0};
  http1_write_status(&out, size > 2 ? data[1] * 3u : 200, size % 2);
  http1_write_parts(&out, data[0], (struct str){0}, size, &clock);
  if (!str_ends(buf_str(&out), STR("\r\n"))) abort();
  buf_free(&out);
}

static bool is_same(const struct transcript *a, const struct transcript *b) {
  return a->refused == b->refused && str_equal(buf_str(&a->text), buf_str(&b->text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  size_t piece = data[0] ? data[0] : 1;
  struct transcript whole[MODES] = {0};
  for (enum mode mode = 0; mode < MODES; mode++) {
    struct transcript cut = {0};
    run(&whole[mode], mode, data + 1, size - 1, size);
    run(&cut, mode, data + 1, size - 1, piece);
    if (!is_same(&whole[mode], &cut)) abort();
    buf_free(&cut.text);
  }
  if (!is_same(&whole[REQUESTS], &whole[REQUESTS_IN_PLACE])) abort();
  for (enum mode mode = 0; mode < MODES; mode++)
    buf_free(&whole[mode].text);
  write_response(data, size);
  return 0;
}
