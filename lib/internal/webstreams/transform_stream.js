// SPDX-License-Identifier: MIT
//
// TransformStream and its controller. https://streams.spec.whatwg.org/#ts
'use strict';

const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
const readableController = require('internal/webstreams/readable_default_controller');
const { createWritableStream, controllerErrorIfNeeded } =
  require('internal/webstreams/writable_stream');
const {
  Deferred,
  brandError,
  callAsync,
  checkDictionary,
  defineInspect,
  defineInterface,
  extractHighWaterMark,
  extractSize,
  getMethod,
  invalidRange,
  invalidState,
  kState,
} = require('internal/webstreams/util');

const kInternal = Symbol('kInternal');

class TransformStreamState {
  constructor() {
    this.readable = undefined;
    this.writable = undefined;
    this.controller = undefined;
    this.backpressure = undefined;
    this.backpressureChange = undefined;
  }
}

function checkStream(stream) {
  const state = stream?.[kState];
  if (!(state instanceof TransformStreamState)) throw brandError('TransformStream');
  return state;
}

class TransformStream {
  /**
   * @param {{ start?: Function, transform?: Function, flush?: Function,
   *   cancel?: Function }} [transformer]
   * @param {{ highWaterMark?: number, size?: Function }} [writableStrategy]
   * @param {{ highWaterMark?: number, size?: Function }} [readableStrategy]
   */
  constructor(transformer = undefined, writableStrategy = undefined,
              readableStrategy = undefined) {
    checkDictionary(transformer, 'transformer');
    checkDictionary(writableStrategy, 'writableStrategy');
    checkDictionary(readableStrategy, 'readableStrategy');
    for (const name of ['readableType', 'writableType']) {
      if (transformer?.[name] !== undefined) {
        throw invalidRange(`transformer.${name}`, transformer[name]);
      }
    }
    const start = getMethod(transformer, 'start', 'transformer');
    const algorithms = readAlgorithms(transformer);
    const state = new TransformStreamState();
    this[kState] = state;
    const started = new Deferred();
    initialize(this, started.promise, {
      writableMark: extractHighWaterMark(writableStrategy, 1),
      writableSize: extractSize(writableStrategy),
      readableMark: extractHighWaterMark(readableStrategy, 0),
      readableSize: extractSize(readableStrategy),
    });
    const controller = new TransformStreamDefaultController(kInternal);
    controller[kState] = new TransformControllerState(this, controller, algorithms);
    state.controller = controller;
    started.resolve(start && Reflect.apply(start, transformer, [controller]));
  }

  get readable() {
    return checkStream(this).readable;
  }

  get writable() {
    return checkStream(this).writable;
  }
}
defineInspect(TransformStream, (self) => ({
  readable: self[kState].readable,
  writable: self[kState].writable,
  backpressure: self[kState].backpressure,
}));
defineInterface(TransformStream, ['readable', 'writable']);
Object.defineProperty(TransformStream, 'length', { __proto__: null, value: 0 });

function readAlgorithms(transformer) {
  const transform = getMethod(transformer, 'transform', 'transformer');
  const flush = getMethod(transformer, 'flush', 'transformer');
  const cancel = getMethod(transformer, 'cancel', 'transformer');
  return {
    transform: transform ?
      (chunk, controller) => callAsync(transform, transformer, chunk, controller) :
      enqueueAsIs,
    flush: flush && ((controller) => callAsync(flush, transformer, controller)),
    cancel: cancel && ((reason) => callAsync(cancel, transformer, reason)),
  };
}

function enqueueAsIs(chunk, controller) {
  try {
    controllerEnqueue(controller, chunk);
    return Promise.resolve();
  } catch (error) {
    return Promise.reject(error);
  }
}

function initialize(stream, startPromise, strategies) {
  const state = stream[kState];
  const start = () => startPromise;
  state.writable = createWritableStream({
    __proto__: null,
    start,
    write: (chunk) => sinkWrite(stream, chunk),
    abort: (reason) => sinkAbort(stream, reason),
    close: () => sinkClose(stream),
  }, strategies.writableMark, strategies.writableSize);
  state.readable = readableController.createReadableStream({
    __proto__: null,
    start,
    pull: () => sourcePull(stream),
    cancel: (reason) => sourceCancel(stream, reason),
  }, strategies.readableMark, strategies.readableSize);
  setBackpressure(stream, true);
}

function readableState(stream) {
  return stream[kState].readable[kState].controller[kState];
}

function errorStream(stream, error) {
  readableController.fail(readableState(stream), error);
  errorWritableAndUnblock(stream, error);
}

function errorWritableAndUnblock(stream, error) {
  const state = stream[kState];
  clearAlgorithms(state.controller[kState]);
  controllerErrorIfNeeded(state.writable[kState].controller, error);
  unblockWrite(stream);
}

function unblockWrite(stream) {
  if (stream[kState].backpressure) setBackpressure(stream, false);
}

function setBackpressure(stream, backpressure) {
  const state = stream[kState];
  state.backpressureChange?.resolve();
  state.backpressureChange = new Deferred();
  state.backpressure = backpressure;
}

// ---- Controller ----------------------------------------------------------------------------

