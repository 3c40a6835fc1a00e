// SPDX-License-Identifier: MIT
//
// From URL record to href with offsets (https://url.spec.whatwg.org/#concept-url-serializer), and
// back: the offsets are enough to cut an href into its components without parsing.
#include "bindings/url/url.h"

#include <stdlib.h>

static const struct {
  struct str name;
  int port;
} schemes[] = {
    [URL_SCHEME_HTTP] = {{"http", 4}, 80},    [URL_SCHEME_OTHER] = {{"", 0}, -1},
    [URL_SCHEME_HTTPS] = {{"https", 5}, 443}, [URL_SCHEME_WS] = {{"ws", 2}, 80},
    [URL_SCHEME_FTP] = {{"ftp", 3}, 21},      [URL_SCHEME_WSS] = {{"wss", 3}, 443},
    [URL_SCHEME_FILE] = {{"file", 4}, -1},
};

enum url_scheme url_scheme_of(struct str protocol) {
  for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
    if (str_equal(schemes[i].name, protocol)) return (enum url_scheme)i;
  return URL_SCHEME_OTHER;
}

int url_default_port(enum url_scheme scheme) {
  return schemes[scheme].port;
}

static void append_port(struct buf *out, int port) {
  char digits[8];
  size_t at = sizeof(digits);
  do {
    digits[--at] = (char)('0' + port % 10);
    port /= 10;
  } while (port > 0);
  digits[--at] = ':';
  buf_append(out, digits + at, sizeof(digits) - at);
}

static void append_authority(struct buf *out, const struct url_record *record,
                             struct url_offsets *at) {
  buf_append(out, "//", 2);
  buf_append_str(out, record->username);
  at->username_end = (uint32_t)out->len;
  if (record->password.len > 0) {
    buf_append_char(out, ':');
    buf_append_str(out, record->password);
  }
  at->host_start = (uint32_t)out->len;
  if (record->username.len > 0 || record->password.len > 0) buf_append_char(out, '@');
  buf_append_str(out, record->host);
  at->host_end = (uint32_t)out->len;
  if (record->port >= 0) append_port(out, record->port);
}

bool url_from_record(const struct url_record *record, struct url *url) {
  uint64_t total = (uint64_t)record->protocol.len + record->username.len +
                   record->password.len + record->host.len + record->path.len +
                   record->query.len + record->fragment.len + 16;
  if (total > URL_MAX_LENGTH) return false;
  struct buf out = {0};
  struct url_offsets at = {.scheme = record->scheme};
  buf_reserve(&out, (size_t)total);
  buf_append_str(&out, record->protocol);
  buf_append_char(&out, ':');
  at.protocol_end = at.username_end = at.host_start = at.host_end = (uint32_t)out.len;
  if (record->has_host)
    append_authority(&out, record, &at);
  else if (!record->has_opaque_path && str_starts(record->path, STR("//")))
    buf_append(&out, "/.", 2); // or else the path would read back as a host
  at.port = record->port >= 0 ? (uint32_t)record->port : URL_OMITTED;
  at.pathname_start = (uint32_t)out.len;
  buf_append_str(&out, record->path);
  at.search_start = record->has_query ? (uint32_t)out.len : URL_OMITTED;
  if (record->has_query) {
    buf_append_char(&out, '?');
    buf_append_str(&out, record->query);
  }
  at.hash_start = record->has_fragment ? (uint32_t)out.len : URL_OMITTED;
  if (record->has_fragment) {
    buf_append_char(&out, '#');
    buf_append_str(&out, record->fragment);
  }
  buf_free(&url->href);
  *url = (struct url){out, at};
  return true;
}

static void authority_to_record(struct str href, const struct url_offsets *at,
                                struct url_record *record) {
  record->username = str_slice(href, at->protocol_end + 2, at->username_end);
  if (at->host_start > at->username_end)
    record->password = str_slice(href, at->username_end + 1, at->host_start);
  uint32_t host = at->host_start;
  if (host < at->host_end && href.data[host] == '@') host++;
  record->host = str_slice(href, host, at->host_end);
}

void url_to_record(const struct url *url, struct url_record *record) {
  const struct url_offsets *at = &url->at;
  struct str href = buf_str(&url->href);
  size_t path_end = at->search_start != URL_OMITTED ? at->search_start
                    : at->hash_start != URL_OMITTED ? at->hash_start
                                                    : href.len;
  *record = (struct url_record){
      .protocol = str_slice(href, 0, at->protocol_end - 1),
      .scheme = (enum url_scheme)at->scheme,
      .port = at->port == URL_OMITTED ? -1 : (int)at->port,
      .has_host = at->username_end > at->protocol_end,
      .has_query = at->search_start != URL_OMITTED,
      .has_fragment = at->hash_start != URL_OMITTED,
      .path = str_slice(href, at->pathname_start, path_end),
  };
  if (record->has_host) authority_to_record(href, at, record);
  size_t query_end = record->has_fragment ? at->hash_start : href.len;
  if (record->has_query) record->query = str_slice(href, at->search_start + 1, query_end);
  if (record->has_fragment) record->fragment = str_slice(href, at->hash_start + 1, href.len);
  // Every other path is empty or begins with '/'.  An empty one is a list only below a host:
  // "foo:" has an opaque path, since a URL without host and path would have to be "foo:/".
  bool is_list = record->path.len > 0 ? record->path.data[0] == '/' : record->has_host;
  record->has_opaque_path = !is_list;
}

void url_free(struct url *url) {
  buf_free(&url->href);
  *url = (struct url){0};
}
