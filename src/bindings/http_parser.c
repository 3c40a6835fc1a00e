// SPDX-License-Identifier: MIT
//
// HTTP/1 messages: llhttp, driven from JavaScript.
//
// execute(parser, bytes, offset) reads until something happened and returns what: one event a call,
// its numbers in the shared array. llhttp is paused meanwhile, so that no JavaScript runs on its
// stack, and no pointer into the bytes is kept from one call to the next. A message without a body
// is one event. Start line and header fields are collected into one string, which take_head gives:
// the URL or the reason, and then names and values in turn, separated by line feeds. Neither can
// contain one.
#include <llhttp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bindings/binding.h"
#include "util/alloc.h"
#include "util/buf.h"
#include "util/check.h"

#define METHOD_COUNT 64 // llhttp has fewer
#define METHOD_QUERY 63 // ours

#define MAX_CHUNK_EXTENSIONS (16 * 1024) // bytes in one chunk's head

enum event {
  EVENT_MORE,     // all bytes were read
  EVENT_HEADERS,  // take_head has them; FLAGS say whether a body follows
  EVENT_BODY,     // BODY_START, BODY_LENGTH in the bytes
  EVENT_COMPLETE, // the message ended; take_head has trailers if FLAGS say so
  EVENT_UPGRADE,  // what follows POSITION is another protocol
  EVENT_ERROR,    // error() tells which
};

enum slot {
  SLOT_POSITION, // of the next byte to read, or of the error
  SLOT_BODY_START,
  SLOT_BODY_LENGTH,
  SLOT_FLAGS,
  SLOT_METHOD,
  SLOT_STATUS,
  SLOT_MAJOR,
  SLOT_MINOR,
  SLOT_BEGUN, // whether a message is being read
  SLOT_COUNT
};

enum message_flag {
  FLAG_KEEP_ALIVE = 1 << 0,
  FLAG_UPGRADE = 1 << 1,
  FLAG_ENDED = 1 << 2, // EVENT_HEADERS: there is no body, this is EVENT_COMPLETE as well
  FLAG_TRAILERS = 1 << 3,
  FLAG_HOST = 1 << 4, // these fields are present
  FLAG_EXPECT = 1 << 5,
  FLAG_BODY_FRAMED = 1 << 6, // Content-Length or Transfer-Encoding is present
  FLAG_CONNECTION_CLOSE = 1 << 7
};

extern const struct binding http_parser_binding;

struct state {
  int32_t slots[SLOT_COUNT];
};

struct parser {
  llhttp_t llhttp;
  struct buf head;
  size_t field_start; // in head
  bool in_field;
  bool value_ended; // a further piece of the value is on another line
  const char *end;  // of the bytes at hand
  bool begun;
  bool has_ended; // the pending EVENT_HEADERS is the end as well
  uint32_t read;  // bytes of the head that is being read
  uint32_t max_head;
  uint32_t pairs; // header fields so far
  uint32_t max_pairs;
  uint32_t extensions;
  int32_t seen;    // FLAG_HOST, FLAG_EXPECT
  uint8_t matched; // bytes of "QUERY " that were seen where a request begins
  bool is_query;
  enum event event;
  const char *code; // of our own error, NULL if llhttp has one
  const char *body;
  size_t body_len;
};

static void parser_free(void *native) {
  struct parser *parser = native;
  buf_free(&parser->head);
  free(parser);
}

static const struct js_class parser_class = {"HTTPParser", parser_free};

// ---- llhttp's callbacks: they collect, and pause at an event -----------------------------

static int pause_at(struct parser *parser, enum event event) {
  parser->event = event;
  return HPE_PAUSED;
}

// An error that llhttp does not know.
static int fail(struct parser *parser, const char *code, const char *reason) {
  parser->code = code;
  llhttp_set_error_reason(&parser->llhttp, reason);
  return HPE_USER;
}

static int append(struct parser *parser, const char *at, size_t len) {
  if (len >= parser->max_head - parser->read)
    return fail(parser, "HPE_HEADER_OVERFLOW", "Header overflow");
  parser->read += (uint32_t)len;
  buf_append(&parser->head, at, len);
  return 0;
}

