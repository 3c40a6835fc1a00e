// SPDX-License-Identifier: MIT
//
// Answers of DNS servers, decoded: bytes in, records out. It knows neither the engine nor c-ares.
#ifndef NODUS_BINDINGS_CARES_REPLY_H
#define NODUS_BINDINGS_CARES_REPLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/str.h"

#define DNS_MAX_FIELDS 7
#define DNS_MAX_NAMES  2
// Of a name's 255 bytes each may need four characters ("\000").
#define DNS_NAME_MAX (4 * 255)

enum dns_type {
  DNS_A = 1,
  DNS_NS = 2,
  DNS_CNAME = 5,
  DNS_SOA = 6,
  DNS_PTR = 12,
  DNS_MX = 15,
  DNS_TXT = 16,
  DNS_AAAA = 28,
  DNS_SRV = 33,
  DNS_NAPTR = 35,
  DNS_TLSA = 52,
  DNS_ANY = 255,
  DNS_CAA = 257,
};

enum dns_field_kind {
  DNS_NUMBER,
  DNS_ADDRESS, // 4 or 16 bytes
  DNS_TEXT,    // a name or a character string: ASCII
  DNS_TEXTS,   // character strings, each behind its length byte: see dns_next_text
  DNS_BYTES,
};

struct dns_field {
  enum dns_field_kind kind;
  uint32_t number;
  struct str bytes;
};

// What a record says, in the order of the wire. The slices are valid during the call of on_record.
// on the stack: of dns_reply_parse.
struct dns_record {
  uint16_t type;
  uint32_t ttl; // seconds
  size_t count;
  struct dns_field fields[DNS_MAX_FIELDS];
  char names[DNS_MAX_NAMES][DNS_NAME_MAX];
};

typedef void dns_on_record(void *arg, const struct dns_record *record);

// Calls on_record for each answer of class IN whose type is one of enum dns_type, and returns whether
// the whole message is well formed: if it is not, records that were told before do not count.
bool dns_reply_parse(struct str message, dns_on_record *on_record, void *arg);

// Takes the next string of a DNS_TEXTS field; false at the end.
bool dns_next_text(struct str *texts, struct str *out);

#endif
