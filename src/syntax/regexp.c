// SPDX-License-Identifier: MIT
//
// The early errors of regular expressions.
#include "syntax/regexp.h"

enum syn_message regexp_check(struct str body, bool unicode, bool sets) {
  (void)body, (void)unicode, (void)sets;
  return M_NONE;
}