// Fields are declared: assignments alone would find setters on Object.prototype.
class TransformControllerState {
  transform;
  flush;
  cancel;

  constructor(stream, controller, algorithms) {
    this.stream = stream;
    this.controller = controller;
    this.transform = algorithms.transform;
    this.flush = algorithms.flush;
    this.cancel = algorithms.cancel;
    this.finish = undefined; // of whichever of close, abort and cancel came first
  }
}

class TransformStreamDefaultController {
  constructor(token = undefined) {
    if (token !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  get desiredSize() {
    return readableController.desiredSize(readableState(checkController(this).stream));
  }

  enqueue(chunk = undefined) {
    checkController(this);
    controllerEnqueue(this, chunk);
  }

  error(reason = undefined) {
    errorStream(checkController(this).stream, reason);
  }

  /** Closes the readable side and errors the writable side. */
  terminate() {
    const { stream } = checkController(this);
    const readable = readableState(stream);
    if (readableController.canCloseOrEnqueue(readable)) readableController.close(readable);
    errorWritableAndUnblock(stream, invalidState('TransformStream has been terminated'));
  }
}
defineInspect(TransformStreamDefaultController, (self) => ({ stream: self[kState].stream }));
defineInterface(TransformStreamDefaultController, [
  'desiredSize', 'enqueue', 'error', 'terminate',
]);

function checkController(controller) {
  const state = controller?.[kState];
  if (!(state instanceof TransformControllerState)) {
    throw brandError('TransformStreamDefaultController');
  }
  return state;
}

function clearAlgorithms(state) {
  state.transform = undefined;
  state.flush = undefined;
  state.cancel = undefined;
}

function controllerEnqueue(controller, chunk) {
  const { stream } = controller[kState];
  const readable = readableState(stream);
  if (!readableController.canCloseOrEnqueue(readable)) {
    throw invalidState('Unable to enqueue');
  }
  try {
    readableController.enqueue(readable, chunk);
  } catch (error) {
    errorWritableAndUnblock(stream, error);
    throw stream[kState].readable[kState].storedError;
  }
  const backpressure = !readableController.shouldPull(readable);
  if (backpressure !== stream[kState].backpressure) setBackpressure(stream, true);
}

function performTransform(controller, chunk) {
  const state = controller[kState];
  return state.transform(chunk, controller).then(undefined, (error) => {
    errorStream(state.stream, error);
    throw error;
  });
}

// ---- The sink of the writable side and the source of the readable side -----------------------

function sinkWrite(stream, chunk) {
  const state = stream[kState];
  if (!state.backpressure) return performTransform(state.controller, chunk);
  return state.backpressureChange.promise.then(() => {
    const writable = state.writable[kState];
    if (writable.state === 'erroring') throw writable.storedError;
    return performTransform(state.controller, chunk);
  });
}

function sinkAbort(stream, reason) {
  const { controller, readable } = stream[kState];
  const state = controller[kState];
  if (state.finish !== undefined) return state.finish.promise;
  state.finish = new Deferred();
  const { cancel } = state;
  const cancelled = cancel === undefined ? Promise.resolve() : cancel(reason);
  clearAlgorithms(state);
  cancelled.then(() => {
    if (readable[kState].state === 'errored') {
      state.finish.reject(readable[kState].storedError);
    } else {
      readableController.fail(readableState(stream), reason);
      state.finish.resolve();
    }
  }, (error) => {
    readableController.fail(readableState(stream), error);
    state.finish.reject(error);
  });
  return state.finish.promise;
}

function sinkClose(stream) {
  const { controller, readable } = stream[kState];
  const state = controller[kState];
  if (state.finish !== undefined) return state.finish.promise;
  state.finish = new Deferred();
  const { flush } = state;
  const flushed = flush === undefined ? Promise.resolve() : flush(controller);
  clearAlgorithms(state);
  flushed.then(() => {
    if (readable[kState].state === 'errored') {
      state.finish.reject(readable[kState].storedError);
      return;
    }
    const source = readableState(stream);
    if (readableController.canCloseOrEnqueue(source)) readableController.close(source);
    state.finish.resolve();
  }, (error) => {
    readableController.fail(readableState(stream), error);
    state.finish.reject(error);
  });
  return state.finish.promise;
}

function sourcePull(stream) {
  setBackpressure(stream, false);
  return stream[kState].backpressureChange.promise;
}

function sourceCancel(stream, reason) {
  const { controller, writable } = stream[kState];
  const state = controller[kState];
  if (state.finish !== undefined) return state.finish.promise;
  state.finish = new Deferred();
  const { cancel } = state;
  const cancelled = cancel === undefined ? Promise.resolve() : cancel(reason);
  clearAlgorithms(state);
  cancelled.then(() => {
    if (writable[kState].state === 'errored') {
      state.finish.reject(writable[kState].storedError);
    } else {
      controllerErrorIfNeeded(writable[kState].controller, reason);
      unblockWrite(stream);
      state.finish.resolve();
    }
  }, (error) => {
    controllerErrorIfNeeded(writable[kState].controller, error);
    unblockWrite(stream);
    state.finish.reject(error);
  });
  return state.finish.promise;
}

module.exports = { TransformStream, TransformStreamDefaultController };
