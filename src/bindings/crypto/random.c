// SPDX-License-Identifier: MIT
//
// Random bytes from OpenSSL's generator, at once or on the thread pool (first use may have to wait
// for the system's entropy).
#include <openssl/err.h>
#include <openssl/rand.h>
#include <stdlib.h>

#include "bindings/crypto/crypto.h"
#include "loop/req.h"
#include "util/alloc.h"
#include "util/check.h"
#include "util/hex.h"

struct random_work {
  struct work work;
  uint8_t *data;
  size_t len;
  unsigned long error; // of OpenSSL, 0 on success
};

// RAND_bytes takes an int; a view may be longer.
static bool fill_random(uint8_t *data, size_t len) {
  while (len > 0) {
    int n = len > (1 << 30) ? 1 << 30 : (int)len;
    if (RAND_bytes(data, n) != 1) return false;
    data += n;
    len -= (size_t)n;
  }
  return true;
}

static void random_run(struct work *work) {
  struct random_work *random = (struct random_work *)work;
  if (!fill_random(random->data, random->len)) random->error = ERR_get_error();
}

static void random_done(struct work *work, bool cancelled) {
  struct random_work *random = (struct random_work *)work;
  js_ctx ctx = work->req.env->ctx;
  js_val error = js_null(ctx);
  if (cancelled || random->error) error = crypto_error(ctx, random->error, "Operation failed");
  req_complete(&work->req, 1, &error);
}

static void random_free(struct req *req) {
  free(req);
}

// randomFill(view, offset, size[, callback(error)])
JS_FUNCTION(crypto_random_fill) {
  js_val view, callback = NULL;
  int64_t offset, size;
  js_args(call, "vll|f", &view, &offset, &size, &callback);
  struct js_bytes bytes;
  bool got =
      callback ? js_bytes_pin(call->ctx, view, &bytes) : js_bytes_get(call->ctx, view, &bytes);
  CHECK(got);
  CHECK(offset >= 0 && size >= 0 && (size_t)offset <= bytes.len);
  CHECK_INT((size_t)size, <=, bytes.len - (size_t)offset);
  if (callback == NULL) {
    if (!fill_random(bytes.data + offset, (size_t)size))
      return crypto_throw(call, "Operation failed");
    return NULL;
  }
  struct random_work *random = mem_zalloc(sizeof(*random));
  random->data = bytes.data + offset;
  random->len = (size_t)size;
  work_start(&random->work, env_current(), callback, view, random_run, random_done,
             random_free);
  return NULL;
}

// ---- UUIDs (RFC 9562) --------------------------------------------------------------------

enum { UUID_BYTES = 16, UUID_LENGTH = 36, UUID_MAX_COUNT = 256 };

// The version goes into the upper half of byte 6, the variant into two bits of byte 8.
static void write_uuid(uint8_t *bytes, unsigned version, uint8_t *out) {
  static const uint8_t ends[] = {4, 6, 8, 10, 16};
  bytes[6] = (uint8_t)((bytes[6] & 0x0f) | version << 4);
  bytes[8] = (uint8_t)((bytes[8] & 0x3f) | 0x80);
  uint8_t digits[2 * UUID_BYTES];
  hex_encode(bytes, UUID_BYTES, digits);
  for (size_t group = 0, from = 0; group < COUNT_OF(ends); from = ends[group++]) {
    if (group > 0) *out++ = '-';
    memcpy(out, digits + 2 * from, 2 * (ends[group] - from));
    out += 2 * (ends[group] - from);
  }
}

// randomUuids(count): the texts of so many of version 4, without anything between.
JS_FUNCTION(crypto_random_uuids) {
  uint32_t count;
  js_args(call, "u", &count);
  CHECK(count > 0 && count <= UUID_MAX_COUNT);
  uint8_t bytes[UUID_MAX_COUNT * UUID_BYTES];
  if (!fill_random(bytes, (size_t)count * UUID_BYTES))
    return crypto_throw(call, "Operation failed");
  struct js_draft draft;
  js_draft_start(&draft, (size_t)count * UUID_LENGTH);
  for (size_t i = 0; i < count; i++)
    write_uuid(bytes + i * UUID_BYTES, 4, draft.data + i * UUID_LENGTH);
  OPENSSL_cleanse(bytes, sizeof(bytes));
  return js_draft_finish(call->ctx, &draft);
}

// uuidText(view, offset, version): the text of the 16 bytes there.
JS_FUNCTION(crypto_uuid_text) {
  struct js_bytes view;
  uint32_t offset, version;
  js_args(call, "Buu", &view, &offset, &version);
  CHECK(view.len >= UUID_BYTES && offset <= view.len - UUID_BYTES);
  uint8_t text[UUID_LENGTH];
  write_uuid(view.data + offset, version, text);
  return js_string_latin1(call->ctx, text, sizeof(text));
}

const struct js_function_def crypto_random_functions[] = {
    JS_ENTRY("randomFill", crypto_random_fill, 4),
    JS_ENTRY("randomUuids", crypto_random_uuids, 1),
    JS_ENTRY("uuidText", crypto_uuid_text, 3),
};
const size_t crypto_random_function_count = COUNT_OF(crypto_random_functions);
