// SPDX-License-Identifier: MIT
//
// deflate, zlib and gzip, over zlib.
//
// gzip input may hold several members one after another: when one ends and more bytes follow that
// are not zero (which is padding), decoding goes on with the next.  UNZIP takes either format; its
// first byte tells which, as no zlib stream begins with 0x1f.
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "bindings/zlib/codec.h"
#include "util/alloc.h"

#define GZIP_FIRST_BYTE 0x1f

struct zlib_codec {
  struct codec codec; // first
  z_stream stream;
  enum codec_mode mode;
  bool is_encoder;
  bool has_seen_input;
  bool is_gzip;
  bool reject_garbage;
  struct codec_bytes dictionary;
};

static bool is_encoder(enum codec_mode mode) {
  return mode == CODEC_DEFLATE || mode == CODEC_GZIP || mode == CODEC_DEFLATE_RAW;
}

static const char *code_name(int number) {
  switch (number) {
  case Z_NEED_DICT: return "Z_NEED_DICT";
  case Z_ERRNO: return "Z_ERRNO";
  case Z_STREAM_ERROR: return "Z_STREAM_ERROR";
  case Z_DATA_ERROR: return "Z_DATA_ERROR";
  case Z_MEM_ERROR: return "Z_MEM_ERROR";
  case Z_BUF_ERROR: return "Z_BUF_ERROR";
  case Z_VERSION_ERROR: return "Z_VERSION_ERROR";
  default: return "Z_OK";
  }
}

static void fail(struct zlib_codec *z, int number, const char *message) {
  if (z->stream.msg) message = z->stream.msg;
  codec_fail(&z->codec, number, code_name(number), message);
}

// ---- Steps -------------------------------------------------------------------------------

static int inflate_some(struct zlib_codec *z, int flush) {
  int err = inflate(&z->stream, flush);
  if (err != Z_NEED_DICT || z->dictionary.len == 0) return err;
  err = inflateSetDictionary(&z->stream, z->dictionary.data, (uInt)z->dictionary.len);
  // What zlib calls a data error here is a dictionary of another checksum.
  if (err == Z_DATA_ERROR) return Z_NEED_DICT;
  return err == Z_OK ? inflate(&z->stream, flush) : err;
}

static bool has_next_member(const struct zlib_codec *z) {
  return z->is_gzip && !z->reject_garbage && z->stream.avail_in > 0 &&
         z->stream.next_in[0] != 0;
}

static int inflate_members(struct zlib_codec *z, int flush) {
  if (!z->has_seen_input && z->stream.avail_in > 0) {
    z->has_seen_input = true;
    z->is_gzip = z->mode == CODEC_GUNZIP ||
                 (z->mode == CODEC_UNZIP && z->stream.next_in[0] == GZIP_FIRST_BYTE);
  }
  int err = inflate_some(z, flush);
  while (err == Z_STREAM_END && has_next_member(z)) {
    inflateReset(&z->stream);
    err = inflate_some(z, flush);
  }
  return err;
}

static void check(struct zlib_codec *z, int err, int flush) {
  switch (err) {
  case Z_OK:
  case Z_BUF_ERROR:
    if (z->codec.out_len > 0 && flush == Z_FINISH) codec_fail_early_end(&z->codec);
    break;
  case Z_STREAM_END: break;
  case Z_NEED_DICT:
    fail(z, err, z->dictionary.len == 0 ? "Missing dictionary" : "Bad dictionary");
    break;
  default: fail(z, err, "Zlib error"); break;
  }
}

// zlib counts in unsigned int.
static uInt limit(size_t n) {
  return n > UINT32_MAX ? UINT32_MAX : (uInt)n;
}

static void zlib_step(struct codec *codec, int flush) {
  struct zlib_codec *z = (struct zlib_codec *)codec;
  uInt in_len = limit(codec->in_len), out_len = limit(codec->out_len);
  // zlib takes no null pointer for input, even of no length.
  z->stream.next_in = in_len > 0 ? (Bytef *)codec->in : (Bytef *)"";
  z->stream.avail_in = in_len;
  z->stream.next_out = codec->out;
  z->stream.avail_out = out_len;
  // An input in several portions ends with the last one.
  int now = in_len < codec->in_len ? Z_NO_FLUSH : flush;
  int err = z->is_encoder ? deflate(&z->stream, now) : inflate_members(z, now);
  codec->in += in_len - z->stream.avail_in;
  codec->in_len -= in_len - z->stream.avail_in;
  codec->out += out_len - z->stream.avail_out;
  codec->out_len -= out_len - z->stream.avail_out;
  check(z, err, now);
}

// ---- Life --------------------------------------------------------------------------------

// Raw streams and compressors take the dictionary at once; zlib input asks for it.
static void set_dictionary(struct zlib_codec *z) {
  if (z->dictionary.len == 0) return;
  int err = Z_OK;
  if (z->mode == CODEC_DEFLATE || z->mode == CODEC_DEFLATE_RAW)
    err = deflateSetDictionary(&z->stream, z->dictionary.data, (uInt)z->dictionary.len);
  if (z->mode == CODEC_INFLATE_RAW)
    err = inflateSetDictionary(&z->stream, z->dictionary.data, (uInt)z->dictionary.len);
  if (err != Z_OK) fail(z, err, "Failed to set dictionary");
}

static void zlib_reset(struct codec *codec) {
  struct zlib_codec *z = (struct zlib_codec *)codec;
  int err = z->is_encoder ? deflateReset(&z->stream) : inflateReset(&z->stream);
  z->has_seen_input = z->is_gzip = false;
  if (err != Z_OK)
    fail(z, err, "Failed to reset stream");
  else
    set_dictionary(z);
}

static void zlib_close(struct codec *codec) {
  struct zlib_codec *z = (struct zlib_codec *)codec;
  if (z->is_encoder)
    deflateEnd(&z->stream);
  else
    inflateEnd(&z->stream);
  free(z->dictionary.data);
}

void zlib_codec_params(struct codec *codec, int level, int strategy) {
  struct zlib_codec *z = (struct zlib_codec *)codec;
  if (!z->is_encoder) return;
  // The output has nowhere to go, but the library has flushed before.
  z->stream.avail_in = 0;
  z->stream.avail_out = 0;
  int err = deflateParams(&z->stream, level, strategy);
  if (err != Z_OK && err != Z_BUF_ERROR) fail(z, err, "Failed to set parameters");
}

static const struct codec_ops zlib_ops = {zlib_step, zlib_reset, zlib_close};

struct codec *zlib_codec_new(const struct zlib_settings *settings) {
  struct zlib_codec *z = mem_zalloc(sizeof(*z));
  z->codec.ops = &zlib_ops;
  z->mode = settings->mode;
  z->is_encoder = is_encoder(settings->mode);
  z->reject_garbage = settings->reject_garbage;
  int bits = settings->window_bits;
  if (z->mode == CODEC_GZIP || z->mode == CODEC_GUNZIP) bits += 16;
  if (z->mode == CODEC_UNZIP) bits += 32;
  if (z->mode == CODEC_DEFLATE_RAW || z->mode == CODEC_INFLATE_RAW) bits = -bits;
  int err = z->is_encoder ? deflateInit2(&z->stream, settings->level, Z_DEFLATED, bits,
                                         settings->mem_level, settings->strategy)
                          : inflateInit2(&z->stream, bits);
  if (err != Z_OK) {
    free(z);
    return NULL;
  }
  z->dictionary = codec_bytes_copy(settings->dictionary, settings->dictionary_len);
  set_dictionary(z);
  return &z->codec;
}
