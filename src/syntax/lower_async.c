// SPDX-License-Identifier: MIT
//
// Async functions keep their async frame: the engine has no hook for it, so each wait saves the frame
// before and takes it back after, in variables of the function.
//
//   await X      ($nd_w=await $nd_op(X,$nd_f=$nd_async.frame,$nd_i=7),$nd_async.frame=$nd_f,
//                 $nd_f=undefined,$nd_w)
//
// $nd_f is not undefined while something is waited for, the root being null: a catch or finally that
// finds it so was entered because of what was waited for, and takes the frame back.  $nd_i tells the
// place for async stacks: an error that leaves the function because of what was waited for gets the
// place on its list ($nd_out), which costs nothing until something is thrown.  Measured: under 3 % of
// an await, with a store and without.
#include "syntax/token.h"
#include "syntax/transform.h"
#include "util/alloc.h"

// ---- The places where functions wait -------------------------------------------------------

static bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '_' || c == '$' || c == '#' || (unsigned char)c >= 0x80;
}

static uint32_t skip_blanks_back(struct str source, uint32_t at) {
  while (at > 0 && (source.data[at - 1] == ' ' || source.data[at - 1] == '\t'))
    at--;
  return at;
}

static uint32_t word_start(struct str source, uint32_t end) {
  uint32_t start = end;
  while (start > 0 && is_word(source.data[start - 1]))
    start--;
  return start;
}

// The name that an expression gets from the property or variable that it is the value of; false if it
// is no such value.
static bool name_before(const struct transform *t, uint32_t at, uint32_t *start,
                        uint32_t *end) {
  struct str source = t->tree->source;
  uint32_t sign = skip_blanks_back(source, at);
  bool is_value = sign > 1 && (source.data[sign - 1] == ':' ||
                               (source.data[sign - 1] == '=' && source.data[sign - 2] != '='));
  if (!is_value) return false;
  *end = skip_blanks_back(source, sign - 1);
  *start = word_start(source, *end);
  return true;
}

static bool name_of_binding(const struct transform *t, syn_node_id id, uint32_t *start,
                            uint32_t *end) {
  syn_node_id binding = tree_child(t->tree, id, N_BINDING);
  if (!binding) return false;
  *start = tree_node(t->tree, binding)->start;
  *end = tree_node(t->tree, binding)->end;
  return true;
}

// The name that a function has by itself, or from the property or variable that it is the value of.
static void name_of_function(const struct transform *t, struct syn_site *site) {
  const struct syn_node *node = tree_node(t->tree, t->function);
  struct str source = t->tree->source;
  if (node->kind != N_FUNCTION) return;
  if (name_of_binding(t, t->function, &site->name_start, &site->name_end)) return;
  if (node->op == FUNCTION_EXPRESSION || node->op == FUNCTION_ARROW) {
    name_before(t, node->start, &site->name_start, &site->name_end);
    return;
  }
  site->name_end = skip_blanks_back(source, node->start);
  site->name_start = word_start(source, site->name_end);
}

// The class of a method, or of a function that is the value of a field.
static void type_of_function(const struct transform *t, struct syn_site *site) {
  if (!t->owner || site->name_start == site->name_end) return;
  if (t->tree->source.data[site->name_start] == '#') return;
  const struct syn_node *owner = tree_node(t->tree, t->owner);
  site->is_of_object = owner->kind == N_OBJECT;
  if (!site->is_of_object && !name_of_binding(t, t->owner, &site->type_start, &site->type_end))
    name_before(t, owner->start, &site->type_start, &site->type_end);
}

uint32_t lower_async_site(struct transform *t, uint32_t start, uint32_t end) {
  struct syn_emitted *emitted = t->emitted;
  if (emitted->site_count == emitted->site_capacity) {
    emitted->site_capacity = emitted->site_capacity ? emitted->site_capacity * 2 : 16;
    emitted->sites =
        mem_realloc(emitted->sites, emitted->site_capacity * sizeof *emitted->sites);
  }
  struct syn_site *site = &emitted->sites[emitted->site_count];
  const struct syn_node *function = tree_node(t->tree, t->function);
  *site = (struct syn_site){.start = start,
                            .end = end,
                            .function_start = function->start,
                            .function_end = function->end};
  name_of_function(t, site);
  type_of_function(t, site);
  return t->lowering->first_site + emitted->site_count++;
}

