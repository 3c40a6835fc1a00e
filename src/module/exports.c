// SPDX-License-Identifier: MIT
//
// PACKAGE_EXPORTS_RESOLVE, PACKAGE_IMPORTS_EXPORTS_RESOLVE and PACKAGE_TARGET_RESOLVE over the JSON
// tree of a package.json.
#include "module/exports.h"

#include "module/path.h"

struct resolution {
  const struct package *package;
  const struct conditions *conditions;
  struct str key;   // the subpath or pattern that matched
  struct str match; // what the pattern's star stands for; data NULL without a pattern
  bool is_import;
  struct exports_result *out;
};

static void resolve_target(struct resolution *r, const struct json *target);

static void finish(struct resolution *r, enum exports_status status) {
  r->out->status = status;
}

static void fail_target(struct resolution *r, struct str source) {
  r->out->key = r->key;
  r->out->target.len = 0;
  buf_append_str(&r->out->target, source);
  finish(r, EXPORTS_INVALID_TARGET);
}

// ---- Paths -------------------------------------------------------------------------------

static bool equals_ignoring_case(struct str segment, const char *name) {
  if (segment.len != strlen(name)) return false;
  for (size_t i = 0; i < segment.len; i++)
    if ((segment.data[i] | 0x20) != (name[i] | 0x20)) return false;
  return true;
}

// "", ".", "..", "node_modules", also percent-encoded: what must not occur inside a target.
static bool is_forbidden_segment(struct str segment, bool allow_empty) {
  static const char *const names[] = {".",    "..",   "node_modules", "%2e",
                                      ".%2e", "%2e.", "%2e%2e"};
  if (segment.len == 0) return !allow_empty;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (equals_ignoring_case(segment, names[i])) return true;
  return false;
}

static bool has_forbidden_segment(struct str path) {
  size_t start = 0;
  for (size_t i = 0; i <= path.len; i++) {
    if (i < path.len && path.data[i] != '/' && path.data[i] != '\\') continue;
    if (is_forbidden_segment(str_slice(path, start, i), true)) return true;
    start = i + 1;
  }
  return false;
}

static bool has_encoded_slash(struct str path) {
  for (size_t i = 0; i + 2 < path.len; i++) {
    struct str three = str_slice(path, i, i + 3);
    if (equals_ignoring_case(three, "%2f") || equals_ignoring_case(three, "%5c")) return true;
  }
  return false;
}

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Targets are URLs: undoes percent-encoding in place.
static void decode_percent(struct buf *path) {
  size_t len = 0;
  for (size_t i = 0; i < path->len; i++) {
    bool is_escape = path->data[i] == '%' && i + 2 < path->len;
    int high = is_escape ? hex_digit(path->data[i + 1]) : -1;
    int low = high >= 0 ? hex_digit(path->data[i + 2]) : -1;
    bool is_decoded = low >= 0 && (high | low) != 0;
    path->data[len++] = is_decoded ? (char)(high * 16 + low) : path->data[i];
    if (is_decoded) i += 2;
  }
  path->len = len;
}

static void append_substituted(struct buf *out, struct str text, struct str match) {
  for (size_t i = 0; i < text.len; i++) {
    if (match.data && text.data[i] == '*')
      buf_append_str(out, match);
    else
      buf_append_char(out, text.data[i]);
  }
}

// ---- Targets -----------------------------------------------------------------------------

static bool is_bare_specifier(struct str target) {
  return !str_starts(target, STR("../")) && !str_starts(target, STR("/")) && target.len > 0 &&
         !memchr(target.data, ':', target.len);
}

static void resolve_string(struct resolution *r, const struct json *target) {
  struct buf *out = &r->out->target;
  if (!str_starts(target->text, STR("./"))) {
    bool is_node_scheme = str_starts(target->text, STR("node:"));
    if (!r->is_import || !(is_bare_specifier(target->text) || is_node_scheme)) {
      fail_target(r, target->source);
      return;
    }
    append_substituted(out, target->text, r->match);
    finish(r, EXPORTS_BARE);
    return;
  }
  struct str inside = str_slice(target->text, 2, target->text.len);
  if (has_forbidden_segment(inside)) {
    fail_target(r, target->source);
    return;
  }
  if (r->match.data && has_forbidden_segment(r->match)) {
    r->out->key = r->key;
    finish(r, EXPORTS_INVALID_MATCH);
    return;
  }
  struct buf path = {0};
  append_substituted(&path, inside, r->match);
  bool is_refused = has_encoded_slash(buf_str(&path));
  if (!is_refused) decode_percent(&path);
  path_resolve(out, r->package->dir, buf_str(&path));
  if (path_names_directory(buf_str(&path))) buf_append_char(out, '/');
  buf_free(&path);
  finish(r, is_refused ? EXPORTS_ENCODED_SLASH : EXPORTS_FILE);
}

