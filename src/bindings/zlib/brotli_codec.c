// SPDX-License-Identifier: MIT
//
// Brotli.  Its libraries have no reset: a fresh state with the same parameters takes the place.
#include <brotli/decode.h>
#include <brotli/encode.h>
#include <stdlib.h>
#include <string.h>

#include "bindings/zlib/codec.h"
#include "util/alloc.h"

struct brotli_codec {
  struct codec codec; // first
  BrotliEncoderState *encoder;
  BrotliDecoderState *decoder;
  bool is_encoder;
  int32_t *params; // pairs
  size_t param_count;
};

static bool apply_params(struct brotli_codec *b) {
  for (size_t i = 0; i + 1 < b->param_count; i += 2) {
    unsigned name = (unsigned)b->params[i];
    uint32_t value = (uint32_t)b->params[i + 1];
    int ok = b->is_encoder
                 ? BrotliEncoderSetParameter(b->encoder, (BrotliEncoderParameter)name, value)
                 : BrotliDecoderSetParameter(b->decoder, (BrotliDecoderParameter)name, value);
    if (!ok) return false;
  }
  return true;
}

static bool open_state(struct brotli_codec *b) {
  if (b->is_encoder)
    b->encoder = BrotliEncoderCreateInstance(NULL, NULL, NULL);
  else
    b->decoder = BrotliDecoderCreateInstance(NULL, NULL, NULL);
  return (b->encoder || b->decoder) && apply_params(b);
}

static void free_state(struct brotli_codec *b) {
  if (b->encoder) BrotliEncoderDestroyInstance(b->encoder);
  if (b->decoder) BrotliDecoderDestroyInstance(b->decoder);
  b->encoder = NULL;
  b->decoder = NULL;
}

static void encode(struct brotli_codec *b, int flush) {
  struct codec *codec = &b->codec;
  if (!BrotliEncoderCompressStream(b->encoder, (BrotliEncoderOperation)flush, &codec->in_len,
                                   &codec->in, &codec->out_len, &codec->out, NULL))
    codec_fail(codec, -1, "ERR_BROTLI_COMPRESSION_FAILED", "Compression failed");
}

// "ERR_" and the name of the error.  The library's own text leaves out the prefix in old versions.
static const char *decoder_code(BrotliDecoderErrorCode error) {
  switch (error) {
#define NEWLINE
#define CASE(prefix, name, number)                                                             \
  case BROTLI_DECODER##prefix##name: return "ERR_" #prefix #name;
    BROTLI_DECODER_ERROR_CODES_LIST(CASE, NEWLINE)
#undef CASE
#undef NEWLINE
  default: return "ERR__ERROR_UNREACHABLE";
  }
}

static void decode(struct brotli_codec *b, int flush) {
  struct codec *codec = &b->codec;
  BrotliDecoderResult result = BrotliDecoderDecompressStream(
      b->decoder, &codec->in_len, &codec->in, &codec->out_len, &codec->out, NULL);
  if (result == BROTLI_DECODER_RESULT_ERROR) {
    BrotliDecoderErrorCode error = BrotliDecoderGetErrorCode(b->decoder);
    codec_fail(codec, (int)error, decoder_code(error), "Decompression failed");
  } else if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT &&
             flush == BROTLI_OPERATION_FINISH) {
    codec_fail_early_end(codec);
  }
}

static void brotli_step(struct codec *codec, int flush) {
  struct brotli_codec *b = (struct brotli_codec *)codec;
  if (b->is_encoder)
    encode(b, flush);
  else
    decode(b, flush);
}

static void brotli_reset(struct codec *codec) {
  struct brotli_codec *b = (struct brotli_codec *)codec;
  free_state(b);
  if (!open_state(b))
    codec_fail(codec, 0, "ERR_ZLIB_INITIALIZATION_FAILED", "Initialization failed");
}

static void brotli_close(struct codec *codec) {
  struct brotli_codec *b = (struct brotli_codec *)codec;
  free_state(b);
  free(b->params);
}

static const struct codec_ops brotli_ops = {brotli_step, brotli_reset, brotli_close};

struct codec *brotli_codec_new(enum codec_mode mode, const int32_t *params, size_t count) {
  struct brotli_codec *b = mem_zalloc(sizeof(*b));
  b->codec.ops = &brotli_ops;
  b->is_encoder = mode == CODEC_BROTLI_ENCODE;
  b->param_count = count;
  b->params =
      (int32_t *)codec_bytes_copy((const uint8_t *)params, count * sizeof(*params)).data;
  if (open_state(b)) return &b->codec;
  brotli_close(&b->codec);
  free(b);
  return NULL;
}
