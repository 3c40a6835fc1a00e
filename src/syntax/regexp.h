// SPDX-License-Identifier: MIT
//
// The early errors of regular expressions.
#ifndef NODUS_SYNTAX_REGEXP_H
#define NODUS_SYNTAX_REGEXP_H

#include <stdbool.h>

#include "syntax/error.h"
#include "util/str.h"

// What is wrong with the text between the slashes, read with the flag u or v or neither; M_NONE if
// nothing is.
enum syn_message regexp_check(struct str body, bool unicode, bool sets);

#endif
