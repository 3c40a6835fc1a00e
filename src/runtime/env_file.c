// SPDX-License-Identifier: MIT
//
// `NAME=value` lines. Blanks around both are dropped; `export ` before the name and `#` comments
// are ignored. A value in "...", '...' or `...` may contain line breaks and '#'; in double quotes
// `\n` is a line break. A quote that is never closed is a part of the value. Lines without '='
// are skipped. Any bytes are legal input.
#include "runtime/env_file.h"

#include <errno.h>
#include <stdio.h>

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f' || c == '\n';
}

static struct str trim(struct str s) {
  while (s.len > 0 && is_blank(s.data[0]))
    s = str_slice(s, 1, s.len);
  while (s.len > 0 && is_blank(s.data[s.len - 1]))
    s.len--;
  return s;
}

static size_t find(struct str s, char c) {
  const char *at = s.len ? memchr(s.data, c, s.len) : NULL;
  return at ? (size_t)(at - s.data) : s.len;
}

// Text in double quotes, with its line breaks made real.
static void unescape(struct buf *out, struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    bool is_break = text.data[i] == '\\' && i + 1 < text.len && text.data[i + 1] == 'n';
    buf_append_char(out, is_break ? '\n' : text.data[i]);
    if (is_break) i++;
  }
}

// Reads the value that `text` starts with, up to the end of its line. Returns how much was read.
static size_t read_value(struct str text, struct buf *value) {
  if (text.len == 0 || text.data[0] == '\n') return 0;
  size_t skipped = 0; // over line breaks too, if the line has a blank after '='
  while (skipped < text.len && is_blank(text.data[skipped]))
    skipped++;
  struct str rest = str_slice(text, skipped, text.len);
  char quote = rest.len ? rest.data[0] : 0;
  bool is_quote = quote == '"' || quote == '\'' || quote == '`';
  if (is_quote) {
    size_t close = find(str_slice(rest, 1, rest.len), quote) + 1;
    if (close < rest.len) {
      struct str inner = str_slice(rest, 1, close);
      if (quote == '"') {
        unescape(value, inner);
      } else {
        buf_append_str(value, inner);
      }
      return skipped + close + find(str_slice(rest, close, rest.len), '\n');
    }
  }
  size_t end = find(rest, '\n');
  struct str line = str_slice(rest, 0, end);
  // A quote that is never closed is text, and so is all that follows it on the line.
  if (!is_quote) line = trim(str_slice(line, 0, find(line, '#')));
  buf_append_str(value, line);
  return skipped + end;
}

static struct str clean_name(struct str name) {
  name = trim(name);
  if (str_starts(name, STR("export "))) name = trim(str_slice(name, 7, name.len));
  return name;
}

static void parse_lines(struct str text, env_file_visit *visit, void *arg) {
  struct buf value = {0};
  while ((text = trim(text)).len > 0) {
    size_t line_end = find(text, '\n'), equals = find(text, '=');
    if (text.data[0] == '#' || equals > line_end || equals == text.len) {
      text = str_slice(text, line_end, text.len);
      continue;
    }
    struct str name = clean_name(str_slice(text, 0, equals));
    text = str_slice(text, equals + 1, text.len);
    bool is_empty = text.len == 0 || text.data[0] == '\n';
    if (name.len == 0 && !is_empty) continue; // what follows '=' is read as a line of its own
    value.len = 0;
    buf_reserve(&value, 0);
    size_t used = read_value(text, &value);
    text = str_slice(text, used, text.len);
    visit(arg, name, buf_str(&value));
  }
  buf_free(&value);
}

void env_file_parse(struct str text, env_file_visit *visit, void *arg) {
  struct buf lines = {0};
  for (size_t i = 0; i < text.len; i++)
    if (text.data[i] != '\r') buf_append_char(&lines, text.data[i]);
  parse_lines(buf_str(&lines), visit, arg);
  buf_free(&lines);
}

int env_file_read(const char *path, struct buf *content) {
  FILE *file = fopen(path, "rb");
  if (!file) return -errno;
  size_t n;
  do {
    buf_reserve(content, 65536);
    n = fread(content->data + content->len, 1, 65536, file);
    content->len += n;
  } while (n > 0);
  int err = ferror(file) ? -EIO : 0;
  fclose(file);
  return err;
}
