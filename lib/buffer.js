// SPDX-License-Identifier: MIT
//
// node:buffer: Buffer (internal/buffer/class.js), Blob and File, and functions on bytes and text.
'use strict';

const binding = internalBinding('buffer');
const {
  Buffer,
  FastBuffer,
  encodingNumber,
  isAnyArrayBuffer,
  isTypedArray,
  isUint8Array,
  kMaxLength,
  kStringMaxLength,
} = require('internal/buffer');
const { getInspectMaxBytes, setInspectMaxBytes } = require('internal/buffer/class');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS },
  genericNodeError,
} = require('internal/errors');
const { defineLazyProperties, lazyDOMException } = require('internal/util');
const { validateNumber } = require('internal/validators');

const { UTF8 } = binding;

function checkInput(input) {
  if (!isTypedArray(input) && !isAnyArrayBuffer(input)) {
    throw new ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
  }
}

/** Whether bytes are valid UTF-8. */
function isUtf8(input) {
  checkInput(input);
  return binding.isUtf8(input);
}

/** Whether all bytes are below 128. */
function isAscii(input) {
  checkInput(input);
  return binding.isAscii(input);
}

// By the values of enum transcode_result in the binding.
const transcodeErrors = { 1: 'U_ILLEGAL_ARGUMENT_ERROR', 10: 'U_INVALID_CHAR_FOUND' };

function transcodeEncoding(name) {
  if (name === undefined || name === null || name === '') return UTF8;
  return encodingNumber(name);
}

/**
 * Re-encodes bytes: 'utf8', 'utf16le', 'latin1' and 'ascii'.
 * @param {Uint8Array} source
 * @param {string} fromEncoding
 * @param {string} toEncoding
 * @returns {Buffer}
 */
function transcode(source, fromEncoding, toEncoding) {
  if (!isUint8Array(source)) {
    throw new ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  }
  if (source.length === 0) return new FastBuffer(0);
  const result = binding.transcode(source, transcodeEncoding(fromEncoding),
                                   transcodeEncoding(toEncoding));
  if (typeof result !== 'number') return new FastBuffer(result);
  const code = transcodeErrors[result];
  throw genericNodeError(`Unable to transcode Buffer [${code}]`, { code, errno: result });
}

/**
 * Base64 of a string of bytes.
 * @param {string} input characters below 256
 * @returns {string}
 * @throws {DOMException} InvalidCharacterError
 */
function btoa(...args) {
  if (args.length === 0) throw new ERR_MISSING_ARGS('input');
  const text = binding.btoa(`${args[0]}`);
  if (text === undefined) throw lazyDOMException('Invalid character', 'InvalidCharacterError');
  return text;
}

/**
 * The string of bytes that base64 text means.
 * @param {string} input white space is skipped
 * @returns {string}
 * @throws {DOMException} InvalidCharacterError
 */
function atob(...args) {
  if (args.length === 0) throw new ERR_MISSING_ARGS('input');
  const result = binding.atob(`${args[0]}`);
  if (typeof result === 'string') return result;
  throw lazyDOMException(
    result === binding.BAD_CHARACTER ? 'Invalid character' :
      'The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
}

/** The Blob behind a URL of URL.createObjectURL(), if it is still registered. */
function resolveObjectURL(url) {
  return require('internal/blob').resolveObjectURL(url);
}

// They count their arguments, and yet take one.
Object.defineProperty(btoa, 'length', { value: 1 });
Object.defineProperty(atob, 'length', { value: 1 });

module.exports = {
  Buffer,
  transcode,
  isUtf8,
  isAscii,
  kMaxLength,
  kStringMaxLength,
  btoa,
  atob,
};

Object.defineProperties(module.exports, {
  constants: {
    enumerable: true,
    value: Object.defineProperties({}, {
      MAX_LENGTH: { value: kMaxLength, enumerable: true },
      MAX_STRING_LENGTH: { value: kStringMaxLength, enumerable: true },
    }),
  },
  INSPECT_MAX_BYTES: {
    enumerable: true,
    configurable: true,
    get: getInspectMaxBytes,
    set(value) {
      validateNumber(value, 'INSPECT_MAX_BYTES', 0);
      setInspectMaxBytes(value);
    },
  },
});

defineLazyProperties(module.exports, 'internal/blob', ['Blob']);
module.exports.resolveObjectURL = resolveObjectURL;
defineLazyProperties(module.exports, 'internal/file', ['File']);
