// SPDX-License-Identifier: MIT
//
// The kernels of every kind that this processor has give what the plain code gives: for texts of all
// lengths at all alignments, valid, damaged and random, and for every amount of room.
#include "unit.h"

#include <stdio.h>

#include "util/base64.h"
#include "util/hex.h"
#include "util/simd/simd.h"
#include "util/utf8.h"

enum { MAX_LEN = 200, MAX_OUT = 4 * MAX_LEN, GUARD = 0xA5 };

static uint32_t seed = 1;

static uint32_t next_random(uint32_t below) {
  seed = seed * 1664525 + 1013904223;
  return (seed >> 8) % below;
}

// One codec at work: what it returned and wrote, and nothing behind.
struct outcome {
  size_t written, read;
  uint8_t out[MAX_OUT + 64];
};

// A run of one codec over data of so many bytes, with so much room for output.
typedef void run(const uint8_t *data, size_t len, size_t cap, struct outcome *outcome);

static void run_prefix(const uint8_t *data, size_t len, size_t cap, struct outcome *outcome) {
  (void)cap;
  outcome->written = 0;
  outcome->read = utf8_ascii_prefix(data, len);
}

static void run_valid(const uint8_t *data, size_t len, size_t cap, struct outcome *outcome) {
  (void)cap;
  outcome->read = utf8_is_valid(data, len);
}

static void run_decode(const uint8_t *data, size_t len, size_t cap, struct outcome *outcome) {
  (void)cap;
  uint16_t units[MAX_LEN];
  outcome->read = utf8_to_utf16(data, len, units);
  outcome->written = outcome->read * 2;
  memcpy(outcome->out, units, outcome->written);
}

static void run_decode_narrow(const uint8_t *data, size_t len, size_t cap,
                              struct outcome *outcome) {
  (void)cap;
  uint8_t text[MAX_LEN];
  size_t written = 0;
  if (utf8_to_latin1(data, len, text, &written)) memcpy(outcome->out, text, written);
  outcome->read = outcome->written = written;
}

// UTF-16 at any alignment is undefined: it starts at an even distance.
static void run_encode(const uint8_t *data, size_t len, size_t cap, struct outcome *outcome) {
  uint16_t units[MAX_LEN / 2 + 8];
  size_t shift = (uintptr_t)data % 8;
  memcpy(units + shift, data, len / 2 * 2);
  outcome->written = utf8_from_utf16(units + shift, len / 2, outcome->out, cap, &outcome->read);
}

static void run_length(const uint8_t *data, size_t len, size_t cap, struct outcome *outcome) {
  (void)cap;
  uint16_t units[MAX_LEN / 2 + 1];
  memcpy(units, data, len / 2 * 2);
  outcome->read = utf8_length_of_utf16(units, len / 2);
}

static void run_encode_narrow(const uint8_t *data, size_t len, size_t cap,
                              struct outcome *outcome) {
  outcome->written = utf8_from_latin1(data, len, outcome->out, cap, &outcome->read);
}

static void run_length_narrow(const uint8_t *data, size_t len, size_t cap,
                              struct outcome *outcome) {
  (void)cap;
  outcome->read = utf8_length_of_latin1(data, len);
}

static void run_hex_encode(const uint8_t *data, size_t len, size_t cap,
                           struct outcome *outcome) {
  (void)cap;
  hex_encode(data, len, outcome->out);
  outcome->written = 2 * len;
}

static void run_hex_decode(const uint8_t *data, size_t len, size_t cap,
                           struct outcome *outcome) {
  outcome->written = hex_decode_latin1(data, len, outcome->out, cap);
}

static void run_base64_encode(const uint8_t *data, size_t len, size_t cap,
                              struct outcome *outcome) {
  enum base64_alphabet alphabet = cap % 2 ? BASE64_URL : BASE64_STANDARD;
  base64_encode(data, len, alphabet, outcome->out);
  outcome->written = base64_encoded_len(len, alphabet);
}

static void run_base64_decode(const uint8_t *data, size_t len, size_t cap,
                              struct outcome *outcome) {
  outcome->written = base64_decode_latin1(data, len, outcome->out, cap);
}

