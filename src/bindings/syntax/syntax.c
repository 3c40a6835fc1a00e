// SPDX-License-Identifier: MIT
//
// The syntax front end for the module loader: units of parsed source texts, and from a linked unit to
// the function of its module.
#include "bindings/syntax/syntax.h"

#include <stdlib.h>

#include "bindings/rewrite.h"
#include "syntax/cjs_exports.h"
#include "syntax/module.h"
#include "util/alloc.h"
#include "util/check.h"

static void unit_free(void *native) {
  struct unit_box *box = native;
  syn_unit_free(box->unit);
  free(box->text);
  for (size_t i = 0; i < COUNT_OF(box->names); i++)
    free(box->names[i]);
  free(box);
}

static const struct js_class unit_class = {"SyntaxUnit", unit_free};

// ---- Options -----------------------------------------------------------------------------

static bool is_one(const struct js_text *text, const char *expected) {
  return strcmp(text->data, expected) == 0;
}

static enum syn_goal goal_of(const struct js_text *goal) {
  if (is_one(goal, "module")) return SYN_MODULE;
  if (is_one(goal, "commonjs")) return SYN_COMMONJS;
  return is_one(goal, "detect") ? SYN_DETECT : SYN_SCRIPT;
}

static bool flag_of(js_ctx ctx, js_val object, const char *name) {
  js_val exc = NULL, value = js_get(ctx, object, name, &exc);
  return !exc && js_is_bool(ctx, value) && js_to_bool(ctx, value);
}

static const char *name_of(js_ctx ctx, js_val object, const char *name, char **owner) {
  js_val exc = NULL, value = js_get(ctx, object, name, &exc);
  if (!exc && js_is_string(ctx, value)) *owner = js_text_copy(ctx, value);
  return *owner;
}

static enum syn_jsx jsx_of(js_ctx ctx, js_val object) {
  static const struct {
    const char *name;
    enum syn_jsx jsx;
  } known[] = {
      {"preserve", SYN_JSX_PRESERVE},
      {"react-native", SYN_JSX_PRESERVE},
      {"react", SYN_JSX_CLASSIC},
      {"react-jsx", SYN_JSX_AUTOMATIC},
      {"react-jsxdev", SYN_JSX_DEVELOPMENT},
  };
  char *name = NULL;
  name_of(ctx, object, "jsx", &name);
  enum syn_jsx jsx = SYN_JSX_NONE;
  for (size_t i = 0; name && i < COUNT_OF(known); i++)
    if (strcmp(name, known[i].name) == 0) jsx = known[i].jsx;
  free(name);
  return jsx;
}

// The compiler options of TypeScript that say how a text is lowered, by their own names.
static void read_lowering(js_ctx ctx, js_val object, struct unit_box *box) {
  struct syn_lowering *lowering = &box->lowering;
  lowering->erase_only = flag_of(ctx, object, "eraseOnly");
  lowering->jsx = jsx_of(ctx, object);
  lowering->jsx_factory = name_of(ctx, object, "jsxFactory", &box->names[0]);
  lowering->jsx_fragment = name_of(ctx, object, "jsxFragmentFactory", &box->names[1]);
  lowering->jsx_import_source = name_of(ctx, object, "jsxImportSource", &box->names[2]);
  lowering->legacy_decorators = flag_of(ctx, object, "experimentalDecorators");
  lowering->decorator_metadata = flag_of(ctx, object, "emitDecoratorMetadata");
  lowering->define_fields = flag_of(ctx, object, "useDefineForClassFields");
  lowering->verbatim_module_syntax = flag_of(ctx, object, "verbatimModuleSyntax");
  lowering->preserve_const_enums = flag_of(ctx, object, "preserveConstEnums");
}

// ---- parse -------------------------------------------------------------------------------

// TypeScript and JSX become JavaScript first: a unit and a text of their own.
static void erase(struct unit_box *box) {
  char *javascript = NULL, *prefix = NULL;
  if (!box->unit->options.typescript && !box->unit->options.jsx) return;
  box->unit = syn_unit_erase(box->unit, &box->lowering, &javascript, &prefix);
  if (!javascript) return;
  free(box->text);
  box->text = javascript;
  box->lowering.prefix = box->names[3] = prefix;
}

static struct unit_box *parse(js_ctx ctx, js_val source, const struct syn_options *options) {
  struct unit_box *box = mem_zalloc(sizeof *box);
  struct js_text text;
  js_text_get(ctx, source, &text);
  box->text = text.data == text.local ? mem_strndup(text.data, text.len) : text.data;
  box->unit = syn_parse((struct str){box->text, text.len}, options);
  box->lowering =
      (struct syn_lowering){.async_context = true, .stacks = true, .dynamic_import = true};
  return box;
}

