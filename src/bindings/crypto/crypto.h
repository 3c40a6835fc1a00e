// SPDX-License-Identifier: MIT
//
// What the files of the `crypto` binding share: digests by name and OpenSSL's errors.
#ifndef NODUS_BINDINGS_CRYPTO_CRYPTO_H
#define NODUS_BINDINGS_CRYPTO_CRYPTO_H

#include <openssl/evp.h>

#include "bindings/binding.h"

#define CRYPTO_DIGEST_CACHE 32

// Per-environment state: what was fetched from the providers, which is slow to look up.
struct crypto_state {
  struct {
    char name[32];
    EVP_MD *md;
  } digests[CRYPTO_DIGEST_CACHE];
  size_t digest_count;
  EVP_MAC *hmac;
};

struct crypto_state *crypto_state(void);

// The digest of that name, or NULL.  Owned by the caller: EVP_MD_free.
EVP_MD *crypto_digest(const char *name);

// Throws the oldest queued error as Node shapes it (code, library, reason, opensslErrorStack) and
// clears the queue; returns NULL.  fallback is the message if the queue is empty.
js_val crypto_throw(struct js_call *call, const char *fallback);
// The same error as a value.
js_val crypto_error(js_ctx ctx, unsigned long code, const char *fallback);

// A list of names that OpenSSL enumerates, one crypto_add_name each.
// on the stack: the list is the result of the call that makes it
struct crypto_names {
  struct js_call *call;
  js_val list;
  unsigned count;
};
// Appends a name to the struct crypto_names at arg; object identifiers are left out.
void crypto_add_name(const char *name, void *arg);

extern const struct js_function_def crypto_hash_functions[];
extern const size_t crypto_hash_function_count;
extern const struct js_function_def crypto_hmac_functions[];
extern const size_t crypto_hmac_function_count;
extern const struct js_function_def crypto_random_functions[];
extern const size_t crypto_random_function_count;
extern const struct js_function_def crypto_kdf_functions[];
extern const size_t crypto_kdf_function_count;
extern const struct js_function_def crypto_cipher_functions[];
extern const size_t crypto_cipher_function_count;

#endif
