// SPDX-License-Identifier: MIT
//
// Realms for node:vm.  A realm is handed to JavaScript as its global object and lives as long as that
// object; the mirroring of a sandbox is lib/internal/vm/context.js.
#include "bindings/binding.h"

// makeGlobal(onUnhandledRejection, evalMessage): the global object of a new realm; with a message,
// code cannot be made from strings there.
JS_FUNCTION(contextify_make_global) {
  js_val on_rejection;
  struct js_text message;
  js_args(call, "f|s", &on_rejection, &message);
  js_val global = js_realm_new(env_current()->vm);
  js_ctx realm = js_realm_of(global);
  js_on_unhandled_rejection(realm, on_rejection);
  if (message.data) {
    js_realm_forbid_eval(realm, message.data);
    js_text_free(&message);
  }
  return global;
}

static js_ctx realm_of(struct js_call *call, js_val global) {
  return js_is_object(call->ctx, global) ? js_realm_of(global) : call->ctx;
}

// evaluate(global, source, url, line): the completion value of a script; global undefined means the
// realm of the caller.
JS_FUNCTION(contextify_evaluate) {
  js_val global, source;
  struct js_text url;
  int32_t line;
  js_args(call, "vvsi", &global, &source, &url, &line);
  js_val value = js_eval_at(realm_of(call, global), source, (struct str){url.data, url.len},
                            line < 1 ? 1 : line, call->exc);
  js_text_free(&url);
  return value;
}

// checkSyntax(source, url): throws the SyntaxError.
JS_FUNCTION(contextify_check_syntax) {
  js_val source;
  struct js_text url;
  js_args(call, "vs", &source, &url);
  js_check_syntax(call->ctx, source, (struct str){url.data, url.len}, call->exc);
  js_text_free(&url);
  return NULL;
}

// drain(): runs promise jobs, of all realms; false if they have to wait for the end of the macrotask.
JS_FUNCTION(contextify_drain) {
  return js_bool(call->ctx, js_drain_nested(env_current()->vm));
}

static const struct js_function_def functions[] = {
    JS_ENTRY("makeGlobal", contextify_make_global, 2),
    JS_ENTRY("evaluate", contextify_evaluate, 4),
    JS_ENTRY("checkSyntax", contextify_check_syntax, 2),
    JS_ENTRY("drain", contextify_drain, 0),
};

const struct binding contextify_binding = {
    .name = "contextify",
    .functions = functions,
    .function_count = COUNT_OF(functions),
};