static void clear_head(struct parser *parser) {
  parser->head.len = 0;
  parser->in_field = false;
  parser->read = 0;
}

static int on_message_begin(llhttp_t *llhttp) {
  struct parser *parser = llhttp->data;
  clear_head(parser);
  parser->begun = true;
  parser->has_ended = false;
  parser->seen = 0;
  parser->is_query = false;
  parser->pairs = 0;
  return 0;
}

static int on_start_line(llhttp_t *llhttp, const char *at, size_t len) {
  return append(llhttp->data, at, len);
}

static int on_header_field(llhttp_t *llhttp, const char *at, size_t len) {
  struct parser *parser = llhttp->data;
  if (!parser->in_field) {
    parser->in_field = true;
    buf_append_char(&parser->head, '\n');
    parser->field_start = parser->head.len;
  }
  return append(parser, at, len);
}

static bool is_field(const struct parser *parser, const char *name) {
  size_t len = strlen(name);
  return parser->head.len - parser->field_start == len &&
         strncasecmp(parser->head.data + parser->field_start, name, len) == 0;
}

static int on_header_field_complete(llhttp_t *llhttp) {
  struct parser *parser = llhttp->data;
  if (parser->max_pairs && ++parser->pairs > parser->max_pairs)
    return fail(parser, "HPE_HEADER_OVERFLOW", "Header overflow");
  if (!parser->in_field || parser->head.len == parser->field_start)
    return fail(parser, "HPE_INVALID_HEADER_TOKEN", "Invalid header token");
  if (is_field(parser, "host")) parser->seen |= FLAG_HOST;
  if (is_field(parser, "expect")) parser->seen |= FLAG_EXPECT;
  parser->in_field = false;
  parser->value_ended = false;
  buf_append_char(&parser->head, '\n');
  return 0;
}

// The bytes at hand may end in the middle of a value, which comes in pieces then; if they did not,
// a second piece is a continuation line (RFC 9112, 5.2).
static int on_header_value(llhttp_t *llhttp, const char *at, size_t len) {
  struct parser *parser = llhttp->data;
  if (parser->value_ended && !(llhttp->lenient_flags & LENIENT_HEADERS))
    return fail(parser, "HPE_INVALID_HEADER_TOKEN", "Unexpected whitespace after header value");
  parser->value_ended = at + len != parser->end;
  return append(parser, at, len);
}

static int on_header_value_complete(llhttp_t *llhttp) {
  struct buf *head = &((struct parser *)llhttp->data)->head;
  while (head->len > 0 &&
         (head->data[head->len - 1] == ' ' || head->data[head->len - 1] == '\t'))
    head->len--;
  return 0;
}

static int on_headers_complete(llhttp_t *llhttp) {
  struct parser *parser = llhttp->data;
  parser->read = 0;
  bool bodyless = llhttp->type == HTTP_REQUEST && !llhttp->upgrade &&
                  !(llhttp->flags & F_TRANSFER_ENCODING) && llhttp->content_length == 0;
  if (!bodyless) return pause_at(parser, EVENT_HEADERS);
  parser->has_ended = true;
  return 0;
}

static int on_body(llhttp_t *llhttp, const char *at, size_t len) {
  struct parser *parser = llhttp->data;
  if (len == 0) return 0;
  parser->body = at;
  parser->body_len = len;
  return pause_at(parser, EVENT_BODY);
}

static int on_chunk_extension(llhttp_t *llhttp, const char *at, size_t len) {
  struct parser *parser = llhttp->data;
  (void)at;
  if (len >= MAX_CHUNK_EXTENSIONS - parser->extensions)
    return fail(parser, "HPE_CHUNK_EXTENSIONS_OVERFLOW", "Chunk extensions overflow");
  parser->extensions += (uint32_t)len;
  return 0;
}

static int on_chunk_header(llhttp_t *llhttp) {
  struct parser *parser = llhttp->data;
  parser->read = 0;
  parser->extensions = 0;
  return 0;
}

