// SPDX-License-Identifier: MIT
//
// Key derivation: PBKDF2, scrypt and HKDF, at once or on the thread pool.
//
// All three are one job: a copy of the secrets and a list of parameters for the provider's EVP_KDF,
// made here on the loop's thread, derived wherever the job runs, and wiped when it is freed.
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <stdlib.h>
#include <string.h>

#include "bindings/crypto/crypto.h"
#include "loop/req.h"
#include "util/alloc.h"
#include "util/check.h"

#define MAX_PARAMS 8

struct kdf_work {
  struct work work; // first
  EVP_KDF_CTX *ctx;
  OSSL_PARAM params[MAX_PARAMS];
  size_t param_count;
  void *secrets[3]; // copies that params point to
  size_t secret_sizes[3];
  size_t secret_count;
  uint64_t numbers[4]; // likewise
  size_t number_count;
  char digest[64];
  uint8_t *out;
  size_t out_len;
  bool failed;
  unsigned long error;
};

static struct kdf_work *kdf_new(const char *algorithm) {
  struct kdf_work *job = mem_zalloc(sizeof(*job));
  EVP_KDF *kdf = EVP_KDF_fetch(NULL, algorithm, NULL);
  if (kdf) job->ctx = EVP_KDF_CTX_new(kdf);
  EVP_KDF_free(kdf);
  return job;
}

static void kdf_free(struct req *req) {
  struct kdf_work *job = (struct kdf_work *)req;
  for (size_t i = 0; i < job->secret_count; i++)
    OPENSSL_clear_free(job->secrets[i], job->secret_sizes[i]);
  EVP_KDF_CTX_free(job->ctx);
  free(job);
}

static void add_bytes(struct kdf_work *job, const char *name, struct js_bytes bytes) {
  void *copy = OPENSSL_malloc(bytes.len + 1);
  CHECK(copy != NULL);
  if (bytes.len > 0) memcpy(copy, bytes.data, bytes.len);
  job->secrets[job->secret_count] = copy;
  job->secret_sizes[job->secret_count++] = bytes.len + 1;
  job->params[job->param_count++] = OSSL_PARAM_construct_octet_string(name, copy, bytes.len);
}

static void add_number(struct kdf_work *job, const char *name, double value) {
  uint64_t *slot = &job->numbers[job->number_count++];
  *slot = (uint64_t)value;
  job->params[job->param_count++] = OSSL_PARAM_construct_uint64(name, slot);
}

// False if there is no such digest.
static bool add_digest(struct kdf_work *job, const char *name) {
  EVP_MD *md = crypto_digest(name);
  if (md == NULL) return false;
  const char *own = EVP_MD_get0_name(md);
  CHECK(strlen(own) < sizeof(job->digest));
  strcpy(job->digest, own);
  EVP_MD_free(md);
  job->params[job->param_count++] =
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, job->digest, 0);
  return true;
}

static void kdf_run(struct work *work) {
  struct kdf_work *job = (struct kdf_work *)work;
  job->params[job->param_count] = OSSL_PARAM_construct_end();
  if (job->ctx && EVP_KDF_derive(job->ctx, job->out, job->out_len, job->params) == 1) return;
  job->failed = true;
  job->error = ERR_get_error();
  ERR_clear_error();
}

static void kdf_done(struct work *work, bool cancelled) {
  struct kdf_work *job = (struct kdf_work *)work;
  js_ctx ctx = work->req.env->ctx;
  js_val error = js_null(ctx);
  if (cancelled || job->failed) error = crypto_error(ctx, job->error, "Operation failed");
  req_complete(&work->req, 1, &error);
}

// Runs the job now, or on the pool if there is a callback.
static js_val kdf_start(struct js_call *call, struct kdf_work *job, js_val view,
                        js_val callback) {
  struct js_bytes out;
  CHECK(js_bytes_pin(call->ctx, view, &out));
  job->out = out.data;
  job->out_len = out.len;
  if (callback) {
    work_start(&job->work, env_current(), callback, view, kdf_run, kdf_done, kdf_free);
    return NULL;
  }
  kdf_run(&job->work);
  if (job->failed) *call->exc = crypto_error(call->ctx, job->error, "Operation failed");
  kdf_free(&job->work.req);
  return NULL;
}

static js_val no_digest(struct js_call *call, struct kdf_work *job) {
  kdf_free(&job->work.req);
  return js_bool(call->ctx, false);
}

