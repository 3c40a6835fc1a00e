// SPDX-License-Identifier: MIT
//
// The methods of Buffer between bytes and text, and those that search and fill with text or bytes.
// Each is one crossing into the binding, which checks that `this` is a view and text is a string.
'use strict';

const binding = internalBinding('buffer');
const { FastBuffer, encodingNumber, isUint8Array } = require('internal/buffer/pool');
const {
  codes: {
    ERR_BUFFER_OUT_OF_BOUNDS,
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
    ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');
const { validateInteger, validateString } = require('internal/validators');

const { UTF8, UTF16LE, LATIN1, ASCII, BASE64, BASE64URL, HEX } = binding;
const { slice, write: writeText } = binding;

// Encoding by name, where undefined means UTF-8 and every other value its text.
function knownEncoding(encoding) {
  if (encoding === undefined || encoding === 'utf8') return UTF8;
  const number = encodingNumber(encoding);
  if (number < 0) throw new ERR_UNKNOWN_ENCODING(encoding);
  return number;
}

/**
 * The text that the bytes mean.
 * @param {string} [encoding]
 * @param {number} [start] byte offset, clamped
 * @param {number} [end] byte offset, clamped
 * @returns {string}
 * @throws ERR_UNKNOWN_ENCODING, ERR_STRING_TOO_LONG
 */
function toString(encoding, start, end) {
  if (start === undefined && end === undefined) return slice(this, knownEncoding(encoding));
  const { length } = this;
  start = start > 0 ? Math.trunc(start) : 0;
  if (start >= length) return '';
  end = end === undefined || end > length ? length : Math.trunc(end) || 0;
  if (end <= start) return '';
  return slice(this, knownEncoding(encoding), start, end);
}

/**
 * Writes a text: write(string[, offset[, length]][, encoding]).
 * @param {string} string
 * @param {number} [offset]
 * @param {number} [length] the most bytes to write
 * @param {string} [encoding]
 * @returns {number} how many bytes were written; characters are written whole or not at all
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_UNKNOWN_ENCODING
 */
function write(string, offset, length, encoding) {
  if (offset === undefined && length === undefined) {
    return writeText(this, knownEncoding(encoding), string);
  }
  if (typeof offset === 'string') return writeText(this, knownEncoding(offset), string);
  if (offset === undefined) offset = 0;
  else validateInteger(offset, 'offset', 0, this.length);
  if (typeof length === 'string') {
    encoding = length;
    length = undefined;
  } else if (length !== undefined) {
    validateInteger(length, 'length', 0, this.length);
  }
  return writeText(this, knownEncoding(encoding), string, offset, length);
}

// ---- Search ------------------------------------------------------------------------------

const nativeIndexOf = Uint8Array.prototype.indexOf;
const nativeLastIndexOf = Uint8Array.prototype.lastIndexOf;

// Where a search begins: within 0..length, or -1 if it can find nothing.
function searchStart(length, offset, forward) {
  offset = +offset;
  if (offset !== offset) return forward ? 0 : length;
  offset = Math.trunc(offset);
  if (offset < 0) {
    offset += length;
    if (offset < 0) return forward ? 0 : -1;
  }
  return Math.min(offset, length);
}

function search(buffer, value, byteOffset, encoding, forward) {
  if (!ArrayBuffer.isView(buffer)) {
    throw new ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
  }
  if (typeof byteOffset === 'string') {
    encoding = byteOffset;
    byteOffset = undefined;
  }
  const start = searchStart(buffer.length, byteOffset, forward);
  if (typeof value === 'number') {
    if (start < 0) return -1;
    if (forward) return nativeIndexOf.call(buffer, value & 255, start);
    return nativeLastIndexOf.call(buffer, value & 255, start);
  }
  let number = UTF8;
  if (typeof encoding === 'string') number = knownEncoding(encoding);
  if (typeof value !== 'string' && !isUint8Array(value)) {
    throw new ERR_INVALID_ARG_TYPE(
      'value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
  }
  if (value.length === 0) return Math.max(start, 0);
  if (start < 0) return -1;
  return binding.indexOf(buffer, value, number, start, forward);
}

/**
 * Where a byte, text or view first occurs.
 * @param {number|string|Uint8Array} value
 * @param {number|string} [byteOffset] where to start; from the end if negative; or the encoding
 * @param {string} [encoding]
 * @returns {number} -1 if it does not
 */
function indexOf(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, true);
}

/** Where a byte, text or view last occurs; see indexOf(). */
function lastIndexOf(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, false);
}

/** Whether a byte, text or view occurs; see indexOf(). */
function includes(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, true) !== -1;
}

