// SPDX-License-Identifier: MIT
//
// Random bytes, integers and UUIDs.  Small needs are served from caches of bytes drawn in one go,
// because drawing costs the same for 16 bytes as for a thousand.
'use strict';

const binding = internalBinding('crypto');
const { FastBuffer, isAnyArrayBuffer, isTypedArray } = require('internal/buffer');
const {
  codes: {
    ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH,
    ERR_INVALID_ARG_TYPE,
    ERR_OUT_OF_RANGE,
  },
} = require('internal/errors');
const { lazyDOMException } = require('internal/util');
const {
  validateBoolean,
  validateFunction,
  validateNumber,
  validateObject,
} = require('internal/validators');

const kMaxInt32 = 2 ** 31 - 1;

function bind(callback) {
  return require('internal/async_context').bindCallback(callback, 'RANDOMBYTESREQUEST');
}

// ---- Bytes -------------------------------------------------------------------------------

function toByteOffset(offset, elementSize, length) {
  validateNumber(offset, 'offset');
  offset *= elementSize;
  if (!(offset >= 0 && offset <= length)) {
    throw new ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${length}`, offset);
  }
  return Math.trunc(offset);
}

function toByteSize(size, elementSize, offset, length) {
  validateNumber(size, 'size');
  size *= elementSize;
  if (!(size >= 0 && size <= kMaxInt32)) {
    throw new ERR_OUT_OF_RANGE('size', `>= 0 && <= ${kMaxInt32}`, size);
  }
  if (size + offset > length) {
    throw new ERR_OUT_OF_RANGE('size + offset', `<= ${length}`, size + offset);
  }
  return Math.trunc(size);
}

/**
 * Random bytes.
 * @param {number} size
 * @param {(error: Error|null, buffer: Buffer) => void} [callback] then nothing is returned
 * @returns {Buffer|undefined}
 */
function randomBytes(size, callback) {
  size = toByteSize(size, 1, 0, Infinity);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const buffer = new FastBuffer(size);
  if (callback === undefined) {
    binding.randomFill(buffer, 0, size);
    return buffer;
  }
  const done = bind(callback);
  binding.randomFill(buffer, 0, size, (error) => {
    if (error) done(error);
    else done(null, buffer);
  });
}

function checkFillable(buffer) {
  if (!isAnyArrayBuffer(buffer) && !ArrayBuffer.isView(buffer)) {
    throw new ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buffer);
  }
}

/**
 * Overwrites a part of a buffer with random bytes.
 * @param {ArrayBuffer|ArrayBufferView} buf
 * @param {number} [offset] in elements
 * @param {number} [size] in elements
 * @returns {ArrayBuffer|ArrayBufferView} buf
 */
function randomFillSync(buf, offset = 0, size = undefined) {
  checkFillable(buf);
  const elementSize = buf.BYTES_PER_ELEMENT || 1;
  offset = toByteOffset(offset, elementSize, buf.byteLength);
  size = size === undefined ? buf.byteLength - offset :
    toByteSize(size, elementSize, offset, buf.byteLength);
  if (size > 0) binding.randomFill(buf, offset, size);
  return buf;
}

/** randomFillSync() on the thread pool: callback(error, buf). */
function randomFill(buf, offset, size, callback) {
  checkFillable(buf);
  const elementSize = buf.BYTES_PER_ELEMENT || 1;
  if (typeof offset === 'function') {
    callback = offset;
    offset = 0;
    size = undefined;
  } else if (typeof size === 'function') {
    callback = size;
    size = undefined;
  }
  validateFunction(callback, 'callback');
  offset = toByteOffset(offset, elementSize, buf.byteLength);
  size = size === undefined ? buf.byteLength - offset :
    toByteSize(size, elementSize, offset, buf.byteLength);
  const done = bind(callback);
  binding.randomFill(buf, offset, size, (error) => {
    if (error) done(error);
    else done(null, buf);
  });
}

// ---- Integers ----------------------------------------------------------------------------

const kMaxRange = 2 ** 48 - 1;
const kIntegerBytes = 6;

let integers; // cache of random bytes
let integersOffset = 0;

function next48Bits() {
  if (integers === undefined || integersOffset === integers.length) {
    integers ??= new FastBuffer(kIntegerBytes * 1024);
    binding.randomFill(integers, 0, integers.length);
    integersOffset = 0;
  }
  const bits = integers.readUIntLE(integersOffset, kIntegerBytes);
  integersOffset += kIntegerBytes;
  return bits;
}

/**
 * A random integer, all equally likely: randomInt([min,] max[, callback]).
 * @param {number} min 0 if missing
 * @param {number} max not reached itself
 * @param {(error: undefined, n: number) => void} [callback]
 * @returns {number|undefined}
 */
function randomInt(min, max, callback) {
  const isMinMissing = max === undefined || typeof max === 'function';
  if (isMinMissing) {
    callback = max;
    max = min;
    min = 0;
  }
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (!Number.isSafeInteger(min)) throw new ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!Number.isSafeInteger(max)) throw new ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  if (max <= min) {
    throw new ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  }
  const range = max - min;
  if (range > kMaxRange) {
    throw new ERR_OUT_OF_RANGE(isMinMissing ? 'max' : 'max - min', `<= ${kMaxRange}`, range);
  }
  // Draws above the last whole multiple of the range would favour small results.
  const limit = kMaxRange - kMaxRange % range;
  let bits = next48Bits();
  while (bits >= limit) bits = next48Bits();
  const result = min + bits % range;
  if (callback === undefined) return result;
  process.nextTick(callback, undefined, result);
}

// ---- UUIDs (RFC 9562) --------------------------------------------------------------------

const kUuidBytes = 16;

const kUuidLength = 36;
const kCached = 128;

let uuids = ''; // cache of texts, one behind the other
let uuidOffset = 0;
let entropy; // cache of random bytes, for version 7
let entropyOffset = 0;

// The offset in entropy of 16 fresh random bytes.
function takeEntropy() {
  if (entropy === undefined || entropyOffset === entropy.length) {
    entropy ??= new FastBuffer(kUuidBytes * kCached);
    binding.randomFill(entropy, 0, entropy.length);
    entropyOffset = 0;
  }
  const at = entropyOffset;
  entropyOffset += kUuidBytes;
  return at;
}

function isCacheDisabled(options) {
  if (options === undefined) return false;
  validateObject(options, 'options');
  const { disableEntropyCache = false } = options;
  validateBoolean(disableEntropyCache, 'options.disableEntropyCache');
  return disableEntropyCache;
}

/**
 * A random UUID (version 4).
 * @param {{ disableEntropyCache?: boolean }} [options]
 * @returns {string}
 */
function randomUUID(options) {
  if (isCacheDisabled(options)) return binding.randomUuids(1);
  if (uuidOffset === uuids.length) {
    uuids = binding.randomUuids(kCached);
    uuidOffset = 0;
  }
  const at = uuidOffset;
  uuidOffset += kUuidLength;
  return uuids.slice(at, uuidOffset);
}

/**
 * A UUID that begins with the time in milliseconds (version 7).
 * @param {{ disableEntropyCache?: boolean }} [options]
 * @returns {string}
 */
function randomUUIDv7(options) {
  const isFresh = isCacheDisabled(options);
  const at = isFresh ? 0 : takeEntropy();
  const bytes = isFresh ? randomBytes(kUuidBytes) : entropy;
  bytes.writeUIntBE(Date.now(), at, 6);
  return binding.uuidText(bytes, at, 7);
}

// ---- Comparison and the web's function ---------------------------------------------------

function checkComparable(value, name) {
  if (isAnyArrayBuffer(value) || ArrayBuffer.isView(value)) return;
  const error = new TypeError(
    `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}

/**
 * Whether two buffers of the same length are equal, in a time that does not tell where they differ.
 * @returns {boolean}
 * @throws ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH
 */
function timingSafeEqual(...args) {
  const [buf1, buf2] = args;
  checkComparable(buf1, 'buf1');
  checkComparable(buf2, 'buf2');
  if (buf1.byteLength !== buf2.byteLength) throw new ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  return binding.timingSafeEqual(buf1, buf2);
}

/**
 * https://w3c.github.io/webcrypto/#Crypto-method-getRandomValues
 * @param {TypedArray} data of integers, at most 65,536 bytes
 * @returns {TypedArray} data
 */
function getRandomValues(data) {
  if (!isTypedArray(data) || data instanceof Float32Array || data instanceof Float64Array ||
      (typeof Float16Array === 'function' && data instanceof Float16Array)) {
    throw lazyDOMException('The data argument must be an integer-type TypedArray',
                           'TypeMismatchError');
  }
  if (data.byteLength > 65536) {
    const { QuotaExceededError } = require('internal/quota_exceeded_error');
    throw new QuotaExceededError('The requested length exceeds 65,536 bytes');
  }
  if (data.byteLength > 0) binding.randomFill(data, 0, data.byteLength);
  return data;
}

Object.defineProperty(randomFillSync, 'length', { value: 1 });

module.exports = {
  getRandomValues,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  randomUUIDv7,
  timingSafeEqual,
};
