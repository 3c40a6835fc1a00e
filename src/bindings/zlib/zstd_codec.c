// SPDX-License-Identifier: MIT
//
// Zstandard.  Input may hold several frames; what follows a frame and does not begin like another
// is left alone, and so is reported as trailing by whoever asks.
#include <stdlib.h>
#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "bindings/zlib/codec.h"
#include "util/alloc.h"

#define MAGIC_SIZE 4
#define MAX_PLEDGE 9007199254740991.0

struct zstd_codec {
  struct codec codec; // first
  ZSTD_CCtx *encoder;
  ZSTD_DCtx *decoder;
  double pledged_size;
  double consumed;  // of the frame
  bool is_finished; // encoder: the frame was ended; decoder: so was the last one seen
};

// Names as users know them, by number.
#define ERROR_LIST(X)                                                                          \
  X(no_error)                                                                                  \
  X(GENERIC)                                                                                   \
  X(prefix_unknown)                                                                            \
  X(version_unsupported)                                                                       \
  X(frameParameter_unsupported)                                                                \
  X(frameParameter_windowTooLarge)                                                             \
  X(corruption_detected)                                                                       \
  X(checksum_wrong)                                                                            \
  X(dictionary_corrupted)                                                                      \
  X(dictionary_wrong)                                                                          \
  X(dictionaryCreation_failed)                                                                 \
  X(parameter_unsupported)                                                                     \
  X(parameter_outOfBound)                                                                      \
  X(tableLog_tooLarge)                                                                         \
  X(maxSymbolValue_tooLarge)                                                                   \
  X(maxSymbolValue_tooSmall)                                                                   \
  X(stage_wrong)                                                                               \
  X(init_missing)                                                                              \
  X(memory_allocation)                                                                         \
  X(workSpace_tooSmall)                                                                        \
  X(dstSize_tooSmall)                                                                          \
  X(srcSize_wrong)                                                                             \
  X(dstBuffer_null)

static const char *error_name(ZSTD_ErrorCode code) {
  switch (code) {
#define CASE(name)                                                                             \
  case ZSTD_error_##name: return "ZSTD_error_" #name;
    ERROR_LIST(CASE)
#undef CASE
  default: return "ZSTD_error_GENERIC";
  }
}

static bool fail_on(struct zstd_codec *z, size_t result) {
  if (!ZSTD_isError(result)) return false;
  ZSTD_ErrorCode code = ZSTD_getErrorCode(result);
  codec_fail(&z->codec, (int)code, error_name(code), ZSTD_getErrorString(code));
  return true;
}

static void advance(struct codec *codec, size_t consumed, size_t produced) {
  codec->in += consumed;
  codec->in_len -= consumed;
  codec->out += produced;
  codec->out_len -= produced;
}

// ---- Steps -------------------------------------------------------------------------------

static void encode(struct zstd_codec *z, int flush) {
  struct codec *codec = &z->codec;
  // To end an ended frame again would write an empty one.
  if (z->is_finished && codec->in_len == 0) return;
  ZSTD_inBuffer in = {codec->in, codec->in_len, 0};
  ZSTD_outBuffer out = {codec->out, codec->out_len, 0};
  size_t left = ZSTD_compressStream2(z->encoder, &out, &in, (ZSTD_EndDirective)flush);
  advance(codec, in.pos, out.pos);
  z->consumed += (double)in.pos;
  if (fail_on(z, left)) return;
  z->is_finished = flush == ZSTD_e_end && left == 0;
  // The library forgets the pledge when all input comes with the end.
  if (z->is_finished && z->pledged_size >= 0 && z->consumed != z->pledged_size)
    codec_fail(codec, ZSTD_error_srcSize_wrong, error_name(ZSTD_error_srcSize_wrong),
               ZSTD_getErrorString(ZSTD_error_srcSize_wrong));
}

// Whether bytes after a frame begin another one: a frame or a skippable frame.
static bool begins_frame(const uint8_t *data, size_t len, int flush) {
  static const uint8_t frame[MAGIC_SIZE] = {0x28, 0xb5, 0x2f, 0xfd};
  static const uint8_t skippable[MAGIC_SIZE - 1] = {0x2a, 0x4d, 0x18};
  // Too few bytes may be completed by the next chunk, if there is to be one.
  if (len < MAGIC_SIZE && flush == ZSTD_e_end) return false;
  size_t n = len < MAGIC_SIZE ? len : MAGIC_SIZE;
  if (memcmp(data, frame, n) == 0) return true;
  return (data[0] & 0xf0) == 0x50 && memcmp(data + 1, skippable, n - 1) == 0;
}