// ---- Fill --------------------------------------------------------------------------------

const nativeFill = Uint8Array.prototype.fill;

function fillWithPattern(buffer, value, start, end, encoding) {
  if (start >= end) return buffer;
  if (binding.fill(buffer, value, encoding, start, end) === 0) {
    throw new ERR_INVALID_ARG_VALUE('value', value);
  }
  return buffer;
}

function fillEncoding(encoding) {
  if (encoding === undefined) return UTF8;
  validateString(encoding, 'encoding');
  return encoding === '' ? UTF8 : knownEncoding(encoding);
}

/**
 * Fills a buffer from offset to end with a byte, or by repeating a text or view.
 * @param {Uint8Array} buffer
 * @param {*} value
 * @param {number|string} [offset] or encoding
 * @param {number|string} [end] or encoding
 * @param {string} [encoding]
 * @returns {Uint8Array} the buffer
 */
function fill(buffer, value, offset, end, encoding) {
  if (typeof value === 'string') {
    if (typeof offset === 'string') {
      encoding = offset;
      offset = end = undefined;
    } else if (typeof end === 'string') {
      encoding = end;
      end = undefined;
    }
    encoding = fillEncoding(encoding);
    if (value.length === 0) value = 0;
  }
  if (offset === undefined) offset = 0;
  else validateInteger(offset, 'offset', 0);
  if (end === undefined) end = buffer.length;
  else validateInteger(end, 'end', 0, buffer.length);
  if (typeof value === 'string') return fillWithPattern(buffer, value, offset, end, encoding);
  if (ArrayBuffer.isView(value)) return fillWithPattern(buffer, value, offset, end, UTF8);
  if (offset >= end) return buffer;
  if (typeof value === 'bigint') {
    throw new TypeError('Cannot convert a BigInt value to a number');
  }
  return nativeFill.call(buffer, value & 255, offset, end);
}

// ---- Methods by encoding -----------------------------------------------------------------

// A number for the binding, where undefined stands for "as far as it goes".
function optional(value) {
  return value === undefined ? undefined : +value;
}

function slicer(encoding) {
  return function(start, end) {
    return slice(this, encoding, optional(start), optional(end));
  };
}

function writer(encoding, isExact) {
  return function(string, offset, length) {
    offset = optional(offset);
    length = optional(length);
    if (isExact && length > this.length - (offset || 0) && (offset || 0) <= this.length) {
      throw new ERR_BUFFER_OUT_OF_BOUNDS('length');
    }
    return writeText(this, encoding, string, offset, length);
  };
}

const encodings = [
  ['ascii', ASCII],
  ['base64', BASE64],
  ['base64url', BASE64URL],
  ['latin1', LATIN1],
  ['hex', HEX],
  ['ucs2', UTF16LE],
  ['utf8', UTF8],
];

function nameFunction(fn, name, length) {
  Object.defineProperty(fn, 'name', { value: name, configurable: true });
  Object.defineProperty(fn, 'length', { value: length, configurable: true });
  return fn;
}

/**
 * Defines the methods.
 * @param {object} prototype of Buffer
 */
function addTextMethods(prototype) {
  for (const [name, number] of encodings) {
    prototype[`${name}Slice`] = nameFunction(slicer(number), `${name}Slice`, 2);
  }
  for (const [name, number] of encodings) {
    // These three refuse a length that does not fit; the others take less.
    const isExact = name === 'ascii' || name === 'latin1' || name === 'utf8';
    prototype[`${name}Write`] = nameFunction(writer(number, isExact), `${name}Write`, 3);
  }
  prototype.toString = toString;
  prototype.toLocaleString = toString;
  prototype.write = write;
  prototype.indexOf = nameFunction(indexOf, 'indexOf', 4);
  prototype.lastIndexOf = nameFunction(lastIndexOf, 'lastIndexOf', 4);
  prototype.includes = nameFunction(includes, 'includes', 4);
  prototype.fill = nameFunction(function(value, offset, end, encoding) {
    return fill(this, value, offset, end, encoding);
  }, 'fill', 4);
}

module.exports = { addTextMethods, fill };
