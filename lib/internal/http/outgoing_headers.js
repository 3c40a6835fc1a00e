// SPDX-License-Identifier: MIT
//
// The header fields of an outgoing message before they are sent: setHeader and its relatives.
// They are kept by lower-case name, as [name, value], in message[kOutHeaders].
'use strict';

const {
  codes: { ERR_HTTP_HEADERS_SENT, ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { validateString } = require('internal/validators');
const { checkedField, validateHeaderValue } = require('internal/http/headers');
const {
  fieldOf, CONNECTION, CONTENT_LENGTH, DATE, TRANSFER_ENCODING,
} = require('internal/http/fields');
const { kOutHeaders, kUniqueHeaders } = require('internal/http/symbols');

function checkNotSent(message, verb) {
  if (message._header) throw new ERR_HTTP_HEADERS_SENT(verb);
}

/**
 * @param {string} name
 * @param {number|string|string[]} value
 * @throws ERR_HTTP_HEADERS_SENT, ERR_INVALID_HTTP_TOKEN, ERR_HTTP_INVALID_HEADER_VALUE,
 *   ERR_INVALID_CHAR
 */
function setHeader(name, value) {
  checkNotSent(this, 'set');
  const { key } = checkedField(name);
  validateHeaderValue(name, value, this._isLenientHeaderValidation());
  let headers = this[kOutHeaders];
  if (headers === null) this[kOutHeaders] = headers = Object.create(null);
  headers[key] = [name, value];
  return this;
}

/**
 * @param {Headers|Map<string, *>} headers
 * @throws ERR_INVALID_ARG_TYPE and those of setHeader
 */
function setHeaders(headers) {
  checkNotSent(this, 'set');
  if (!headers || Array.isArray(headers) || typeof headers.keys !== 'function' ||
      typeof headers.get !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('headers', ['Headers', 'Map'], headers);
  }
  // Headers tells each cookie as a pair of its own.
  const cookies = [];
  for (const [name, value] of headers) {
    if (name === 'set-cookie') {
      if (Array.isArray(value)) cookies.push(...value);
      else cookies.push(value);
    } else {
      this.setHeader(name, value);
    }
  }
  if (cookies.length > 0) this.setHeader('set-cookie', cookies);
  return this;
}

/** Adds values to those that a field has. */
function appendHeader(name, value) {
  checkNotSent(this, 'append');
  const { key } = checkedField(name);
  validateHeaderValue(name, value, this._isLenientHeaderValidation());
  const headers = this[kOutHeaders];
  if (headers === null || headers[key] === undefined) return this.setHeader(name, value);
  const field = headers[key];
  const existing = Array.isArray(field[1]) ? field[1] : [field[1]];
  const all = existing.concat(value);
  field[1] = this[kUniqueHeaders]?.has(key) ? all.join('; ') : all;
  return this;
}

/** @returns {*} the value as it was set; undefined if there is none */
function getHeader(name) {
  validateString(name, 'name');
  const headers = this[kOutHeaders];
  return headers === null ? undefined : headers[fieldOf(name).key]?.[1];
}

/** @returns {string[]} lower-case names */
function getHeaderNames() {
  return this[kOutHeaders] === null ? [] : Object.keys(this[kOutHeaders]);
}

/** @returns {string[]} names as they were written */
function getRawHeaderNames() {
  return this[kOutHeaders] === null ? [] :
    Object.values(this[kOutHeaders]).map((field) => field[0]);
}

/** @returns {object} values by lower-case name, a copy */
function getHeaders() {
  const copy = { __proto__: null };
  const headers = this[kOutHeaders];
  if (headers !== null) {
    for (const key in headers) copy[key] = headers[key][1];
  }
  return copy;
}

function hasHeader(name) {
  validateString(name, 'name');
  return this[kOutHeaders] !== null && this[kOutHeaders][fieldOf(name).key] !== undefined;
}

/** @throws ERR_HTTP_HEADERS_SENT */
function removeHeader(name) {
  validateString(name, 'name');
  checkNotSent(this, 'remove');
  const { key, meaning } = fieldOf(name);
  switch (meaning) {
    case CONNECTION: this._removedConnection = true; break;
    case CONTENT_LENGTH: this._removedContLen = true; break;
    case TRANSFER_ENCODING: this._removedTE = true; break;
    case DATE: this.sendDate = false; break;
    default:
  }
  if (this[kOutHeaders] !== null) delete this[kOutHeaders][key];
}

/** Values by the names as they were written; subclasses may call it. */
function _renderHeaders() {
  if (this._header) throw new ERR_HTTP_HEADERS_SENT('render');
  const rendered = {};
  const headers = this[kOutHeaders];
  if (headers !== null) {
    for (const key in headers) rendered[headers[key][0]] = headers[key][1];
  }
  return rendered;
}

module.exports = {
  _renderHeaders, setHeader, setHeaders, appendHeader, getHeader, getHeaderNames,
  getRawHeaderNames, getHeaders, hasHeader, removeHeader,
};
