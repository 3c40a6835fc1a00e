// SPDX-License-Identifier: MIT
//
// Serializer and Deserializer of node:v8.  They are functions rather than classes because Node's
// are: their methods are enumerable and calling them without `new` has an error of its own.
'use strict';

const {
  codes: {
    ERR_CONSTRUCT_CALL_REQUIRED, ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED,
  },
} = require('internal/errors');
const { isAnyArrayBuffer } = require('internal/util/types');
const { Reader } = require('internal/v8/reader');
const { Writer } = require('internal/v8/writer');
const { hostViewNames } = require('internal/v8/wire_format');
const { viewName } = require('internal/clone/kinds');
const { Buffer } = require('buffer');

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

/** Returns the object it is given, so that a derived class adds its private fields to it. */
class Stamp {
  constructor(object) {
    return object;
  }
}

/** What is behind a serializer. */
class HiddenWriter extends Stamp {
  #writer;

  constructor(serializer, writer) {
    super(serializer);
    this.#writer = writer;
  }

  static of(object) {
    if (isObject(object) && #writer in object) return object.#writer;
    throw new TypeError('Illegal invocation');
  }
}

/** What is behind a deserializer. */
class HiddenReader extends Stamp {
  #reader;

  constructor(deserializer, reader) {
    super(deserializer);
    this.#reader = reader;
  }

