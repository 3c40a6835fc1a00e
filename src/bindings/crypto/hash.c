// SPDX-License-Identifier: MIT
//
// Message digests: incremental (a wrapped EVP_MD_CTX) and in one call.
//
// Data comes as a string with the number of its encoding or as a view; results go out as text in
// an encoding, or into a view that the library made, so that small digests share its pool.
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evperr.h>
#include <openssl/objects.h>
#include <stdlib.h>
#include <string.h>

#include "bindings/buffer/encoding.h"
#include "bindings/crypto/crypto.h"
#include "util/alloc.h"
#include "util/check.h"

struct hash {
  EVP_MD_CTX *ctx;
  size_t size;     // of the result, in bytes
  uint8_t *result; // once it was asked for: a stream and its user may both ask
};

static void hash_free(void *native) {
  struct hash *hash = native;
  EVP_MD_CTX_free(hash->ctx);
  free(hash->result);
  free(hash);
}

static const struct js_class hash_class = {"Hash", hash_free};

static bool is_xof(const EVP_MD *md) {
  return (EVP_MD_get_flags(md) & EVP_MD_FLAG_XOF) != 0;
}

// The structure of `this`; NULL with an error thrown if the method was called on something else.
static struct hash *hash_arg(struct js_call *call, js_val v) {
  struct hash *hash = js_unwrap(call->ctx, v, &hash_class);
  if (hash == NULL) js_throw_type_error(call->ctx, call->exc, "Illegal invocation");
  return hash;
}

// The length of the result: as asked for (< 0: the digest's own); false if md cannot do that.
static bool result_size(const EVP_MD *md, double wanted, size_t *size) {
  size_t own = (size_t)EVP_MD_get_size(md);
  *size = wanted < 0 ? own : (size_t)wanted;
  return *size == own || is_xof(md);
}

static js_val throw_not_xof(struct js_call *call) {
  ERR_clear_error();
  ERR_raise(ERR_LIB_EVP, EVP_R_NOT_XOF_OR_INVALID_LENGTH);
  return crypto_throw(call, "not XOF or invalid length");
}

static js_val wrap_hash(struct js_call *call, EVP_MD_CTX *ctx, size_t size) {
  struct hash *hash = mem_zalloc(sizeof(*hash));
  hash->ctx = ctx;
  hash->size = size;
  return js_wrap(call->ctx, &hash_class, hash);
}

// hashNew(name[, outputLength]): undefined if there is no such digest.
JS_FUNCTION(crypto_hash_new) {
  struct js_text name;
  double wanted = -1;
  js_args(call, "s|d", &name, &wanted);
  EVP_MD *md = crypto_digest(name.data);
  js_text_free(&name);
  if (md == NULL) return NULL;
  js_val result = NULL;
  size_t size;
  EVP_MD_CTX *ctx = EVP_MD_CTX_new();
  if (ctx == NULL || EVP_DigestInit_ex2(ctx, md, NULL) != 1) {
    EVP_MD_CTX_free(ctx);
    crypto_throw(call, "Initialization failed");
  } else if (!result_size(md, wanted, &size)) {
    EVP_MD_CTX_free(ctx);
    throw_not_xof(call);
  } else {
    result = wrap_hash(call, ctx, size);
  }
  EVP_MD_free(md);
  return result;
}

// hashCopy(hash[, outputLength])
JS_FUNCTION(crypto_hash_copy) {
  js_val object;
  double wanted = -1;
  js_args(call, "v|d", &object, &wanted);
  struct hash *hash = hash_arg(call, object);
  if (hash == NULL) return NULL;
  size_t size;
  if (!result_size(EVP_MD_CTX_get0_md(hash->ctx), wanted, &size)) return throw_not_xof(call);
  EVP_MD_CTX *ctx = EVP_MD_CTX_new();
  if (ctx == NULL || EVP_MD_CTX_copy_ex(ctx, hash->ctx) != 1) {
    EVP_MD_CTX_free(ctx);
    return crypto_throw(call, "Initialization failed");
  }
  return wrap_hash(call, ctx, size);
}

// hashUpdate(hash, data, encoding): whether it worked.
JS_FUNCTION(crypto_hash_update) {
  js_val object, data;
  int32_t encoding;
  js_args(call, "vvi", &object, &data, &encoding);
  struct hash *hash = hash_arg(call, object);
  if (hash == NULL) return NULL;
  struct encoding_input input;
  CHECK(encoding_input_get(call->ctx, data, (enum encoding)encoding, &input));
  int ok = EVP_DigestUpdate(hash->ctx, input.data, input.len);
  encoding_input_free(&input);
  return js_bool(call->ctx, ok == 1);
}

static bool finish(EVP_MD_CTX *ctx, uint8_t *out, size_t size) {
  const EVP_MD *md = EVP_MD_CTX_get0_md(ctx);
  if (size == 0) return true;
  return is_xof(md) ? EVP_DigestFinalXOF(ctx, out, size) == 1
                    : EVP_DigestFinal_ex(ctx, out, NULL) == 1;
}

// hashSize(hash): the length of the result.
JS_FUNCTION(crypto_hash_size) {
  js_val object;
  js_args(call, "v", &object);
  struct hash *hash = hash_arg(call, object);
  return hash ? js_number(call->ctx, (double)hash->size) : NULL;
}

// Computes the result when it is first asked for; false with an error thrown if that fails.
static bool compute(struct js_call *call, struct hash *hash) {
  if (hash->result) return true;
  uint8_t *result = malloc(hash->size + 1);
  if (result && finish(hash->ctx, result, hash->size)) {
    hash->result = result;
    return true;
  }
  free(result);
  crypto_throw(call, "Digest failed");
  return false;
}

