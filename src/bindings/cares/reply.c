// SPDX-License-Identifier: MIT
//
// DNS messages (RFC 1035, section 4): a header, one question, and three sections of records. Every
// record of every section is decoded, so that a message is either good as a whole or refused as a whole;
// only the answers are told. What a record consists of is a word of letters in the table of layouts.
//
// The bytes are hostile. A cursor never leaves the slice that it reads; a pointer in a name leads to a
// place before the name it stands in, so that names end; and a name has at most 255 bytes.
#include "bindings/cares/reply.h"

#include <stdio.h>
#include <string.h>

#include "util/check.h"

#define CLASS_IN     1
#define NAME_MAX_LEN 255 // RFC 1035, section 2.3.4
#define LABEL_MAX    63
#define POINTER      0xc0

// 4 and 6: addresses; n: a name; b, w, d: numbers of 1, 2 and 4 bytes; p: a printable character string;
// t: the same, not empty; s: character strings to the end, at least one; r: the rest, at least a byte.
static const struct layout {
  uint16_t type;
  const char *fields;
} layouts[] = {
    {DNS_A, "4"},      {DNS_NS, "n"},         {DNS_CNAME, "n"},   {DNS_SOA, "nnddddd"},
    {DNS_PTR, "n"},    {DNS_MX, "wn"},        {DNS_TXT, "s"},     {DNS_AAAA, "6"},
    {DNS_SRV, "wwwn"}, {DNS_NAPTR, "wwpppn"}, {DNS_TLSA, "bbbr"}, {DNS_CAA, "btr"},
};

// The message and a place in it. Reading past the end sets failed, and gives zeros from then on.
// on the stack: of dns_reply_parse.
struct cursor {
  const uint8_t *data;
  size_t at, end;
  bool failed;
};

static const uint8_t *take(struct cursor *cursor, size_t len) {
  if (cursor->failed || cursor->end - cursor->at < len) {
    cursor->failed = true;
    return NULL;
  }
  const uint8_t *bytes = cursor->data + cursor->at;
  cursor->at += len;
  return bytes;
}

static uint32_t take_number(struct cursor *cursor, size_t len) {
  const uint8_t *bytes = take(cursor, len);
  uint32_t number = 0;
  for (size_t i = 0; bytes && i < len; i++)
    number = number << 8 | bytes[i];
  return number;
}

static struct str take_slice(struct cursor *cursor, size_t len) {
  const uint8_t *bytes = take(cursor, len);
  return (struct str){(const char *)bytes, bytes ? len : 0};
}

// ---- Names -------------------------------------------------------------------------------

// A name as text while it is being read.
// on the stack: of take_name.
struct name_text {
  char *out; // DNS_NAME_MAX characters; NULL only counts
  size_t len;
  size_t wire_len; // of what would be on the wire without pointers
};

// The characters of RFC 1035, section 5.1, that mean something in text are escaped.
static void append_label(struct name_text *text, const uint8_t *label, size_t len) {
  if (!text->out) return;
  if (text->len > 0) text->out[text->len++] = '.';
  for (size_t i = 0; i < len; i++) {
    uint8_t c = label[i];
    bool printable = c >= ' ' && c <= '~';
    if (!printable) {
      char escape[5];
      snprintf(escape, sizeof escape, "\\%03u", c);
      memcpy(text->out + text->len, escape, 4);
      text->len += 4;
      continue;
    }
    if (strchr(".;\\()@$\"", c)) text->out[text->len++] = '\\';
    text->out[text->len++] = (char)c;
  }
}

// Follows a pointer: the place it leads to lies before `limit`, which becomes that place.
static bool follow(struct cursor *cursor, uint8_t high, size_t *limit) {
  size_t target = (size_t)(high & ~POINTER) << 8 | take_number(cursor, 1);
  if (cursor->failed || target >= *limit) return false;
  cursor->at = *limit = target;
  return true;
}

// Reads a name into out, which may be NULL, and moves behind it. The length of the text.
static size_t take_name(struct cursor *cursor, char *out) {
  struct name_text text = {.out = out};
  struct cursor reader = *cursor;
  size_t limit = cursor->at;
  bool jumped = false;
  for (;;) {
    uint8_t len = (uint8_t)take_number(&reader, 1);
    if (!reader.failed && (len & POINTER) == POINTER) {
      bool good = follow(&reader, len, &limit);
      if (!jumped) cursor->at += 2;
      jumped = true;
      if (!good) break;
      continue;
    }
    const uint8_t *label = len > LABEL_MAX ? NULL : take(&reader, len);
    text.wire_len += (size_t)len + 1;
    if (!jumped) cursor->at = reader.at;
    if (!label || text.wire_len > NAME_MAX_LEN) break;
    if (len == 0) return text.len;
    append_label(&text, label, len);
  }
  cursor->failed = true;
  return 0;
}

