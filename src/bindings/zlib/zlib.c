// SPDX-License-Identifier: MIT
//
// The `zlib` binding: codecs as objects, stepped at once or on the thread pool.
//
// After a step the bytes left in the output and in the input stand in the shared `state` array
// (synchronous calls) or come as arguments of the callback.  Errors are values, [message, number,
// code], because the library decides whether to throw or to emit them.
#include <stdlib.h>
#include <zlib.h>

#include "bindings/binding.h"
#include "bindings/buffer/encoding.h"
#include "bindings/zlib/codec.h"
#include "loop/req.h"
#include "util/alloc.h"
#include "util/check.h"

// What a codec may hold outside of the engine's heap, so that the collector knows of it.
#define CODEC_MEMORY ((size_t)256 * 1024)

extern const struct binding zlib_binding;

struct zlib_state {
  uint32_t left[2]; // output, input
};

static void close_codec(struct codec *codec) {
  if (codec->is_closed) return;
  codec->is_closed = true;
  codec->ops->close(codec);
}

static void codec_free(void *native) {
  close_codec(native);
  free(native);
}

static const struct js_class codec_class = {"Codec", codec_free};

static struct codec *codec_arg(struct js_call *call, js_val v) {
  struct codec *codec = js_unwrap(call->ctx, v, &codec_class);
  CHECK(codec != NULL);
  CHECK(!codec->is_busy);
  return codec;
}

// The collector hears of a codec that is used in steps; one that runs once is closed right after.
static void report_memory(js_ctx ctx, struct codec *codec) {
  if (codec->is_reported) return;
  codec->is_reported = true;
  js_report_memory(ctx, CODEC_MEMORY);
}

// The error of the last step, taken away; NULL if there was none.
static js_val take_error(js_ctx ctx, struct codec *codec) {
  struct codec_error *error = &codec->error;
  if (error->message[0] == '\0') return NULL;
  js_val parts[] = {
      js_string(ctx, error->message),
      js_int(ctx, error->number),
      js_string(ctx, error->code),
  };
  error->message[0] = '\0';
  return js_array(ctx, COUNT_OF(parts), parts);
}

// ---- Creation ----------------------------------------------------------------------------

static js_val wrap_codec(struct js_call *call, struct codec *codec) {
  if (codec == NULL) return NULL;
  return js_wrap(call->ctx, &codec_class, codec);
}

// zlibNew(mode, windowBits, level, memLevel, strategy, rejectGarbage[, dictionary]): undefined if
// zlib refused.
JS_FUNCTION(zlib_new) {
  struct zlib_settings s = {0};
  int32_t mode;
  struct js_bytes dictionary;
  js_args(call, "iiiiib|B", &mode, &s.window_bits, &s.level, &s.mem_level, &s.strategy,
          &s.reject_garbage, &dictionary);
  s.mode = (enum codec_mode)mode;
  s.dictionary = dictionary.data;
  s.dictionary_len = dictionary.len;
  return wrap_codec(call, zlib_codec_new(&s));
}

// brotliNew(mode, params): params is an Int32Array of pairs.
JS_FUNCTION(zlib_brotli_new) {
  int32_t mode;
  struct js_bytes params;
  js_args(call, "iB", &mode, &params);
  return wrap_codec(call, brotli_codec_new((enum codec_mode)mode, (const int32_t *)params.data,
                                           params.len / sizeof(int32_t)));
}

// zstdNew(mode, params, pledgedSize[, dictionary]): pledgedSize is -1 if unknown.
JS_FUNCTION(zlib_zstd_new) {
  int32_t mode;
  double pledged;
  struct js_bytes params, dictionary;
  js_args(call, "iBd|B", &mode, &params, &pledged, &dictionary);
  return wrap_codec(call, zstd_codec_new((enum codec_mode)mode, (const int32_t *)params.data,
                                         params.len / sizeof(int32_t), pledged, dictionary.data,
                                         dictionary.len));
}

// ---- Steps -------------------------------------------------------------------------------

struct step_work {
  struct work work; // first
  struct codec *codec;
  int flush;
};

static void after_busy(struct codec *codec) {
  codec->is_busy = false;
  if (codec->close_soon) close_codec(codec);
}

static void step_run(struct work *work) {
  struct step_work *step = (struct step_work *)work;
  step->codec->ops->step(step->codec, step->flush);
}