static void decode(struct zstd_codec *z, int flush) {
  struct codec *codec = &z->codec;
  bool goes_on = true;
  while (goes_on) {
    if (z->is_finished) {
      if (codec->in_len == 0 || !begins_frame(codec->in, codec->in_len, flush)) return;
    }
    ZSTD_inBuffer in = {codec->in, codec->in_len, 0};
    ZSTD_outBuffer out = {codec->out, codec->out_len, 0};
    size_t left = ZSTD_decompressStream(z->decoder, &out, &in);
    advance(codec, in.pos, out.pos);
    if (fail_on(z, left)) return;
    z->is_finished = left == 0;
    goes_on = codec->in_len > 0 && codec->out_len > 0 && (in.pos > 0 || out.pos > 0);
  }
  if (!z->is_finished && flush == ZSTD_e_end && codec->in_len == 0 && codec->out_len > 0)
    codec_fail_early_end(codec);
}

static void zstd_step(struct codec *codec, int flush) {
  struct zstd_codec *z = (struct zstd_codec *)codec;
  if (z->encoder)
    encode(z, flush);
  else
    decode(z, flush);
}

// ---- Life --------------------------------------------------------------------------------

static bool pledge(struct zstd_codec *z) {
  if (z->encoder == NULL || z->pledged_size < 0) return true;
  return !ZSTD_isError(
      ZSTD_CCtx_setPledgedSrcSize(z->encoder, (unsigned long long)z->pledged_size));
}

static void zstd_reset(struct codec *codec) {
  struct zstd_codec *z = (struct zstd_codec *)codec;
  z->is_finished = false;
  z->consumed = 0;
  size_t result = z->encoder ? ZSTD_CCtx_reset(z->encoder, ZSTD_reset_session_only)
                             : ZSTD_DCtx_reset(z->decoder, ZSTD_reset_session_only);
  if (!fail_on(z, result) && !pledge(z))
    codec_fail(codec, 0, "ERR_ZLIB_INITIALIZATION_FAILED", "Could not set pledged src size");
}

static void zstd_close(struct codec *codec) {
  struct zstd_codec *z = (struct zstd_codec *)codec;
  ZSTD_freeCCtx(z->encoder);
  ZSTD_freeDCtx(z->decoder);
}

static const struct codec_ops zstd_ops = {zstd_step, zstd_reset, zstd_close};

static bool apply_params(struct zstd_codec *z, const int32_t *params, size_t count) {
  for (size_t i = 0; i + 1 < count; i += 2) {
    size_t result =
        z->encoder
            ? ZSTD_CCtx_setParameter(z->encoder, (ZSTD_cParameter)params[i], params[i + 1])
            : ZSTD_DCtx_setParameter(z->decoder, (ZSTD_dParameter)params[i], params[i + 1]);
    if (ZSTD_isError(result)) return false;
  }
  return true;
}

static bool load_dictionary(struct zstd_codec *z, const uint8_t *data, size_t len) {
  if (len == 0) return true;
  size_t result = z->encoder ? ZSTD_CCtx_loadDictionary(z->encoder, data, len)
                             : ZSTD_DCtx_loadDictionary(z->decoder, data, len);
  return !ZSTD_isError(result);
}

struct codec *zstd_codec_new(enum codec_mode mode, const int32_t *params, size_t count,
                             double pledged_size, const uint8_t *dictionary,
                             size_t dictionary_len) {
  struct zstd_codec *z = mem_zalloc(sizeof(*z));
  z->codec.ops = &zstd_ops;
  z->pledged_size = pledged_size < MAX_PLEDGE ? pledged_size : MAX_PLEDGE;
  if (mode == CODEC_ZSTD_COMPRESS)
    z->encoder = ZSTD_createCCtx();
  else
    z->decoder = ZSTD_createDCtx();
  if ((z->encoder || z->decoder) && apply_params(z, params, count) && pledge(z) &&
      load_dictionary(z, dictionary, dictionary_len))
    return &z->codec;
  zstd_close(&z->codec);
  free(z);
  return NULL;
}
