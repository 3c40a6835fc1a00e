// SPDX-License-Identifier: MIT
//
// Iterators of Map and Set seen from outside: what they walk over, and a copy that goes on where
// one stands.  Their four internal fields are not in the public API; where the collection and the
// kind (keys, values, entries) are among them is found with samples, once per thread.
#include <string.h>

#include "engine/engine.h"

#define FIELD_COUNT 4

struct layout {
  bool tested, ok;
  uint8_t map_type, set_type; // of the iterators
  int target, kind;           // indices of fields
  uint64_t entries_kind;
};

static uint64_t *fields(js_val iterator) {
  return (uint64_t *)(uintptr_t)iterator + 2;
}

static js_val item(js_ctx ctx, js_val array, unsigned index) {
  js_val exc = NULL;
  return js_get_index(ctx, array, index, &exc);
}

// The only field in which two fresh iterators of one collection differ; -1 if there is no such.
static int find_kind(js_val keys, js_val entries) {
  int found = -1;
  for (int i = 0; i < FIELD_COUNT; i++) {
    if (fields(keys)[i] == fields(entries)[i]) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}

static int find_target(js_val iterator, js_val collection) {
  for (int i = 0; i < FIELD_COUNT; i++)
    if (fields(iterator)[i] == (uint64_t)(uintptr_t)collection) return i;
  return -1;
}

// Samples: [map, keys, entries, moved, to, set, set keys, set entries, next of map iterators].
// `moved` has yielded one of two keys, 1 and 2; its copy must yield the other.
static bool test_layout(js_ctx ctx, struct layout *layout) {
  js_val exc = NULL;
  if (!accel.type || !accel.nanbox) return false;
  js_val s = js_eval(ctx,
                     STR("(() => { const m = new Map([[1, 0], [2, 0]]), s = new Set([1]);"
                         "const i = m.keys(); i.next();"
                         "return [m, m.keys(), m.entries(), i, m.keys(), s, s.keys(),"
                         "s.entries(), it => it.next().value]; })()"),
                     STR("node:iterator"), &exc);
  if (!s) return false;
  js_val keys = item(ctx, s, 1), entries = item(ctx, s, 2), copy = item(ctx, s, 4);
  js_val set_entries = item(ctx, s, 7);
  layout->map_type = cell_type(keys);
  layout->set_type = cell_type(set_entries);
  layout->kind = find_kind(keys, entries);
  layout->target = find_target(keys, item(ctx, s, 0));
  if (layout->kind < 0 || layout->target < 0 || cell_type(copy) != layout->map_type ||
      layout->map_type == layout->set_type ||
      find_kind(item(ctx, s, 6), set_entries) != layout->kind ||
      find_target(set_entries, item(ctx, s, 5)) != layout->target)
    return false;
  layout->entries_kind = fields(entries)[layout->kind];
  if (fields(set_entries)[layout->kind] != layout->entries_kind) return false;
  memcpy(fields(copy), fields(item(ctx, s, 3)), FIELD_COUNT * sizeof(uint64_t));
  js_val next = js_call_function(ctx, item(ctx, s, 8), NULL, 1, &copy, &exc);
  return next && js_is_number(ctx, next) && js_to_int(ctx, next) == 2;
}

static const struct layout *layout_of(js_ctx ctx) {
  static _Thread_local struct layout layout;
  if (!layout.tested) {
    layout.tested = true;
    layout.ok = test_layout(ctx, &layout);
  }
  return &layout;
}

bool js_iterator_peek(js_ctx ctx, js_val v, js_val *collection, bool *pairs) {
  const struct layout *layout = layout_of(ctx);
  if (!layout->ok || !is_cell(v)) return false;
  if (cell_type(v) != layout->map_type && cell_type(v) != layout->set_type) return false;
  js_val target = (js_val)(uintptr_t)fields(v)[layout->target];
  if (!is_cell(target)) return false;
  *collection = target;
  *pairs = fields(v)[layout->kind] == layout->entries_kind;
  return true;
}

// No write barrier is needed: `to` is new, and `from` holds everything that it refers to.
void js_iterator_copy(js_ctx ctx, js_val from, js_val to) {
  const struct layout *layout = layout_of(ctx);
  if (!layout->ok || cell_type(from) != cell_type(to)) return;
  memcpy(fields(to), fields(from), FIELD_COUNT * sizeof(uint64_t));
}
