// SPDX-License-Identifier: MIT
//
// Ciphers, with and without authentication.
//
// Authenticated modes differ in when they want the tag: CCM before any data and in one piece, the
// others before the end.  The state machine is: made, perhaps AAD and tag, updates, final; after
// final the context is gone and only the tag of an encryption is left.
#include <limits.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <stdlib.h>
#include <string.h>

#include "bindings/buffer/encoding.h"
#include "bindings/crypto/crypto.h"
#include "util/alloc.h"
#include "util/check.h"

#define MAX_TAG       16
#define NO_TAG_LENGTH (-1)

// Why a cipher could not be made; lib/internal/crypto/cipher.js knows the numbers.
enum cipher_failure {
  CIPHER_UNKNOWN = 1,
  CIPHER_BAD_IV,
  CIPHER_BAD_KEY_LENGTH,
  CIPHER_BAD_TAG_LENGTH,
  CIPHER_NEEDS_TAG_LENGTH,
};

struct cipher {
  EVP_CIPHER_CTX *ctx; // NULL after final
  bool is_encrypt;
  int mode;
  bool is_authenticated;
  int tag_len; // NO_TAG_LENGTH until it is known
  uint8_t tag[MAX_TAG];
  bool has_tag;       // set by the user, or made by final
  bool is_tag_passed; // given to OpenSSL
  bool has_failed;    // CCM found that the data is not authentic
};

static void cipher_free(void *native) {
  struct cipher *cipher = native;
  EVP_CIPHER_CTX_free(cipher->ctx);
  free(cipher);
}

static const struct js_class cipher_class = {"CipherBase", cipher_free};

// The structure of `this`; NULL with an error thrown if the method was called on something else.
static struct cipher *cipher_arg(struct js_call *call, js_val v) {
  struct cipher *cipher = js_unwrap(call->ctx, v, &cipher_class);
  if (cipher == NULL) js_throw_type_error(call->ctx, call->exc, "Illegal invocation");
  return cipher;
}

static EVP_CIPHER *fetch_cipher(const char *name) {
  EVP_CIPHER *cipher = EVP_CIPHER_fetch(NULL, name, NULL);
  if (cipher == NULL) {
    const EVP_CIPHER *alias = EVP_get_cipherbyname(name);
    if (alias) cipher = EVP_CIPHER_fetch(NULL, EVP_CIPHER_get0_name(alias), NULL);
  }
  ERR_clear_error();
  return cipher;
}

static bool is_chacha(const EVP_CIPHER *type) {
  return EVP_CIPHER_get_nid(type) == NID_chacha20_poly1305;
}

static bool is_authenticated(const EVP_CIPHER *type) {
  int mode = EVP_CIPHER_get_mode(type);
  return mode == EVP_CIPH_GCM_MODE || mode == EVP_CIPH_CCM_MODE || mode == EVP_CIPH_OCB_MODE ||
         is_chacha(type);
}

static bool is_gcm_tag_length(double len) {
  return len == 4 || len == 8 || (len >= 12 && len <= 16);
}

// ---- Creation ----------------------------------------------------------------------------

static int check_iv(const EVP_CIPHER *type, bool has_iv, size_t iv_len) {
  size_t wanted = (size_t)EVP_CIPHER_get_iv_length(type);
  if (!has_iv) return wanted > 0 ? CIPHER_BAD_IV : 0;
  if (!is_authenticated(type)) return iv_len == wanted ? 0 : CIPHER_BAD_IV;
  if (iv_len == 0 || iv_len > INT_MAX) return CIPHER_BAD_IV;
  return is_chacha(type) && iv_len > 12 ? CIPHER_BAD_IV : 0;
}

// The tag length that is fixed now, or 0 with *failure set.
static int pick_tag_length(const struct cipher *cipher, const EVP_CIPHER *type, double wanted,
                           int *failure) {
  if (cipher->mode == EVP_CIPH_GCM_MODE) {
    if (wanted < 0) return NO_TAG_LENGTH;
    if (is_gcm_tag_length(wanted)) return (int)wanted;
    *failure = CIPHER_BAD_TAG_LENGTH;
    return 0;
  }
  if (wanted < 0 && is_chacha(type)) return MAX_TAG;
  if (wanted < 0)
    *failure = CIPHER_NEEDS_TAG_LENGTH;
  else if (wanted < 1 || wanted > MAX_TAG)
    *failure = CIPHER_BAD_TAG_LENGTH;
  return (int)wanted;
}

