// SPDX-License-Identifier: MIT
//
// Whether a text is worth parsing: what the lowerings change always contains one of a few words.
//
// One pass looks for two letters of each word, 16 places at a time, and compares the word where they
// are.  The letters are those that ordinary code has least often side by side.
#include <string.h>

#include "syntax/syntax.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static const struct {
  char text[7];
  uint8_t len, pair; // where the two letters are
} words[] = {
    {"catch", 5, 2},
    {"await", 5, 0},
    {"stack", 5, 3},
    {"import", 6, 1},
    {"eval", 4, 0},
    {"using", 5, 0},
    {"yield", 5, 0},
    {"export", 6, 1},
    // A letter of one of them as an escape: ev\u0061l.
    {"\\u006", 5, 0},
    {"\\u007", 5, 0},
    {"\\u{", 3, 0},
};
enum { WORDS = sizeof(words) / sizeof(words[0]), BLOCK = 16 };

// Whether a word has its pair of letters at a place.
static bool is_word(struct str source, size_t place) {
  for (size_t i = 0; i < WORDS; i++) {
    size_t start = place - words[i].pair;
    if (place >= words[i].pair && source.len - start >= words[i].len &&
        memcmp(source.data + start, words[i].text, words[i].len) == 0)
      return true;
  }
  return false;
}

bool syn_needs_parse(struct str source) {
  size_t at = 0;
#ifdef __SSE2__
  __m128i first[WORDS], second[WORDS];
  for (size_t i = 0; i < WORDS; i++) {
    first[i] = _mm_set1_epi8(words[i].text[words[i].pair]);
    second[i] = _mm_set1_epi8(words[i].text[words[i].pair + 1]);
  }
  for (; source.len - at > BLOCK; at += BLOCK) {
    __m128i here = _mm_loadu_si128((const __m128i *)(source.data + at));
    __m128i behind = _mm_loadu_si128((const __m128i *)(source.data + at + 1));
    __m128i any = _mm_setzero_si128();
    for (size_t i = 0; i < WORDS; i++)
      any = _mm_or_si128(any, _mm_and_si128(_mm_cmpeq_epi8(here, first[i]),
                                            _mm_cmpeq_epi8(behind, second[i])));
    for (unsigned mask = (unsigned)_mm_movemask_epi8(any); mask; mask &= mask - 1)
      if (is_word(source, at + (unsigned)__builtin_ctz(mask))) return true;
  }
#endif
  for (; at < source.len; at++)
    if (is_word(source, at)) return true;
  return false;
}
