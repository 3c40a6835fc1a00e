// SPDX-License-Identifier: MIT
//
// A recursive-descent JSON parser with a depth limit.  Strings without escapes are slices of the
// text; others are decoded into the arena, a lone surrogate as U+FFFD.
#include "module/json.h"

#include <stdint.h>

enum { MAX_DEPTH = 128 };

struct parser {
  struct arena *arena;
  const char *at, *end;
  int depth;
};

static struct json *parse_value(struct parser *p);

static void skip_space(struct parser *p) {
  while (p->at < p->end &&
         (*p->at == ' ' || *p->at == '\t' || *p->at == '\n' || *p->at == '\r'))
    p->at++;
}

static bool take(struct parser *p, char c) {
  skip_space(p);
  if (p->at == p->end || *p->at != c) return false;
  p->at++;
  return true;
}

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The four digits after \u, or -1.
static int32_t parse_unit(struct parser *p) {
  if (p->end - p->at < 4) return -1;
  int32_t unit = 0;
  for (int i = 0; i < 4; i++) {
    int digit = hex_value(*p->at++);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

static size_t encode_utf8(char *out, uint32_t c) {
  if (c < 0x80) return out[0] = (char)c, 1;
  if (c < 0x800) {
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | c >> 18);
  out[1] = (char)(0x80 | (c >> 12 & 0x3F));
  out[2] = (char)(0x80 | (c >> 6 & 0x3F));
  out[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

// After "\u": the code point, with the second half of a surrogate pair; -1 if malformed.
static int32_t parse_code_point(struct parser *p) {
  int32_t unit = parse_unit(p);
  if (unit < 0xD800 || unit > 0xDFFF) return unit;
  if (unit < 0xDC00 && p->end - p->at >= 6 && p->at[0] == '\\' && p->at[1] == 'u') {
    const char *mark = p->at;
    p->at += 2;
    int32_t low = parse_unit(p);
    if (low >= 0xDC00 && low <= 0xDFFF) return 0x10000 + ((unit - 0xD800) << 10) + low - 0xDC00;
    p->at = mark;
  }
  return 0xFFFD;
}

// After a backslash: appends the character, returns its length or 0 if malformed.
static size_t parse_escape(struct parser *p, char *out) {
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  if (p->at == p->end) return 0;
  char c = *p->at++;
  if (c == 'u') {
    int32_t code_point = parse_code_point(p);
    return code_point < 0 ? 0 : encode_utf8(out, (uint32_t)code_point);
  }
  const char *name = c ? strchr(names, c) : NULL;
  if (!name) return 0;
  *out = values[name - names];
  return 1;
}

// After the opening quote, for a string with escapes: start is its first character.
static bool parse_escaped(struct parser *p, const char *start, struct str *out) {
  // An escape is never shorter than what it stands for; the closing quote is not passed.
  const char *close = p->at;
  while (close < p->end && *close != '"')
    close += *close == '\\' ? 2 : 1;
  if (close >= p->end) return false;
  char *text = arena_alloc(p->arena, (size_t)(close - start) + 4);
  size_t len = (size_t)(p->at - start);
  memcpy(text, start, len);
  while (p->at < p->end && *p->at != '"') {
    char c = *p->at++;
    if ((uint8_t)c < 0x20) return false;
    if (c != '\\') {
      text[len++] = c;
      continue;
    }
    size_t n = parse_escape(p, text + len);
    if (n == 0) return false;
    len += n;
  }
  if (p->at == p->end) return false;
  p->at++;
  *out = (struct str){text, len};
  return true;
}

static bool parse_string(struct parser *p, struct str *out) {
  if (!take(p, '"')) return false;
  const char *start = p->at;
  for (; p->at < p->end && (uint8_t)*p->at >= 0x20; p->at++) {
    if (*p->at == '\\') return parse_escaped(p, start, out);
    if (*p->at != '"') continue;
    *out = (struct str){start, (size_t)(p->at++ - start)};
    return true;
  }
  return false;
}

static bool take_digits(struct parser *p) {
  const char *start = p->at;
  while (p->at < p->end && *p->at >= '0' && *p->at <= '9')
    p->at++;
  return p->at > start;
}

static bool parse_number(struct parser *p) {
  if (*p->at == '-') p->at++;
  if (p->at < p->end && *p->at == '0') {
    p->at++;
  } else if (!take_digits(p)) {
    return false;
  }
  if (p->at < p->end && *p->at == '.') {
    p->at++;
    if (!take_digits(p)) return false;
  }
  if (p->at < p->end && (*p->at == 'e' || *p->at == 'E')) {
    p->at++;
    if (p->at < p->end && (*p->at == '+' || *p->at == '-')) p->at++;
    if (!take_digits(p)) return false;
  }
  return true;
}

static bool parse_word(struct parser *p, struct str word) {
  if (!str_starts((struct str){p->at, (size_t)(p->end - p->at)}, word)) return false;
  p->at += word.len;
  return true;
}

static bool parse_items(struct parser *p, struct json *parent, char close) {
  struct json **link = &parent->first;
  if (take(p, close)) return true;
  do {
    struct str key = {0};
    if (close == '}' && (!parse_string(p, &key) || !take(p, ':'))) return false;
    struct json *item = parse_value(p);
    if (!item) return false;
    item->key = key;
    *link = item;
    link = &item->next;
  } while (take(p, ','));
  return take(p, close);
}

static bool parse_container(struct parser *p, struct json *value, enum json_type type) {
  value->type = type;
  p->at++;
  if (++p->depth > MAX_DEPTH) return false;
  bool ok = parse_items(p, value, type == JSON_OBJECT ? '}' : ']');
  p->depth--;
  return ok;
}

static bool parse_scalar(struct parser *p, struct json *value) {
  const char *start = p->at;
  switch (*p->at) {
  case '"': value->type = JSON_STRING; return parse_string(p, &value->text);
  case 'n': value->type = JSON_NULL; return parse_word(p, STR("null"));
  case 't': value->type = JSON_TRUE; return parse_word(p, STR("true"));
  case 'f': value->type = JSON_FALSE; return parse_word(p, STR("false"));
  default: break;
  }
  value->type = JSON_NUMBER;
  if (!parse_number(p)) return false;
  value->text = (struct str){start, (size_t)(p->at - start)};
  return true;
}

static struct json *parse_value(struct parser *p) {
  skip_space(p);
  if (p->at == p->end) return NULL;
  struct json *value = arena_alloc(p->arena, sizeof *value);
  const char *start = p->at;
  bool ok = *start == '{'   ? parse_container(p, value, JSON_OBJECT)
            : *start == '[' ? parse_container(p, value, JSON_ARRAY)
                            : parse_scalar(p, value);
  value->source = (struct str){start, (size_t)(p->at - start)};
  return ok ? value : NULL;
}

const struct json *json_parse(struct arena *arena, struct str text) {
  if (str_starts(text, STR("\xEF\xBB\xBF"))) text = str_slice(text, 3, text.len);
  struct parser p = {arena, text.data, text.data + text.len, 0};
  const struct json *value = parse_value(&p);
  skip_space(&p);
  return value && p.at == p.end ? value : NULL;
}

const struct json *json_member(const struct json *object, struct str key) {
  const struct json *found = NULL;
  if (!object || object->type != JSON_OBJECT) return NULL;
  for (const struct json *member = object->first; member; member = member->next)
    if (str_equal(member->key, key)) found = member;
  return found;
}
