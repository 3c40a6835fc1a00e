// SPDX-License-Identifier: MIT
//
// Hosts: https://url.spec.whatwg.org/#hosts-(domains-and-ip-addresses).  Every function appends
// to out on success; after a failure out may hold a partial result, which the caller drops.
#ifndef NODUS_BINDINGS_URL_HOST_H
#define NODUS_BINDINGS_URL_HOST_H

#include <stdbool.h>
#include <stdint.h>

#include "util/buf.h"
#include "util/str.h"

// The host parser, followed by the host serialiser.
bool host_parse(struct buf *out, struct str input, bool is_opaque);

// Domain to ASCII and to Unicode with beStrict false, by UTS #46 non-transitional processing.
// The input is UTF-8; bytes that are not become U+FFFD (which no domain may hold).
bool domain_to_ascii(struct buf *out, struct str domain);
// Always gives a text, whatever the errors.
void domain_to_unicode(struct buf *out, struct str domain);

// The IPv4 parser's caller must have found that the host ends in a number.
bool ipv4_ends_in_number(struct str domain);
bool ipv4_parse(struct str domain, uint32_t *address);
void ipv4_append(struct buf *out, uint32_t address);
// Without the brackets.
bool ipv6_parse(struct str input, uint16_t address[8]);
void ipv6_append(struct buf *out, const uint16_t address[8]);

#endif
