// SPDX-License-Identifier: MIT
//
// The basic URL parser: https://url.spec.whatwg.org/#concept-basic-url-parser.  The standard's
// state machine becomes one function per region of the text, since no state is entered twice:
// scheme, authority, path, query and fragment follow each other.  Nothing here backtracks over
// more than one component, so the cost is linear in the input.
#include "bindings/url/parser.h"

#include "bindings/url/host.h"

// ---- The parser's memory -----------------------------------------------------------------

static bool is_tab_or_newline(char c) {
  return c == '\t' || c == '\n' || c == '\r';
}

// Three passes of the library are quicker than one of ours.
static bool has_tab_or_newline(struct str s) {
  return s.len > 0 && (memchr(s.data, '\n', s.len) || memchr(s.data, '\t', s.len) ||
                       memchr(s.data, '\r', s.len));
}

// Steps 1 and 3: C0 control or space around the input, tab and newline anywhere.
static void clean_input(struct url_parser *p, struct str input, bool is_setter) {
  if (!is_setter) {
    while (input.len > 0 && (uint8_t)input.data[0] <= 0x20)
      input = str_slice(input, 1, input.len);
    while (input.len > 0 && (uint8_t)input.data[input.len - 1] <= 0x20)
      input.len--;
  }
  p->input = input;
  if (!has_tab_or_newline(input)) return;
  buf_reserve(&p->clean, input.len);
  for (size_t i = 0; i < input.len; i++)
    if (!is_tab_or_newline(input.data[i])) buf_append_char(&p->clean, input.data[i]);
  p->input = buf_str(&p->clean);
}

bool url_parser_init(struct url_parser *p, struct str input, size_t base_len, bool is_setter) {
  if (input.len > URL_MAX_LENGTH || base_len > URL_MAX_LENGTH) return false;
  *p = (struct url_parser){.record.port = -1, .record.scheme = URL_SCHEME_OTHER};
  clean_input(p, input, is_setter);
  // Every byte of the input is encoded once, as three at most; a path has one more slash than
  // the input and may begin with the base's.
  buf_reserve(&p->text, p->input.len * 3 + base_len + 16);
  return true;
}

void url_parser_free(struct url_parser *p) {
  buf_free(&p->text);
  buf_free(&p->host);
  buf_free(&p->clean);
}

struct str url_encode(struct url_parser *p, struct str input, enum percent_set set) {
  size_t start = p->text.len;
  percent_encode(&p->text, input, set);
  return str_slice(buf_str(&p->text), start, p->text.len);
}

// ---- Scheme ------------------------------------------------------------------------------

size_t url_scheme_length(struct str input) {
  if (input.len == 0 || !ascii_is_alpha(input.data[0])) return 0;
  for (size_t i = 1; i < input.len; i++) {
    char c = input.data[i];
    if (c == ':') return i;
    if (!ascii_is_alpha(c) && !ascii_is_digit(c) && c != '+' && c != '-' && c != '.') return 0;
  }
  return 0;
}

struct str url_parse_scheme(struct url_parser *p, size_t len) {
  size_t start = p->text.len;
  ascii_append_lower(&p->text, str_slice(p->input, 0, len));
  return str_slice(buf_str(&p->text), start, p->text.len);
}

// ---- Authority ---------------------------------------------------------------------------

size_t url_authority_end(const struct url_parser *p) {
  size_t end = p->at;
  for (; end < p->input.len; end++) {
    char c = p->input.data[end];
    if (c == '?' || c == '#' || url_is_slash(p, c)) break;
  }
  return end;
}

size_t url_find_port(const struct url_parser *p, size_t from, size_t to) {
  bool in_brackets = false;
  for (size_t i = from; i < to; i++) {
    char c = p->input.data[i];
    if (c == ':' && !in_brackets) return i;
    if (c == '[') in_brackets = true;
    if (c == ']') in_brackets = false;
  }
  return to;
}

bool url_parse_host(struct url_parser *p, struct str input) {
  p->host.len = 0;
  bool is_opaque = !url_is_special(p->record.scheme);
  if (!host_parse(&p->host, input, is_opaque)) return false;
  p->record.host = buf_str(&p->host);
  p->record.has_host = true;
  return true;
}