// hashDigest(hash, out): writes the result into a view, or returns it as text in the encoding of
// that number.
JS_FUNCTION(crypto_hash_digest) {
  js_val object, out;
  js_args(call, "vv", &object, &out);
  struct hash *hash = hash_arg(call, object);
  if (hash == NULL) return NULL;
  if (!compute(call, hash)) return NULL;
  if (js_is_number(call->ctx, out))
    return encoding_to_string(call->ctx, (enum encoding)js_to_int(call->ctx, out), hash->result,
                              hash->size, call->exc);
  struct js_bytes bytes;
  CHECK(js_bytes_get(call->ctx, out, &bytes));
  CHECK_INT(bytes.len, >=, hash->size);
  if (hash->size > 0) memcpy(bytes.data, hash->result, hash->size);
  return NULL;
}

static js_val hash_once(struct js_call *call, const EVP_MD *md,
                        const struct encoding_input *input, int32_t encoding, size_t size) {
  uint8_t *data = malloc(size + 1);
  if (data == NULL) return js_throw_range_error(call->ctx, call->exc, "Out of memory");
  EVP_MD_CTX *ctx = EVP_MD_CTX_new();
  js_val result = NULL;
  if (ctx && EVP_DigestInit_ex2(ctx, md, NULL) == 1 &&
      EVP_DigestUpdate(ctx, input->data, input->len) == 1 && finish(ctx, data, size)) {
    result =
        encoding == ENCODING_BUFFER
            ? js_arraybuffer_copy(call->ctx, data, size)
            : encoding_to_string(call->ctx, (enum encoding)encoding, data, size, call->exc);
  } else {
    crypto_throw(call, "Digest failed");
  }
  EVP_MD_CTX_free(ctx);
  free(data);
  return result;
}

// hash(name, data, inputEncoding, outputEncoding[, outputLength]): text, or an ArrayBuffer;
// undefined if there is no such digest, false if it cannot give that many bytes.
JS_FUNCTION(crypto_hash_once) {
  struct js_text name;
  js_val data, result = NULL;
  int32_t input_encoding, output_encoding;
  double wanted = -1;
  js_args(call, "svii|d", &name, &data, &input_encoding, &output_encoding, &wanted);
  EVP_MD *md = crypto_digest(name.data);
  js_text_free(&name);
  if (md == NULL) return NULL;
  size_t size;
  if (!result_size(md, wanted, &size)) {
    result = js_bool(call->ctx, false);
  } else {
    struct encoding_input input;
    CHECK(encoding_input_get(call->ctx, data, (enum encoding)input_encoding, &input));
    result = hash_once(call, md, &input, output_encoding, size);
    encoding_input_free(&input);
  }
  EVP_MD_free(md);
  return result;
}

// ---- Names -------------------------------------------------------------------------------

static void add_provided(EVP_MD *md, void *arg) {
  EVP_MD_names_do_all(md, crypto_add_name, arg);
}

// The older table also lists what no provider offers any more.
static void add_legacy(const EVP_MD *unused, const char *from, const char *to, void *arg) {
  (void)unused;
  (void)to;
  EVP_MD *md = crypto_digest(from);
  if (md) crypto_add_name(from, arg);
  EVP_MD_free(md);
}

static void add_mac(EVP_MAC *mac, void *arg) {
  EVP_MAC_names_do_all(mac, crypto_add_name, arg);
}

// macNames(): the names of the message authentication codes, in any case.
JS_FUNCTION(crypto_mac_names) {
  struct crypto_names names = {call, js_array(call->ctx, 0, NULL), 0};
  EVP_MAC_do_all_provided(NULL, add_mac, &names);
  return names.list;
}

// curveNames(): the names of the elliptic curves.
JS_FUNCTION(crypto_curve_names) {
  struct crypto_names names = {call, js_array(call->ctx, 0, NULL), 0};
  size_t count = EC_get_builtin_curves(NULL, 0);
  EC_builtin_curve *curves = mem_alloc((count + 1) * sizeof(*curves));
  EC_get_builtin_curves(curves, count);
  for (size_t i = 0; i < count; i++)
    crypto_add_name(OBJ_nid2sn(curves[i].nid), &names);
  free(curves);
  return names.list;
}

// hashNames(): two arrays, the names of the providers and those of the older table.
JS_FUNCTION(crypto_hash_names) {
  struct crypto_names provided = {call, js_array(call->ctx, 0, NULL), 0};
  struct crypto_names legacy = {call, js_array(call->ctx, 0, NULL), 0};
  EVP_MD_do_all_provided(NULL, add_provided, &provided);
  EVP_MD_do_all_sorted(add_legacy, &legacy);
  js_val both[] = {provided.list, legacy.list};
  return js_array(call->ctx, 2, both);
}

const struct js_function_def crypto_hash_functions[] = {
    JS_ENTRY("hashNew", crypto_hash_new, 2),       JS_ENTRY("hashCopy", crypto_hash_copy, 2),
    JS_ENTRY("hashUpdate", crypto_hash_update, 3), JS_ENTRY("hashSize", crypto_hash_size, 1),
    JS_ENTRY("hashDigest", crypto_hash_digest, 2), JS_ENTRY("hash", crypto_hash_once, 5),
    JS_ENTRY("hashNames", crypto_hash_names, 0),   JS_ENTRY("macNames", crypto_mac_names, 0),
    JS_ENTRY("curveNames", crypto_curve_names, 0),
};
const size_t crypto_hash_function_count = COUNT_OF(crypto_hash_functions);