static int set_up(struct cipher *cipher, const EVP_CIPHER *type, struct js_bytes key,
                  bool has_iv, struct js_bytes iv, double tag_len) {
  int failure = check_iv(type, has_iv, iv.len);
  if (failure) return failure;
  cipher->mode = EVP_CIPHER_get_mode(type);
  cipher->is_authenticated = is_authenticated(type);
  cipher->tag_len = NO_TAG_LENGTH;
  cipher->ctx = EVP_CIPHER_CTX_new();
  CHECK(cipher->ctx != NULL);
  EVP_CIPHER_CTX *ctx = cipher->ctx;
  if (cipher->mode == EVP_CIPH_WRAP_MODE)
    EVP_CIPHER_CTX_set_flags(ctx, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  if (EVP_CipherInit_ex2(ctx, type, NULL, NULL, cipher->is_encrypt, NULL) != 1)
    return CIPHER_UNKNOWN;
  if (cipher->is_authenticated) {
    if (EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_IVLEN, (int)iv.len, NULL) != 1)
      return CIPHER_BAD_IV;
    cipher->tag_len = pick_tag_length(cipher, type, tag_len, &failure);
    if (failure) return failure;
    bool is_late = cipher->mode == EVP_CIPH_GCM_MODE || is_chacha(type);
    if (!is_late && EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_TAG, cipher->tag_len, NULL) != 1)
      return CIPHER_BAD_TAG_LENGTH;
  }
  if (EVP_CIPHER_CTX_set_key_length(ctx, (int)key.len) != 1) return CIPHER_BAD_KEY_LENGTH;
  return EVP_CipherInit_ex2(ctx, NULL, key.data, iv.data, cipher->is_encrypt, NULL) == 1
             ? 0
             : CIPHER_BAD_KEY_LENGTH;
}

// cipherNew(name, key, iv, isEncrypt, authTagLength): iv may be null, authTagLength -1; the number
// of an enum cipher_failure if it cannot be made.
JS_FUNCTION(crypto_cipher_new) {
  struct js_text name;
  struct js_bytes key, iv;
  js_val iv_view;
  bool is_encrypt;
  double tag_len;
  js_args(call, "sBvbd", &name, &key, &iv_view, &is_encrypt, &tag_len);
  bool has_iv = js_bytes_get(call->ctx, iv_view, &iv);
  if (!has_iv) iv = (struct js_bytes){NULL, 0};
  EVP_CIPHER *type = fetch_cipher(name.data);
  js_text_free(&name);
  if (type == NULL) return js_int(call->ctx, CIPHER_UNKNOWN);
  struct cipher *cipher = mem_zalloc(sizeof(*cipher));
  cipher->is_encrypt = is_encrypt;
  int failure = set_up(cipher, type, key, has_iv, iv, tag_len);
  EVP_CIPHER_free(type);
  ERR_clear_error();
  if (failure == 0) return js_wrap(call->ctx, &cipher_class, cipher);
  cipher_free(cipher);
  return js_int(call->ctx, failure);
}

// ---- Data --------------------------------------------------------------------------------

// Gives OpenSSL the tag that the user set, once.
static bool pass_tag(struct cipher *cipher) {
  if (cipher->is_encrypt || !cipher->has_tag || cipher->is_tag_passed) return true;
  cipher->is_tag_passed = true;
  return EVP_CIPHER_CTX_ctrl(cipher->ctx, EVP_CTRL_AEAD_SET_TAG, cipher->tag_len,
                             cipher->tag) == 1;
}

// cipherUpdate(cipher, data, encoding): an ArrayBuffer; undefined if it is not the time for data.
JS_FUNCTION(crypto_cipher_update) {
  js_val object, data, result = NULL;
  int32_t encoding;
  js_args(call, "vvi", &object, &data, &encoding);
  struct cipher *cipher = cipher_arg(call, object);
  if (cipher == NULL) return NULL;
  if (cipher->ctx == NULL) return NULL;
  struct encoding_input input;
  CHECK(encoding_input_get(call->ctx, data, (enum encoding)encoding, &input));
  int block = EVP_CIPHER_CTX_get_block_size(cipher->ctx), written = 0;
  uint8_t *out = NULL;
  bool is_ccm = cipher->mode == EVP_CIPH_CCM_MODE;
  if (input.len > (size_t)(INT_MAX - 2 * block)) goto done;
  if (is_ccm && !cipher->is_encrypt && !cipher->has_tag) goto done;
  if (!pass_tag(cipher)) goto done;
  out = malloc(input.len + 2 * (size_t)block);
  if (out == NULL) goto done;
  if (EVP_CipherUpdate(cipher->ctx, out, &written, input.data, (int)input.len) == 1) {
    result = js_arraybuffer_take(call->ctx, out, (size_t)written);
    out = NULL;
  } else if (is_ccm && !cipher->is_encrypt) {
    // What was found out here is told by final, as in the other modes.
    cipher->has_failed = true;
    result = js_arraybuffer_copy(call->ctx, "", 0);
  }
done:
  ERR_clear_error();
  free(out);
  encoding_input_free(&input);
  return result;
}

