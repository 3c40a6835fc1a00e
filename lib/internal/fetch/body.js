// SPDX-License-Identifier: MIT
//
// Bodies of requests and responses (https://fetch.spec.whatwg.org/#bodies). A body is what it was
// made from until somebody asks for its stream: text, bytes and Blobs are read without one.
'use strict';

const { Blob, createBlob, decodeText, isBlob } = require('internal/blob');
const { bytesOf } = require('internal/buffer');
const { isArrayBuffer } = require('internal/util/types');
const { toDOMString } = require('internal/fetch/webidl');

const { UTF8 } = internalBinding('buffer');

const TEXT_TYPE = 'text/plain;charset=UTF-8';
const FORM_TYPE = 'application/x-www-form-urlencoded;charset=UTF-8';

// Most programs that send text never see a stream.
const streams = () => require('internal/webstreams/readable_stream');
const kState = () => require('internal/webstreams/util').kState;

/**
 * What gives a body its bytes, if it is none of string, Uint8Array and Blob: an object with
 * readAll(): Promise<Uint8Array>, and makeStream(): ReadableStream.
 * @typedef {{ readAll: Function, makeStream: Function }} BodySource
 */

class Body {
  /** @param {string|Uint8Array|Blob|BodySource|null} source null: there is only the stream */
  constructor(source, stream = null) {
    this.source = source;
    this.stream = stream;
    this.isUsed = false; // read without a stream
  }

  /** Bytes, if they are known: -1 if not. */
  get length() {
    const { source } = this;
    if (typeof source === 'string') return Buffer.byteLength(source);
    if (source instanceof Uint8Array) return source.length;
    return isBlob(source) ? source.size : -1;
  }

  get isDisturbed() {
    return this.stream === null ? this.isUsed : this.stream[kState()].disturbed;
  }

  get isLocked() {
    return this.stream !== null && streams().isLocked(this.stream);
  }

  get isUnusable() {
    return this.isDisturbed || this.isLocked;
  }

  /** The stream, made now if there is none yet. */
  getStream() {
    if (this.stream !== null) return this.stream;
    const { source } = this;
    const { ReadableStream, ReadableStreamDefaultReader, closeStream } = streams();
    if (this.isUsed) {
      this.stream = new ReadableStream({ type: 'bytes' });
      this.stream[kState()].disturbed = true;
      new ReadableStreamDefaultReader(this.stream); // eslint-disable-line no-new
      closeStream(this.stream);
    } else if (typeof source === 'string' || source instanceof Uint8Array) {
      this.stream = streamOfBytes(source);
    } else {
      this.stream = isBlob(source) ? source.stream() : source.makeStream();
    }
    return this.stream;
  }

  /** https://fetch.spec.whatwg.org/#concept-body-clone */
  clone() {
    const { source } = this;
    const isPlain = typeof source === 'string' || source instanceof Uint8Array || isBlob(source);
    if (isPlain && this.stream === null) return new Body(source);
    const [mine, other] = this.getStream().tee();
    this.stream = mine;
    return new Body(isPlain ? source : null, other);
  }

  /** The bytes as text or Uint8Array, or a promise of them; the body is used from now on. */
  readAll() {
    if (this.stream !== null) return collect(this.stream);
    this.isUsed = true;
    const { source } = this;
    if (typeof source === 'string' || source instanceof Uint8Array) return source;
    return isBlob(source) ? source.bytes() : source.readAll();
  }
}

function streamOfBytes(source) {
  const { ReadableStream } = streams();
  return new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const bytes = ownBytes(source);
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
      controller.byobRequest?.respond(0);
    },
  });
}

/** Bytes that the caller may keep and change. */
function ownBytes(source) {
  if (typeof source !== 'string') return source.slice();
  const bytes = bytesOf(source, UTF8);
  return bytes.length === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) :
    Uint8Array.prototype.slice.call(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
}

/** Reads a stream to its end: a read request as readDefault takes them. */
class Collector {
  constructor(reader, resolve, reject) {
    this.reader = reader;
    this.resolve = resolve;
    this.reject = reject;
    this.chunks = [];
    this.size = 0;
    this.isReading = false;
    this.hasMore = false;
  }

  /** Chunks that are there already come within the call: no recursion for them. */
  read() {
    this.hasMore = true;
    if (this.isReading) return;
    this.isReading = true;
    while (this.hasMore) {
      this.hasMore = false;
      streams().readDefault(this.reader, this);
    }
    this.isReading = false;
  }

  chunk(value) {
    if (!(value instanceof Uint8Array)) {
      const error = new TypeError('Received non-Uint8Array chunk');
      this.reader.cancel(error).catch(() => {});
      this.reject(error);
      return;
    }
    this.chunks.push(value);
    this.size += value.length;
    this.read();
  }

  close() {
    this.resolve(joinChunks(this.chunks, this.size));
  }

  error(error) {
    this.reject(error);
  }
}

function collect(stream) {
  return new Promise((resolve, reject) => {
    const { ReadableStreamDefaultReader } = streams();
    new Collector(new ReadableStreamDefaultReader(stream), resolve, reject).read();
  });
}

/** One array of all bytes. */
function joinChunks(chunks, size) {
  if (chunks.length === 1 && chunks[0].buffer.byteLength === size) {
    return new Uint8Array(chunks[0].buffer);
  }
  const joined = new Uint8Array(size);
  let position = 0;
  for (const chunk of chunks) {
    joined.set(chunk, position);
    position += chunk.length;
  }
  return joined;
}

// ---- Extraction ----------------------------------------------------------------------------

