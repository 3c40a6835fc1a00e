// SPDX-License-Identifier: MIT
//
// WritableStream, its writer and controller. Function names are those of the abstract operations
// of https://streams.spec.whatwg.org/#ws without their prefixes.
'use strict';

const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { kIsClosedPromise, kControllerErrorFunction, kIsErrored, kIsWritable } =
  require('internal/streams/utils');
const {
  Deferred,
  SizedQueue,
  brandError,
  callAsync,
  checkDictionary,
  defineInspect,
  defineInterface,
  ensureRejected,
  extractHighWaterMark,
  extractSize,
  getMethod,
  invalidRange,
  invalidState,
  kState,
  newlyResolved,
  rejectedDeferred,
  resolvedDeferred,
  setHandled,
} = require('internal/webstreams/util');

const kInternal = Symbol('kInternal'); // lets our own code call constructors
const kClose = Symbol('kClose'); // the close sentinel in a queue

class WritableStreamState {
  constructor() {
    this.state = 'writable';
    this.storedError = undefined;
    this.controller = undefined;
    this.writer = undefined;
    this.backpressure = false;
    this.writeRequests = [];
    this.inFlightWriteRequest = undefined;
    this.closeRequest = undefined;
    this.inFlightCloseRequest = undefined;
    this.pendingAbort = undefined; // { request, reason, wasErroring }
    this.closedPromise = new Deferred();
    setHandled(this.closedPromise.promise);
  }
}

function isWritableStream(value) {
  return typeof value === 'object' && value !== null &&
    value[kState] instanceof WritableStreamState;
}

class WritableStream {
  /**
   * @param {{ start?: Function, write?: Function, close?: Function, abort?: Function }} [sink]
   * @param {{ highWaterMark?: number, size?: Function }} [strategy]
   */
  constructor(sink = undefined, strategy = undefined) {
    this[kState] = new WritableStreamState();
    if (sink === kInternal) return;
    checkDictionary(sink, 'sink');
    checkDictionary(strategy, 'strategy');
    if (sink?.type !== undefined) throw invalidRange('type', sink.type);
    const size = extractSize(strategy);
    const mark = extractHighWaterMark(strategy, 1);
    setUpFromSink(this, sink, mark, size);
  }

  get locked() {
    if (!isWritableStream(this)) throw brandError('WritableStream');
    return isLocked(this);
  }

  abort(reason = undefined) {
    if (!isWritableStream(this)) return Promise.reject(brandError('WritableStream'));
    if (isLocked(this)) return Promise.reject(invalidState('WritableStream is locked'));
    return abortStream(this, reason);
  }

  close() {
    if (!isWritableStream(this)) return Promise.reject(brandError('WritableStream'));
    if (isLocked(this)) return Promise.reject(invalidState('WritableStream is locked'));
    if (closeQueuedOrInFlight(this[kState])) {
      return Promise.reject(invalidState('Failure closing WritableStream'));
    }
    return closeStream(this);
  }

  getWriter() {
    if (!isWritableStream(this)) throw brandError('WritableStream');
    return new WritableStreamDefaultWriter(this);
  }

  get [kIsErrored]() {
    return this[kState].state === 'errored';
  }

  get [kIsWritable]() {
    return this[kState].state === 'writable';
  }

  get [kIsClosedPromise]() {
    return this[kState].closedPromise;
  }

  [kControllerErrorFunction](error) {
    this[kState].controller.error(error);
  }
}
defineInspect(WritableStream, (self) => ({
  locked: self.locked, state: self[kState].state,
}));
defineInterface(WritableStream, ['locked', 'abort', 'close', 'getWriter']);

/** CreateWritableStream, for transform streams. */
function createWritableStream(algorithms, mark, size) {
  const stream = new WritableStream(kInternal);
  const controller = new WritableStreamDefaultController(kInternal);
  setUpController(stream, controller, algorithms, mark, size);
  return stream;
}

function isLocked(stream) {
  return stream[kState].writer !== undefined;
}

function closeQueuedOrInFlight(state) {
  return state.closeRequest !== undefined || state.inFlightCloseRequest !== undefined;
}