  static of(object) {
    if (isObject(object) && #reader in object) return object.#reader;
    throw new TypeError('Illegal invocation');
  }
}

function constructCallRequired(name) {
  const error = new ERR_CONSTRUCT_CALL_REQUIRED(name);
  error.message = `Class constructor ${name} cannot be invoked without 'new'`;
  return error;
}

function typeError(message) {
  const error = new ERR_INVALID_ARG_TYPE('buffer', 'Buffer', undefined);
  error.message = message;
  return error;
}

/** Any view as a Buffer on the same memory. */
function toBuffer(view, name) {
  if (!ArrayBuffer.isView(view)) throw typeError(`${name} must be a TypedArray or a DataView`);
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

// ---- Serializer --------------------------------------------------------------------------

/** What a writer asks of a serializer; its methods may be replaced at any time. */
class WriterDelegate {
  constructor(serializer) {
    this.serializer = serializer;
  }

  get _getDataCloneError() { return this.serializer._getDataCloneError; }

  get _getSharedArrayBufferId() {
    const { serializer } = this;
    if (typeof serializer._getSharedArrayBufferId !== 'function') return undefined;
    return (buffer) => serializer._getSharedArrayBufferId(buffer);
  }

  _writeHostObject(object) {
    if (typeof this.serializer._writeHostObject !== 'function') {
      throw new ERR_METHOD_NOT_IMPLEMENTED('_writeHostObject()');
    }
    return this.serializer._writeHostObject(object);
  }

  /** Views are the only host objects here; see Writer. */
  isHostObject() { return false; }
}

/** @class */
function Serializer() {
  if (new.target === undefined) throw constructCallRequired('Serializer');
  new HiddenWriter(this, new Writer(new WriterDelegate(this)));
}

Object.assign(Serializer.prototype, {
  /** Writes the version of the format. */
  writeHeader() {
    HiddenWriter.of(this).writeHeader();
  },

  writeValue(value) {
    HiddenWriter.of(this).writeValue(value);
    return true;
  },

  /** @returns {Buffer} what was written; the serializer is of no use afterwards */
  releaseBuffer() {
    return HiddenWriter.of(this).release();
  },

  /** Marks a buffer as moved by other means; only the id is written. */
  transferArrayBuffer(id, arrayBuffer) {
    if (!isAnyArrayBuffer(arrayBuffer)) throw typeError('arrayBuffer must be an ArrayBuffer');
    HiddenWriter.of(this).transferArrayBuffer(id >>> 0, arrayBuffer);
  },

  writeUint32(value) {
    HiddenWriter.of(this).writeVarint(value >>> 0);
  },

  writeUint64(hi, lo) {
    HiddenWriter.of(this).writeVarint64(hi, lo);
  },

  writeDouble(value) {
    HiddenWriter.of(this).writeDouble(+value);
  },

  writeRawBytes(source) {
    HiddenWriter.of(this).writeBytes(toBuffer(source, 'source'));
  },

  _setTreatArrayBufferViewsAsHostObjects(flag) {
    HiddenWriter.of(this).viewsAreHostObjects = Boolean(flag);
  },
});

Object.defineProperty(Serializer.prototype, '_getDataCloneError', {
  __proto__: null, value: Error, writable: true, enumerable: true, configurable: true,
});

// ---- Deserializer ------------------------------------------------------------------------

/**
 * @class
 * @param {ArrayBufferView} buffer
 */
function Deserializer(buffer) {
  if (new.target === undefined) throw constructCallRequired('Deserializer');
  const bytes = toBuffer(buffer, 'buffer');
  this.buffer = buffer;
  new HiddenReader(this, new Reader(bytes, this));
}

function readOrThrow(value, name) {
  if (value === undefined) throw new Error(`${name}() failed`);
  return value;
}

Object.assign(Deserializer.prototype, {
  /** Reads and checks the version of the format. */
  readHeader() {
    if (HiddenReader.of(this).readHeader()) return true;
    throw new Error('Unable to deserialize cloned data due to invalid or unsupported version.');
  },

  readValue() {
    return HiddenReader.of(this).readValue();
  },

  getWireFormatVersion() {
    return HiddenReader.of(this).version;
  },

  transferArrayBuffer(id, arrayBuffer) {
    if (!isAnyArrayBuffer(arrayBuffer)) {
      throw typeError('arrayBuffer must be an ArrayBuffer or SharedArrayBuffer');
    }
    HiddenReader.of(this).transferArrayBuffer(id >>> 0, arrayBuffer);
  },

  readUint32() {
    return readOrThrow(HiddenReader.of(this).tryVarint(), 'ReadUint32');
  },

  /** @returns {[number, number]} high and low half */
  readUint64() {
    return readOrThrow(HiddenReader.of(this).tryVarint64(), 'ReadUint64');
  },

  readDouble() {
    return readOrThrow(HiddenReader.of(this).tryDouble(), 'ReadDouble');
  },

  /** Skips bytes and returns where in the buffer they begin. */
  _readRawBytes(length) {
    const reader = HiddenReader.of(this);
    if (!(length <= reader.left)) throw new Error('ReadRawBytes() failed');
    reader.position += length;
    return reader.position - length;
  },

  /** @returns {Buffer} on the memory of the buffer that is read */
  readRawBytes: function readRawBytes(length) {
    const offset = this._readRawBytes(length);
    return Buffer.from(this.buffer.buffer, this.buffer.byteOffset + offset, length);
  },
});

// ---- The defaults, which handle views ----------------------------------------------------

function hostViewIndex(view) {
  if (Buffer.isBuffer(view)) return hostViewNames.indexOf('Buffer');
  return hostViewNames.indexOf(viewName(view));
}

/** Serializer that writes views with their bytes, each without the rest of its buffer. */
class DefaultSerializer extends Serializer {
  constructor() {
    super();
    this._setTreatArrayBufferViewsAsHostObjects(true);
  }

  _writeHostObject(object) {
    const index = ArrayBuffer.isView(object) ? hostViewIndex(object) : -1;
    if (index === -1) {
      const { inspect } = require('internal/util/inspect');
      throw new this._getDataCloneError(`Unserializable host object: ${inspect(object)}`);
    }
    this.writeUint32(index);
    this.writeUint32(object.byteLength);
    this.writeRawBytes(object);
  }
}

/** The reverse; views are made on the memory that is read, where alignment allows. */
class DefaultDeserializer extends Deserializer {
  _readHostObject() {
    const name = hostViewNames[this.readUint32()];
    const bytes = this.readRawBytes(this.readUint32());
    if (name === 'Buffer') return bytes;
    const Class = globalThis[name];
    if (Class === undefined) throw new Error('Unable to deserialize cloned data.');
    const size = Class.BYTES_PER_ELEMENT ?? 1;
    const { buffer, byteOffset } = byteAligned(bytes, size);
    return new Class(buffer, byteOffset, bytes.length / size);
  }
}

function byteAligned(bytes, size) {
  return bytes.byteOffset % size === 0 ? bytes : Buffer.copyBytesFrom(bytes);
}

/**
 * @param {unknown} value
 * @returns {Buffer}
 */
function serialize(value) {
  const serializer = new DefaultSerializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

/**
 * @param {ArrayBufferView} buffer
 * @returns {unknown}
 */
function deserialize(buffer) {
  const deserializer = new DefaultDeserializer(buffer);
  deserializer.readHeader();
  return deserializer.readValue();
}

module.exports = {
  DefaultDeserializer,
  DefaultSerializer,
  Deserializer,
  Serializer,
  deserialize,
  serialize,
};
