// SPDX-License-Identifier: MIT
//
// ReadableStream and its two readers. The controllers are in files of their own; this file reaches
// them through the methods kPull, kCancel and kRelease. Function names are those of the abstract
// operations of https://streams.spec.whatwg.org/#rs without their prefixes.
'use strict';

const {
  codes: {
    ERR_ARG_NOT_ITERABLE,
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
    ERR_OUT_OF_RANGE,
  },
} = require('internal/errors');
const { validateAbortSignal, validateObject, kValidateObjectAllowObjects } =
  require('internal/validators');
const {
  kControllerErrorFunction, kIsClosedPromise, kIsDisturbed, kIsErrored, kIsReadable,
} = require('internal/streams/utils');
const { isWritableStream, isLocked: isWritableLocked } =
  require('internal/webstreams/writable_stream');
const {
  Deferred,
  brandError,
  checkDictionary,
  defineInspect,
  defineInterface,
  ensureRejected,
  extractHighWaterMark,
  extractSize,
  invalidRange,
  invalidState,
  kState,
  rejectedDeferred,
  resolvedDeferred,
  setHandled,
} = require('internal/webstreams/util');

const kInternal = Symbol('kInternal'); // lets our own code call the constructor
const kCancel = Symbol('kCancel');
const kPull = Symbol('kPull');
const kRelease = Symbol('kRelease');

class ReadableStreamState {
  constructor() {
    this.state = 'readable';
    this.disturbed = false;
    this.reader = undefined;
    this.storedError = undefined;
    this.controller = undefined;
    this.closedPromise = new Deferred();
    setHandled(this.closedPromise.promise);
  }
}

function isReadableStream(value) {
  return typeof value === 'object' && value !== null &&
    value[kState] instanceof ReadableStreamState;
}

function isLocked(stream) {
  return stream[kState].reader !== undefined;
}

class ReadableStream {
  /**
   * @param {{ start?: Function, pull?: Function, cancel?: Function, type?: 'bytes',
   *   autoAllocateChunkSize?: number }} [source]
   * @param {{ highWaterMark?: number, size?: Function }} [strategy]
   */
  constructor(source = undefined, strategy = undefined) {
    this[kState] = new ReadableStreamState();
    if (source === kInternal) return;
    if (source === null) throw new ERR_INVALID_ARG_TYPE('source', 'Object', source);
    checkDictionary(source, 'source');
    checkDictionary(strategy, 'strategy');
    const type = source?.type;
    if (type === undefined) {
      const { setUpFromSource } = require('internal/webstreams/readable_default_controller');
      const size = extractSize(strategy);
      setUpFromSource(this, source, extractHighWaterMark(strategy, 1), size);
    } else if (`${type}` === 'bytes') {
      if (strategy?.size !== undefined) throw invalidRange('strategy.size', strategy.size);
      const { setUpFromSource } = require('internal/webstreams/readable_byte_controller');
      setUpFromSource(this, source, extractHighWaterMark(strategy, 0));
    } else {
      throw new ERR_INVALID_ARG_VALUE('source.type', type);
    }
  }

  /** A stream of the values of an iterable or async iterable. */
  static from(iterable) {
    return fromIterable(iterable);
  }

  get locked() {
    if (!isReadableStream(this)) throw brandError('ReadableStream');
    return isLocked(this);
  }

  cancel(reason = undefined) {
    if (!isReadableStream(this)) return Promise.reject(brandError('ReadableStream'));
    if (isLocked(this)) return Promise.reject(invalidState('ReadableStream is locked'));
    return cancelStream(this, reason);
  }

  /** @param {{ mode?: 'byob' }} [options] */
  getReader(options = undefined) {
    if (!isReadableStream(this)) throw brandError('ReadableStream');
    if (options != null) validateObject(options, 'options', kValidateObjectAllowObjects);
    const mode = options?.mode;
    if (mode === undefined) return new ReadableStreamDefaultReader(this);
    if (`${mode}` !== 'byob') throw new ERR_INVALID_ARG_VALUE('options.mode', mode);
    return new ReadableStreamBYOBReader(this);
  }

