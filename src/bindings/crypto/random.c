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

const struct js_function_def crypto_random_functions[] = {
    JS_ENTRY("randomFill", crypto_random_fill, 4),
};
const size_t crypto_random_function_count = COUNT_OF(crypto_random_functions);
