// SPDX-License-Identifier: MIT
//
// Header fields by their names: the name in lower case, what becomes of a field that is repeated,
// and what it means for the message that has it. A message has ten of them or so, and most are
// well known, so everything about a name is one look-up of the name as it was written.
'use strict';

// What a received field that is repeated becomes.
const COMMA = 0; // one value with commas: the rule for all that have no other
const FIRST = 1; // the first one counts
const LIST = 2; // an array
const SEMICOLON = 3;

// What a field that is sent decides about: the connection and the body, as bits.
const CONNECTION = 1;
const CONTENT_LENGTH = 2;
const TRANSFER_ENCODING = 4;
const DATE = 8;
const EXPECT = 16;
const TRAILER = 32;
const KEEP_ALIVE = 64;

class Field {
  constructor(key, rule, meaning) {
    this.key = key; // the name in lower case
    this.rule = rule;
    this.meaning = meaning;
  }
}

const KNOWN = {
  '__proto__': null,
  'Accept': [COMMA, 0],
  'Accept-Encoding': [COMMA, 0],
  'Accept-Language': [COMMA, 0],
  'Age': [FIRST, 0],
  'Authorization': [FIRST, 0],
  'Cache-Control': [COMMA, 0],
  'Connection': [COMMA, CONNECTION],
  'Content-Encoding': [COMMA, 0],
  'Content-Length': [FIRST, CONTENT_LENGTH],
  'Content-Type': [FIRST, 0],
  'Cookie': [SEMICOLON, 0],
  'Date': [COMMA, DATE],
  'ETag': [FIRST, 0],
  'Expect': [COMMA, EXPECT],
  'Expires': [FIRST, 0],
  'From': [FIRST, 0],
  'Host': [FIRST, 0],
  'If-Modified-Since': [FIRST, 0],
  'If-None-Match': [COMMA, 0],
  'If-Unmodified-Since': [FIRST, 0],
  'Keep-Alive': [COMMA, KEEP_ALIVE],
  'Last-Modified': [FIRST, 0],
  'Location': [FIRST, 0],
  'Max-Forwards': [FIRST, 0],
  'Origin': [COMMA, 0],
  'Proxy-Authorization': [FIRST, 0],
  'Range': [COMMA, 0],
  'Referer': [FIRST, 0],
  'Retry-After': [FIRST, 0],
  'Sec-Fetch-Dest': [COMMA, 0],
  'Sec-Fetch-Mode': [COMMA, 0],
  'Sec-Fetch-Site': [COMMA, 0],
  'Server': [FIRST, 0],
  'Set-Cookie': [LIST, 0],
  'Trailer': [COMMA, TRAILER],
  'Transfer-Encoding': [COMMA, TRANSFER_ENCODING],
  'Upgrade': [COMMA, 0],
  'Upgrade-Insecure-Requests': [COMMA, 0],
  'User-Agent': [FIRST, 0],
  'Vary': [COMMA, 0],
  'X-Forwarded-For': [COMMA, 0],
  'X-Forwarded-Host': [COMMA, 0],
  'X-Forwarded-Proto': [COMMA, 0],
  'X-Powered-By': [COMMA, 0],
  'X-Request-Id': [COMMA, 0],
  'X-Requested-With': [COMMA, 0],
};

// By name, in lower case and as it is usually written.
const fields = new Map();
for (const name in KNOWN) {
  const key = name.toLowerCase();
  const field = new Field(key, KNOWN[name][0], KNOWN[name][1]);
  fields.set(key, field);
  fields.set(name, field);
}

// How many names are in the table at most: a program may make up names without end.
const MAX_NAMES = 1000;

function makeField(name) {
  const key = name.toLowerCase();
  return fields.get(key) ?? new Field(key, COMMA, 0);
}

/**
 * @param {string} name of a field that was received: the table is not for others to fill
 * @returns {Field}
 */
function fieldOf(name) {
  return fields.get(name) ?? makeField(name);
}

/**
 * The field of a name that the program gives.
 * @param {string} name
 * @param {(name: *) => void} validate called with a name that is not in the table
 * @returns {Field}
 */
function ownFieldOf(name, validate) {
  const known = fields.get(name);
  if (known !== undefined) return known;
  validate(name);
  const field = makeField(name);
  if (fields.size < MAX_NAMES) fields.set(name, field);
  return field;
}

module.exports = {
  fieldOf, ownFieldOf,
  COMMA, FIRST, LIST, SEMICOLON,
  CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING, DATE, EXPECT, TRAILER, KEEP_ALIVE,
};