bool url_parse_file_host(struct url_parser *p, struct str input) {
  if (input.len > 0 && !url_parse_host(p, input)) return false;
  if (input.len == 0 || str_equal(p->record.host, STR("localhost"))) p->record.host = STR("");
  p->record.has_host = true;
  return true;
}

bool url_parse_port(struct url_parser *p, struct str digits) {
  if (digits.len == 0) return false;
  int port = 0;
  for (size_t i = 0; i < digits.len; i++) {
    port = port * 10 + (digits.data[i] - '0');
    if (port > 65535) return false;
  }
  p->record.port = port == url_default_port(p->record.scheme) ? -1 : port;
  return true;
}

// Authority state: everything before the last '@' is user name and password.
static void parse_credentials(struct url_parser *p, struct str text) {
  const char *colon = text.len > 0 ? memchr(text.data, ':', text.len) : NULL;
  size_t split = colon ? (size_t)(colon - text.data) : text.len;
  p->record.username = url_encode(p, str_slice(text, 0, split), PERCENT_USERINFO);
  if (colon)
    p->record.password = url_encode(p, str_slice(text, split + 1, text.len), PERCENT_USERINFO);
}

// Authority, host and port states; the pointer is behind the slashes.
static bool parse_authority(struct url_parser *p) {
  size_t end = url_authority_end(p), host = end;
  while (host > p->at && p->input.data[host - 1] != '@')
    host--;
  if (host > p->at) {
    if (host == end) return false; // credentials without host
    parse_credentials(p, str_slice(p->input, p->at, host - 1));
  }
  size_t colon = url_find_port(p, host, end);
  bool may_be_empty = colon == end && !url_is_special(p->record.scheme);
  if (host == colon && !may_be_empty) return false;
  if (!url_parse_host(p, str_slice(p->input, host, colon))) return false;
  for (size_t i = colon + 1; i < end; i++)
    if (!ascii_is_digit(p->input.data[i])) return false;
  if (colon + 1 < end && !url_parse_port(p, str_slice(p->input, colon + 1, end))) return false;
  p->at = end;
  return true;
}

// ---- Path --------------------------------------------------------------------------------

// The number of dots a segment stands for, "%2e" counting as one: 1 and 2 are special.
static int count_dots(struct str segment) {
  int dots = 0;
  for (size_t i = 0; i < segment.len; dots++) {
    if (segment.data[i] == '.')
      i++;
    else if (segment.len - i >= 3 && segment.data[i] == '%' && segment.data[i + 1] == '2' &&
             ascii_lower(segment.data[i + 2]) == 'e')
      i += 3;
    else
      return 0;
    if (dots == 2) return 0;
  }
  return dots;
}

static bool is_drive_letter(struct str s) {
  return s.len == 2 && ascii_is_alpha(s.data[0]) && (s.data[1] == ':' || s.data[1] == '|');
}

// https://url.spec.whatwg.org/#start-with-a-windows-drive-letter
static bool starts_with_drive_letter(struct str s) {
  if (s.len < 2 || !is_drive_letter(str_slice(s, 0, 2))) return false;
  return s.len == 2 || s.data[2] == '/' || s.data[2] == '\\' || s.data[2] == '?' ||
         s.data[2] == '#';
}

// The first segment with its slash, if it is a normalized Windows drive letter.
static struct str leading_drive_letter(struct str path) {
  bool is_drive = path.len >= 3 && ascii_is_alpha(path.data[1]) && path.data[2] == ':' &&
                  (path.len == 3 || path.data[3] == '/');
  return is_drive ? str_slice(path, 0, 3) : STR("");
}

static struct str path_so_far(const struct url_parser *p) {
  return str_slice(buf_str(&p->text), p->path_start, p->text.len);
}

// https://url.spec.whatwg.org/#shorten-a-urls-path
static void shorten_path(struct url_parser *p) {
  struct str path = path_so_far(p);
  if (p->record.scheme == URL_SCHEME_FILE && path.len == 3 &&
      leading_drive_letter(path).len > 0)
    return;
  size_t len = path.len;
  while (len > 0 && path.data[--len] != '/')
    ;
  p->text.len = p->path_start + len;
}

