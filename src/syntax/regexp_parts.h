// SPDX-License-Identifier: MIT
//
// What the files of the regular expression checker share.
#ifndef NODUS_SYNTAX_REGEXP_PARTS_H
#define NODUS_SYNTAX_REGEXP_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "syntax/regexp.h"
#include "util/strmap.h"

#define REGEXP_END UINT32_MAX // what is behind the last character

// A named group: how many groups of that name may take part together with what comes next.
struct group_name {
  uint32_t count;
};

// An open parenthesis, or the whole expression.
struct group {
  uint32_t names;       // how many named groups there were before it
  uint32_t alternative; // the same for the alternative being read
  bool is_look_ahead, is_look_behind;
};

struct regexp {
  const uint32_t *text; // characters; without u and v UTF-16 units
  size_t len, at;
  bool unicode; // u or v
  bool sets;    // v
  bool named;   // there is a named group: \k must be a reference
  enum syn_message error;
  uint32_t captures; // in all
  struct strmap names;
  struct group_name **groups; // named ones, in order
  uint32_t group_count, group_capacity;
  struct strmap references; // names behind \k
  struct group *open;
  uint32_t open_count, open_capacity;
  uint32_t class_depth;
};

static inline uint32_t regexp_peek(const struct regexp *re, size_t ahead) {
  return re->len - re->at > ahead ? re->text[re->at + ahead] : REGEXP_END;
}
static inline bool regexp_eat(struct regexp *re, uint32_t character) {
  if (regexp_peek(re, 0) != character) return false;
  re->at++;
  return true;
}
// Records the first error and goes to the end; returns false.
static inline bool regexp_fail(struct regexp *re, enum syn_message message) {
  if (re->error == M_NONE) re->error = message;
  re->at = re->len;
  return false;
}
static inline bool regexp_is_digit(uint32_t character) {
  return character >= '0' && character <= '9';
}
// Saturates.
uint32_t regexp_number(struct regexp *re);

// regexp_escape.c: behind a backslash.  A character's value; REGEXP_SET for \d, \p{..} and the like
// (*strings tells whether the set may have strings).  In a class or outside.
#define REGEXP_SET (UINT32_MAX - 1)
uint32_t regexp_escape(struct regexp *re, bool in_class, bool *strings);
// \u, behind the u: the value or REGEXP_END.  Surrogate pairs are read together if pairs.
uint32_t regexp_unicode_escape(struct regexp *re, bool pairs, bool braces);
bool regexp_is_syntax_character(uint32_t character);

// regexp_class.c: behind [.  Whether it may match strings of more or less than one character.
bool regexp_class(struct regexp *re);

// regexp_property.c: \p{name} or \p{name=value}; strings: properties of strings too, told by *is_strings.
bool regexp_is_property(struct str name, struct str value, bool has_value, bool strings,
                        bool *is_strings);

#endif
