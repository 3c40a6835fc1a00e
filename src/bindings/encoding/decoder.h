// SPDX-License-Identifier: MIT
//
// A streaming decoder of any encoding to UTF-16, as https://encoding.spec.whatwg.org/#decoding
// defines decoders.  No engine: bytes in, code units out.
#ifndef NODUS_BINDINGS_ENCODING_DECODER_H
#define NODUS_BINDINGS_ENCODING_DECODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bindings/encoding/labels.h"

struct decoder;

// Growing UTF-16 text, freed by its owner with free(data).
struct units {
  uint16_t *data;
  size_t len, cap;
};

struct decoder *decoder_new(const struct encoding *encoding, bool fatal, bool ignore_bom);
void decoder_free(struct decoder *decoder);
const char *decoder_name(const struct decoder *decoder);

// Appends what the bytes decode to.  Without flush an incomplete sequence at the end waits for the
// next call; with it the decoder starts over afterwards.  False if the decoder is fatal and the
// data is invalid; then it has started over.
bool decoder_feed(struct decoder *decoder, const uint8_t *data, size_t len, bool flush,
                  struct units *out);

void units_reserve(struct units *units, size_t extra);

#endif
