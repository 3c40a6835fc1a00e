// SPDX-License-Identifier: MIT
//
// events.on(): events wait in a queue until they are read, readers wait in a queue until events
// come. Only one of the two queues is ever filled.
'use strict';

const { AbortError, codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const {
  validateAbortSignal, validateInteger, validateObject,
} = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { listen, unlisten } = require('internal/events/target');
const { addAbortListener } = require('internal/events/abort_listener');
const { kFirstEventParam, kWatermarkData } = require('internal/events/symbols');
const { Queue } = require('internal/queue');

const AsyncIteratorPrototype =
  Object.getPrototypeOf(Object.getPrototypeOf(async function*() {}).prototype);

class EventQueue {
  constructor(source, options) {
    this.source = source;
    this.high = options.highWaterMark ?? Number.MAX_SAFE_INTEGER;
    validateInteger(this.high, 'options.highWaterMark', 1);
    this.low = options.lowWaterMark ?? 1;
    validateInteger(this.low, 'options.lowWaterMark', 1);
    this.events = new Queue();
    this.readers = new Queue();
    this.listeners = [];
    this.abortListener = undefined;
    this.paused = false;
    this.finished = false;
    this.error = null;
  }

  listen(name, listener) {
    listen(this.source, name, listener);
    this.listeners.push({ name, listener });
  }

  push(value) {
    const reader = this.readers.shift();
    if (reader !== undefined) {
      reader.resolve({ done: false, value });
      return;
    }
    this.events.push(value);
    if (!this.paused && this.events.length > this.high) {
      this.paused = true;
      this.source.pause();
    }
  }

  next() {
    if (!this.events.isEmpty()) {
      const value = this.events.shift();
      if (this.paused && this.events.length < this.low) {
        this.source.resume();
        this.paused = false;
      }
      return Promise.resolve({ done: false, value });
    }
    if (this.error !== null) {
      const rejection = Promise.reject(this.error);
      this.error = null;
      return rejection;
    }
    if (this.finished) return this.close();
    return new Promise((resolve, reject) => this.readers.push({ resolve, reject }));
  }

  /** The next reader, now or later, gets the error; then the iteration is over. */
  fail(error) {
    const reader = this.readers.shift();
    if (reader === undefined) this.error = error;
    else reader.reject(error);
    this.close();
  }

  close() {
    this.abortListener?.[Symbol.dispose]();
    for (const { name, listener } of this.listeners) unlisten(this.source, name, listener);
    this.listeners = [];
    this.finished = true;
    const last = { done: true, value: undefined };
    for (let reader; (reader = this.readers.shift()) !== undefined;) reader.resolve(last);
    return Promise.resolve(last);
  }
}

/**
 * @param {EventEmitter | EventTarget} source
 * @param {string | symbol} name
 * @param {{ signal?: AbortSignal, close?: string[], highWaterMark?: number,
 *   lowWaterMark?: number }} [options]
 * @returns {AsyncIterableIterator<any[]>} Rejects with ABORT_ERR when the signal aborts.
 */
function on(source, name, options = kEmptyObject) {
  validateObject(options, 'options');
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  const queue = new EventQueue(source, options);

  const onEvent = options[kFirstEventParam] ?
    (first) => queue.push(first) :
    (...args) => queue.push(args);
  queue.listen(name, onEvent);
  if (name !== 'error' && typeof source.on === 'function') {
    queue.listen('error', (error) => queue.fail(error));
  }
  const onClose = () => {
    queue.close();
  };
  for (const closeName of options.close ?? []) queue.listen(closeName, onClose);
  if (signal) {
    queue.abortListener = addAbortListener(signal, () => {
      queue.fail(new AbortError(undefined, { cause: signal.reason }));
    });
  }
  return makeIterator(queue);
}

function makeIterator(queue) {
  return {
    __proto__: AsyncIteratorPrototype,
    next() {
      return queue.next();
    },
    return() {
      return queue.close();
    },
    throw(error) {
      if (!(error instanceof Error)) {
        throw new ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', error);
      }
      queue.fail(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [kWatermarkData]: {
      get size() {
        return queue.events.length;
      },
      get low() {
        return queue.low;
      },
      get high() {
        return queue.high;
      },
      get isPaused() {
        return queue.paused;
      },
    },
  };
}

module.exports = { on };
