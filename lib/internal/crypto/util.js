// SPDX-License-Identifier: MIT
//
// Helpers of node:crypto: arguments that are data, and features that are not there yet.
'use strict';

const { bytesOf, encodingNumber, isAnyArrayBuffer } = require('internal/buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED },
} = require('internal/errors');

const { UTF8 } = internalBinding('buffer');

// What the bindings take for "a Buffer, not text".
const kBufferEncoding = 7;

/**
 * The number of the encoding of input text: UTF-8 unless another one is named.
 * @param {string} [encoding]
 * @returns {number}
 */
function inputEncoding(encoding) {
  if (encoding === undefined || encoding === 'utf8' || encoding === 'buffer') return UTF8;
  const number = typeof encoding === 'string' ? encodingNumber(encoding) : -1;
  return number < 0 ? UTF8 : number;
}

/**
 * The number of the encoding of a result; kBufferEncoding unless a text encoding is named.
 * @param {*} [encoding] its text counts
 * @returns {number}
 */
function outputEncoding(encoding) {
  if (!encoding || encoding === 'buffer') return kBufferEncoding;
  const number = encodingNumber(`${encoding}`);
  return number < 0 ? kBufferEncoding : number;
}

/**
 * Data as bytes: a view or ArrayBuffer as it is, text encoded.
 * @param {string|ArrayBuffer|ArrayBufferView} value
 * @param {string} name of the argument
 * @param {string} [encoding]
 * @param {string[]} [expected] kinds for the error
 * @returns {ArrayBuffer|ArrayBufferView}
 * @throws ERR_INVALID_ARG_TYPE
 */
function bytesFrom(value, name, encoding, expected) {
  if (typeof value === 'string') return bytesOf(value, inputEncoding(encoding));
  if (ArrayBuffer.isView(value) || isAnyArrayBuffer(value)) return value;
  throw new ERR_INVALID_ARG_TYPE(
    name, expected ?? ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
}

/**
 * A function in the place of a feature that this version lacks: it throws, naming it.
 * @param {string} name such as 'crypto.createSign()'
 * @param {number} [length]
 * @returns {Function}
 */
function unavailable(name, length = 0) {
  const fn = function() {
    throw new ERR_METHOD_NOT_IMPLEMENTED(`crypto.${name}()`);
  };
  Object.defineProperty(fn, 'name', { value: name, configurable: true });
  Object.defineProperty(fn, 'length', { value: length, configurable: true });
  return fn;
}

module.exports = { bytesFrom, inputEncoding, kBufferEncoding, outputEncoding, unavailable };
