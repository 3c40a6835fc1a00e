// SPDX-License-Identifier: MIT
//
// What the basic URL parser (parser.c) and the setters (setters.c), which the standard defines as
// the same parser started in the middle, share.  Private to this folder.
#ifndef NODUS_BINDINGS_URL_PARSER_H
#define NODUS_BINDINGS_URL_PARSER_H

#include "bindings/url/percent.h"
#include "bindings/url/url.h"

struct url_parser {
  struct str input;         // without ASCII tab and newline
  size_t at;                // the pointer
  struct url_record record; // slices of text, host, the input and the base
  struct buf text;          // encoded components; never grows, so that slices of it stay valid
  struct buf host;
  struct buf clean;  // what input points to if something had to be removed
  size_t path_start; // where the path begins in text
};

// False if the input is too long; then nothing needs to be freed.  is_setter: do not trim.
bool url_parser_init(struct url_parser *p, struct str input, size_t base_len, bool is_setter);
void url_parser_free(struct url_parser *p);

// The length of the scheme at the beginning of the input, or 0 if there is none that ends in ':'.
size_t url_scheme_length(struct str input);
// The scheme at the beginning of the input, lowercase.
struct str url_parse_scheme(struct url_parser *p, size_t len);
// The end of the authority that begins at the pointer.
size_t url_authority_end(const struct url_parser *p);
// The ':' before a port in the part of the input, or `to` if there is none.
size_t url_find_port(const struct url_parser *p, size_t from, size_t to);
// The host parser for the scheme; sets record.host.
bool url_parse_host(struct url_parser *p, struct str input);
bool url_parse_file_host(struct url_parser *p, struct str input);
// Decimal digits; false if there are none or they exceed 65535.  Default ports become null.
bool url_parse_port(struct url_parser *p, struct str digits);
// The path state up to '?' and '#', or for a setter to the end of the input.
void url_parse_path(struct url_parser *p, bool is_setter);
struct str url_encode(struct url_parser *p, struct str input, enum percent_set set);

static inline bool url_at_end(const struct url_parser *p) {
  return p->at >= p->input.len;
}

// The code point at the pointer; NUL at the end, which no caller compares with.
static inline char url_peek(const struct url_parser *p) {
  return url_at_end(p) ? '\0' : p->input.data[p->at];
}

// Whether c separates segments: '/' and, in special URLs, '\'.
static inline bool url_is_slash(const struct url_parser *p, char c) {
  return c == '/' || (c == '\\' && url_is_special(p->record.scheme));
}

#endif
