// SPDX-License-Identifier: MIT
//
// The setters of the URL class (https://url.spec.whatwg.org/#url-class), which run the basic URL
// parser from one of its states ("state override").  Each views the URL as a record, replaces
// components and serialises it again; a value that does not fit leaves the URL alone.
#include "bindings/url/parser.h"

// Opens a parser over the value with the URL's record loaded; false if the value is too long.
static bool begin(struct url_parser *p, const struct url *url, struct str value) {
  if (!url_parser_init(p, value, 0, true)) return false;
  url_to_record(url, &p->record);
  return true;
}

static bool finish(struct url_parser *p, struct url *url, bool ok) {
  ok = ok && url_from_record(&p->record, url);
  url_parser_free(p);
  return ok;
}

// https://url.spec.whatwg.org/#cannot-have-a-username-password-port
static bool cannot_have_credentials(const struct url_record *record) {
  return record->host.len == 0 || record->scheme == URL_SCHEME_FILE;
}

static bool includes_credentials(const struct url_record *record) {
  return record->username.len > 0 || record->password.len > 0;
}

bool url_set_href(struct url *url, struct str value) {
  return url_parse(value, NULL, url);
}

// Scheme state, step 2.1: whether the URL may change to the scheme.
static bool may_become(const struct url_record *record, enum url_scheme scheme) {
  if (url_is_special(record->scheme) != url_is_special(scheme)) return false;
  if (scheme == URL_SCHEME_FILE && (includes_credentials(record) || record->port >= 0))
    return false;
  return record->scheme != URL_SCHEME_FILE || record->host.len > 0;
}

bool url_set_protocol(struct url *url, struct str value) {
  struct buf with_colon = {0};
  struct url_parser p;
  bool ok = false;
  buf_append_str(&with_colon, value);
  buf_append_char(&with_colon, ':');
  if (begin(&p, url, buf_str(&with_colon))) {
    size_t len = url_scheme_length(p.input);
    struct str protocol = url_parse_scheme(&p, len);
    enum url_scheme scheme = url_scheme_of(protocol);
    ok = len > 0 && may_become(&p.record, scheme);
    if (ok) {
      p.record.protocol = protocol;
      p.record.scheme = scheme;
      if (p.record.port == url_default_port(scheme)) p.record.port = -1;
    }
    ok = finish(&p, url, ok);
  }
  buf_free(&with_colon);
  return ok;
}

// The user name and the password are not parsed: tabs and newlines are encoded, not removed.
static bool set_credential(struct url *url, struct str value, bool is_password) {
  struct url_record record;
  url_to_record(url, &record);
  if (cannot_have_credentials(&record) || value.len > URL_MAX_LENGTH) return false;
  struct buf encoded = {0};
  percent_encode(&encoded, value, PERCENT_USERINFO);
  *(is_password ? &record.password : &record.username) = buf_str(&encoded);
  bool ok = url_from_record(&record, url);
  buf_free(&encoded);
  return ok;
}

bool url_set_username(struct url *url, struct str value) {
  return set_credential(url, value, false);
}

bool url_set_password(struct url *url, struct str value) {
  return set_credential(url, value, true);
}

static size_t digits_end(struct str input, size_t from) {
  while (from < input.len && ascii_is_digit(input.data[from]))
    from++;
  return from;
}

// Host and hostname state with override.  An unusable port does not undo the host before it.
static bool override_host(struct url_parser *p, bool with_port) {
  size_t end = url_authority_end(p), colon = url_find_port(p, 0, end);
  if (p->record.scheme == URL_SCHEME_FILE)
    return url_parse_file_host(p, str_slice(p->input, 0, end));
  if (colon < end && (colon == 0 || !with_port)) return false;
  bool may_be_empty = !url_is_special(p->record.scheme) && p->record.port < 0 &&
                      !includes_credentials(&p->record);
  if (colon == 0 && !may_be_empty) return false;
  if (!url_parse_host(p, str_slice(p->input, 0, colon))) return false;
  if (colon < end)
    url_parse_port(p, str_slice(p->input, colon + 1, digits_end(p->input, colon + 1)));
  return true;
}

static bool set_host(struct url *url, struct str value, bool with_port) {
  struct url_parser p;
  if (!begin(&p, url, value)) return false;
  bool ok = !p.record.has_opaque_path && override_host(&p, with_port);
  return finish(&p, url, ok);
}

bool url_set_host(struct url *url, struct str value) {
  return set_host(url, value, true);
}

bool url_set_hostname(struct url *url, struct str value) {
  return set_host(url, value, false);
}

bool url_set_port(struct url *url, struct str value) {
  struct url_parser p;
  if (!begin(&p, url, value)) return false;
  bool ok = !cannot_have_credentials(&p.record);
  if (ok && value.len == 0)
    p.record.port = -1;
  else
    ok = ok && url_parse_port(&p, str_slice(p.input, 0, digits_end(p.input, 0)));
  return finish(&p, url, ok);
}

// Path start state with override.
bool url_set_pathname(struct url *url, struct str value) {
  struct url_parser p;
  if (!begin(&p, url, value)) return false;
  bool ok = !p.record.has_opaque_path;
  if (ok) {
    bool may_be_empty = !url_is_special(p.record.scheme) && p.record.has_host;
    p.record.path = STR("");
    if (!url_at_end(&p) && url_is_slash(&p, url_peek(&p)))
      p.at++;
    else if (url_at_end(&p) && may_be_empty)
      p.at = SIZE_MAX;
    if (p.at != SIZE_MAX) url_parse_path(&p, true);
  }
  return finish(&p, url, ok);
}

bool url_set_search(struct url *url, struct str value) {
  struct url_parser p;
  if (!begin(&p, url, value)) return false;
  bool special = url_is_special(p.record.scheme);
  bool has_mark = value.len > 0 && value.data[0] == '?';
  p.record.has_query = value.len > 0;
  p.record.query = url_encode(&p, str_slice(p.input, has_mark, p.input.len),
                              special ? PERCENT_SPECIAL_QUERY : PERCENT_QUERY);
  return finish(&p, url, true);
}

bool url_set_hash(struct url *url, struct str value) {
  struct url_parser p;
  if (!begin(&p, url, value)) return false;
  bool has_mark = value.len > 0 && value.data[0] == '#';
  p.record.has_fragment = value.len > 0;
  p.record.fragment =
      url_encode(&p, str_slice(p.input, has_mark, p.input.len), PERCENT_FRAGMENT);
  return finish(&p, url, true);
}
