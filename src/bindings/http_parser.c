// SPDX-License-Identifier: MIT
//
// HTTP/1 messages over any stream: the parser of bindings/http1, driven from JavaScript.
//
// execute(parser, bytes, offset) reads until something happened and returns what: one event a call,
// its numbers in the shared array. Between two calls no pointer into the bytes is kept, so that
// JavaScript may do anything. A request without a body is one event. Start line and header fields
// are one string, which take_head gives: the URL or the reason, and then names and values in turn,
// separated by line feeds. Neither can contain one.
#include <stdlib.h>
#include <string.h>

#include "bindings/binding.h"
#include "bindings/http1/parse.h"
#include "util/alloc.h"
#include "util/check.h"

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

// Beyond enum http1_fact.
enum message_flag {
  FLAG_ENDED = HTTP1_NO_BODY, // EVENT_HEADERS: there is no body, this is EVENT_COMPLETE as well
  FLAG_TRAILERS = 1 << 3,
};

extern const struct binding http_parser_binding;

struct state {
  int32_t slots[SLOT_COUNT];
};

struct parser {
  struct http1_parser http1;
  struct http1_limits limits;
  struct http1_head_pool heads;
  unsigned pending; // of what http1_parse found: what is not told yet
};

static void parser_free(void *native) {
  struct parser *parser = native;
  http1_parser_free(&parser->http1);
  http1_head_pool_free(&parser->heads);
  free(parser);
}

static const struct js_class parser_class = {"HTTPParser", parser_free};

static struct parser *parser_of(struct js_call *call, js_val object) {
  struct parser *parser = js_unwrap(call->ctx, object, &parser_class);
  CHECK(parser);
  return parser;
}

// create(): a parser, to be initialised.
JS_FUNCTION(http_parser_create) {
  struct parser *parser = mem_zalloc(sizeof *parser);
  http1_parser_init(&parser->http1, &parser->limits, &parser->heads);
  return js_wrap(call->ctx, &parser_class, parser);
}

// initialize(parser, type, lenientFlags, maxHeaderSize, maxHeaders): type is REQUEST or RESPONSE.
JS_FUNCTION(http_parser_initialize) {
  js_val object;
  int32_t type, lenient;
  uint32_t max_size, max_headers;
  js_args(call, "oiiuu", &object, &type, &lenient, &max_size, &max_headers);
  struct parser *parser = parser_of(call, object);
  struct http1_parser *http1 = &parser->http1;
  http1_parser_free(http1);
  http1_parser_init(http1, &parser->limits, &parser->heads);
  http1->in_place = true;
  if (type == HTTP_RESPONSE) http1_parse_responses(http1);
  http1_parse_leniently(http1, (unsigned)lenient);
  parser->limits = (struct http1_limits){.max_head_size = max_size, .max_headers = max_headers};
  parser->pending = 0;
  return NULL;
}

// ---- Events ------------------------------------------------------------------------------

static void fill_slots(int32_t *slots, const struct http1_parser *http1, int32_t flags) {
  slots[SLOT_FLAGS] = flags;
  slots[SLOT_METHOD] = (int32_t)http1_method(http1);
  slots[SLOT_STATUS] = http1->llhttp.status_code;
  slots[SLOT_MAJOR] = http1->llhttp.http_major;
  slots[SLOT_MINOR] = http1->llhttp.http_minor;
}

static enum event tell_head(struct parser *parser, int32_t *slots) {
  struct http1_parser *http1 = &parser->http1;
  bool is_whole = (parser->pending & HTTP1_COMPLETE) != 0;
  fill_slots(slots, http1, (http1->facts & ~HTTP1_NO_BODY) | (is_whole ? FLAG_ENDED : 0));
  parser->pending &= ~(unsigned)(HTTP1_REQUEST | HTTP1_COMPLETE);
  return EVENT_HEADERS;
}

static enum event tell_body(struct parser *parser, int32_t *slots, const uint8_t *start) {
  slots[SLOT_BODY_START] = (int32_t)(parser->http1.body - start);
  slots[SLOT_BODY_LENGTH] = (int32_t)parser->http1.body_len;
  parser->pending &= ~(unsigned)HTTP1_BODY;
  return EVENT_BODY;
}

static enum event tell_end(struct parser *parser, int32_t *slots) {
  bool has_trailers = (parser->pending & HTTP1_TRAILERS) != 0;
  fill_slots(slots, &parser->http1, has_trailers ? FLAG_TRAILERS : 0);
  parser->pending &= ~(unsigned)(HTTP1_TRAILERS | HTTP1_COMPLETE);
  return EVENT_COMPLETE;
}

