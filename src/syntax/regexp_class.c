// SPDX-License-Identifier: MIT
//
// Character classes: the plain ones, and those of the flag v with classes in classes, strings, differences
// and intersections.
#include <string.h>

#include "syntax/regexp_parts.h"

enum { DEEPEST_CLASS = 500 };

// ---- Without v

static uint32_t plain_atom(struct regexp *re) {
  bool strings;
  uint32_t character = regexp_peek(re, 0);
  re->at++;
  return character == '\\' ? regexp_escape(re, true, &strings) : character;
}

static void plain_class(struct regexp *re) {
  regexp_eat(re, '^');
  while (!regexp_eat(re, ']')) {
    if (regexp_peek(re, 0) == REGEXP_END) {
      regexp_fail(re, M_REGEXP_CLASS_END);
      return;
    }
    uint32_t low = plain_atom(re);
    if (regexp_peek(re, 0) != '-' || regexp_peek(re, 1) == ']' ||
        regexp_peek(re, 1) == REGEXP_END)
      continue;
    re->at++;
    uint32_t high = plain_atom(re);
    if (low == REGEXP_SET || high == REGEXP_SET) {
      if (re->unicode) regexp_fail(re, M_REGEXP_CLASS);
    } else if (low > high) {
      regexp_fail(re, M_REGEXP_RANGE_ORDER);
    }
  }
}

// ---- With v

struct operand {
  uint32_t character; // or REGEXP_SET
  bool strings;       // may match what is not one character
};

static bool is_doubled(const struct regexp *re) {
  uint32_t character = regexp_peek(re, 0);
  return character > 0 && character < 0x80 && strchr("&!#$%*+,.:;<=>?@^`~", (int)character) &&
         regexp_peek(re, 1) == character;
}

// One character, escaped or not; REGEXP_SET for an escaped set.
static struct operand set_character(struct regexp *re) {
  struct operand operand = {.character = regexp_peek(re, 0)};
  if (operand.character == REGEXP_END) {
    regexp_fail(re, M_REGEXP_CLASS_END);
  } else if (is_doubled(re)) {
    regexp_fail(re, M_REGEXP_SET_OPERATION);
  } else if (operand.character == '\\') {
    re->at++;
    operand.character = regexp_escape(re, true, &operand.strings);
  } else if (strchr("()[]{}/-|", (int)(operand.character & 0x7F)) && operand.character > 0 &&
             operand.character < 0x80) {
    regexp_fail(re, M_REGEXP_CLASS_CHARACTER);
  } else {
    re->at++;
  }
  return operand;
}

// \q{abc|d}, behind the q.  Whether an alternative is not one character.
static bool class_strings(struct regexp *re) {
  bool strings = false;
  uint32_t count = 0;
  if (!regexp_eat(re, '{')) return regexp_fail(re, M_REGEXP_ESCAPE);
  for (; !regexp_eat(re, '}') && re->error == M_NONE;) {
    if (regexp_eat(re, '|')) {
      strings |= count != 1;
      count = 0;
      continue;
    }
    if (set_character(re).character == REGEXP_SET) regexp_fail(re, M_REGEXP_ESCAPE);
    count++;
  }
  return strings || count != 1;
}

static bool starts_set(const struct regexp *re) {
  uint32_t escape = regexp_peek(re, 1);
  return regexp_peek(re, 0) == '[' || (regexp_peek(re, 0) == '\\' && escape > 0 &&
                                       escape < 0x80 && strchr("qdDsSwWpP", (int)escape));
}

static struct operand set_operand(struct regexp *re) {
  struct operand operand = {.character = REGEXP_SET};
  if (regexp_eat(re, '[')) {
    operand.strings = regexp_class(re);
  } else if (regexp_peek(re, 0) == '\\' && regexp_peek(re, 1) == 'q') {
    re->at += 2;
    operand.strings = class_strings(re);
  } else {
    return set_character(re);
  }
  return operand;
}

// The rest of a range, from the hyphen on.
static void range(struct regexp *re, uint32_t low) {
  re->at++;
  if (low == REGEXP_SET || starts_set(re)) {
    regexp_fail(re, M_REGEXP_CLASS);
    return;
  }
  if (low > set_character(re).character) regexp_fail(re, M_REGEXP_RANGE_ORDER);
  if (regexp_peek(re, 0) == '-' && regexp_peek(re, 1) != '-') regexp_fail(re, M_REGEXP_CLASS);
}

static bool at_operator(const struct regexp *re, uint32_t character) {
  return regexp_peek(re, 0) == character && regexp_peek(re, 1) == character;
}

// a--b--c or a&&b&&c, from the first operator on.
static bool operation(struct regexp *re, bool strings) {
  uint32_t character = regexp_peek(re, 0);
  while (!regexp_eat(re, ']') && re->error == M_NONE) {
    if (!at_operator(re, character))
      return regexp_fail(re, regexp_peek(re, 0) == REGEXP_END ? M_REGEXP_CLASS_END
                                                              : M_REGEXP_SET_OPERATION);
    re->at += 2;
    if (character == '&' && regexp_peek(re, 0) == '&')
      return regexp_fail(re, M_REGEXP_CLASS_CHARACTER);
    bool more = set_operand(re).strings;
    if (character == '&') strings &= more;
  }
  return strings;
}

static bool set_union(struct regexp *re) {
  bool strings = false;
  for (bool first = true; !regexp_eat(re, ']') && re->error == M_NONE; first = false) {
    struct operand operand = set_operand(re);
    strings |= operand.strings;
    if (at_operator(re, '-') || at_operator(re, '&')) {
      if (first) return operation(re, strings);
      regexp_fail(re, M_REGEXP_SET_OPERATION);
    } else if (regexp_peek(re, 0) == '-') {
      range(re, operand.character);
      if (at_operator(re, '-') || at_operator(re, '&')) regexp_fail(re, M_REGEXP_SET_OPERATION);
    }
  }
  return strings;
}

bool regexp_class(struct regexp *re) {
  if (!re->sets) {
    plain_class(re);
    return false;
  }
  if (++re->class_depth > DEEPEST_CLASS) return regexp_fail(re, M_REGEXP_TOO_LARGE);
  bool negated = regexp_eat(re, '^');
  bool strings = set_union(re);
  if (negated && strings && re->error == M_NONE) regexp_fail(re, M_REGEXP_NEGATED_STRINGS);
  re->class_depth--;
  return strings && !negated;
}
