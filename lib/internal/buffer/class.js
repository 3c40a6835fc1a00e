// SPDX-License-Identifier: MIT
//
// Buffer, a function from before classes, whose instances are FastBuffers: both share one
// prototype, which has the methods below, those of internal/buffer/numbers.js (read* and write*)
// and of internal/buffer/text.js (toString, write, indexOf ... and *Slice, *Write).
'use strict';

const binding = internalBinding('buffer');
const {
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
  setPoolSize,
} = require('internal/buffer/pool');
const { addNumberMethods } = require('internal/buffer/numbers');
const { addTextMethods, fill } = require('internal/buffer/text');
const {
  codes: {
    ERR_BUFFER_OUT_OF_BOUNDS,
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_BUFFER_SIZE,
    ERR_OUT_OF_RANGE,
    ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');
const { customInspectSymbol } = require('internal/util');
const { validateArray, validateInteger, validateNumber } = require('internal/validators');

const { HEX, UTF8 } = binding;
const { copy: copyBytes } = binding;

let inspectMaxBytes = 50;

// ---- Making buffers ----------------------------------------------------------------------

let hasWarned = false;

function warnAboutConstructor() {
  if (hasWarned || require('internal/util').isInsideNodeModules()) return;
  hasWarned = true;
  process.emitWarning(
    'Buffer() is deprecated due to security and usability issues. Please use the ' +
    'Buffer.alloc(), Buffer.allocUnsafe(), or Buffer.from() methods instead.',
    'DeprecationWarning', 'DEP0005', Buffer);
}

/**
 * The deprecated constructor: Buffer.alloc() for a number, Buffer.from() for the rest.
 * @param {number|string|object} arg
 * @param {string|number} [encodingOrOffset]
 * @param {number} [length]
 * @returns {Buffer}
 */
function Buffer(arg, encodingOrOffset, length) {
  warnAboutConstructor();
  if (typeof arg !== 'number') return Buffer.from(arg, encodingOrOffset, length);
  if (typeof encodingOrOffset === 'string') {
    throw new ERR_INVALID_ARG_TYPE('string', 'string', arg);
  }
  return Buffer.alloc(arg);
}

function checkSize(size) {
  validateNumber(size, 'size', 0, kMaxLength);
}

// The number of an encoding that a user named for a text; anything but a name means UTF-8.
function encodingOfText(encoding) {
  if (typeof encoding !== 'string' || encoding.length === 0) return UTF8;
  const number = encodingNumber(encoding);
  if (number < 0) throw new ERR_UNKNOWN_ENCODING(encoding);
  return number;
}

function fromArrayBuffer(memory, byteOffset, length) {
  byteOffset = byteOffset === undefined ? 0 : +byteOffset || 0;
  const maxLength = memory.byteLength - byteOffset;
  if (maxLength < 0) throw new ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (byteOffset < 0) {
    throw new RangeError(`Start offset ${byteOffset} is outside the bounds of the buffer`);
  }
  if (length === undefined) return new FastBuffer(memory, byteOffset, maxLength);
  length = +length;
  if (length > maxLength) throw new ERR_BUFFER_OUT_OF_BOUNDS('length');
  return new FastBuffer(memory, byteOffset, length > 0 ? length : 0);
}

// Up to this many elements a loop is faster than set(), which must look at what it copies.
const kMaxLoop = 256;

function fromArrayLike(source) {
  const length = source.length > 0 ? Math.trunc(source.length) : 0;
  const buffer = allocate(length);
  if (isUint8Array(source)) {
    copyBytes(source, buffer, 0, 0, length);
  } else if (length > kMaxLoop) {
    buffer.set(source);
  } else {
    for (let i = 0; i < length; i++) buffer[i] = source[i];
  }
  return buffer;
}

// A view, an array, something like one, or what JSON.parse() makes of a Buffer; else undefined.
function fromObject(source) {
  if (source.length !== undefined || isAnyArrayBuffer(source.buffer)) {
    return typeof source.length === 'number' ? fromArrayLike(source) : new FastBuffer(0);
  }
  if (source.type === 'Buffer' && Array.isArray(source.data)) return fromArrayLike(source.data);
  return undefined;
}

function fromValue(value, encodingOrOffset, length) {
  if (ArrayBuffer.isView(value)) return fromObject(value);
  if (isAnyArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
  const primitive = value.valueOf?.();
  if (primitive !== null && primitive !== undefined && primitive !== value &&
      (typeof primitive === 'string' || typeof primitive === 'object')) {
    return Buffer.from(primitive, encodingOrOffset, length);
  }
  const buffer = fromObject(value);
  if (buffer !== undefined) return buffer;
  if (typeof value[Symbol.toPrimitive] === 'function') {
    const text = value[Symbol.toPrimitive]('string');
    if (typeof text === 'string') return bytesOf(text, encodingOfText(encodingOrOffset));
  }
  return undefined;
}

const statics = {
  /**
   * A Buffer with the bytes of a text, an array, a view, or over an ArrayBuffer.
   * @param {string|object} value
   * @param {string|number} [encodingOrOffset]
   * @param {number} [length] in bytes
   * @returns {Buffer}
   * @throws ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING, ERR_BUFFER_OUT_OF_BOUNDS
   */
  from(value, encodingOrOffset, length) {
    if (typeof value === 'string') return bytesOf(value, encodingOfText(encodingOrOffset));
    const buffer = typeof value === 'object' && value !== null ?
      fromValue(value, encodingOrOffset, length) : undefined;
    if (buffer !== undefined) return buffer;
    throw new ERR_INVALID_ARG_TYPE(
      'first argument', ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
  },

  /**
   * A Buffer with a copy of the memory under a typed array.
   * @param {TypedArray} view
   * @param {number} [offset] in elements
   * @param {number} [length] in elements
   * @returns {Buffer}
   */
  copyBytesFrom(view, offset, length) {
    if (!isTypedArray(view)) throw new ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
    if (offset !== undefined) validateInteger(offset, 'offset', 0);
    if (length !== undefined) validateInteger(length, 'length', 0);
    const start = offset ?? 0;
    const part = view.subarray(start, length === undefined ? view.length : start + length);
    return fromArrayLike(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  },

  /** A Buffer of the arguments' values. */
  of(...items) {
    return fromArrayLike(items);
  },

  /**
   * A zeroed or filled Buffer.
   * @param {number} size in bytes
   * @param {string|Uint8Array|number} [value] what to fill it with
   * @param {string} [encoding] of value
   * @returns {Buffer}
   */
  alloc(size, value, encoding) {
    checkSize(size);
    const buffer = createBuffer(size);
    if (value === undefined || value === 0 || size === 0) return buffer;
    return fill(buffer, value, 0, buffer.length, encoding);
  },

  /**
   * A Buffer with unspecified content, cut from the pool if it is small.
   * @param {number} size in bytes
   * @returns {Buffer}
   */
  allocUnsafe(size) {
    checkSize(size);
    return allocate(Math.trunc(size));
  },

  /**
   * A Buffer with unspecified content and a memory of its own.
   * @param {number} size in bytes
   * @returns {Buffer}
   */
  allocUnsafeSlow(size) {
    checkSize(size);
    return createBuffer(size);
  },

  /** Whether an object is a Buffer. */
  isBuffer(object) {
    return object instanceof Buffer;
  },

  /**
   * Orders two views by their bytes.
   * @returns {number} -1, 0 or 1
   */
  compare(buf1, buf2) {
    if (!isUint8Array(buf1)) {
      throw new ERR_INVALID_ARG_TYPE('buf1', ['Buffer', 'Uint8Array'], buf1);
    }
    if (!isUint8Array(buf2)) {
      throw new ERR_INVALID_ARG_TYPE('buf2', ['Buffer', 'Uint8Array'], buf2);
    }
    return binding.compare(buf1, buf2);
  },

  /** Whether there is an encoding of that name. */
  isEncoding(encoding) {
    return typeof encoding === 'string' && encoding.length !== 0 &&
      encodingNumber(encoding) >= 0;
  },

  /**
   * Joins views into one new Buffer.
   * @param {Uint8Array[]} list
   * @param {number} [length] of the result: the rest is cut off, or zeroed
   * @returns {Buffer}
   */
  concat(list, length) {
    validateArray(list, 'list');
    if (length === undefined) {
      length = 0;
      for (let i = 0; i < list.length; i++) length += list[i]?.length || 0;
    } else {
      validateInteger(length, 'length', 0);
    }
    if (list.length === 0) return new FastBuffer(0);
    // Every item is checked before memory is taken for a length that a fake one gave.
    for (let i = 0; i < list.length; i++) {
      if (!(list[i] instanceof FastBuffer) && !isUint8Array(list[i])) {
        throw new ERR_INVALID_ARG_TYPE(`list[${i}]`, ['Buffer', 'Uint8Array'], list[i]);
      }
    }
    const buffer = allocate(length);
    let end = 0;
    for (let i = 0; i < list.length && end < length; i++) {
      end += copyBytes(list[i], buffer, end, 0, list[i].length);
    }
    if (end < length) buffer.fill(0, end, length);
    return buffer;
  },

  /**
   * How many bytes a text takes, or a buffer has.
   * @param {string|ArrayBuffer|ArrayBufferView} string
   * @param {string} [encoding] UTF-8 if there is none of that name
   * @returns {number}
   */
  byteLength(string, encoding) {
    if (typeof string !== 'string') {
      if (ArrayBuffer.isView(string) || isAnyArrayBuffer(string)) return string.byteLength;
      throw new ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], string);
    }
    const number = encoding === undefined ? UTF8 : encodingNumber(`${encoding}`);
    return binding.byteLength(number < 0 ? UTF8 : number, string);
  },
};

// ---- The prototype -----------------------------------------------------------------------

// A number for an offset: what is none counts as 0, fractions are cut off.
function toOffset(value) {
  value = +value;
  return value !== value ? 0 : Math.trunc(value);
}

function checkOther(value, name) {
  if (!(value instanceof FastBuffer) && !isUint8Array(value)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'Uint8Array'], value);
  }
}

// start and end as subarray() and slice() take them: from the end if negative, clamped.
function clampIndex(index, length) {
  index = toOffset(index);
  if (index < 0) return Math.max(index + length, 0);
  return Math.min(index, length);
}

function subarrayOf(buffer, start, end) {
  const { length } = buffer;
  start = clampIndex(start, length);
  end = end === undefined ? length : clampIndex(end, length);
  return new FastBuffer(buffer.buffer, buffer.byteOffset + start, end > start ? end - start : 0);
}

function swapper(width) {
  const name = `swap${width * 8}`;
  return {
    [name]() {
      if (this.length % width !== 0) throw new ERR_INVALID_BUFFER_SIZE(`${width * 8}-bits`);
      binding.swap(this, width);
      return this;
    },
  }[name];
}

const methods = {
  get parent() {
    return this instanceof Buffer ? this.buffer : undefined;
  },

  get offset() {
    return this instanceof Buffer ? this.byteOffset : undefined;
  },

  /**
   * Copies bytes into another view; the ranges may overlap.
   * @param {ArrayBufferView} target
   * @param {number} [targetStart]
   * @param {number} [sourceStart]
   * @param {number} [sourceEnd]
   * @returns {number} how many were copied
   * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
   */
  copy(target, targetStart, sourceStart, sourceEnd) {
    const byteLength = byteLengthOf(this, 'source');
    const targetLength = byteLengthOf(target, 'target');
    targetStart = targetStart === undefined ? 0 : toOffset(targetStart);
    if (targetStart < 0) throw new ERR_OUT_OF_RANGE('targetStart', '>= 0', targetStart);
    sourceStart = sourceStart === undefined ? 0 : toOffset(sourceStart);
    if (sourceStart < 0 || sourceStart > byteLength) {
      throw new ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${byteLength}`, sourceStart);
    }
    sourceEnd = sourceEnd === undefined ? byteLength : toOffset(sourceEnd);
    if (sourceEnd < 0) throw new ERR_OUT_OF_RANGE('sourceEnd', '>= 0', sourceEnd);
    if (targetStart >= targetLength || sourceStart >= sourceEnd) return 0;
    return copyBytes(this, target, targetStart, sourceStart, sourceEnd - sourceStart);
  },

  /** Whether two views have the same bytes. */
  equals(otherBuffer) {
    checkOther(otherBuffer, 'otherBuffer');
    return this === otherBuffer || binding.equals(this, otherBuffer);
  },

  /**
   * Orders a part of this buffer and a part of another view by their bytes.
   * @returns {number} -1, 0 or 1
   */
  compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
    checkOther(target, 'target');
    if (targetStart === undefined && targetEnd === undefined && sourceStart === undefined &&
        sourceEnd === undefined) {
      return binding.compare(this, target);
    }
    if (targetStart === undefined) targetStart = 0;
    else validateInteger(targetStart, 'targetStart', 0);
    if (targetEnd === undefined) targetEnd = target.length;
    else validateInteger(targetEnd, 'targetEnd', 0, target.length);
    if (sourceStart === undefined) sourceStart = 0;
    else validateInteger(sourceStart, 'sourceStart', 0);
    if (sourceEnd === undefined) sourceEnd = this.length;
    else validateInteger(sourceEnd, 'sourceEnd', 0, this.length);
    if (sourceStart >= sourceEnd) return targetStart >= targetEnd ? 0 : -1;
    if (targetStart >= targetEnd) return 1;
    return binding.compare(this, target, sourceStart, sourceEnd, targetStart, targetEnd);
  },

  /** What JSON.stringify() writes. */
  toJSON() {
    const data = new Array(this.length);
    for (let i = 0; i < data.length; i++) data[i] = this[i];
    return { type: 'Buffer', data };
  },

  /**
   * A Buffer over a part of the same memory.
   * @param {number} [start] from the end if negative
   * @param {number} [end]
   * @returns {Buffer}
   */
  subarray(start, end) {
    return subarrayOf(this, start, end);
  },

  /** The old name of subarray(). */
  slice(start, end) {
    return this.subarray(start, end);
  },

  swap16: swapper(2),
  swap32: swapper(4),
  swap64: swapper(8),
};

function byteLengthOf(view, name) {
  if (view instanceof FastBuffer) return view.length;
  if (ArrayBuffer.isView(view)) return view.byteLength;
  throw new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'Uint8Array'], view);
}

// ", name: value" for each property that is no byte, as inspect() shows it.
function inspectExtras(buffer, context) {
  // Indices come first among the keys.
  let names = Reflect.ownKeys(buffer).slice(buffer.length);
  if (!context.showHidden) {
    names = names.filter((name) => Object.prototype.propertyIsEnumerable.call(buffer, name));
  }
  if (names.length === 0) return '';
  const extras = { __proto__: null };
  for (const name of names) extras[name] = buffer[name];
  const text = require('internal/util/inspect').inspect(
    extras, { ...context, breakLength: Infinity, compact: true });
  // Without "[Object: null prototype] { " and " }".
  return `, ${text.slice(text.indexOf('{') + 2, -2)}`;
}

/**
 * <Buffer 68 69>, at most INSPECT_MAX_BYTES of them.
 * @param {number} [recurseTimes]
 * @param {object} [context] options of util.inspect()
 * @returns {string}
 */
function inspect(recurseTimes, context) {
  const shown = Math.min(inspectMaxBytes, this.length);
  const hex = binding.slice(this, HEX, 0, shown);
  let text = hex.replace(/(..)(?=.)/g, '$1 ');
  const more = this.length - shown;
  if (more > 0) text += ` ... ${more} more byte${more > 1 ? 's' : ''}`;
  if (context) {
    const extras = inspectExtras(this, context);
    text += text.length === 0 ? extras.slice(2) : extras;
  }
  return `<${this.constructor.name} ${text}>`;
}

Object.setPrototypeOf(Buffer, Uint8Array);
Buffer.prototype = FastBuffer.prototype;
Object.defineProperty(Buffer, 'prototype', { writable: false, enumerable: false });
Object.defineProperty(Buffer.prototype, 'constructor', {
  value: Buffer, writable: true, enumerable: false, configurable: true,
});
Object.defineProperty(Buffer, 'poolSize', {
  get: getPoolSize, set: setPoolSize, enumerable: true, configurable: true,
});
for (const name in statics) Buffer[name] = statics[name];
Object.defineProperty(Buffer, Symbol.species, {
  get() { return FastBuffer; }, enumerable: false, configurable: true,
});

addNumberMethods(Buffer.prototype);
addTextMethods(Buffer.prototype);
Object.defineProperties(Buffer.prototype, Object.getOwnPropertyDescriptors(methods));
Buffer.prototype.inspect = inspect;
Buffer.prototype[customInspectSymbol] = inspect;

/** How many bytes inspect() shows at most. */
function getInspectMaxBytes() {
  return inspectMaxBytes;
}

function setInspectMaxBytes(count) {
  inspectMaxBytes = count;
}

module.exports = { Buffer, getInspectMaxBytes, setInspectMaxBytes };
