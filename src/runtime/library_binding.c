// SPDX-License-Identifier: MIT
//
// internalBinding('library'): the text of the library, for the places that stacks point at.
#include "bindings/binding.h"
#include "runtime/library.h"

// text(id): without comments and indentation, line by line that of the source; or undefined.
JS_FUNCTION(library_binding_text) {
  struct js_text id;
  js_args(call, "s", &id);
  struct str text = library_find(id.data);
  js_text_free(&id);
  return text.data ? js_string_latin1(call->ctx, (const uint8_t *)text.data, text.len) : NULL;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("text", library_binding_text, 1),
};

const struct binding library_binding = {
    .name = "library",
    .functions = functions,
    .function_count = COUNT_OF(functions),
};
