// SPDX-License-Identifier: MIT
//
// Whether a text is worth parsing: what the lowerings change always contains one of a few words.
#include <string.h>

#include "syntax/syntax.h"

static const char *const words[] = {
    "catch", "await", "stack", "import", "eval", "using", "yield", "export",
};

bool syn_needs_parse(struct str source) {
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (memmem(source.data, source.len, words[i], strlen(words[i]))) return true;
  return false;
}