/** A stream of what an async iterable gives: bytes, or texts to be encoded. */
function streamOfIterable(iterable) {
  const iterator = iterable[Symbol.asyncIterator]();
  const { ReadableStream } = streams();
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      for (;;) {
        const { value, done } = await iterator.next();
        if (done) {
          controller.close();
          controller.byobRequest?.respond(0);
          return;
        }
        const bytes = typeof value === 'string' ? ownBytes(value) : new Uint8Array(value);
        if (bytes.length === 0) continue;
        controller.enqueue(bytes);
        return;
      }
    },
    async cancel(reason) {
      await iterator.return?.(reason);
    },
  });
}

function bodyOfStream(stream) {
  const body = new Body(null, stream);
  if (body.isUnusable) {
    throw new TypeError('Response body object should not be disturbed or locked');
  }
  return body;
}

/**
 * https://fetch.spec.whatwg.org/#concept-bodyinit-extract
 * @param {*} value anything but null
 * @param {string} where for errors
 * @returns {{ body: Body, type: ?string }}
 */
function extractBody(value, where) {
  if (typeof value === 'string') return { body: new Body(value.toWellFormed()), type: TEXT_TYPE };
  if (typeof value !== 'object') {
    return { body: new Body(toDOMString(value, where, 'body').toWellFormed()), type: TEXT_TYPE };
  }
  if (ArrayBuffer.isView(value)) {
    const view = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { body: new Body(view.slice()), type: null };
  }
  if (isArrayBuffer(value)) return { body: new Body(new Uint8Array(value).slice()), type: null };
  if (isBlob(value)) return { body: new Body(value), type: value.type || null };
  if (streams().isReadableStream(value)) return { body: bodyOfStream(value), type: null };
  return extractOther(value, where);
}

function extractOther(value, where) {
  const { URLSearchParams } = require('internal/url');
  if (value instanceof URLSearchParams) {
    return { body: new Body(value.toString()), type: FORM_TYPE };
  }
  const { entriesOf, isFormData } = require('internal/fetch/form_data');
  if (isFormData(value)) {
    const { blob, type } = require('internal/fetch/multipart').serialize(entriesOf(value));
    return { body: new Body(blob), type };
  }
  if (typeof value[Symbol.asyncIterator] === 'function') {
    return { body: new Body(null, streamOfIterable(value)), type: null };
  }
  return { body: new Body(toDOMString(value, where, 'body').toWellFormed()), type: TEXT_TYPE };
}

// ---- The mixin -----------------------------------------------------------------------------

function toText(data) {
  if (typeof data !== 'string') return decodeText(data);
  return data.charCodeAt(0) === 0xfeff ? data.slice(1) : data;
}

function toBytes(data) {
  return typeof data === 'string' ? ownBytes(data) : data;
}

function mimeTypeOf(text) {
  const { MIMEType } = require('internal/mime');
  try {
    return new MIMEType(text ?? '');
  } catch {
    return null;
  }
}

function toFormData(data, type) {
  const { createFormData } = require('internal/fetch/form_data');
  const mime = mimeTypeOf(type);
  if (mime?.essence === 'multipart/form-data') {
    const boundary = mime.params.get('boundary');
    return createFormData(require('internal/fetch/multipart').parse(toBytes(data), boundary));
  }
  if (mime?.essence === 'application/x-www-form-urlencoded') {
    const { URLSearchParams } = require('internal/url');
    const text = typeof data === 'string' ? data : decodeText(data);
    return createFormData([...new URLSearchParams(`?${text}`)]);
  }
  throw new TypeError('Content-Type was not one of "multipart/form-data" or ' +
    '"application/x-www-form-urlencoded".');
}

// What each method makes of text or bytes, and the Content-Type.
const conversions = {
  blob(data, type) {
    const mime = mimeTypeOf(type);
    const bytes = toBytes(data);
    return createBlob(bytes.length > 0 ? [bytes] : [], mime === null ? '' : mime.toString());
  },
  arrayBuffer: (data) => toBytes(data).buffer,
  text: toText,
  json: (data) => JSON.parse(toText(data)),
  formData: toFormData,
  bytes: toBytes,
};

/** https://fetch.spec.whatwg.org/#concept-body-consume-body */
function consume(record, convert) {
  const { body } = record;
  if (body === null) return convert('', record.contentType);
  if (body.isUnusable) throw new TypeError('Body is unusable: Body has already been read');
  const data = body.readAll();
  if (typeof data === 'string') return convert(data, record.contentType);
  if (data instanceof Uint8Array) return convert(data.slice(), record.contentType);
  return data.then((bytes) => convert(bytes, record.contentType));
}

/**
 * Gives a class the members of a body.
 * @param {Function} Class
 * @param {(object: object) => { body: ?Body, contentType: ?string }} recordOf throws if it is no
 *   such object
 */
function mixBody(Class, recordOf) {
  const methods = {
    get body() {
      return recordOf(this).body?.getStream() ?? null;
    },
    get bodyUsed() {
      return recordOf(this).body?.isDisturbed ?? false;
    },
  };
  for (const name of Object.keys(conversions)) {
    const convert = conversions[name];
    methods[name] = {
      async [name]() {
        return consume(recordOf(this), convert);
      },
    }[name];
  }
  methods.textStream = function textStream() {
    const { body } = recordOf(this);
    if (body?.isUnusable) throw new TypeError('Body is unusable: Body has already been read');
    const { TextDecoderStream } = require('internal/webstreams/encoding');
    const stream = body === null ? new Blob([]).stream() : body.getStream();
    return stream.pipeThrough(new TextDecoderStream());
  };
  const descriptors = Object.getOwnPropertyDescriptors(methods);
  for (const name of Object.keys(descriptors)) {
    Object.defineProperty(Class.prototype, name, descriptors[name]);
  }
}

module.exports = { Body, TEXT_TYPE, extractBody, joinChunks, mixBody };
