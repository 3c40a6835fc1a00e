// SPDX-License-Identifier: MIT
//
// UTF-8 as the Encoding standard defines it: decoding replaces each maximal invalid sequence with
// U+FFFD, encoding replaces lone surrogates.
#ifndef NODUS_UTIL_UTF8_H
#define NODUS_UTIL_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Length of the longest prefix that is ASCII.
size_t utf8_ascii_prefix(const uint8_t *data, size_t len);
bool utf8_is_valid(const uint8_t *data, size_t len);
// How many bytes at the end (0 to 3) begin a sequence that more bytes could complete.
size_t utf8_incomplete_tail(const uint8_t *data, size_t len);

// Decodes into out, which must have room for len code units; returns how many were written.
size_t utf8_to_utf16(const uint8_t *data, size_t len, uint16_t *out);
// The same for text without a character above U+00FF; false if there is one, or an invalid sequence.
// out must have room for len bytes.
bool utf8_to_latin1(const uint8_t *data, size_t len, uint8_t *out, size_t *written);

// Exact number of bytes that the encoders below write.
size_t utf8_length_of_latin1(const uint8_t *data, size_t len);
size_t utf8_length_of_utf16(const uint16_t *data, size_t len);
// Encode as many whole characters as fit into cap bytes; return how many bytes were written.  *read,
// unless NULL, is set to the number of code units that they are.
size_t utf8_from_latin1(const uint8_t *data, size_t len, uint8_t *out, size_t cap,
                        size_t *read);
size_t utf8_from_utf16(const uint16_t *data, size_t len, uint8_t *out, size_t cap,
                       size_t *read);

#endif
