// SPDX-License-Identifier: MIT
//
// Base64 (RFC 4648) with both alphabets.
//
// The lenient decoders read as Buffer does: characters outside the two alphabets are skipped, the
// first '=' ends the text, a last group of one character is dropped.  The forgiving decoder reads
// as atob() does (https://infra.spec.whatwg.org/#forgiving-base64-decode).
#ifndef NODUS_UTIL_BASE64_H
#define NODUS_UTIL_BASE64_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum base64_alphabet { BASE64_STANDARD, BASE64_URL };

// Number of characters that base64_encode writes: the URL alphabet goes without padding.
size_t base64_encoded_len(size_t len, enum base64_alphabet alphabet);
void base64_encode(const uint8_t *data, size_t len, enum base64_alphabet alphabet,
                   uint8_t *out);

// Decode at most cap bytes; return how many were written.
size_t base64_decode_latin1(const uint8_t *text, size_t len, uint8_t *out, size_t cap);
size_t base64_decode_utf16(const uint16_t *text, size_t len, uint8_t *out, size_t cap);

enum base64_result { BASE64_OK, BASE64_BAD_CHARACTER, BASE64_BAD_LENGTH };
// out must have room for len / 4 * 3 + 2 bytes; *written is set on success.
enum base64_result base64_decode_forgiving(const uint8_t *text, size_t len, uint8_t *out,
                                           size_t *written);

#endif