static void step_done(struct work *work, bool cancelled) {
  struct step_work *step = (struct step_work *)work;
  struct codec *codec = step->codec;
  js_ctx ctx = work->req.env->ctx;
  if (cancelled) codec_fail(codec, Z_ERRNO, "Z_ERRNO", "Cancelled");
  js_val error = take_error(ctx, codec);
  js_val args[] = {
      error ? error : js_undefined(ctx),
      js_number(ctx, (double)codec->out_len),
      js_number(ctx, (double)codec->in_len),
  };
  after_busy(codec);
  req_complete(&work->req, COUNT_OF(args), args);
}

static void work_free(struct req *req) {
  free(req);
}

// A range of a view, clamped to what is there.
static struct js_bytes range(struct js_bytes bytes, int64_t offset, int64_t len) {
  CHECK(offset >= 0 && len >= 0 && (size_t)offset <= bytes.len);
  size_t rest = bytes.len - (size_t)offset;
  return (struct js_bytes){bytes.data + offset, (size_t)len < rest ? (size_t)len : rest};
}

// write(codec, flush, in, inOffset, inLength, out, outOffset, outLength[, callback(error,
// outLeft, inLeft)]): without a callback returns the error, or undefined, and sets state.
JS_FUNCTION(zlib_write) {
  js_val object, in_view, out_view, callback = NULL;
  int32_t flush;
  int64_t in_offset, in_len, out_offset, out_len;
  js_args(call, "vivllvll|f", &object, &flush, &in_view, &in_offset, &in_len, &out_view,
          &out_offset, &out_len, &callback);
  struct codec *codec = codec_arg(call, object);
  CHECK(!codec->is_closed);
  struct js_bytes in, out;
  bool (*get)(js_ctx, js_val, struct js_bytes *) = callback ? js_bytes_pin : js_bytes_get;
  CHECK(get(call->ctx, in_view, &in));
  CHECK(get(call->ctx, out_view, &out));
  in = range(in, in_offset, in_len);
  out = range(out, out_offset, out_len);
  codec->in = in.data;
  codec->in_len = in.len;
  codec->out = out.data;
  codec->out_len = out.len;
  struct env *env = env_current();
  report_memory(call->ctx, codec);
  if (callback) {
    struct step_work *step = mem_zalloc(sizeof(*step));
    step->codec = codec;
    step->flush = flush;
    codec->is_busy = true;
    js_val keep[] = {object, in_view, out_view};
    work_start(&step->work, env, callback, js_array(call->ctx, COUNT_OF(keep), keep), step_run,
               step_done, work_free);
    return NULL;
  }
  codec->ops->step(codec, flush);
  struct zlib_state *state = binding_state(env, &zlib_binding);
  state->left[0] = (uint32_t)codec->out_len;
  state->left[1] = (uint32_t)codec->in_len;
  return take_error(call->ctx, codec);
}

// ---- Whole inputs ------------------------------------------------------------------------

struct run_work {
  struct work work; // first
  struct codec *codec;
  int flush;
  size_t chunk, max;
  struct encoding_input input; // a text in UTF-8, or a pinned view
  uint8_t *out;
  size_t out_len;
  enum codec_run result;
};

static void run_run(struct work *work) {
  struct run_work *run = (struct run_work *)work;
  run->codec->in = run->input.data;
  run->codec->in_len = run->input.len;
  run->result =
      codec_run(run->codec, run->flush, run->chunk, run->max, &run->out, &run->out_len);
}

// An ArrayBuffer; or false: too large; or an error.  The codec is closed: it has done its work.
static js_val run_result(js_ctx ctx, struct run_work *run) {
  js_val result;
  switch (run->result) {
  case CODEC_RUN_OK: result = js_arraybuffer_take(ctx, run->out, run->out_len); break;
  case CODEC_RUN_TOO_LARGE: result = js_bool(ctx, false); break;
  default: result = take_error(ctx, run->codec); break;
  }
  close_codec(run->codec);
  return result;
}

static void run_done(struct work *work, bool cancelled) {
  struct run_work *run = (struct run_work *)work;
  js_ctx ctx = work->req.env->ctx;
  if (cancelled) {
    codec_fail(run->codec, Z_ERRNO, "Z_ERRNO", "Cancelled");
    run->result = CODEC_RUN_ERROR;
  }
  js_val args[] = {NULL, js_number(ctx, (double)run->codec->in_len)};
  run->codec->is_busy = false;
  args[0] = run_result(ctx, run);
  req_complete(&work->req, COUNT_OF(args), args);
}