static int on_message_complete(llhttp_t *llhttp) {
  struct parser *parser = llhttp->data;
  parser->begun = false;
  return pause_at(parser, parser->has_ended ? EVENT_HEADERS : EVENT_COMPLETE);
}

static const llhttp_settings_t settings = {
    .on_message_begin = on_message_begin,
    .on_url = on_start_line,
    .on_status = on_start_line,
    .on_header_field = on_header_field,
    .on_header_field_complete = on_header_field_complete,
    .on_header_value = on_header_value,
    .on_header_value_complete = on_header_value_complete,
    .on_headers_complete = on_headers_complete,
    .on_body = on_body,
    .on_chunk_extension_name = on_chunk_extension,
    .on_chunk_extension_value = on_chunk_extension,
    .on_chunk_header = on_chunk_header,
    .on_message_complete = on_message_complete,
};

// ---- Functions ---------------------------------------------------------------------------

static struct parser *parser_of(struct js_call *call, js_val object) {
  struct parser *parser = js_unwrap(call->ctx, object, &parser_class);
  CHECK(parser);
  return parser;
}

// create(): a parser, to be initialised.
JS_FUNCTION(http_parser_create) {
  struct parser *parser = mem_zalloc(sizeof *parser);
  return js_wrap(call->ctx, &parser_class, parser);
}

// initialize(parser, type, lenientFlags, maxHeaderSize, maxHeaderPairs): type is REQUEST or RESPONSE,
// 0 pairs are no limit.
JS_FUNCTION(http_parser_initialize) {
  js_val object;
  int32_t type, lenient;
  uint32_t max_head, max_pairs;
  js_args(call, "oiiuu", &object, &type, &lenient, &max_head, &max_pairs);
  struct parser *parser = parser_of(call, object);
  struct buf head = parser->head;
  *parser = (struct parser){.head = head, .max_head = max_head, .max_pairs = max_pairs};
  llhttp_init(&parser->llhttp, (llhttp_type_t)type, &settings);
  parser->llhttp.data = parser;
  parser->llhttp.lenient_flags = (uint8_t)lenient;
  parser->head.len = 0;
  return NULL;
}

static int32_t flags_of(const struct parser *parser, enum event event) {
  const llhttp_t *llhttp = &parser->llhttp;
  int32_t flags = parser->seen;
  if (llhttp_should_keep_alive(llhttp)) flags |= FLAG_KEEP_ALIVE;
  if (llhttp->upgrade) flags |= FLAG_UPGRADE;
  if (event == EVENT_HEADERS && parser->has_ended) flags |= FLAG_ENDED;
  if (event == EVENT_COMPLETE && parser->head.len > 0) flags |= FLAG_TRAILERS;
  if (llhttp->flags & (F_CONTENT_LENGTH | F_TRANSFER_ENCODING)) flags |= FLAG_BODY_FRAMED;
  if (llhttp->flags & F_CONNECTION_CLOSE) flags |= FLAG_CONNECTION_CLOSE;
  return flags;
}

static void fill_slots(int32_t *slots, const struct parser *parser, enum event event) {
  slots[SLOT_FLAGS] = flags_of(parser, event);
  slots[SLOT_METHOD] = parser->is_query ? METHOD_QUERY : parser->llhttp.method;
  slots[SLOT_STATUS] = parser->llhttp.status_code;
  slots[SLOT_MAJOR] = parser->llhttp.http_major;
  slots[SLOT_MINOR] = parser->llhttp.http_minor;
}

static enum event event_of(struct parser *parser, llhttp_errno_t err) {
  switch (err) {
  case HPE_OK: return EVENT_MORE;
  case HPE_PAUSED: return parser->event;
  case HPE_PAUSED_UPGRADE: return EVENT_UPGRADE;
  default: return EVENT_ERROR;
  }
}

