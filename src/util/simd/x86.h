// SPDX-License-Identifier: MIT
//
// What the kernels for x86-64 share.  A function marked SSE4 or AVX2 runs only where simd.c found
// the processor to have it.
#ifndef NODUS_UTIL_SIMD_X86_H
#define NODUS_UTIL_SIMD_X86_H

#include "util/simd/simd.h"

#ifdef __x86_64__
#include <immintrin.h>

#define SSE4   __attribute__((target("sse4.2,popcnt")))
#define AVX2   __attribute__((target("avx2,popcnt")))
#define INLINE static inline __attribute__((always_inline))

// Rows for _mm_shuffle_epi8.  decode_table: the units of eight that a mask keeps.  encode_table: the
// bytes of four units of 32 bits; bits 0-3 tell which have a second one, bits 4-7 a third.
typedef unsigned __int128 shuffle;
extern const shuffle decode_table[256], encode_table[256];

size_t sse4_below(const uint8_t *data, size_t len, uint8_t limit);
size_t avx2_below(const uint8_t *data, size_t len, uint8_t limit);
void sse4_count_high(const uint8_t *data, size_t len, struct simd_progress *at);
void avx2_count_high(const uint8_t *data, size_t len, struct simd_progress *at);
void sse4_length(const uint16_t *data, size_t len, struct simd_progress *at);
void avx2_length(const uint16_t *data, size_t len, struct simd_progress *at);
void sse4_decode(const uint8_t *data, size_t len, uint16_t *out, struct simd_progress *at);
void avx2_decode(const uint8_t *data, size_t len, uint16_t *out, struct simd_progress *at);
void sse4_decode_narrow(const uint8_t *data, size_t len, uint8_t *out,
                        struct simd_progress *at);
void avx2_decode_narrow(const uint8_t *data, size_t len, uint8_t *out,
                        struct simd_progress *at);
size_t sse4_validate(const uint8_t *data, size_t len);
size_t avx2_validate(const uint8_t *data, size_t len);
void sse4_encode(const uint16_t *data, size_t len, uint8_t *out, size_t cap,
                 struct simd_progress *at);
void avx2_encode(const uint16_t *data, size_t len, uint8_t *out, size_t cap,
                 struct simd_progress *at);
void sse4_encode_narrow(const uint8_t *data, size_t len, uint8_t *out, size_t cap,
                        struct simd_progress *at);
void avx2_encode_narrow(const uint8_t *data, size_t len, uint8_t *out, size_t cap,
                        struct simd_progress *at);
size_t sse4_hex_encode(const uint8_t *data, size_t len, uint8_t *out);
size_t avx2_hex_encode(const uint8_t *data, size_t len, uint8_t *out);
size_t sse4_hex_decode(const uint8_t *text, size_t count, uint8_t *out);
void sse4_base64_encode(const uint8_t *data, size_t len, const char digits[2], uint8_t *out,
                        struct simd_progress *at);
void avx2_base64_encode(const uint8_t *data, size_t len, const char digits[2], uint8_t *out,
                        struct simd_progress *at);
void sse4_base64_decode(const uint8_t *text, size_t len, uint8_t *out, size_t cap,
                        struct simd_progress *at);
void avx2_base64_decode(const uint8_t *text, size_t len, uint8_t *out, size_t cap,
                        struct simd_progress *at);

#endif
#endif
