// SPDX-License-Identifier: MIT
//
// Reads V8's serialisation format.  The bytes may come from anywhere: every read is checked against
// the end, no size is believed before as many bytes are there, and whatever is wrong ends in one
// error.
'use strict';

const { isAnyArrayBuffer } = require('internal/util/types');
const { defineHidden, makeError } = require('internal/clone/kinds');
const {
  errorPrototypeTags, errorTags, kOldestVersion, kRegExpFlags, kVersion,
  kViewIsLengthTracking, tags, viewTags,
} = require('internal/v8/wire_format');
const { Buffer } = require('buffer');

const viewNames = new Map(Object.entries(viewTags).map(([name, tag]) => [tag, name]));
const errorNames = new Map(Object.entries(errorPrototypeTags).map(([name, tag]) => [tag, name]));

const kBufferTags = new Set([
  tags.ARRAY_BUFFER, tags.RESIZABLE_ARRAY_BUFFER, tags.ARRAY_BUFFER_TRANSFER,
  tags.SHARED_ARRAY_BUFFER, tags.OBJECT_REFERENCE,
]);

function invalid() {
  return new Error('Unable to deserialize cloned data.');
}

/** Makes a property whatever the prototypes say. */
function setProperty(target, key, value) {
  if (!(key in target)) {
    target[key] = value;
    return;
  }
  Object.defineProperty(target, key, {
    __proto__: null, value, writable: true, enumerable: true, configurable: true,
  });
}

// Keys recur: a short one is looked for among those met lately before a string is made of it.
const kLongestKey = 24;
const kKeyCacheSize = 512;
const lateKeys = new Array(kKeyCacheSize).fill('');

function keyOf(bytes, start, length) {
  const slot = (length * 31 + bytes[start] * 7 + bytes[start + length - 1] * 17 +
    bytes[start + (length >> 1)]) & (kKeyCacheSize - 1);
  const known = lateKeys[slot];
  if (known.length === length) {
    let i = 0;
    while (i < length && known.charCodeAt(i) === bytes[start + i]) i++;
    if (i === length) return known;
  }
  const key = bytes.latin1Slice(start, start + length);
  lateKeys[slot] = key;
  return key;
}

class Reader {
  #bytes;
  #objects = [];
  #transferred = new Map();
  #delegate;
  position = 0;
  version = 0;

  /**
   * @param {Buffer} bytes
   * @param {object} delegate the Deserializer
   */
  constructor(bytes, delegate) {
    this.#bytes = bytes;
    this.#delegate = delegate;
  }

  transferArrayBuffer(id, buffer) {
    this.#transferred.set(id, buffer);
  }

  // ---- Bytes -----------------------------------------------------------------------------

  get left() {
    return this.#bytes.length - this.position;
  }

  /** Whether the header was there and is of a version that can be read. */
  readHeader() {
    if (this.left < 2 || this.#bytes[this.position] !== tags.VERSION) return false;
    const version = this.#bytes[this.position + 1];
    if (version < kOldestVersion || version > kVersion) return false;
    this.position += 2;
    this.version = version;
    return true;
  }

  #readByte() {
    if (this.left < 1) throw invalid();
    return this.#bytes[this.position++];
  }

  /** @returns {number|undefined} */
  tryVarint() {
    let value = 0;
    for (let shift = 0; this.left > 0; shift += 7) {
      const byte = this.#bytes[this.position++];
      if (shift < 32) value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    return undefined;
  }

  /** @returns {[number, number]|undefined} high and low half */
  tryVarint64() {
    let value = 0n;
    for (let shift = 0n; this.left > 0; shift += 7n) {
      const byte = this.#bytes[this.position++];
      if (shift < 64n) value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return [Number((value >> 32n) & 0xffffffffn), Number(value & 0xffffffffn)];
    }
    return undefined;
  }

  /** @returns {number|undefined} */
  tryDouble() {
    if (this.left < 8) return undefined;
    this.position += 8;
    return this.#bytes.readDoubleLE(this.position - 8);
  }

  #readVarint() {
    const value = this.tryVarint();
    if (value === undefined) throw invalid();
    return value;
  }

