// SPDX-License-Identifier: MIT
//
// ReadableStreamDefaultController: a queue of chunks and the underlying source's algorithms.
// https://streams.spec.whatwg.org/#rs-default-controller-class
'use strict';

const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
const {
  ReadableStream,
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
  SizedQueue,
  brandError,
  callAsync,
  defineInspect,
  defineInterface,
  getMethod,
  invalidState,
  kState,
  newlyResolved,
} = require('internal/webstreams/util');

// Fields are declared: assignments alone would find setters on Object.prototype.
class DefaultControllerState {
  highWaterMark;
  size; // undefined: every chunk counts one
  pull;
  cancel;

  constructor(stream, algorithms, highWaterMark, size) {
    this.stream = stream;
    this.queue = new SizedQueue();
    this.started = false;
    this.closeRequested = false;
    this.pulling = false;
    this.pullAgain = false;
    this.highWaterMark = highWaterMark;
    this.size = size;
    this.pull = algorithms.pull;
    this.cancel = algorithms.cancel;
    this.onPulled = undefined;
    this.onPullFailed = undefined;
  }
}

class ReadableStreamDefaultController {
  constructor(token = undefined) {
    if (token !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  /** How much room is left; negative if the queue is overfull, null after an error. */
  get desiredSize() {
    return desiredSize(checkController(this));
  }

  /** No more chunks; what is queued can still be read. */
  close() {
    const state = checkController(this);
    if (!canCloseOrEnqueue(state)) throw invalidState('Controller is already closed');
    close(state);
  }

  enqueue(chunk = undefined) {
    const state = checkController(this);
    if (!canCloseOrEnqueue(state)) throw invalidState('Controller is already closed');
    enqueue(state, chunk);
  }

  error(error = undefined) {
    fail(checkController(this), error);
  }

  [kCancel](reason) {
    const state = this[kState];
    state.queue.clear();
    const { cancel } = state;
    clearAlgorithms(state);
    return cancel === undefined ? Promise.resolve() : cancel(reason);
  }

  [kPull](request) {
    const state = this[kState];
    if (state.queue.length > 0) {
      const chunk = state.queue.dequeue();
      if (state.closeRequested && state.queue.length === 0) {
        clearAlgorithms(state);
        closeStream(state.stream);
      } else {
        pullIfNeeded(state);
      }
      request.chunk(chunk);
    } else {
      state.stream[kState].reader[kState].requests.push(request);
      pullIfNeeded(state);
    }
  }

  [kRelease]() {}
}
defineInspect(ReadableStreamDefaultController, () => ({}));
defineInterface(ReadableStreamDefaultController, ['desiredSize', 'close', 'enqueue', 'error']);

function checkController(controller) {
  const state = controller?.[kState];
  if (!(state instanceof DefaultControllerState)) {
    throw brandError('ReadableStreamDefaultController');
  }
  return state;
}

function desiredSize(state) {
  const { state: streamState } = state.stream[kState];
  if (streamState === 'errored') return null;
  if (streamState === 'closed') return 0;
  return state.highWaterMark - state.queue.size;
}

function canCloseOrEnqueue(state) {
  return !state.closeRequested && state.stream[kState].state === 'readable';
}

function clearAlgorithms(state) {
  state.pull = undefined;
  state.cancel = undefined;
  state.size = undefined;
}

function close(state) {
  state.closeRequested = true;
  if (state.queue.length === 0) {
    clearAlgorithms(state);
    closeStream(state.stream);
  }
}

function enqueue(state, chunk) {
  const { stream } = state;
  if (pendingReads(stream, ReadableStreamDefaultReader) > 0) {
    stream[kState].reader[kState].requests.shift().chunk(chunk);
  } else {
    try {
      state.queue.enqueue(chunk, state.size === undefined ? 1 : state.size(chunk));
    } catch (error) {
      fail(state, error);
      throw error;
    }
  }
  pullIfNeeded(state);
}

function fail(state, error) {
  if (state.stream[kState].state !== 'readable') return;
  state.queue.clear();
  clearAlgorithms(state);
  errorStream(state.stream, error);
}

function shouldPull(state) {
  if (!canCloseOrEnqueue(state) || !state.started) return false;
  return pendingReads(state.stream, ReadableStreamDefaultReader) > 0 || desiredSize(state) > 0;
}

function pullIfNeeded(state) {
  if (!shouldPull(state)) return;
  if (state.pulling) {
    state.pullAgain = true;
    return;
  }
  state.pulling = true;
  if (state.onPulled === undefined) {
    // Once per stream, not once per pull.
    state.onPulled = () => {
      state.pulling = false;
      if (state.pullAgain) {
        state.pullAgain = false;
        pullIfNeeded(state);
      }
    };
    state.onPullFailed = (error) => fail(state, error);
  }
  const pulled = state.pull === undefined ? Promise.resolve() : state.pull();
  pulled.then(state.onPulled, state.onPullFailed);
}

/** @param {() => any} [start] May throw, which is the caller's problem. */
function setUp(stream, controller, start, algorithms, highWaterMark, size) {
  const state = new DefaultControllerState(stream, algorithms, highWaterMark, size);
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

function setUpFromSource(stream, source, highWaterMark, size) {
  const controller = new ReadableStreamDefaultController(kInternal);
  const start = getMethod(source, 'start', 'source');
  const pull = getMethod(source, 'pull', 'source');
  const cancel = getMethod(source, 'cancel', 'source');
  setUp(stream, controller, start && (() => Reflect.apply(start, source, [controller])), {
    __proto__: null,
    pull: pull && (() => callAsync(pull, source, controller)),
    cancel: cancel && ((reason) => callAsync(cancel, source, reason)),
  }, highWaterMark, size);
}

/** CreateReadableStream: a stream with algorithms of our own, in an object without prototype. */
function createReadableStream(algorithms, highWaterMark = 1, size = undefined) {
  const stream = new ReadableStream(kInternal);
  const controller = new ReadableStreamDefaultController(kInternal);
  setUp(stream, controller, algorithms.start, algorithms, highWaterMark, size);
  return stream;
}

module.exports = {
  ReadableStreamDefaultController,
  canCloseOrEnqueue,
  close,
  createReadableStream,
  desiredSize,
  enqueue,
  fail,
  setUpFromSource,
  shouldPull,
};
