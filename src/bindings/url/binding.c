// SPDX-License-Identifier: MIT
//
// internalBinding('url'): the URL parser for lib/internal/url.js.  An href crosses as a string,
// its offsets, in both directions, through one shared Int32Array in the order of struct
// url_offsets.  A URL that is already normalised is handed back as the very string that came in, so the common parse makes
// no string at all.
#include "bindings/binding.h"

#include "bindings/url/host.h"
#include "bindings/url/percent.h"
#include "bindings/url/url.h"
#include "util/check.h"

#define OFFSET_COUNT (sizeof(struct url_offsets) / sizeof(uint32_t))

struct url_state {
  struct url_offsets shared; // what JavaScript sees and writes as binding.offsets
};

typedef bool url_setter(struct url *url, struct str value);

// lib/internal/url.js names the same indices.
static url_setter *const setters[] = {
    url_set_href,     url_set_protocol, url_set_username, url_set_password, url_set_host,
    url_set_hostname, url_set_port,     url_set_pathname, url_set_search,   url_set_hash,
};

extern const struct binding url_binding;

static struct str text_str(const struct js_text *text) {
  return (struct str){text->data, text->len};
}

static js_val ascii_string(js_ctx ctx, struct str s) {
  return js_string_latin1(ctx, (const uint8_t *)s.data, s.len);
}

// The href as a string, and the offsets in the shared array.  same: a string of the text.
static js_val publish(struct js_call *call, const struct url *url, js_val same,
                      const struct js_text *text) {
  struct url_state *state = binding_state(env_current(), &url_binding);
  struct str href = buf_str(&url->href);
  state->shared = url->at;
  return str_equal(href, text_str(text)) ? same : ascii_string(call->ctx, href);
}

// Parses input against base, an absent one being NULL data.
static bool parse_with_base(const struct js_text *input, const struct js_text *base,
                            struct url *url) {
  struct url base_url = {0};
  if (base->data && !url_parse(text_str(base), NULL, &base_url)) return false;
  bool ok = url_parse(text_str(input), base->data ? &base_url : NULL, url);
  url_free(&base_url);
  return ok;
}

static bool parse_plain(struct js_call *call, struct url_offsets *at) {
  if (call->argc != 1 || !js_is_string(call->ctx, call->argv[0])) return false;
  struct js_chars chars;
  js_chars_get(call->ctx, call->argv[0], &chars);
  bool ok =
      chars.is_8bit && url_parse_plain((struct str){(const char *)chars.latin1, chars.len}, at);
  js_chars_free(&chars);
  return ok;
}

// parse(input[, base]): the href, or undefined.
JS_FUNCTION(url_js_parse) {
  struct url_offsets plain;
  if (parse_plain(call, &plain)) {
    struct url_state *state = binding_state(env_current(), &url_binding);
    state->shared = plain;
    return call->argv[0];
  }
  struct js_text input, base;
  struct url url = {0};
  js_val result = NULL;
  js_args(call, "s|s", &input, &base);
  if (parse_with_base(&input, &base, &url)) result = publish(call, &url, call->argv[0], &input);
  url_free(&url);
  if (base.data) js_text_free(&base);
  js_text_free(&input);
  return result;
}

// canParse(input, base | undefined)
JS_FUNCTION(url_js_can_parse) {
  struct js_text input, base;
  struct url url = {0};
  js_args(call, "s|s", &input, &base);
  bool ok = parse_with_base(&input, &base, &url);
  url_free(&url);
  if (base.data) js_text_free(&base);
  js_text_free(&input);
  return js_bool(call->ctx, ok);
}

static bool fits(const struct url_offsets *at, size_t len) {
  return at->protocol_end > 0 && at->protocol_end <= at->username_end &&
         at->username_end <= at->host_start && at->host_start <= at->host_end &&
         at->host_end <= at->pathname_start && at->pathname_start <= len &&
         (at->search_start == URL_OMITTED || at->search_start <= len) &&
         (at->hash_start == URL_OMITTED || at->hash_start <= len);
}