// The first of what is not told yet.
static enum event tell(struct parser *parser, int32_t *slots, const uint8_t *start) {
  if (parser->pending & HTTP1_REQUEST) return tell_head(parser, slots);
  if (parser->pending & HTTP1_BODY) return tell_body(parser, slots, start);
  if (parser->pending & HTTP1_COMPLETE) return tell_end(parser, slots);
  unsigned pending = parser->pending;
  parser->pending = 0;
  if (pending & HTTP1_ERROR) return EVENT_ERROR;
  return pending & HTTP1_UPGRADE ? EVENT_UPGRADE : EVENT_MORE;
}

static int32_t *slots_of_env(void) {
  struct state *state = binding_state(env_current(), &http_parser_binding);
  return state->slots;
}

// execute(parser, bytes, offset): an EVENT_*.
JS_FUNCTION(http_parser_execute) {
  js_val object;
  struct js_bytes bytes;
  uint32_t offset;
  js_args(call, "oBu", &object, &bytes, &offset);
  struct parser *parser = parser_of(call, object);
  int32_t *slots = slots_of_env();
  uint8_t nothing[1] = {0};
  uint8_t *start = bytes.data ? bytes.data : nothing;
  size_t at = offset < bytes.len ? offset : bytes.len;
  if (!parser->pending) {
    size_t used;
    parser->pending = http1_parse(&parser->http1, start + at, bytes.len - at, &used);
    parser->pending &= ~(unsigned)HTTP1_STARTED;
    at += used;
  }
  enum event event = tell(parser, slots, start);
  slots[SLOT_POSITION] = (int32_t)at;
  slots[SLOT_BEGUN] = parser->http1.in_message;
  return js_int(call->ctx, (int32_t)event);
}

// finish(parser): the input ended.  EVENT_MORE, EVENT_COMPLETE or EVENT_ERROR.
JS_FUNCTION(http_parser_finish) {
  js_val object;
  js_args(call, "o", &object);
  struct parser *parser = parser_of(call, object);
  parser->pending = http1_parse_end(&parser->http1) & (HTTP1_COMPLETE | HTTP1_ERROR);
  return js_int(call->ctx, (int32_t)tell(parser, slots_of_env(), NULL));
}

// takeHead(parser): the string described above; it is empty afterwards.
JS_FUNCTION(http_parser_take_head) {
  js_val object;
  js_args(call, "o", &object);
  struct parser *parser = parser_of(call, object);
  const struct http1_head *head = parser->http1.head;
  size_t len = head && head->bytes.len > 0 ? head->bytes.len - 1 : 0; // without the last LF
  js_val text =
      js_string_latin1(call->ctx, len > 0 ? (const uint8_t *)head->bytes.data : NULL, len);
  http1_parse_drop_head(&parser->http1);
  return text;
}

// skipBody(parser): after EVENT_HEADERS of a response to HEAD, which has none.
JS_FUNCTION(http_parser_skip_body) {
  js_val object;
  js_args(call, "o", &object);
  http1_parse_skip_body(&parser_of(call, object)->http1);
  return NULL;
}

// setUpgrade(parser, on): after EVENT_HEADERS, whether another protocol follows.
JS_FUNCTION(http_parser_set_upgrade) {
  js_val object;
  bool on;
  js_args(call, "ob", &object, &on);
  parser_of(call, object)->http1.llhttp.upgrade = on;
  return NULL;
}

// error(parser): [code, reason] of EVENT_ERROR.
JS_FUNCTION(http_parser_error) {
  js_val object;
  js_args(call, "o", &object);
  const struct http1_parser *http1 = &parser_of(call, object)->http1;
  const char *reason = http1_parse_error_reason(http1);
  js_val items[] = {js_string(call->ctx, http1_parse_error_code(http1)),
                    js_string(call->ctx, reason ? reason : "")};
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
    {"FLAG_KEEP_ALIVE", HTTP1_KEEP_ALIVE},
    {"FLAG_UPGRADE", HTTP1_UPGRADE_ASKED},
    CONSTANT(FLAG_ENDED),
    CONSTANT(FLAG_TRAILERS),
    {"FLAG_HOST", HTTP1_HAS_HOST},
    {"FLAG_EXPECT", HTTP1_HAS_EXPECT},
    {"FLAG_BODY_FRAMED", HTTP1_BODY_FRAMED},
    {"FLAG_CONNECTION_CLOSE", HTTP1_CONNECTION_CLOSE},
};

// slots: what execute tells.  methods: the names of the methods, by number.
static void init(struct env *env, js_val object, void *state) {
  struct state *shared = state;
  js_put(env->ctx, object, "slots", js_shared_int32(env->ctx, shared->slots, SLOT_COUNT));
#define NAME(number, name, string) [number] = #string,
  static const char *const names[] = {HTTP_ALL_METHOD_MAP(NAME)[HTTP1_METHOD_QUERY] = "QUERY"};
#undef NAME
  js_val methods[COUNT_OF(names)];
  for (size_t i = 0; i < COUNT_OF(names); i++)
    methods[i] = js_string(env->ctx, names[i] ? names[i] : "");
  js_put(env->ctx, object, "methods", js_array(env->ctx, COUNT_OF(names), methods));
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
