// SPDX-License-Identifier: MIT
//
// ReadableByteStreamController and ReadableStreamBYOBRequest. Views that readers or the source
// bring along wait as pull-into descriptors; buffers are transferred on every hand-over, so that
// nobody sees bytes change. https://streams.spec.whatwg.org/#rbs-controller-class
'use strict';

const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const {
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamDefaultReader,
  closeStream,
  errorStream,
  kCancel,
  kInternal,
  kPull,
  kRelease,
  pendingReads,
} = require('internal/webstreams/readable_stream');
const {
  brandError,
  callAsync,
  defineInspect,
  defineInterface,
  getMethod,
  invalidRange,
  invalidState,
  kState,
  newlyResolved,
} = require('internal/webstreams/util');
const { Queue } = require('internal/queue');

// Fields are declared: assignments alone would find setters on Object.prototype.
class ByteControllerState {
  queueSize = 0;
  highWaterMark;
  pull;
  cancel;
  autoAllocateChunkSize;

  constructor(controller, stream, algorithms, highWaterMark, autoAllocateChunkSize) {
    this.controller = controller;
    this.stream = stream;
    this.queue = new Queue(); // of { buffer, byteOffset, byteLength }
    this.started = false;
    this.closeRequested = false;
    this.pulling = false;
    this.pullAgain = false;
    this.highWaterMark = highWaterMark;
    this.pull = algorithms.pull;
    this.cancel = algorithms.cancel;
    this.autoAllocateChunkSize = autoAllocateChunkSize;
    this.byobRequest = null;
    this.pendingPullIntos = [];
  }
}

class PullIntoDescriptor {
  constructor(buffer, byteOffset, byteLength, minimumFill, elementSize, View, readerType) {
    this.buffer = buffer;
    this.bufferByteLength = buffer.byteLength;
    this.byteOffset = byteOffset;
    this.byteLength = byteLength;
    this.bytesFilled = 0;
    this.minimumFill = minimumFill;
    this.elementSize = elementSize;
    this.View = View;
    this.readerType = readerType; // 'default', 'byob' or 'none'
  }

  /** The filled part as a view over the transferred buffer. */
  toView() {
    return new this.View(this.buffer.transfer(), this.byteOffset,
                         this.bytesFilled / this.elementSize);
  }
}

function checkView(view, name) {
  if (!ArrayBuffer.isView(view)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], view);
  }
}

