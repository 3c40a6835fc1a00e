// SPDX-License-Identifier: MIT
//
// UTF-8: validity and replacement at every border that the Encoding standard names.
#include "unit.h"

#include "util/utf8.h"

struct sample {
  const char *bytes;
  size_t len;
  bool valid;
  uint16_t units[8];
  size_t unit_count;
};

static const struct sample samples[] = {
    {"", 0, true, {0}, 0},
    {"abc", 3, true, {'a', 'b', 'c'}, 3},
    {"a\0b", 3, true, {'a', 0, 'b'}, 3},
    {"\x7F\xC2\x80", 3, true, {0x7F, 0x80}, 2},
    {"\xDF\xBF\xE0\xA0\x80", 5, true, {0x7FF, 0x800}, 2},
    {"\xED\x9F\xBF\xEE\x80\x80", 6, true, {0xD7FF, 0xE000}, 2},
    {"\xEF\xBF\xBF\xF0\x90\x80\x80", 7, true, {0xFFFF, 0xD800, 0xDC00}, 3},
    {"\xF4\x8F\xBF\xBF", 4, true, {0xDBFF, 0xDFFF}, 2},
    // Overlong forms, surrogates and what lies beyond Unicode: one U+FFFD for each byte.
    {"\xC0\x80", 2, false, {0xFFFD, 0xFFFD}, 2},
    {"\xC1\xBF", 2, false, {0xFFFD, 0xFFFD}, 2},
    {"\xE0\x9F\xBF", 3, false, {0xFFFD, 0xFFFD, 0xFFFD}, 3},
    {"\xED\xA0\x80", 3, false, {0xFFFD, 0xFFFD, 0xFFFD}, 3},
    {"\xF0\x8F\xBF\xBF", 4, false, {0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD}, 4},
    {"\xF4\x90\x80\x80", 4, false, {0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD}, 4},
    {"\xF5\xFF", 2, false, {0xFFFD, 0xFFFD}, 2},
    // A sequence that is cut off: one U+FFFD for all of it.
    {"\xE2\x82", 2, false, {0xFFFD}, 1},
    {"\xF0\x9F\x98", 3, false, {0xFFFD}, 1},
    {"\xE2\x82"
     "a",
     3,
     false,
     {0xFFFD, 'a'},
     2},
    {"\xF0\x9F\xE2\x82\xAC", 5, false, {0xFFFD, 0x20AC}, 2},
    {"\x80"
     "a",
     2,
     false,
     {0xFFFD, 'a'},
     2},
};

static void test_decoding(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
    const struct sample *sample = &samples[i];
    const uint8_t *data = (const uint8_t *)sample->bytes;
    uint16_t out[8];
    assert_int_equal(utf8_is_valid(data, sample->len), sample->valid);
    size_t count = utf8_to_utf16(data, sample->len, out);
    assert_int_equal(count, sample->unit_count);
    assert_memory_equal(out, sample->units, count * sizeof(out[0]));
  }
}

static void test_round_trip(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
    const struct sample *sample = &samples[i];
    if (!sample->valid) continue;
    uint8_t out[32];
    size_t len = utf8_length_of_utf16(sample->units, sample->unit_count);
    assert_int_equal(len, sample->len);
    assert_int_equal(utf8_from_utf16(sample->units, sample->unit_count, out, len, NULL), len);
    assert_memory_equal(out, sample->bytes, len);
  }
}

static void test_lone_surrogates(void **state) {
  (void)state;
  const uint16_t units[] = {0xDC00, 'a', 0xD800, 0xD800, 0xDC00, 0xDBFF};
  const char expected[] = "\xEF\xBF\xBD"
                          "a"
                          "\xEF\xBF\xBD\xF0\x90\x80\x80\xEF\xBF\xBD";
  uint8_t out[32];
  size_t len = utf8_length_of_utf16(units, 6);
  assert_int_equal(len, sizeof(expected) - 1);
  assert_int_equal(utf8_from_utf16(units, 6, out, len, NULL), len);
  assert_memory_equal(out, expected, len);
}

static void test_incomplete_tail(void **state) {
  (void)state;
  const struct {
    const char *bytes;
    size_t tail;
  } cases[] = {
      {"abc", 0},      {"a\xE2\x82", 2}, {"a\xE2\x82\xAC", 0}, {"\xF0\x9F\x98", 3}, {"\xC3", 1},
      {"\xED\xA0", 0}, {"\x82\x82", 0},  {"\xFF", 0},          {"\xC1", 0},
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    const char *bytes = cases[i].bytes;
    assert_int_equal(utf8_incomplete_tail((const uint8_t *)bytes, strlen(bytes)),
                     cases[i].tail);
  }
}

static void test_latin1(void **state) {
  (void)state;
  const uint8_t text[] = {'a', 0x7F, 0x80, 0xFF};
  uint8_t out[8];
  assert_int_equal(utf8_length_of_latin1(text, 4), 6);
  assert_int_equal(utf8_from_latin1(text, 4, out, 6, NULL), 6);
  assert_memory_equal(out, "a\x7F\xC2\x80\xC3\xBF", 6);
}

static void test_ascii_prefix(void **state) {
  (void)state;
  uint8_t text[64];
  memset(text, 'x', sizeof(text));
  assert_int_equal(utf8_ascii_prefix(text, sizeof(text)), sizeof(text));
  for (size_t at = 0; at < sizeof(text); at++) {
    text[at] = 0x80;
    assert_int_equal(utf8_ascii_prefix(text, sizeof(text)), at);
    assert_int_equal(utf8_ascii_prefix(text, at), at);
    text[at] = 'x';
  }
}

// The lengths are those of what the encoder writes, wherever pairs and lone surrogates fall.
static void test_length_agrees_with_encoder(void **state) {
  (void)state;
  static const uint16_t kinds[] = {'a',    0x7f,   0x80,   0x7ff, 0x800,
                                   0xd83d, 0xde00, 0xdc00, 0xffff};
  static uint16_t units[20000];
  static uint8_t out[60000];
  uint32_t seed = 1;
  for (size_t i = 0; i < 20000; i++) {
    seed = seed * 1103515245 + 12345;
    units[i] = kinds[(seed >> 16) % 9];
  }
  for (size_t len = 0; len < 20000; len += len < 100 ? 1 : 997)
    for (size_t from = 0; from < 9; from++)
      assert_int_equal(
          utf8_length_of_utf16(units + from, len > from ? len - from : 0),
          utf8_from_utf16(units + from, len > from ? len - from : 0, out, sizeof(out), NULL));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_length_agrees_with_encoder),
      cmocka_unit_test(test_decoding),
      cmocka_unit_test(test_round_trip),
      cmocka_unit_test(test_lone_surrogates),
      cmocka_unit_test(test_latin1),
      cmocka_unit_test(test_ascii_prefix),
      cmocka_unit_test(test_incomplete_tail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
