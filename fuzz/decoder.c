// SPDX-License-Identifier: MIT
// sources: src/bindings/encoding/decoder.c src/bindings/encoding/labels.c src/util/utf8.c src/util/alloc.c src/util/check.c src/util/simd/*.c
// libs: icu-uc icu-i18n
//
// TextDecoder on hostile bytes in every encoding: the first byte picks the encoding and the flags, the second where
// the stream is cut; the pieces decode to what the whole decodes to.
#include <stdlib.h>

#include "bindings/encoding/decoder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const labels[] = {
    "utf-8",          "utf-16le",     "utf-16be",    "gbk",    "gb18030",      "big5",
    "euc-jp",         "shift_jis",    "iso-2022-jp", "euc-kr", "windows-1252", "koi8-r",
    "x-user-defined", "iso-8859-8-i", "macintosh",   "ibm866",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2) return 0;
  const struct encoding *encoding = encoding_for_label(str_from(labels[data[0] & 15]));
  bool fatal = data[0] & 16, ignore_bom = data[0] & 32;
  if (!encoding) return 0;
  size_t len = size - 2, cut = len ? data[1] % len : 0;
  data += 2;

  struct units whole = {0}, pieces = {0};
  struct decoder *decoder = decoder_new(encoding, fatal, ignore_bom);
  if (!decoder) return 0;
  bool good = decoder_feed(decoder, data, len, true, &whole);
  bool first = decoder_feed(decoder, data, cut, false, &pieces);
  bool second = first && decoder_feed(decoder, data + cut, len - cut, true, &pieces);
  if (good != (first && second)) abort();
  if (good && (whole.len != pieces.len ||
               (whole.len && memcmp(whole.data, pieces.data, whole.len * 2))))
    abort();
  decoder_free(decoder);
  free(whole.data);
  free(pieces.data);
  return 0;
}