// The description with the unit in it.
static js_val describe(js_ctx ctx, struct unit_box *box) {
  struct buf json = {0};
  syn_module_describe(box->unit, &json);
  js_val description = js_json_parse(ctx, buf_str(&json));
  buf_free(&json);
  js_put(ctx, description, "unit", js_wrap(ctx, &unit_class, box));
  return description;
}

// parse(source, goal, language, lowering): what the unit imports and exports, or the array of
// describe_error.  goal: script, commonjs, module or detect; language: javascript, jsx, typescript or
// tsx.
JS_FUNCTION(syntax_parse) {
  js_val source, lowering = NULL;
  struct js_text goal, language;
  js_args(call, "vss|v", &source, &goal, &language, &lowering);
  struct syn_options options = {
      .goal = goal_of(&goal),
      .typescript = is_one(&language, "typescript") || is_one(&language, "tsx"),
      .jsx = is_one(&language, "jsx") || is_one(&language, "tsx"),
      .scopes = true,
  };
  js_text_free(&goal);
  js_text_free(&language);
  struct unit_box *box = parse(call->ctx, source, &options);
  if (lowering && js_is_object(call->ctx, lowering)) read_lowering(call->ctx, lowering, box);
  erase(box);
  if (box->unit->error.message == M_NONE) return describe(call->ctx, box);
  js_val error = describe_error(call->ctx, box->unit);
  unit_free(box);
  return error;
}

// erase(source, language, lowering): the JavaScript, or the array of describe_error.
JS_FUNCTION(syntax_erase) {
  js_val source, lowering;
  struct js_text language;
  js_args(call, "vsv", &source, &language, &lowering);
  struct syn_options options = {
      .goal = SYN_DETECT,
      .typescript = is_one(&language, "typescript") || is_one(&language, "tsx"),
      .jsx = is_one(&language, "jsx") || is_one(&language, "tsx"),
      .scopes = true,
  };
  js_text_free(&language);
  struct unit_box *box = parse(call->ctx, source, &options);
  read_lowering(call->ctx, lowering, box);
  erase(box);
  js_val result = box->unit->error.message == M_NONE
                      ? js_string_utf8(call->ctx, box->text, box->unit->tree.source.len)
                      : describe_error(call->ctx, box->unit);
  unit_free(box);
  return result;
}

// ---- emit --------------------------------------------------------------------------------

static struct unit_box *box_of(js_ctx ctx, js_val description) {
  struct unit_box *box = js_unwrap(ctx, js_get_own(ctx, description, "unit"), &unit_class);
  CHECK(box != NULL);
  return box;
}

static struct syn_link link_of(js_ctx ctx, js_val import, struct js_text *name) {
  js_val text = js_get_own(ctx, import, "name");
  struct syn_link link = {
      .parameter = (uint32_t)js_to_int(ctx, js_get_own(ctx, import, "parameter")),
      .is_value = !js_is_string(ctx, text),
      .is_checked = js_to_bool(ctx, js_get_own(ctx, import, "isChecked")),
  };
  if (link.is_value) {
    name->data = NULL;
    return link;
  }
  js_text_get(ctx, text, name);
  link.name = (struct str){name->data, name->len};
  return link;
}

// The links of the imports; names keeps their texts.
static struct syn_link *read_links(js_ctx ctx, js_val imports, uint32_t count,
                                   struct js_text **names) {
  struct syn_link *links = mem_alloc(count * sizeof *links + 1);
  *names = mem_alloc(count * sizeof **names + 1);
  for (uint32_t i = 0; i < count; i++) {
    js_val exc = NULL, import = js_get_index(ctx, imports, i, &exc);
    CHECK(!exc);
    links[i] = link_of(ctx, import, &(*names)[i]);
  }
  return links;
}

// Evaluates what was emitted as the module's function; *shift: the columns in front of it.
static js_val evaluate(js_ctx ctx, const struct unit_box *box,
                       const struct syn_emitted *emitted, struct str url, size_t *shift,
                       js_val *exc) {
  struct buf text = {0};
  lower_module_head(box->unit, box->lowering.linking, emitted, &text);
  *shift = text.len;
  buf_append_str(&text,
                 emitted->edits.count > 0 ? buf_str(&emitted->text) : box->unit->tree.source);
  lower_module_tail(&text);
  js_val fn = js_eval(ctx, buf_str(&text), url, exc);
  buf_free(&text);
  return fn;
}

