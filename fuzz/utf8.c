// SPDX-License-Identifier: MIT
// sources: src/util/utf8.c src/util/simd/*.c
//
// Decoding any bytes and encoding the result again: lengths are exact, the result is valid, and valid input comes back
// as it was.  Every kind of kernel does what the plain code does, for any amount of room.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "util/simd/simd.h"
#include "util/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

// What all kinds must agree about.
struct results {
  bool is_valid, is_narrow;
  size_t prefix, decoded, narrow, wide_len, narrow_len, wide_read, wide_written, narrow_read,
      narrow_written;
};

struct buffers {
  uint16_t *decoded;
  uint8_t *narrow, *from_wide, *from_narrow;
};

// Runs every codec over the bytes, which stand for UTF-8, for UTF-16 and for latin1.
static struct results run(const uint8_t *data, size_t len, const uint16_t *units, size_t cap,
                          struct buffers *out) {
  struct results r = {0};
  r.is_valid = utf8_is_valid(data, len);
  r.prefix = utf8_ascii_prefix(data, len);
  r.decoded = utf8_to_utf16(data, len, out->decoded);
  r.is_narrow = utf8_to_latin1(data, len, out->narrow, &r.narrow);
  r.wide_len = utf8_length_of_utf16(units, len / 2);
  r.narrow_len = utf8_length_of_latin1(data, len);
  r.wide_written = utf8_from_utf16(units, len / 2, out->from_wide, cap, &r.wide_read);
  r.narrow_written = utf8_from_latin1(data, len, out->from_narrow, cap, &r.narrow_read);
  return r;
}

static struct buffers make_buffers(size_t len, size_t cap) {
  return (struct buffers){calloc(len + 1, 2), calloc(len + 1, 1), calloc(cap + 1, 1),
                          calloc(cap + 1, 1)};
}

static void free_buffers(struct buffers *buffers) {
  free(buffers->decoded);
  free(buffers->narrow);
  free(buffers->from_wide);
  free(buffers->from_narrow);
}

static void compare_kinds(const uint8_t *data, size_t len, size_t cap) {
  uint16_t *units = malloc(len + 1);
  if (len > 0) memcpy(units, data, len / 2 * 2);
  struct buffers plain = make_buffers(len, cap);
  simd_use(simd_kind(0));
  struct results expected = run(data, len, units, cap, &plain);
  for (size_t kind = 1; simd_kind(kind); kind++) {
    struct buffers actual = make_buffers(len, cap);
    simd_use(simd_kind(kind));
    struct results r = run(data, len, units, cap, &actual);
    if (r.is_valid != expected.is_valid || r.is_narrow != expected.is_narrow ||
        r.prefix != expected.prefix || r.decoded != expected.decoded ||
        r.narrow != expected.narrow || r.wide_len != expected.wide_len ||
        r.narrow_len != expected.narrow_len || r.wide_read != expected.wide_read ||
        r.wide_written != expected.wide_written || r.narrow_read != expected.narrow_read ||
        r.narrow_written != expected.narrow_written)
      abort();
    if (memcmp(actual.decoded, plain.decoded, r.decoded * 2) ||
        memcmp(actual.narrow, plain.narrow, r.narrow) ||
        memcmp(actual.from_wide, plain.from_wide, cap + 1) ||
        memcmp(actual.from_narrow, plain.from_narrow, cap + 1))
      abort();
    free_buffers(&actual);
  }
  simd_use(NULL);
  free_buffers(&plain);
  free(units);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  compare_kinds(data, len, 2 * len);
  if (len > 0) compare_kinds(data, len, data[0]);

  uint16_t *units = malloc(len * sizeof(*units) + 1);
  size_t count = utf8_to_utf16(data, len, units);
  size_t need = utf8_length_of_utf16(units, count), read = 0;
  uint8_t *back = malloc(need + 1);
  if (utf8_from_utf16(units, count, back, need, &read) != need || read != count) abort();
  if (!utf8_is_valid(back, need)) abort();
  if (utf8_is_valid(data, len) && (need != len || memcmp(back, data, len))) abort();
  free(back);

  size_t wide = utf8_length_of_latin1(data, len), narrow = 0;
  back = malloc(wide + 1);
  if (utf8_from_latin1(data, len, back, wide, NULL) != wide || !utf8_is_valid(back, wide))
    abort();
  uint8_t *again = malloc(wide + 1);
  if (!utf8_to_latin1(back, wide, again, &narrow) || narrow != len || memcmp(again, data, len))
    abort();
  free(again);
  free(back);
  free(units);
  return 0;
}
