// SPDX-License-Identifier: MIT
//
// The stream classes: Transforms around a codec.
//
// A chunk is worked off in steps on the thread pool, each filling at most the rest of the output
// buffer; a chunk whose output does not fit goes on when there is room, or when the reader asks for
// more.  The state of the chunk in work is kept in fields of the stream, so that a step makes no
// closure.  A codec does one thing at a time: Transform never has two chunks in work.
'use strict';

const binding = internalBinding('zlib');
const { FastBuffer, createBuffer } = require('internal/buffer');
const {
  codes: {
    ERR_BUFFER_TOO_LARGE,
    ERR_INTERNAL_ASSERTION,
    ERR_INVALID_ARG_TYPE,
    ERR_TRAILING_JUNK_AFTER_STREAM_END,
  },
} = require('internal/errors');
const { deprecateInstantiation } = require('internal/util');
const { checkRangesOrGetDefault, validateFiniteNumber } = require('internal/validators');
const { Transform, finished } = require('stream');
const { constants } = require('internal/zlib/constants');
const { formats, openCodec, readSettings, zlibError } = require('internal/zlib/settings');

const {
  Z_BLOCK, Z_DEFAULT_STRATEGY, Z_FINISH, Z_FIXED, Z_FULL_FLUSH, Z_MAX_LEVEL, Z_MIN_LEVEL,
  Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH,
} = constants;

// On the empty chunk that flush() writes: the operation that is asked for.
const kFlushFlag = Symbol('kFlushFlag');

// From the weakest operation to the strongest; the other families' numbers are in order.
const kZlibStrength = [];
[Z_NO_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH]
  .forEach((flag, i) => { kZlibStrength[flag] = i; });

function stronger(a, b) {
  return kZlibStrength[a] > kZlibStrength[b] ? a : b;
}

// ---- The codec as an object --------------------------------------------------------------

/** The codec of a stream, with the methods that programs know from stream._handle. */
class Handle {
  #codec;
  #writeState;
  #isClosed = false;

  constructor(codec, writeState) {
    this.#codec = codec;
    this.#writeState = writeState;
  }

  /** A step on the thread pool: callback(error, outputLeft, inputLeft). */
  write(flush, input, inOffset, inLength, output, outOffset, outLength, callback) {
    binding.write(this.#codec, flush, input, inOffset, inLength, output, outOffset, outLength,
                  callback);
  }

  /** A step at once; what is left of output and input stands in the stream's _writeState. */
  writeSync(flush, input, inOffset, inLength, output, outOffset, outLength) {
    const error = binding.write(this.#codec, flush, input, inOffset, inLength, output, outOffset,
                                outLength);
    this.#writeState[0] = binding.state[0];
    this.#writeState[1] = binding.state[1];
    if (error !== undefined) throw zlibError(error);
  }

