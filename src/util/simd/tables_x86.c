// SPDX-License-Identifier: MIT
//
// The tables of shuffles that transcoding packs its results with; the compiler works them out.
#include "util/simd/x86.h"

#ifdef __x86_64__

// ROWS_256(F) is F(0), F(1), ... F(255).
#define ROWS_4(F, n)  F(n), F((n) + 1), F((n) + 2), F((n) + 3)
#define ROWS_16(F, n) ROWS_4(F, n), ROWS_4(F, (n) + 4), ROWS_4(F, (n) + 8), ROWS_4(F, (n) + 12)
#define ROWS_64(F, n)                                                                          \
  ROWS_16(F, n), ROWS_16(F, (n) + 16), ROWS_16(F, (n) + 32), ROWS_16(F, (n) + 48)
#define ROWS_256(F) ROWS_64(F, 0), ROWS_64(F, 64), ROWS_64(F, 128), ROWS_64(F, 192)

// The units (16 bits) of eight that a mask keeps, moved to the front.
#define KEEP(rest, m, k)                                                                       \
  ((rest) << (16 * ((m) >> (k)&1)) |                                                           \
   ((m) >> (k)&1 ? (shuffle)((2 * (k) + 1) << 8 | 2 * (k)) : 0))
#define KEEP_4(rest, m, k)                                                                     \
  KEEP(KEEP(KEEP(KEEP(rest, m, (k) + 3), m, (k) + 2), m, (k) + 1), m, k)
#define DECODE_ROW(m) KEEP_4(KEEP_4((shuffle)0, m, 4), m, 0)
const shuffle decode_table[256] = {ROWS_256(DECODE_ROW)};

// Lane k of four has a second byte if bit k of m is set, and a third if bit k + 4 is too.
#define COUNT(m, k) (1 + ((m) >> (k)&1) + ((m) >> ((k) + 4) & 1))
#define LANE(k)     ((shuffle)(0x020100 + 0x040404 * (k)))
#define CUT(rest, m, k)                                                                        \
  ((rest) << (8 * COUNT(m, k)) | (LANE(k) & (((shuffle)1 << (8 * COUNT(m, k))) - 1)))
#define ENCODE_ROW(m) CUT(CUT(CUT(CUT((shuffle)0, m, 3), m, 2), m, 1), m, 0)
const shuffle encode_table[256] = {ROWS_256(ENCODE_ROW)};

#endif
