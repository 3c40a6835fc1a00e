// SPDX-License-Identifier: MIT
//
// Base64 and transcoding of Unicode, in vectors of 32 bytes.
#ifdef __x86_64__
#define WIDTH 32
#include "util/simd/vector.inc"

#include "util/simd/base64.inc"
#include "util/simd/decode.inc"
#include "util/simd/encode.inc"
#endif
