// SPDX-License-Identifier: MIT
//
// Hash and Hmac: data goes in piece by piece, or as a stream.
'use strict';

const binding = internalBinding('crypto');
const { FastBuffer, allocate } = require('internal/buffer');
const { LazyTransform } = require('internal/crypto/lazy_transform');
const { inputEncoding, kBufferEncoding, outputEncoding } = require('internal/crypto/util');
const {
  codes: {
    ERR_CRYPTO_HASH_FINALIZED,
    ERR_CRYPTO_HASH_UPDATE_FAILED,
    ERR_CRYPTO_INVALID_DIGEST,
    ERR_INVALID_ARG_TYPE,
  },
} = require('internal/errors');
const { validateEncoding, validateString, validateUint32 } = require('internal/validators');

const kHandle = Symbol('kHandle');
const kState = Symbol('kState');
const kFinalized = Symbol('kFinalized');

function outputLengthOf(options) {
  if (typeof options !== 'object' || options === null) return undefined;
  const { outputLength } = options;
  if (outputLength !== undefined) validateUint32(outputLength, 'options.outputLength');
  return outputLength;
}

// Checks a piece of data; returns the number of its encoding.
function checkData(data, encoding) {
  if (typeof data === 'string') {
    validateEncoding(data, encoding);
  } else if (!ArrayBuffer.isView(data)) {
    throw new ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  return inputEncoding(encoding);
}

function initialize(object, handle, options) {
  LazyTransform.call(object, options);
  object[kHandle] = handle;
  object[kState] = { [kFinalized]: false };
}

function resultOf(handle) {
  const result = allocate(binding.hashSize(handle));
  binding.hashDigest(handle, result);
  return result;
}

// ---- Hash --------------------------------------------------------------------------------

/**
 * @param {string} algorithm
 * @param {{ outputLength?: number }} [options] also of the stream
 * @throws if there is no such digest
 */
function Hash(algorithm, options) {
  if (!(this instanceof Hash)) return new Hash(algorithm, options);
  validateString(algorithm, 'algorithm');
  const handle = binding.hashNew(algorithm, outputLengthOf(options));
  if (handle === undefined) throw new Error('Digest method not supported');
  initialize(this, handle, options);
}

Object.setPrototypeOf(Hash.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hash, LazyTransform);

/**
 * Another Hash in the same state.
 * @param {{ outputLength?: number }} [options]
 * @returns {Hash}
 * @throws ERR_CRYPTO_HASH_FINALIZED
 */
Hash.prototype.copy = function copy(options) {
  if (this[kState][kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  const hash = Object.create(Hash.prototype);
  initialize(hash, binding.hashCopy(this[kHandle], outputLengthOf(options)), options);
  return hash;
};

Hash.prototype._transform = function _transform(chunk, encoding, callback) {
  binding.hashUpdate(this[kHandle], chunk, inputEncoding(encoding));
  callback();
};

// The digest may still be asked for with digest().
Hash.prototype._flush = function _flush(callback) {
  this.push(resultOf(this[kHandle]));
  callback();
};

/**
 * Adds data.
 * @param {string|ArrayBufferView} data
 * @param {string} [encoding] of text
 * @returns {Hash} this
 * @throws ERR_CRYPTO_HASH_FINALIZED, ERR_INVALID_ARG_TYPE
 */
Hash.prototype.update = function update(data, encoding) {
  if (this[kState][kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  const number = checkData(data, encoding);
  if (!binding.hashUpdate(this[kHandle], data, number)) throw new ERR_CRYPTO_HASH_UPDATE_FAILED();
  return this;
};

/**
 * The digest of all data; the Hash cannot be used any more.
 * @param {string} [encoding] a Buffer is returned without one
 * @returns {Buffer|string}
 * @throws ERR_CRYPTO_HASH_FINALIZED
 */
Hash.prototype.digest = function digest(encoding) {
  const state = this[kState];
  if (state[kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  const number = outputEncoding(encoding);
  state[kFinalized] = true;
  return number === kBufferEncoding ? resultOf(this[kHandle]) :
    binding.hashDigest(this[kHandle], number);
};

// ---- Hmac --------------------------------------------------------------------------------

/**
 * @param {string} hmac name of the digest
 * @param {string|ArrayBuffer|ArrayBufferView|KeyObject} key
 * @param {{ encoding?: string }} [options] encoding of a key that is text; also of the stream
 * @throws ERR_CRYPTO_INVALID_DIGEST
 */
function Hmac(hmac, key, options) {
  if (!(this instanceof Hmac)) return new Hmac(hmac, key, options);
  validateString(hmac, 'hmac');
  const { secretBytes } = require('internal/crypto/keys');
  const handle = binding.hmacNew(hmac, secretBytes(key, options?.encoding));
  if (handle === undefined) throw new ERR_CRYPTO_INVALID_DIGEST(hmac);
  initialize(this, handle, options);
}

Object.setPrototypeOf(Hmac.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hmac, LazyTransform);

/** Adds data; see Hash. */
Hmac.prototype.update = function update(data, encoding) {
  if (this[kState][kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  const number = checkData(data, encoding);
  if (!binding.hmacUpdate(this[kHandle], data, number)) throw new ERR_CRYPTO_HASH_UPDATE_FAILED();
  return this;
};

/**
 * The keyed digest of all data; empty if it was asked for before.
 * @param {string} [encoding]
 * @returns {Buffer|string}
 */
Hmac.prototype.digest = function digest(encoding) {
  const number = outputEncoding(encoding);
  const state = this[kState];
  if (state[kFinalized]) return number === kBufferEncoding ? new FastBuffer(0) : '';
  state[kFinalized] = true;
  const result = binding.hmacDigest(this[kHandle], number);
  return number === kBufferEncoding ? new FastBuffer(result) : result;
};

Hmac.prototype._flush = function _flush(callback) {
  this.push(this.digest());
  callback();
};

Hmac.prototype._transform = function _transform(chunk, encoding, callback) {
  binding.hmacUpdate(this[kHandle], chunk, inputEncoding(encoding));
  callback();
};

module.exports = { Hash, Hmac };