static void run_free(struct req *req) {
  struct run_work *run = (struct run_work *)req;
  encoding_input_free(&run->input);
  free(run);
}

static void run_input(struct js_call *call, struct run_work *run, js_val input, bool is_async) {
  struct js_bytes bytes;
  if (is_async && js_bytes_pin(call->ctx, input, &bytes)) {
    run->input.data = bytes.data;
    run->input.len = bytes.len;
    return;
  }
  CHECK(encoding_input_get(call->ctx, input, ENCODING_UTF8, &run->input));
}

// run(codec, flush, input, chunkSize, maxLength[, callback(result, inLeft)]): see run_result;
// without a callback sets state[1].
JS_FUNCTION(zlib_run) {
  js_val object, input, callback = NULL;
  int32_t flush;
  double chunk, max;
  js_args(call, "vivdd|f", &object, &flush, &input, &chunk, &max, &callback);
  struct codec *codec = codec_arg(call, object);
  struct env *env = env_current();
  struct run_work *run = mem_zalloc(sizeof(*run));
  run->codec = codec;
  run->flush = flush;
  run->chunk = chunk < UINT32_MAX ? (size_t)chunk : UINT32_MAX;
  run->max = (size_t)max;
  run_input(call, run, input, callback != NULL);
  if (callback) {
    codec->is_busy = true;
    js_val keep[] = {object, input};
    work_start(&run->work, env, callback, js_array(call->ctx, COUNT_OF(keep), keep), run_run,
               run_done, run_free);
    return NULL;
  }
  run_run(&run->work);
  struct zlib_state *state = binding_state(env, &zlib_binding);
  state->left[1] = (uint32_t)codec->in_len;
  js_val result = run_result(call->ctx, run);
  run_free(&run->work.req);
  return result;
}

// ---- The rest ----------------------------------------------------------------------------

JS_FUNCTION(zlib_params) {
  js_val object;
  int32_t level, strategy;
  js_args(call, "vii", &object, &level, &strategy);
  struct codec *codec = codec_arg(call, object);
  zlib_codec_params(codec, level, strategy);
  return take_error(call->ctx, codec);
}

JS_FUNCTION(zlib_reset) {
  js_val object;
  js_args(call, "v", &object);
  struct codec *codec = codec_arg(call, object);
  codec->ops->reset(codec);
  return take_error(call->ctx, codec);
}

// close(codec): at once, or when the pool thread is done with it.
JS_FUNCTION(zlib_close) {
  js_val object;
  js_args(call, "v", &object);
  struct codec *codec = js_unwrap(call->ctx, object, &codec_class);
  CHECK(codec != NULL);
  if (codec->is_busy)
    codec->close_soon = true;
  else
    close_codec(codec);
  return NULL;
}

// crc32(data, value): data is a text, in UTF-8, or a view.
JS_FUNCTION(zlib_crc32) {
  js_val data;
  double value;
  js_args(call, "vd", &data, &value);
  struct encoding_input input;
  CHECK(encoding_input_get(call->ctx, data, ENCODING_UTF8, &input));
  // zlib answers a null pointer with the initial value, whatever the value so far is.
  uLong crc = (uLong)value;
  if (input.len > 0) crc = crc32_z(crc, input.data, input.len);
  encoding_input_free(&input);
  return js_number(call->ctx, (double)crc);
}

static void init(struct env *env, js_val object, void *pointer) {
  struct zlib_state *state = pointer;
  js_put(env->ctx, object, "state", js_shared_uint32(env->ctx, state->left, 2));
}

static const struct js_function_def functions[] = {
    JS_ENTRY("zlibNew", zlib_new, 7),      JS_ENTRY("brotliNew", zlib_brotli_new, 2),
    JS_ENTRY("zstdNew", zlib_zstd_new, 4), JS_ENTRY("write", zlib_write, 9),
    JS_ENTRY("run", zlib_run, 6),          JS_ENTRY("params", zlib_params, 3),
    JS_ENTRY("reset", zlib_reset, 1),      JS_ENTRY("close", zlib_close, 1),
    JS_ENTRY("crc32", zlib_crc32, 2),
};

static const struct js_constant_def constants[] = {
    {"ZLIB_VERNUM", ZLIB_VERNUM},
};

const struct binding zlib_binding = {
    .name = "zlib",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
    .state_size = sizeof(struct zlib_state),
    .init = init,
};
