// SPDX-License-Identifier: MIT
// sources: src/bindings/url/percent.c src/util/buf.c src/util/alloc.c src/util/check.c
//
// Percent-encoding, which URLs and URLSearchParams share: the first byte chooses a set.  What was
// encoded is ASCII without anything from the set; encoding it again changes nothing, or, where the
// set has the '%' itself, decoding gives the input back.
#include "bindings/url/percent.h"
#include "util/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_encoded(struct str encoded, enum percent_set set) {
  for (size_t i = 0; i < encoded.len; i++)
    CHECK(encoded.data[i] == '%' || !percent_must_encode((uint8_t)encoded.data[i], set));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  enum percent_set set = 1u << (data[0] & 7);
  struct str input = {(const char *)data + 1, size - 1};
  struct buf encoded = {0}, again = {0}, decoded = {0};
  percent_encode(&encoded, input, set);
  check_encoded(buf_str(&encoded), set);
  bool is_reversible = percent_must_encode('%', set);
  if (is_reversible)
    percent_decode(&again, buf_str(&encoded));
  else
    percent_encode(&again, buf_str(&encoded), set);
  CHECK(str_equal(buf_str(&again), is_reversible ? input : buf_str(&encoded)));
  percent_decode(&decoded, input);
  CHECK_INT(decoded.len, <=, input.len);
  buf_free(&encoded);
  buf_free(&again);
  buf_free(&decoded);
  return 0;
}
