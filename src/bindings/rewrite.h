// SPDX-License-Identifier: MIT
//
// From the text of a program to what the engine gets: the syntax front end for strings of JavaScript.
#ifndef NODUS_BINDINGS_REWRITE_H
#define NODUS_BINDINGS_REWRITE_H

#include "engine/js.h"
#include "syntax/transform.h"

// A source and what became of it.  on the stack: of the call that compiles.
struct rewrite {
  js_ctx ctx;
  struct js_chars chars;
  struct str source;     // UTF-8
  char *owned;           // the same, if it had to be converted
  struct syn_unit *unit; // NULL: nothing in the text could need a change, it was not parsed
  struct syn_emitted emitted;
};

enum rewrite_result {
  REWRITE_SAME,    // the engine gets the source as it is
  REWRITE_CHANGED, // it gets emitted.text
  REWRITE_ERROR,   // unit->error
};

struct rewrite_options {
  struct syn_options syntax;
  uint32_t first_site, importer;
  bool always; // parses even if nothing could need a change: to find the error
};

// source must be a string.  rewrite_free() in any case.
enum rewrite_result rewrite_source(js_ctx ctx, js_val source,
                                   const struct rewrite_options *options, struct rewrite *r);
void rewrite_free(struct rewrite *r);

// What lib/internal/syntax/sources.js remembers of a changed source: [prefix, columns, sites, names,
// usesImport]; columns and sites are ArrayBuffers of 32-bit numbers: edits_columns, and for each site the
// line and column where it starts and where it ends, and those of its function (from 1).
js_val rewrite_describe(struct rewrite *r);
// The same of an error: [type, message, line, column, width], from 1.
js_val rewrite_describe_error(struct rewrite *r);

#endif