static js_val emit(struct js_call *call, js_ctx realm, struct unit_box *box, struct str url) {
  struct rewrite r = {.ctx = call->ctx, .source = box->unit->tree.source};
  js_val result = NULL;
  size_t shift;
  if (!syn_emit(box->unit, &box->lowering, &r.emitted)) {
    result = describe_error(call->ctx, box->unit);
  } else {
    js_val fn = evaluate(realm, box, &r.emitted, url, &shift, call->exc);
    if (fn) {
      js_val items[] = {fn, rewrite_describe(&r), js_int(call->ctx, (int32_t)shift)};
      result = js_array(call->ctx, COUNT_OF(items), items);
    }
  }
  syn_emitted_free(&r.emitted);
  return result;
}

// compile(description, url, imports, parameters, isCyclic, firstSite, global): the function of a linked
// module as [function, what internal/syntax/sources remembers, columns before the text], or the array
// of describe_error.  imports: { parameter, name, isChecked } for each; global: of another realm.
JS_FUNCTION(syntax_compile) {
  js_val description, imports, global = NULL;
  struct js_text url, *names;
  uint32_t parameters, first_site;
  bool is_cyclic;
  js_args(call, "osoubu|v", &description, &url, &imports, &parameters, &is_cyclic, &first_site,
          &global);
  struct unit_box *box = box_of(call->ctx, description);
  uint32_t count = box->unit->module->import_count;
  struct syn_link *links = read_links(call->ctx, imports, count, &names);
  struct syn_linking linking = {links, parameters, is_cyclic};
  box->lowering.linking = &linking;
  box->lowering.first_site = first_site;
  js_ctx realm = global && js_is_object(call->ctx, global) ? js_realm_of(global) : call->ctx;
  js_val result = emit(call, realm, box, (struct str){url.data, url.len});
  box->lowering.linking = NULL;
  for (uint32_t i = 0; i < count; i++)
    js_text_free(&names[i]);
  free(names);
  free(links);
  js_text_free(&url);
  return result;
}

// emit(description, firstSite): what is evaluated instead of the text of a unit that is not linked, as
// [text, what internal/syntax/sources remembers], or the array of describe_error.
JS_FUNCTION(syntax_emit) {
  js_val description, result;
  uint32_t first_site;
  js_args(call, "ou", &description, &first_site);
  struct unit_box *box = box_of(call->ctx, description);
  struct rewrite r = {.ctx = call->ctx, .source = box->unit->tree.source};
  box->lowering.first_site = first_site;
  if (!syn_emit(box->unit, &box->lowering, &r.emitted)) {
    result = describe_error(call->ctx, box->unit);
  } else {
    struct str text = r.emitted.edits.count > 0 ? buf_str(&r.emitted.text) : r.source;
    js_val items[] = {js_string_utf8(call->ctx, text.data, text.len), rewrite_describe(&r)};
    result = js_array(call->ctx, COUNT_OF(items), items);
  }
  syn_emitted_free(&r.emitted);
  return result;
}

static js_val strings_from(js_ctx ctx, const struct syn_names *names) {
  js_val list = js_array(ctx, 0, NULL);
  for (uint32_t i = 0; i < names->count; i++) {
    js_val exc = NULL;
    js_val name = js_string_utf8(ctx, names->items[i].data, names->items[i].len);
    js_set_index(ctx, list, i, name, &exc);
  }
  return list;
}

// cjsExports(source): [exports, reexports], lists of strings; empty if the text does not parse.
JS_FUNCTION(syntax_cjs_exports) {
  js_val source;
  js_args(call, "v", &source);
  struct syn_options options = {.goal = SYN_COMMONJS};
  struct unit_box *box = parse(call->ctx, source, &options);
  struct syn_cjs cjs = {0};
  if (box->unit->error.message == M_NONE) syn_cjs_exports(box->unit, &cjs);
  js_val lists[] = {strings_from(call->ctx, &cjs.exports),
                    strings_from(call->ctx, &cjs.reexports)};
  js_val result = js_array(call->ctx, COUNT_OF(lists), lists);
  syn_cjs_free(&cjs);
  unit_free(box);
  return result;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("parse", syntax_parse, 4),
    JS_ENTRY("erase", syntax_erase, 3),
    JS_ENTRY("compile", syntax_compile, 7),
    JS_ENTRY("emit", syntax_emit, 2),
    JS_ENTRY("cjsExports", syntax_cjs_exports, 1),
};

const struct binding syntax_binding = {
    .name = "syntax",
    .functions = functions,
    .function_count = COUNT_OF(functions),
};