// llhttp 8 does not know the method QUERY: it is given REPORT, for which it has the same rules.
// *used tells how many bytes were dealt with, which may be only the beginning of the name.
static llhttp_errno_t read_query(struct parser *parser, const char *at, size_t len,
                                 size_t *used) {
  static const char name[] = "QUERY ", stand_in[] = "REPORT ";
  size_t n = 0;
  while (n < len && parser->matched < strlen(name) && at[n] == name[parser->matched]) {
    parser->matched++;
    n++;
  }
  *used = n;
  size_t matched = parser->matched;
  bool is_query = matched == strlen(name);
  if (matched == 0 || (n == len && !is_query)) return HPE_OK;
  parser->matched = 0;
  llhttp_errno_t err = is_query ? llhttp_execute(&parser->llhttp, stand_in, strlen(stand_in))
                                : llhttp_execute(&parser->llhttp, name, matched);
  parser->is_query = is_query;
  return err;
}

static bool is_at_start(const struct parser *parser) {
  return !parser->begun && parser->llhttp.type == HTTP_REQUEST && !parser->llhttp.upgrade;
}

// execute(parser, bytes, offset): an EVENT_*.
JS_FUNCTION(http_parser_execute) {
  js_val object;
  struct js_bytes bytes;
  uint32_t offset;
  js_args(call, "oBu", &object, &bytes, &offset);
  struct parser *parser = parser_of(call, object);
  struct state *state = binding_state(env_current(), &http_parser_binding);
  if (offset > bytes.len) offset = (uint32_t)bytes.len;
  const char *start = (const char *)bytes.data;
  if (!start) start = "";
  parser->end = start + bytes.len;
  llhttp_resume(&parser->llhttp);
  size_t used = 0;
  llhttp_errno_t err = HPE_OK;
  if (is_at_start(parser)) err = read_query(parser, start + offset, bytes.len - offset, &used);
  offset += (uint32_t)used;
  if (err == HPE_OK) err = llhttp_execute(&parser->llhttp, start + offset, bytes.len - offset);
  enum event event = event_of(parser, err);
  const char *position = llhttp_get_error_pos(&parser->llhttp);
  bool is_inside = position >= start && position <= parser->end;
  if (event == EVENT_MORE)
    state->slots[SLOT_POSITION] = (int32_t)bytes.len;
  else
    state->slots[SLOT_POSITION] = is_inside ? (int32_t)(position - start) : (int32_t)offset;
  if (event == EVENT_BODY) {
    state->slots[SLOT_BODY_START] = (int32_t)(parser->body - start);
    state->slots[SLOT_BODY_LENGTH] = (int32_t)parser->body_len;
  }
  state->slots[SLOT_BEGUN] = parser->begun;
  if (event == EVENT_HEADERS || event == EVENT_COMPLETE)
    fill_slots(state->slots, parser, event);
  return js_int(call->ctx, (int32_t)event);
}

// finish(parser): the input ended.  EVENT_MORE, EVENT_COMPLETE or EVENT_ERROR.
JS_FUNCTION(http_parser_finish) {
  js_val object;
  js_args(call, "o", &object);
  struct parser *parser = parser_of(call, object);
  struct state *state = binding_state(env_current(), &http_parser_binding);
  llhttp_resume(&parser->llhttp);
  llhttp_errno_t err = llhttp_finish(&parser->llhttp);
  enum event event = event_of(parser, err);
  if (event == EVENT_ERROR) parser->llhttp.error = (int32_t)err;
  if (event == EVENT_COMPLETE) fill_slots(state->slots, parser, event);
  return js_int(call->ctx, (int32_t)event);
}

// takeHead(parser): the string described above; it is empty afterwards.
JS_FUNCTION(http_parser_take_head) {
  js_val object;
  js_args(call, "o", &object);
  struct parser *parser = parser_of(call, object);
  js_val head =
      js_string_latin1(call->ctx, (const uint8_t *)parser->head.data, parser->head.len);
  clear_head(parser);
  return head;
}

// skipBody(parser): after EVENT_HEADERS of a response to HEAD, which has none.
JS_FUNCTION(http_parser_skip_body) {
  js_val object;
  js_args(call, "o", &object);
  parser_of(call, object)->llhttp.flags |= F_SKIPBODY;
  return NULL;
}

// setUpgrade(parser, on): after EVENT_HEADERS, whether another protocol follows.
JS_FUNCTION(http_parser_set_upgrade) {
  js_val object;
  bool on;
  js_args(call, "ob", &object, &on);
  parser_of(call, object)->llhttp.upgrade = on;
  return NULL;
}

