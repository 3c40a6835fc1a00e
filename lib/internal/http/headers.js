// SPDX-License-Identifier: MIT
//
// Header fields: what names and values may hold, what repeated fields become, and the date.
'use strict';

const {
  codes: { ERR_HTTP_INVALID_HEADER_VALUE, ERR_INVALID_CHAR, ERR_INVALID_HTTP_TOKEN },
} = require('internal/errors');
const {
  fieldOf, ownFieldOf, COMMA, LIST, SEMICOLON,
} = require('internal/http/fields');
const { startTimer } = require('internal/timers');

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// Most values are ASCII: one test tells that nothing has to be looked at more closely.
const NOT_ASCII = /[^\t\x20-\x7e]/;
const INVALID = /[^\t\x20-\x7e\x80-\xff]/;
const INVALID_LENIENT = /[\0\r\n]|[^\0-\xff]/;

/** Whether a value is a token (RFC 9110, 5.6.2), as methods and field names are. */
function isToken(value) {
  return TOKEN.test(value);
}

/** Whether a text holds what no header may hold. */
function hasInvalidChar(value, lenient = false) {
  return NOT_ASCII.test(value) && (lenient ? INVALID_LENIENT : INVALID).test(value);
}

/** Whether a text has the same bytes in latin1, which heads are in, and in UTF-8. */
function isAscii(value) {
  return !NOT_ASCII.test(value);
}

/**
 * @param {string} name
 * @param {string} [label] how the error calls it
 * @throws ERR_INVALID_HTTP_TOKEN
 */
function validateHeaderName(name, label = undefined) {
  if (typeof name !== 'string' || !TOKEN.test(name)) {
    throw new ERR_INVALID_HTTP_TOKEN(label || 'Header name', name);
  }
}

/**
 * What a name that the program gives stands for.
 * @param {string} name
 * @returns {Field} see internal/http/fields
 * @throws ERR_INVALID_HTTP_TOKEN
 */
function checkedField(name) {
  return ownFieldOf(name, validateHeaderName);
}

/**
 * @param {string} name
 * @param {*} value
 * @param {boolean} [lenient]
 * @throws ERR_HTTP_INVALID_HEADER_VALUE, ERR_INVALID_CHAR
 */
function validateHeaderValue(name, value, lenient = false) {
  if (value === undefined) throw new ERR_HTTP_INVALID_HEADER_VALUE(value, name);
  if (hasInvalidChar(value, lenient)) throw new ERR_INVALID_CHAR('header content', name);
}

// ---- Repeated fields -----------------------------------------------------------------------

/**
 * Adds a received field to the object of all.
 * @param {object} headers by lower-case name
 * @param {string} name
 * @param {string} value
 * @param {boolean} join whether fields that should not be repeated are joined all the same
 */
function addHeader(headers, name, value, join) {
  const { key, rule } = fieldOf(name);
  const existing = headers[key];
  if (rule === LIST) {
    if (existing === undefined) headers[key] = [value];
    else existing.push(value);
  } else if (typeof existing !== 'string') {
    headers[key] = value;
  } else if (rule === SEMICOLON) {
    headers[key] = `${existing}; ${value}`;
  } else if (rule === COMMA || join) {
    headers[key] = `${existing}, ${value}`;
  }
}

/** The same for the object that keeps all values apart. */
function addDistinctHeader(headers, name, value) {
  const { key } = fieldOf(name);
  const existing = headers[key];
  if (existing === undefined) headers[key] = [value];
  else existing.push(value);
}

/**
 * The option `uniqueHeaders`.
 * @param {Array<string|string[]>} names
 * @returns {?Set<string>} null: none
 */
function parseUniqueHeaders(names) {
  if (!Array.isArray(names)) return null;
  const unique = new Set();
  for (const name of names) unique.add(`${name}`.toLowerCase());
  return unique;
}

// ---- The date ------------------------------------------------------------------------------

let date = '';

function forgetDate() {
  date = '';
}

/** The current date as headers have it; made once a second. */
function currentDate() {
  if (date === '') {
    const now = new Date();
    date = now.toUTCString();
    startTimer(forgetDate, 1000 - now.getMilliseconds(), undefined, false, false);
  }
  return date;
}

module.exports = {
  addDistinctHeader,
  addHeader,
  checkedField,
  currentDate,
  hasInvalidChar,
  isAscii,
  isToken,
  parseUniqueHeaders,
  validateHeaderName,
  validateHeaderValue,
};