function abortStream(stream, reason) {
  const state = stream[kState];
  if (state.state === 'closed' || state.state === 'errored') return Promise.resolve();
  state.controller[kState].abortReason = reason;
  state.controller[kState].abortController?.abort(reason);
  // Listeners of the signal may have changed everything.
  if (state.state === 'closed' || state.state === 'errored') return Promise.resolve();
  if (state.pendingAbort !== undefined) return state.pendingAbort.request.promise;
  const wasErroring = state.state === 'erroring';
  const request = new Deferred();
  state.pendingAbort = {
    request, reason: wasErroring ? undefined : reason, wasErroring,
  };
  if (!wasErroring) startErroring(stream, reason);
  return request.promise;
}

function closeStream(stream) {
  const state = stream[kState];
  if (state.state === 'closed' || state.state === 'errored') {
    return Promise.reject(invalidState('WritableStream is closed'));
  }
  const request = new Deferred();
  state.closeRequest = request;
  const { writer } = state;
  if (writer !== undefined && state.backpressure && state.state === 'writable') {
    writer[kState].ready.resolve();
  }
  controllerClose(state.controller);
  return request.promise;
}

function addWriteRequest(state) {
  const request = new Deferred();
  state.writeRequests.push(request);
  return request.promise;
}

function dealWithRejection(stream, error) {
  if (stream[kState].state === 'writable') startErroring(stream, error);
  else finishErroring(stream);
}

function startErroring(stream, reason) {
  const state = stream[kState];
  state.state = 'erroring';
  state.storedError = reason;
  if (state.writer !== undefined) ensureReadyRejected(state.writer, reason);
  if (!hasOperationInFlight(state) && state.controller[kState].started) {
    finishErroring(stream);
  }
}

function hasOperationInFlight(state) {
  return state.inFlightWriteRequest !== undefined || state.inFlightCloseRequest !== undefined;
}

function finishErroring(stream) {
  const state = stream[kState];
  state.state = 'errored';
  state.controller[kState].queue.clear();
  for (const request of state.writeRequests) request.reject(state.storedError);
  state.writeRequests = [];
  const abort = state.pendingAbort;
  if (abort === undefined) {
    rejectCloseAndClosed(stream);
    return;
  }
  state.pendingAbort = undefined;
  if (abort.wasErroring) {
    abort.request.reject(state.storedError);
    rejectCloseAndClosed(stream);
    return;
  }
  controllerAbortSteps(state.controller, abort.reason).then(() => {
    abort.request.resolve();
    rejectCloseAndClosed(stream);
  }, (error) => {
    abort.request.reject(error);
    rejectCloseAndClosed(stream);
  });
}

function rejectCloseAndClosed(stream) {
  const state = stream[kState];
  if (state.closeRequest !== undefined) {
    state.closeRequest.reject(state.storedError);
    state.closeRequest = undefined;
  }
  state.closedPromise.reject(state.storedError);
  if (state.writer !== undefined) {
    const { closed } = state.writer[kState];
    setHandled(closed.promise);
    closed.reject(state.storedError);
  }
}

function finishInFlightWrite(stream) {
  const state = stream[kState];
  state.inFlightWriteRequest.resolve();
  state.inFlightWriteRequest = undefined;
}

function finishInFlightWriteWithError(stream, error) {
  const state = stream[kState];
  state.inFlightWriteRequest.reject(error);
  state.inFlightWriteRequest = undefined;
  dealWithRejection(stream, error);
}

function finishInFlightClose(stream) {
  const state = stream[kState];
  state.inFlightCloseRequest.resolve();
  state.inFlightCloseRequest = undefined;
  if (state.state === 'erroring') {
    state.storedError = undefined;
    if (state.pendingAbort !== undefined) {
      state.pendingAbort.request.resolve();
      state.pendingAbort = undefined;
    }
  }
  state.state = 'closed';
  if (state.writer !== undefined) state.writer[kState].closed.resolve();
  state.closedPromise.resolve();
}

function finishInFlightCloseWithError(stream, error) {
  const state = stream[kState];
  state.inFlightCloseRequest.reject(error);
  state.inFlightCloseRequest = undefined;
  if (state.pendingAbort !== undefined) {
    state.pendingAbort.request.reject(error);
    state.pendingAbort = undefined;
  }
  dealWithRejection(stream, error);
}