// The first alternative that gives something; an invalid one is passed over if another works.
static void resolve_array(struct resolution *r, const struct json *target) {
  finish(r, target->first ? EXPORTS_UNDEFINED : EXPORTS_NULL);
  for (const struct json *item = target->first; item; item = item->next) {
    r->out->target.len = 0;
    resolve_target(r, item);
    switch (r->out->status) {
    case EXPORTS_UNDEFINED:
    case EXPORTS_NULL:
    case EXPORTS_INVALID_TARGET: continue;
    default: return;
    }
  }
}

static bool is_numeric(struct str key) {
  if (key.len == 0 || (key.len > 1 && key.data[0] == '0')) return false;
  for (size_t i = 0; i < key.len; i++)
    if (key.data[i] < '0' || key.data[i] > '9') return false;
  return true;
}

static bool has_condition(const struct resolution *r, struct str name) {
  if (str_equal(name, STR("default"))) return true;
  for (size_t i = 0; i < r->conditions->count; i++)
    if (str_equal(r->conditions->names[i], name)) return true;
  return false;
}

static void resolve_conditions(struct resolution *r, const struct json *target) {
  for (const struct json *member = target->first; member; member = member->next) {
    if (!is_numeric(member->key)) continue;
    finish(r, EXPORTS_NUMERIC_KEY);
    return;
  }
  for (const struct json *member = target->first; member; member = member->next) {
    if (!has_condition(r, member->key)) continue;
    resolve_target(r, member);
    if (r->out->status != EXPORTS_UNDEFINED) return;
  }
  finish(r, EXPORTS_UNDEFINED);
}

static void resolve_target(struct resolution *r, const struct json *target) {
  switch (target->type) {
  case JSON_STRING: resolve_string(r, target); break;
  case JSON_ARRAY: resolve_array(r, target); break;
  case JSON_OBJECT: resolve_conditions(r, target); break;
  case JSON_NULL: finish(r, EXPORTS_NULL); break;
  default: fail_target(r, target->source);
  }
}

// ---- Keys --------------------------------------------------------------------------------

// If the pattern "before*after" fits, what the star stands for.
static bool match_pattern(struct str pattern, struct str subpath, struct str *match) {
  const char *star = pattern.len > 0 ? memchr(pattern.data, '*', pattern.len) : NULL;
  if (!star) return false;
  size_t before = (size_t)(star - pattern.data), after = pattern.len - before - 1;
  if (memchr(star + 1, '*', after)) return false;
  if (subpath.len < pattern.len || !str_starts(subpath, str_slice(pattern, 0, before)) ||
      !str_ends(subpath, str_slice(pattern, before + 1, pattern.len)))
    return false;
  *match = str_slice(subpath, before, subpath.len - after);
  return true;
}

// PATTERN_KEY_COMPARE: the longer text before the star wins, then the longer key.
static bool is_more_specific(struct str a, struct str b) {
  size_t base_a = (size_t)((const char *)memchr(a.data, '*', a.len) - a.data);
  size_t base_b = (size_t)((const char *)memchr(b.data, '*', b.len) - b.data);
  return base_a != base_b ? base_a > base_b : a.len > b.len;
}

static void resolve_key(struct resolution *r, const struct json *table, struct str subpath) {
  const struct json *best =
      memchr(subpath.data, '*', subpath.len) || str_ends(subpath, STR("/"))
          ? NULL
          : json_member(table, subpath);
  if (best) {
    r->key = best->key;
    resolve_target(r, best);
    return;
  }
  for (const struct json *member = table->first; member; member = member->next) {
    struct str match;
    if (!match_pattern(member->key, subpath, &match)) continue;
    if (best && !is_more_specific(member->key, best->key)) continue;
    best = member;
    r->key = best->key;
    r->match = match;
  }
  if (best) resolve_target(r, best);
}

// True if the keys are subpaths, false if they are conditions; finishes if they are mixed.
static bool has_subpath_keys(struct resolution *r, const struct json *exports) {
  if (exports->type != JSON_OBJECT || !exports->first) return false;
  bool first = str_starts(exports->first->key, STR("."));
  for (const struct json *member = exports->first; member; member = member->next)
    if (str_starts(member->key, STR(".")) != first) finish(r, EXPORTS_MIXED_KEYS);
  return first;
}

void exports_resolve(const struct package *package, struct str subpath,
                     const struct conditions *conditions, struct exports_result *out) {
  *out = (struct exports_result){.status = EXPORTS_UNDEFINED};
  struct resolution r = {package, conditions, subpath, {0}, false, out};
  bool is_table = has_subpath_keys(&r, package->exports);
  if (out->status == EXPORTS_MIXED_KEYS) return;
  if (is_table)
    resolve_key(&r, package->exports, subpath);
  else if (str_equal(subpath, STR(".")))
    resolve_target(&r, package->exports);
}

void imports_resolve(const struct package *package, struct str specifier,
                     const struct conditions *conditions, struct exports_result *out) {
  *out = (struct exports_result){.status = EXPORTS_UNDEFINED};
  struct resolution r = {package, conditions, specifier, {0}, true, out};
  if (package->imports) resolve_key(&r, package->imports, specifier);
}