static void compare_kinds(run *codec, const uint8_t *data, size_t len, size_t cap) {
  static struct outcome expected, actual;
  memset(&expected, 0, sizeof(expected));
  memset(expected.out, GUARD, sizeof(expected.out));
  actual = expected;
  simd_use(simd_kind(0));
  codec(data, len, cap, &expected);
  for (size_t kind = 1; simd_kind(kind); kind++) {
    memset(&actual, 0, sizeof(actual));
    memset(actual.out, GUARD, sizeof(actual.out));
    simd_use(simd_kind(kind));
    codec(data, len, cap, &actual);
    assert_int_equal(actual.read, expected.read);
    assert_int_equal(actual.written, expected.written);
    assert_memory_equal(actual.out, expected.out, sizeof(actual.out));
  }
  simd_use(NULL);
}

// ---- Texts -------------------------------------------------------------------------------

typedef size_t writer(uint8_t *out, size_t len);

static size_t write_random(uint8_t *out, size_t len) {
  for (size_t i = 0; i < len; i++)
    out[i] = (uint8_t)next_random(256);
  return len;
}

// Code points around every border, mostly ASCII, or mostly of one length.
static size_t write_utf8(uint8_t *out, size_t len) {
  static const uint16_t units[] = {'a',    0x7f,   0x80,   0xff,   0x7ff,  0x800,  0xd7ff,
                                   0xe000, 0xfffd, 0xffff, 0xd800, 0xdbff, 0xdc00, 0xdfff};
  size_t n = 0;
  uint32_t habit = next_random(14), strength = next_random(10);
  for (;;) {
    uint32_t pick = next_random(10) < strength ? habit : next_random(14);
    uint16_t pair[2] = {units[pick], units[12 + next_random(2)]};
    size_t count = pick >= 10 ? 2 : 1;
    size_t written = utf8_from_utf16(pair, count, out + n, len - n, NULL);
    if (written == 0) break;
    n += written;
  }
  return n;
}

static size_t write_damaged(uint8_t *out, size_t len) {
  static const uint8_t bytes[] = {0x00, 0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0,
                                  0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed,
                                  0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xf8, 0xff};
  size_t n = write_utf8(out, len);
  for (uint32_t k = next_random(3) + 1; n > 0 && k > 0; k--)
    out[next_random((uint32_t)n)] = bytes[next_random(sizeof(bytes))];
  return n;
}

static size_t write_latin(uint8_t *out, size_t len) {
  size_t n = 0;
  for (uint32_t share = next_random(4) + 1; n < len;) {
    uint8_t c = (uint8_t)(next_random(4) < share ? next_random(128) : 0x80 + next_random(128));
    size_t written = utf8_from_latin1(&c, 1, out + n, len - n, NULL);
    if (written == 0) break;
    n += written;
  }
  if (n > 0 && next_random(3) == 0) out[next_random((uint32_t)n)] = 0xC4;
  return n;
}

static size_t write_units(uint8_t *out, size_t len) {
  static const uint16_t units[] = {'a',    0x7f,   0x80,   0x7ff,  0x800,  0xd7ff,
                                   0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff};
  uint32_t habit = next_random(12), strength = next_random(10);
  for (size_t i = 0; i + 2 <= len; i += 2)
    memcpy(out + i, &units[next_random(10) < strength ? habit : next_random(12)], 2);
  return len / 2 * 2;
}

static size_t write_alphabet(uint8_t *out, size_t len, const char *alphabet, uint32_t faults) {
  for (size_t i = 0; i < len; i++)
    out[i] = (uint8_t)alphabet[next_random((uint32_t)strlen(alphabet))];
  for (uint32_t k = next_random(faults + 1); len > 0 && k > 0; k--)
    out[next_random((uint32_t)len)] = (uint8_t)next_random(256);
  return len;
}

static size_t write_hex(uint8_t *out, size_t len) {
  return write_alphabet(out, len, "0123456789abcdefABCDEF", 1);
}

