// SPDX-License-Identifier: MIT
//
// IPv4 and IPv6 addresses in hosts: https://url.spec.whatwg.org/#concept-ipv4-parser and
// #concept-ipv6-parser with their serialisers.  IPv4 is the lenient historical form (hexadecimal
// and octal parts, fewer than four of them); IPv6 is RFC 4291 text, serialised as RFC 5952 says.
#include "bindings/url/host.h"
#include "bindings/url/percent.h"

// The last part of a dotted name, an empty one after a final dot aside.
static struct str last_part(struct str domain) {
  if (domain.len > 0 && domain.data[domain.len - 1] == '.') domain.len--;
  size_t from = domain.len;
  while (from > 0 && domain.data[from - 1] != '.')
    from--;
  return str_slice(domain, from, domain.len);
}

// https://url.spec.whatwg.org/#ipv4-number-parser.  Values above 2^32 are all the same: too big.
static bool number_parse(struct str part, uint64_t *value) {
  if (part.len == 0) return false;
  int radix = 10;
  if (part.len >= 2 && part.data[0] == '0') {
    bool is_hex = ascii_lower(part.data[1]) == 'x';
    radix = is_hex ? 16 : 8;
    part = str_slice(part, is_hex ? 2 : 1, part.len);
  }
  uint64_t sum = 0;
  for (size_t i = 0; i < part.len; i++) {
    int digit = ascii_hex_value(part.data[i]);
    if (digit < 0 || digit >= radix) return false;
    if (sum <= UINT32_MAX) sum = sum * (uint64_t)radix + (uint64_t)digit;
  }
  *value = sum;
  return true;
}

// https://url.spec.whatwg.org/#ends-in-a-number-checker
bool ipv4_ends_in_number(struct str domain) {
  struct str last = last_part(domain);
  if (last.len == 0) return false;
  bool all_digits = true;
  for (size_t i = 0; i < last.len; i++)
    all_digits = all_digits && ascii_is_digit(last.data[i]);
  uint64_t ignored;
  return all_digits || number_parse(last, &ignored);
}

// https://url.spec.whatwg.org/#concept-ipv4-parser
bool ipv4_parse(struct str domain, uint32_t *address) {
  if (domain.len > 0 && domain.data[domain.len - 1] == '.') domain.len--;
  uint64_t numbers[4];
  size_t count = 0;
  for (size_t from = 0; from <= domain.len;) {
    size_t to = from;
    while (to < domain.len && domain.data[to] != '.')
      to++;
    if (count == 4 || !number_parse(str_slice(domain, from, to), &numbers[count++]))
      return false;
    from = to + 1;
  }
  // All but the last are bytes; the last fills what is left of the address.
  for (size_t i = 0; i + 1 < count; i++)
    if (numbers[i] > 255) return false;
  if (numbers[count - 1] >= (uint64_t)1 << (8 * (5 - count))) return false;
  uint64_t sum = numbers[count - 1];
  for (size_t i = 0; i + 1 < count; i++)
    sum += numbers[i] << (8 * (3 - i));
  *address = (uint32_t)sum;
  return true;
}

void ipv4_append(struct buf *out, uint32_t address) {
  buf_printf(out, "%u.%u.%u.%u", address >> 24, address >> 16 & 255, address >> 8 & 255,
             address & 255);
}

// The dotted tail of an IPv6 address ("::ffff:1.2.3.4"), four plain decimal bytes that must end
// the input.  Fills two pieces.
static bool embedded_ipv4_parse(struct str tail, uint16_t pieces[2]) {
  size_t i = 0;
  uint8_t bytes[4];
  for (int n = 0; n < 4; n++) {
    if (n > 0 && (i == tail.len || tail.data[i++] != '.')) return false;
    size_t start = i;
    int value = 0;
    for (; i < tail.len && ascii_is_digit(tail.data[i]); i++) {
      if (i > start && value == 0) return false; // no leading zeros
      value = value * 10 + (tail.data[i] - '0');
      if (value > 255) return false;
    }
    if (i == start) return false;
    bytes[n] = (uint8_t)value;
  }
  pieces[0] = (uint16_t)(bytes[0] << 8 | bytes[1]);
  pieces[1] = (uint16_t)(bytes[2] << 8 | bytes[3]);
  return i == tail.len;
}

// Moves the pieces after the compression point to the end (step 7 of the parser).
static void expand(uint16_t address[8], int compress, int count) {
  int moved = count - compress;
  for (int i = 0; i < moved; i++)
    address[7 - i] = address[count - 1 - i];
  for (int i = compress; i < 8 - moved; i++)
    address[i] = 0;
}

// https://url.spec.whatwg.org/#concept-ipv6-parser
bool ipv6_parse(struct str input, uint16_t address[8]) {
  int count = 0, compress = -1;
  size_t i = 0;
  if (input.len > 0 && input.data[0] == ':') {
    if (input.len < 2 || input.data[1] != ':') return false;
    i = 2;
    compress = 0;
  }
  while (i < input.len) {
    if (count == 8) return false;
    if (input.data[i] == ':') {
      if (compress >= 0) return false;
      i++;
      compress = count;
      continue;
    }
    size_t start = i;
    unsigned value = 0;
    for (; i < input.len && i - start < 4 && ascii_hex_value(input.data[i]) >= 0; i++)
      value = value << 4 | (unsigned)ascii_hex_value(input.data[i]);
    if (i < input.len && input.data[i] == '.') {
      if (i == start || count > 6) return false;
      if (!embedded_ipv4_parse(str_slice(input, start, input.len), address + count))
        return false;
      count += 2;
      break;
    }
    if (i == start && i < input.len) return false; // not a hexadecimal digit
    if (i < input.len && (input.data[i++] != ':' || i == input.len)) return false;
    address[count++] = (uint16_t)value;
  }
  if (compress < 0) return count == 8;
  if (count == 8) return false; // "::" must stand for one piece at least
  expand(address, compress, count);
  return true;
}

// The first longest run of at least two zero pieces, as RFC 5952 compresses.
static int zero_run(const uint16_t address[8], int *length) {
  int best = -1;
  *length = 1;
  for (int i = 0; i < 8;) {
    int end = i;
    while (end < 8 && address[end] == 0)
      end++;
    if (end - i > *length) {
      best = i;
      *length = end - i;
    }
    i = end + 1;
  }
  return best;
}

void ipv6_append(struct buf *out, const uint16_t address[8]) {
  int length, compress = zero_run(address, &length);
  for (int i = 0; i < 8; i++) {
    if (i == compress) {
      buf_append_text(out, i == 0 ? "::" : ":");
      i += length - 1;
      continue;
    }
    buf_printf(out, "%x", address[i]);
    if (i < 7) buf_append_char(out, ':');
  }
}