// Path state, step 1, for one segment; is_last: no slash follows it.
static void append_segment(struct url_parser *p, struct str segment, bool is_last) {
  int dots = count_dots(segment);
  if (dots == 2) shorten_path(p);
  if (dots > 0) {
    if (is_last) buf_append_char(&p->text, '/');
    return;
  }
  bool is_drive = p->record.scheme == URL_SCHEME_FILE && p->text.len == p->path_start &&
                  is_drive_letter(segment);
  buf_append_char(&p->text, '/');
  url_encode(p, segment, PERCENT_PATH);
  if (is_drive) p->text.data[p->text.len - 1] = ':';
}

void url_parse_path(struct url_parser *p, bool is_setter) {
  for (bool is_last = false; !is_last; p->at++) {
    size_t start = p->at;
    for (; !url_at_end(p); p->at++) {
      char c = url_peek(p);
      if (url_is_slash(p, c) || (!is_setter && (c == '?' || c == '#'))) break;
    }
    is_last = url_at_end(p) || !url_is_slash(p, url_peek(p));
    append_segment(p, str_slice(p->input, start, p->at), is_last);
  }
  p->at--; // back from behind the character that ended the last segment
  p->record.path = path_so_far(p);
}

// Path start state without override.
static void parse_path_start(struct url_parser *p) {
  char c = url_peek(p);
  p->path_start = p->text.len;
  if (!url_is_special(p->record.scheme) && (url_at_end(p) || c == '?' || c == '#')) return;
  if (!url_at_end(p) && url_is_slash(p, c)) p->at++;
  url_parse_path(p, false);
}

// Opaque path state.  Only a space right before '?' or '#' is encoded, lest a later removal of
// query and fragment leave a trailing space.
static void parse_opaque_path(struct url_parser *p) {
  size_t start = p->at;
  while (!url_at_end(p) && url_peek(p) != '?' && url_peek(p) != '#')
    p->at++;
  p->path_start = p->text.len;
  bool has_space = !url_at_end(p) && p->at > start && p->input.data[p->at - 1] == ' ';
  url_encode(p, str_slice(p->input, start, p->at - has_space), PERCENT_C0);
  if (has_space) buf_append(&p->text, "%20", 3);
  p->record.path = path_so_far(p);
  p->record.has_opaque_path = true;
}

// ---- Query and fragment ------------------------------------------------------------------

// The pointer is at the end, at '?' or at '#'.
static void parse_query_and_fragment(struct url_parser *p) {
  if (url_peek(p) == '?') {
    size_t start = ++p->at;
    while (!url_at_end(p) && url_peek(p) != '#')
      p->at++;
    bool special = url_is_special(p->record.scheme);
    p->record.query = url_encode(p, str_slice(p->input, start, p->at),
                                 special ? PERCENT_SPECIAL_QUERY : PERCENT_QUERY);
    p->record.has_query = true;
  }
  if (url_peek(p) == '#') {
    struct str rest = str_slice(p->input, p->at + 1, p->input.len);
    p->record.fragment = url_encode(p, rest, PERCENT_FRAGMENT);
    p->record.has_fragment = true;
  }
}

// ---- The regions after the scheme --------------------------------------------------------

// Special authority ignore slashes state and what follows.
static bool parse_after_slashes(struct url_parser *p) {
  if (url_is_special(p->record.scheme))
    while (!url_at_end(p) && url_is_slash(p, url_peek(p)))
      p->at++;
  if (!parse_authority(p)) return false;
  parse_path_start(p);
  return true;
}

static void copy_base_path(struct url_parser *p, const struct url_record *base) {
  p->path_start = p->text.len;
  buf_append_str(&p->text, base->path);
  p->record.path = path_so_far(p);
}

// The end of the relative and the file state: the base's path and query, changed by what is left.
static void parse_relative_path(struct url_parser *p, const struct url_record *base) {
  copy_base_path(p, base);
  char c = url_peek(p);
  if (url_at_end(p) || c == '#') {
    p->record.query = base->query;
    p->record.has_query = base->has_query;
  } else if (c != '?') {
    struct str rest = str_slice(p->input, p->at, p->input.len);
    if (p->record.scheme == URL_SCHEME_FILE && starts_with_drive_letter(rest))
      p->text.len = p->path_start;
    else
      shorten_path(p);
    url_parse_path(p, false);
  }
}