static size_t write_base64(uint8_t *out, size_t len) {
  return write_alphabet(
      out, len, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_", 2);
}

static const struct {
  const char *name;
  run *codec;
  writer *texts[4];
} codecs[] = {
    {"prefix", run_prefix, {write_utf8, write_damaged, write_random}},
    {"valid", run_valid, {write_utf8, write_damaged, write_random, write_latin}},
    {"decode", run_decode, {write_utf8, write_damaged, write_random, write_latin}},
    {"decode narrow", run_decode_narrow, {write_utf8, write_damaged, write_latin}},
    {"encode", run_encode, {write_units, write_random}},
    {"length", run_length, {write_units, write_random}},
    {"encode narrow", run_encode_narrow, {write_random, write_latin}},
    {"length narrow", run_length_narrow, {write_random, write_latin}},
    {"hex encode", run_hex_encode, {write_random}},
    {"hex decode", run_hex_decode, {write_hex, write_random}},
    {"base64 encode", run_base64_encode, {write_random}},
    {"base64 decode", run_base64_decode, {write_base64, write_random}},
};

// ---- Tests -------------------------------------------------------------------------------

// The text ends where the memory does, so that tools see reads behind it.
static void test_kinds_agree(void **state) {
  (void)state;
  for (size_t c = 0; c < sizeof(codecs) / sizeof(codecs[0]); c++) {
    for (size_t t = 0; t < 4 && codecs[c].texts[t]; t++) {
      for (size_t len = 0; len <= MAX_LEN; len++) {
        for (size_t shift = 0; shift < 16; shift++) {
          uint8_t *memory = malloc(shift + len + 1);
          size_t n = codecs[c].texts[t](memory + shift, len);
          uint8_t *text = malloc(shift + n + (n == 0));
          memcpy(text + shift, memory + shift, n);
          size_t cap = shift % 4 == 0 ? MAX_OUT : next_random((uint32_t)(2 * len + 2));
          compare_kinds(codecs[c].codec, text + shift, n, cap);
          free(text);
          free(memory);
        }
      }
    }
  }
}

// Every sequence of two bytes, and of three and four around the borders, at every place of a step.
static void test_sequences(void **state) {
  (void)state;
  uint8_t text[48];
  for (size_t at = 12; at < 34; at++) {
    for (unsigned bytes = 0; bytes < 0x10000; bytes++) {
      memset(text, bytes & 1 ? 'x' : ' ', sizeof(text));
      text[at] = (uint8_t)(bytes >> 8);
      text[at + 1] = (uint8_t)bytes;
      if (at % 2) text[at + 2] = 0x80;
      if (at % 4 > 1) text[at + 3] = 0xbf;
      compare_kinds(run_valid, text, sizeof(text), 0);
      if (bytes >= 0x8000) compare_kinds(run_decode, text, sizeof(text), 0);
    }
  }
}

// Cut and damaged digits at every place.
static void test_characters(void **state) {
  (void)state;
  uint8_t text[64];
  for (size_t at = 0; at < sizeof(text); at++) {
    for (unsigned c = 0; c < 256; c++) {
      memset(text, 'a', sizeof(text));
      text[at] = (uint8_t)c;
      compare_kinds(run_hex_decode, text, sizeof(text), 64);
      compare_kinds(run_base64_decode, text, sizeof(text), 64);
      compare_kinds(run_prefix, text, sizeof(text), 64);
    }
  }
}

static void test_long_length(void **state) {
  (void)state;
  static uint16_t units[50000];
  for (size_t i = 0; i < 50000; i++)
    units[i] =
        next_random(4) ? (uint16_t)(0xd800 + next_random(0x800)) : (uint16_t)next_random(0x900);
  simd_use(simd_kind(0));
  size_t expected = utf8_length_of_utf16(units, 50000);
  for (size_t kind = 1; simd_kind(kind); kind++) {
    simd_use(simd_kind(kind));
    assert_int_equal(utf8_length_of_utf16(units, 50000), expected);
  }
  simd_use(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_kinds_agree),
      cmocka_unit_test(test_sequences),
      cmocka_unit_test(test_characters),
      cmocka_unit_test(test_long_length),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