  pipeThrough(transform, options = undefined) {
    if (!isReadableStream(this)) throw brandError('ReadableStream');
    const readable = transform?.readable;
    if (!isReadableStream(readable)) {
      throw new ERR_INVALID_ARG_TYPE('transform.readable', 'ReadableStream', readable);
    }
    const writable = transform?.writable;
    if (!isWritableStream(writable)) {
      throw new ERR_INVALID_ARG_TYPE('transform.writable', 'WritableStream', writable);
    }
    const flags = readPipeOptions(options);
    if (isLocked(this)) throw invalidState('The ReadableStream is locked');
    if (isWritableLocked(writable)) throw invalidState('The WritableStream is locked');
    const { pipe } = require('internal/webstreams/readable_pipe');
    setHandled(pipe(this, writable, flags));
    return readable;
  }

  pipeTo(destination, options = undefined) {
    try {
      if (!isReadableStream(this)) throw brandError('ReadableStream');
      if (!isWritableStream(destination)) {
        throw new ERR_INVALID_ARG_TYPE('transform.writable', 'WritableStream', destination);
      }
      const flags = readPipeOptions(options);
      if (isLocked(this)) throw invalidState('The ReadableStream is locked');
      if (isWritableLocked(destination)) throw invalidState('The WritableStream is locked');
      const { pipe } = require('internal/webstreams/readable_pipe');
      return pipe(this, destination, flags);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** @returns {[ReadableStream, ReadableStream]} */
  tee() {
    if (!isReadableStream(this)) throw brandError('ReadableStream');
    if (isLocked(this)) throw invalidState('ReadableStream is locked');
    return require('internal/webstreams/readable_tee').tee(this, false);
  }

  /** @param {{ preventCancel?: boolean }} [options] */
  values(options = undefined) {
    if (!isReadableStream(this)) throw brandError('ReadableStream');
    if (options != null) validateObject(options, 'options', kValidateObjectAllowObjects);
    const preventCancel = !!options?.preventCancel;
    const { makeIterator } = require('internal/webstreams/readable_iterator');
    return makeIterator(new ReadableStreamDefaultReader(this), preventCancel);
  }

  get [kIsDisturbed]() {
    return this[kState].disturbed;
  }

  get [kIsErrored]() {
    return this[kState].state === 'errored';
  }

  get [kIsReadable]() {
    return this[kState].state === 'readable';
  }

  get [kIsClosedPromise]() {
    return this[kState].closedPromise;
  }

  [kControllerErrorFunction](error) {
    this[kState].controller.error(error);
  }
}

defineInspect(ReadableStream, (self) => ({
  locked: self.locked,
  state: self[kState].state,
  supportsBYOB: isByteStream(self),
}));
defineInterface(ReadableStream, [
  'locked', 'cancel', 'getReader', 'pipeThrough', 'pipeTo', 'tee', 'values',
]);
Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, {
  __proto__: null, value: ReadableStream.prototype.values, writable: true, configurable: true,
});
Object.defineProperty(ReadableStream, 'from', { __proto__: null, enumerable: true });

function isByteStream(stream) {
  const { ReadableByteStreamController } =
    require('internal/webstreams/readable_byte_controller');
  return stream[kState].controller instanceof ReadableByteStreamController;
}

function readPipeOptions(options) {
  if (options != null) validateObject(options, 'options', kValidateObjectAllowObjects);
  const preventAbort = !!options?.preventAbort;
  const preventCancel = !!options?.preventCancel;
  const preventClose = !!options?.preventClose;
  const signal = options?.signal;
  if (signal !== undefined) {
    validateAbortSignal(signal, 'options.signal');
    if (signal === null) throw new ERR_INVALID_ARG_TYPE('options.signal', 'AbortSignal', signal);
  }
  return { preventAbort, preventCancel, preventClose, signal };
}

/** https://streams.spec.whatwg.org/#rs-from */
function fromIterable(iterable) {
  const asyncMethod = iterable[Symbol.asyncIterator];
  const method = asyncMethod ?? iterable[Symbol.iterator];
  if (typeof method !== 'function') throw new ERR_ARG_NOT_ITERABLE(iterable);
  const iterator = Reflect.apply(method, iterable, []);
  if (typeof iterator !== 'object' && typeof iterator !== 'function' || iterator === null) {
    throw invalidState('The iterator method must return an object');
  }
  const { next } = iterator;
  const { createReadableStream } = require('internal/webstreams/readable_default_controller');
  const stream = createReadableStream({
    __proto__: null,
    async pull() {
      const result = await Reflect.apply(next, iterator, []);
      if (typeof result !== 'object' && typeof result !== 'function' || result === null) {
        throw invalidState('The promise returned by the iterator.next() method must ' +
          'fulfill with an object');
      }
      const { controller } = stream[kState];
      if (result.done) controller.close();
      else controller.enqueue(await result.value);
    },
    async cancel(reason) {
      const method = iterator.return;
      if (method == null) return;
      const result = await Reflect.apply(method, iterator, [reason]);
      if (typeof result !== 'object' && typeof result !== 'function' || result === null) {
        throw invalidState('The promise returned by the iterator.return() method must ' +
          'fulfill with an object');
      }
    },
  }, 0);
  return stream;
}

// ---- Stream operations ---------------------------------------------------------------------

function cancelStream(stream, reason) {
  const state = stream[kState];
  state.disturbed = true;
  if (state.state === 'closed') return Promise.resolve();
  if (state.state === 'errored') return Promise.reject(state.storedError);
  closeStream(stream);
  const { reader } = state;
  if (reader instanceof ReadableStreamBYOBReader) {
    const requests = reader[kState].requests;
    reader[kState].requests = [];
    for (const request of requests) request.close(undefined);
  }
  return state.controller[kCancel](reason).then(() => {});
}

function closeStream(stream) {
  const state = stream[kState];
  state.state = 'closed';
  state.closedPromise.resolve();
  const { reader } = state;
  if (reader === undefined) return;
  reader[kState].closed.resolve();
  if (reader instanceof ReadableStreamDefaultReader) {
    const requests = reader[kState].requests;
    reader[kState].requests = [];
    for (const request of requests) request.close();
  }
}

function errorStream(stream, error) {
  const state = stream[kState];
  state.state = 'errored';
  state.storedError = error;
  state.closedPromise.reject(error);
  const { reader } = state;
  if (reader === undefined) return;
  setHandled(reader[kState].closed.promise);
  reader[kState].closed.reject(error);
  errorReadRequests(reader, error);
}

function errorReadRequests(reader, error) {
  const requests = reader[kState].requests;
  reader[kState].requests = [];
  for (const request of requests) request.error(error);
}

/** How many reads wait in the reader of a kind. */
function pendingReads(stream, Reader) {
  const { reader } = stream[kState];
  return reader instanceof Reader ? reader[kState].requests.length : 0;
}

// ---- Readers -------------------------------------------------------------------------------

class ReaderState {
  constructor(stream, closed) {
    this.stream = stream;
    this.closed = closed;
    this.requests = [];
  }
}

/** A read by a user: settles a promise. Others are objects with the same three methods. */
class PromiseReadRequest extends Deferred {
  chunk(value) {
    this.resolve({ done: false, value });
  }

