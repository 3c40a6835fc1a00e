// SPDX-License-Identifier: MIT
//
// Which kernels this processor has.  The question costs a load and a test each time, which leaves
// nothing to initialise.
#include "util/simd/simd.h"

#include "util/simd/x86.h"

static const struct simd plain = {.name = "plain"};

static _Thread_local const struct simd *chosen; // by a test

void simd_use(const struct simd *kind) {
  chosen = kind;
}

#ifdef __x86_64__
static const struct simd sse4 = {
    .name = "sse4",
    .below = sse4_below,
    .decode = sse4_decode,
    .decode_narrow = sse4_decode_narrow,
    .validate = sse4_validate,
    .encode = sse4_encode,
    .encode_narrow = sse4_encode_narrow,
    .length = sse4_length,
    .count_high = sse4_count_high,
    .hex_encode = sse4_hex_encode,
    .hex_decode = sse4_hex_decode,
    .base64_encode = sse4_base64_encode,
    .base64_decode = sse4_base64_decode,
};

// Where a wider vector gains nothing, the narrow kernel stands.
static const struct simd avx2 = {
    .name = "avx2",
    .below = avx2_below,
    .decode = avx2_decode,
    .decode_narrow = avx2_decode_narrow,
    .validate = avx2_validate,
    .encode = avx2_encode,
    .encode_narrow = avx2_encode_narrow,
    .length = avx2_length,
    .count_high = avx2_count_high,
    .hex_encode = avx2_hex_encode,
    .hex_decode = sse4_hex_decode,
    .base64_encode = avx2_base64_encode,
    .base64_decode = avx2_base64_decode,
};

static bool has_sse4(void) {
  return __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("popcnt");
}

static bool has_avx2(void) {
  return has_sse4() && __builtin_cpu_supports("avx2");
}

const struct simd *simd_kernels(void) {
  if (chosen) return chosen;
  if (has_avx2()) return &avx2;
  return has_sse4() ? &sse4 : &plain;
}

const struct simd *simd_kind(size_t index) {
  if (index == 0) return &plain;
  if (index == 1 && has_sse4()) return &sse4;
  return index == 2 && has_avx2() ? &avx2 : NULL;
}

#else
const struct simd *simd_kernels(void) {
  return chosen ? chosen : &plain;
}

const struct simd *simd_kind(size_t index) {
  return index == 0 ? &plain : NULL;
}
#endif
