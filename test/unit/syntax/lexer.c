// SPDX-License-Identifier: MIT
//
// Tokens: every spelling is read as its kind, and values are what JavaScript says.
#include "unit.h"

#include <math.h>

#include "syntax/lexer.h"

struct reader {
  struct syn_lexer lex;
  struct syn_error error;
};

static void begin(struct reader *reader, const char *text) {
  memset(reader, 0, sizeof(*reader));
  lex_init(&reader->lex, str_from(text), &reader->error);
  lex_next(&reader->lex);
}

static void test_spellings(void **state) {
  (void)state;
  for (int kind = T_BRACE_OPEN; kind < T_IDENTIFIER; kind++) {
    struct reader reader;
    begin(&reader, syn_token_spelling[kind]);
    assert_int_equal(reader.lex.token.kind, kind);
    lex_next(&reader.lex);
    assert_int_equal(reader.lex.token.kind, T_END);
    assert_int_equal(reader.error.message, M_NONE);
  }
}

static void assert_kinds(const char *text, size_t count, const enum syn_token_kind *kinds) {
  struct reader reader;
  begin(&reader, text);
  for (size_t i = 0; i < count; i++, lex_next(&reader.lex))
    assert_int_equal(reader.lex.token.kind, kinds[i]);
  assert_int_equal(reader.lex.token.kind, T_END);
  assert_int_equal(reader.error.message, M_NONE);
}
#define KINDS(text, ...)                                                                       \
  assert_kinds(text,                                                                           \
               sizeof((enum syn_token_kind[]){__VA_ARGS__}) / sizeof(enum syn_token_kind),     \
               (enum syn_token_kind[]){__VA_ARGS__})

static void test_sequences(void **state) {
  (void)state;
  KINDS("a?.5:b?.c", T_IDENTIFIER, T_QUESTION, T_NUMBER, T_COLON, T_IDENTIFIER, T_QUESTION_DOT,
        T_IDENTIFIER);
  KINDS("x <!-- comment\n--> another\n/* \n */ --> third\ny", T_IDENTIFIER, T_IDENTIFIER);
  KINDS("--> first\nx-->y", T_IDENTIFIER, T_DECREMENT, T_GT, T_IDENTIFIER);
  KINDS("#!/usr/bin/env node\n#x #\\u{61} v\\u0061r \xC3\xA9t\xC3\xA9", T_PRIVATE_NAME,
        T_PRIVATE_NAME, T_VAR, T_IDENTIFIER);
  KINDS("\xEF\xBB\xBF//x\xE2\x80\xA8y\xC2\xA0z", T_IDENTIFIER, T_IDENTIFIER);
  KINDS("0x1F 0b10n 1_000.5e-1_0 017 08.5 .5", T_NUMBER, T_BIGINT, T_NUMBER, T_NUMBER, T_NUMBER,
        T_NUMBER);
}

static void test_numbers(void **state) {
  (void)state;
  static const struct {
    const char *text;
    double value;
  } numbers[] = {{"0", 0},
                 {"017", 15},
                 {"019", 19},
                 {"08.5", 8.5},
                 {"0x_F", 15},
                 {"0XfF", 255},
                 {"0b101", 5},
                 {"0o17", 15},
                 {"1_000", 1000},
                 {"1e3", 1000},
                 {".5", 0.5},
                 {"0x20000000000001", 9007199254740992.0},
                 {"9e999", INFINITY},
                 {"0x20000000000003", 9007199254740996.0}};
  for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
    assert_true(lex_number_value((const uint8_t *)numbers[i].text, 0,
                                 (uint32_t)strlen(numbers[i].text)) == numbers[i].value);
}

static void assert_string(const char *literal, const char *value) {
  struct reader reader;
  struct buf out = {0};
  begin(&reader, literal);
  assert_int_equal(reader.lex.token.kind, T_STRING);
  lex_string_value(reader.lex.source, reader.lex.token.start, reader.lex.token.end, &out);
  assert_string_equal(out.data ? out.data : "", value);
  buf_free(&out);
}

static void test_strings(void **state) {
  (void)state;
  assert_string("''", "");
  assert_string("'a\\n\\x41\\u0042\\u{43}\\\r\nz\\q\\'\\101\\7'", "a\nABCzq'A\7");
  assert_string("'\\ud83d\\ude00 \\ud83d'", "\xF0\x9F\x98\x80 \xED\xA0\xBD");
}

static void test_templates(void **state) {
  (void)state;
  struct reader reader;
  struct buf out = {0};
  begin(&reader, "`a\\n\r\n$${b}\\u`");
  assert_true(reader.lex.token.template_head && !reader.lex.token.template_tail);
  assert_true(lex_template_value(reader.lex.source, &reader.lex.token, &out));
  assert_string_equal(out.data, "a\n\n$");
  lex_next(&reader.lex);
  lex_next(&reader.lex);
  lex_template_continuation(&reader.lex);
  assert_true(reader.lex.token.template_tail && reader.lex.token.template_bad);
  assert_false(lex_template_value(reader.lex.source, &reader.lex.token, &out));
  lex_template_error(&reader.lex, &reader.lex.token);
  assert_int_equal(reader.error.message, M_INVALID_UNICODE_ESCAPE);
  buf_free(&out);
}

static void test_errors_stick(void **state) {
  (void)state;
  struct reader reader;
  begin(&reader, "a @ 'b\nc");
  for (int i = 0; i < 5; i++)
    lex_next(&reader.lex);
  assert_int_equal(reader.lex.token.kind, T_END);
  assert_int_equal(reader.error.message, M_INVALID_TOKEN);
  assert_int_equal(reader.error.start, 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_spellings), cmocka_unit_test(test_sequences),
      cmocka_unit_test(test_numbers),   cmocka_unit_test(test_strings),
      cmocka_unit_test(test_templates), cmocka_unit_test(test_errors_stick),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
