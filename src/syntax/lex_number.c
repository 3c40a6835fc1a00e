// SPDX-License-Identifier: MIT
//
// Numbers: decimal, hexadecimal, octal, binary, those of old with a leading zero, separators, BigInts;
// and their values.
#include "syntax/lex_parts.h"

#include <stdlib.h>
#include <math.h>

static bool is_digit(uint8_t byte, uint32_t radix) {
  int digit = unicode_hex_digit(byte);
  return digit >= 0 && (uint32_t)digit < radix;
}

// Passes digits with separators between them, *at being at the first digit; false after an error.
static bool digits(struct syn_lexer *lex, uint32_t *at, uint32_t radix) {
  for (;;) {
    while (is_digit(lex_byte(lex, *at), radix))
      *at += 1;
    if (lex_byte(lex, *at) != '_') return true;
    *at += 1;
    if (is_digit(lex_byte(lex, *at), radix)) continue;
    lex_fail(lex, lex_byte(lex, *at) == '_' ? M_CONTINUOUS_SEPARATOR : M_TRAILING_SEPARATOR,
             *at, *at + 1);
    return false;
  }
}

// A digit must be at *at; then like digits().
static bool some_digits(struct syn_lexer *lex, uint32_t *at, uint32_t radix) {
  if (is_digit(lex_byte(lex, *at), radix)) return digits(lex, at, radix);
  lex_illegal(lex, lex->token.start, *at);
  return false;
}

// What is behind the whole part of a decimal number.
static bool fraction_and_exponent(struct syn_lexer *lex, uint32_t *at, bool *is_integer) {
  if (lex_byte(lex, *at) == '.') {
    *at += 1;
    *is_integer = false;
    if (is_digit(lex_byte(lex, *at), 10) && !digits(lex, at, 10)) return false;
  }
  if ((lex_byte(lex, *at) | 0x20) == 'e') {
    *at += 1;
    *is_integer = false;
    uint8_t sign = lex_byte(lex, *at);
    if (sign == '+' || sign == '-') *at += 1;
    if (!some_digits(lex, at, 10)) return false;
  }
  return true;
}

static uint32_t radix_of(uint8_t letter) {
  switch (letter | 0x20) {
  case 'x': return 16;
  case 'o': return 8;
  case 'b': return 2;
  default: return 0;
  }
}

// 017, or 089 and 08.5, which are decimal.
static bool legacy(struct syn_lexer *lex, uint32_t *at) {
  bool is_octal = true, is_integer = true;
  for (; is_digit(lex_byte(lex, *at), 10); *at += 1)
    if (lex->source[*at] >= '8') is_octal = false;
  lex->token.octal = true;
  return is_octal || fraction_and_exponent(lex, at, &is_integer);
}

static bool starts_word(const struct syn_lexer *lex, uint32_t at) {
  uint8_t byte = lex_byte(lex, at);
  if (byte < 0x80) return unicode_is_word_byte(byte) || byte == '\\';
  uint32_t width;
  return unicode_is_id_start(lex_code_point(lex, at, &width));
}

void lex_number(struct syn_lexer *lex) {
  uint32_t start = lex->token.start, at = start;
  uint8_t first = lex_byte(lex, at), second = lex_byte(lex, at + 1);
  uint32_t radix = first == '0' ? radix_of(second) : 0;
  bool is_integer = true, fine;
  if (radix) {
    at += 2;
    fine = some_digits(lex, &at, radix);
  } else if (first == '0' && second == '_') {
    lex_fail(lex, M_ZERO_SEPARATOR, at + 1, at + 2);
    return;
  } else if (first == '0' && second >= '0' && second <= '9') {
    fine = legacy(lex, &at);
  } else {
    fine = first == '.' || digits(lex, &at, 10);
    fine = fine && fraction_and_exponent(lex, &at, &is_integer);
  }
  if (!fine) return;
  enum syn_token_kind kind = T_NUMBER;
  uint32_t digits_end = at;
  if (is_integer && !lex->token.octal && lex_byte(lex, at) == 'n') {
    kind = T_BIGINT;
    at++;
  }
  if (starts_word(lex, at)) {
    lex_illegal(lex, start, digits_end);
    return;
  }
  lex_end(lex, kind, at);
  lex_check_octal(lex);
}

// Digits of a radix that is a power of two, rounded to nearest, ties to even.
static double power_of_two_value(const uint8_t *source, uint32_t at, uint32_t end,
                                 uint32_t bits) {
  uint64_t top = 0; // the first 60 bits or so
  int exponent = 0;
  bool sticky = false; // whether anything below them is set
  for (; at < end; at++) {
    if (source[at] == '_' || source[at] == 'n') continue;
    uint64_t digit = (uint64_t)unicode_hex_digit(source[at]);
    if (top >> (63 - bits) == 0) {
      top = top << bits | digit;
    } else {
      exponent += (int)bits;
      sticky |= digit != 0;
    }
    if (exponent > 2000) return INFINITY;
  }
  return ldexp((double)(top | sticky), exponent);
}

double lex_number_value(const uint8_t *source, uint32_t start, uint32_t end) {
  uint32_t radix = end - start > 2 && source[start] == '0' ? radix_of(source[start + 1]) : 0;
  if (radix)
    return power_of_two_value(source, start + 2, end, radix == 16 ? 4 : radix == 8 ? 3 : 1);
  bool is_octal = end - start > 1 && source[start] == '0';
  for (uint32_t at = start; at < end && is_octal; at++)
    is_octal = source[at] >= '0' && source[at] <= '7';
  if (is_octal) return power_of_two_value(source, start, end, 3);
  struct buf plain = {0};
  for (uint32_t at = start; at < end; at++)
    if (source[at] != '_' && source[at] != 'n') buf_append_char(&plain, (char)source[at]);
  double value = plain.len > 0 ? strtod(plain.data, NULL) : NAN;
  buf_free(&plain);
  return value;
}
