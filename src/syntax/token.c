// SPDX-License-Identifier: MIT
//
// The tables of token_table.h.
#include "syntax/token.h"

const uint8_t syn_token_precedence[T_COUNT] = {
#define SYN_TOKEN(name, spelling, precedence) precedence,
#include "syntax/token_table.h"
#undef SYN_TOKEN
};

const char *const syn_token_spelling[T_COUNT] = {
#define SYN_TOKEN(name, spelling, precedence) spelling,
#include "syntax/token_table.h"
#undef SYN_TOKEN
};