// pbkdf2(out, password, salt, iterations, digest[, callback(error)]): false if there is no such
// digest.
JS_FUNCTION(crypto_pbkdf2) {
  js_val out, callback = NULL;
  struct js_bytes password, salt;
  double iterations;
  struct js_text digest;
  js_args(call, "vBBds|f", &out, &password, &salt, &iterations, &digest, &callback);
  struct kdf_work *job = kdf_new("PBKDF2");
  add_bytes(job, OSSL_KDF_PARAM_PASSWORD, password);
  add_bytes(job, OSSL_KDF_PARAM_SALT, salt);
  add_number(job, OSSL_KDF_PARAM_ITER, iterations);
  bool known = add_digest(job, digest.data);
  js_text_free(&digest);
  return known ? kdf_start(call, job, out, callback) : no_digest(call, job);
}

// scrypt(out, password, salt, N, r, p, maxmem[, callback(error)])
JS_FUNCTION(crypto_scrypt) {
  js_val out, callback = NULL;
  struct js_bytes password, salt;
  double n, r, p, maxmem;
  js_args(call, "vBBdddd|f", &out, &password, &salt, &n, &r, &p, &maxmem, &callback);
  struct kdf_work *job = kdf_new("SCRYPT");
  add_bytes(job, OSSL_KDF_PARAM_PASSWORD, password);
  add_bytes(job, OSSL_KDF_PARAM_SALT, salt);
  add_number(job, OSSL_KDF_PARAM_SCRYPT_N, n);
  add_number(job, OSSL_KDF_PARAM_SCRYPT_R, r);
  add_number(job, OSSL_KDF_PARAM_SCRYPT_P, p);
  add_number(job, OSSL_KDF_PARAM_SCRYPT_MAXMEM, maxmem);
  return kdf_start(call, job, out, callback);
}

// hkdf(out, digest, key, salt, info[, callback(error)]): false if there is no such digest.
JS_FUNCTION(crypto_hkdf) {
  js_val out, callback = NULL;
  struct js_text digest;
  struct js_bytes key, salt, info;
  js_args(call, "vsBBB|f", &out, &digest, &key, &salt, &info, &callback);
  struct kdf_work *job = kdf_new("HKDF");
  add_bytes(job, OSSL_KDF_PARAM_KEY, key);
  add_bytes(job, OSSL_KDF_PARAM_SALT, salt);
  add_bytes(job, OSSL_KDF_PARAM_INFO, info);
  bool known = add_digest(job, digest.data);
  js_text_free(&digest);
  return known ? kdf_start(call, job, out, callback) : no_digest(call, job);
}

// digestSize(name): of its result, in bytes; -1 if there is no such digest.
JS_FUNCTION(crypto_digest_size) {
  struct js_text name;
  js_args(call, "s", &name);
  EVP_MD *md = crypto_digest(name.data);
  js_text_free(&name);
  if (md == NULL) return js_int(call->ctx, -1);
  int size = EVP_MD_get_size(md);
  EVP_MD_free(md);
  return js_int(call->ctx, size);
}

// scryptFits(N, r, p, maxmem): whether these are parameters that scrypt takes; or, if they need too
// much memory, OpenSSL's message.
JS_FUNCTION(crypto_scrypt_fits) {
  double n, r, p, maxmem;
  js_args(call, "dddd", &n, &r, &p, &maxmem);
  int ok = EVP_PBE_scrypt(NULL, 0, NULL, 0, (uint64_t)n, (uint64_t)r, (uint64_t)p,
                          (uint64_t)maxmem, NULL, 0);
  if (ok == 1) return js_bool(call->ctx, true);
  unsigned long code = ERR_peek_error();
  js_val result = js_bool(call->ctx, false);
  if (ERR_GET_REASON(code) == EVP_R_MEMORY_LIMIT_EXCEEDED) {
    char message[256];
    ERR_error_string_n(code, message, sizeof(message));
    result = js_string(call->ctx, message);
  }
  ERR_clear_error();
  return result;
}

const struct js_function_def crypto_kdf_functions[] = {
    JS_ENTRY("pbkdf2", crypto_pbkdf2, 6),
    JS_ENTRY("scrypt", crypto_scrypt, 8),
    JS_ENTRY("hkdf", crypto_hkdf, 6),
    JS_ENTRY("digestSize", crypto_digest_size, 1),
    JS_ENTRY("scryptFits", crypto_scrypt_fits, 4),
};
const size_t crypto_kdf_function_count = COUNT_OF(crypto_kdf_functions);
