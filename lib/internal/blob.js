// SPDX-License-Identifier: MIT
//
// Blob (https://w3c.github.io/FileAPI/): an immutable row of parts; and the store behind blob:
// URLs.
//
// A part is a Uint8Array nobody else can write to, or an object { size, slice(start, end), read() }
// whose read() promises the bytes: a range of a file.  slice() and Blobs within Blobs share parts;
// bytes are joined only when someone asks for them in one piece.
'use strict';

const { bytesOf, isAnyArrayBuffer } = require('internal/buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS, ERR_MISSING_ARGS },
} = require('internal/errors');
const { customInspectSymbol } = require('internal/util');
const { validateDictionary } = require('internal/validators');

const { UTF8 } = internalBinding('buffer');

// ---- Parts -------------------------------------------------------------------------------

function sizeOf(part) {
  return part instanceof Uint8Array ? part.length : part.size;
}

function slicePart(part, start, end) {
  return part instanceof Uint8Array ? part.subarray(start, end) : part.slice(start, end);
}

/** The parts of the bytes from start to end. */
function sliceParts(parts, start, end) {
  const result = [];
  let position = 0;
  for (const part of parts) {
    const size = sizeOf(part);
    const from = Math.max(start - position, 0);
    const to = Math.min(end - position, size);
    if (from < to) result.push(slicePart(part, from, to));
    position += size;
  }
  return result;
}

async function joinParts(parts, size) {
  const joined = new Uint8Array(size);
  let position = 0;
  for (const part of parts) {
    const bytes = part instanceof Uint8Array ? part : await part.read();
    joined.set(bytes, position);
    position += bytes.length;
  }
  return joined;
}

// ---- Conversions of Web IDL --------------------------------------------------------------

