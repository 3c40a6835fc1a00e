// SPDX-License-Identifier: MIT
//
// Readable. Chunks wait in an array with a head index. A stream is in one of three modes,
// state.flowing: null (nobody reads yet), true ('data' events) or false (paused, or read with
// 'readable' and read()).
'use strict';

const EventEmitter = require('events');
const { Buffer } = require('buffer');
const {
  AbortError,
  codes: {
    ERR_INVALID_ARG_TYPE,
    ERR_METHOD_NOT_IMPLEMENTED,
    ERR_OUT_OF_RANGE,
    ERR_STREAM_PUSH_AFTER_EOF,
    ERR_STREAM_UNSHIFT_AFTER_END_EVENT,
    ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');
const { validateObject } = require('internal/validators');
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
  kReadByHand,
  kSync,
  kOwnBits,
  kSharedFlags,
  defineErrored,
  defineFlags,
  getHighWaterMark,
} = require('internal/streams/state');

const { errorOrDestroy } = destroyImpl;

const kEnded = 1 << kOwnBits; // push(null) happened
const kEndEmitted = 1 << (kOwnBits + 1);
const kReading = 1 << (kOwnBits + 2); // _read was called and has not pushed yet
const kNeedReadable = 1 << (kOwnBits + 3); // the next chunk must be announced
const kEmittedReadable = 1 << (kOwnBits + 4); // 'readable' is scheduled or was not acted upon
const kReadableListening = 1 << (kOwnBits + 5);
const kResumeScheduled = 1 << (kOwnBits + 6);
const kMultiAwaitDrain = 1 << (kOwnBits + 7); // awaitDrainWriters is a Set
const kReadingMore = 1 << (kOwnBits + 8); // maybeReadMore is scheduled
const kDataEmitted = 1 << (kOwnBits + 9);
const kPaused = 1 << (kOwnBits + 10); // pause() was called explicitly, and not resume() since
const kEndAnnounced = 1 << (kOwnBits + 11); // 'readable' was or will be emitted for the end

const kMaxHighWaterMark = 0x40000000;
// The consumed head of the buffer is cut off once it is this long.
const kCompactAt = 1024;

function ReadableState(options, stream, isDuplex) {
  // kSync: listeners may not be called before the constructor is done.
  let bits = kEmitClose | kAutoDestroy | kConstructed | kSync;
  if (options) {
    if (options.objectMode || (isDuplex && options.readableObjectMode)) bits |= kObjectMode;
    if (options.emitClose === false) bits &= ~kEmitClose;
    if (options.autoDestroy === false) bits &= ~kAutoDestroy;
  }
  this[kState] = bits;
  this.highWaterMark = getHighWaterMark(this, options, 'readableHighWaterMark', isDuplex);
  this.buffer = [];
  this.bufferIndex = 0;
  this.length = 0;
  this.pipes = [];
  this.flowing = null;
  this.awaitDrainWriters = null;
  this.error = null;
  this.defaultEncoding = 'utf8';
  this.decoder = null;
  this.encoding = null;
  if (options) {
    const { defaultEncoding, encoding } = options;
    if (defaultEncoding != null && defaultEncoding !== 'utf8') {
      if (defaultEncoding !== 'buffer' && !Buffer.isEncoding(defaultEncoding)) {
        throw new ERR_UNKNOWN_ENCODING(defaultEncoding);
      }
      this.defaultEncoding = defaultEncoding;
    }
    if (encoding) {
      const { StringDecoder } = require('string_decoder');
      this.decoder = new StringDecoder(encoding);
      this.encoding = encoding;
    }
  }
}

defineErrored(ReadableState.prototype);
defineFlags(ReadableState.prototype, {
  ...kSharedFlags,
  ended: kEnded,
  endEmitted: kEndEmitted,
  reading: kReading,
  needReadable: kNeedReadable,
  emittedReadable: kEmittedReadable,
  readableListening: kReadableListening,
  resumeScheduled: kResumeScheduled,
  multiAwaitDrain: kMultiAwaitDrain,
  readingMore: kReadingMore,
  dataEmitted: kDataEmitted,
  paused: kPaused,
  endAnnounced: kEndAnnounced,
});
Object.defineProperty(ReadableState.prototype, 'pipesCount', {
  __proto__: null,
  configurable: true,
  get() {
    return this.pipes.length;
  },
});

/**
 * @param {object} [options] highWaterMark, encoding, objectMode, emitClose, autoDestroy, signal,
 *   and read, destroy, construct as implementations.
 */
function Readable(options) {
  if (!(this instanceof Readable)) return new Readable(options);
  this._events ??= {
    close: undefined,
    error: undefined,
    data: undefined,
    end: undefined,
    readable: undefined,
  };
  this._readableState = new ReadableState(options, this, false);
  if (options) {
    if (typeof options.read === 'function') this._read = options.read;
    if (typeof options.destroy === 'function') this._destroy = options.destroy;
    if (typeof options.construct === 'function') this._construct = options.construct;
    if (options.signal) {
      const { addAbortSignal } = require('internal/streams/add_abort_signal');
      addAbortSignal(options.signal, this);
    }
  }
  Stream.call(this, options);
  if (this._construct != null) {
    destroyImpl.construct(this, () => onReadableConstructed(this));
  }
}
Object.setPrototypeOf(Readable.prototype, Stream.prototype);
Object.setPrototypeOf(Readable, Stream);
module.exports = Readable;

/** What a construction held up: a read that was wanted meanwhile. */
function onReadableConstructed(stream) {
  const state = stream._readableState;
  if ((state[kState] & kNeedReadable) !== 0) maybeReadMore(stream, state);
}

Readable.ReadableState = ReadableState;
Readable.onConstructed = onReadableConstructed;
Object.defineProperty(Readable, 'onConstructed', { __proto__: null, enumerable: false });

Readable.prototype.destroy = destroyImpl.destroy;
Readable.prototype._undestroy = destroyImpl.undestroy;
Readable.prototype._destroy = function(error, callback) {
  callback(error);
};

Readable.prototype[EventEmitter.captureRejectionSymbol] = function(error) {
  this.destroy(error);
};

Readable.prototype[Symbol.asyncDispose] = function() {
  let error;
  if (!this.destroyed) {
    error = this.readableEnded ? null : new AbortError();
    this.destroy(error);
  }
  const { eos } = require('internal/streams/end_of_stream');
  return new Promise((resolve, reject) => {
    eos(this, (failure) => (failure && failure !== error ? reject(failure) : resolve(null)));
  });
};

// ---- Writing into the buffer ---------------------------------------------------------------

/**
 * Adds a chunk for readers.
 * @param {Buffer | string | Uint8Array | DataView | any | null} chunk null ends the stream.
 * @param {string} [encoding] Of a string.
 * @returns {boolean} False when the buffer is full.
 */
Readable.prototype.push = function(chunk, encoding) {
  const state = this._readableState;
  return (state[kState] & kObjectMode) === 0 ?
    addBytes(this, state, chunk, encoding, false) :
    addObject(this, state, chunk, false);
};

/** Puts a chunk back in front of the buffer. */
Readable.prototype.unshift = function(chunk, encoding) {
  const state = this._readableState;
  return (state[kState] & kObjectMode) === 0 ?
    addBytes(this, state, chunk, encoding, true) :
    addObject(this, state, chunk, true);
};

function addObject(stream, state, chunk, front) {
  if (chunk === null) {
    state[kState] &= ~kReading;
    onEndOfChunks(stream, state);
    return false;
  }
  return addChecked(stream, state, chunk, front);
}

function addBytes(stream, state, chunk, encoding, front) {
  if (chunk === null) {
    state[kState] &= ~kReading;
    onEndOfChunks(stream, state);
    return false;
  }
  chunk = toChunk(stream, state, chunk, encoding, front);
  if (chunk === undefined) return false;
  if (chunk.length > 0) return addChecked(stream, state, chunk, front);
  if (!front) {
    state[kState] &= ~kReading;
    maybeReadMore(stream, state);
  }
  return wantsMore(state);
}

/** The bytes to buffer (or the text, with an encoding); undefined after an error. */
function toChunk(stream, state, chunk, encoding, front) {
  if (typeof chunk === 'string') {
    encoding = encoding || state.defaultEncoding;
    if (state.encoding === encoding) return chunk;
    const bytes = Buffer.from(chunk, encoding);
    // Text put back by unshift has been decoded before.
    return front && state.encoding ? bytes.toString(state.encoding) : bytes;
  }
  if (chunk instanceof Buffer) return chunk;
  if (ArrayBuffer.isView(chunk)) {
    return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
  if (chunk === undefined) return '';
  errorOrDestroy(stream, new ERR_INVALID_ARG_TYPE(
    'chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk));
  return undefined;
}

function addChecked(stream, state, chunk, front) {
  if (front) {
    if ((state[kState] & kEndEmitted) !== 0) {
      errorOrDestroy(stream, new ERR_STREAM_UNSHIFT_AFTER_END_EVENT());
      return false;
    }
    if ((state[kState] & (kDestroyed | kErrored)) !== 0) return false;
    addChunk(stream, state, chunk, true);
    return wantsMore(state);
  }
  if ((state[kState] & kEnded) !== 0) {
    errorOrDestroy(stream, new ERR_STREAM_PUSH_AFTER_EOF());
    return false;
  }
  if ((state[kState] & (kDestroyed | kErrored)) !== 0) return false;
  state[kState] &= ~kReading;
  if (state.decoder !== null && typeof chunk !== 'string') {
    chunk = state.decoder.write(chunk);
    if (chunk.length === 0) {
      maybeReadMore(stream, state);
      return wantsMore(state);
    }
  }
  addChunk(stream, state, chunk, false);
  return wantsMore(state);
}

function wantsMore(state) {
  return (state[kState] & kEnded) === 0 &&
    (state.length < state.highWaterMark || state.length === 0);
}

function addChunk(stream, state, chunk, front) {
  const direct = state.flowing && state.length === 0 && (state[kState] & kSync) === 0;
  if (direct && stream.listenerCount('data') > 0) {
    forgetDrains(state);
    state[kState] |= kDataEmitted;
    stream.emit('data', chunk);
  } else {
    state.length += (state[kState] & kObjectMode) !== 0 ? 1 : chunk.length;
    if (!front) state.buffer.push(chunk);
    else if (state.bufferIndex > 0) state.buffer[--state.bufferIndex] = chunk;
    else state.buffer.unshift(chunk);
    if ((state[kState] & kNeedReadable) !== 0) emitReadable(stream);
  }
  maybeReadMore(stream, state);
}

function forgetDrains(state) {
  if ((state[kState] & kMultiAwaitDrain) !== 0) state.awaitDrainWriters.clear();
  else state.awaitDrainWriters = null;
}

function onEndOfChunks(stream, state) {
  if ((state[kState] & kEnded) !== 0) return;
  if (state.decoder) {
    const chunk = state.decoder.end();
    if (chunk?.length) {
      state.buffer.push(chunk);
      state.length += (state[kState] & kObjectMode) !== 0 ? 1 : chunk.length;
    }
  }
  state[kState] |= kEnded;
  if ((state[kState] & kSync) !== 0) {
    // Inside _read: listeners must not be called before read() returns.
    if (state.flowing || (state[kState] & (kNeedReadable | kReadableListening)) !== 0) {
      state[kState] |= kEndAnnounced;
      emitReadable(stream);
    }
  } else {
    state[kState] &= ~kNeedReadable;
    state[kState] |= kEmittedReadable | kEndAnnounced;
    emitReadableNow(stream);
  }
}

// ---- Reading -------------------------------------------------------------------------------

/** Whether the stream was paused and not resumed. */
Readable.prototype.isPaused = function() {
  const state = this._readableState;
  return (state[kState] & kPaused) !== 0 || state.flowing === false;
};

/** Decodes what is buffered and everything to come. */
Readable.prototype.setEncoding = function(encoding) {
  const { StringDecoder } = require('string_decoder');
  const state = this._readableState;
  const decoder = new StringDecoder(encoding);
  state.decoder = decoder;
  state.encoding = decoder.encoding;
  let content = '';
  for (let i = state.bufferIndex; i < state.buffer.length; i++) {
    content += decoder.write(state.buffer[i]);
  }
  state.buffer.length = 0;
  state.bufferIndex = 0;
  if (content !== '') state.buffer.push(content);
  state.length = content.length;
  return this;
};

/** The next power of two. */
function raiseHighWaterMark(n) {
  if (n > kMaxHighWaterMark) throw new ERR_OUT_OF_RANGE('size', '<= 1GiB', n);
  return 2 ** Math.ceil(Math.log2(n));
}

function howMuchToRead(n, state) {
  if (n <= 0 || (state.length === 0 && (state[kState] & kEnded) !== 0)) return 0;
  if ((state[kState] & kObjectMode) !== 0) return 1;
  if (Number.isNaN(n)) {
    // read() without a size: one chunk, but all there is of decoded text when paused.
    if (state.length > 0 && (state.flowing || state.decoder === null)) {
      return state.buffer[state.bufferIndex].length;
    }
    return state.length;
  }
  if (n <= state.length) return n;
  return (state[kState] & kEnded) !== 0 ? state.length : 0;
}

/**
 * Takes from the buffer.
 * @param {number} [n] Bytes (or characters); one chunk if missing.
 * @returns {any} null if there is not enough yet.
 */
Readable.prototype.read = function(n) {
  // The caller sees the memory of chunks: see chunk_loan.js.
  if (n !== 0) this._readableState[kState] |= kReadByHand;
  return read(this, n);
};
const { read: publicRead } = Readable.prototype;

function read(stream, n) {
  if (n === undefined) n = NaN;
  else if (!Number.isInteger(n)) n = Number.parseInt(n, 10);
  const state = stream._readableState;
  const asked = n;
  if (n > state.highWaterMark) state.highWaterMark = raiseHighWaterMark(n);
  if (n !== 0) state[kState] &= ~kEmittedReadable;

  if (n === 0 && isReadableDue(state)) {
    if (state.length === 0 && (state[kState] & kEnded) !== 0) endReadable(stream);
    else emitReadable(stream);
    return null;
  }
  n = howMuchToRead(n, state);
  if (n === 0 && (state[kState] & kEnded) !== 0) {
    if (state.length === 0) endReadable(stream);
    return null;
  }
  if (shouldCallRead(state, n)) {
    callRead(stream, state);
    // A _read that pushed at once may have changed how much there is.
    if ((state[kState] & kReading) === 0) n = howMuchToRead(asked, state);
  }
  return takeAndEmit(stream, state, n, asked);
}

/** Whether read(0) only has to announce what is there. */
function isReadableDue(state) {
  if ((state[kState] & kNeedReadable) === 0) return false;
  const full = state.highWaterMark !== 0 ?
    state.length >= state.highWaterMark : state.length > 0;
  return full || (state[kState] & kEnded) !== 0;
}

function shouldCallRead(state, n) {
  const bits = state[kState];
  if ((bits & (kEnded | kReading | kDestroyed | kErrored)) !== 0 ||
      (bits & kConstructed) === 0) {
    return false;
  }
  return (bits & kNeedReadable) !== 0 || state.length === 0 ||
    state.length - n < state.highWaterMark;
}

function callRead(stream, state) {
  state[kState] |= kReading | kSync;
  if (state.length === 0) state[kState] |= kNeedReadable;
  try {
    stream._read(state.highWaterMark);
  } catch (error) {
    errorOrDestroy(stream, error);
  }
  state[kState] &= ~kSync;
}

function takeAndEmit(stream, state, n, asked) {
  const chunk = n > 0 ? takeFromBuffer(n, state) : null;
  if (chunk === null) {
    if (state.length <= state.highWaterMark) state[kState] |= kNeedReadable;
    n = 0;
  } else {
    state.length -= n;
    forgetDrains(state);
  }
  if (state.length === 0) {
    if ((state[kState] & kEnded) === 0) state[kState] |= kNeedReadable;
    if (asked !== n && (state[kState] & kEnded) !== 0) endReadable(stream);
  }
  if (chunk !== null && (state[kState] & (kErrorEmitted | kCloseEmitted)) === 0) {
    state[kState] |= kDataEmitted;
    stream.emit('data', chunk);
  }
  return chunk;
}

function takeFromBuffer(n, state) {
  if (state.length === 0) return null;
  if ((state[kState] & kObjectMode) !== 0) return takeFirst(state);
  if (!n || n >= state.length) return takeAll(state);
  const first = state.buffer[state.bufferIndex];
  if (n === first.length) return takeFirst(state);
  if (n < first.length) {
    state.buffer[state.bufferIndex] = first.slice(n);
    return first.slice(0, n);
  }
  return takeAcross(n, state);
}

function takeFirst(state) {
  const { buffer } = state;
  const chunk = buffer[state.bufferIndex];
  buffer[state.bufferIndex++] = null;
  if (state.bufferIndex === buffer.length) {
    buffer.length = 0;
    state.bufferIndex = 0;
  } else if (state.bufferIndex > kCompactAt) {
    buffer.splice(0, state.bufferIndex);
    state.bufferIndex = 0;
  }
  return chunk;
}

function takeAll(state) {
  const { buffer, bufferIndex } = state;
  let all;
  if (buffer.length - bufferIndex === 1) {
    all = buffer[bufferIndex];
  } else {
    const chunks = bufferIndex === 0 ? buffer : buffer.slice(bufferIndex);
    all = state.decoder ? chunks.join('') : Buffer.concat(chunks, state.length);
  }
  buffer.length = 0;
  state.bufferIndex = 0;
  return all;
}

/** n is more than the first chunk and less than everything. */
function takeAcross(n, state) {
  const parts = [];
  let rest = n;
  while (rest > 0) {
    const first = state.buffer[state.bufferIndex];
    if (first.length <= rest) {
      parts.push(takeFirst(state));
      rest -= first.length;
    } else {
      parts.push(first.slice(0, rest));
      state.buffer[state.bufferIndex] = first.slice(rest);
      rest = 0;
    }
  }
  return state.decoder ? parts.join('') : Buffer.concat(parts, n);
}

/** Private to Node's own tests and to old programs. */
Readable._fromList = function fromList(n, state) {
  return takeFromBuffer(n, state);
};

Readable.prototype._read = function(n) {
  throw new ERR_METHOD_NOT_IMPLEMENTED('_read()');
};

/** Announces in the next tick that something can be read, or that the end was reached. */
function emitReadable(stream) {
  const state = stream._readableState;
  state[kState] &= ~kNeedReadable;
  if ((state[kState] & kEmittedReadable) !== 0) return;
  state[kState] |= kEmittedReadable;
  process.nextTick(emitReadableNow, stream);
}

function emitReadableNow(stream) {
  const state = stream._readableState;
  if ((state[kState] & (kDestroyed | kErrored)) === 0 &&
      (state.length > 0 || (state[kState] & kEnded) !== 0)) {
    stream.emit('readable');
    state[kState] &= ~kEmittedReadable;
  }
  if (!state.flowing && (state[kState] & kEnded) === 0 &&
      state.length <= state.highWaterMark) {
    state[kState] |= kNeedReadable;
  }
  flow(stream);
}

/** Fills the buffer up to the high-water mark, in the next tick, so that _read is not nested. */
function maybeReadMore(stream, state) {
  if ((state[kState] & (kReadingMore | kConstructed)) !== kConstructed) return;
  state[kState] |= kReadingMore;
  process.nextTick(readMore, stream, state);
}

function readMore(stream, state) {
  while ((state[kState] & (kReading | kEnded)) === 0 &&
      (state.length < state.highWaterMark || (state.flowing && state.length === 0))) {
    const before = state.length;
    stream.read(0);
    if (before === state.length) break;
  }
  state[kState] &= ~kReadingMore;
}

function endReadable(stream) {
  const state = stream._readableState;
  if ((state[kState] & kEndEmitted) !== 0) return;
  state[kState] |= kEnded;
  process.nextTick(emitEnd, state, stream);
}

function emitEnd(state, stream) {
  if ((state[kState] & (kErrored | kCloseEmitted | kEndEmitted)) !== 0 || state.length > 0) {
    return;
  }
  state[kState] |= kEndEmitted;
  stream.emit('end');
  if (stream.writable && stream.allowHalfOpen === false) {
    process.nextTick(endWritable, stream);
    return;
  }
  if ((state[kState] & kAutoDestroy) === 0) return;
  const w = stream._writableState;
  // The other side destroys the stream when it finishes later.
  if (!w || (w.autoDestroy && (w.finished || w.writable === false))) stream.destroy();
}

function endWritable(stream) {
  if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end();
}

// ---- Modes ---------------------------------------------------------------------------------

Readable.prototype.on = function(event, listener) {
  const result = Stream.prototype.on.call(this, event, listener);
  const state = this._readableState;
  if (event === 'data') {
    if (this.listenerCount('readable') > 0) state[kState] |= kReadableListening;
    else state[kState] &= ~kReadableListening;
    if (state.flowing !== false) this.resume();
  } else if (event === 'readable') {
    if ((state[kState] & (kEndEmitted | kReadableListening)) !== 0) return result;
    state[kState] |= kReadableListening | kNeedReadable;
    state[kState] &= ~kEmittedReadable;
    state.flowing = false;
    if (state.length > 0 || (state[kState] & (kEnded | kEndAnnounced)) === kEnded) {
      emitReadable(this);
    }
    if (state.length === 0 && (state[kState] & kReading) === 0) {
      process.nextTick(readZero, this);
    }
  }
  return result;
};
Readable.prototype.addListener = Readable.prototype.on;

function readZero(stream) {
  stream.read(0);
}

Readable.prototype.removeListener = function(event, listener) {
  const result = Stream.prototype.removeListener.call(this, event, listener);
  // In the next tick, for a listener that is only replaced.
  if (event === 'readable') process.nextTick(updateReadableListening, this);
  return result;
};
Readable.prototype.off = Readable.prototype.removeListener;

Readable.prototype.removeAllListeners = function(event) {
  const result = event === undefined ?
    Stream.prototype.removeAllListeners.call(this) :
    Stream.prototype.removeAllListeners.call(this, event);
  if (event === 'readable' || event === undefined) {
    process.nextTick(updateReadableListening, this);
  }
  return result;
};

function updateReadableListening(stream) {
  const state = stream._readableState;
  if (stream.listenerCount('readable') > 0) state[kState] |= kReadableListening;
  else state[kState] &= ~kReadableListening;
  if ((state[kState] & (kResumeScheduled | kPaused)) === kResumeScheduled) {
    // resume() waits for this.
    state.flowing = true;
  } else if (stream.listenerCount('data') > 0) {
    stream.resume();
  } else if ((state[kState] & kReadableListening) === 0) {
    state.flowing = null;
  }
}

/** Starts 'data' events, unless there is a 'readable' listener, which takes precedence. */
Readable.prototype.resume = function() {
  const state = this._readableState;
  if ((state[kState] & kDestroyed) !== 0) return this;
  if (!state.flowing) {
    state.flowing = (state[kState] & kReadableListening) === 0;
    if ((state[kState] & kResumeScheduled) === 0) {
      state[kState] |= kResumeScheduled;
      process.nextTick(resumeNow, this, state);
    }
  }
  state[kState] &= ~kPaused;
  return this;
};

function resumeNow(stream, state) {
  if ((state[kState] & kReading) === 0) stream.read(0);
  state[kState] &= ~kResumeScheduled;
  stream.emit('resume');
  flow(stream);
  if (state.flowing && (state[kState] & kReading) === 0) stream.read(0);
}

Readable.prototype.pause = function() {
  const state = this._readableState;
  if ((state[kState] & kDestroyed) !== 0) return this;
  if (state.flowing !== false) {
    state.flowing = false;
    this.emit('pause');
  }
  state[kState] |= kPaused;
  return this;
};

function flow(stream) {
  const state = stream._readableState;
  if (stream.read === publicRead) while (state.flowing && read(stream) !== null);
  else while (state.flowing && stream.read() !== null);
}

// ---- Pipes, iteration, conversions: in files of their own ------------------------------------

const { pipe, unpipe } = require('internal/streams/pipe');
Readable.prototype.pipe = pipe;
Readable.prototype.unpipe = unpipe;

Readable.prototype.wrap = function(stream) {
  return require('internal/streams/wrap').wrap(this, stream);
};

Readable.prototype[Symbol.asyncIterator] = function() {
  return require('internal/streams/async_iterator').iterate(this);
};

/** For node:stream/iter, an experiment of Node's behind a flag, which is not there. */
Readable.prototype[Symbol.for('Stream.toAsyncStreamable')] = function() {
  const { codes: { ERR_STREAM_ITER_MISSING_FLAG } } = require('internal/errors');
  throw new ERR_STREAM_ITER_MISSING_FLAG();
};

/** @param {{ destroyOnReturn?: boolean }} [options] */
Readable.prototype.iterator = function(options) {
  if (options !== undefined) validateObject(options, 'options');
  return require('internal/streams/async_iterator').iterate(this, options);
};

Readable.prototype.compose = function compose(stream, options) {
  return require('internal/streams/operators').compose.call(this, stream, options);
};

/**
 * @param {Iterable | AsyncIterable} iterable A string or Buffer is one chunk.
 * @param {object} [options] Of the Readable; objectMode is on by default.
 */
Readable.from = function(iterable, options) {
  return require('internal/streams/from').from(Readable, iterable, options);
};

Readable.fromWeb = function(readableStream, options) {
  return require('internal/webstreams/adapters')
    .newStreamReadableFromReadableStream(readableStream, options);
};

Readable.toWeb = function(streamReadable, options) {
  return require('internal/webstreams/adapters')
    .newReadableStreamFromStreamReadable(streamReadable, options);
};

/** Makes a Readable of an old-style stream or of anything with its events. */
Readable.wrap = function(source, options) {
  return new Readable({
    objectMode: source.readableObjectMode ?? source.objectMode ?? true,
    ...options,
    destroy(error, callback) {
      destroyImpl.destroyer(source, error);
      callback(error);
    },
  }).wrap(source);
};

// ---- Properties ----------------------------------------------------------------------------

Object.defineProperties(Readable.prototype, {
  readable: {
    __proto__: null,
    get() {
      const state = this._readableState;
      // A duplex stream without this side says false by its own property.
      return !!state && state.readable !== false &&
        (state[kState] & (kDestroyed | kEndEmitted | kErrored)) === 0 && !state.errorEmitted;
    },
    set(value) {
      if (this._readableState) this._readableState.readable = !!value;
    },
  },
  readableDidRead: {
    __proto__: null,
    get() {
      return this._readableState.dataEmitted;
    },
  },
  readableAborted: {
    __proto__: null,
    get() {
      const state = this._readableState;
      return state.readable !== false && (state.destroyed || state.errored !== null) &&
        !state.endEmitted;
    },
  },
  readableHighWaterMark: {
    __proto__: null,
    get() {
      return this._readableState.highWaterMark;
    },
  },
  readableBuffer: {
    __proto__: null,
    get() {
      return this._readableState?.buffer;
    },
  },
  readableFlowing: {
    __proto__: null,
    get() {
      return this._readableState.flowing;
    },
    set(value) {
      if (this._readableState) this._readableState.flowing = value;
    },
  },
  readableLength: {
    __proto__: null,
    get() {
      return this._readableState.length;
    },
  },
  readableObjectMode: {
    __proto__: null,
    get() {
      return this._readableState ? this._readableState.objectMode : false;
    },
  },
  readableEncoding: {
    __proto__: null,
    get() {
      return this._readableState ? this._readableState.encoding : null;
    },
  },
  errored: {
    __proto__: null,
    get() {
      return this._readableState ? this._readableState.errored : null;
    },
  },
  closed: {
    __proto__: null,
    get() {
      return this._readableState ? this._readableState.closed : false;
    },
  },
  destroyed: {
    __proto__: null,
    get() {
      return this._readableState ? this._readableState.destroyed : false;
    },
    set(value) {
      if (this._readableState) this._readableState.destroyed = value;
    },
  },
  readableEnded: {
    __proto__: null,
    get() {
      return this._readableState ? this._readableState.endEmitted : false;
    },
  },
});

require('internal/streams/operator_methods').install(Readable);