function updateBackpressure(stream, backpressure) {
  const state = stream[kState];
  const { writer } = state;
  if (writer !== undefined && backpressure !== state.backpressure) {
    if (backpressure) writer[kState].ready = new Deferred();
    else writer[kState].ready.resolve();
  }
  state.backpressure = backpressure;
}

// ---- Writer --------------------------------------------------------------------------------

class WriterState {
  constructor(stream, closed, ready) {
    this.stream = stream;
    this.closed = closed;
    this.ready = ready;
  }
}

function isWriter(value) {
  return typeof value === 'object' && value !== null && value[kState] instanceof WriterState;
}

function notBound() {
  return invalidState('Writer is not bound to a WritableStream');
}

class WritableStreamDefaultWriter {
  /** @param {WritableStream} stream */
  constructor(stream) {
    if (!isWritableStream(stream)) {
      throw new ERR_INVALID_ARG_TYPE('stream', 'WritableStream', stream);
    }
    if (isLocked(stream)) throw invalidState('WritableStream is locked');
    const state = stream[kState];
    let closed;
    let ready;
    if (state.state === 'writable') {
      ready = !closeQueuedOrInFlight(state) && state.backpressure ?
        new Deferred() : resolvedDeferred();
      closed = new Deferred();
    } else if (state.state === 'erroring') {
      ready = rejectedDeferred(state.storedError);
      closed = new Deferred();
    } else if (state.state === 'closed') {
      ready = resolvedDeferred();
      closed = resolvedDeferred();
    } else {
      ready = rejectedDeferred(state.storedError);
      closed = rejectedDeferred(state.storedError);
    }
    this[kState] = new WriterState(stream, closed, ready);
    state.writer = this;
  }

  get closed() {
    if (!isWriter(this)) return Promise.reject(brandError('WritableStreamDefaultWriter'));
    return this[kState].closed.promise;
  }

  get desiredSize() {
    if (!isWriter(this)) throw brandError('WritableStreamDefaultWriter');
    if (this[kState].stream === undefined) throw notBound();
    return writerDesiredSize(this);
  }

  get ready() {
    if (!isWriter(this)) return Promise.reject(brandError('WritableStreamDefaultWriter'));
    return this[kState].ready.promise;
  }

  abort(reason = undefined) {
    if (!isWriter(this)) return Promise.reject(brandError('WritableStreamDefaultWriter'));
    const { stream } = this[kState];
    return stream === undefined ? Promise.reject(notBound()) : abortStream(stream, reason);
  }

  close() {
    if (!isWriter(this)) return Promise.reject(brandError('WritableStreamDefaultWriter'));
    const { stream } = this[kState];
    if (stream === undefined) return Promise.reject(notBound());
    if (closeQueuedOrInFlight(stream[kState])) {
      return Promise.reject(invalidState('Failure to close WritableStream'));
    }
    return closeStream(stream);
  }

  releaseLock() {
    if (!isWriter(this)) throw brandError('WritableStreamDefaultWriter');
    if (this[kState].stream !== undefined) writerRelease(this);
  }

  write(chunk = undefined) {
    if (!isWriter(this)) return Promise.reject(brandError('WritableStreamDefaultWriter'));
    if (this[kState].stream === undefined) return Promise.reject(notBound());
    return writerWrite(this, chunk);
  }
}
defineInspect(WritableStreamDefaultWriter, (self) => ({
  stream: self[kState].stream,
  close: self[kState].closed.promise,
  ready: self[kState].ready.promise,
  desiredSize: self[kState].stream === undefined ? undefined : writerDesiredSize(self),
}));
defineInterface(WritableStreamDefaultWriter, [
  'closed', 'desiredSize', 'ready', 'abort', 'close', 'releaseLock', 'write',
]);

function ensureReadyRejected(writer, error) {
  const state = writer[kState];
  state.ready = ensureRejected(state.ready, error);
}

function writerDesiredSize(writer) {
  const state = writer[kState].stream[kState];
  if (state.state === 'errored' || state.state === 'erroring') return null;
  if (state.state === 'closed') return 0;
  return controllerDesiredSize(state.controller);
}