static bool finish(struct cipher *cipher, uint8_t *out, int *written) {
  *written = 0;
  if (cipher->has_failed || !pass_tag(cipher)) return false;
  // CCM did everything in update.
  if (cipher->mode == EVP_CIPH_CCM_MODE && !cipher->is_encrypt) return cipher->is_tag_passed;
  if (EVP_CipherFinal_ex(cipher->ctx, out, written) != 1) return false;
  if (!cipher->is_encrypt || !cipher->is_authenticated) return true;
  if (cipher->tag_len == NO_TAG_LENGTH) cipher->tag_len = MAX_TAG;
  cipher->has_tag = EVP_CIPHER_CTX_ctrl(cipher->ctx, EVP_CTRL_AEAD_GET_TAG, cipher->tag_len,
                                        cipher->tag) == 1;
  return cipher->has_tag;
}

// cipherFinal(cipher): an ArrayBuffer; undefined if it was called before.
JS_FUNCTION(crypto_cipher_final) {
  js_val object, result = NULL;
  js_args(call, "v", &object);
  struct cipher *cipher = cipher_arg(call, object);
  if (cipher == NULL) return NULL;
  if (cipher->ctx == NULL) return NULL;
  uint8_t out[EVP_MAX_BLOCK_LENGTH];
  int written;
  if (finish(cipher, out, &written)) {
    result = js_arraybuffer_copy(call->ctx, out, (size_t)written);
  } else if (cipher->is_authenticated) {
    ERR_clear_error();
    js_throw_error(call->ctx, call->exc, "Unsupported state or unable to authenticate data");
  } else {
    crypto_throw(call, "Unsupported state");
  }
  EVP_CIPHER_CTX_free(cipher->ctx);
  cipher->ctx = NULL;
  return result;
}

// ---- Settings ----------------------------------------------------------------------------

JS_FUNCTION(crypto_cipher_set_auto_padding) {
  js_val object;
  bool on;
  js_args(call, "vb", &object, &on);
  struct cipher *cipher = cipher_arg(call, object);
  if (cipher == NULL) return NULL;
  return js_bool(call->ctx,
                 cipher->ctx && EVP_CIPHER_CTX_set_padding(cipher->ctx, on ? 1 : 0) == 1);
}

// cipherGetAuthTag(cipher): an ArrayBuffer; undefined if there is none (yet).
JS_FUNCTION(crypto_cipher_get_auth_tag) {
  js_val object;
  js_args(call, "v", &object);
  struct cipher *cipher = cipher_arg(call, object);
  if (cipher == NULL) return NULL;
  if (cipher->ctx || !cipher->is_encrypt || !cipher->has_tag) return NULL;
  return js_arraybuffer_copy(call->ctx, cipher->tag, (size_t)cipher->tag_len);
}

// cipherSetAuthTag(cipher, tag): 1 if it was taken, 0 if it is not the time for one, -1 if its
// length is wrong.
JS_FUNCTION(crypto_cipher_set_auth_tag) {
  js_val object;
  struct js_bytes tag;
  js_args(call, "vB", &object, &tag);
  struct cipher *cipher = cipher_arg(call, object);
  if (cipher == NULL) return NULL;
  if (cipher->ctx == NULL || !cipher->is_authenticated || cipher->is_encrypt || cipher->has_tag)
    return js_int(call->ctx, 0);
  bool fits = cipher->tag_len == NO_TAG_LENGTH ? is_gcm_tag_length((double)tag.len)
                                               : tag.len == (size_t)cipher->tag_len;
  if (!fits) return js_int(call->ctx, -1);
  cipher->tag_len = (int)tag.len;
  memcpy(cipher->tag, tag.data, tag.len);
  cipher->has_tag = true;
  return js_int(call->ctx, 1);
}

// cipherSetAAD(cipher, data, plaintextLength): whether it worked; CCM must know the length.
JS_FUNCTION(crypto_cipher_set_aad) {
  js_val object;
  struct js_bytes data;
  double plain_len;
  js_args(call, "vBd", &object, &data, &plain_len);
  struct cipher *cipher = cipher_arg(call, object);
  if (cipher == NULL) return NULL;
  if (cipher->ctx == NULL || !cipher->is_authenticated || data.len > INT_MAX)
    return js_bool(call->ctx, false);
  int written;
  bool ok = true;
  if (cipher->mode == EVP_CIPH_CCM_MODE) {
    ok = plain_len >= 0 && plain_len <= INT_MAX && pass_tag(cipher) &&
         EVP_CipherUpdate(cipher->ctx, NULL, &written, NULL, (int)plain_len) == 1;
  }
  ok = ok && EVP_CipherUpdate(cipher->ctx, NULL, &written, data.data, (int)data.len) == 1;
  ERR_clear_error();
  return js_bool(call->ctx, ok);
}