  close(value) {
    this.resolve({ done: true, value });
  }

  error(reason) {
    this.reject(reason);
  }
}

function acquire(reader, stream) {
  const state = stream[kState];
  let closed;
  if (state.state === 'readable') closed = new Deferred();
  else if (state.state === 'closed') closed = resolvedDeferred();
  else closed = rejectedDeferred(state.storedError);
  reader[kState] = new ReaderState(stream, closed);
  state.reader = reader;
}

function notAttached() {
  return invalidState('The reader is not attached to a stream');
}

function readerState(reader, Class) {
  const state = reader?.[kState];
  if (!(state instanceof ReaderState) || !(reader instanceof Class)) throw brandError(Class.name);
  return state;
}

function releaseReader(reader) {
  const state = reader[kState];
  if (state.stream === undefined) return;
  state.closed = ensureRejected(state.closed, invalidState('Reader released'));
  const { stream } = state;
  stream[kState].controller[kRelease]();
  stream[kState].reader = undefined;
  state.stream = undefined;
  errorReadRequests(reader, invalidState('Releasing reader'));
}

function cancelReader(reader, Class, reason) {
  try {
    const { stream } = readerState(reader, Class);
    if (stream === undefined) throw notAttached();
    return cancelStream(stream, reason);
  } catch (error) {
    return Promise.reject(error);
  }
}

function closedOf(reader, Class) {
  try {
    return readerState(reader, Class).closed.promise;
  } catch (error) {
    return Promise.reject(error);
  }
}

function checkUnlocked(stream) {
  if (!isReadableStream(stream)) {
    throw new ERR_INVALID_ARG_TYPE('stream', 'ReadableStream', stream);
  }
  if (isLocked(stream)) throw invalidState('ReadableStream is locked');
}

class ReadableStreamDefaultReader {
  /** @param {ReadableStream} stream */
  constructor(stream) {
    checkUnlocked(stream);
    acquire(this, stream);
  }