function writerRelease(writer) {
  const state = writer[kState];
  const released = invalidState('Writer has been released');
  ensureReadyRejected(writer, released);
  state.closed = ensureRejected(state.closed, released);
  state.stream[kState].writer = undefined;
  state.stream = undefined;
}

/** Close that also works on a stream that is closing or closed already (pipeTo). */
function writerCloseWithErrorPropagation(writer) {
  const { stream } = writer[kState];
  const state = stream[kState];
  if (closeQueuedOrInFlight(state) || state.state === 'closed') return Promise.resolve();
  if (state.state === 'errored') return Promise.reject(state.storedError);
  return closeStream(stream);
}

function writerWrite(writer, chunk) {
  const { stream } = writer[kState];
  const { controller } = stream[kState];
  const size = controllerChunkSize(controller, chunk);
  // The size function may have released the writer or errored the stream.
  if (stream !== writer[kState].stream) {
    return Promise.reject(invalidState('Mismatched WritableStreams'));
  }
  const state = stream[kState];
  if (state.state === 'errored') return Promise.reject(state.storedError);
  if (closeQueuedOrInFlight(state) || state.state === 'closed') {
    return Promise.reject(invalidState('WritableStream is closed'));
  }
  if (state.state === 'erroring') return Promise.reject(state.storedError);
  const promise = addWriteRequest(state);
  controllerWrite(controller, chunk, size);
  return promise;
}

// ---- Controller ----------------------------------------------------------------------------

// Fields are declared: assignments alone would find setters on Object.prototype.
class WritableControllerState {
  highWaterMark;
  size;
  write;
  close;
  abort;

  constructor(stream, algorithms, mark, size) {
    this.stream = stream;
    this.queue = new SizedQueue();
    this.started = false;
    this.highWaterMark = mark;
    this.size = size;
    this.write = algorithms.write;
    this.close = algorithms.close;
    this.abort = algorithms.abort;
    // Made when it is read: few sinks look at the signal.
    this.abortController = undefined;
    this.abortReason = undefined;
    this.onWritten = undefined;
    this.onWriteFailed = undefined;
  }
}

