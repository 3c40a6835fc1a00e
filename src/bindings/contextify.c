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

// on the stack: the call that evaluates waits for it.
struct evaluation {
  js_ctx realm;
  js_val source, value, exc;
  struct str url;
  int line;
  bool drains;
};

static void evaluate(void *opaque) {
  struct evaluation *e = opaque;
  e->value = js_eval_at(e->realm, e->source, e->url, e->line, &e->exc);
  if (e->drains) js_drain_nested(env_current()->vm);
}

// evaluate(global, source, url, line, drains, timeout, expired, interrupted): the completion value of
// a script; global undefined means the realm of the caller.  With drains, promise jobs of all realms
// run before it returns (without accelerators they wait for the end of the macrotask).  With a timeout
// in milliseconds, expired is thrown when the time is up; interrupted, if given, when SIGINT comes.
JS_FUNCTION(contextify_evaluate) {
  js_val global, source, expired = NULL, interrupted = NULL;
  struct js_text url;
  int32_t line;
  bool drains = false;
  double timeout = 0;
  js_args(call, "vvsi|bdvv", &global, &source, &url, &line, &drains, &timeout, &expired,
          &interrupted);
  struct evaluation e = {
      .realm = realm_of(call, global),
      .source = source,
      .url = {url.data, url.len},
      .line = line < 1 ? 1 : line,
      .drains = drains,
  };
  struct js_limits limits = {timeout, expired, interrupted};
  if (timeout == 0 && !interrupted) {
    evaluate(&e);
  } else {
    js_val ended = js_run_limited(env_current()->vm, &limits, evaluate, &e);
    if (ended) e.exc = ended;
  }
  js_text_free(&url);
  if (e.exc) *call->exc = e.exc;
  return e.exc ? NULL : e.value;
}

// prepareLimits(): whether evaluate() can take limits.
JS_FUNCTION(contextify_prepare_limits) {
  return js_bool(call->ctx, js_watchdog_prepare(env_current()->vm));
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

static const struct js_function_def functions[] = {
    JS_ENTRY("makeGlobal", contextify_make_global, 2),
    JS_ENTRY("evaluate", contextify_evaluate, 8),
    JS_ENTRY("checkSyntax", contextify_check_syntax, 2),
    JS_ENTRY("prepareLimits", contextify_prepare_limits, 0),
};

const struct binding contextify_binding = {
    .name = "contextify",
    .functions = functions,
    .function_count = COUNT_OF(functions),
};