// ---- Around a function's statements ----------------------------------------------------------

void lower_async_open(struct transform *t, uint32_t at, bool nests) {
  const char *p = t->prefix;
  if (t->lowering->no_async_stacks)
    edits_insertf(t->edits, at, "let %sf,%sw;", p, p);
  else
    edits_insertf(t->edits, at, "let %sf,%sw,%si;%s", p, p, p, nests ? "try{" : "");
}

void lower_async_close(struct transform *t, uint32_t at, bool nests) {
  const char *p = t->prefix;
  if (nests && !t->lowering->no_async_stacks)
    edits_insertf(t->edits, at, "}catch(%sw){throw %sout(%sw,%sf,%si)}", p, p, p, p, p);
}

void lower_async_restore(struct transform *t, uint32_t at) {
  const char *p = t->prefix;
  edits_insertf(t->edits, at, "%sf!==undefined&&(%sasync.frame=%sf,%sf=undefined);", p, p, p,
                p);
}

void lower_async_save(struct transform *t, uint32_t at, char separator, uint32_t site) {
  const char *p = t->prefix, *before = separator == ',' ? "," : "";
  edits_insertf(t->edits, at, "%s%sf=%sasync.frame", before, p, p);
  if (!t->lowering->no_async_stacks)
    edits_insertf(t->edits, at, "%c%si=%u", separator, p, site);
}

// ---- Waiting -----------------------------------------------------------------------------

// From the keyword's end to behind the operand; helper is told the operand.
static void lower_operand(struct transform *t, syn_node_id id, uint32_t keyword_end,
                          const char *helper, bool restores) {
  const char *p = t->prefix;
  uint32_t start = tree_node(t->tree, id)->start, end = tree_node(t->tree, id)->end;
  edits_insertf(t->edits, start, "%s%sw=", transform_open(t, start), p);
  edits_insertf(t->edits, keyword_end, " %s%s(", p, helper);
  transform_children(t, id);
  lower_async_save(t, end, ',', lower_async_site(t, start, end));
  edits_insert(t->edits, end, STR(")"));
  if (restores) edits_insertf(t->edits, end, ",%sasync.frame=%sf", p, p);
  edits_insertf(t->edits, end, ",%sf=undefined,%sw)", p, p);
}

bool lower_await(struct transform *t, syn_node_id id) {
  if (!t->waits) return false;
  lower_operand(t, id, tree_node(t->tree, id)->start + 5, "op", true);
  return true;
}

// In an async generator yield waits for its operand, and goes on when next() is called, in the frame
// of who calls it.  What yield* waits for comes from another iterator.
bool lower_yield(struct transform *t, syn_node_id id) {
  const struct syn_node *node = tree_node(t->tree, id);
  if (!t->waits || !node->first) return false;
  uint32_t keyword_end = node->start + 5;
  bool delegates = node->flags & F_DELEGATE;
  if (delegates) {
    uint32_t operand = tree_node(t->tree, node->first)->start;
    const char *star = memchr(t->tree->source.data + keyword_end, '*', operand - keyword_end);
    if (!star) return false;
    keyword_end = (uint32_t)(star - t->tree->source.data) + 1;
  }
  lower_operand(t, id, keyword_end, delegates ? "each" : "op", delegates);
  return true;
}

bool lower_try(struct transform *t, syn_node_id id) {
  bool has_finally = tree_node(t->tree, id)->flags & F_FINALLY;
  if (!t->waits || !has_finally) return false;
  const char *p = t->prefix;
  for (syn_node_id child = tree_node(t->tree, id)->first; child;
       child = tree_node(t->tree, child)->next) {
    // $nd_f stays: an error may go on its way after the block, to be told where it waited.
    if (!tree_node(t->tree, child)->next)
      edits_insertf(t->edits, tree_node(t->tree, child)->start + 1,
                    "%sf!==undefined&&(%sasync.frame=%sf);", p, p, p);
    transform_node(t, child);
  }
  return true;
}