class WritableStreamDefaultController {
  constructor(token = undefined) {
    if (token !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  /** Aborted when the stream is aborted. */
  get signal() {
    const state = controllerState(this);
    if (state.abortController === undefined) {
      state.abortController = new AbortController();
      const { state: streamState, pendingAbort } = state.stream[kState];
      if (pendingAbort !== undefined && streamState !== 'writable') {
        state.abortController.abort(state.abortReason);
      }
    }
    return state.abortController.signal;
  }

  error(error = undefined) {
    const state = controllerState(this);
    if (state.stream[kState].state === 'writable') controllerError(this, error);
  }
}
defineInspect(WritableStreamDefaultController, (self) => ({
  stream: self[kState].stream,
}));
defineInterface(WritableStreamDefaultController, ['signal', 'error']);

function controllerState(controller) {
  const state = controller?.[kState];
  if (!(state instanceof WritableControllerState)) {
    throw brandError('WritableStreamDefaultController');
  }
  return state;
}

function setUpController(stream, controller, algorithms, mark, size) {
  const state = new WritableControllerState(stream, algorithms, mark, size);
  controller[kState] = state;
  stream[kState].controller = controller;
  updateBackpressure(stream, controllerBackpressure(controller));
  // An exception in start() is the caller's.
  const startResult = algorithms.start?.(controller);
  newlyResolved(startResult).then(() => {
    state.started = true;
    advanceQueue(controller);
  }, (error) => {
    state.started = true;
    dealWithRejection(stream, error);
  });
}

function setUpFromSink(stream, sink, mark, size) {
  const controller = new WritableStreamDefaultController(kInternal);
  const start = getMethod(sink, 'start', 'sink');
  const write = getMethod(sink, 'write', 'sink');
  const close = getMethod(sink, 'close', 'sink');
  const abort = getMethod(sink, 'abort', 'sink');
  setUpController(stream, controller, {
    __proto__: null,
    start: start && (() => Reflect.apply(start, sink, [controller])),
    write: write ? (chunk) => callAsync(write, sink, chunk, controller) : undefined,
    close: close ? () => callAsync(close, sink) : undefined,
    abort: abort ? (reason) => callAsync(abort, sink, reason) : undefined,
  }, mark, size);
}

function clearAlgorithms(state) {
  state.write = undefined;
  state.close = undefined;
  state.abort = undefined;
  state.size = undefined;
}

function controllerAbortSteps(controller, reason) {
  const state = controller[kState];
  const { abort } = state;
  clearAlgorithms(state);
  return abort === undefined ? Promise.resolve() : abort(reason);
}

function controllerClose(controller) {
  controller[kState].queue.enqueue(kClose, 0);
  advanceQueue(controller);
}

function controllerDesiredSize(controller) {
  const state = controller[kState];
  return state.highWaterMark - state.queue.size;
}

function controllerBackpressure(controller) {
  return controllerDesiredSize(controller) <= 0;
}

function controllerChunkSize(controller, chunk) {
  const { size } = controller[kState];
  if (size === undefined) return 1;
  try {
    return size(chunk);
  } catch (error) {
    controllerErrorIfNeeded(controller, error);
    return 1;
  }
}

function controllerWrite(controller, chunk, size) {
  const state = controller[kState];
  try {
    state.queue.enqueue(chunk, size);
  } catch (error) {
    controllerErrorIfNeeded(controller, error);
    return;
  }
  const { stream } = state;
  if (!closeQueuedOrInFlight(stream[kState]) && stream[kState].state === 'writable') {
    updateBackpressure(stream, controllerBackpressure(controller));
  }
  advanceQueue(controller);
}

function controllerErrorIfNeeded(controller, error) {
  if (controller[kState].stream[kState].state === 'writable') controllerError(controller, error);
}

function controllerError(controller, error) {
  const state = controller[kState];
  clearAlgorithms(state);
  startErroring(state.stream, error);
}

function advanceQueue(controller) {
  const state = controller[kState];
  const { stream } = state;
  const streamState = stream[kState];
  if (!state.started || streamState.inFlightWriteRequest !== undefined) return;
  if (streamState.state === 'erroring') {
    finishErroring(stream);
    return;
  }
  if (state.queue.length === 0) return;
  const chunk = state.queue.peek();
  if (chunk === kClose) processClose(controller);
  else processWrite(controller, chunk);
}

function processClose(controller) {
  const state = controller[kState];
  const { stream } = state;
  const streamState = stream[kState];
  streamState.inFlightCloseRequest = streamState.closeRequest;
  streamState.closeRequest = undefined;
  state.queue.dequeue();
  const { close } = state;
  clearAlgorithms(state);
  (close === undefined ? Promise.resolve() : close()).then(
    () => finishInFlightClose(stream),
    (error) => finishInFlightCloseWithError(stream, error));
}

function processWrite(controller, chunk) {
  const state = controller[kState];
  const streamState = state.stream[kState];
  streamState.inFlightWriteRequest = streamState.writeRequests.shift();
  if (state.onWritten === undefined) {
    // Once per stream, not once per write.
    state.onWritten = () => writeDone(controller);
    state.onWriteFailed = (error) => writeFailed(state, error);
  }
  const { write } = state;
  (write === undefined ? Promise.resolve() : write(chunk))
    .then(state.onWritten, state.onWriteFailed);
}

function writeDone(controller) {
  const state = controller[kState];
  const { stream } = state;
  finishInFlightWrite(stream);
  state.queue.dequeue();
  const streamState = stream[kState];
  if (!closeQueuedOrInFlight(streamState) && streamState.state === 'writable') {
    updateBackpressure(stream, controllerBackpressure(controller));
  }
  advanceQueue(controller);
}

function writeFailed(state, error) {
  if (state.stream[kState].state === 'writable') clearAlgorithms(state);
  finishInFlightWriteWithError(state.stream, error);
}

module.exports = {
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
  abortStream,
  closeQueuedOrInFlight,
  controllerErrorIfNeeded,
  createWritableStream,
  isLocked,
  isWritableStream,
  writerCloseWithErrorPropagation,
  writerDesiredSize,
  writerRelease,
  writerWrite,
};
