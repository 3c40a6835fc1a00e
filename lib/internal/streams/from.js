// SPDX-License-Identifier: MIT
'use strict';

const { Buffer } = require('buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_STREAM_NULL_VALUES },
} = require('internal/errors');

/**
 * A Readable over an iterable or async iterable. The iterator is asked for the next value only
 * when the stream wants one, and returned when the stream is destroyed early.
 * @param {Function} Readable Or a subclass.
 */
function from(Readable, iterable, options) {
  if (typeof iterable === 'string' || iterable instanceof Buffer) {
    return new Readable({
      objectMode: true,
      ...options,
      read() {
        this.push(iterable);
        this.push(null);
      },
    });
  }
  let iterator;
  let isAsync;
  if (iterable?.[Symbol.asyncIterator]) {
    isAsync = true;
    iterator = iterable[Symbol.asyncIterator]();
  } else if (iterable?.[Symbol.iterator]) {
    isAsync = false;
    iterator = iterable[Symbol.iterator]();
  } else {
    throw new ERR_INVALID_ARG_TYPE('iterable', ['Iterable'], iterable);
  }

  const readable = new Readable({ objectMode: true, highWaterMark: 1, ...options });
  const originalDestroy = readable._destroy;
  let reading = false;

  readable._read = function() {
    if (reading) return;
    reading = true;
    if (isAsync) readAsync();
    else readSync();
  };
  readable._destroy = function(error, callback) {
    closeIterator(iterator, error).then(
      () => process.nextTick(() => originalDestroy.call(readable, error, callback)),
      (failure) => process.nextTick(callback, failure || error));
  };

  function finish() {
    reading = false;
    readable.push(null);
  }

  /** Returns whether to go on at once. */
  function deliver(value) {
    if (value === null) {
      reading = false;
      throw new ERR_STREAM_NULL_VALUES();
    }
    if (readable.push(value)) return true;
    reading = false;
    return false;
  }

  /** A sync iterator may still yield promises, which make the rest asynchronous. */
  function readSync() {
    try {
      while (true) {
        const { value, done } = iterator.next();
        if (done) return finish();
        if (typeof value?.then === 'function') return resumeWith(value);
        if (!deliver(value)) return undefined;
      }
    } catch (error) {
      return readable.destroy(error);
    }
  }

  async function resumeWith(promise) {
    try {
      if (!deliver(await promise)) return;
    } catch (error) {
      readable.destroy(error);
      return;
    }
    readSync();
  }

  async function readAsync() {
    try {
      while (true) {
        const { value, done } = await iterator.next();
        if (done) {
          finish();
          return;
        }
        if (!deliver(value)) return;
      }
    } catch (error) {
      readable.destroy(error);
    }
  }
  return readable;
}

/** Tells an iterator that nobody reads on: through throw() after an error, and return(). */
async function closeIterator(iterator, error) {
  const failed = error !== undefined && error !== null;
  if (failed && typeof iterator.throw === 'function') {
    const { value, done } = await iterator.throw(error);
    await value;
    if (done) return;
  }
  if (typeof iterator.return === 'function') {
    const { value } = await iterator.return();
    await value;
  }
}

module.exports = { from };