// ---- Names and properties ----------------------------------------------------------------

static const char *mode_name(const EVP_CIPHER *type) {
  switch (EVP_CIPHER_get_mode(type)) {
  case EVP_CIPH_CBC_MODE: return "cbc";
  case EVP_CIPH_CCM_MODE: return "ccm";
  case EVP_CIPH_CFB_MODE: return "cfb";
  case EVP_CIPH_CTR_MODE: return "ctr";
  case EVP_CIPH_ECB_MODE: return "ecb";
  case EVP_CIPH_GCM_MODE: return "gcm";
  case EVP_CIPH_OCB_MODE: return "ocb";
  case EVP_CIPH_OFB_MODE: return "ofb";
  case EVP_CIPH_WRAP_MODE: return "wrap";
  case EVP_CIPH_XTS_MODE: return "xts";
  default: return "stream";
  }
}

// Whether a cipher works with a key or an IV of these lengths (-1: its own).
static bool takes_lengths(const EVP_CIPHER *type, double key_len, double iv_len) {
  EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
  bool ok = ctx && EVP_CipherInit_ex2(ctx, type, NULL, NULL, 1, NULL) == 1;
  if (ok && key_len >= 0) ok = EVP_CIPHER_CTX_set_key_length(ctx, (int)key_len) == 1;
  if (ok && iv_len >= 0) {
    ok = is_authenticated(type)
             ? EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_IVLEN, (int)iv_len, NULL) == 1
             : iv_len == EVP_CIPHER_get_iv_length(type);
  }
  EVP_CIPHER_CTX_free(ctx);
  ERR_clear_error();
  return ok;
}

// cipherInfo(nameOrNid, keyLength, ivLength): [mode, name, nid, keyLength, blockSize, ivLength], or
// undefined.
JS_FUNCTION(crypto_cipher_info) {
  js_val which, result = NULL;
  double key_len, iv_len;
  js_args(call, "vdd", &which, &key_len, &iv_len);
  EVP_CIPHER *type;
  if (js_is_number(call->ctx, which)) {
    const char *name = OBJ_nid2sn(js_to_int(call->ctx, which));
    type = name ? fetch_cipher(name) : NULL;
  } else {
    struct js_text name;
    js_text_get(call->ctx, which, &name);
    type = fetch_cipher(name.data);
    js_text_free(&name);
  }
  if (type && takes_lengths(type, key_len, iv_len)) {
    int nid = EVP_CIPHER_get_nid(type);
    const char *name = OBJ_nid2sn(nid);
    js_ctx ctx = call->ctx;
    js_val parts[] = {
        js_string(ctx, mode_name(type)),
        js_string(ctx, nid != NID_undef && name ? name : EVP_CIPHER_get0_name(type)),
        js_int(ctx, nid),
        js_int(ctx, key_len >= 0 ? (int)key_len : EVP_CIPHER_get_key_length(type)),
        js_int(ctx, EVP_CIPHER_get_block_size(type)),
        js_int(ctx, iv_len >= 0 ? (int)iv_len : EVP_CIPHER_get_iv_length(type)),
    };
    result = js_array(ctx, COUNT_OF(parts), parts);
  }
  EVP_CIPHER_free(type);
  return result;
}

static void add_provided(EVP_CIPHER *type, void *arg) {
  EVP_CIPHER_names_do_all(type, crypto_add_name, arg);
}

// cipherNames(): every name of every cipher, in any case.
JS_FUNCTION(crypto_cipher_names) {
  struct crypto_names names = {call, js_array(call->ctx, 0, NULL), 0};
  EVP_CIPHER_do_all_provided(NULL, add_provided, &names);
  return names.list;
}

const struct js_function_def crypto_cipher_functions[] = {
    JS_ENTRY("cipherNew", crypto_cipher_new, 5),
    JS_ENTRY("cipherUpdate", crypto_cipher_update, 3),
    JS_ENTRY("cipherFinal", crypto_cipher_final, 1),
    JS_ENTRY("cipherSetAutoPadding", crypto_cipher_set_auto_padding, 2),
    JS_ENTRY("cipherGetAuthTag", crypto_cipher_get_auth_tag, 1),
    JS_ENTRY("cipherSetAuthTag", crypto_cipher_set_auth_tag, 2),
    JS_ENTRY("cipherSetAAD", crypto_cipher_set_aad, 3),
    JS_ENTRY("cipherInfo", crypto_cipher_info, 3),
    JS_ENTRY("cipherNames", crypto_cipher_names, 0),
};
const size_t crypto_cipher_function_count = COUNT_OF(crypto_cipher_functions);
