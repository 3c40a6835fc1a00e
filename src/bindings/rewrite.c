// SPDX-License-Identifier: MIT
//
// Rewriting for scripts, functions and evaluated code; lib/internal/syntax/ uses it.  Nearly all sources
// are 8-bit strings of ASCII, which are read where they are.
#include "bindings/rewrite.h"

#include <stdlib.h>

#include "bindings/binding.h"
#include "util/alloc.h"
#include "util/utf8.h"

static void read_source(struct rewrite *r, js_val source) {
  js_chars_get(r->ctx, source, &r->chars);
  const struct js_chars *chars = &r->chars;
  if (chars->is_8bit && utf8_ascii_prefix(chars->latin1, chars->len) == chars->len) {
    r->source = (struct str){(const char *)chars->latin1, chars->len};
    return;
  }
  size_t len = chars->is_8bit ? utf8_length_of_latin1(chars->latin1, chars->len)
                              : utf8_length_of_utf16(chars->utf16, chars->len);
  r->owned = mem_alloc(len + 1);
  uint8_t *out = (uint8_t *)r->owned;
  if (chars->is_8bit)
    utf8_from_latin1(chars->latin1, chars->len, out, len, NULL);
  else
    utf8_from_utf16(chars->utf16, chars->len, out, len, NULL);
  r->source = (struct str){r->owned, len};
}

enum rewrite_result rewrite_source(js_ctx ctx, js_val source,
                                   const struct rewrite_options *options, struct rewrite *r) {
  *r = (struct rewrite){.ctx = ctx};
  read_source(r, source);
  if (!options->always && !syn_needs_parse(r->source)) return REWRITE_SAME;
  r->unit = syn_parse(r->source, &options->syntax);
  if (r->unit->error.message != M_NONE) return REWRITE_ERROR;
  struct syn_lowering lowering = {
      .async_context = true,
      .stacks = true,
      .dynamic_import = true,
      .first_site = options->first_site,
      .importer = options->importer,
  };
  if (!syn_emit(r->unit, &lowering, &r->emitted)) return REWRITE_ERROR;
  return r->emitted.edits.count > 0 ? REWRITE_CHANGED : REWRITE_SAME;
}

void rewrite_free(struct rewrite *r) {
  syn_emitted_free(&r->emitted);
  if (r->unit) syn_unit_free(r->unit);
  js_chars_free(&r->chars);
  free(r->owned);
}

// ---- Descriptions ------------------------------------------------------------------------

static js_val describe_columns(struct rewrite *r) {
  uint32_t count, *table = edits_columns(&r->emitted.edits, r->source, &count);
  return js_arraybuffer_take(r->ctx, table, (size_t)count * 3 * sizeof *table);
}

static js_val describe_sites(struct rewrite *r, js_val *names) {
  const struct syn_emitted *emitted = &r->emitted;
  uint32_t *places = mem_alloc((size_t)emitted->site_count * 8 * sizeof *places + 1);
  struct buf text = {0};
  struct syn_lines lines;
  syn_lines_init(&lines, r->source);
  for (uint32_t i = 0; i < emitted->site_count; i++) {
    const struct syn_site *site = &emitted->sites[i];
    uint32_t *place = places + (size_t)i * 8;
    syn_lines_place(&lines, site->start, &place[0], &place[1]);
    syn_lines_place(&lines, site->end, &place[2], &place[3]);
    syn_lines_place(&lines, site->function_start, &place[4], &place[5]);
    syn_lines_place(&lines, site->function_end, &place[6], &place[7]);
    struct str type = site->is_of_object
                          ? STR("Object")
                          : str_slice(r->source, site->type_start, site->type_end);
    buf_append_str(&text, type);
    if (type.len > 0) buf_append_char(&text, '.');
    buf_append_str(&text, str_slice(r->source, site->name_start, site->name_end));
    buf_append_char(&text, '\n');
  }
  syn_lines_free(&lines);
  *names = js_string_utf8(r->ctx, text.data ? text.data : "", text.len);
  buf_free(&text);
  return js_arraybuffer_take(r->ctx, places, (size_t)emitted->site_count * 8 * sizeof *places);
}

js_val rewrite_describe(struct rewrite *r) {
  const struct syn_emitted *emitted = &r->emitted;
  js_val items[5] = {js_string_utf8(r->ctx, emitted->prefix.data, emitted->prefix.len)};
  items[1] = describe_columns(r);
  if (emitted->site_count > 0)
    items[2] = describe_sites(r, &items[3]);
  else
    items[2] = items[3] = js_undefined(r->ctx);
  items[4] = js_bool(r->ctx, emitted->uses_import);
  return js_array(r->ctx, COUNT_OF(items), items);
}