// error(parser): [code, reason] of EVENT_ERROR.
JS_FUNCTION(http_parser_error) {
  js_val object;
  js_args(call, "o", &object);
  struct parser *parser = parser_of(call, object);
  const char *code = parser->code;
  if (!code) code = llhttp_errno_name((llhttp_errno_t)parser->llhttp.error);
  const char *reason = llhttp_get_error_reason(&parser->llhttp);
  js_val items[] = {js_string(call->ctx, code), js_string(call->ctx, reason ? reason : "")};
  return js_array(call->ctx, COUNT_OF(items), items);
}

static const struct js_function_def functions[] = {
    JS_ENTRY("create", http_parser_create, 0),
    JS_ENTRY("initialize", http_parser_initialize, 5),
    JS_ENTRY("execute", http_parser_execute, 3),
    JS_ENTRY("finish", http_parser_finish, 1),
    JS_ENTRY("takeHead", http_parser_take_head, 1),
    JS_ENTRY("skipBody", http_parser_skip_body, 1),
    JS_ENTRY("setUpgrade", http_parser_set_upgrade, 2),
    JS_ENTRY("error", http_parser_error, 1),
};

#define CONSTANT(name)                                                                         \
  { #name, name }
static const struct js_constant_def constants[] = {
    {"REQUEST", HTTP_REQUEST},
    {"RESPONSE", HTTP_RESPONSE},
    {"LENIENT_HEADERS", LENIENT_HEADERS},
    {"LENIENT_CHUNKED_LENGTH", LENIENT_CHUNKED_LENGTH},
    {"LENIENT_KEEP_ALIVE", LENIENT_KEEP_ALIVE},
    {"LENIENT_TRANSFER_ENCODING", LENIENT_TRANSFER_ENCODING},
    {"LENIENT_VERSION", LENIENT_VERSION},
    CONSTANT(EVENT_MORE),
    CONSTANT(EVENT_HEADERS),
    CONSTANT(EVENT_BODY),
    CONSTANT(EVENT_COMPLETE),
    CONSTANT(EVENT_UPGRADE),
    CONSTANT(EVENT_ERROR),
    CONSTANT(SLOT_POSITION),
    CONSTANT(SLOT_BODY_START),
    CONSTANT(SLOT_BODY_LENGTH),
    CONSTANT(SLOT_FLAGS),
    CONSTANT(SLOT_METHOD),
    CONSTANT(SLOT_STATUS),
    CONSTANT(SLOT_MAJOR),
    CONSTANT(SLOT_MINOR),
    CONSTANT(SLOT_BEGUN),
    CONSTANT(FLAG_KEEP_ALIVE),
    CONSTANT(FLAG_UPGRADE),
    CONSTANT(FLAG_ENDED),
    CONSTANT(FLAG_TRAILERS),
    CONSTANT(FLAG_HOST),
    CONSTANT(FLAG_EXPECT),
    CONSTANT(FLAG_BODY_FRAMED),
    CONSTANT(FLAG_CONNECTION_CLOSE),
};

// slots: what execute tells.  methods: the names of the methods, by number.
static void init(struct env *env, js_val object, void *state) {
  struct state *shared = state;
  js_put(env->ctx, object, "slots", js_shared_int32(env->ctx, shared->slots, SLOT_COUNT));
#define NAME(number, name, string) [number] = #string,
  static const char *const names[METHOD_COUNT] = {HTTP_ALL_METHOD_MAP(NAME)[METHOD_QUERY] =
                                                      "QUERY"};
#undef NAME
  js_val methods[METHOD_COUNT];
  for (size_t i = 0; i < METHOD_COUNT; i++)
    methods[i] = js_string(env->ctx, names[i] ? names[i] : "");
  js_put(env->ctx, object, "methods", js_array(env->ctx, METHOD_COUNT, methods));
}

const struct binding http_parser_binding = {
    .name = "http_parser",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
    .state_size = sizeof(struct state),
    .init = init,
};
