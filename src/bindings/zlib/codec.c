// SPDX-License-Identifier: MIT
//
// What all codecs share: errors, owned bytes, and the run of a whole input into growing memory,
// which the convenience functions use: it never makes more than the caller's limit.
#include "bindings/zlib/codec.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "util/alloc.h"

// However large the chunks of a user are, memory is taken for output that is there.
#define MAX_FIRST_CHUNK ((size_t)1 << 20)

struct codec_bytes codec_bytes_copy(const uint8_t *data, size_t len) {
  struct codec_bytes bytes = {NULL, len};
  if (len == 0) return bytes;
  bytes.data = mem_alloc(len);
  memcpy(bytes.data, data, len);
  return bytes;
}

static void copy_text(char *out, size_t cap, const char *text) {
  size_t len = strlen(text);
  if (len >= cap) len = cap - 1;
  memcpy(out, text, len);
  out[len] = '\0';
}

void codec_fail(struct codec *codec, int number, const char *code, const char *message) {
  codec->error.number = number;
  copy_text(codec->error.code, sizeof(codec->error.code), code);
  copy_text(codec->error.message, sizeof(codec->error.message), message);
}

void codec_fail_early_end(struct codec *codec) {
  codec_fail(codec, Z_BUF_ERROR, "Z_BUF_ERROR", "unexpected end of file");
}

// Grows to twice the size, or to one byte above the limit, which shows that it was crossed.
static bool grow(uint8_t **data, size_t *cap, size_t max) {
  if (*cap > max) return false;
  size_t wanted = *cap > max / 2 ? max + 1 : *cap * 2;
  uint8_t *grown = realloc(*data, wanted);
  if (grown == NULL) return false;
  *data = grown;
  *cap = wanted;
  return true;
}

enum codec_run codec_run(struct codec *codec, int flush, size_t chunk, size_t max,
                         uint8_t **out, size_t *out_len) {
  size_t cap = chunk < MAX_FIRST_CHUNK ? chunk : MAX_FIRST_CHUNK, have = 0;
  if (cap > max) cap = max + 1;
  uint8_t *data = mem_alloc(cap);
  enum codec_run result = CODEC_RUN_OK;
  for (;;) {
    codec->out = data + have;
    codec->out_len = cap - have;
    codec->ops->step(codec, flush);
    have = cap - codec->out_len;
    if (codec->error.message[0] != '\0') result = CODEC_RUN_ERROR;
    if (have > max) result = CODEC_RUN_TOO_LARGE;
    if (result != CODEC_RUN_OK || codec->out_len > 0) break;
    if (!grow(&data, &cap, max)) result = CODEC_RUN_TOO_LARGE;
    if (result != CODEC_RUN_OK) break;
  }
  if (result != CODEC_RUN_OK) {
    free(data);
    return result;
  }
  // Give back what was taken too much.
  uint8_t *fitting = have > 0 && have < cap ? realloc(data, have) : data;
  *out = fitting ? fitting : data;
  *out_len = have;
  return result;
}