static void copy_base_authority(struct url_parser *p, const struct url_record *base) {
  p->record.username = base->username;
  p->record.password = base->password;
  p->record.host = base->host;
  p->record.has_host = base->has_host;
  p->record.port = base->port;
}

// Relative and relative slash state.
static bool parse_relative(struct url_parser *p, const struct url_record *base) {
  p->record.protocol = base->protocol;
  p->record.scheme = base->scheme;
  bool is_rooted = url_is_slash(p, url_peek(p));
  if (is_rooted) {
    p->at++;
    if (url_is_slash(p, url_peek(p))) {
      p->at++;
      return parse_after_slashes(p);
    }
  }
  copy_base_authority(p, base);
  if (is_rooted) {
    p->path_start = p->text.len;
    url_parse_path(p, false);
  } else {
    parse_relative_path(p, base);
  }
  return true;
}

// File host state: a drive letter there is the beginning of a path, not a host.
static bool parse_file_authority(struct url_parser *p) {
  size_t end = url_authority_end(p);
  struct str host = str_slice(p->input, p->at, end);
  if (is_drive_letter(host)) {
    p->record.host = STR("");
    p->path_start = p->text.len;
    url_parse_path(p, false);
    return true;
  }
  if (!url_parse_file_host(p, host)) return false;
  p->at = end;
  parse_path_start(p);
  return true;
}

// File and file slash state; base is NULL unless its scheme is file.
static bool parse_file(struct url_parser *p, const struct url_record *base) {
  p->record.protocol = STR("file");
  p->record.scheme = URL_SCHEME_FILE;
  p->record.has_host = true;
  bool is_rooted = url_is_slash(p, url_peek(p));
  if (is_rooted) {
    p->at++;
    if (url_is_slash(p, url_peek(p))) {
      p->at++;
      return parse_file_authority(p);
    }
  }
  if (base) p->record.host = base->host;
  if (base && !is_rooted) {
    parse_relative_path(p, base);
    return true;
  }
  p->path_start = p->text.len;
  struct str rest = str_slice(p->input, p->at, p->input.len);
  if (base && !starts_with_drive_letter(rest))
    buf_append_str(&p->text, leading_drive_letter(base->path));
  url_parse_path(p, false);
  return true;
}

// The end of the scheme state; the pointer is behind the ':'.
static bool parse_after_scheme(struct url_parser *p, const struct url_record *base) {
  struct str rest = str_slice(p->input, p->at, p->input.len);
  bool has_slashes = str_starts(rest, STR("//"));
  if (p->record.scheme == URL_SCHEME_FILE)
    return parse_file(p, base && base->scheme == URL_SCHEME_FILE ? base : NULL);
  if (url_is_special(p->record.scheme)) {
    bool is_relative = base && base->scheme == p->record.scheme && !has_slashes;
    return is_relative ? parse_relative(p, base) : parse_after_slashes(p);
  }
  if (has_slashes) {
    p->at += 2;
    return parse_after_slashes(p);
  }
  if (str_starts(rest, STR("/")))
    parse_path_start(p);
  else
    parse_opaque_path(p);
  return true;
}

// No scheme state.
static bool parse_without_scheme(struct url_parser *p, const struct url_record *base) {
  if (!base) return false;
  if (base->has_opaque_path) {
    if (url_peek(p) != '#') return false;
    p->record = *base;
    p->record.has_fragment = false;
    return true;
  }
  return base->scheme == URL_SCHEME_FILE ? parse_file(p, base) : parse_relative(p, base);
}

static bool parse(struct url_parser *p, const struct url_record *base) {
  size_t scheme = url_scheme_length(p->input);
  if (scheme == 0) return parse_without_scheme(p, base);
  p->record.protocol = url_parse_scheme(p, scheme);
  p->record.scheme = url_scheme_of(p->record.protocol);
  p->at = scheme + 1;
  return parse_after_scheme(p, base);
}

bool url_parse(struct str input, const struct url *base, struct url *url) {
  struct url_parser p;
  struct url_record base_record;
  if (base) url_to_record(base, &base_record);
  if (!url_parser_init(&p, input, base ? base->href.len : 0, false)) return false;
  bool ok = parse(&p, base ? &base_record : NULL);
  if (ok) {
    parse_query_and_fragment(&p);
    ok = url_from_record(&p.record, url);
  }
  url_parser_free(&p);
  return ok;
}
