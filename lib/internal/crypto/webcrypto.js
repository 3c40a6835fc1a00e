// SPDX-License-Identifier: MIT
//
// The Web Cryptography API (https://w3c.github.io/webcrypto/): so far random values and digests.
'use strict';

const { isAnyArrayBuffer } = require('internal/buffer');
const { kBufferEncoding } = require('internal/crypto/util');
const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS },
} = require('internal/errors');
const { customInspectSymbol, lazyDOMException } = require('internal/util');

const kCreate = Symbol('kCreate');

// Names of digests in this API, in lower case, to those of OpenSSL.
const digests = {
  '__proto__': null,
  'sha-1': 'sha1',
  'sha-256': 'sha256',
  'sha-384': 'sha384',
  'sha-512': 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-384': 'sha3-384',
  'sha3-512': 'sha3-512',
};

const kPrefix = "Failed to execute 'digest' on 'SubtleCrypto': ";

function typeError(message, code) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}

function digestName(algorithm) {
  let name = algorithm;
  if (typeof algorithm === 'object' && algorithm !== null) {
    ({ name } = algorithm);
    if (name === undefined) {
      throw typeError(
        'Failed to normalize algorithm: passed algorithm cannot be converted to \'Algorithm\' ' +
        'because \'name\' is required in \'Algorithm\'.', 'ERR_MISSING_OPTION');
    }
  }
  const digest = digests[`${name}`.toLowerCase()];
  if (digest === undefined) {
    throw lazyDOMException('Unrecognized algorithm name', 'NotSupportedError');
  }
  return digest;
}

class SubtleCrypto {
  constructor(key) {
    if (key !== kCreate) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  /**
   * https://w3c.github.io/webcrypto/#SubtleCrypto-method-digest
   * @param {string|{ name: string }} algorithm
   * @param {ArrayBuffer|ArrayBufferView} data
   * @returns {Promise<ArrayBuffer>}
   */
  async digest(...args) {
    if (this !== subtle) throw new ERR_INVALID_THIS('SubtleCrypto');
    if (args.length < 2) {
      throw typeError(`${kPrefix}2 arguments required, but only ${args.length} present.`,
                      'ERR_MISSING_ARGS');
    }
    const [algorithm, data] = args;
    if (!isAnyArrayBuffer(data) && !ArrayBuffer.isView(data)) {
      throw typeError(
        `${kPrefix}2nd argument is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.`,
        'ERR_INVALID_ARG_TYPE');
    }
    const name = digestName(algorithm);
    return internalBinding('crypto').hash(name, data, 0, kBufferEncoding);
  }

  [customInspectSymbol](depth, options) {
    return require('internal/blob').inspectAs('SubtleCrypto', {}, depth, options);
  }
}

// The rest of the interface needs CryptoKey.
for (const name of ['encrypt', 'decrypt', 'sign', 'verify', 'generateKey', 'deriveKey',
                    'deriveBits', 'importKey', 'exportKey', 'wrapKey', 'unwrapKey',
                    'getPublicKey', 'encapsulateBits', 'encapsulateKey', 'decapsulateBits',
                    'decapsulateKey']) {
  const method = async function() {
    throw lazyDOMException(`SubtleCrypto.${name}() is not implemented`, 'NotSupportedError');
  };
  Object.defineProperty(method, 'name', { value: name });
  Object.defineProperty(SubtleCrypto.prototype, name, {
    value: method, writable: true, enumerable: true, configurable: true,
  });
}

const subtle = new SubtleCrypto(kCreate);

class Crypto {
  constructor(key) {
    if (key !== kCreate) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  get subtle() {
    if (this !== webcrypto) throw new ERR_INVALID_THIS('Crypto');
    return subtle;
  }

  /** https://w3c.github.io/webcrypto/#Crypto-method-getRandomValues */
  getRandomValues(array) {
    if (this !== webcrypto) throw new ERR_INVALID_THIS('Crypto');
    return require('internal/crypto/random').getRandomValues(array);
  }

  /** https://w3c.github.io/webcrypto/#Crypto-method-randomUUID */
  randomUUID(options) {
    if (this !== webcrypto) throw new ERR_INVALID_THIS('Crypto');
    return require('internal/crypto/random').randomUUID(options);
  }

  [customInspectSymbol](depth, options) {
    return require('internal/blob').inspectAs('Crypto', {}, depth, options);
  }
}

/** A key of the Web Cryptography API; none can be made yet. */
class CryptoKey {
  constructor() {
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }
}

const webcrypto = new Crypto(kCreate);

for (const [Class, names] of [[SubtleCrypto, ['digest']],
                              [Crypto, ['subtle', 'getRandomValues', 'randomUUID']]]) {
  for (const name of names) Object.defineProperty(Class.prototype, name, { enumerable: true });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, {
    value: Class.name, configurable: true,
  });
}
Object.defineProperty(SubtleCrypto.prototype.digest, 'length', { value: 2 });

module.exports = { Crypto, CryptoKey, SubtleCrypto, crypto: webcrypto };