  params(level, strategy) {
    const error = binding.params(this.#codec, level, strategy);
    if (error !== undefined) throw zlibError(error);
  }

  reset() {
    const error = binding.reset(this.#codec);
    if (error !== undefined) throw zlibError(error);
  }

  close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    binding.close(this.#codec);
  }
}

// ---- ZlibBase ----------------------------------------------------------------------------

// A stream of bytes on both sides, whatever the options of streams say.
function streamOptions(options) {
  if (!options) return { autoDestroy: true };
  return {
    autoDestroy: true,
    ...options,
    encoding: null,
    objectMode: false,
    readableObjectMode: false,
    writableObjectMode: false,
  };
}

/**
 * What all classes are.
 * @param {object} options of the user
 * @param {object} settings from readSettings()
 */
function ZlibBase(options, settings) {
  const codec = openCodec(settings);
  this._writeState = new Uint32Array(2);
  Transform.call(this, streamOptions(options));
  this.bytesWritten = 0;
  this._handle = new Handle(codec, this._writeState);
  this._outBuffer = createBuffer(settings.chunkSize);
  this._outOffset = 0;
  this._chunkSize = settings.chunkSize;
  this._defaultFlushFlag = settings.flush;
  this._finishFlushFlag = settings.finishFlush;
  this._defaultFullFlushFlag = settings.family.fullFlush;
  this._info = options?.info;
  this._maxOutputLength = settings.maxOutputLength;
  this._rejectGarbageAfterEnd = settings.rejectGarbage;
  this._mode = settings.mode;
  // The chunk in work.
  this._chunk = null;
  this._chunkFlush = 0;
  this._inOffset = 0;
  this._inLeft = 0;
  this._chunkCallback = null;
  this._onStep = onStep.bind(this);
}

Object.setPrototypeOf(ZlibBase.prototype, Transform.prototype);
Object.setPrototypeOf(ZlibBase, Transform);

Object.defineProperty(ZlibBase.prototype, '_closed', {
  configurable: true,
  enumerable: true,
  get() {
    return !this._handle;
  },
});

/** Back to the state after creation. */
ZlibBase.prototype.reset = function reset() {
  if (!this._handle) throw new ERR_INTERNAL_ASSERTION('zlib binding closed');
  return this._handle.reset();
};

ZlibBase.prototype._flush = function _flush(callback) {
  this._transform(new FastBuffer(0), '', callback);
};

ZlibBase.prototype._final = function _final(callback) {
  callback();
};

/**
 * Makes the codec give out what it holds back.
 * @param {number} [kind] of operation
 * @param {() => void} [callback]
 */
ZlibBase.prototype.flush = function flush(kind, callback) {
  if (typeof kind === 'function' || (kind === undefined && !callback)) {
    callback = kind;
    kind = this._defaultFullFlushFlag;
  }
  if (!validateFiniteNumber(kind, 'kind')) kind = this._defaultFullFlushFlag;
  if (this.writableFinished) {
    if (callback) process.nextTick(callback);
  } else if (this.writableEnded) {
    if (callback) this.once('end', callback);
  } else {
    const chunk = new FastBuffer(0);
    chunk[kFlushFlag] = kind;
    this.write(chunk, '', callback);
  }
};

/** Destroys the stream; callback is called when it is closed. */
ZlibBase.prototype.close = function close(callback) {
  if (callback) finished(this, callback);
  this.destroy();
};

function closeHandle(stream) {
  if (!stream._handle) return;
  stream._handle.close();
  stream._handle = null;
}

ZlibBase.prototype._destroy = function _destroy(error, callback) {
  closeHandle(this);
  callback(error);
};

ZlibBase.prototype._transform = function _transform(chunk, encoding, callback) {
  let flush = this._defaultFlushFlag;
  if (typeof chunk[kFlushFlag] === 'number') flush = chunk[kFlushFlag];
  // The last chunk, or the empty one of _flush().
  else if (this.writableEnded && this.writableLength === chunk.byteLength) {
    flush = stronger(flush, this._finishFlushFlag);
  }
  this._processChunk(chunk, flush, callback);
};

/**
 * Works off a chunk: at once, if there is no callback.
 * @param {Uint8Array} chunk
 * @param {number} flush
 * @param {(error?: Error) => void} [callback]
 * @returns {Buffer|undefined}
 */
ZlibBase.prototype._processChunk = function _processChunk(chunk, flush, callback) {
  if (!ArrayBuffer.isView(chunk)) {
    throw new ERR_INVALID_ARG_TYPE('chunk', ['Buffer', 'TypedArray', 'DataView'], chunk);
  }
  if (typeof callback !== 'function') return processChunkSync(this, chunk, flush);
  if (!this._handle) {
    process.nextTick(callback);
    return undefined;
  }
  this._chunk = chunk;
  this._chunkFlush = flush;
  this._inOffset = 0;
  this._inLeft = chunk.byteLength;
  this._chunkCallback = callback;
  startStep(this);
  return undefined;
};

// ---- Steps -------------------------------------------------------------------------------

function startStep(stream) {
  stream._handle.write(stream._chunkFlush, stream._chunk, stream._inOffset, stream._inLeft,
                       stream._outBuffer, stream._outOffset,
                       stream._chunkSize - stream._outOffset, stream._onStep);
}

function finishChunk(stream) {
  const callback = stream._chunkCallback;
  stream._chunk = null;
  stream._chunkCallback = null;
  callback();
}

// Hands out what a step wrote; false if the reader has enough.
function pushOutput(stream, outLeft) {
  const end = stream._chunkSize - outLeft;
  let wantsMore = true;
  if (end > stream._outOffset) {
    const output = stream._outBuffer.subarray(stream._outOffset, end);
    stream._outOffset = end;
    wantsMore = stream.push(output);
  }
  if (outLeft === 0 || stream._outOffset >= stream._chunkSize) {
    stream._outBuffer = createBuffer(stream._chunkSize);
    stream._outOffset = 0;
  }
  return wantsMore;
}

// Goes on with the chunk when the reader asks for more.
function resumeOnRead(stream) {
  const read = stream._read;
  stream._read = function(size) {
    stream._read = read;
    if (stream._handle) startStep(stream);
    stream._read(size);
  };
}

function onStep(error, outLeft, inLeft) {
  if (this.destroyed) {
    finishChunk(this);
    return;
  }
  if (error !== undefined) {
    this._chunkCallback = null;
    this.destroy(zlibError(error));
    return;
  }
  const consumed = this._inLeft - inLeft;
  this._inOffset += consumed;
  this._inLeft = inLeft;
  this.bytesWritten += consumed;
  const wantsMore = pushOutput(this, outLeft);
  // A listener may have destroyed the stream.
  if (this.destroyed) {
    finishChunk(this);
  } else if (outLeft === 0) {
    if (wantsMore) startStep(this);
    else resumeOnRead(this);
  } else if (inLeft > 0) {
    // There was room for more output, so the codec is done: this follows its end.
    if (this._rejectGarbageAfterEnd) {
      this._chunkCallback = null;
      this.destroy(new ERR_TRAILING_JUNK_AFTER_STREAM_END());
    } else {
      this.push(null);
      finishChunk(this);
    }
  } else {
    finishChunk(this);
  }
}

function processChunkSync(stream, chunk, flush) {
  if (!stream._handle) throw new ERR_INTERNAL_ASSERTION('zlib binding closed');
  const parts = [];
  let total = 0;
  let inOffset = 0;
  let inLeft = chunk.byteLength;
  let outLeft = 0;
  do {
    const output = createBuffer(stream._chunkSize);
    stream._handle.writeSync(flush, chunk, inOffset, inLeft, output, 0, output.length);
    [outLeft] = stream._writeState;
    inOffset += inLeft - stream._writeState[1];
    [, inLeft] = stream._writeState;
    const length = output.length - outLeft;
    total += length;
    if (total > stream._maxOutputLength) {
      closeHandle(stream);
      throw new ERR_BUFFER_TOO_LARGE(stream._maxOutputLength);
    }
    if (length > 0) parts.push(output.subarray(0, length));
  } while (outLeft === 0);
  stream.bytesWritten = inOffset;
  closeHandle(stream);
  return require('internal/buffer').Buffer.concat(parts, total);
}

// ---- Classes -----------------------------------------------------------------------------

function Zlib(options, settings) {
  ZlibBase.call(this, options, settings);
  this._level = settings.own.level;
  this._strategy = settings.own.strategy;
}

Object.setPrototypeOf(Zlib.prototype, ZlibBase.prototype);
Object.setPrototypeOf(Zlib, ZlibBase);

/**
 * Changes level and strategy for what is written from now on.
 * @param {number} level
 * @param {number} strategy
 * @param {(error?: Error) => void} [callback]
 */
Zlib.prototype.params = function params(level, strategy, callback) {
  level = checkRangesOrGetDefault(level, 'level', Z_MIN_LEVEL, Z_MAX_LEVEL, this._level);
  strategy = checkRangesOrGetDefault(
    strategy, 'strategy', Z_DEFAULT_STRATEGY, Z_FIXED, this._strategy);
  if (this._level === level && this._strategy === strategy) {
    if (callback) process.nextTick(callback);
    return;
  }
  this.flush(Z_SYNC_FLUSH, (error) => {
    if (error || !this._handle) {
      callback?.(error);
      return;
    }
    try {
      this._handle.params(level, strategy);
    } catch (failure) {
      this.destroy(failure);
      return;
    }
    this._level = level;
    this._strategy = strategy;
    callback?.();
  });
};

function Brotli(options, settings) {
  ZlibBase.call(this, options, settings);
}

Object.setPrototypeOf(Brotli.prototype, Zlib.prototype);
Object.setPrototypeOf(Brotli, Zlib);

function Zstd(options, settings) {
  ZlibBase.call(this, options, settings);
}

Object.setPrototypeOf(Zstd.prototype, ZlibBase.prototype);
Object.setPrototypeOf(Zstd, ZlibBase);

function makeClass(name, Base) {
  const Class = { [name]: function(options) {
    if (!(this instanceof Class)) return deprecateInstantiation(Class, 'DEP0184', options);
    Base.call(this, options, readSettings(name, options));
  } }[name];
  Object.setPrototypeOf(Class.prototype, Base.prototype);
  Object.setPrototypeOf(Class, Base);
  return Class;
}

for (const name in formats) {
  let Base = Zlib;
  if (name.startsWith('Brotli')) Base = Brotli;
  if (name.startsWith('Zstd')) Base = Zstd;
  exports[name] = makeClass(name, Base);
}
