// SPDX-License-Identifier: MIT
//
// KeyObject: so far secret keys, which are bytes.
'use strict';

const binding = internalBinding('crypto');
const { FastBuffer, isAnyArrayBuffer } = require('internal/buffer');
const { bytesFrom } = require('internal/crypto/util');
const {
  codes: {
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
    ERR_METHOD_NOT_IMPLEMENTED,
  },
} = require('internal/errors');
const {
  validateFunction,
  validateInteger,
  validateObject,
  validateOneOf,
  validateString,
} = require('internal/validators');

/** What a secret KeyObject is made of. */
class SecretHandle {
  constructor(bytes) {
    this.bytes = bytes;
  }
}

let isKeyObject;
let handleOf;

/** A key that cannot be seen by printing it. */
class KeyObject {
  #type;
  #handle;

  static {
    isKeyObject = (value) => typeof value === 'object' && value !== null && #handle in value;
    handleOf = (key) => key.#handle;
  }

  /**
   * @param {'secret'|'public'|'private'} type
   * @param {object} handle
   */
  constructor(type, handle) {
    if (type !== 'secret' && type !== 'public' && type !== 'private') {
      throw new ERR_INVALID_ARG_VALUE('type', type);
    }
    if (typeof handle !== 'object' || !(handle instanceof SecretHandle)) {
      throw new ERR_INVALID_ARG_TYPE('handle', 'object', handle);
    }
    this.#type = type;
    this.#handle = handle;
  }

  /** 'secret', 'public' or 'private'. */
  get type() {
    return this.#type;
  }

  /** The KeyObject of a CryptoKey, of which there are none yet. */
  static from(key) {
    throw new ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key);
  }

  toCryptoKey() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('KeyObject.prototype.toCryptoKey()');
  }

  /** Whether two keys are the same, in a time that does not tell where they differ. */
  equals(otherKeyObject) {
    if (!isKeyObject(otherKeyObject)) {
      throw new ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', otherKeyObject);
    }
    const a = this.#handle.bytes;
    const b = otherKeyObject.#handle.bytes;
    return a.length === b.length && binding.timingSafeEqual(a, b);
  }
}

Object.defineProperties(KeyObject.prototype, {
  [Symbol.toStringTag]: { value: 'KeyObject', configurable: true },
});

/** A key that is a row of bytes. */
class SecretKeyObject extends KeyObject {
  /** In bytes. */
  get symmetricKeySize() {
    return handleOf(this).bytes.length;
  }

  /**
   * The bytes of the key.
   * @param {{ format?: 'buffer'|'jwk' }} [options]
   * @returns {Buffer|{ kty: 'oct', k: string }}
   */
  export(options) {
    const { bytes } = handleOf(this);
    if (options !== undefined) {
      validateObject(options, 'options');
      validateOneOf(options.format, 'options.format', [undefined, 'buffer', 'jwk']);
      if (options.format === 'jwk') return { kty: 'oct', k: bytes.toString('base64url') };
    }
    return new FastBuffer(bytes);
  }
}

function copyBytes(source) {
  return isAnyArrayBuffer(source) ? new FastBuffer(source.slice(0)) :
    new FastBuffer(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));
}

/**
 * A secret key of the given bytes.
 * @param {string|ArrayBuffer|ArrayBufferView} key
 * @param {string} [encoding] of text
 * @returns {KeyObject}
 */
function createSecretKey(key, encoding) {
  const bytes = bytesFrom(key, 'key', encoding,
                          ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView']);
  return new SecretKeyObject('secret', new SecretHandle(copyBytes(bytes)));
}

/**
 * The bytes of a secret key in any form that a function takes it in.
 * @param {string|ArrayBuffer|ArrayBufferView|KeyObject} key
 * @param {string} [encoding] of text
 * @param {string} [name] of the argument
 * @param {string[]} [expected] kinds for the error
 * @returns {ArrayBuffer|ArrayBufferView}
 */
function secretBytes(key, encoding, name = 'key', expected = [
  'string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'KeyObject', 'CryptoKey']) {
  if (isKeyObject(key)) return handleOf(key).bytes;
  return bytesFrom(key, name, encoding, expected);
}

// How many bytes of randomness a key of that type and length in bits takes.
function generatedSize(type, options) {
  validateString(type, 'type');
  validateObject(options, 'options');
  const { length } = options;
  if (type === 'hmac') {
    validateInteger(length, 'options.length', 8, 2 ** 31 - 1);
  } else if (type === 'aes') {
    validateOneOf(length, 'options.length', [128, 192, 256]);
  } else {
    throw new ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  }
  return length >> 3;
}

/**
 * A random secret key.
 * @param {'hmac'|'aes'} type
 * @param {{ length: number }} options in bits
 * @returns {KeyObject}
 */
function generateKeySync(type, options) {
  const bytes = new FastBuffer(generatedSize(type, options));
  binding.randomFill(bytes, 0, bytes.length);
  return new SecretKeyObject('secret', new SecretHandle(bytes));
}

/** generateKeySync() on the thread pool: callback(error, key). */
function generateKey(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const bytes = new FastBuffer(generatedSize(type, options));
  const { bindCallback } = require('internal/async_context');
  const done = bindCallback(callback);
  binding.randomFill(bytes, 0, bytes.length, (error) => {
    if (error) done(error);
    else done(null, new SecretKeyObject('secret', new SecretHandle(bytes)));
  });
}

// ---- Cloning -----------------------------------------------------------------------------

function cloneSecretKey(key) {
  return { data: handleOf(key).bytes, deserialize: 'internal/crypto/keys:fromCloneData' };
}

function fromCloneData(bytes) {
  return new SecretKeyObject('secret', new SecretHandle(copyBytes(bytes)));
}

require('internal/clone/registry').registerCloneHooks(SecretKeyObject.prototype, {
  clone: cloneSecretKey,
});

module.exports = {
  KeyObject,
  createSecretKey,
  fromCloneData,
  generateKey,
  generateKeySync,
  isKeyObject,
  secretBytes,
};
