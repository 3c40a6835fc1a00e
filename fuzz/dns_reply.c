// SPDX-License-Identifier: MIT
// sources: src/bindings/cares/reply.c src/util/check.c
//
// Hostile replies of DNS servers. Every byte that a record points to is read, and what is promised of a record is
// checked: its fields, the length of its names, and that they are ASCII.
#include "bindings/cares/reply.h"
#include "util/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t read_bytes(struct str bytes, bool ascii) {
  size_t sum = 0;
  for (size_t i = 0; i < bytes.len; i++) {
    unsigned char c = (unsigned char)bytes.data[i];
    CHECK(!ascii || (c >= ' ' && c <= '~'));
    sum += c;
  }
  return sum;
}

static void on_record(void *arg, const struct dns_record *record) {
  size_t *sum = arg;
  CHECK_INT(record->count, >, 0);
  CHECK_INT(record->count, <=, DNS_MAX_FIELDS);
  for (size_t i = 0; i < record->count; i++) {
    const struct dns_field *field = &record->fields[i];
    struct str text, texts = field->bytes;
    *sum += field->number;
    if (field->kind == DNS_TEXT) CHECK_INT(field->bytes.len, <=, DNS_NAME_MAX);
    if (field->kind == DNS_ADDRESS) CHECK(field->bytes.len == 4 || field->bytes.len == 16);
    if (field->kind != DNS_TEXTS)
      *sum += read_bytes(field->bytes, field->kind == DNS_TEXT);
    else
      while (dns_next_text(&texts, &text))
        *sum += read_bytes(text, false);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  size_t sum = 0;
  dns_reply_parse((struct str){(const char *)data, size}, on_record, &sum);
  volatile size_t result = sum;
  (void)result;
  return 0;
}
