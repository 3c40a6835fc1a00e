// SPDX-License-Identifier: MIT
//
// Under Buffer: the class of its instances, the pool that small ones are cut from, and the
// encodings by number.  The library gets at these through internal/buffer, which completes the
// class.
'use strict';

const binding = internalBinding('buffer');

const { UTF8, UTF16LE, LATIN1, ASCII, BASE64, BASE64URL, HEX } = binding;

const kMaxLength = Number.MAX_SAFE_INTEGER;
const kStringMaxLength = binding.MAX_STRING_LENGTH;

// Every Buffer is one of these; internal/buffer/class.js gives Buffer the same prototype.
class FastBuffer extends Uint8Array {
  constructor(bufferOrLength, byteOffset, length) {
    super(bufferOrLength, byteOffset, length);
  }
}

const encodingNumbers = {
  '__proto__': null,
  'utf8': UTF8,
  'utf-8': UTF8,
  'ucs2': UTF16LE,
  'ucs-2': UTF16LE,
  'utf16le': UTF16LE,
  'utf-16le': UTF16LE,
  'latin1': LATIN1,
  'binary': LATIN1,
  'ascii': ASCII,
  'base64': BASE64,
  'base64url': BASE64URL,
  'hex': HEX,
};

/**
 * The number that the bindings know an encoding by.
 * @param {string} name in any case
 * @returns {number} -1 if there is no such encoding
 */
function encodingNumber(name) {
  if (name === 'utf8') return UTF8;
  let number = encodingNumbers[name];
  if (number === undefined) number = encodingNumbers[`${name}`.toLowerCase()];
  return number === undefined ? -1 : number;
}

// ---- Kinds of values ---------------------------------------------------------------------

const tagOf = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

/** Whether a value is a Uint8Array, of any realm. */
function isUint8Array(value) {
  return value instanceof FastBuffer || tagOf.call(value) === 'Uint8Array';
}

/** Whether a value is a typed array. */
function isTypedArray(value) {
  return value instanceof FastBuffer || tagOf.call(value) !== undefined;
}

const byteLengthOf = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength').get;

// Whether what inherits from ArrayBuffer is one.
function isGenuine(value) {
  try {
    byteLengthOf.call(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether a value is an ArrayBuffer or SharedArrayBuffer. */
function isAnyArrayBuffer(value) {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  if (value instanceof ArrayBuffer) return isGenuine(value);
  // The full check is for other realms; it loads modules that start-up can do without.
  const tag = value[Symbol.toStringTag];
  return (tag === 'ArrayBuffer' || tag === 'SharedArrayBuffer') &&
    require('internal/util/types').isAnyArrayBuffer(value);
}

// ---- The pool ----------------------------------------------------------------------------

const POOL_ALIGNMENT = 8;

let poolSize = 64 * 1024;
let pool = null; // Uint8Array over the ArrayBuffer that small buffers share
let poolMemory = null; // that ArrayBuffer
let poolOffset = 0;

function getPoolSize() {
  return poolSize;
}

function setPoolSize(size) {
  poolSize = size;
}

function renewPool() {
  poolMemory = binding.unsafeMemory(+poolSize); // zeroing it would cost more than all its views
  pool = new Uint8Array(poolMemory);
  poolOffset = 0;
}

// Takes `size` bytes that were checked to be there.
function takeFromPool(size) {
  const buffer = new FastBuffer(poolMemory, poolOffset, size);
  poolOffset = (poolOffset + size + POOL_ALIGNMENT - 1) & ~(POOL_ALIGNMENT - 1);
  return buffer;
}

function isSmall(size) {
  return size * 2 < poolSize;
}

/**
 * A Buffer with a memory of its own.
 * @param {number} size in bytes
 * @returns {FastBuffer} zeroed
 * @throws {RangeError} if there is no memory for it
 */
function createBuffer(size) {
  try {
    return new FastBuffer(size);
  } catch {
    throw new RangeError('Array buffer allocation failed');
  }
}

/**
 * A Buffer whose bytes the caller will overwrite; small ones share the pool.
 * @param {number} size in bytes
 * @returns {FastBuffer}
 */
function allocate(size) {
  if (size <= 0) return new FastBuffer(0);
  if (!isSmall(size)) return createBuffer(size);
  if (pool === null || size > pool.length - poolOffset) renewPool();
  return takeFromPool(size);
}

// ---- Text --------------------------------------------------------------------------------

// The most bytes that a text of `length` code units can take.
function maxBytes(encoding, length) {
  if (encoding === UTF8) return length * 3;
  if (encoding === UTF16LE) return length * 2;
  if (encoding === HEX) return length >>> 1;
  return length;
}

/**
 * The bytes of a text.  A small one is written straight into the pool: one crossing.
 * @param {string} string
 * @param {number} encoding from encodingNumber()
 * @returns {FastBuffer}
 */
function bytesOf(string, encoding) {
  const { length } = string;
  if (length === 0) return new FastBuffer(0);
  const max = maxBytes(encoding, length);
  if (isSmall(max)) {
    if (pool === null || max > pool.length - poolOffset) renewPool();
    return takeFromPool(binding.write(pool, encoding, string, poolOffset, max));
  }
  const buffer = allocate(binding.byteLength(encoding, string));
  const written = binding.write(buffer, encoding, string);
  if (written === buffer.length) return buffer;
  return new FastBuffer(buffer.buffer, buffer.byteOffset, written);
}

module.exports = {
  FastBuffer,
  allocate,
  bytesOf,
  createBuffer,
  encodingNumber,
  getPoolSize,
  isAnyArrayBuffer,
  isTypedArray,
  isUint8Array,
  kMaxLength,
  kStringMaxLength,
  setPoolSize,
};
