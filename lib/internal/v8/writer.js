// SPDX-License-Identifier: MIT
//
// Writes values in V8's serialisation format.  What depends on the embedder is asked of a delegate
// with the methods isHostObject(object), _writeHostObject(object), _getDataCloneError(message) and,
// if shared memory can be written, _getSharedArrayBufferId(buffer).
'use strict';

const { hasPlainElements, namedKeys } = require('internal/util/elements');
const { isSharedArrayBuffer } = require('internal/util/types');
const {
  KINDS, describe, errorParts, isLengthTracking, isOutOfBounds, isRefused, itemsOfMap, itemsOfSet,
  kindOf, viewName,
} = require('internal/clone/kinds');
const {
  errorPrototypeTags, errorTags, kRegExpFlags, kVersion, kViewIsBackedByResizable,
  kViewIsLengthTracking, tags, viewTags,
} = require('internal/v8/wire_format');
const { Buffer } = require('buffer');
const { isOneByte } = internalBinding('util');

const kIndexMax = 2 ** 32 - 2; // the largest array index
const kSmallText = 24; // up to here a loop beats a call

function isInt32(value) {
  return (value | 0) === value && (value !== 0 || 1 / value > 0);
}

/** The key of a property as it is written: indices as numbers. */
function toWrittenKey(key) {
  const first = key.charCodeAt(0);
  if (!(first >= 0x30 && first <= 0x39)) return key;
  const index = Number(key);
  return index <= kIndexMax && String(index) === key ? index : key;
}

/** How V8 stores an array of numbers decides how they are written: all the same way. */
function isDoubleArray(array) {
  let hasDouble = false;
  for (let i = 0; i < array.length; i++) {
    if (typeof array[i] !== 'number') return false;
    hasDouble ||= !isInt32(array[i]);
  }
  return hasDouble;
}

function isDense(array) {
  for (let i = 0; i < array.length; i++) {
    if (array[i] === undefined && !Object.hasOwn(array, i)) return false;
  }
  return true;
}

function isEnumerable(array) {
  const { propertyIsEnumerable } = Object.prototype;
  for (let i = 0; i < array.length; i++) {
    if (!Reflect.apply(propertyIsEnumerable, array, [i])) return false;
  }
  return true;
}

// Numbers on their way into bytes; little-endian, as every machine we run on is.
const scratch = new Uint8Array(8);
const scratchDouble = new Float64Array(scratch.buffer);
const scratchDigit = new BigUint64Array(scratch.buffer);

// Writers begin in a buffer that the next one uses again.
const kScratchSize = 16384;
const noBytes = Buffer.alloc(0);
let spare = null;

function takeScratch() {
  const bytes = spare ?? Buffer.allocUnsafeSlow(kScratchSize);
  spare = null;
  return bytes;
}

class Writer {
  #bytes = takeScratch();
  #length = 0;
  #ids = new Map(); // object -> its number
  #transferred = null; // Map: ArrayBuffer -> the id its receiver knows it by
  #delegate;
  viewsAreHostObjects = false;

  constructor(delegate) {
    this.#delegate = delegate;
  }

