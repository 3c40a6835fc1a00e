// SPDX-License-Identifier: MIT
//
// Units of the syntax front end as objects of the engine.
#ifndef NODUS_BINDINGS_SYNTAX_SYNTAX_H
#define NODUS_BINDINGS_SYNTAX_SYNTAX_H

#include "bindings/binding.h"
#include "syntax/lower_module.h"

// What the object owns.
struct unit_box {
  char *text; // the source, in UTF-8
  struct syn_unit *unit;
  struct syn_lowering lowering;
  char *names[4]; // of lowering.jsx_... and its prefix
};

// describe.c
// [message, line, column, end line, end column, type] of its error; lines and columns from 1.
js_val describe_error(js_ctx ctx, const struct syn_unit *unit);
#endif
