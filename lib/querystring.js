// SPDX-License-Identifier: MIT
//
// node:querystring. The engine's own encodeURIComponent and decodeURIComponent do the work; what
// they refuse (lone surrogates, broken percent escapes) goes the slow way.
'use strict';

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_URI } } = require('internal/errors');

const kPercent = 37;
const kPlus = 43;
const kSpace = 32;
const kDefaultMaxKeys = 1000;
const kEscape = /%[0-9a-f]{2}/i;

const querystring = module.exports = {
  unescapeBuffer,
  unescape: qsUnescape,
  escape: qsEscape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};

function hexDigit(code) {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 70) return code - 55;
  if (code >= 97 && code <= 102) return code - 87;
  return -1;
}

/**
 * Decodes percent escapes to bytes; broken escapes stay as they are.
 * @param {string} s
 * @param {boolean} [decodeSpaces] Whether '+' means a space.
 * @returns {Buffer}
 */
function unescapeBuffer(s, decodeSpaces) {
  const out = Buffer.allocUnsafe(s.length);
  let length = 0;
  for (let i = 0; i < s.length; i++) {
    const code = s.charCodeAt(i);
    if (code === kPercent) {
      const high = hexDigit(s.charCodeAt(i + 1));
      const low = hexDigit(s.charCodeAt(i + 2));
      if (high >= 0 && low >= 0) {
        out[length++] = high * 16 + low;
        i += 2;
        continue;
      }
    }
    out[length++] = decodeSpaces && code === kPlus ? kSpace : code;
  }
  return out.subarray(0, length);
}

/** Decodes percent escapes as UTF-8; never throws. */
function qsUnescape(s, decodeSpaces) {
  try {
    return decodeURIComponent(s);
  } catch {
    return querystring.unescapeBuffer(s, decodeSpaces).toString();
  }
}

/**
 * Percent-encodes everything but A-Z a-z 0-9 - _ . ! ~ * ' ( ).
 * @throws {URIError} ERR_INVALID_URI if the text ends in half a surrogate pair.
 */
function qsEscape(str) {
  if (typeof str !== 'string') {
    str = typeof str === 'object' ? String(str) : `${str}`;
  }
  return str.isWellFormed() ? encodeURIComponent(str) : escapeIllFormed(str);
}

/** Like Node, takes any code unit after a surrogate for its other half. */
function escapeIllFormed(str) {
  let out = '';
  for (let i = 0; i < str.length; i++) {
    const code = str.charCodeAt(i);
    if (code < 0xd800 || code > 0xdfff) {
      out += encodeURIComponent(str[i]);
      continue;
    }
    if (++i >= str.length) throw new ERR_INVALID_URI();
    const point = 0x10000 + (((code & 0x3ff) << 10) | (str.charCodeAt(i) & 0x3ff));
    out += encodeURIComponent(String.fromCodePoint(point));
  }
  return out;
}

function stringifyPrimitive(value, encode) {
  switch (typeof value) {
    case 'string':
      return value.length === 0 ? '' : encode(value);
    case 'number':
      if (!Number.isFinite(value)) return '';
      // Plain digits need no encoding; an exponent has a '+'.
      return Math.abs(value) < 1e21 ? `${value}` : encode(`${value}`);
    case 'bigint':
      return `${value}`;
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return '';
  }
}

/** With an encoder of the user's every value goes through it. */
function stringifyCustom(value, encode) {
  return encode(stringifyPrimitive(value, String));
}

/**
 * @param {object} obj Values are strings, numbers, bigints, booleans or arrays of them.
 * @param {string} [sep] Between pairs.
 * @param {string} [eq] Between key and value.
 * @param {{ encodeURIComponent?: (text: string) => string }} [options]
 * @returns {string}
 */
function stringify(obj, sep, eq, options) {
  if (obj === null || typeof obj !== 'object') return '';
  sep ||= '&';
  eq ||= '=';
  let encode = querystring.escape;
  if (typeof options?.encodeURIComponent === 'function') encode = options.encodeURIComponent;
  const convert = encode === qsEscape ? stringifyPrimitive : stringifyCustom;

  let out = '';
  for (const key of Object.keys(obj)) {
    const value = obj[key];
    const prefix = convert(key, encode) + eq;
    if (!Array.isArray(value)) {
      if (out !== '') out += sep;
      out += prefix + convert(value, encode);
      continue;
    }
    for (let i = 0; i < value.length; i++) {
      if (out !== '') out += sep;
      out += prefix + convert(value[i], encode);
    }
  }
  return out;
}

function decodePart(text, decode, plus) {
  if (text.includes('+')) text = text.replaceAll('+', plus);
  // Without an escape there is nothing to do, but a decoder of the user's sees every text.
  if (decode === qsUnescape && !kEscape.test(text)) return text;
  try {
    return decode(text);
  } catch {
    return querystring.unescape(text, true);
  }
}

function addPair(result, key, value) {
  const existing = result[key];
  if (existing === undefined) result[key] = value;
  else if (typeof existing === 'string') result[key] = [existing, value];
  else existing.push(value);
}

/**
 * @param {string} qs
 * @param {string} [sep] Between pairs.
 * @param {string} [eq] Between key and value.
 * @param {{ maxKeys?: number, decodeURIComponent?: (text: string) => string }} [options]
 * @returns {object} Without prototype; a repeated key has an array of values.
 */
function parse(qs, sep, eq, options) {
  const result = { __proto__: null };
  if (typeof qs !== 'string' || qs.length === 0) return result;
  sep = sep ? `${sep}` : '&';
  eq = eq ? `${eq}` : '=';
  let pairs = kDefaultMaxKeys;
  if (typeof options?.maxKeys === 'number') pairs = options.maxKeys;
  if (!(pairs > 0)) pairs = Infinity;
  let decode = querystring.unescape;
  if (typeof options?.decodeURIComponent === 'function') decode = options.decodeURIComponent;
  const plus = decode === qsUnescape ? ' ' : '%20';

  if (sep === '') {
    // An empty separator matches nowhere: there is one key, and what follows it is dropped.
    const end = qs.indexOf(eq);
    addPair(result, decodePart(end === -1 ? qs : qs.slice(0, end), decode, plus), '');
    return result;
  }
  for (let start = 0; start < qs.length && pairs > 0; pairs--) {
    let end = qs.indexOf(sep, start);
    if (end === -1) end = qs.length;
    if (end > start) {
      const split = qs.indexOf(eq, start);
      const keyEnd = split === -1 || split + eq.length > end ? end : split;
      const key = decodePart(qs.slice(start, keyEnd), decode, plus);
      const value = keyEnd === end ? '' :
        decodePart(qs.slice(keyEnd + eq.length, end), decode, plus);
      addPair(result, key, value);
    }
    start = end + sep.length;
  }
  return result;
}
