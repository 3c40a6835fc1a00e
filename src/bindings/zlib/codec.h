// SPDX-License-Identifier: MIT
//
// One compressor or decompressor, of any format: bytes in, bytes out, no JavaScript.  A codec is
// used by one thread at a time, the loop's or a pool thread's.
#ifndef NODUS_BINDINGS_ZLIB_CODEC_H
#define NODUS_BINDINGS_ZLIB_CODEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The numbers are public: zlib.constants has them.
enum codec_mode {
  CODEC_DEFLATE = 1,
  CODEC_INFLATE,
  CODEC_GZIP,
  CODEC_GUNZIP,
  CODEC_DEFLATE_RAW,
  CODEC_INFLATE_RAW,
  CODEC_UNZIP,
  CODEC_BROTLI_DECODE,
  CODEC_BROTLI_ENCODE,
  CODEC_ZSTD_COMPRESS,
  CODEC_ZSTD_DECOMPRESS,
};

struct codec_error {
  int number;
  char code[64];
  char message[128]; // empty: no error
};

struct codec {
  const struct codec_ops *ops;
  // The window of a step: advanced as bytes are consumed and produced.
  const uint8_t *in;
  size_t in_len;
  uint8_t *out;
  size_t out_len;
  struct codec_error error;
  bool is_busy;     // a pool thread has it
  bool is_closed;   // its memory is gone
  bool close_soon;  // close when it is no longer busy
  bool is_reported; // the collector knows of its memory
};

struct codec_ops {
  // Works until the input is used up, the output is full or the stream ends; sets error.
  void (*step)(struct codec *codec, int flush);
  // Back to the state after creation; sets error.
  void (*reset)(struct codec *codec);
  // Frees all but the struct itself.
  void (*close)(struct codec *codec);
};

// Bytes that a codec keeps: owned by it, freed by close.
struct codec_bytes {
  uint8_t *data;
  size_t len;
};
struct codec_bytes codec_bytes_copy(const uint8_t *data, size_t len);

void codec_fail(struct codec *codec, int number, const char *code, const char *message);
// What all formats say when the input ends too early.
void codec_fail_early_end(struct codec *codec);

// NULL if the library refused the settings.  The dictionary may have length 0.
struct zlib_settings {
  enum codec_mode mode;
  int window_bits, level, mem_level, strategy;
  bool reject_garbage;
  const uint8_t *dictionary;
  size_t dictionary_len;
};
struct codec *zlib_codec_new(const struct zlib_settings *settings);
void zlib_codec_params(struct codec *codec, int level, int strategy);

// params: pairs of a parameter and its value.
struct codec *brotli_codec_new(enum codec_mode mode, const int32_t *params, size_t count);
// pledged_size < 0: unknown.
struct codec *zstd_codec_new(enum codec_mode mode, const int32_t *params, size_t count,
                             double pledged_size, const uint8_t *dictionary,
                             size_t dictionary_len);

// Runs a whole input through in one go.  *out is malloc()ed; at most max bytes.
enum codec_run { CODEC_RUN_OK, CODEC_RUN_ERROR, CODEC_RUN_TOO_LARGE };
enum codec_run codec_run(struct codec *codec, int flush, size_t chunk, size_t max,
                         uint8_t **out, size_t *out_len);

#endif