// ---- Records -----------------------------------------------------------------------------

static bool is_printable(struct str text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.data[i] < ' ' || text.data[i] > '~') return false;
  return true;
}

static struct str take_texts(struct cursor *cursor) {
  size_t start = cursor->at;
  do
    take(cursor, take_number(cursor, 1));
  while (!cursor->failed && cursor->at < cursor->end);
  return cursor->failed ? (struct str){NULL, 0}
                        : (struct str){(const char *)cursor->data + start, cursor->at - start};
}

static struct dns_field take_field(struct cursor *cursor, char letter, char *name) {
  struct str slice;
  switch (letter) {
  case 'b': return (struct dns_field){DNS_NUMBER, .number = take_number(cursor, 1)};
  case 'w': return (struct dns_field){DNS_NUMBER, .number = take_number(cursor, 2)};
  case 'd': return (struct dns_field){DNS_NUMBER, .number = take_number(cursor, 4)};
  case '4': return (struct dns_field){DNS_ADDRESS, .bytes = take_slice(cursor, 4)};
  case '6': return (struct dns_field){DNS_ADDRESS, .bytes = take_slice(cursor, 16)};
  case 'n':
    slice = (struct str){name, take_name(cursor, name)};
    return (struct dns_field){DNS_TEXT, .bytes = slice};
  case 'p':
  case 't':
    slice = take_slice(cursor, take_number(cursor, 1));
    if (!is_printable(slice) || (letter == 't' && slice.len == 0)) cursor->failed = true;
    return (struct dns_field){DNS_TEXT, .bytes = slice};
  case 's': return (struct dns_field){DNS_TEXTS, .bytes = take_texts(cursor)};
  default:
    CHECK_INT(letter, ==, 'r');
    slice = take_slice(cursor, cursor->end - cursor->at);
    if (slice.len == 0) cursor->failed = true;
    return (struct dns_field){DNS_BYTES, .bytes = slice};
  }
}

static const char *layout_of(uint16_t type) {
  for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++)
    if (layouts[i].type == type) return layouts[i].fields;
  return NULL;
}

// Decodes the data of a record, which ends where its cursor ends.
static bool take_data(struct cursor *data, const char *fields, struct dns_record *record) {
  size_t names = 0;
  for (record->count = 0; fields[record->count]; record->count++) {
    char letter = fields[record->count];
    char *name = letter == 'n' ? record->names[names++] : NULL;
    record->fields[record->count] = take_field(data, letter, name);
  }
  return !data->failed;
}

// Reads one record and tells it, if on_record is not NULL.
static bool take_record(struct cursor *cursor, dns_on_record *on_record, void *arg) {
  struct dns_record record;
  take_name(cursor, NULL);
  record.type = (uint16_t)take_number(cursor, 2);
  uint16_t class = (uint16_t)take_number(cursor, 2);
  record.ttl = take_number(cursor, 4);
  size_t len = take_number(cursor, 2);
  struct cursor data = *cursor;
  if (!take(cursor, len) && len > 0) return false;
  if (cursor->failed) return false;
  data.end = cursor->at;
  const char *fields = layout_of(record.type);
  if (!fields || class != CLASS_IN) return true;
  if (!take_data(&data, fields, &record)) return false;
  if (on_record) on_record(arg, &record);
  return true;
}

static bool take_section(struct cursor *cursor, size_t count, dns_on_record *on_record,
                         void *arg) {
  for (size_t i = 0; i < count; i++)
    if (!take_record(cursor, on_record, arg)) return false;
  return true;
}

bool dns_reply_parse(struct str message, dns_on_record *on_record, void *arg) {
  struct cursor cursor = {(const uint8_t *)message.data, 0, message.len, false};
  take(&cursor, 4); // id and flags
  size_t questions = take_number(&cursor, 2), answers = take_number(&cursor, 2);
  size_t others = take_number(&cursor, 2);
  others += take_number(&cursor, 2);
  if (questions != 1) return false;
  take_name(&cursor, NULL);
  take(&cursor, 4); // type and class
  return !cursor.failed && take_section(&cursor, answers, on_record, arg) &&
         take_section(&cursor, others, NULL, NULL);
}

bool dns_next_text(struct str *texts, struct str *out) {
  if (texts->len == 0) return false;
  size_t len = (uint8_t)texts->data[0];
  *out = str_slice(*texts, 1, 1 + len);
  *texts = str_slice(*texts, 1 + len, texts->len);
  return true;
}