  /** The bytes so far; the writer is empty afterwards. */
  release() {
    // A buffer of its own and of its size: it may be transferred.
    let bytes = this.#bytes;
    if (bytes.length === kScratchSize || bytes.length !== this.#length) {
      bytes = Buffer.allocUnsafeSlow(this.#length);
      this.#bytes.copy(bytes, 0, 0, this.#length);
    }
    if (this.#bytes.length === kScratchSize) spare = this.#bytes;
    this.#bytes = noBytes;
    this.#length = 0;
    return bytes;
  }

  transferArrayBuffer(id, buffer) {
    this.#transferred ??= new Map();
    this.#transferred.set(buffer, id);
  }

  // ---- Bytes -----------------------------------------------------------------------------

  #reserve(extra) {
    const need = this.#length + extra;
    if (need <= this.#bytes.length) return;
    // Much at once is likely to be the end.
    const size = extra > this.#length * 8 ? need : Math.max(need, this.#bytes.length * 2, 256);
    const grown = Buffer.allocUnsafeSlow(size);
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }

  #writeByte(byte) {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  writeHeader() {
    this.#writeByte(tags.VERSION);
    this.#writeByte(kVersion);
  }

  writeVarint(value) {
    this.#reserve(5);
    while (value >= 0x80) {
      this.#bytes[this.#length++] = (value & 0x7f) | 0x80;
      value >>>= 7;
    }
    this.#bytes[this.#length++] = value;
  }

  writeVarint64(high, low) {
    let value = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
    while (value >= 0x80n) {
      this.#writeByte(Number(value & 0x7fn) | 0x80);
      value >>= 7n;
    }
    this.#writeByte(Number(value));
  }

  writeDouble(value) {
    scratchDouble[0] = value;
    this.#writeScratch();
  }

  #writeScratch() {
    this.#reserve(8);
    for (let i = 0; i < 8; i++) this.#bytes[this.#length++] = scratch[i];
  }

  /** @param {Uint8Array} bytes */
  writeBytes(bytes) {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  // ---- Primitives ------------------------------------------------------------------------

  #writeNumber(value) {
    if (isInt32(value)) {
      this.#writeByte(tags.INT32);
      this.writeVarint(((value << 1) ^ (value >> 31)) >>> 0);
    } else {
      this.#writeByte(tags.DOUBLE);
      this.writeDouble(value);
    }
  }

