// SPDX-License-Identifier: MIT
//
// Vector code for the codecs of util/: a table of kernels for each kind of processor.
//
// A kernel does as much as it can from the front, in whole blocks, and says how far it came; the
// codec that called it does the rest, and whatever the kernel would not touch, with its plain code.
// So a kernel never decides what invalid input means, and a processor without a kernel (NULL) gets
// the same results from the plain code alone.  Decoders to UTF-16 and latin1 may leave rubbish in out
// behind what they wrote; all others end with what they say.
#ifndef NODUS_UTIL_SIMD_SIMD_H
#define NODUS_UTIL_SIMD_SIMD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How far a kernel came; it starts from there too, always between two characters.
struct simd_progress {
  size_t read, written;
};

struct simd {
  const char *name;
  // Length of a prefix without a byte of limit or more: limit is 0x80 or above.
  size_t (*below)(const uint8_t *data, size_t len, uint8_t limit);
  // UTF-8 up to the first block that is invalid.  out has room for as many units as there are bytes.
  void (*decode)(const uint8_t *data, size_t len, uint16_t *out, struct simd_progress *at);
  // The same where no character is above 0xFF.
  void (*decode_narrow)(const uint8_t *data, size_t len, uint8_t *out,
                        struct simd_progress *at);
  // The same without output; returns where it stopped.
  size_t (*validate)(const uint8_t *data, size_t len);
  // UTF-16 and latin1 to at most cap bytes of UTF-8; lone surrogates become U+FFFD.
  void (*encode)(const uint16_t *data, size_t len, uint8_t *out, size_t cap,
                 struct simd_progress *at);
  void (*encode_narrow)(const uint8_t *data, size_t len, uint8_t *out, size_t cap,
                        struct simd_progress *at);
  // Bytes of UTF-8 (written) that the units from the front (read) take.
  void (*length)(const uint16_t *data, size_t len, struct simd_progress *at);
  // Bytes of 0x80 and above among the first bytes (read).
  void (*count_high)(const uint8_t *data, size_t len, struct simd_progress *at);
  // Return how many bytes were encoded or written.
  size_t (*hex_encode)(const uint8_t *data, size_t len, uint8_t *out);
  size_t (*hex_decode)(const uint8_t *text, size_t count, uint8_t *out);
  // digits: the alphabet's last two.  The decoder takes both alphabets, in groups of four digits.
  void (*base64_encode)(const uint8_t *data, size_t len, const char digits[2], uint8_t *out,
                        struct simd_progress *at);
  void (*base64_decode)(const uint8_t *text, size_t len, uint8_t *out, size_t cap,
                        struct simd_progress *at);
};

// The kernels to use.
const struct simd *simd_kernels(void);

// For tests: the kinds that this processor has, from the one without kernels on, NULL behind the last;
// and which one this thread uses from now on.
const struct simd *simd_kind(size_t index);
void simd_use(const struct simd *kind);

#endif
