// SPDX-License-Identifier: MIT
//
// Errors of units as lib/ has them.
#include "bindings/syntax/syntax.h"

js_val describe_error(js_ctx ctx, const struct syn_unit *unit) {
  const struct syn_error *error = &unit->error;
  struct buf text = {0};
  uint32_t line, column, end_line, end_column;
  syn_error_text(error, unit->tree.source, &text);
  syn_place(unit->tree.source, error->start, &line, &column);
  syn_place(unit->tree.source, error->end, &end_line, &end_column);
  js_val items[] = {
      js_string_utf8(ctx, text.data ? text.data : "", text.len),
      js_int(ctx, (int32_t)line),
      js_int(ctx, (int32_t)column),
      js_int(ctx, (int32_t)end_line),
      js_int(ctx, (int32_t)end_column),
      js_string(ctx, syn_error_type(error)),
  };
  buf_free(&text);
  return js_array(ctx, COUNT_OF(items), items);
}
