// SPDX-License-Identifier: MIT
//
// node:crypto.  Each family of functions is loaded when one of its names is first read.  Asymmetric
// keys, signatures, key agreement and certificates are not there yet: their functions throw
// ERR_METHOD_NOT_IMPLEMENTED with their own name.
'use strict';

const { codes: { ERR_CRYPTO_ENGINE_UNKNOWN, ERR_CRYPTO_FIPS_UNAVAILABLE } } =
  require('internal/errors');
const { defineLazy, defineLazyProperties, deprecate, isPendingDeprecation } =
  require('internal/util');
const { unavailable } = require('internal/crypto/util');
const { validateString, validateUint32 } = require('internal/validators');

// ---- What exists -------------------------------------------------------------------------

/** A Hash; see internal/crypto/hash.js. */
function createHash(algorithm, options) {
  const { Hash } = require('internal/crypto/hash');
  return new Hash(algorithm, options);
}

/** A Hmac; see internal/crypto/hash.js. */
function createHmac(hmac, key, options) {
  const { Hmac } = require('internal/crypto/hash');
  return new Hmac(hmac, key, options);
}

/** Whether the FIPS provider is in use: 0, it is not part of the system's OpenSSL. */
function getFips() {
  return 0;
}

/** @throws ERR_CRYPTO_FIPS_UNAVAILABLE if it is to be switched on */
function setFips(value) {
  if (value) throw new ERR_CRYPTO_FIPS_UNAVAILABLE();
}

/** Engines are no part of OpenSSL 3: none is ever found. */
function setEngine(id, flags) {
  validateString(id, 'id');
  if (flags !== undefined) validateUint32(flags, 'flags');
  throw new ERR_CRYPTO_ENGINE_UNKNOWN(id);
}

/**
 * How full OpenSSL's heap for secrets is, in bytes; it has none unless it is asked for.
 * @returns {{ total: number, used: number, utilization: number, min: number }}
 */
function secureHeapUsed() {
  const used = internalBinding('crypto').secureHeapUsed();
  const total = 0;
  return { total, used, utilization: used / total, min: 2 };
}

const eager = { createHash, createHmac, getFips, secureHeapUsed, setEngine, setFips };

// Library module to the names that come from it.
const lazy = {
  'internal/crypto/cipher': ['Cipheriv', 'Decipheriv', 'createCipheriv', 'createDecipheriv',
                             'getCipherInfo', 'getCiphers'],
  'internal/crypto/digest': ['getCurves', 'getHashes', 'getMacs', 'hash'],
  'internal/crypto/kdf': ['hkdf', 'hkdfSync', 'pbkdf2', 'pbkdf2Sync', 'scrypt', 'scryptSync'],
  'internal/crypto/keys': ['KeyObject', 'createSecretKey', 'generateKey', 'generateKeySync'],
  'internal/crypto/random': ['randomBytes', 'randomFill', 'randomFillSync', 'randomInt',
                             'randomUUID', 'randomUUIDv7', 'timingSafeEqual'],
};

// Name to the number of its parameters.
const absent = {
  Certificate: 0, DiffieHellman: 4, DiffieHellmanGroup: 1, ECDH: 1, Sign: 2, Verify: 2,
  X509Certificate: 1, argon2: 3, argon2Sync: 2, checkPrime: 1, checkPrimeSync: 1,
  createDiffieHellman: 4, createDiffieHellmanGroup: 1, createECDH: 1, createMac: 3,
  createPrivateKey: 1, createPublicKey: 1, createSign: 2, createVerify: 2, decapsulate: 3,
  diffieHellman: 2, encapsulate: 2, generateKeyPair: 3, generateKeyPairSync: 2, generatePrime: 3,
  generatePrimeSync: 1, getDiffieHellman: 1, parsePKCS12: 2,
  privateDecrypt: 2, privateEncrypt: 2, publicDecrypt: 2, publicEncrypt: 2, sign: 4, verify: 5,
};

// The order in which Node lists them.
const names = [
  'argon2', 'argon2Sync', 'checkPrime', 'checkPrimeSync', 'createCipheriv', 'createDecipheriv',
  'createDiffieHellman', 'createDiffieHellmanGroup', 'createECDH', 'createHash', 'createHmac',
  'createMac', 'createPrivateKey', 'createPublicKey', 'createSecretKey', 'createSign',
  'createVerify', 'diffieHellman', 'generatePrime', 'generatePrimeSync', 'getCiphers',
  'getCipherInfo', 'getCurves', 'getDiffieHellman', 'getHashes', 'getMacs', 'hkdf', 'hkdfSync',
  'parsePKCS12', 'pbkdf2', 'pbkdf2Sync', 'generateKeyPair', 'generateKeyPairSync', 'generateKey',
  'generateKeySync', 'privateDecrypt', 'privateEncrypt', 'publicDecrypt', 'publicEncrypt',
  'randomBytes', 'randomFill', 'randomFillSync', 'randomInt', 'randomUUID', 'randomUUIDv7',
  'scrypt', 'scryptSync', 'sign', 'setEngine', 'timingSafeEqual', 'getFips', 'setFips', 'verify',
  'hash', 'encapsulate', 'decapsulate', 'Certificate', 'Cipheriv', 'Decipheriv', 'DiffieHellman',
  'DiffieHellmanGroup', 'ECDH', 'Hash', 'Hmac', 'KeyObject', 'Sign', 'Verify', 'X509Certificate',
  'secureHeapUsed',
];

const sources = new Map();
for (const id in lazy) for (const name of lazy[id]) sources.set(name, id);

for (const name of names) {
  if (eager[name] !== undefined) {
    exports[name] = eager[name];
  } else if (absent[name] !== undefined) {
    exports[name] = unavailable(name, absent[name]);
  } else if (name === 'Hash' || name === 'Hmac') {
    defineLazy(exports, name, () => deprecate(
      require('internal/crypto/hash')[name], `crypto.${name} constructor is deprecated.`,
      name === 'Hash' ? 'DEP0179' : 'DEP0181'));
  } else {
    defineLazyProperties(exports, sources.get(name), [name]);
  }
}

// ---- What is no plain function -----------------------------------------------------------

function defineGetter(name, get) {
  Object.defineProperty(exports, name, { get, enumerable: true, configurable: false });
}

const webcrypto = () => require('internal/crypto/webcrypto').crypto;

const deprecateFips = (fn) => deprecate(
  fn, `The crypto.fips is deprecated. Please use crypto.${fn.name}()`, 'DEP0093');

Object.defineProperty(exports, 'fips', {
  get() { return deprecateFips(getFips)(); },
  set(value) { deprecateFips(setFips)(value); },
  enumerable: false,
  configurable: false,
});

let constants;
defineGetter('constants', () =>
  constants ??= require('internal/crypto/constants').constants);
defineGetter('webcrypto', webcrypto);
defineGetter('subtle', () => webcrypto().subtle);
defineGetter('getRandomValues', () => require('internal/crypto/random').getRandomValues);

// Old names.
for (const name of ['prng', 'pseudoRandomBytes', 'rng']) {
  defineLazy(exports, name, () => (isPendingDeprecation() ?
    deprecate(exports.randomBytes, `crypto.${name} is deprecated.`, 'DEP0115') :
    exports.randomBytes), false);
}
