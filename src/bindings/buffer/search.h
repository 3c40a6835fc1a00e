// SPDX-License-Identifier: MIT
//
// Searching bytes for bytes, from the front or from the back, by single bytes or by pairs (UTF-16
// text matches at even offsets only).
#ifndef NODUS_BINDINGS_BUFFER_SEARCH_H
#define NODUS_BINDINGS_BUFFER_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEARCH_NOT_FOUND ((size_t)-1)

// Offset of the first match at or after `from`, or, backwards, of the last at or before it.
// needle_len is not 0.  step is 1, or 2 to accept even offsets only.
size_t search_bytes(const uint8_t *hay, size_t hay_len, const uint8_t *needle,
                    size_t needle_len, size_t from, bool forward, size_t step);

#endif