class ReadableByteStreamController {
  constructor(token = undefined) {
    if (token !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  /** The view the source may fill, if a reader waits with one. */
  get byobRequest() {
    return getByobRequest(checkController(this));
  }

  get desiredSize() {
    return desiredSize(checkController(this));
  }

  close() {
    const state = checkController(this);
    if (state.closeRequested) throw invalidState('Controller is already closed');
    if (state.stream[kState].state !== 'readable') {
      throw invalidState('ReadableStream is already closed');
    }
    close(state);
  }

  /** @param {ArrayBufferView} chunk Detached by this. */
  enqueue(chunk) {
    const state = checkController(this);
    checkView(chunk, 'buffer');
    if (chunk.byteLength === 0 || chunk.buffer.byteLength === 0) {
      throw invalidState('chunk ArrayBuffer is zero-length or detached');
    }
    if (state.closeRequested) throw invalidState('Controller is already closed');
    if (state.stream[kState].state !== 'readable') {
      throw invalidState('ReadableStream is already closed');
    }
    enqueue(state, chunk);
  }

  error(error = undefined) {
    fail(checkController(this), error);
  }

  [kCancel](reason) {
    const state = this[kState];
    clearPendingPullIntos(state);
    state.queue.clear();
    state.queueSize = 0;
    const { cancel } = state;
    clearAlgorithms(state);
    return cancel === undefined ? Promise.resolve() : cancel(reason);
  }

  [kPull](request) {
    const state = this[kState];
    if (state.queueSize > 0) {
      fillReadRequest(state, request);
      return;
    }
    const size = state.autoAllocateChunkSize;
    if (size !== undefined) {
      let buffer;
      try {
        buffer = new ArrayBuffer(size);
      } catch (error) {
        request.error(error);
        return;
      }
      state.pendingPullIntos.push(
        new PullIntoDescriptor(buffer, 0, size, 1, 1, Uint8Array, 'default'));
    }
    requestsOf(state).push(request);
    pullIfNeeded(state);
  }

  [kRelease]() {
    const state = this[kState];
    if (state.pendingPullIntos.length === 0) return;
    const [first] = state.pendingPullIntos;
    first.readerType = 'none';
    state.pendingPullIntos = [first];
  }
}
defineInspect(ReadableByteStreamController, () => ({}));
defineInterface(ReadableByteStreamController, [
  'byobRequest', 'desiredSize', 'close', 'enqueue', 'error',
]);

class ByobRequestState {
  constructor(controller, view) {
    this.controller = controller;
    this.view = view;
  }
}

class ReadableStreamBYOBRequest {
  constructor(token = undefined) {
    if (token !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  get view() {
    return checkRequest(this).view;
  }

  /** @param {number} bytesWritten Into the view. */
  respond(bytesWritten) {
    const state = checkRequest(this);
    if (state.controller === undefined) {
      throw invalidState('This BYOB request has been invalidated');
    }
    if (state.view.buffer.detached || state.view.byteLength === 0) {
      throw invalidState('Viewed ArrayBuffer is detached or zero-length');
    }
    const count = Number(bytesWritten);
    if (!Number.isFinite(count) || count < 0) {
      throw new ERR_INVALID_ARG_VALUE('bytesWritten', bytesWritten);
    }
    respond(state.controller[kState], Math.trunc(count));
  }

  /** @param {ArrayBufferView} view The same bytes in another view. */
  respondWithNewView(view) {
    const state = checkRequest(this);
    if (state.controller === undefined) {
      throw invalidState('This BYOB request has been invalidated');
    }
    checkView(view, 'view');
    if (view.buffer.detached) throw invalidState('Viewed ArrayBuffer is detached');
    respondWithNewView(state.controller[kState], view);
  }
}
defineInspect(ReadableStreamBYOBRequest, (self) => ({
  view: self[kState].view,
  controller: self[kState].controller,
}));
defineInterface(ReadableStreamBYOBRequest, ['view', 'respond', 'respondWithNewView']);

function checkController(controller) {
  const state = controller?.[kState];
  if (!(state instanceof ByteControllerState)) throw brandError('ReadableByteStreamController');
  return state;
}

function checkRequest(request) {
  const state = request?.[kState];
  if (!(state instanceof ByobRequestState)) throw brandError('ReadableStreamBYOBRequest');
  return state;
}

function requestsOf(state) {
  return state.stream[kState].reader[kState].requests;
}

function desiredSize(state) {
  const { state: streamState } = state.stream[kState];
  if (streamState === 'errored') return null;
  if (streamState === 'closed') return 0;
  return state.highWaterMark - state.queueSize;
}

function getByobRequest(state) {
  if (state.byobRequest === null && state.pendingPullIntos.length > 0) {
    const [first] = state.pendingPullIntos;
    const request = new ReadableStreamBYOBRequest(kInternal);
    request[kState] = new ByobRequestState(state.controller, new Uint8Array(
      first.buffer, first.byteOffset + first.bytesFilled, first.byteLength - first.bytesFilled));
    state.byobRequest = request;
  }
  return state.byobRequest;
}

function invalidateByobRequest(state) {
  if (state.byobRequest === null) return;
  state.byobRequest[kState].controller = undefined;
  state.byobRequest[kState].view = null;
  state.byobRequest = null;
}

function clearAlgorithms(state) {
  state.pull = undefined;
  state.cancel = undefined;
}

function clearPendingPullIntos(state) {
  invalidateByobRequest(state);
  state.pendingPullIntos = [];
}

function shiftPendingPullInto(state) {
  return state.pendingPullIntos.shift();
}

// ---- Pulling -------------------------------------------------------------------------------

function shouldPull(state) {
  const { stream } = state;
  if (stream[kState].state !== 'readable' || state.closeRequested || !state.started) return false;
  return pendingReads(stream, ReadableStreamDefaultReader) > 0 ||
    pendingReads(stream, ReadableStreamBYOBReader) > 0 || desiredSize(state) > 0;
}

function pullIfNeeded(state) {
  if (!shouldPull(state)) return;
  if (state.pulling) {
    state.pullAgain = true;
    return;
  }
  state.pulling = true;
  const pulled = state.pull === undefined ? Promise.resolve() : state.pull();
  pulled.then(() => {
    state.pulling = false;
    if (state.pullAgain) {
      state.pullAgain = false;
      pullIfNeeded(state);
    }
  }, (error) => {
    fail(state, error);
  });
}

// ---- Closing -------------------------------------------------------------------------------

function close(state) {
  if (state.closeRequested || state.stream[kState].state !== 'readable') return;
  if (state.queueSize > 0) {
    state.closeRequested = true;
    return;
  }
  const first = state.pendingPullIntos[0];
  if (first !== undefined && first.bytesFilled % first.elementSize !== 0) {
    const error = invalidState('Partial read');
    fail(state, error);
    throw error;
  }
  clearAlgorithms(state);
  closeStream(state.stream);
}

function fail(state, error) {
  if (state.stream[kState].state !== 'readable') return;
  clearPendingPullIntos(state);
  state.queue.clear();
  state.queueSize = 0;
  clearAlgorithms(state);
  errorStream(state.stream, error);
}

function handleQueueDrain(state) {
  if (state.queueSize === 0 && state.closeRequested) {
    clearAlgorithms(state);
    closeStream(state.stream);
  } else {
    pullIfNeeded(state);
  }
}

// ---- The queue -----------------------------------------------------------------------------

function enqueueBytes(state, buffer, byteOffset, byteLength) {
  state.queue.push({ buffer, byteOffset, byteLength });
  state.queueSize += byteLength;
}

function enqueueClone(state, buffer, byteOffset, byteLength) {
  let clone;
  try {
    clone = buffer.slice(byteOffset, byteOffset + byteLength);
  } catch (error) {
    fail(state, error);
    throw error;
  }
  enqueueBytes(state, clone, 0, byteLength);
}

/** What a released reader's view has received goes to the next reader. */
function enqueueDetached(state, descriptor) {
  if (descriptor.bytesFilled > 0) {
    enqueueClone(state, descriptor.buffer, descriptor.byteOffset, descriptor.bytesFilled);
  }
  shiftPendingPullInto(state);
}

function enqueue(state, chunk) {
  const { stream } = state;
  const { byteOffset, byteLength } = chunk;
  const buffer = chunk.buffer.transfer();
  const first = state.pendingPullIntos[0];
  if (first !== undefined) {
    if (first.buffer.detached) throw invalidState('Destination ArrayBuffer is detached');
    invalidateByobRequest(state);
    first.buffer = first.buffer.transfer();
    if (first.readerType === 'none') enqueueDetached(state, first);
  }
  const { reader } = stream[kState];
  if (reader instanceof ReadableStreamDefaultReader) {
    enqueueForDefaultReader(state, buffer, byteOffset, byteLength);
  } else {
    enqueueBytes(state, buffer, byteOffset, byteLength);
    if (reader instanceof ReadableStreamBYOBReader) commitFilled(state);
  }
  pullIfNeeded(state);
}

function enqueueForDefaultReader(state, buffer, byteOffset, byteLength) {
  const requests = requestsOf(state);
  while (requests.length > 0 && state.queueSize > 0) fillReadRequest(state, requests.shift());
  if (requestsOf(state).length === 0) {
    enqueueBytes(state, buffer, byteOffset, byteLength);
  } else {
    if (state.pendingPullIntos.length > 0) shiftPendingPullInto(state);
    requestsOf(state).shift().chunk(new Uint8Array(buffer, byteOffset, byteLength));
  }
}

function fillReadRequest(state, request) {
  const { buffer, byteOffset, byteLength } = state.queue.shift();
  state.queueSize -= byteLength;
  handleQueueDrain(state);
  request.chunk(new Uint8Array(buffer, byteOffset, byteLength));
}

// ---- Pull-into descriptors -----------------------------------------------------------------

/** Copies from the queue; returns whether the descriptor has what its reader asked for. */
function fillFromQueue(state, descriptor) {
  const room = descriptor.byteLength - descriptor.bytesFilled;
  let rest = Math.min(state.queueSize, room);
  const filled = descriptor.bytesFilled + rest;
  const aligned = filled - filled % descriptor.elementSize;
  const ready = aligned >= descriptor.minimumFill;
  if (ready) rest = aligned - descriptor.bytesFilled;
  while (rest > 0) {
    const head = state.queue.peek();
    const count = Math.min(rest, head.byteLength);
    new Uint8Array(descriptor.buffer, descriptor.byteOffset + descriptor.bytesFilled, count)
      .set(new Uint8Array(head.buffer, head.byteOffset, count));
    if (head.byteLength === count) {
      state.queue.shift();
    } else {
      head.byteOffset += count;
      head.byteLength -= count;
    }
    state.queueSize -= count;
    descriptor.bytesFilled += count;
    rest -= count;
  }
  return ready;
}

function commit(state, descriptor) {
  const done = state.stream[kState].state === 'closed';
  const request = requestsOf(state).shift();
  const view = descriptor.toView();
  if (!done) request.chunk(view);
  else if (descriptor.readerType === 'default') request.close();
  else request.close(view);
}

/** Commits every descriptor that the queue can satisfy. */
function commitFilled(state, before = []) {
  const filled = before;
  while (state.pendingPullIntos.length > 0 && state.queueSize > 0) {
    const [first] = state.pendingPullIntos;
    if (!fillFromQueue(state, first)) break;
    shiftPendingPullInto(state);
    filled.push(first);
  }
  for (const descriptor of filled) commit(state, descriptor);
}

/** A Buffer stays one, without the deprecated constructor. */
function viewConstructor(view) {
  const { Buffer } = require('buffer');
  return view instanceof Buffer ? require('internal/buffer').FastBuffer : view.constructor;
}

/** A read of a BYOB reader. */
function pullInto(controller, view, min, request) {
  const state = controller[kState];
  const { stream } = state;
  const View = viewConstructor(view);
  const elementSize = view instanceof DataView ? 1 : view.BYTES_PER_ELEMENT;
  const { byteOffset, byteLength } = view;
  let buffer;
  try {
    buffer = view.buffer.transfer();
  } catch (error) {
    request.error(error);
    return;
  }
  const descriptor = new PullIntoDescriptor(
    buffer, byteOffset, byteLength, min * elementSize, elementSize, View, 'byob');
  if (state.pendingPullIntos.length > 0) {
    state.pendingPullIntos.push(descriptor);
    requestsOf(state).push(request);
    return;
  }
  if (stream[kState].state === 'closed') {
    request.close(new View(buffer, byteOffset, 0));
    return;
  }
  if (state.queueSize > 0) {
    if (fillFromQueue(state, descriptor)) {
      const filled = descriptor.toView();
      handleQueueDrain(state);
      request.chunk(filled);
      return;
    }
    if (state.closeRequested) {
      const error = invalidState('ReadableStream closed');
      fail(state, error);
      request.error(error);
      return;
    }
  }
  state.pendingPullIntos.push(descriptor);
  requestsOf(state).push(request);
  pullIfNeeded(state);
}

// ---- Responses to BYOB requests --------------------------------------------------------------

function respond(state, bytesWritten) {
  const [first] = state.pendingPullIntos;
  if (state.stream[kState].state === 'closed') {
    if (bytesWritten !== 0) throw invalidState('Controller is closed');
  } else {
    if (bytesWritten === 0) throw invalidState('Cannot respond with no bytes');
    if (first.bytesFilled + bytesWritten > first.byteLength) {
      throw invalidRange('bytesWritten', bytesWritten);
    }
  }
  first.buffer = first.buffer.transfer();
  respondInternal(state, bytesWritten);
}

function respondWithNewView(state, view) {
  const [first] = state.pendingPullIntos;
  const { byteLength, byteOffset, buffer } = view;
  if (state.stream[kState].state === 'closed') {
    if (byteLength !== 0) throw invalidState('View is not zero-length');
  } else if (byteLength === 0) {
    throw invalidState('View is zero-length');
  }
  if (first.byteOffset + first.bytesFilled !== byteOffset ||
      first.bufferByteLength !== buffer.byteLength ||
      first.bytesFilled + byteLength > first.byteLength) {
    throw invalidRange('view', view);
  }
  first.buffer = buffer.transfer();
  respondInternal(state, byteLength);
}

function respondInternal(state, bytesWritten) {
  const [first] = state.pendingPullIntos;
  invalidateByobRequest(state);
  if (state.stream[kState].state === 'closed') respondWhenClosed(state, first);
  else respondWhenReadable(state, bytesWritten, first);
  pullIfNeeded(state);
}

function respondWhenClosed(state, first) {
  if (first.readerType === 'none') shiftPendingPullInto(state);
  let count = pendingReads(state.stream, ReadableStreamBYOBReader);
  const filled = [];
  while (count-- > 0) filled.push(shiftPendingPullInto(state));
  for (const descriptor of filled) commit(state, descriptor);
}

function respondWhenReadable(state, bytesWritten, first) {
  first.bytesFilled += bytesWritten;
  if (first.readerType === 'none') {
    enqueueDetached(state, first);
    commitFilled(state);
    return;
  }
  if (first.bytesFilled < first.minimumFill) return;
  shiftPendingPullInto(state);
  const remainder = first.bytesFilled % first.elementSize;
  if (remainder > 0) {
    const end = first.byteOffset + first.bytesFilled;
    enqueueClone(state, first.buffer, end - remainder, remainder);
  }
  first.bytesFilled -= remainder;
  commitFilled(state, [first]);
}

// ---- Set-up --------------------------------------------------------------------------------

function setUp(stream, controller, start, algorithms, highWaterMark, autoAllocateChunkSize) {
  const state = new ByteControllerState(
    controller, stream, algorithms, highWaterMark, autoAllocateChunkSize);
  controller[kState] = state;
  stream[kState].controller = controller;
  const startResult = start === undefined ? undefined : start();
  newlyResolved(startResult).then(() => {
    state.started = true;
    pullIfNeeded(state);
  }, (error) => {
    fail(state, error);
  });
}

function setUpFromSource(stream, source, highWaterMark) {
  const controller = new ReadableByteStreamController(kInternal);
  const start = getMethod(source, 'start', 'source');
  const pull = getMethod(source, 'pull', 'source');
  const cancel = getMethod(source, 'cancel', 'source');
  const { autoAllocateChunkSize } = source;
  if (autoAllocateChunkSize !== undefined &&
      (!Number.isInteger(autoAllocateChunkSize) || autoAllocateChunkSize <= 0)) {
    throw new ERR_INVALID_ARG_VALUE('source.autoAllocateChunkSize', autoAllocateChunkSize);
  }
  setUp(stream, controller, start && (() => Reflect.apply(start, source, [controller])), {
    __proto__: null,
    pull: pull && (() => callAsync(pull, source, controller)),
    cancel: cancel && ((reason) => callAsync(cancel, source, reason)),
  }, highWaterMark, autoAllocateChunkSize);
}

/** CreateReadableByteStream */
function createByteStream(algorithms) {
  const stream = new ReadableStream(kInternal);
  const controller = new ReadableByteStreamController(kInternal);
  setUp(stream, controller, undefined, algorithms, 0, undefined);
  return stream;
}

module.exports = {
  ReadableByteStreamController,
  ReadableStreamBYOBRequest,
  close,
  createByteStream,
  enqueue,
  fail,
  getByobRequest,
  pullInto,
  respond,
  respondWithNewView,
  setUpFromSource,
};