function invalidType(message) {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

function textPart(value, index, endings) {
  if (typeof value === 'symbol') {
    throw invalidType(`Value[${index}] is a Symbol and cannot be converted to a string.`);
  }
  let text = `${value}`;
  if (endings === 'native') text = text.replace(/\r\n?|\n/g, '\n');
  const bytes = bytesOf(text, UTF8);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function copyBytes(source) {
  if (isAnyArrayBuffer(source)) return new Uint8Array(source).slice();
  return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
}

/** The parts of a sequence of buffers, Blobs and texts. */
function toParts(sources, endings) {
  if (sources === null || typeof sources !== 'object' ||
      typeof sources[Symbol.iterator] !== 'function') {
    throw invalidType('Value cannot be converted to sequence.');
  }
  const parts = [];
  let index = 0;
  for (const source of sources) {
    if (isBlob(source)) parts.push(...partsOf(source));
    else if (ArrayBuffer.isView(source) || isAnyArrayBuffer(source)) parts.push(copyBytes(source));
    else parts.push(textPart(source, index, endings));
    index++;
  }
  return parts;
}

function toType(value) {
  const type = `${value}`;
  // eslint-disable-next-line no-control-regex
  return /[^\u0020-\u007e]/.test(type) ? '' : type.toLowerCase();
}

function toOffset(value, name) {
  if (typeof value === 'bigint') {
    throw invalidType(`${name} is a BigInt and cannot be converted to a number.`);
  }
  const number = Math.trunc(+value);
  return number !== number ? 0 : number;
}

function clampOffset(offset, size) {
  return offset < 0 ? Math.max(size + offset, 0) : Math.min(offset, size);
}

// ---- Blob --------------------------------------------------------------------------------

// Given to the constructor instead of sources: the parts are ready.
const kParts = Symbol('kParts');

let partsOf;
let isBlob;

class Blob {
  #parts;
  #size = 0;
  #type = '';

  static {
    partsOf = (blob) => blob.#parts;
    isBlob = (value) => typeof value === 'object' && value !== null && #parts in value;
  }

  /**
   * @param {Iterable<string|ArrayBuffer|ArrayBufferView|Blob>} [sources]
   * @param {{ type?: string, endings?: 'transparent'|'native' }} [options]
   */
  constructor(sources = [], options) {
    if (options?.[kParts] !== undefined) {
      this.#parts = options[kParts];
      this.#type = options.type;
    } else {
      validateDictionary(options, 'options');
      const endings = options?.endings ?? 'transparent';
      if (endings !== 'transparent' && endings !== 'native') {
        throw new ERR_INVALID_ARG_VALUE('options.endings', endings);
      }
      const type = options?.type;
      this.#parts = toParts(sources, endings);
      if (type !== undefined) this.#type = toType(type);
    }
    for (const part of this.#parts) this.#size += sizeOf(part);
  }

  /** Its media type, '' if unknown. */
  get type() {
    if (!isBlob(this)) throw new ERR_INVALID_THIS('Blob');
    return this.#type;
  }

  /** In bytes. */
  get size() {
    if (!isBlob(this)) throw new ERR_INVALID_THIS('Blob');
    return this.#size;
  }

  /**
   * A Blob of a range of the bytes, which are not copied.
   * @param {number} [start] from the end if negative
   * @param {number} [end]
   * @param {string} [contentType]
   * @returns {Blob}
   */
  slice(start = 0, end = undefined, contentType = '') {
    if (!isBlob(this)) throw new ERR_INVALID_THIS('Blob');
    const from = clampOffset(toOffset(start, 'start'), this.#size);
    const to = end === undefined ? this.#size : clampOffset(toOffset(end, 'end'), this.#size);
    return createBlob(sliceParts(this.#parts, from, Math.max(from, to)), toType(contentType));
  }

  /** All bytes, in a new ArrayBuffer. */
  arrayBuffer() {
    return readAll(this, (bytes) => bytes.buffer);
  }

  /** All bytes, decoded as UTF-8. */
  text() {
    return readAll(this, decode);
  }

  /** All bytes, in a new Uint8Array. */
  bytes() {
    return readAll(this, (bytes) => bytes);
  }

  /** A byte stream of the parts. */
  stream() {
    if (!isBlob(this)) throw new ERR_INVALID_THIS('Blob');
    const { ReadableStream } = require('internal/webstreams/readable_stream');
    return new ReadableStream(new PartSource(this.#parts));
  }

  /** A stream of the text, decoded as UTF-8. */
  textStream() {
    if (!isBlob(this)) throw new ERR_INVALID_THIS('Blob');
    const { TextDecoderStream } = require('internal/webstreams/encoding');
    return this.stream().pipeThrough(new TextDecoderStream());
  }

  [customInspectSymbol](depth, options) {
    return inspectAs('Blob', { size: this.size, type: this.type }, depth, options);
  }
}

// UTF-8 without its byte order mark.
function decode(bytes) {
  const text = internalBinding('buffer').slice(bytes, UTF8);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

async function readAll(blob, convert) {
  if (!isBlob(blob)) throw new ERR_INVALID_THIS('Blob');
  return convert(await joinParts(partsOf(blob), blob.size));
}

/** The underlying source of stream(): a chunk for each part. */
class PartSource {
  type = 'bytes';
  #parts;
  #next = 0;

  constructor(parts) {
    this.#parts = parts.filter((part) => sizeOf(part) > 0);
  }

  async pull(controller) {
    if (this.#next === this.#parts.length) {
      controller.close();
      controller.byobRequest?.respond(0);
      return;
    }
    const part = this.#parts[this.#next++];
    // The stream takes the memory of a chunk for its own, so it gets a copy.
    controller.enqueue(part instanceof Uint8Array ? part.slice() : await part.read());
  }
}

/** `Name { ... }`, or `[Name]` below the depth asked for. */
function inspectAs(name, properties, depth, options) {
  if (depth < 0) return `[${name}]`;
  const { inspect } = require('internal/util/inspect');
  const inner = options.depth === null || options.depth === undefined ? null : options.depth - 1;
  return `${name} ${inspect(properties, { ...options, depth: inner })}`;
}

for (const name of ['type', 'size', 'slice', 'arrayBuffer', 'text', 'bytes', 'stream',
                    'textStream']) {
  Object.defineProperty(Blob.prototype, name, { enumerable: true });
}
Object.defineProperty(Blob.prototype, Symbol.toStringTag, { value: 'Blob', configurable: true });
Object.defineProperty(Blob, 'length', { value: 0 });

/**
 * A Blob of parts that nobody else will change.
 * @param {Array<Uint8Array|{ size: number, slice: Function, read: Function }>} parts
 * @param {string} [type]
 * @returns {Blob}
 */
function createBlob(parts, type = '') {
  return new Blob([], { [kParts]: parts, type });
}

// ---- URLs --------------------------------------------------------------------------------

const kOrigin = 'blob:nodedata:';
const registered = new Map();

/**
 * Registers a Blob.
 * @param {Blob} blob
 * @returns {string} its URL
 */
function createObjectURL(blob) {
  if (!isBlob(blob)) throw new ERR_INVALID_ARG_TYPE('obj', 'Blob', blob);
  const id = require('internal/crypto/random').randomUUID();
  registered.set(id, createBlob(partsOf(blob), blob.type));
  return kOrigin + id;
}

function idOf(url) {
  url = `${url}`;
  return url.startsWith(kOrigin) ? url.slice(kOrigin.length).split(/[?#]/, 1)[0] : undefined;
}

/** Forgets the Blob behind a URL. */
function revokeObjectURL(...args) {
  if (args.length === 0) throw new ERR_MISSING_ARGS('url');
  registered.delete(idOf(args[0]));
}

/** The Blob behind a URL, or undefined. */
function resolveObjectURL(url) {
  const blob = registered.get(idOf(url));
  return blob && createBlob(partsOf(blob), blob.type);
}

// ---- Cloning -----------------------------------------------------------------------------

function cloneBlob(blob) {
  return {
    data: { parts: partsOf(blob), type: blob.type },
    deserialize: 'internal/blob:fromCloneData',
  };
}

function fromCloneData({ parts, type }) {
  return createBlob(parts, type);
}

require('internal/clone/registry').registerCloneHooks(Blob.prototype, { clone: cloneBlob });

module.exports = {
  Blob,
  createBlob,
  createObjectURL,
  decodeText: decode,
  fromCloneData,
  inspectAs,
  isBlob,
  partsOf,
  resolveObjectURL,
  revokeObjectURL,
};