// The URL of an href with the offsets in the shared array, so that it need not be parsed again.  A
// file URL is, as in Node: one that the protocol setter made may parse to something else.
static bool adopt(const struct url_offsets *at, struct str href, struct url *url) {
  CHECK(fits(at, href.len));
  if (at->scheme == URL_SCHEME_FILE) return url_parse(href, NULL, url);
  buf_append_str(&url->href, href);
  url->at = *at;
  return true;
}

// update(href, setter, value): the new href, or undefined if the value does not fit.
JS_FUNCTION(url_js_update) {
  struct js_text href, value;
  uint32_t setter;
  struct url url = {0};
  js_val result = NULL;
  js_args(call, "sus", &href, &setter, &value);
  struct url_state *state = binding_state(env_current(), &url_binding);
  CHECK_INT(setter, <, COUNT_OF(setters));
  if (adopt(&state->shared, text_str(&href), &url) && setters[setter](&url, text_str(&value)))
    result = publish(call, &url, call->argv[0], &href);
  url_free(&url);
  js_text_free(&value);
  js_text_free(&href);
  return result;
}

// The host name that a special URL has after its hostname was set, empty if it was refused.
static bool canonical_domain(struct buf *out, struct str domain) {
  struct url url = {0};
  struct url_record record;
  bool ok = url_parse(STR("ws://x"), NULL, &url) && url_set_hostname(&url, domain);
  if (ok) {
    url_to_record(&url, &record);
    buf_append_str(out, record.host);
  }
  url_free(&url);
  return ok;
}

// domainToASCII(domain)
JS_FUNCTION(url_js_domain_to_ascii) {
  struct js_text domain;
  struct buf out = {0};
  js_args(call, "s", &domain);
  canonical_domain(&out, text_str(&domain));
  js_val result = ascii_string(call->ctx, buf_str(&out));
  buf_free(&out);
  js_text_free(&domain);
  return result;
}

// domainToUnicode(domain)
JS_FUNCTION(url_js_domain_to_unicode) {
  struct js_text domain;
  struct buf ascii = {0}, out = {0};
  js_args(call, "s", &domain);
  if (canonical_domain(&ascii, text_str(&domain))) domain_to_unicode(&out, buf_str(&ascii));
  js_val result = js_string_utf8(call->ctx, out.data, out.len);
  buf_free(&ascii);
  buf_free(&out);
  js_text_free(&domain);
  return result;
}

// toASCII(domain): Punycode alone, for the legacy parser.  Empty if the domain is invalid; one
// that is ASCII already is only lowercased.
JS_FUNCTION(url_js_to_ascii) {
  struct js_text domain;
  struct buf out = {0};
  js_args(call, "s", &domain);
  bool ok = domain_to_ascii(&out, text_str(&domain));
  js_val result = ascii_string(call->ctx, ok ? buf_str(&out) : STR(""));
  buf_free(&out);
  js_text_free(&domain);
  return result;
}

// percentDecode(text): the bytes as UTF-8, invalid sequences as U+FFFD.
JS_FUNCTION(url_js_percent_decode) {
  struct js_text text;
  struct buf out = {0};
  js_args(call, "s", &text);
  percent_decode(&out, text_str(&text));
  js_val result = js_string_utf8(call->ctx, out.data, out.len);
  buf_free(&out);
  js_text_free(&text);
  return result;
}

static void init(struct env *env, js_val object, void *state) {
  struct url_state *url = state;
  js_put(env->ctx, object, "offsets",
         js_shared_int32(env->ctx, (int32_t *)&url->shared, OFFSET_COUNT));
}

static const struct js_function_def functions[] = {
    JS_ENTRY("parse", url_js_parse, 2),
    JS_ENTRY("canParse", url_js_can_parse, 2),
    JS_ENTRY("update", url_js_update, 3),
    JS_ENTRY("domainToASCII", url_js_domain_to_ascii, 1),
    JS_ENTRY("domainToUnicode", url_js_domain_to_unicode, 1),
    JS_ENTRY("toASCII", url_js_to_ascii, 1),
    JS_ENTRY("percentDecode", url_js_percent_decode, 1),
};

const struct binding url_binding = {
    .name = "url",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .state_size = sizeof(struct url_state),
    .init = init,
};