  #readDouble() {
    const value = this.tryDouble();
    if (value === undefined) throw invalid();
    return value;
  }

  /** Skips bytes and returns where they begin. */
  #skip(length) {
    if (length > this.left) throw invalid();
    this.position += length;
    return this.position - length;
  }

  #readBytes(length) {
    const start = this.#skip(length);
    return this.#bytes.subarray(start, start + length);
  }

  // ---- Primitives ------------------------------------------------------------------------

  #readTag() {
    let tag = this.#readByte();
    while (tag === tags.PADDING) tag = this.#readByte();
    return tag;
  }

  #takeTag(tag) {
    const bytes = this.#bytes;
    let i = this.position;
    while (i < bytes.length && bytes[i] === tags.PADDING) i++;
    if (bytes[i] !== tag) return false;
    this.position = i + 1;
    return true;
  }

  #readInt32() {
    const value = this.#readVarint();
    return (value >>> 1) ^ -(value & 1);
  }

  #readBigInt() {
    const bits = this.#readVarint();
    if (bits === 1) throw invalid(); // -0n
    const bytes = this.#readBytes(bits >>> 1);
    const digits = Buffer.from(bytes).reverse().toString('hex');
    const value = digits === '' ? 0n : BigInt(`0x${digits}`);
    return bits & 1 ? -value : value;
  }

  #readString(tag = this.#readTag()) {
    switch (tag) {
      case tags.ONE_BYTE_STRING: {
        const start = this.#skip(this.#readVarint());
        return this.#bytes.latin1Slice(start, this.position);
      }
      case tags.UTF8_STRING: {
        const start = this.#skip(this.#readVarint());
        return this.#bytes.utf8Slice(start, this.position);
      }
      case tags.TWO_BYTE_STRING: {
        const size = this.#readVarint();
        if (size % 2 !== 0) throw invalid();
        const start = this.#skip(size);
        return this.#bytes.ucs2Slice(start, this.position);
      }
      default: throw invalid();
    }
  }

  readValue() {
    const tag = this.#readTag();
    const value = this.#readByTag(tag);
    // A view follows the buffer it is on, which may have been met before.
    if (kBufferTags.has(tag) && isAnyArrayBuffer(value) && this.#takeTag(tags.ARRAY_BUFFER_VIEW)) {
      return this.#readView(value);
    }
    return value;
  }

  #readByTag(tag) {
    switch (tag) {
      case tags.VERIFY_OBJECT_COUNT:
        this.#readVarint();
        return this.readValue();
      case tags.UNDEFINED: return undefined;
      case tags.NULL: return null;
      case tags.TRUE: return true;
      case tags.FALSE: return false;
      case tags.INT32: return this.#readInt32();
      case tags.UINT32: return this.#readVarint();
      case tags.DOUBLE: return this.#readDouble();
      case tags.BIGINT: return this.#readBigInt();
      case tags.ONE_BYTE_STRING:
      case tags.UTF8_STRING:
      case tags.TWO_BYTE_STRING: return this.#readString(tag);
      case tags.OBJECT_REFERENCE: {
        const object = this.#objects[this.#readVarint()];
        if (object === undefined) throw invalid();
        return object;
      }
      default: return this.#readObject(tag);
    }
  }

  // ---- Objects ---------------------------------------------------------------------------

  #remember(object) {
    this.#objects.push(object);
    return object;
  }

  #readObject(tag) {
    switch (tag) {
      case tags.BEGIN_OBJECT: return this.#readPlainObject();
      case tags.BEGIN_DENSE_ARRAY: return this.#readDenseArray();
      case tags.BEGIN_SPARSE_ARRAY: return this.#readSparseArray();
      case tags.DATE: return this.#remember(new Date(this.#readDouble()));
      case tags.TRUE_OBJECT: return this.#remember(Object(true));
      case tags.FALSE_OBJECT: return this.#remember(Object(false));
      case tags.NUMBER_OBJECT: return this.#remember(Object(this.#readDouble()));
      case tags.BIGINT_OBJECT: return this.#remember(Object(this.#readBigInt()));
      case tags.STRING_OBJECT: return this.#remember(Object(this.#readString()));
      case tags.REGEXP: return this.#readRegExp();
      case tags.BEGIN_MAP: return this.#readMap();
      case tags.BEGIN_SET: return this.#readSet();
      case tags.ARRAY_BUFFER: return this.#readArrayBuffer(false);
      case tags.RESIZABLE_ARRAY_BUFFER: return this.#readArrayBuffer(true);
      case tags.ARRAY_BUFFER_TRANSFER: return this.#readTransferred();
      case tags.SHARED_ARRAY_BUFFER: return this.#readTransferred();
      case tags.ERROR: return this.#readError();
      case tags.HOST_OBJECT: return this.#readHostObject();
      default: throw invalid();
    }
  }

  /** Properties up to an end tag; checks the count that follows it. */
  #readProperties(object, endTag) {
    let count = 0;
    for (; !this.#takeTag(endTag); count++) {
      const key = this.#readKey();
      if (typeof key !== 'string' && typeof key !== 'number') throw invalid();
      setProperty(object, key, this.readValue());
    }
    if (this.#readVarint() !== count) throw invalid();
    return object;
  }

  #readKey() {
    const bytes = this.#bytes;
    const length = bytes[this.position + 1];
    if (bytes[this.position] !== tags.ONE_BYTE_STRING || !(length > 0 && length <= kLongestKey)) {
      return this.readValue();
    }
    this.position += 2;
    return keyOf(bytes, this.#skip(length), length);
  }

  #readPlainObject() {
    return this.#readProperties(this.#remember({}), tags.END_OBJECT);
  }

  #readDenseArray() {
    const length = this.#readVarint();
    if (length > this.left) throw invalid(); // every element takes a byte at least
    const array = this.#remember(new Array(length));
    for (let i = 0; i < length; i++) {
      if (!this.#takeTag(tags.THE_HOLE)) array[i] = this.readValue();
    }
    this.#readProperties(array, tags.END_DENSE_ARRAY);
    if (this.#readVarint() !== length) throw invalid();
    return array;
  }

  #readSparseArray() {
    const length = this.#readVarint();
    const array = this.#remember([]);
    array.length = length;
    this.#readProperties(array, tags.END_SPARSE_ARRAY);
    if (this.#readVarint() !== length) throw invalid();
    return array;
  }

  #readRegExp() {
    const source = this.#readString();
    const bits = this.#readVarint();
    const flags = [...kRegExpFlags].filter((flag, i) => bits & (1 << i) && flag !== 'l').join('');
    if (bits >= 1 << kRegExpFlags.length) throw invalid();
    return this.#remember(new RegExp(source, flags));
  }

  #readMap() {
    const map = this.#remember(new Map());
    let count = 0;
    for (; !this.#takeTag(tags.END_MAP); count += 2) {
      const key = this.readValue();
      map.set(key, this.readValue());
    }
    if (this.#readVarint() !== count) throw invalid();
    return map;
  }

  #readSet() {
    const set = this.#remember(new Set());
    let count = 0;
    for (; !this.#takeTag(tags.END_SET); count++) set.add(this.readValue());
    if (this.#readVarint() !== count) throw invalid();
    return set;
  }

  #readArrayBuffer(isResizable) {
    const length = this.#readVarint();
    const maxByteLength = isResizable ? this.#readVarint() : length;
    if (length > this.left || length > maxByteLength) throw invalid();
    const buffer = isResizable ? new ArrayBuffer(length, { maxByteLength }) :
      new ArrayBuffer(length);
    new Uint8Array(buffer).set(this.#readBytes(length));
    return this.#remember(buffer);
  }

  #readTransferred() {
    const buffer = this.#transferred.get(this.#readVarint());
    if (buffer === undefined) throw invalid();
    return this.#remember(buffer);
  }

  #readView(buffer) {
    const name = viewNames.get(this.#readByte());
    const byteOffset = this.#readVarint();
    const byteLength = this.#readVarint();
    const flags = this.version >= 14 || this.version === 0 ? this.#readVarint() : 0;
    const Class = globalThis[name];
    if (Class === undefined) throw invalid();
    const size = Class.BYTES_PER_ELEMENT ?? 1;
    try {
      if (flags & kViewIsLengthTracking) return this.#remember(new Class(buffer, byteOffset));
      if (byteLength % size !== 0) throw invalid();
      return this.#remember(new Class(buffer, byteOffset, byteLength / size));
    } catch {
      throw invalid();
    }
  }

  // The error is numbered before its cause, which may lead back to it; its class, message and
  // stack are known earlier or later, so it is made of what is there when the cause begins.
  #readError() {
    const parts = { name: 'Error', message: undefined, stack: undefined };
    let tag = this.#readByte();
    if (errorNames.has(tag)) {
      parts.name = errorNames.get(tag);
      tag = this.#readByte();
    }
    if (tag === errorTags.MESSAGE) {
      parts.message = this.#readString();
      tag = this.#readByte();
    }
    const error = this.#remember(makeError(parts));
    for (; tag !== errorTags.END; tag = this.#readByte()) {
      if (tag === errorTags.CAUSE) defineHidden(error, 'cause', this.readValue());
      else if (tag === errorTags.STACK) defineHidden(error, 'stack', this.#readString());
      else throw invalid();
    }
    return error;
  }

  #readHostObject() {
    if (typeof this.#delegate._readHostObject !== 'function') throw invalid();
    const id = this.#objects.push(null) - 1;
    const object = this.#delegate._readHostObject();
    if ((typeof object !== 'object' || object === null) && typeof object !== 'function') {
      throw new TypeError('readHostObject must return an object');
    }
    this.#objects[id] = object;
    return object;
  }
}

module.exports = { Reader };