  // The magnitude in 64-bit digits, little-endian, behind a varint of sign and byte length.
  #writeBigInt(value) {
    const digits = [];
    for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 64n) {
      digits.push(BigInt.asUintN(64, rest));
    }
    this.writeVarint(((digits.length * 8) << 1) | (value < 0n ? 1 : 0));
    for (const digit of digits) {
      scratchDigit[0] = digit;
      this.#writeScratch();
    }
  }

  #writeString(text) {
    const { length } = text;
    if (length <= kSmallText) {
      if (this.#writeSmallText(text)) return;
    } else if (isOneByte(text)) {
      this.#writeByte(tags.ONE_BYTE_STRING);
      this.writeVarint(length);
      this.#reserve(length);
      this.#bytes.latin1Write(text, this.#length, length);
      this.#length += length;
      return;
    }
    this.#writeTwoByteString(text);
  }

  /** False, with nothing written, if the text needs two bytes for a code unit. */
  #writeSmallText(text) {
    const { length } = text;
    this.#reserve(length + 2);
    const bytes = this.#bytes;
    const start = this.#length + 2;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0xff) return false;
      bytes[start + i] = unit;
    }
    bytes[start - 2] = tags.ONE_BYTE_STRING;
    bytes[start - 1] = length;
    this.#length = start + length;
    return true;
  }

  #writeTwoByteString(text) {
    const size = text.length * 2;
    const sizeLength = size < 0x80 ? 1 : Math.ceil((32 - Math.clz32(size)) / 7);
    if ((this.#length + 1 + sizeLength) & 1) this.#writeByte(tags.PADDING); // aligns the text
    this.#writeByte(tags.TWO_BYTE_STRING);
    this.writeVarint(size);
    this.#reserve(size);
    this.#bytes.ucs2Write(text, this.#length, size);
    this.#length += size;
  }

  writeValue(value) {
    switch (typeof value) {
      case 'undefined': return this.#writeByte(tags.UNDEFINED);
      case 'boolean': return this.#writeByte(value ? tags.TRUE : tags.FALSE);
      case 'number': return this.#writeNumber(value);
      case 'string': return this.#writeString(value);
      case 'bigint':
        this.#writeByte(tags.BIGINT);
        return this.#writeBigInt(value);
      case 'object':
        return value === null ? this.#writeByte(tags.NULL) : this.#writeObject(value);
      default: throw this.#refusal(value);
    }
  }

  // ---- Objects ---------------------------------------------------------------------------

  #error(message) {
    return Reflect.apply(this.#delegate._getDataCloneError, undefined, [message]);
  }

  #refusal(value) {
    return this.#error(`${describe(value)} could not be cloned.`);
  }

  #writeObject(object) {
    const isView = ArrayBuffer.isView(object);
    // A view comes behind its buffer, and the buffer is numbered first.
    if (isView && !this.viewsAreHostObjects && !this.#ids.has(object)) {
      if (!this.#ids.has(object.buffer)) this.writeValue(object.buffer);
      else this.#writeReference(this.#ids.get(object.buffer));
    }
    const id = this.#ids.get(object);
    if (id !== undefined) {
      this.#writeReference(id);
      return;
    }
    this.#ids.set(object, this.#ids.size);
    if (isView) this.#writeView(object);
    else this.#writeByKind(object, kindOf(object));
  }

  #writeReference(id) {
    this.#writeByte(tags.OBJECT_REFERENCE);
    this.writeVarint(id);
  }

  #writeByKind(object, kind) {
    switch (kind) {
      case KINDS.OTHER:
        if (Array.isArray(object)) this.#writeArray(object);
        else if (isRefused(object)) throw this.#refusal(object);
        else if (this.#delegate.isHostObject(object)) this.#writeHostObject(object);
        else this.#writePlainObject(object);
        break;
      case KINDS.DATE:
        this.#writeByte(tags.DATE);
        this.writeDouble(Reflect.apply(Date.prototype.getTime, object, []));
        break;
      case KINDS.REGEXP: this.#writeRegExp(object); break;
      case KINDS.MAP: this.#writeMap(object); break;
      case KINDS.SET: this.#writeSet(object); break;
      case KINDS.ERROR: this.#writeError(object); break;
      case KINDS.ARRAY_BUFFER: this.#writeArrayBuffer(object); break;
      default: this.#writeBoxed(object, kind);
    }
  }

  #writeBoxed(object, kind) {
    if (kind === KINDS.BOOLEAN_OBJECT) {
      const value = Reflect.apply(Boolean.prototype.valueOf, object, []);
      this.#writeByte(value ? tags.TRUE_OBJECT : tags.FALSE_OBJECT);
    } else if (kind === KINDS.NUMBER_OBJECT) {
      this.#writeByte(tags.NUMBER_OBJECT);
      this.writeDouble(Reflect.apply(Number.prototype.valueOf, object, []));
    } else if (kind === KINDS.BIGINT_OBJECT) {
      this.#writeByte(tags.BIGINT_OBJECT);
      this.#writeBigInt(Reflect.apply(BigInt.prototype.valueOf, object, []));
    } else if (kind === KINDS.STRING_OBJECT) {
      this.#writeByte(tags.STRING_OBJECT);
      this.#writeString(Reflect.apply(String.prototype.valueOf, object, []));
    } else {
      throw this.#refusal(object);
    }
  }

  #writeRegExp(regexp) {
    const copy = new RegExp(regexp); // its properties may lie
    let bits = 0;
    for (const flag of copy.flags) bits |= 1 << kRegExpFlags.indexOf(flag);
    this.#writeByte(tags.REGEXP);
    this.#writeString(copy.source);
    this.writeVarint(bits);
  }

  /** Writes properties and returns how many there still were. */
  #writeProperties(object, keys) {
    let count = 0;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (!Object.hasOwn(object, key)) continue;
      this.writeValue(toWrittenKey(key));
      this.writeValue(object[key]);
      count++;
    }
    return count;
  }

  #writePlainObject(object) {
    this.#writeByte(tags.BEGIN_OBJECT);
    const count = this.#writeProperties(object, Object.keys(object));
    this.#writeByte(tags.END_OBJECT);
    this.writeVarint(count);
  }

  #writeArray(array) {
    const { length } = array;
    const isPlain = hasPlainElements(array);
    const dense = isDense(array) && (isPlain || isEnumerable(array));
    this.#writeByte(dense ? tags.BEGIN_DENSE_ARRAY : tags.BEGIN_SPARSE_ARRAY);
    this.writeVarint(length);
    let count;
    if (dense) {
      const asDoubles = isDoubleArray(array);
      for (let i = 0; i < length; i++) this.#writeElement(array, i, asDoubles);
      count = this.#writeProperties(array, namedKeys(array));
    } else {
      count = this.#writeProperties(array, Object.keys(array));
    }
    this.#writeByte(dense ? tags.END_DENSE_ARRAY : tags.END_SPARSE_ARRAY);
    this.writeVarint(count);
    this.writeVarint(length);
  }

  #writeElement(array, i, asDouble) {
    const item = array[i];
    if (asDouble) {
      this.#writeByte(tags.DOUBLE);
      this.writeDouble(item);
    } else if (item !== undefined || Object.hasOwn(array, i)) {
      this.writeValue(item);
    } else {
      this.#writeByte(tags.THE_HOLE); // a getter removed it meanwhile
    }
  }

  #writeMap(map) {
    const items = itemsOfMap(map);
    this.#writeByte(tags.BEGIN_MAP);
    for (let i = 0; i < items.length; i++) this.writeValue(items[i]);
    this.#writeByte(tags.END_MAP);
    this.writeVarint(items.length);
  }

  #writeSet(set) {
    const items = itemsOfSet(set);
    this.#writeByte(tags.BEGIN_SET);
    for (let i = 0; i < items.length; i++) this.writeValue(items[i]);
    this.#writeByte(tags.END_SET);
    this.writeVarint(items.length);
  }

  #writeError(error) {
    const { name, message, stack, hasCause, cause } = errorParts(error);
    this.#writeByte(tags.ERROR);
    if (errorPrototypeTags[name] !== undefined) this.#writeByte(errorPrototypeTags[name]);
    if (message !== undefined) {
      this.#writeByte(errorTags.MESSAGE);
      this.#writeString(message);
    }
    if (stack !== undefined) {
      this.#writeByte(errorTags.STACK);
      this.#writeString(stack);
    }
    if (hasCause) {
      this.#writeByte(errorTags.CAUSE);
      this.writeValue(cause);
    }
    this.#writeByte(errorTags.END);
  }

  #writeArrayBuffer(buffer) {
    if (isSharedArrayBuffer(buffer)) {
      if (typeof this.#delegate._getSharedArrayBufferId !== 'function') {
        throw this.#error('#<SharedArrayBuffer> could not be cloned.');
      }
      this.#writeByte(tags.SHARED_ARRAY_BUFFER);
      this.writeVarint(this.#delegate._getSharedArrayBufferId(buffer) >>> 0);
      return;
    }
    if (this.#transferred?.has(buffer)) {
      this.#writeByte(tags.ARRAY_BUFFER_TRANSFER);
      this.writeVarint(this.#transferred.get(buffer));
      return;
    }
    if (buffer.detached) {
      throw this.#error('An ArrayBuffer is detached and could not be cloned.');
    }
    this.#writeByte(buffer.resizable ? tags.RESIZABLE_ARRAY_BUFFER : tags.ARRAY_BUFFER);
    this.writeVarint(buffer.byteLength);
    if (buffer.resizable) this.writeVarint(buffer.maxByteLength);
    this.writeBytes(new Uint8Array(buffer));
  }

  #writeView(view) {
    if (this.viewsAreHostObjects) {
      this.#writeHostObject(view);
      return;
    }
    const { buffer, byteOffset, byteLength } = view;
    if (buffer.resizable && isOutOfBounds(view)) throw this.#refusal(view);
    const tracks = buffer.resizable && isLengthTracking(view, buffer);
    this.#writeByte(tags.ARRAY_BUFFER_VIEW);
    this.#writeByte(viewTags[viewName(view)]);
    this.writeVarint(byteOffset);
    this.writeVarint(tracks ? 0 : byteLength);
    this.writeVarint((tracks ? kViewIsLengthTracking : 0) |
      (buffer.resizable ? kViewIsBackedByResizable : 0));
  }

  #writeHostObject(object) {
    this.#writeByte(tags.HOST_OBJECT);
    this.#delegate._writeHostObject(object);
  }
}

module.exports = { Writer };
