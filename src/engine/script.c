// SPDX-License-Identifier: MIT
//
// Scripts: source text to a value.  Text is handed over as 8-bit characters where it can be: a
// 16-bit source costs the engine a fifth more to parse, and twice the memory.
#include <stdlib.h>

#include "engine/engine.h"
#include "util/alloc.h"

static js_val evaluate(js_ctx ctx, JSStringRef source, struct str url, js_val *exc) {
  JSStringRef name = string_ref_utf8(url.data, url.len);
  js_val result = JSEvaluateScript(ctx, source, NULL, name, 1, exc);
  JSStringRelease(name);
  return *exc ? NULL : result;
}

js_val js_eval(js_ctx ctx, struct str source, struct str url, js_val *exc) {
  JSStringRef text = string_ref_utf8(source.data, source.len);
  js_val result = evaluate(ctx, text, url, exc);
  JSStringRelease(text);
  return result;
}

js_val js_eval_immortal(js_ctx ctx, struct str source, struct str url, struct str bytecode,
                        js_val *exc) {
  JSStringRef name = string_ref_utf8(url.data, url.len), error = NULL;
  int error_line = 0;
  js_val result = NULL;
  JSScriptRef script = bytecode.len > 0 ? bytecode_script(ctx, source, name, bytecode) : NULL;
  if (!script)
    script = JSScriptCreateReferencingImmortalASCIIText(
        JSContextGetGroup(ctx), name, 1, source.data, source.len, &error, &error_line);
  if (script) {
    result = JSScriptEvaluate(ctx, script, NULL, exc);
    JSScriptRelease(script);
  } else {
    js_val parts[] = {JSValueMakeString(ctx, error)};
    *exc = JSObjectMakeError(ctx, 1, parts, NULL);
    js_set(ctx, *exc, "line", js_int(ctx, error_line), &(js_val){NULL});
  }
  if (error) JSStringRelease(error);
  JSStringRelease(name);
  return *exc ? NULL : result;
}

static JSStringRef concat_latin1(const char *prefix, const struct js_chars *body,
                                 const char *suffix) {
  size_t before = strlen(prefix), after = strlen(suffix), len = before + body->len + after;
  uint8_t *text = mem_alloc(len);
  memcpy(text, prefix, before);
  memcpy(text + before, body->latin1, body->len);
  memcpy(text + before + body->len, suffix, after);
  JSStringRef s = string_ref_latin1(text, len);
  free(text);
  return s;
}

static JSStringRef concat_utf16(const char *prefix, const struct js_chars *body,
                                const char *suffix) {
  size_t before = strlen(prefix), after = strlen(suffix), len = before + body->len + after;
  JSChar *text = mem_alloc(len * sizeof *text);
  for (size_t i = 0; i < before; i++)
    text[i] = (uint8_t)prefix[i];
  memcpy(text + before, body->utf16, body->len * sizeof *text);
  for (size_t i = 0; i < after; i++)
    text[before + body->len + i] = (uint8_t)suffix[i];
  JSStringRef s = JSStringCreateWithCharacters(text, len);
  free(text);
  return s;
}

js_val js_eval_wrapped(js_ctx ctx, const char *prefix, js_val source, const char *suffix,
                       struct str url, js_val *exc) {
  struct js_chars body;
  js_chars_get(ctx, source, &body);
  JSStringRef text =
      body.is_8bit ? concat_latin1(prefix, &body, suffix) : concat_utf16(prefix, &body, suffix);
  js_chars_free(&body);
  js_val result = evaluate(ctx, text, url, exc);
  JSStringRelease(text);
  return result;
}

js_val js_eval_at(js_ctx ctx, js_val source, struct str url, int line, js_val *exc) {
  JSStringRef text = JSValueToStringCopy(ctx, source, exc);
  if (!text) return NULL;
  JSStringRef name = string_ref_utf8(url.data, url.len);
  js_val result = JSEvaluateScript(ctx, text, NULL, name, line, exc);
  JSStringRelease(name);
  JSStringRelease(text);
  return *exc ? NULL : result;
}

bool js_check_syntax(js_ctx ctx, js_val source, struct str url, js_val *exc) {
  JSStringRef text = JSValueToStringCopy(ctx, source, exc);
  if (!text) return false;
  JSStringRef name = string_ref_utf8(url.data, url.len);
  bool ok = JSCheckScriptSyntax(ctx, text, name, 1, exc);
  JSStringRelease(name);
  JSStringRelease(text);
  return ok && !*exc;
}
