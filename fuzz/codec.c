// SPDX-License-Identifier: MIT
// sources: src/bindings/zlib/codec.c src/bindings/zlib/zlib_codec.c src/bindings/zlib/brotli_codec.c src/bindings/zlib/zstd_codec.c src/util/alloc.c src/util/check.c
// libs: zlib libbrotlienc libbrotlidec libzstd
//
// Decompressors: any bytes, in one piece or in two, decode within the limit or fail with an error, and in two pieces to
// what they decode to in one. What the compressors make of them decodes to themselves.
#include <stdlib.h>
#include <string.h>

#include "bindings/zlib/codec.h"

#define LIMIT 65536

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct codec *open_codec(enum codec_mode mode) {
  if (mode == CODEC_BROTLI_DECODE) return brotli_codec_new(mode, NULL, 0);
  if (mode == CODEC_BROTLI_ENCODE) {
    static const int32_t fast[] = {1, 1}; // the quality
    return brotli_codec_new(mode, fast, 2);
  }
  if (mode == CODEC_ZSTD_COMPRESS || mode == CODEC_ZSTD_DECOMPRESS)
    return zstd_codec_new(mode, NULL, 0, -1, NULL, 0);
  struct zlib_settings settings = {.mode = mode, .window_bits = 15, .level = 1, .mem_level = 8};
  return zlib_codec_new(&settings);
}

static int finish_flag(enum codec_mode mode) {
  return mode < CODEC_BROTLI_DECODE ? 4 : 2;
}

static void close_codec(struct codec *codec) {
  codec->ops->close(codec);
  free(codec);
}

static enum codec_run run(enum codec_mode mode, const uint8_t *data, size_t size, uint8_t **out,
                          size_t *out_len) {
  struct codec *codec = open_codec(mode);
  codec->in = data;
  codec->in_len = size;
  enum codec_run result = codec_run(codec, finish_flag(mode), 64, LIMIT, out, out_len);
  close_codec(codec);
  return result;
}

// The bytes in two pieces, into a buffer of the limit's size; returns what was written.
static size_t run_split(enum codec_mode mode, const uint8_t *data, size_t size, size_t split,
                        uint8_t *out) {
  struct codec *codec = open_codec(mode);
  codec->out = out;
  codec->out_len = LIMIT + 1;
  codec->in = data;
  codec->in_len = split;
  codec->ops->step(codec, 0);
  if (codec->error.message[0] == '\0' && codec->in_len == 0) {
    codec->in = data + split;
    codec->in_len = size - split;
    codec->ops->step(codec, finish_flag(mode));
  }
  size_t written = LIMIT + 1 - codec->out_len;
  close_codec(codec);
  return written;
}

static void decode(enum codec_mode mode, const uint8_t *data, size_t size, size_t split) {
  uint8_t *out = NULL;
  size_t len = 0;
  if (run(mode, data, size, &out, &len) != CODEC_RUN_OK) return;
  if (len > LIMIT) abort();
  uint8_t *again = malloc(LIMIT + 1);
  size_t again_len = run_split(mode, data, size, split, again);
  // What follows the end may be told apart differently, but what was decoded must agree.
  size_t common = len < again_len ? len : again_len;
  if (common > 0 && memcmp(out, again, common) != 0) abort();
  free(again);
  free(out);
}

static void round_trip(enum codec_mode pack, enum codec_mode unpack, const uint8_t *data,
                       size_t size) {
  uint8_t *packed = NULL, *back = NULL;
  size_t packed_len = 0, back_len = 0;
  if (run(pack, data, size, &packed, &packed_len) != CODEC_RUN_OK) return;
  if (run(unpack, packed, packed_len, &back, &back_len) != CODEC_RUN_OK) abort();
  if (back_len != size || memcmp(back, data, size) != 0) abort();
  free(packed);
  free(back);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const struct {
    enum codec_mode pack, unpack;
  } pairs[] = {
      {CODEC_DEFLATE, CODEC_INFLATE},
      {CODEC_GZIP, CODEC_UNZIP},
      {CODEC_GZIP, CODEC_GUNZIP},
      {CODEC_DEFLATE_RAW, CODEC_INFLATE_RAW},
      {CODEC_BROTLI_ENCODE, CODEC_BROTLI_DECODE},
      {CODEC_ZSTD_COMPRESS, CODEC_ZSTD_DECOMPRESS},
  };
  if (size < 2) return 0;
  size_t which = data[0] % (sizeof(pairs) / sizeof(pairs[0]));
  size_t split = data[1] % (size - 1);
  decode(pairs[which].unpack, data + 2, size - 2, split < size - 2 ? split : size - 2);
  if (size < 4096) round_trip(pairs[which].pack, pairs[which].unpack, data + 2, size - 2);
  return 0;
}