  /** @returns {Promise<{ done: boolean, value: any }>} */
  read() {
    let state;
    try {
      state = readerState(this, ReadableStreamDefaultReader);
      if (state.stream === undefined) throw notAttached();
    } catch (error) {
      return Promise.reject(error);
    }
    const request = new PromiseReadRequest();
    readDefault(this, request);
    return request.promise;
  }

  releaseLock() {
    readerState(this, ReadableStreamDefaultReader);
    releaseReader(this);
  }

  get closed() {
    return closedOf(this, ReadableStreamDefaultReader);
  }

  cancel(reason = undefined) {
    return cancelReader(this, ReadableStreamDefaultReader, reason);
  }
}
defineInspect(ReadableStreamDefaultReader, (self) => ({
  stream: self[kState].stream,
  readRequests: self[kState].requests.length,
  close: self[kState].closed.promise,
}));
defineInterface(ReadableStreamDefaultReader, ['read', 'releaseLock', 'closed', 'cancel']);

/** ReadableStreamDefaultReaderRead */
function readDefault(reader, request) {
  const { stream } = reader[kState];
  const state = stream[kState];
  state.disturbed = true;
  if (state.state === 'closed') request.close();
  else if (state.state === 'errored') request.error(state.storedError);
  else state.controller[kPull](request);
}

class ReadableStreamBYOBReader {
  /** @param {ReadableStream} stream A byte stream. */
  constructor(stream) {
    checkUnlocked(stream);
    if (!isByteStream(stream)) {
      throw new ERR_INVALID_ARG_VALUE('stream', stream, 'must be a byte stream');
    }
    acquire(this, stream);
  }

  /**
   * @param {ArrayBufferView} view Filled, and detached.
   * @param {{ min?: number }} [options] Elements to wait for.
   * @returns {Promise<{ done: boolean, value: ArrayBufferView }>}
   */
  async read(view, options = undefined) {
    const state = readerState(this, ReadableStreamBYOBReader);
    if (!ArrayBuffer.isView(view)) {
      throw new ERR_INVALID_ARG_TYPE('view', ['Buffer', 'TypedArray', 'DataView'], view);
    }
    if (options != null) validateObject(options, 'options', kValidateObjectAllowObjects);
    if (view.byteLength === 0 || view.buffer.byteLength === 0 || view.buffer.detached) {
      throw invalidState('View or Viewed ArrayBuffer is zero-length or detached');
    }
    const min = readMin(view, options);
    if (state.stream === undefined) throw notAttached();
    const request = new PromiseReadRequest();
    readInto(this, view, min, request);
    return request.promise;
  }

  releaseLock() {
    readerState(this, ReadableStreamBYOBReader);
    releaseReader(this);
  }

  get closed() {
    return closedOf(this, ReadableStreamBYOBReader);
  }

  cancel(reason = undefined) {
    return cancelReader(this, ReadableStreamBYOBReader, reason);
  }
}
defineInspect(ReadableStreamBYOBReader, (self) => ({
  stream: self[kState].stream,
  readIntoRequests: self[kState].requests.length,
  close: self[kState].closed.promise,
}));
defineInterface(ReadableStreamBYOBReader, ['read', 'releaseLock', 'closed', 'cancel']);

function readMin(view, options) {
  const value = options?.min;
  if (value === undefined) return 1;
  const min = Number(value);
  if (!Number.isFinite(min) || min < 0) throw new ERR_INVALID_ARG_VALUE('options.min', value);
  const elements = Math.trunc(min);
  if (elements <= 0) {
    throw new ERR_INVALID_ARG_VALUE('options.min', value, 'must be greater than 0');
  }
  if (view instanceof DataView) {
    if (elements > view.byteLength) {
      throw new ERR_OUT_OF_RANGE('options.min', '<= view.byteLength', value);
    }
  } else if (elements > view.length) {
    throw new ERR_OUT_OF_RANGE('options.min', '<= view.length', value);
  }
  return elements;
}

/** ReadableStreamBYOBReaderRead */
function readInto(reader, view, min, request) {
  const { stream } = reader[kState];
  const state = stream[kState];
  state.disturbed = true;
  if (state.state === 'errored') {
    request.error(state.storedError);
  } else {
    const { pullInto } = require('internal/webstreams/readable_byte_controller');
    pullInto(state.controller, view, min, request);
  }
}

module.exports = {
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamDefaultReader,
  cancelStream,
  closeStream,
  errorStream,
  isByteStream,
  isLocked,
  isReadableStream,
  kCancel,
  kInternal,
  kPull,
  kRelease,
  pendingReads,
  readDefault,
  readInto,
  releaseReader,
};
