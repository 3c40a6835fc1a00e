// SPDX-License-Identifier: MIT
//
// JSX becomes calls.
#ifndef NODUS_SYNTAX_LOWER_JSX_H
#define NODUS_SYNTAX_LOWER_JSX_H

#include "syntax/lower_ts.h"

// The inside of a string literal in double quotes: character references decoded.
void jsx_append_text(struct str text, struct buf *out);
// The same of text between tags, layout dropped.
void jsx_append_lines(struct str text, struct buf *out);

#endif
