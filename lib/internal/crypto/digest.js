// SPDX-License-Identifier: MIT
//
// crypto.hash(), the digest of one piece of data in one crossing; and the names of what there is.
'use strict';

const binding = internalBinding('crypto');
const { FastBuffer } = require('internal/buffer');
const { kBufferEncoding, outputEncoding } = require('internal/crypto/util');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { normalizeEncoding } = require('internal/util');
const { validateObject, validateString, validateUint32 } = require('internal/validators');

const { HEX, UTF8 } = internalBinding('buffer');

// The number of an output encoding, which must be one that exists.
function checkOutputEncoding(encoding) {
  validateString(encoding, 'outputEncoding');
  if (encoding !== 'buffer' && normalizeEncoding(encoding) === undefined) {
    // 'buffer' is the only name that is no encoding of Buffer.
    if (encoding.toLowerCase() === 'buffer') return kBufferEncoding;
    throw new ERR_INVALID_ARG_VALUE('outputEncoding', encoding);
  }
  return outputEncoding(encoding);
}

/**
 * The digest of data.
 * @param {string} algorithm
 * @param {string|ArrayBufferView} input text is taken as UTF-8
 * @param {string|{ outputEncoding?: string, outputLength?: number }} [options] 'hex' by default
 * @returns {string|Buffer}
 */
function hash(algorithm, input, options = undefined) {
  validateString(algorithm, 'algorithm');
  if (typeof input !== 'string' && !ArrayBuffer.isView(input)) {
    throw new ERR_INVALID_ARG_TYPE(
      'input', ['string', 'Buffer', 'TypedArray', 'DataView'], input);
  }
  let encoding = HEX;
  let outputLength;
  if (typeof options === 'string') {
    encoding = options === 'hex' ? HEX : checkOutputEncoding(options);
  } else if (options !== undefined) {
    validateObject(options, 'options');
    ({ outputLength } = options);
    if (options.outputEncoding !== undefined) {
      encoding = checkOutputEncoding(options.outputEncoding);
    }
    if (outputLength !== undefined) validateUint32(outputLength, 'options.outputLength');
  }
  const result = binding.hash(algorithm, input, UTF8, encoding, outputLength);
  if (typeof result === 'string') return result;
  if (result === undefined) throw new Error(`Digest method ${algorithm} is not supported`);
  if (result === false) {
    throw new Error(`Output length ${outputLength} is invalid for ${algorithm}, ` +
                    'which does not support XOF');
  }
  return new FastBuffer(result);
}

let hashes;

/**
 * The names of the digests.
 * @returns {string[]} sorted
 */
function getHashes() {
  if (hashes === undefined) {
    const [provided, legacy] = binding.hashNames();
    const names = new Set(provided.map((name) => name.toLowerCase()));
    // The older table also lists most names in capitals.
    for (const name of legacy) if (!names.has(name.toLowerCase())) names.add(name);
    // It digests nothing.
    names.delete('null');
    hashes = [...names].sort();
  }
  return hashes.slice();
}

/**
 * The names of the message authentication codes.
 * @returns {string[]} sorted
 */
function getMacs() {
  return [...new Set(binding.macNames().map((name) => name.toLowerCase()))].sort();
}

/**
 * The names of the elliptic curves.
 * @returns {string[]} sorted
 */
function getCurves() {
  return binding.curveNames().sort();
}

module.exports = { getCurves, getHashes, getMacs, hash };