js_val rewrite_describe_error(struct rewrite *r) {
  const struct syn_error *error = &r->unit->error;
  struct buf text = {0};
  syn_error_text(error, r->source, &text);
  uint32_t line, column, end_line, end_column;
  syn_place(r->source, error->start, &line, &column);
  syn_place(r->source, error->end, &end_line, &end_column);
  uint32_t width = end_line == line && end_column > column ? end_column - column : 1;
  js_val items[] = {
      js_string(r->ctx, syn_error_type(error)),
      js_string_utf8(r->ctx, text.data ? text.data : "", text.len),
      js_int(r->ctx, (int)line),
      js_int(r->ctx, (int)column),
      js_int(r->ctx, (int)width),
  };
  buf_free(&text);
  return js_array(r->ctx, COUNT_OF(items), items);
}

// ---- The binding -------------------------------------------------------------------------

enum {
  FLAG_STRICT = 1,
  FLAG_FUNCTION = 2, // the text is that of a function's body: goal CommonJS
  FLAG_ALWAYS = 4,
  FLAG_IN_FUNCTION = 8, // evaluated in a function: new.target and super are allowed
};

static struct rewrite_options options_of(int32_t flags, int32_t first_site) {
  bool in_function = flags & FLAG_IN_FUNCTION;
  return (struct rewrite_options){
      .syntax = {.goal = flags & FLAG_FUNCTION ? SYN_COMMONJS : SYN_SCRIPT,
                 .strict = flags & FLAG_STRICT,
                 .allow_new_target = in_function,
                 .allow_super_property = in_function,
                 .allow_super_call = in_function},
      .first_site = (uint32_t)first_site,
      .always = flags & FLAG_ALWAYS,
  };
}

// rewrite(source, flags, firstSite, importer): undefined if the text stays as it is, [false, error description],
// or [text, description].
JS_FUNCTION(rewrite_rewrite) {
  js_val source;
  int32_t flags, first_site, importer = 0;
  js_args(call, "vii|i", &source, &flags, &first_site, &importer);
  struct rewrite_options options = options_of(flags, first_site);
  options.importer = (uint32_t)importer;
  struct rewrite r;
  js_val result = NULL, items[2];
  switch (rewrite_source(call->ctx, source, &options, &r)) {
  case REWRITE_SAME: break;
  case REWRITE_CHANGED:
    items[0] = js_string_utf8(call->ctx, r.emitted.text.data, r.emitted.text.len);
    items[1] = rewrite_describe(&r);
    result = js_array(call->ctx, 2, items);
    break;
  case REWRITE_ERROR:
    items[0] = js_bool(call->ctx, false);
    items[1] = rewrite_describe_error(&r);
    result = js_array(call->ctx, 2, items);
    break;
  }
  rewrite_free(&r);
  return result;
}

// ---- Back to the source ------------------------------------------------------------------

static void finalize_remade(void *native) {
  struct rewrite *r = native;
  syn_emitted_free(&r->emitted);
  free(r->owned);
  free(r);
}

static const struct js_class remade_class = {"RewrittenSource", finalize_remade};

// remake(source, flags, firstSite): the same rewriting again, to find parts of its text in; undefined
// if nothing changes.
JS_FUNCTION(rewrite_remake) {
  js_val source;
  int32_t flags, first_site;
  js_args(call, "vii", &source, &flags, &first_site);
  struct rewrite_options options = options_of(flags, first_site);
  struct rewrite *r = mem_alloc(sizeof *r);
  if (rewrite_source(call->ctx, source, &options, r) != REWRITE_CHANGED) {
    rewrite_free(r);
    free(r);
    return NULL;
  }
  // What stays must not lean on the engine's string, nor on the tree.
  if (!r->owned) r->owned = mem_strndup(r->source.data, r->source.len);
  r->source.data = r->owned;
  syn_unit_free(r->unit);
  r->unit = NULL;
  js_chars_free(&r->chars);
  return js_wrap(call->ctx, &remade_class, r);
}

// original(remade, part): the original text of a part of the rewritten text, or undefined if it has no
// such part.
JS_FUNCTION(rewrite_original) {
  js_val object, result = NULL;
  struct js_text part;
  js_args(call, "os", &object, &part);
  const struct rewrite *r = js_unwrap(call->ctx, object, &remade_class);
  const char *text = r->emitted.text.data;
  const char *found = memmem(text, r->emitted.text.len, part.data, part.len);
  if (found) {
    struct buf out = {0};
    size_t from = (size_t)(found - text);
    edits_undo_range(&r->emitted.edits, r->source, from, from + part.len, &out);
    result = js_string_utf8(call->ctx, out.data ? out.data : "", out.len);
    buf_free(&out);
  }
  js_text_free(&part);
  return result;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("rewrite", rewrite_rewrite, 4),
    JS_ENTRY("remake", rewrite_remake, 3),
    JS_ENTRY("original", rewrite_original, 2),
};

static const struct js_constant_def constants[] = {
    {"STRICT", FLAG_STRICT},
    {"FUNCTION", FLAG_FUNCTION},
    {"ALWAYS", FLAG_ALWAYS},
    {"IN_FUNCTION", FLAG_IN_FUNCTION},
};

const struct binding rewrite_binding = {
    .name = "rewrite",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .constants = constants,
    .constant_count = COUNT_OF(constants),
};
