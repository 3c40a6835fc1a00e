// SPDX-License-Identifier: MIT
//
// internalBinding('options'): the command line as the library sees it.
#include <stdlib.h>

#include "bindings/binding.h"
#include "runtime/env_file.h"
#include "runtime/options.h"

static js_val list_of(js_ctx ctx, const struct option_value *value) {
  js_val list = js_array(ctx, 0, NULL), exc = NULL;
  for (size_t i = 0; i < value->item_count; i++)
    js_set_index(ctx, list, (unsigned)i, js_string(ctx, value->items[i]), &exc);
  return list;
}

// get(name): the option's value, or undefined if there is no such option.
JS_FUNCTION(options_get) {
  struct js_text name;
  js_args(call, "s", &name);
  js_ctx ctx = call->ctx;
  const struct option_def *def = options_find(name.data, name.len);
  js_text_free(&name);
  if (!def) return NULL;
  const struct option_value *value = &env_current()->options->values[def - option_defs];
  switch (def->kind) {
  case OPTION_BOOL: return js_bool(ctx, value->flag);
  case OPTION_STRING: return js_string(ctx, value->text);
  case OPTION_INT: return js_number(ctx, (double)value->number);
  case OPTION_LIST: return list_of(ctx, value);
  }
  return NULL;
}

// definitions(): [name, alias or '', is boolean, allowed in NODE_OPTIONS, supported] of each option.
JS_FUNCTION(options_definitions) {
  js_ctx ctx = call->ctx;
  js_val list = js_array(ctx, 0, NULL);
  for (size_t i = 0; i < option_def_count; i++) {
    const struct option_def *def = &option_defs[i];
    js_val row[] = {
        js_string(ctx, def->name), js_string(ctx, def->alias ? def->alias : ""),
        js_bool(ctx, def->kind == OPTION_BOOL && !(def->flags & OPTION_NO_NEGATION)),
        js_bool(ctx, def->flags & OPTION_IN_ENV),
        js_bool(ctx, !(def->flags & OPTION_UNSUPPORTED))};
    js_set_index(ctx, list, (unsigned)i, js_array(ctx, COUNT_OF(row), row), call->exc);
  }
  return list;
}

// on the stack: of the call that makes the list
struct pair_list {
  struct js_call *call;
  js_val list;
  unsigned count;
};

static void add_pair(void *arg, struct str name, struct str value) {
  struct pair_list *pairs = arg;
  struct js_call *call = pairs->call;
  js_set_index(call->ctx, pairs->list, pairs->count++,
               js_string_utf8(call->ctx, name.data, name.len), call->exc);
  js_set_index(call->ctx, pairs->list, pairs->count++,
               js_string_utf8(call->ctx, value.data, value.len), call->exc);
}

// parseEnv(text): [name, value, name, value ...] of a .env file's text.
JS_FUNCTION(options_parse_env) {
  struct js_text text;
  js_args(call, "s", &text);
  struct pair_list pairs = {call, js_array(call->ctx, 0, NULL), 0};
  env_file_parse((struct str){text.data, text.len}, add_pair, &pairs);
  js_text_free(&text);
  return pairs.list;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("get", options_get, 1),
    JS_ENTRY("definitions", options_definitions, 0),
    JS_ENTRY("parseEnv", options_parse_env, 1),
};

// What the program is: a file, the text of --eval, or standard input.
static const char *mode_of(const struct options *options) {
  if (options_flag(options, "--eval")) return "eval";
  if (options_flag(options, "--print") || options->script_index >= options->argc)
    return "stdin";
  const char *script = options->argv[options->script_index];
  return script[0] == '\0' || strcmp(script, "-") == 0 ? "stdin" : "file";
}

static void init(struct env *env, js_val object, void *state) {
  (void)state;
  const struct options *options = env->options;
  js_val argv = js_array(env->ctx, 0, NULL), exc = NULL;
  for (int i = 0; i < options->argc; i++)
    js_set_index(env->ctx, argv, (unsigned)i, js_string(env->ctx, options->argv[i]), &exc);
  js_put(env->ctx, object, "argv", argv);
  js_put(env->ctx, object, "mode", js_string(env->ctx, mode_of(options)));
  js_put(env->ctx, object, "execCount", js_int(env->ctx, options->exec_argc));
  js_put(env->ctx, object, "scriptIndex", js_int(env->ctx, options->script_index));
  js_put(env->ctx, object, "nodeVersion", js_string(env->ctx, NODE_VERSION));
  js_put(env->ctx, object, "nodusVersion", js_string(env->ctx, NODUS_VERSION));
}

const struct binding options_binding = {
    .name = "options",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .init = init,
};
