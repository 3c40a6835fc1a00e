// SPDX-License-Identifier: MIT
//
// JSON as package.json files hold it: a tree in an arena.  The text is hostile: nesting is limited,
// nothing is read past the end, and anything but JSON (RFC 8259) is refused.
#ifndef NODUS_MODULE_JSON_H
#define NODUS_MODULE_JSON_H

#include "util/arena.h"
#include "util/str.h"

enum json_type {
  JSON_NULL,
  JSON_FALSE,
  JSON_TRUE,
  JSON_NUMBER,
  JSON_STRING,
  JSON_ARRAY,
  JSON_OBJECT
};

struct json {
  enum json_type type;
  struct str key;    // decoded, of a member of an object
  struct str text;   // a string decoded, a number as written
  struct str source; // the value's own text
  struct json *first, *next;
};

// Returns NULL if the text is not valid.  The tree points into text and arena.
const struct json *json_parse(struct arena *arena, struct str text);

// The last member of that name, or NULL; object may be NULL or of any type.
const struct json *json_member(const struct json *object, struct str key);

#endif
