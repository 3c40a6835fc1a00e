// SPDX-License-Identifier: MIT
// sources: src/bindings/url/parser.c src/bindings/url/plain.c src/bindings/url/host.c src/bindings/url/ip.c src/bindings/url/percent.c src/bindings/url/serialize.c src/bindings/url/setters.c src/util/buf.c src/util/alloc.c src/util/check.c
// libs: icu-uc
//
// Hostile URLs.  The input is "text NUL base NUL value", the last two optional.  Beside memory
// errors it looks for a broken promise of the standard: a serialised URL parses to itself.
//
// The standard itself breaks the promise in one place: the protocol setter may turn a special URL
// into a file URL, and only the parser knows that "localhost" is no host and "C|" a drive letter
// there ("http://localhost/C|" becomes "file://localhost/C|", which parses to "file:///C:").
// What such a URL parses to keeps the promise again.
#include "bindings/url/url.h"
#include "util/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct str next_field(struct str *rest) {
  const char *nul = rest->len > 0 ? memchr(rest->data, '\0', rest->len) : NULL;
  size_t len = nul ? (size_t)(nul - rest->data) : rest->len;
  struct str field = str_slice(*rest, 0, len);
  *rest = str_slice(*rest, nul ? len + 1 : len, rest->len);
  return field;
}

static void check_idempotent(const struct url *url) {
  struct url again = {0};
  CHECK(url_parse(buf_str(&url->href), NULL, &again));
  CHECK(str_equal(buf_str(&url->href), buf_str(&again.href)));
  CHECK_INT(memcmp(&url->at, &again.at, sizeof(again.at)), ==, 0);
  url_free(&again);
}

// What is plain is what the parser makes of it.
static void check_plain(struct str text) {
  struct url_offsets at;
  if (!url_parse_plain(text, &at)) return;
  struct url url = {0};
  CHECK(url_parse(text, NULL, &url));
  CHECK(str_equal(buf_str(&url.href), text));
  CHECK_INT(memcmp(&url.at, &at, sizeof(at)), ==, 0);
  url_free(&url);
}

static void parse_again(struct url *url) {
  struct url again = {0};
  CHECK(url_parse(buf_str(&url->href), NULL, &again));
  url_free(url);
  *url = again;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static bool (*const setters[])(struct url *, struct str) = {
      url_set_protocol, url_set_username, url_set_password, url_set_host, url_set_hostname,
      url_set_port,     url_set_pathname, url_set_search,   url_set_hash, url_set_href,
  };
  struct str rest = {(const char *)data, size};
  struct str text = next_field(&rest), base_text = next_field(&rest), value = rest;
  struct url base = {0}, url = {0};
  check_plain(text);
  bool has_base = base_text.len > 0 && url_parse(base_text, NULL, &base);
  if (url_parse(text, has_base ? &base : NULL, &url)) {
    check_idempotent(&url);
    for (size_t i = 0; i < sizeof(setters) / sizeof(setters[0]); i++) {
      bool was_file = url.at.scheme == URL_SCHEME_FILE;
      if (!setters[i](&url, value)) continue;
      if (url.at.scheme == URL_SCHEME_FILE && !was_file) parse_again(&url);
      check_idempotent(&url);
    }
  }
  url_free(&url);
  url_free(&base);
  return 0;
}
