// SPDX-License-Identifier: MIT
//
// Writable. One write is in progress at a time; the others wait in `buffered`, from where they
// go to _writev together or to _write one by one. Callbacks of writes that complete while
// _write is still on the stack run in the next tick, many in one tick.
'use strict';

const EventEmitter = require('events');
const { Buffer } = require('buffer');
const {
  AbortError,
  codes: {
    ERR_INVALID_ARG_TYPE,
    ERR_METHOD_NOT_IMPLEMENTED,
    ERR_MULTIPLE_CALLBACK,
    ERR_STREAM_ALREADY_FINISHED,
    ERR_STREAM_CANNOT_PIPE,
    ERR_STREAM_DESTROYED,
    ERR_STREAM_NULL_VALUES,
    ERR_STREAM_WRITE_AFTER_END,
    ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');
const { Stream } = require('internal/streams/legacy');
const destroyImpl = require('internal/streams/destroy');
const {
  kState,
  kObjectMode,
  kErrorEmitted,
  kEmitClose,
  kAutoDestroy,
  kDestroyed,
  kCloseEmitted,
  kConstructed,
  kErrored,
  kSync,
  kOwnBits,
  kSharedFlags,
  defineErrored,
  defineFlags,
  getHighWaterMark,
} = require('internal/streams/state');

const { errorOrDestroy } = destroyImpl;

const kEnding = 1 << kOwnBits; // end() was called
const kEnded = 1 << (kOwnBits + 1); // end() has returned
const kFinished = 1 << (kOwnBits + 2); // 'finish' was emitted
const kFinalCalled = 1 << (kOwnBits + 3);
const kPrefinished = 1 << (kOwnBits + 4);
const kNeedDrain = 1 << (kOwnBits + 5); // a write() returned false
const kWriting = 1 << (kOwnBits + 6);
const kBufferProcessing = 1 << (kOwnBits + 7);
const kDecodeStrings = 1 << (kOwnBits + 8);
const kAllBuffers = 1 << (kOwnBits + 9); // every buffered chunk is a Buffer
const kAllNoop = 1 << (kOwnBits + 10); // no buffered chunk has a callback

// The written head of the buffer is cut off once it is this long.
const kCompactAt = 256;

function nop() {}

function WritableState(options, stream, isDuplex) {
  let bits = kEmitClose | kAutoDestroy | kConstructed | kSync | kDecodeStrings |
    kAllBuffers | kAllNoop;
  if (options) {
    if (options.objectMode || (isDuplex && options.writableObjectMode)) bits |= kObjectMode;
    if (options.emitClose === false) bits &= ~kEmitClose;
    if (options.autoDestroy === false) bits &= ~kAutoDestroy;
    if (options.decodeStrings === false) bits &= ~kDecodeStrings;
  }
  this[kState] = bits;
  this.highWaterMark = getHighWaterMark(this, options, 'writableHighWaterMark', isDuplex);
  this.length = 0;
  this.corked = 0;
  this.onwrite = (error) => onWritten(stream, error);
  this.writecb = null;
  this.writelen = 0;
  this.afterWriteTickInfo = null;
  this.buffered = [];
  this.bufferedIndex = 0;
  this.pendingcb = 0; // callbacks that 'finish' has to wait for
  this.finishCallbacks = null;
  this.error = null;
  this.defaultEncoding = 'utf8';
  const encoding = options?.defaultEncoding;
  if (encoding != null && encoding !== 'utf8') {
    if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) {
      throw new ERR_UNKNOWN_ENCODING(encoding);
    }
    this.defaultEncoding = encoding;
  }
}

defineErrored(WritableState.prototype);
defineFlags(WritableState.prototype, {
  ...kSharedFlags,
  ending: kEnding,
  ended: kEnded,
  finished: kFinished,
  finalCalled: kFinalCalled,
  prefinished: kPrefinished,
  needDrain: kNeedDrain,
  writing: kWriting,
  bufferProcessing: kBufferProcessing,
  decodeStrings: kDecodeStrings,
  allBuffers: kAllBuffers,
  allNoop: kAllNoop,
});

WritableState.prototype.getBuffer = function getBuffer() {
  return this.buffered.slice(this.bufferedIndex);
};

Object.defineProperty(WritableState.prototype, 'bufferedRequestCount', {
  __proto__: null,
  configurable: true,
  get() {
    return this.buffered.length - this.bufferedIndex;
  },
});

/**
 * @param {object} [options] highWaterMark, decodeStrings, defaultEncoding, objectMode, emitClose,
 *   autoDestroy, signal, and write, writev, final, destroy, construct as implementations.
 */
function Writable(options) {
  // A Duplex is no instance by its prototype chain, only by Symbol.hasInstance.
  if (!(this instanceof Writable)) return new Writable(options);
  this._events ??= {
    close: undefined,
    error: undefined,
    prefinish: undefined,
    finish: undefined,
    drain: undefined,
  };
  this._writableState = new WritableState(options, this, false);
  if (options) {
    if (typeof options.write === 'function') this._write = options.write;
    if (typeof options.writev === 'function') this._writev = options.writev;
    if (typeof options.destroy === 'function') this._destroy = options.destroy;
    if (typeof options.final === 'function') this._final = options.final;
    if (typeof options.construct === 'function') this._construct = options.construct;
    if (options.signal) {
      const { addAbortSignal } = require('internal/streams/add_abort_signal');
      addAbortSignal(options.signal, this);
    }
  }
  Stream.call(this, options);
  if (this._construct != null) {
    destroyImpl.construct(this, () => onWritableConstructed(this));
  }
}
Object.setPrototypeOf(Writable.prototype, Stream.prototype);
Object.setPrototypeOf(Writable, Stream);
module.exports = Writable;

/** Writes what waited for the construction, or finishes if end() waited. */
function onWritableConstructed(stream) {
  const state = stream._writableState;
  if ((state[kState] & kWriting) === 0) clearBuffer(stream, state);
  if ((state[kState] & kEnding) !== 0) finishMaybe(stream, state);
}

Writable.WritableState = WritableState;
Object.defineProperty(Writable, 'onConstructed', {
  __proto__: null,
  value: onWritableConstructed,
});

Object.defineProperty(Writable, Symbol.hasInstance, {
  __proto__: null,
  value: function(object) {
    if (Function.prototype[Symbol.hasInstance].call(this, object)) return true;
    if (this !== Writable) return false;
    return !!object && object._writableState instanceof WritableState;
  },
});

/** A stream that cannot be read cannot be piped. */
Writable.prototype.pipe = function() {
  errorOrDestroy(this, new ERR_STREAM_CANNOT_PIPE());
};

// ---- Writing -------------------------------------------------------------------------------

/**
 * @param {Buffer | string | TypedArray | DataView | any} chunk
 * @param {string | Function} [encoding]
 * @param {(error?: Error | null) => void} [callback] Called when the chunk was handled.
 * @returns {boolean} False when the caller should wait for 'drain'.
 */
Writable.prototype.write = function(chunk, encoding, callback) {
  if (encoding != null && typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  return writeChunk(this, chunk, encoding, callback) === true;
};

/** Returns true, false, or the error that forbade the write. */
function writeChunk(stream, chunk, encoding, callback) {
  const state = stream._writableState;
  if (callback == null || typeof callback !== 'function') callback = nop;
  if (chunk === null) throw new ERR_STREAM_NULL_VALUES();

  let length = 1;
  if ((state[kState] & kObjectMode) === 0) {
    if (!encoding) {
      encoding = state.defaultEncoding;
    } else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) {
      throw new ERR_UNKNOWN_ENCODING(encoding);
    }
    if (typeof chunk === 'string') {
      if ((state[kState] & kDecodeStrings) !== 0) {
        chunk = Buffer.from(chunk, encoding);
        encoding = 'buffer';
      }
    } else if (chunk instanceof Buffer) {
      encoding = 'buffer';
    } else if (ArrayBuffer.isView(chunk)) {
      chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      encoding = 'buffer';
    } else {
      throw new ERR_INVALID_ARG_TYPE(
        'chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
    length = chunk.length;
  }
  if ((state[kState] & (kEnding | kDestroyed)) !== 0) {
    const error = (state[kState] & kEnding) !== 0 ?
      new ERR_STREAM_WRITE_AFTER_END() : new ERR_STREAM_DESTROYED('write');
    process.nextTick(callback, error);
    errorOrDestroy(stream, error, true);
    return error;
  }
  state.pendingcb++;
  return writeOrBuffer(stream, state, chunk, length, encoding, callback);
}

function writeOrBuffer(stream, state, chunk, length, encoding, callback) {
  state.length += length;
  if ((state[kState] & (kWriting | kErrored | kConstructed)) !== kConstructed ||
      state.corked > 0) {
    state.buffered.push({ chunk, encoding, callback });
    if (encoding !== 'buffer') state[kState] &= ~kAllBuffers;
    if (callback !== nop) state[kState] &= ~kAllNoop;
  } else {
    state.writelen = length;
    state.writecb = callback;
    state[kState] |= kWriting | kSync;
    stream._write(chunk, encoding, state.onwrite);
    state[kState] &= ~kSync;
  }
  // A chunk that was written at once has left again.
  const room = state.length < state.highWaterMark || state.length === 0;
  if (!room) state[kState] |= kNeedDrain;
  // False also after an error, so that nobody goes on writing.
  return room && (state[kState] & (kErrored | kDestroyed)) === 0;
}

Writable.prototype._write = function(chunk, encoding, callback) {
  if (!this._writev) throw new ERR_METHOD_NOT_IMPLEMENTED('_write()');
  this._writev([{ chunk, encoding }], callback);
};

Writable.prototype._writev = null;

/** Makes writes wait until uncork(), so that they reach _writev together. */
Writable.prototype.cork = function() {
  this._writableState.corked++;
};

Writable.prototype.uncork = function() {
  const state = this._writableState;
  if (state.corked === 0) return;
  state.corked--;
  if ((state[kState] & kWriting) === 0) clearBuffer(this, state);
};

/** @throws ERR_UNKNOWN_ENCODING */
Writable.prototype.setDefaultEncoding = function setDefaultEncoding(encoding) {
  if (typeof encoding === 'string') encoding = encoding.toLowerCase();
  if (!Buffer.isEncoding(encoding)) throw new ERR_UNKNOWN_ENCODING(encoding);
  this._writableState.defaultEncoding = encoding;
  return this;
};

/** The callback that _write and _writev get. */
function onWritten(stream, error) {
  const state = stream._writableState;
  const callback = state.writecb;
  if (callback === null) {
    errorOrDestroy(stream, new ERR_MULTIPLE_CALLBACK());
    return;
  }
  const sync = (state[kState] & kSync) !== 0;
  state[kState] &= ~kWriting;
  state.writecb = null;
  state.length -= state.writelen;
  state.writelen = 0;
  if (error) {
    onWriteFailed(stream, state, error, sync, callback);
    return;
  }
  if (state.bufferedIndex < state.buffered.length) clearBuffer(stream, state);
  if (callback === nop && !needsTick(state)) {
    state.pendingcb--;
    if ((state[kState] & kEnding) !== 0) finishMaybe(stream, state, true);
    return;
  }
  if (!sync) {
    afterWrite(stream, state, 1, callback);
    return;
  }
  const pending = state.afterWriteTickInfo;
  if (pending !== null && pending.callback === callback) {
    pending.count++;
  } else {
    const info = { count: 1, callback, stream, state };
    state.afterWriteTickInfo = info;
    process.nextTick(afterWriteTick, info);
  }
}

/** Whether a write without a callback has consequences that come in a tick of their own. */
function needsTick(state) {
  return (state[kState] & (kDestroyed | kObjectMode)) !== 0 ||
    (state.length === 0 && (state[kState] & kNeedDrain) !== 0);
}

function onWriteFailed(stream, state, error, sync, callback) {
  // The stack is made now, while the failing code is still on it.
  error.stack; // eslint-disable-line no-unused-expressions
  if (!state.errored) state.errored = error;
  const readable = stream._readableState;
  if (readable && !readable.errored) readable.errored = error;
  if (sync) process.nextTick(reportWriteError, stream, state, error, callback);
  else reportWriteError(stream, state, error, callback);
}

function reportWriteError(stream, state, error, callback) {
  state.pendingcb--;
  callback(error);
  failBuffered(state);
  errorOrDestroy(stream, error);
}

function afterWriteTick(info) {
  const { stream, state, count, callback } = info;
  state.afterWriteTickInfo = null;
  afterWrite(stream, state, count, callback);
}

function afterWrite(stream, state, count, callback) {
  const drained = state.length === 0 &&
    (state[kState] & (kEnding | kDestroyed | kNeedDrain)) === kNeedDrain;
  if (drained) {
    state[kState] &= ~kNeedDrain;
    stream.emit('drain');
  }
  while (count-- > 0) {
    state.pendingcb--;
    callback(null);
  }
  if ((state[kState] & kDestroyed) !== 0) failBuffered(state);
  finishMaybe(stream, state, true);
}

/** Calls the callbacks of everything that will not be written any more. */
function failBuffered(state) {
  if ((state[kState] & kWriting) !== 0) return;
  const { buffered } = state;
  for (let i = state.bufferedIndex; i < buffered.length; i++) {
    const { chunk, callback } = buffered[i];
    state.length -= (state[kState] & kObjectMode) !== 0 ? 1 : chunk.length;
    callback(state.errored ?? new ERR_STREAM_DESTROYED('write'));
  }
  callFinishCallbacks(state, state.errored ?? new ERR_STREAM_DESTROYED('end'));
  resetBuffer(state);
}

function resetBuffer(state) {
  state.buffered = [];
  state.bufferedIndex = 0;
  state[kState] |= kAllBuffers | kAllNoop;
}

/** Writes what is buffered, as far as it goes. */
function clearBuffer(stream, state) {
  if (state.corked > 0 ||
      (state[kState] & (kBufferProcessing | kDestroyed | kConstructed)) !== kConstructed) {
    return;
  }
  const { buffered } = state;
  const count = buffered.length - state.bufferedIndex;
  if (count === 0) return;
  state[kState] |= kBufferProcessing;
  if (count > 1 && stream._writev) writeTogether(stream, state, count);
  else writeOneByOne(stream, state);
  state[kState] &= ~kBufferProcessing;
}

function writeTogether(stream, state, count) {
  state.pendingcb -= count - 1;
  const first = state.bufferedIndex;
  const { buffered } = state;
  const callback = (state[kState] & kAllNoop) !== 0 ? nop : (error) => {
    for (let i = first; i < buffered.length; i++) buffered[i].callback(error);
  };
  const chunks = first === 0 ? buffered : buffered.slice(first);
  chunks.allBuffers = (state[kState] & kAllBuffers) !== 0;
  startWrite(stream, state, true, state.length, chunks, '', callback);
  resetBuffer(state);
}

function writeOneByOne(stream, state) {
  const { buffered } = state;
  let i = state.bufferedIndex;
  const objectMode = (state[kState] & kObjectMode) !== 0;
  do {
    const { chunk, encoding, callback } = buffered[i];
    buffered[i++] = null;
    startWrite(stream, state, false, objectMode ? 1 : chunk.length, chunk, encoding, callback);
  } while (i < buffered.length && (state[kState] & kWriting) === 0);

  if (i === buffered.length) {
    resetBuffer(state);
  } else if (i > kCompactAt) {
    buffered.splice(0, i);
    state.bufferedIndex = 0;
  } else {
    state.bufferedIndex = i;
  }
}

function startWrite(stream, state, together, length, chunk, encoding, callback) {
  state.writelen = length;
  state.writecb = callback;
  state[kState] |= kWriting | kSync;
  if ((state[kState] & kDestroyed) !== 0) state.onwrite(new ERR_STREAM_DESTROYED('write'));
  else if (together) stream._writev(chunk, state.onwrite);
  else stream._write(chunk, encoding, state.onwrite);
  state[kState] &= ~kSync;
}

// ---- Ending --------------------------------------------------------------------------------

/**
 * @param {any} [chunk] A last chunk.
 * @param {string | Function} [encoding]
 * @param {(error?: Error) => void} [callback] Called when the stream has finished or failed.
 */
Writable.prototype.end = function(chunk, encoding, callback) {
  const state = this._writableState;
  if (typeof chunk === 'function') {
    callback = chunk;
    chunk = null;
    encoding = null;
  } else if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  let error;
  if (chunk !== null && chunk !== undefined) {
    const result = writeChunk(this, chunk, encoding);
    if (result instanceof Error) error = result;
  }
  if (state.corked > 0) {
    state.corked = 1;
    this.uncork();
  }
  if (error === undefined) error = startEnding(this, state);
  if (typeof callback === 'function') {
    if (error) process.nextTick(callback, error);
    else if ((state[kState] & kErrored) !== 0) process.nextTick(callback, state.errored);
    else if ((state[kState] & kFinished) !== 0) process.nextTick(callback);
    else (state.finishCallbacks ??= []).push(callback);
  }
  return this;
};

/** Returns the error of an end() that came too late. */
function startEnding(stream, state) {
  if ((state[kState] & (kErrored | kEnding)) === 0) {
    state[kState] |= kEnding;
    finishMaybe(stream, state, true);
    state[kState] |= kEnded;
  } else if ((state[kState] & kFinished) !== 0) {
    return new ERR_STREAM_ALREADY_FINISHED('end');
  } else if ((state[kState] & kDestroyed) !== 0) {
    return new ERR_STREAM_DESTROYED('end');
  }
  return undefined;
}

const kFinishMask = kEnding | kDestroyed | kConstructed | kFinished | kWriting | kErrored |
  kErrorEmitted | kCloseEmitted;

function canFinish(state) {
  return (state[kState] & kFinishMask) === (kEnding | kConstructed) && state.length === 0 &&
    state.buffered.length === 0;
}

/** Runs _final and emits 'prefinish' and 'finish' once everything was written. */
function finishMaybe(stream, state, sync) {
  if (!canFinish(state)) return;
  prefinish(stream, state);
  if (state.pendingcb !== 0) return;
  if (sync) {
    state.pendingcb++;
    process.nextTick(finishLater, stream, state);
  } else if (canFinish(state)) {
    state.pendingcb++;
    finish(stream, state);
  }
}

function finishLater(stream, state) {
  if (canFinish(state)) finish(stream, state);
  else state.pendingcb--;
}

function prefinish(stream, state) {
  if ((state[kState] & (kPrefinished | kFinalCalled)) !== 0) return;
  if (typeof stream._final === 'function' && (state[kState] & kDestroyed) === 0) {
    state[kState] |= kFinalCalled;
    callFinal(stream, state);
  } else {
    state[kState] |= kPrefinished;
    stream.emit('prefinish');
  }
}

function callFinal(stream, state) {
  let called = false;
  const onFinal = (error) => {
    if (called) {
      errorOrDestroy(stream, error ?? new ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    state.pendingcb--;
    if (error) {
      callFinishCallbacks(state, error);
      errorOrDestroy(stream, error, (state[kState] & kSync) !== 0);
    } else if (canFinish(state)) {
      state[kState] |= kPrefinished;
      stream.emit('prefinish');
      // Some streams check the state between _final and 'finish'.
      state.pendingcb++;
      process.nextTick(finish, stream, state);
    }
  };
  state[kState] |= kSync;
  state.pendingcb++;
  try {
    stream._final(onFinal);
  } catch (error) {
    onFinal(error);
  }
  state[kState] &= ~kSync;
}

function callFinishCallbacks(state, error) {
  const callbacks = state.finishCallbacks;
  if (callbacks === null) return;
  state.finishCallbacks = null;
  for (let i = 0; i < callbacks.length; i++) callbacks[i](error);
}

function finish(stream, state) {
  state.pendingcb--;
  state[kState] |= kFinished;
  callFinishCallbacks(state, null);
  stream.emit('finish');
  if ((state[kState] & kAutoDestroy) === 0) return;
  const r = stream._readableState;
  // The other side destroys the stream when it ends later.
  if (!r || (r.autoDestroy && (r.endEmitted || r.readable === false))) stream.destroy();
}

// ---- Destroying ----------------------------------------------------------------------------

Writable.prototype.destroy = function(error, callback) {
  const state = this._writableState;
  if ((state[kState] & kDestroyed) === 0 &&
      (state.bufferedIndex < state.buffered.length || state.finishCallbacks !== null)) {
    process.nextTick(failBuffered, state);
  }
  destroyImpl.destroy.call(this, error, callback);
  return this;
};

Writable.prototype._undestroy = destroyImpl.undestroy;
Writable.prototype._destroy = function(error, callback) {
  callback(error);
};

Writable.prototype[EventEmitter.captureRejectionSymbol] = function(error) {
  this.destroy(error);
};

Writable.prototype[Symbol.asyncDispose] = function() {
  let error;
  if (!this.destroyed) {
    error = this.writableFinished ? null : new AbortError();
    this.destroy(error);
  }
  const { eos } = require('internal/streams/end_of_stream');
  return new Promise((resolve, reject) => {
    eos(this, (failure) => (failure && failure !== error ? reject(failure) : resolve(null)));
  });
};

Writable.fromWeb = function(writableStream, options) {
  return require('internal/webstreams/adapters')
    .newStreamWritableFromWritableStream(writableStream, options);
};

Writable.toWeb = function(streamWritable) {
  return require('internal/webstreams/adapters')
    .newWritableStreamFromStreamWritable(streamWritable);
};

// ---- Properties ----------------------------------------------------------------------------

/** A getter that reads the state, with a value for objects without one. */
function stateGetter(read, otherwise) {
  return {
    __proto__: null,
    get() {
      const state = this._writableState;
      return state ? read(state) : otherwise;
    },
  };
}

Object.defineProperties(Writable.prototype, {
  closed: stateGetter((state) => state.closed, false),
  destroyed: {
    __proto__: null,
    get() {
      return this._writableState ? this._writableState.destroyed : false;
    },
    set(value) {
      if (this._writableState) this._writableState.destroyed = value;
    },
  },
  writable: {
    __proto__: null,
    get() {
      const state = this._writableState;
      // A duplex stream without this side says false by its own property.
      return !!state && state.writable !== false &&
        (state[kState] & (kDestroyed | kErrored | kEnding | kEnded)) === 0;
    },
    set(value) {
      if (this._writableState) this._writableState.writable = !!value;
    },
  },
  writableFinished: stateGetter((state) => state.finished, false),
  writableObjectMode: stateGetter((state) => state.objectMode, false),
  writableBuffer: stateGetter((state) => state.getBuffer(), undefined),
  writableEnded: stateGetter((state) => state.ending, false),
  writableNeedDrain: stateGetter(
    (state) => (state[kState] & (kDestroyed | kEnding | kNeedDrain)) === kNeedDrain, false),
  writableHighWaterMark: stateGetter((state) => state.highWaterMark, undefined),
  writableCorked: stateGetter((state) => state.corked, 0),
  writableLength: stateGetter((state) => state.length, undefined),
  errored: stateGetter((state) => state.errored, null),
  writableAborted: stateGetter((state) => {
    return state.writable !== false && (state.destroyed || state.errored !== null) &&
      !state.finished;
  }, false),
});
