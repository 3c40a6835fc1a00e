// SPDX-License-Identifier: MIT
//
// The array-like methods of Readable. Those that return streams are async generators wrapped by
// Readable.from(); map() does the work for all that call a function per chunk.
'use strict';

const {
  AbortError,
  codes: { ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const {
  validateAbortSignal, validateFunction, validateInteger, validateObject,
} = require('internal/validators');
const { addAbortSignal } = require('internal/streams/add_abort_signal');
const { finished } = require('internal/streams/end_of_stream');
const { isNodeStream, isWritable } = require('internal/streams/utils');

const kEmpty = Symbol('kEmpty'); // a value that map() leaves out
const kEnd = Symbol('kEof');

function checkOptions(options) {
  if (options != null) validateObject(options, 'options');
  if (options?.signal != null) validateAbortSignal(options.signal, 'options.signal');
}

function compose(stream, options) {
  checkOptions(options);
  if (isNodeStream(stream) && !isWritable(stream)) {
    throw new ERR_INVALID_ARG_VALUE('stream', stream, 'must be writable');
  }
  const composed = require('internal/streams/compose').compose(this, stream);
  if (options?.signal) addAbortSignal(options.signal, composed);
  return composed;
}

/** One run of map(): up to `concurrency` calls at once, results in order. */
class Mapper {
  constructor(stream, fn, signal, concurrency, highWaterMark) {
    this.stream = stream;
    this.fn = fn;
    this.signal = signal;
    this.signalOption = { signal };
    this.concurrency = concurrency;
    this.highWaterMark = highWaterMark;
    this.queue = [];
    this.running = 0;
    this.done = false;
    this.wakeReader = null;
    this.wakePump = null;
    this.onItemDone = () => {
      this.running--;
      this.maybeResume();
    };
    this.onItemFailed = () => {
      this.done = true;
      this.onItemDone();
    };
  }

  maybeResume() {
    if (this.wakePump && !this.done && this.running < this.concurrency &&
        this.queue.length < this.highWaterMark) {
      this.wakePump();
      this.wakePump = null;
    }
  }

  enqueue(promise) {
    this.queue.push(promise);
    if (this.wakeReader) {
      this.wakeReader();
      this.wakeReader = null;
    }
  }

  async pump() {
    try {
      for await (const chunk of this.stream) {
        if (this.done) return;
        if (this.signal.aborted) throw new AbortError();
        let result;
        try {
          result = this.fn(chunk, this.signalOption);
          if (result === kEmpty) continue;
          result = Promise.resolve(result);
        } catch (error) {
          result = Promise.reject(error);
        }
        this.running++;
        result.then(this.onItemDone, this.onItemFailed);
        this.enqueue(result);
        if (!this.done && (this.queue.length >= this.highWaterMark ||
            this.running >= this.concurrency)) {
          await new Promise((resolve) => {
            this.wakePump = resolve;
          });
        }
      }
      this.queue.push(kEnd);
    } catch (error) {
      const failure = Promise.reject(error);
      failure.then(this.onItemDone, this.onItemFailed);
      this.queue.push(failure);
    } finally {
      this.done = true;
      if (this.wakeReader) {
        this.wakeReader();
        this.wakeReader = null;
      }
    }
  }

  async *results() {
    this.pump();
    try {
      while (true) {
        while (this.queue.length > 0) {
          const value = await this.queue[0];
          if (value === kEnd) return;
          if (this.signal.aborted) throw new AbortError();
          if (value !== kEmpty) yield value;
          this.queue.shift();
          this.maybeResume();
        }
        await new Promise((resolve) => {
          this.wakeReader = resolve;
        });
      }
    } finally {
      this.done = true;
      if (this.wakePump) {
        this.wakePump();
        this.wakePump = null;
      }
    }
  }
}

function map(fn, options) {
  validateFunction(fn, 'fn');
  checkOptions(options);
  let concurrency = 1;
  if (options?.concurrency != null) concurrency = Math.floor(options.concurrency);
  let highWaterMark = concurrency - 1;
  if (options?.highWaterMark != null) highWaterMark = Math.floor(options.highWaterMark);
  validateInteger(concurrency, 'options.concurrency', 1);
  validateInteger(highWaterMark, 'options.highWaterMark', 0);
  highWaterMark += concurrency;

  const stream = this;
  return async function* map() {
    const signal = AbortSignal.any([options?.signal].filter(Boolean));
    yield* new Mapper(stream, fn, signal, concurrency, highWaterMark).results();
  }.call(this);
}

function filter(fn, options) {
  validateFunction(fn, 'fn');
  return map.call(this, async function(value, callOptions) {
    return await fn(value, callOptions) ? value : kEmpty;
  }, options);
}

function flatMap(fn, options) {
  const values = map.call(this, fn, options);
  return async function* flatMap() {
    for await (const value of values) yield* value;
  }.call(this);
}

async function forEach(fn, options) {
  validateFunction(fn, 'fn');
  const run = async (value, callOptions) => {
    await fn(value, callOptions);
    return kEmpty;
  };
  // eslint-disable-next-line no-unused-vars
  for await (const _ of map.call(this, run, options));
}

async function some(fn, options = undefined) {
  for await (const _ of filter.call(this, fn, options)) return true; // eslint-disable-line
  return false;
}

async function every(fn, options = undefined) {
  validateFunction(fn, 'fn');
  return !(await some.call(this, async (...args) => !(await fn(...args)), options));
}

async function find(fn, options) {
  for await (const result of filter.call(this, fn, options)) return result;
  return undefined;
}

async function reduce(reducer, initialValue, options) {
  validateFunction(reducer, 'reducer');
  checkOptions(options);
  let hasInitialValue = arguments.length > 1;
  if (options?.signal?.aborted) {
    const error = new AbortError(undefined, { cause: options.signal.reason });
    this.once('error', () => {}); // the error is in the returned promise
    await finished(this.destroy(error)).catch(() => {});
    throw error;
  }
  const controller = new AbortController();
  const { signal } = controller;
  let disposable;
  if (options?.signal) {
    const { addAbortListener } = require('internal/events/abort_listener');
    disposable = addAbortListener(options.signal, () => controller.abort());
  }
  let isEmpty = true;
  try {
    for await (const value of this) {
      isEmpty = false;
      if (options?.signal?.aborted) throw new AbortError();
      if (!hasInitialValue) {
        initialValue = value;
        hasInitialValue = true;
      } else {
        initialValue = await reducer(initialValue, value, { signal });
      }
    }
    if (isEmpty && !hasInitialValue) {
      const error = new ERR_MISSING_ARGS('reduce');
      error.message = 'Reduce of an empty stream requires an initial value';
      throw error;
    }
  } finally {
    controller.abort();
    disposable?.[Symbol.dispose]();
  }
  return initialValue;
}

async function toArray(options) {
  checkOptions(options);
  const result = [];
  for await (const value of this) {
    if (options?.signal?.aborted) {
      throw new AbortError(undefined, { cause: options.signal.reason });
    }
    result.push(value);
  }
  return result;
}

function toCount(number) {
  number = Number(number);
  if (Number.isNaN(number)) return 0;
  if (number < 0) throw new ERR_OUT_OF_RANGE('number', '>= 0', number);
  return number;
}

function drop(number, options = undefined) {
  checkOptions(options);
  number = toCount(number);
  return async function* drop() {
    if (options?.signal?.aborted) throw new AbortError();
    for await (const value of this) {
      if (options?.signal?.aborted) throw new AbortError();
      if (number-- <= 0) yield value;
    }
  }.call(this);
}

function take(number, options = undefined) {
  checkOptions(options);
  number = toCount(number);
  return async function* take() {
    if (options?.signal?.aborted) throw new AbortError();
    for await (const value of this) {
      if (options?.signal?.aborted) throw new AbortError();
      if (number-- > 0) yield value;
      if (number <= 0) return;
    }
  }.call(this);
}

module.exports = {
  compose,
  drop,
  every,
  filter,
  find,
  flatMap,
  forEach,
  map,
  reduce,
  some,
  take,
  toArray,
};
