// SPDX-License-Identifier: MIT
//
// The early errors of regular expressions, as ECMAScript 2026 has them, Annex B's leniency included where
// neither u nor v is a flag.  One pass from left to right, so that the first error is V8's; groups are
// a stack of our own, so that no input makes the C stack deep.
//
// Two groups may share a name if they are in different alternatives.  Of each name we count the groups
// that may take part together with what comes next: an alternative's groups are taken out at the | that
// ends it, and come back at the end of the group that has the alternatives.
#include "syntax/regexp.h"

#include <stdlib.h>

#include "syntax/regexp_parts.h"
#include "syntax/unicode.h"
#include "util/alloc.h"

uint32_t regexp_number(struct regexp *re) {
  uint32_t value = 0;
  enum { TOO_BIG = 100000000 };
  for (; regexp_is_digit(regexp_peek(re, 0)); re->at++)
    if (value < TOO_BIG) value = value * 10 + (regexp_peek(re, 0) - '0');
  return value;
}

// ---- Names

static void show(struct regexp *re, uint32_t from, uint32_t to, bool visible) {
  for (uint32_t i = from; i < to; i++)
    re->groups[i]->count += visible ? 1 : -1u;
}

static void add_name(struct regexp *re, struct str name) {
  struct group_name *known = strmap_get(&re->names, name);
  if (!known) {
    known = mem_zalloc(sizeof(*known));
    strmap_set(&re->names, name, known);
  }
  if (known->count > 0) {
    regexp_fail(re, M_REGEXP_NAME_AGAIN);
    return;
  }
  known->count = 1;
  if (re->group_count == re->group_capacity) {
    re->group_capacity = re->group_capacity ? re->group_capacity * 2 : 8;
    re->groups = mem_realloc(re->groups, re->group_capacity * sizeof(struct group_name *));
  }
  re->groups[re->group_count++] = known;
}

// A character of a name, surrogate pairs read as one; REGEXP_END after an error.
static uint32_t name_character(struct regexp *re) {
  uint32_t character = regexp_peek(re, 0), low = regexp_peek(re, 1);
  re->at++;
  if (character == '\\') {
    if (!regexp_eat(re, 'u')) {
      regexp_fail(re, M_REGEXP_GROUP_NAME);
      return REGEXP_END;
    }
    character = regexp_unicode_escape(re, true, true);
    if (character == REGEXP_END) regexp_fail(re, M_REGEXP_UNICODE_ESCAPE);
    return character;
  }
  if ((character & 0xFFFFFC00) == 0xD800 && (low & 0xFFFFFC00) == 0xDC00) {
    re->at++;
    return 0x10000 + ((character & 0x3FF) << 10) + (low & 0x3FF);
  }
  return character;
}

// name> behind a <; false after an error.
static bool group_name(struct regexp *re, struct buf *name) {
  for (bool first = true;; first = false) {
    if (regexp_peek(re, 0) == REGEXP_END) return regexp_fail(re, M_REGEXP_GROUP_NAME);
    if (!first && regexp_eat(re, '>')) return true;
    uint32_t character = name_character(re);
    if (character == REGEXP_END) return false;
    if (!(first ? unicode_is_id_start(character) : unicode_is_id_continue(character)))
      return regexp_fail(re, M_REGEXP_GROUP_NAME);
    unicode_append(name, 0, character);
  }
}

// \k, behind the k.
static void named_reference(struct regexp *re) {
  static char present;
  struct buf name = {0};
  if (!re->unicode && !re->named) return;
  if (!regexp_eat(re, '<'))
    regexp_fail(re, M_REGEXP_NO_REFERENCE);
  else if (group_name(re, &name))
    strmap_set(&re->references, buf_str(&name), &present);
  buf_free(&name);
}

static void check_references(struct regexp *re) {
  for (size_t i = 0; i < re->references.capacity; i++) {
    const struct strmap_slot *slot = &re->references.slots[i];
    if (slot->key && !strmap_get(&re->names, (struct str){slot->key, slot->len}))
      regexp_fail(re, M_REGEXP_UNKNOWN_REFERENCE);
  }
}

// ---- Groups

static void open_group(struct regexp *re, bool look_ahead, bool look_behind) {
  if (re->open_count == re->open_capacity) {
    re->open_capacity = re->open_capacity ? re->open_capacity * 2 : 8;
    re->open = mem_realloc(re->open, re->open_capacity * sizeof(*re->open));
  }
  re->open[re->open_count++] = (struct group){.names = re->group_count,
                                              .alternative = re->group_count,
                                              .is_look_ahead = look_ahead,
                                              .is_look_behind = look_behind};
}

// (?ims-ims: behind the question mark.
static bool modifiers(struct regexp *re) {
  static const char letters[] = "ims";
  unsigned seen = 0;
  bool minus = false, any = false;
  for (;;) {
    uint32_t character = regexp_peek(re, 0);
    if (character == ':') break;
    if (character == '-') {
      if (minus) return regexp_fail(re, M_REGEXP_DASHES);
      minus = true;
    } else {
      const char *letter =
          character != 0 && character < 0x80 ? strchr(letters, (int)character) : NULL;
      if (!letter) return regexp_fail(re, M_REGEXP_GROUP);
      if (seen & 1u << (letter - letters)) return regexp_fail(re, M_REGEXP_FLAG_AGAIN);
      seen |= 1u << (letter - letters);
      any = true;
    }
    re->at++;
  }
  if (minus && !any) return regexp_fail(re, M_REGEXP_FLAG_GROUP);
  return regexp_eat(re, ':');
}

