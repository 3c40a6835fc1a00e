// SPDX-License-Identifier: MIT
//
// Hexadecimal text and bytes.  The two decoders are one algorithm for narrow and wide text.
#ifndef NODUS_UTIL_HEX_H
#define NODUS_UTIL_HEX_H

#include <stddef.h>
#include <stdint.h>

// Writes 2 * len digits, lower case.
void hex_encode(const uint8_t *data, size_t len, uint8_t *out);
// Decodes pairs of digits until the text ends, a pair is not hexadecimal or out is full; returns
// how many bytes were written.
size_t hex_decode_latin1(const uint8_t *text, size_t len, uint8_t *out, size_t cap);
size_t hex_decode_utf16(const uint16_t *text, size_t len, uint8_t *out, size_t cap);

#endif
