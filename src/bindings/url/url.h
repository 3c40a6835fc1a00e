// SPDX-License-Identifier: MIT
//
// URLs as the WHATWG URL Standard defines them (https://url.spec.whatwg.org/), without engine or
// event loop: UTF-8 in, UTF-8 out.  A struct url is the serialised URL and the places where its
// components begin; a struct url_record is the same as slices, which is what the parser makes
// and the serialiser reads.
#ifndef NODUS_BINDINGS_URL_URL_H
#define NODUS_BINDINGS_URL_URL_H

#include <stdbool.h>
#include <stdint.h>

#include "util/buf.h"
#include "util/str.h"

// Inputs and results may not be longer than this many bytes: offsets stay positive int32.
#define URL_MAX_LENGTH (1u << 29)

// An absent port, query or fragment in struct url_offsets.
#define URL_OMITTED UINT32_MAX

// The numbers are visible to JavaScript (util.inspect with showHidden).
enum url_scheme {
  URL_SCHEME_HTTP = 0,
  URL_SCHEME_OTHER = 1, // not special
  URL_SCHEME_HTTPS = 2,
  URL_SCHEME_WS = 3,
  URL_SCHEME_FTP = 4,
  URL_SCHEME_WSS = 5,
  URL_SCHEME_FILE = 6,
};

// Byte offsets into href.  An href is ASCII, so they are JavaScript string indices too.
//
//   https://user:pass@example.com:1234/foo/bar?baz#quux
//         |     |    |          |     |       |   `-- hash_start
//         |     |    |          |     |       `------ search_start
//         |     |    |          |     `-------------- pathname_start
//         |     |    |          `-------------------- host_end
//         |     |    `------------------------------- host_start: the '@', if there is one
//         |     `------------------------------------ username_end
//         `------------------------------------------ protocol_end
//
// Without a host all of username_end, host_start and host_end equal protocol_end.
struct url_offsets {
  uint32_t protocol_end, username_end, host_start, host_end;
  uint32_t pathname_start, search_start, hash_start;
  uint32_t port;
  uint32_t scheme;
};

// Zero-initialised is empty.
struct url {
  struct buf href;
  struct url_offsets at;
};

// A URL record; the slices borrow from whoever filled it.  The path is kept serialised: empty, or
// "/" before every segment, or opaque.
struct url_record {
  struct str protocol; // scheme without ':'
  struct str username, password, host, path;
  struct str query, fragment; // without '?' and '#'
  enum url_scheme scheme;
  int port; // -1 for null
  bool has_host, has_query, has_fragment, has_opaque_path;
};

// The basic URL parser without state override.  base may be NULL.  Fills *url (whose previous
// content is dropped) and returns true; false leaves it untouched.
bool url_parse(struct str input, const struct url *base, struct url *url);
void url_free(struct url *url);
// Whether the parser would take a text, without base, as it is, if that can be told at a glance; then *at are
// its offsets. False says nothing.
bool url_parse_plain(struct str text, struct url_offsets *at);

// The setters of the URL API.  False, with *url as it was, if the value does not fit.
bool url_set_href(struct url *url, struct str value);
bool url_set_protocol(struct url *url, struct str value);
bool url_set_username(struct url *url, struct str value);
bool url_set_password(struct url *url, struct str value);
bool url_set_host(struct url *url, struct str value);
bool url_set_hostname(struct url *url, struct str value);
bool url_set_port(struct url *url, struct str value);
bool url_set_pathname(struct url *url, struct str value);
bool url_set_search(struct url *url, struct str value);
bool url_set_hash(struct url *url, struct str value);

// Views a URL as a record whose slices point into its href, and the way back.
void url_to_record(const struct url *url, struct url_record *record);
// *url may own the memory that the record points to.  False if the result would be too long.
bool url_from_record(const struct url_record *record, struct url *url);

// The scheme's kind; protocol is lowercase and has no ':'.
enum url_scheme url_scheme_of(struct str protocol);
// The default port, or -1.
int url_default_port(enum url_scheme scheme);

static inline bool url_is_special(enum url_scheme scheme) {
  return scheme != URL_SCHEME_OTHER;
}

#endif
