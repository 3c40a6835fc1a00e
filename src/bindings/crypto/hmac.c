// SPDX-License-Identifier: MIT
//
// Keyed digests (HMAC), over the providers' EVP_MAC, and the comparison that goes with them.
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/params.h>
#include <stdlib.h>

#include "bindings/buffer/encoding.h"
#include "bindings/crypto/crypto.h"
#include "util/check.h"

static void hmac_free(void *native) {
  EVP_MAC_CTX_free(native);
}

static const struct js_class hmac_class = {"Hmac", hmac_free};

// The structure of `this`; NULL with an error thrown if the method was called on something else.
static EVP_MAC_CTX *hmac_arg(struct js_call *call, js_val v) {
  EVP_MAC_CTX *ctx = js_unwrap(call->ctx, v, &hmac_class);
  if (ctx == NULL) js_throw_type_error(call->ctx, call->exc, "Illegal invocation");
  return ctx;
}

static EVP_MAC *hmac_algorithm(void) {
  struct crypto_state *state = crypto_state();
  if (state->hmac == NULL) state->hmac = EVP_MAC_fetch(NULL, "HMAC", NULL);
  return state->hmac;
}

// hmacNew(digest, key): undefined if there is no such digest.
JS_FUNCTION(crypto_hmac_new) {
  struct js_text name;
  struct js_bytes key;
  js_args(call, "sB", &name, &key);
  EVP_MD *md = crypto_digest(name.data);
  js_text_free(&name);
  if (md == NULL) return NULL;
  OSSL_PARAM params[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)EVP_MD_get0_name(md), 0),
      OSSL_PARAM_construct_end(),
  };
  EVP_MAC *mac = hmac_algorithm();
  EVP_MAC_CTX *ctx = mac ? EVP_MAC_CTX_new(mac) : NULL;
  // An empty key must still be a key, which a null pointer is not.
  const uint8_t *bytes = key.len > 0 ? key.data : (const uint8_t *)"";
  js_val result = NULL;
  if (ctx && EVP_MAC_init(ctx, bytes, key.len, params) == 1) {
    result = js_wrap(call->ctx, &hmac_class, ctx);
  } else {
    EVP_MAC_CTX_free(ctx);
    crypto_throw(call, "error:00000000:lib(0)::reason(0)");
  }
  EVP_MD_free(md);
  return result;
}

// hmacUpdate(hmac, data, encoding): whether it worked.
JS_FUNCTION(crypto_hmac_update) {
  js_val object, data;
  int32_t encoding;
  js_args(call, "vvi", &object, &data, &encoding);
  EVP_MAC_CTX *ctx = hmac_arg(call, object);
  if (ctx == NULL) return NULL;
  struct encoding_input input;
  CHECK(encoding_input_get(call->ctx, data, (enum encoding)encoding, &input));
  int ok = EVP_MAC_update(ctx, input.data, input.len);
  encoding_input_free(&input);
  return js_bool(call->ctx, ok == 1);
}

// hmacDigest(hmac, encoding): text, or an ArrayBuffer for ENCODING_BUFFER.
JS_FUNCTION(crypto_hmac_digest) {
  js_val object;
  int32_t encoding;
  js_args(call, "vi", &object, &encoding);
  EVP_MAC_CTX *ctx = hmac_arg(call, object);
  if (ctx == NULL) return NULL;
  uint8_t out[EVP_MAX_MD_SIZE];
  size_t len = 0;
  if (EVP_MAC_final(ctx, out, &len, sizeof(out)) != 1)
    return crypto_throw(call, "Digest failed");
  if (encoding == ENCODING_BUFFER) return js_arraybuffer_copy(call->ctx, out, len);
  return encoding_to_string(call->ctx, (enum encoding)encoding, out, len, call->exc);
}

// timingSafeEqual(a, b): of the same length.
JS_FUNCTION(crypto_timing_safe_equal) {
  struct js_bytes a, b;
  js_args(call, "BB", &a, &b);
  CHECK_INT(a.len, ==, b.len);
  return js_bool(call->ctx, a.len == 0 || CRYPTO_memcmp(a.data, b.data, a.len) == 0);
}

const struct js_function_def crypto_hmac_functions[] = {
    JS_ENTRY("hmacNew", crypto_hmac_new, 2),
    JS_ENTRY("hmacUpdate", crypto_hmac_update, 3),
    JS_ENTRY("hmacDigest", crypto_hmac_digest, 2),
    JS_ENTRY("timingSafeEqual", crypto_timing_safe_equal, 2),
};
const size_t crypto_hmac_function_count = COUNT_OF(crypto_hmac_functions);
