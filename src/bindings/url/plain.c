// SPDX-License-Identifier: MIT
//
// Most URLs that programs parse are what the parser would make of them: "http" or "https", a
// lowercase name or a dotted IPv4 address, a path without dots to resolve, nothing to encode. One
// pass that only looks recognises these and finds the offsets, without memory. Whatever it is not
// sure of is for the parser; fuzz/url.c compares the two.
#include "bindings/url/percent.h"
#include "bindings/url/url.h"

struct cursor {
  const char *text;
  size_t len, at;
};

// The character at the cursor; NUL, which is plain nowhere, at the end.
static char peek(const struct cursor *c) {
  return c->at < c->len ? c->text[c->at] : '\0';
}

// Moves to the first byte that has to be encoded.
static void skip_plain(struct cursor *c, enum percent_set set) {
  while (c->at < c->len && !percent_must_encode((uint8_t)c->text[c->at], set))
    c->at++;
}

static bool take_scheme(struct cursor *c, struct url_offsets *at) {
  struct str text = {c->text, c->len};
  if (str_starts(text, STR("http://")))
    *at = (struct url_offsets){.protocol_end = 5, .scheme = URL_SCHEME_HTTP};
  else if (str_starts(text, STR("https://")))
    *at = (struct url_offsets){.protocol_end = 6, .scheme = URL_SCHEME_HTTPS};
  else
    return false;
  c->at = at->username_end = at->host_start = at->protocol_end + 2;
  return true;
}

// User name and password, neither of them empty; nothing happens where no '@' follows.
static bool take_credentials(struct cursor *c, struct url_offsets *at) {
  struct cursor end = *c;
  skip_plain(&end, PERCENT_USERINFO);
  size_t colon = end.at;
  if (peek(&end) == ':') {
    end.at++;
    skip_plain(&end, PERCENT_USERINFO);
  }
  if (peek(&end) != '@') return true;
  bool has_password = colon < end.at;
  if (colon == c->at || (has_password && colon + 1 == end.at)) return false;
  at->username_end = (uint32_t)colon;
  at->host_start = (uint32_t)end.at;
  c->at = end.at + 1;
  return true;
}

// Four numbers to 255 without leading zeros.
static bool is_ipv4(struct str host) {
  size_t i = 0;
  for (int part = 0; part < 4; part++) {
    if (part > 0 && (i == host.len || host.data[i++] != '.')) return false;
    size_t start = i;
    int value = 0;
    while (i < host.len && i - start < 3 && ascii_is_digit(host.data[i]))
      value = value * 10 + (host.data[i++] - '0');
    if (i == start || value > 255 || (i - start > 1 && host.data[start] == '0')) return false;
  }
  return i == host.len;
}

// A name of lowercase labels; what begins like a number at the end is an address.
static bool take_host(struct cursor *c, struct url_offsets *at) {
  size_t start = c->at, label = start;
  for (char k; k = peek(c), (k >= 'a' && k <= 'z') || ascii_is_digit(k) || k == '-' || k == '.';
       c->at++) {
    if (k != '.') continue;
    if (c->at == label) return false; // an empty label
    label = c->at + 1;
  }
  if (c->at == label) return false;
  struct str host = {c->text + start, c->at - start};
  for (size_t i = 0; i + 4 <= host.len; i++)
    if (memcmp(host.data + i, "xn--", 4) == 0) return false;
  at->host_end = (uint32_t)c->at;
  return !ascii_is_digit(c->text[label]) || is_ipv4(host);
}

static bool take_port(struct cursor *c, struct url_offsets *at) {
  at->port = URL_OMITTED;
  if (peek(c) != ':') return true;
  size_t start = ++c->at;
  int port = 0;
  while (ascii_is_digit(peek(c)) && c->at - start < 5)
    port = port * 10 + (c->text[c->at++] - '0');
  at->port = (uint32_t)port;
  return c->at > start && c->text[start] != '0' && port <= 65535 &&
         port != url_default_port((enum url_scheme)at->scheme);
}

// Segments that may be dots (or "%2e", which means the same) are the parser's.
static bool take_path(struct cursor *c, struct url_offsets *at) {
  if (peek(c) != '/') return false;
  at->pathname_start = (uint32_t)c->at;
  size_t start = c->at;
  skip_plain(c, PERCENT_PATH);
  for (size_t i = start; i < c->at; i++) {
    char next = i + 1 < c->at ? c->text[i + 1] : '\0';
    if (c->text[i] == '\\' || (c->text[i] == '/' && (next == '.' || next == '%'))) return false;
  }
  return true;
}

static void take_query_and_fragment(struct cursor *c, struct url_offsets *at) {
  at->search_start = at->hash_start = URL_OMITTED;
  if (peek(c) == '?') {
    at->search_start = (uint32_t)c->at++;
    skip_plain(c, PERCENT_SPECIAL_QUERY);
  }
  if (peek(c) == '#') {
    at->hash_start = (uint32_t)c->at++;
    skip_plain(c, PERCENT_FRAGMENT);
  }
}

bool url_parse_plain(struct str text, struct url_offsets *at) {
  struct cursor c = {text.data, text.len, 0};
  if (text.len > URL_MAX_LENGTH / 2 || !take_scheme(&c, at) || !take_credentials(&c, at) ||
      !take_host(&c, at) || !take_port(&c, at) || !take_path(&c, at))
    return false;
  take_query_and_fragment(&c, at);
  return c.at == c.len;
}
