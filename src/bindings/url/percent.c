// SPDX-License-Identifier: MIT
//
// The percent-encode sets nest (https://url.spec.whatwg.org/#percent-encoded-bytes): C0 control <
// fragment, query < special-query; query < path < userinfo < component < form-urlencoded.  They
// are one table of bit masks, so that encoding is one look-up a byte, and runs that need no
// encoding are copied whole.
#include "bindings/url/percent.h"

// One entry per ASCII byte, 16 in a row.
// clang-format off
static const uint8_t sets[128] = {
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xfe, 0x80, 0xfe, 0xfc, 0xc0, 0xc0, 0xc0, 0x88, 0x80, 0x80, 0x00, 0xc0, 0xc0, 0x00, 0x00, 0xe0,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xe0, 0xe0, 0xfe, 0xe0, 0xfe, 0xf0,
    0xe0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xe0, 0xe0, 0xe0, 0xf0, 0x00,
    0xf2, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xf0, 0xe0, 0xf0, 0x80, 0xff,
};
// clang-format on

bool percent_must_encode(uint8_t byte, enum percent_set set) {
  return byte >= 0x80 || (sets[byte] & set) != 0;
}

void percent_encode(struct buf *out, struct str input, enum percent_set set) {
  static const char hex[] = "0123456789ABCDEF";
  size_t run = 0;
  for (size_t i = 0; i < input.len; i++) {
    uint8_t byte = (uint8_t)input.data[i];
    if (!percent_must_encode(byte, set)) continue;
    buf_append(out, input.data + run, i - run);
    buf_append(out, (char[]){'%', hex[byte >> 4], hex[byte & 15]}, 3);
    run = i + 1;
  }
  buf_append(out, input.data + run, input.len - run);
}

// https://url.spec.whatwg.org/#percent-decode
void percent_decode(struct buf *out, struct str input) {
  buf_reserve(out, input.len);
  char *to = out->data + out->len;
  for (size_t i = 0; i < input.len; i++) {
    char byte = input.data[i];
    if (byte == '%' && input.len - i > 2) {
      int high = ascii_hex_value(input.data[i + 1]), low = ascii_hex_value(input.data[i + 2]);
      if (high >= 0 && low >= 0) {
        byte = (char)(high << 4 | low);
        i += 2;
      }
    }
    *to++ = byte;
  }
  *to = '\0';
  out->len = (size_t)(to - out->data);
}

void ascii_append_lower(struct buf *out, struct str text) {
  buf_reserve(out, text.len);
  char *to = out->data + out->len;
  for (size_t i = 0; i < text.len; i++)
    to[i] = ascii_lower(text.data[i]);
  to[text.len] = '\0';
  out->len += text.len;
}