// Behind (?; false after an error.
static bool special_group(struct regexp *re) {
  if (regexp_eat(re, '=') || regexp_eat(re, '!')) {
    open_group(re, true, false);
    return true;
  }
  if (regexp_eat(re, '<')) {
    if (regexp_eat(re, '=') || regexp_eat(re, '!')) {
      open_group(re, false, true);
      return true;
    }
    struct buf name = {0};
    bool fine = group_name(re, &name);
    if (fine) add_name(re, buf_str(&name));
    buf_free(&name);
    open_group(re, false, false);
    return fine;
  }
  if (!modifiers(re)) return false;
  open_group(re, false, false);
  return true;
}

// ---- Quantifiers

// {1}, {1,} or {1,2}; false, and nothing read, if it is none.
static bool interval(struct regexp *re, bool *ordered) {
  size_t start = re->at++;
  *ordered = true;
  if (regexp_is_digit(regexp_peek(re, 0))) {
    uint32_t least = regexp_number(re);
    if (regexp_eat(re, ',') && regexp_is_digit(regexp_peek(re, 0)))
      *ordered = least <= regexp_number(re);
    if (regexp_eat(re, '}')) return true;
  }
  re->at = start;
  return false;
}

static void quantifier(struct regexp *re, bool allowed) {
  uint32_t character = regexp_peek(re, 0);
  if (character == '{') {
    bool ordered;
    if (!interval(re, &ordered)) {
      if (re->unicode) regexp_fail(re, M_REGEXP_QUANTIFIER_END);
      return;
    }
    if (!ordered) regexp_fail(re, M_REGEXP_QUANTIFIER_ORDER);
  } else if (character == '*' || character == '+' || character == '?') {
    re->at++;
  } else {
    return;
  }
  if (!allowed) regexp_fail(re, M_REGEXP_QUANTIFIER);
  regexp_eat(re, '?');
}

// ---- Terms

static void close_group(struct regexp *re) {
  struct group *group = &re->open[--re->open_count];
  if (re->open_count == 0) {
    regexp_fail(re, M_REGEXP_UNMATCHED);
    return;
  }
  show(re, group->names, group->alternative, true);
  quantifier(re, !group->is_look_behind && !(group->is_look_ahead && re->unicode));
}

static void backslash(struct regexp *re) {
  uint32_t character = regexp_peek(re, 0);
  bool strings;
  if (character == 'b' || character == 'B') { // assertions are not repeated
    re->at++;
    return;
  }
  if (character == 'k') {
    re->at++;
    named_reference(re);
  } else if (character >= '1' && character <= '9') {
    if (regexp_number(re) > re->captures && re->unicode) regexp_fail(re, M_REGEXP_ESCAPE);
  } else {
    regexp_escape(re, false, &strings);
  }
  quantifier(re, true);
}

static void term(struct regexp *re) {
  uint32_t character = re->text[re->at++];
  bool ordered;
  switch (character) {
  case '|': {
    struct group *group = &re->open[re->open_count - 1];
    show(re, group->alternative, re->group_count, false);
    group->alternative = re->group_count;
    return;
  }
  case '(':
    if (regexp_eat(re, '?'))
      special_group(re);
    else
      open_group(re, false, false);
    return;
  case ')': close_group(re); return;
  case '^':
  case '$': return;
  case '*':
  case '+':
  case '?': regexp_fail(re, M_REGEXP_NOTHING); return;
  case '{':
    re->at--;
    if (interval(re, &ordered)) {
      regexp_fail(re, M_REGEXP_NOTHING);
      return;
    }
    re->at++;
    if (re->unicode) regexp_fail(re, M_REGEXP_LONE_BRACKET);
    break;
  case '}':
  case ']':
    if (re->unicode) regexp_fail(re, M_REGEXP_LONE_BRACKET);
    break;
  case '[': regexp_class(re); break;
  case '\\': backslash(re); return;
  default: break;
  }
  quantifier(re, true);
}

// Counts the captures and looks for a named one, which changes what \k is.
static void look_ahead(struct regexp *re) {
  bool in_class = false;
  for (size_t at = 0; at < re->len; at++) {
    uint32_t character = re->text[at];
    if (character == '\\') {
      at++;
    } else if (in_class) {
      in_class = character != ']';
    } else if (character == '[') {
      in_class = true;
    } else if (character == '(') {
      uint32_t next[3] = {0};
      for (size_t i = 0; i < 3 && at + 1 + i < re->len; i++)
        next[i] = re->text[at + 1 + i];
      bool is_named = next[0] == '?' && next[1] == '<' && next[2] != '=' && next[2] != '!';
      re->named |= is_named;
      re->captures += next[0] != '?' || is_named;
    }
  }
}

static size_t characters(struct str body, bool unicode, uint32_t *text) {
  const uint8_t *at = (const uint8_t *)body.data, *end = at + body.len;
  size_t count = 0;
  while (at < end) {
    uint32_t len, character = unicode_decode(at, end, &len);
    at += len;
    if (character >= 0x10000 && !unicode) {
      text[count++] = 0xD800 + ((character - 0x10000) >> 10);
      character = 0xDC00 + (character & 0x3FF);
    }
    text[count++] = character;
  }
  return count;
}

enum syn_message regexp_check(struct str body, bool unicode, bool sets) {
  uint32_t *text = mem_alloc((body.len + 1) * sizeof(*text));
  struct regexp re = {.text = text, .unicode = unicode || sets, .sets = sets};
  re.len = characters(body, re.unicode, text);
  look_ahead(&re);
  open_group(&re, false, false);
  while (re.at < re.len)
    term(&re);
  if (re.open_count > 1) regexp_fail(&re, M_REGEXP_GROUP_END);
  check_references(&re);
  strmap_free(&re.names, free);
  strmap_free(&re.references, NULL);
  free(re.groups);
  free(re.open);
  free(text);
  return re.error;
}
