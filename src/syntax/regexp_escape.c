// SPDX-License-Identifier: MIT
//
// Escape sequences of regular expressions.  Without u and v almost everything may be escaped, and what
// looks like a broken escape is the letter itself.
#include <string.h>

#include "syntax/regexp_parts.h"
#include "syntax/unicode.h"

static bool is_one_of(uint32_t character, const char *set) {
  return character > 0 && character < 0x80 && strchr(set, (int)character);
}

bool regexp_is_syntax_character(uint32_t character) {
  return is_one_of(character, "^$\\.*+?()[]{}|/");
}

static int hex_digit(const struct regexp *re, size_t ahead) {
  uint32_t character = regexp_peek(re, ahead);
  return character < 0x80 ? unicode_hex_digit((uint8_t)character) : -1;
}

// count hexadecimal digits; REGEXP_END, and nothing read, if they are not there.
static uint32_t fixed(struct regexp *re, size_t count) {
  uint32_t value = 0;
  for (size_t i = 0; i < count; i++) {
    int digit = hex_digit(re, i);
    if (digit < 0) return REGEXP_END;
    value = value << 4 | (uint32_t)digit;
  }
  re->at += count;
  return value;
}

static uint32_t braced(struct regexp *re) {
  uint32_t value = 0;
  size_t start = re->at++;
  for (; hex_digit(re, 0) >= 0 && value <= 0x10FFFF; re->at++)
    value = value << 4 | (uint32_t)hex_digit(re, 0);
  if (re->at > start + 1 && value <= 0x10FFFF && regexp_eat(re, '}')) return value;
  re->at = start;
  return REGEXP_END;
}

uint32_t regexp_unicode_escape(struct regexp *re, bool pairs, bool braces) {
  if (braces && regexp_peek(re, 0) == '{') return braced(re);
  uint32_t value = fixed(re, 4);
  if (!pairs || (value & 0xFFFFFC00) != 0xD800) return value;
  size_t start = re->at;
  if (regexp_eat(re, '\\') && regexp_eat(re, 'u')) {
    uint32_t low = fixed(re, 4);
    if ((low & 0xFFFFFC00) == 0xDC00) return 0x10000 + ((value & 0x3FF) << 10) + (low & 0x3FF);
  }
  re->at = start;
  return value;
}

// {name} or {name=value} behind p or P.
static void property(struct regexp *re, bool negated, bool in_class, bool *strings) {
  enum { LONGEST = 64 }; // no property has a longer name
  char text[LONGEST];
  size_t len = 0, value = 0;
  enum syn_message error = in_class ? M_REGEXP_CLASS_PROPERTY : M_REGEXP_PROPERTY;
  bool fine = regexp_eat(re, '{');
  for (; fine && regexp_peek(re, 0) != '}'; re->at++) {
    uint32_t character = regexp_peek(re, 0);
    fine = character < 0x80 && len < LONGEST;
    if (!fine) break;
    if (character == '=' && value == 0) value = len + 1;
    text[len++] = (char)character;
  }
  bool is_strings = false;
  struct str whole = {text, len};
  struct str name = value ? str_slice(whole, 0, value - 1) : whole;
  struct str behind = value ? str_slice(whole, value, len) : STR("");
  fine = fine && regexp_eat(re, '}') &&
         regexp_is_property(name, behind, value > 0, re->sets && !negated, &is_strings);
  if (!fine) regexp_fail(re, error);
  *strings = is_strings;
}

static uint32_t old_octal(struct regexp *re, uint32_t value) {
  for (int i = 0; i < 2; i++) {
    uint32_t digit = regexp_peek(re, 0);
    if (digit < '0' || digit > '7' || value * 8 + (digit - '0') > 0xFF) break;
    value = value * 8 + (digit - '0');
    re->at++;
  }
  return value;
}

// The digit was read.  Outside of classes only 0 comes here.
static uint32_t decimal(struct regexp *re, uint32_t digit) {
  if (re->unicode) {
    if (digit == '0' && !regexp_is_digit(regexp_peek(re, 0))) return 0;
    regexp_fail(re, digit >= '8' ? M_REGEXP_ESCAPE : M_REGEXP_DECIMAL_ESCAPE);
    return REGEXP_END;
  }
  return digit >= '8' ? digit : old_octal(re, digit - '0');
}

// \c, the c being read.
static uint32_t control(struct regexp *re, bool in_class) {
  uint32_t letter = regexp_peek(re, 0);
  bool is_letter = letter < 0x80 && ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'z');
  bool is_more = in_class && !re->unicode && (regexp_is_digit(letter) || letter == '_');
  if (is_letter || is_more) {
    re->at++;
    return letter & 0x1F;
  }
  if (re->unicode) {
    regexp_fail(re, M_REGEXP_UNICODE_ESCAPE);
    return REGEXP_END;
  }
  re->at--; // the backslash stands for itself
  return '\\';
}

static uint32_t identity(struct regexp *re, uint32_t character, bool in_class) {
  if (!re->unicode || regexp_is_syntax_character(character)) return character;
  if (in_class && character == '-') return character;
  if (in_class && re->sets && is_one_of(character, "&-!#%,:;<=>@`~")) return character;
  regexp_fail(re, M_REGEXP_ESCAPE);
  return REGEXP_END;
}

static uint32_t hexadecimal(struct regexp *re, uint32_t letter) {
  bool is_unicode = letter == 'u';
  uint32_t value =
      is_unicode ? regexp_unicode_escape(re, re->unicode, re->unicode) : fixed(re, 2);
  if (value != REGEXP_END) return value;
  if (!re->unicode) return letter;
  regexp_fail(re, is_unicode ? M_REGEXP_UNICODE_ESCAPE : M_REGEXP_ESCAPE);
  return REGEXP_END;
}

uint32_t regexp_escape(struct regexp *re, bool in_class, bool *strings) {
  uint32_t character = regexp_peek(re, 0);
  *strings = false;
  re->at++;
  switch (character) {
  case 'd':
  case 'D':
  case 's':
  case 'S':
  case 'w':
  case 'W': return REGEXP_SET;
  case 'p':
  case 'P':
    if (!re->unicode) return character;
    property(re, character == 'P', in_class, strings);
    return REGEXP_SET;
  case 'b': return in_class ? '\b' : identity(re, character, in_class);
  case 'f': return '\f';
  case 'n': return '\n';
  case 'r': return '\r';
  case 't': return '\t';
  case 'v': return '\v';
  case 'c': return control(re, in_class);
  case 'x':
  case 'u': return hexadecimal(re, character);
  case 'k':
    if (!re->named || re->unicode) return identity(re, character, in_class);
    regexp_fail(re, M_REGEXP_ESCAPE);
    return REGEXP_END;
  default:
    return regexp_is_digit(character) ? decimal(re, character)
                                      : identity(re, character, in_class);
  }
}
