// SPDX-License-Identifier: MIT
//
// Cipheriv and Decipheriv: data goes through piece by piece, or as a stream.
'use strict';

const binding = internalBinding('crypto');
const { FastBuffer } = require('internal/buffer');
const { secretBytes } = require('internal/crypto/keys');
const { LazyTransform } = require('internal/crypto/lazy_transform');
const { bytesFrom, inputEncoding } = require('internal/crypto/util');
const {
  codes: {
    ERR_CRYPTO_INVALID_IV,
    ERR_CRYPTO_INVALID_KEYLEN,
    ERR_CRYPTO_INVALID_STATE,
    ERR_CRYPTO_UNKNOWN_CIPHER,
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
    ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');
const { normalizeEncoding } = require('internal/util');
const {
  validateEncoding,
  validateInt32,
  validateObject,
  validateString,
} = require('internal/validators');

const kHandle = Symbol('kHandle');

// ---- Creation ----------------------------------------------------------------------------

function invalidTag(message) {
  return Object.assign(new TypeError(message), { code: 'ERR_CRYPTO_INVALID_AUTH_TAG' });
}

// The error for the number of an enum cipher_failure of the binding.
function creationError(failure, name, tagLength) {
  switch (failure) {
    case 1: return new ERR_CRYPTO_UNKNOWN_CIPHER();
    case 2: return new ERR_CRYPTO_INVALID_IV();
    case 3: return new ERR_CRYPTO_INVALID_KEYLEN();
    case 4: return invalidTag(`Invalid authentication tag length: ${tagLength}`);
    default: return invalidTag(`authTagLength required for ${name}`);
  }
}

// A whole number that fits an int, or -1 if the option is missing.
function readLengthOption(options, name) {
  const value = options?.[name];
  if (value === undefined || value === null) return -1;
  if (value >>> 0 !== value || value > 0x7fffffff) {
    throw new ERR_INVALID_ARG_VALUE(`options.${name}`, value);
  }
  return value;
}

function initialize(object, cipher, key, iv, options, isEncrypt) {
  validateString(cipher, 'cipher');
  const keyBytes = secretBytes(key, options?.encoding);
  const ivBytes = iv === null ? null : bytesFrom(iv, 'iv');
  const tagLength = readLengthOption(options, 'authTagLength');
  const handle = binding.cipherNew(cipher, keyBytes, ivBytes, isEncrypt, tagLength);
  if (typeof handle === 'number') throw creationError(handle, cipher, tagLength);
  object[kHandle] = handle;
  object._decoder = null;
  LazyTransform.call(object, options);
}

/**
 * @param {string} cipher
 * @param {string|ArrayBuffer|ArrayBufferView|KeyObject} key
 * @param {string|ArrayBuffer|ArrayBufferView|null} iv
 * @param {{ authTagLength?: number }} [options] also of the stream
 */
function Cipheriv(cipher, key, iv, options) {
  if (!(this instanceof Cipheriv)) return new Cipheriv(cipher, key, iv, options);
  initialize(this, cipher, key, iv, options, true);
}

/** See Cipheriv. */
function Decipheriv(cipher, key, iv, options) {
  if (!(this instanceof Decipheriv)) return new Decipheriv(cipher, key, iv, options);
  initialize(this, cipher, key, iv, options, false);
}

// ---- Methods of both ---------------------------------------------------------------------

// Results as text keep what is left of a character for the next piece.
function decoderFor(object, encoding) {
  const name = normalizeEncoding(encoding);
  if (name === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  const { StringDecoder } = require('string_decoder');
  object._decoder ??= new StringDecoder(name);
  return object._decoder;
}

function isText(encoding) {
  return Boolean(encoding) && encoding !== 'buffer';
}

const methods = {
  _transform(chunk, encoding, callback) {
    this.push(this.update(chunk, encoding));
    callback();
  },

  _flush(callback) {
    try {
      this.push(this.final());
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  },

  /**
   * Runs data through the cipher.
   * @param {string|ArrayBufferView} data
   * @param {string} [inputEncoding] of text
   * @param {string} [outputEncoding] a Buffer is returned without one
   * @returns {Buffer|string}
   */
  update(data, inEncoding, outEncoding) {
    if (typeof data === 'string') {
      validateEncoding(data, inEncoding);
    } else if (!ArrayBuffer.isView(data)) {
      throw new ERR_INVALID_ARG_TYPE(
        'data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
    }
    const decoder = isText(outEncoding) ? decoderFor(this, outEncoding) : null;
    const output = binding.cipherUpdate(this[kHandle], data, inputEncoding(inEncoding));
    if (output === undefined) throw new Error('Trying to add data in unsupported state');
    const buffer = new FastBuffer(output);
    return decoder === null ? buffer : decoder.write(buffer);
  },

  /**
   * Ends the data.
   * @param {string} [outputEncoding]
   * @returns {Buffer|string} the rest
   * @throws ERR_CRYPTO_INVALID_STATE, errors of OpenSSL, or if the data is not authentic
   */
  final(outEncoding) {
    const output = binding.cipherFinal(this[kHandle]);
    if (output === undefined) {
      throw Object.assign(new Error('Invalid state'), { code: 'ERR_CRYPTO_INVALID_STATE' });
    }
    const buffer = new FastBuffer(output);
    return isText(outEncoding) ? decoderFor(this, outEncoding).end(buffer) : buffer;
  },

  /** Whether the last block is filled up; on by default. */
  setAutoPadding(autoPadding) {
    if (!binding.cipherSetAutoPadding(this[kHandle], autoPadding !== false)) {
      throw new ERR_CRYPTO_INVALID_STATE('setAutoPadding');
    }
    return this;
  },

  /**
   * Data that is authenticated but not encrypted.
   * @param {string|ArrayBuffer|ArrayBufferView} aadbuf
   * @param {{ plaintextLength?: number, encoding?: string }} [options]
   */
  setAAD(aadbuf, options) {
    const plaintextLength = readLengthOption(options, 'plaintextLength');
    const bytes = bytesFrom(aadbuf, 'aadbuf', options?.encoding);
    if (!binding.cipherSetAAD(this[kHandle], bytes, plaintextLength)) {
      throw new ERR_CRYPTO_INVALID_STATE('setAAD');
    }
    return this;
  },
};

// What an encryption hands out after final().
function getAuthTag() {
  const tag = binding.cipherGetAuthTag(this[kHandle]);
  if (tag === undefined) throw new ERR_CRYPTO_INVALID_STATE('getAuthTag');
  return new FastBuffer(tag);
}

// What a decryption must be given before final().
function setAuthTag(tagbuf, encoding) {
  const bytes = bytesFrom(tagbuf, 'buffer', encoding);
  const result = binding.cipherSetAuthTag(this[kHandle], bytes);
  if (result < 0) throw invalidTag(`Invalid authentication tag length: ${bytes.byteLength}`);
  if (result === 0) throw new ERR_CRYPTO_INVALID_STATE('setAuthTag');
  return this;
}

function complete(Class, tagMethod) {
  Object.setPrototypeOf(Class.prototype, LazyTransform.prototype);
  Object.setPrototypeOf(Class, LazyTransform);
  const { _transform, _flush, update, final, setAutoPadding, setAAD } = methods;
  Object.assign(Class.prototype, {
    _transform, _flush, update, final, setAutoPadding, [tagMethod.name]: tagMethod, setAAD,
  });
}

complete(Cipheriv, getAuthTag);
complete(Decipheriv, setAuthTag);

// ---- Functions ---------------------------------------------------------------------------

/** A Cipheriv. */
function createCipheriv(cipher, key, iv, options) {
  return new Cipheriv(cipher, key, iv, options);
}

/** A Decipheriv. */
function createDecipheriv(cipher, key, iv, options) {
  return new Decipheriv(cipher, key, iv, options);
}

/**
 * The names of the ciphers.
 * @returns {string[]} sorted
 */
function getCiphers() {
  const names = new Set(binding.cipherNames().map((name) => name.toLowerCase()));
  // One enciphers nothing; those joined with an HMAC are for the records of TLS only.
  return [...names].filter((name) => name !== 'null' && !name.includes('-hmac-')).sort();
}

/**
 * What a cipher is.
 * @param {string|number} nameOrNid
 * @param {{ keyLength?: number, ivLength?: number }} [options] lengths that it must take
 * @returns {object|undefined}
 */
function getCipherInfo(nameOrNid, options) {
  if (typeof nameOrNid !== 'string' && typeof nameOrNid !== 'number') {
    throw new ERR_INVALID_ARG_TYPE('nameOrNid', ['string', 'number'], nameOrNid);
  }
  if (typeof nameOrNid === 'number') validateInt32(nameOrNid, 'nameOrNid');
  let keyLength = -1;
  let ivLength = -1;
  if (options !== undefined) {
    validateObject(options, 'options');
    if (options.keyLength !== undefined) {
      validateInt32(options.keyLength, 'options.keyLength');
      ({ keyLength } = options);
    }
    if (options.ivLength !== undefined) {
      validateInt32(options.ivLength, 'options.ivLength');
      ({ ivLength } = options);
    }
  }
  const info = binding.cipherInfo(nameOrNid, keyLength, ivLength);
  if (info === undefined) return undefined;
  const [mode, name, nid, key, blockSize, iv] = info;
  const result = { __proto__: null, mode, name: name.toLowerCase(), nid, keyLength: key };
  if (mode !== 'stream') result.blockSize = blockSize;
  if (iv > 0) result.ivLength = iv;
  return result;
}

module.exports = {
  Cipheriv,
  Decipheriv,
  createCipheriv,
  createDecipheriv,
  getCipherInfo,
  getCiphers,
};
