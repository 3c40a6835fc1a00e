// SPDX-License-Identifier: MIT
//
// Characters of source text.  The properties are ICU's; ASCII is answered without it.
#include "syntax/unicode.h"

#include <unicode/uchar.h>

#define LETTERS3(a) [a] = 3, [(a) + 1] = 3, [(a) + 2] = 3
#define LETTERS(a)                                                                             \
  LETTERS3(a), LETTERS3((a) + 3), LETTERS3((a) + 6), LETTERS3((a) + 9), LETTERS3((a) + 12),    \
      LETTERS3((a) + 15), LETTERS3((a) + 18), LETTERS3((a) + 21), [(a) + 24] = 3,              \
                                                                         [(a) + 25] = 3
const uint8_t unicode_word_bytes[256] = {
    ['$'] = 3, ['_'] = 3, LETTERS('a'), LETTERS('A'), ['0'] = 1, ['1'] = 1, ['2'] = 1,
    ['3'] = 1, ['4'] = 1, ['5'] = 1,    ['6'] = 1,    ['7'] = 1, ['8'] = 1, ['9'] = 1,
};

static bool continues(const uint8_t *at, const uint8_t *end, uint32_t count) {
  if ((uint32_t)(end - at) < count) return false;
  for (uint32_t i = 0; i < count; i++)
    if ((at[i] & 0xC0) != 0x80) return false;
  return true;
}

uint32_t unicode_decode(const uint8_t *at, const uint8_t *end, uint32_t *len) {
  uint8_t lead = at[0];
  *len = 1;
  if (lead < 0x80) return lead;
  uint32_t code_point;
  if (lead >= 0xC2 && lead < 0xE0 && continues(at + 1, end, 1)) {
    *len = 2;
    return (lead & 0x1Fu) << 6 | (at[1] & 0x3Fu);
  }
  if ((lead & 0xF0) == 0xE0 && continues(at + 1, end, 2)) {
    code_point = (lead & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    if (code_point >= 0x800) {
      *len = 3;
      return code_point;
    }
  }
  if (lead >= 0xF0 && lead < 0xF5 && continues(at + 1, end, 3)) {
    code_point =
        (lead & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
    if (code_point >= 0x10000 && code_point <= 0x10FFFF) {
      *len = 4;
      return code_point;
    }
  }
  return 0xFFFD;
}

void unicode_append(struct buf *out, size_t start, uint32_t code_point) {
  bool may_join = (code_point & 0x1FFC00) == 0xDC00 && out->len >= start + 3;
  if (may_join) {
    const uint8_t *last = (uint8_t *)out->data + out->len - 3;
    if (last[0] == 0xED && last[1] >= 0xA0 && last[1] < 0xB0) { // a leading surrogate
      uint32_t lead = (last[1] & 0x3Fu) << 6 | (last[2] & 0x3Fu);
      code_point = 0x10000 + ((lead & 0x3FF) << 10) + (code_point & 0x3FF);
      out->len -= 3;
    }
  }
  if (code_point < 0x80) {
    buf_append_char(out, (char)code_point);
  } else if (code_point < 0x800) {
    buf_append_char(out, (char)(0xC0 | code_point >> 6));
    buf_append_char(out, (char)(0x80 | (code_point & 0x3F)));
  } else {
    if (code_point < 0x10000) {
      buf_append_char(out, (char)(0xE0 | code_point >> 12));
    } else {
      buf_append_char(out, (char)(0xF0 | code_point >> 18));
      buf_append_char(out, (char)(0x80 | (code_point >> 12 & 0x3F)));
    }
    buf_append_char(out, (char)(0x80 | (code_point >> 6 & 0x3F)));
    buf_append_char(out, (char)(0x80 | (code_point & 0x3F)));
  }
}

bool unicode_is_id_start(uint32_t code_point) {
  if (code_point < 0x80) return unicode_word_bytes[code_point] & 2;
  return u_hasBinaryProperty((UChar32)code_point, UCHAR_ID_START);
}

bool unicode_is_id_continue(uint32_t code_point) {
  if (code_point < 0x80) return unicode_word_bytes[code_point];
  return u_hasBinaryProperty((UChar32)code_point, UCHAR_ID_CONTINUE) ||
         (code_point | 1) == 0x200D; // the joiners
}

bool unicode_is_blank(uint32_t code_point) {
  if (code_point < 0x80)
    return code_point == ' ' || code_point == '\t' || code_point == '\v' || code_point == '\f';
  return code_point == 0xFEFF || u_charType((UChar32)code_point) == U_SPACE_SEPARATOR;
}

int unicode_hex_digit(uint8_t byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  byte |= 0x20;
  return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}
