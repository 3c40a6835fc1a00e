// SPDX-License-Identifier: MIT
//
// Keys from passwords and other secrets: PBKDF2, scrypt and HKDF.
'use strict';

const binding = internalBinding('crypto');
const { FastBuffer } = require('internal/buffer');
const { secretBytes } = require('internal/crypto/keys');
const { bytesFrom } = require('internal/crypto/util');
const {
  codes: {
    ERR_CRYPTO_INVALID_DIGEST,
    ERR_CRYPTO_INVALID_KEYLEN,
    ERR_CRYPTO_INVALID_SCRYPT_PARAMS,
    ERR_INCOMPATIBLE_OPTION_PAIR,
    ERR_OUT_OF_RANGE,
  },
} = require('internal/errors');
const {
  validateFunction,
  validateInt32,
  validateInteger,
  validateString,
  validateUint32,
} = require('internal/validators');

// Runs derive(done) for a result that its callback gets, in the async context of now.
function deriveLater(result, callback, derive) {
  const done = require('internal/async_context').bindCallback(callback);
  return derive((error) => {
    if (error) done(error);
    else done(null, result);
  });
}

// ---- PBKDF2 ------------------------------------------------------------------------------

function checkPbkdf2(password, salt, iterations, keylen, digest) {
  validateString(digest, 'digest');
  password = bytesFrom(password, 'password');
  salt = bytesFrom(salt, 'salt');
  validateInt32(iterations, 'iterations', 1);
  validateInt32(keylen, 'keylen', 0);
  const key = new FastBuffer(keylen);
  const derive = (done) => {
    if (binding.pbkdf2(key, password, salt, iterations, digest, done) === false) {
      throw new ERR_CRYPTO_INVALID_DIGEST(digest);
    }
  };
  return { key, derive };
}

function noPbkdf2() {
  return new Error('PBKDF2 derivation failed');
}

/**
 * A key from a password: callback(error, key).
 * @param {string|ArrayBuffer|ArrayBufferView} password
 * @param {string|ArrayBuffer|ArrayBufferView} salt
 * @param {number} iterations
 * @param {number} keylen in bytes
 * @param {string} digest
 * @param {(error: Error|null, key: Buffer) => void} callback
 */
function pbkdf2(password, salt, iterations, keylen, digest, callback) {
  if (typeof digest === 'function') {
    callback = digest;
    digest = undefined;
  }
  const { key, derive } = checkPbkdf2(password, salt, iterations, keylen, digest);
  validateFunction(callback, 'callback');
  if (keylen === 0) process.nextTick(callback, noPbkdf2());
  else deriveLater(key, callback, derive);
}

/** pbkdf2() at once. */
function pbkdf2Sync(password, salt, iterations, keylen, digest) {
  const { key, derive } = checkPbkdf2(password, salt, iterations, keylen, digest);
  if (keylen === 0) throw noPbkdf2();
  derive();
  return key;
}

// ---- scrypt ------------------------------------------------------------------------------

const kScryptDefaults = { N: 16384, r: 8, p: 1, maxmem: 32 * 1024 * 1024 };

// An option with two names, of which one may be given.
function eitherOption(options, name, alias) {
  let value = options[name];
  if (value !== undefined) validateUint32(value, name);
  if (options[alias] !== undefined) {
    if (value !== undefined) throw new ERR_INCOMPATIBLE_OPTION_PAIR(name, alias);
    value = options[alias];
    validateUint32(value, alias);
  }
  return value || kScryptDefaults[name];
}

function checkScrypt(password, salt, keylen, options) {
  password = bytesFrom(password, 'password');
  salt = bytesFrom(salt, 'salt');
  validateInt32(keylen, 'keylen', 0);
  options ??= kScryptDefaults;
  const N = eitherOption(options, 'N', 'cost');
  const r = eitherOption(options, 'r', 'blockSize');
  const p = eitherOption(options, 'p', 'parallelization');
  let { maxmem } = options;
  if (maxmem !== undefined) validateInteger(maxmem, 'maxmem', 0);
  maxmem ||= kScryptDefaults.maxmem;
  const fits = binding.scryptFits(N, r, p, maxmem);
  if (fits !== true) throw new ERR_CRYPTO_INVALID_SCRYPT_PARAMS(...fits === false ? [] : [fits]);
  const key = new FastBuffer(keylen);
  const derive = (done) => binding.scrypt(key, password, salt, N, r, p, maxmem, done);
  return { key, derive };
}

/**
 * A key from a password, at a cost in memory: callback(error, key).
 * @param {string|ArrayBuffer|ArrayBufferView} password
 * @param {string|ArrayBuffer|ArrayBufferView} salt
 * @param {number} keylen in bytes
 * @param {object} [options] N (cost), r (blockSize), p (parallelization), maxmem in bytes
 * @param {(error: Error|null, key: Buffer) => void} callback
 */
function scrypt(password, salt, keylen, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  const { key, derive } = checkScrypt(password, salt, keylen, options);
  validateFunction(callback, 'callback');
  if (keylen === 0) process.nextTick(callback, null, key);
  else deriveLater(key, callback, derive);
}

/** scrypt() at once. */
function scryptSync(password, salt, keylen, options) {
  const { key, derive } = checkScrypt(password, salt, keylen, options);
  if (keylen > 0) derive();
  return key;
}

// ---- HKDF --------------------------------------------------------------------------------

const kBytes = ['string', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'];
const kKeyBytes = ['string', 'SecretKeyObject', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'];
const kMaxInfo = 1024;

function checkHkdf(digest, ikm, salt, info, length) {
  validateString(digest, 'digest');
  ikm = secretBytes(ikm, undefined, 'ikm', kKeyBytes);
  salt = bytesFrom(salt, 'salt', undefined, kBytes);
  info = bytesFrom(info, 'info', undefined, kBytes);
  validateInteger(length, 'length', 0);
  if (info.byteLength > kMaxInfo) {
    throw new ERR_OUT_OF_RANGE(
      'info', `must not contain more than ${kMaxInfo} bytes`, info.byteLength);
  }
  const size = binding.digestSize(digest);
  if (size < 0) throw new ERR_CRYPTO_INVALID_DIGEST(digest);
  if (length > 255 * size) throw new ERR_CRYPTO_INVALID_KEYLEN();
  const key = new ArrayBuffer(length);
  const derive = (done) => binding.hkdf(new Uint8Array(key), digest, ikm, salt, info, done);
  return { key, derive };
}

function noHkdf() {
  return new Error('HKDF derivation failed');
}

/**
 * A key from a strong secret: callback(error, key).
 * @param {string} digest
 * @param {string|ArrayBuffer|ArrayBufferView|KeyObject} ikm the secret
 * @param {string|ArrayBuffer|ArrayBufferView} salt
 * @param {string|ArrayBuffer|ArrayBufferView} info
 * @param {number} length in bytes
 * @param {(error: Error|null, key: ArrayBuffer) => void} callback
 */
function hkdf(digest, ikm, salt, info, length, callback) {
  const { key, derive } = checkHkdf(digest, ikm, salt, info, length);
  validateFunction(callback, 'callback');
  if (length === 0) process.nextTick(callback, noHkdf());
  else deriveLater(key, callback, derive);
}

/** hkdf() at once. */
function hkdfSync(digest, ikm, salt, info, length) {
  const { key, derive } = checkHkdf(digest, ikm, salt, info, length);
  if (length === 0) throw noHkdf();
  derive();
  return key;
}

Object.defineProperty(scrypt, 'length', { value: 4 });
Object.defineProperty(scryptSync, 'length', { value: 3 });

module.exports = { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync };
