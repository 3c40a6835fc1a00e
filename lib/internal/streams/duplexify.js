// SPDX-License-Identifier: MIT
//
// Duplex.from(): makes a duplex stream of whatever can produce or consume chunks.
'use strict';

const {
  AbortError, codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_RETURN_VALUE },
} = require('internal/errors');
const { destroyer } = require('internal/streams/destroy');
const { eos } = require('internal/streams/end_of_stream');
const { from } = require('internal/streams/from');
const Readable = require('internal/streams/readable');
const Writable = require('internal/streams/writable');
const Duplex = require('internal/streams/duplex');
const {
  isDuplexNodeStream,
  isIterable,
  isNodeStream,
  isReadable,
  isReadableNodeStream,
  isReadableStream,
  isWritable,
  isWritableNodeStream,
  isWritableStream,
} = require('internal/streams/utils');

/** A duplex stream that has only the sides its options say. */
class Duplexify extends Duplex {
  constructor(options) {
    super(options);
    if (options?.readable === false) {
      this._readableState.readable = false;
      this._readableState.ended = true;
      this._readableState.endEmitted = true;
    }
    if (options?.writable === false) {
      this._writableState.writable = false;
      this._writableState.ending = true;
      this._writableState.ended = true;
      this._writableState.finished = true;
    }
  }
}

function isBlob(value) {
  return typeof Blob === 'function' && value instanceof Blob;
}

/**
 * @param {any} body
 * @param {string} name Of the argument, for errors.
 * @returns {Duplex}
 */
function duplexify(body, name) {
  if (isDuplexNodeStream(body)) return body;
  if (isReadableNodeStream(body)) return joinSides({ readable: body });
  if (isWritableNodeStream(body)) return joinSides({ writable: body });
  if (isNodeStream(body)) return joinSides({ writable: false, readable: false });
  if (isReadableStream(body)) return joinSides({ readable: Readable.fromWeb(body) });
  if (isWritableStream(body)) return joinSides({ writable: Writable.fromWeb(body) });
  if (typeof body === 'function') return fromFunction(body, name);
  if (isBlob(body)) return duplexify(body.arrayBuffer());
  if (isIterable(body)) return from(Duplexify, body, { objectMode: true, writable: false });
  if (isReadableStream(body?.readable) && isWritableStream(body?.writable)) {
    return Duplexify.fromWeb(body);
  }
  if (typeof body?.writable === 'object' || typeof body?.readable === 'object') {
    return joinSides({
      readable: toSide(body.readable, isReadableNodeStream),
      writable: toSide(body.writable, isWritableNodeStream),
    });
  }
  if (typeof body?.then === 'function') return fromPromise(body);
  throw new ERR_INVALID_ARG_TYPE(
    name,
    ['Blob', 'ReadableStream', 'WritableStream', 'Stream', 'Iterable', 'AsyncIterable',
     'Function', '{ readable, writable } pair', 'Promise'],
    body);
}

function toSide(value, isSide) {
  if (!value) return undefined;
  return isSide(value) ? value : duplexify(value);
}

function fromPromise(promise) {
  const duplex = new Duplexify({ objectMode: true, writable: false, read() {} });
  promise.then((value) => {
    if (value != null) duplex.push(value);
    duplex.push(null);
  }, (error) => {
    destroyer(duplex, error);
  });
  return duplex;
}

/** A function gets what is written as an async iterable; what it yields can be read. */
function fromFunction(fn, name) {
  const { value, write, final, destroy } = openInput(fn);
  if (isDuplexNodeStream(value)) return value;
  if (isIterable(value)) {
    return from(Duplexify, value, { objectMode: true, write, final, destroy });
  }
  const then = value?.then;
  if (typeof then === 'function') {
    let duplex;
    const promise = then.call(value, (result) => {
      if (result != null) throw new ERR_INVALID_RETURN_VALUE('nully', 'body', result);
    }, (error) => {
      destroyer(duplex, error);
    });
    duplex = new Duplexify({
      objectMode: true,
      readable: false,
      write,
      final(callback) {
        final(async () => {
          try {
            await promise;
            process.nextTick(callback, null);
          } catch (error) {
            process.nextTick(callback, error);
          }
        });
      },
      destroy,
    });
    return duplex;
  }
  throw new ERR_INVALID_RETURN_VALUE(
    'Iterable, AsyncIterable or AsyncFunction', name, value);
}

/** The function's input: each write is handed over through a promise. */
function openInput(fn) {
  let { promise, resolve } = Promise.withResolvers();
  const controller = new AbortController();
  const { signal } = controller;
  const value = fn((async function*() {
    while (true) {
      const current = promise;
      promise = null;
      const { chunk, done, callback } = await current;
      process.nextTick(callback);
      if (done) return;
      if (signal.aborted) throw new AbortError(undefined, { cause: signal.reason });
      ({ promise, resolve } = Promise.withResolvers());
      yield chunk;
    }
  })(), { signal });

  return {
    value,
    write(chunk, encoding, callback) {
      const hand = resolve;
      resolve = null;
      hand({ chunk, done: false, callback });
    },
    final(callback) {
      const hand = resolve;
      resolve = null;
      hand({ done: true, callback });
    },
    destroy(error, callback) {
      controller.abort();
      callback(error);
    },
  };
}

/** One duplex stream over a readable and a writable one. */
class JoinedDuplex extends Duplexify {
  constructor(pair) {
    const readableSide = pair.readable && typeof pair.readable.read !== 'function' ?
      Readable.wrap(pair.readable) : pair.readable;
    const writableSide = pair.writable;
    const readable = !!isReadable(readableSide);
    const writable = !!isWritable(writableSide);
    super({
      readableObjectMode: !!readableSide?.readableObjectMode,
      writableObjectMode: !!writableSide?.writableObjectMode,
      readable,
      writable,
    });
    this.sides = { readable: readableSide, writable: writableSide };
    this.live = { readable, writable };
    this.waiting = { drain: null, finish: null, readable: null, close: null };
    if (writable) this.attachWritable(writableSide);
    if (readable) this.attachReadable(readableSide);
  }

  release(name, error) {
    const callback = this.waiting[name];
    if (callback === null) return false;
    this.waiting[name] = null;
    callback(error);
    return true;
  }

  onSideFinished(error) {
    if (this.release('close', error)) return;
    // Without an error the stream destroys itself once everything was read and written.
    if (error) this.destroy(error);
  }

  attachWritable(side) {
    eos(side, (error) => {
      this.live.writable = false;
      if (error) destroyer(this.sides.readable, error);
      this.onSideFinished(error);
    });
    this._write = (chunk, encoding, callback) => {
      if (side.write(chunk, encoding)) callback();
      else this.waiting.drain = callback;
    };
    this._final = (callback) => {
      side.end();
      this.waiting.finish = callback;
    };
    side.on('drain', () => this.release('drain'));
    side.on('finish', () => this.release('finish'));
  }

  attachReadable(side) {
    eos(side, (error) => {
      this.live.readable = false;
      if (error) destroyer(this.sides.readable, error);
      this.onSideFinished(error);
    });
    side.on('readable', () => this.release('readable'));
    side.on('end', () => this.push(null));
    this._read = () => {
      while (true) {
        const chunk = side.read();
        if (chunk === null) {
          this.waiting.readable = this._read;
          return;
        }
        if (!this.push(chunk)) return;
      }
    };
  }

  _destroy(error, callback) {
    const { waiting, sides } = this;
    const busy = this.live.readable || this.live.writable;
    if (!error && busy) error = new AbortError();
    waiting.readable = null;
    waiting.drain = null;
    waiting.finish = null;
    if (!busy) {
      callback(error);
      return;
    }
    waiting.close = callback;
    destroyer(sides.writable, error);
    destroyer(sides.readable, error);
  }
}

function joinSides(pair) {
  return new JoinedDuplex(pair);
}

module.exports = { duplexify };
