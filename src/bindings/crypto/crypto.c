// SPDX-License-Identifier: MIT
//
// The `crypto` binding: state, errors and the descriptor.  Its functions live by topic in hash.c,
// hmac.c, random.c, kdf.c and cipher.c.
#include "bindings/crypto/crypto.h"

#include <ctype.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/opensslv.h>
#include <stdio.h>
#include <string.h>

#include "util/check.h"

extern const struct binding crypto_binding;

struct crypto_state *crypto_state(void) {
  return binding_state(env_current(), &crypto_binding);
}

// ---- Digests -----------------------------------------------------------------------------

// Providers know "SHA2-256"; names like "RSA-SHA256" are aliases of the older table.
static EVP_MD *fetch_digest(const char *name) {
  EVP_MD *md = EVP_MD_fetch(NULL, name, NULL);
  if (md == NULL) {
    const EVP_MD *alias = EVP_get_digestbyname(name);
    if (alias) md = EVP_MD_fetch(NULL, EVP_MD_get0_name(alias), NULL);
  }
  ERR_clear_error();
  return md;
}

EVP_MD *crypto_digest(const char *name) {
  struct crypto_state *state = crypto_state();
  for (size_t i = 0; i < state->digest_count; i++) {
    EVP_MD *md = state->digests[i].md;
    if (strcmp(state->digests[i].name, name) == 0) return EVP_MD_up_ref(md) ? md : NULL;
  }
  EVP_MD *md = fetch_digest(name);
  size_t i = state->digest_count;
  if (md && i < CRYPTO_DIGEST_CACHE && strlen(name) < sizeof(state->digests[i].name)) {
    CHECK(EVP_MD_up_ref(md));
    strcpy(state->digests[i].name, name);
    state->digests[i].md = md;
    state->digest_count++;
  }
  return md;
}

static void free_state(struct env *env, void *pointer) {
  (void)env;
  struct crypto_state *state = pointer;
  for (size_t i = 0; i < state->digest_count; i++)
    EVP_MD_free(state->digests[i].md);
  EVP_MAC_free(state->hmac);
}

// ---- Errors ------------------------------------------------------------------------------

// Short names of the libraries whose errors users meet, for the code of an error.
static const char *library_prefix(unsigned long code) {
  switch (ERR_GET_LIB(code)) {
  case ERR_LIB_EVP: return "EVP_";
  case ERR_LIB_RSA: return "RSA_";
  case ERR_LIB_PEM: return "PEM_";
  case ERR_LIB_X509: return "X509_";
  case ERR_LIB_ASN1: return "ASN1_";
  case ERR_LIB_RAND: return "RAND_";
  case ERR_LIB_CRYPTO: return "CRYPTO_";
  default: return "";
  }
}

static void put_text(js_ctx ctx, js_val error, const char *name, const char *text) {
  if (text) js_put(ctx, error, name, js_string(ctx, text));
}

js_val crypto_error(js_ctx ctx, unsigned long code, const char *fallback) {
  if (code == 0) return js_error(ctx, fallback);
  char message[256];
  ERR_error_string_n(code, message, sizeof(message));
  js_val error = js_error(ctx, message);
  put_text(ctx, error, "library", ERR_lib_error_string(code));
  const char *reason = ERR_reason_error_string(code);
  put_text(ctx, error, "reason", reason);
  if (reason == NULL) return error;
  char name[256];
  int len = snprintf(name, sizeof(name), "ERR_OSSL_%s%s", library_prefix(code), reason);
  for (int i = 0; i < len && i < (int)sizeof(name) - 1; i++)
    name[i] = name[i] == ' ' ? '_' : (char)toupper((unsigned char)name[i]);
  put_text(ctx, error, "code", name);
  return error;
}

js_val crypto_throw(struct js_call *call, const char *fallback) {
  js_val error = crypto_error(call->ctx, ERR_get_error(), fallback);
  js_val stack[8];
  size_t count = 0;
  unsigned long code;
  while ((code = ERR_get_error()) != 0) {
    if (count == COUNT_OF(stack)) continue;
    char message[256];
    ERR_error_string_n(code, message, sizeof(message));
    stack[count++] = js_string(call->ctx, message);
  }
  if (count > 0)
    js_put(call->ctx, error, "opensslErrorStack", js_array(call->ctx, count, stack));
  *call->exc = error;
  return NULL;
}

void crypto_add_name(const char *name, void *arg) {
  struct crypto_names *names = arg;
  if (name[0] >= '0' && name[0] <= '9') return; // an object identifier
  js_ctx ctx = names->call->ctx;
  js_set_index(ctx, names->list, names->count++, js_string(ctx, name), names->call->exc);
}

// ---- Constants and the descriptor --------------------------------------------------------

JS_FUNCTION(crypto_secure_heap_used) {
  return js_number(call->ctx, (double)CRYPTO_secure_used());
}

static const struct js_function_def functions[] = {
    JS_ENTRY("secureHeapUsed", crypto_secure_heap_used, 0),
};

static const struct js_constant_def constants[] = {
    {"OPENSSL_VERSION_NUMBER", OPENSSL_VERSION_NUMBER},
};

static void init(struct env *env, js_val object, void *state) {
  (void)state;
  js_ctx ctx = env->ctx;
  // Without its clean-up at exit(), which would pull the tables from under a pool thread at work.
  OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, NULL);
  js_define_functions(ctx, object, crypto_hash_functions, crypto_hash_function_count);
  js_define_functions(ctx, object, crypto_hmac_functions, crypto_hmac_function_count);
  js_define_functions(ctx, object, crypto_random_functions, crypto_random_function_count);
  js_define_functions(ctx, object, crypto_kdf_functions, crypto_kdf_function_count);
  js_define_functions(ctx, object, crypto_cipher_functions, crypto_cipher_function_count);
}

const struct binding crypto_binding = {
    .name = "crypto",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
    .state_size = sizeof(struct crypto_state),
    .init = init,
    .free_state = free_state,
};
