// SPDX-License-Identifier: MIT
//
// util.debounce and util.throttle: functions around a function that decide when it is called.
'use strict';

const { AbortError, codes: { ERR_THROTTLED } } = require('internal/errors');
const { kEmptyObject } = require('internal/util');
const { Queue } = require('internal/queue');
const { startTimer, clearTimer, MAX_DELAY } = require('internal/timers');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateInteger, validateNumber,
  validateObject, validateOneOf,
} = require('internal/validators');

// One call of the outer function that waits for its turn.
class Call {
  constructor(self, args) {
    this.self = self;
    this.args = args;
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  run(fn) {
    try {
      this.resolve(Reflect.apply(fn, this.self, this.args));
    } catch (error) {
      this.reject(error);
    }
  }
}

function cancelled(reason) {
  return new AbortError(undefined, reason === undefined ? undefined : { cause: reason });
}

// Gives `outer` what both kinds have: the name and length of fn, cancel, ref, unref and getters.
function dress(outer, fn, limiter, getters) {
  Object.defineProperty(outer, 'name', { __proto__: null, value: fn.name, configurable: true });
  Object.defineProperty(outer, 'length', {
    __proto__: null, value: fn.length, configurable: true,
  });
  outer.cancel = function cancel(reason) { limiter.cancel(reason); };
  outer.ref = function ref() {
    limiter.setRef(true);
    return outer;
  };
  outer.unref = function unref() {
    limiter.setRef(false);
    return outer;
  };
  for (const name of getters) {
    Object.defineProperty(outer, name, { __proto__: null, get: () => limiter[name] });
  }
  return outer;
}

// The timer and the signal that both kinds have.
class Limiter {
  constructor(fn, signal) {
    this.fn = fn;
    this.signal = signal;
    this.timer = undefined;
    this.isRefed = true;
    if (signal === undefined) return;
    if (signal.aborted) throw cancelled(signal.reason);
    signal.addEventListener('abort', () => this.cancel(signal.reason),
                            { __proto__: null, once: true });
  }

  arm(delay) {
    this.disarm();
    this.timer = startTimer(() => {
      this.timer = undefined;
      this.onTimer();
    }, delay, undefined, false, this.isRefed);
  }

  disarm() {
    if (this.timer !== undefined) clearTimer(this.timer);
    this.timer = undefined;
  }

  setRef(isRefed) {
    this.isRefed = isRefed;
    if (isRefed) this.timer?.ref();
    else this.timer?.unref();
  }
}

class Debouncer extends Limiter {
  constructor(fn, wait, { leading, rejectOnCancel, signal }) {
    super(fn, signal);
    this.wait = wait;
    this.isLeading = leading;
    this.rejectsSuperseded = rejectOnCancel;
    this.waiting = []; // the last one is the one that will run
  }

  get pending() {
    return this.waiting.at(-1)?.promise ?? null;
  }

  get pendingCount() {
    return this.waiting.length;
  }

  call(self, args) {
    const call = new Call(self, args);
    const isFirst = this.timer === undefined;
    this.arm(this.wait);
    if (this.isLeading && isFirst) {
      call.run(this.fn);
      return call.promise;
    }
    if (this.rejectsSuperseded && this.waiting.length > 0) {
      this.waiting.pop().reject(new AbortError('The debounced call was superseded'));
    }
    this.waiting.push(call);
    return call.promise;
  }

  onTimer() {
    this.flush();
  }

  // All calls that wait share the result of the last one.
  flush() {
    this.disarm();
    const { waiting } = this;
    const last = waiting.pop();
    if (last === undefined) return;
    this.waiting = [];
    for (const call of waiting) call.resolve(last.promise);
    last.run(this.fn);
  }

  cancel(reason) {
    this.disarm();
    const { waiting } = this;
    this.waiting = [];
    for (const call of waiting) call.reject(cancelled(reason));
  }
}

/**
 * A function that calls fn once no call has come for a while, with the last arguments.
 * @param {Function} fn
 * @param {number} wait milliseconds
 * @param {{ leading?: boolean, rejectOnCancel?: boolean, signal?: AbortSignal }} [options]
 * @returns {Function} returns a promise; has cancel, flush, ref, unref, pending, pendingCount
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ABORT_ERR
 */
function debounce(fn, wait, options = kEmptyObject) {
  validateFunction(fn, 'fn');
  validateInteger(wait, 'wait', 0, MAX_DELAY);
  validateObject(options, 'options');
  const { leading = false, rejectOnCancel = false, signal } = options;
  validateBoolean(leading, 'options.leading');
  validateBoolean(rejectOnCancel, 'options.rejectOnCancel');
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  const debouncer = new Debouncer(fn, wait, { leading, rejectOnCancel, signal });
  const outer = dress(function(...args) {
    if (signal?.aborted) return Promise.reject(cancelled(signal.reason));
    return debouncer.call(this, args);
  }, fn, debouncer, ['pending', 'pendingCount']);
  outer.flush = function flush() { debouncer.flush(); };
  return outer;
}

class Throttler extends Limiter {
  constructor(fn, limit, interval, { concurrency, maxPending, overflow, signal, strict }) {
    super(fn, signal);
    this.limit = limit;
    this.interval = interval;
    this.concurrency = concurrency;
    this.maxPending = maxPending;
    this.dropsOverflow = overflow === 'drop';
    this.isStrict = strict;
    this.queue = new Queue();
    this.starts = []; // when the calls of this window started, in milliseconds
    this.activeCount = 0;
    this.lastPromise = null;
  }

  get pending() {
    return this.queue.length > 0 ? this.lastPromise : null;
  }

  get pendingCount() {
    return this.queue.length;
  }

  // Milliseconds until the rate allows another call.  Windows follow each other; strict ones
  // slide, so that no interval whatever holds more calls than the limit.
  get delay() {
    const { starts, interval } = this;
    const now = performance.now();
    if (!this.isStrict && starts.length > 0 && now - starts[0] >= interval) starts.length = 0;
    while (starts.length > 0 && now - starts[0] >= interval) starts.shift();
    return starts.length < this.limit ? 0 : starts[0] + interval - now;
  }

  hasImmediateCapacity() {
    return this.queue.length === 0 && this.activeCount < this.concurrency && this.delay === 0;
  }

  call(self, args) {
    const call = new Call(self, args);
    if (this.hasImmediateCapacity()) {
      this.start(call);
    } else if (this.dropsOverflow || this.queue.length >= this.maxPending) {
      call.reject(new ERR_THROTTLED());
    } else {
      this.queue.push(call);
      this.lastPromise = call.promise;
      this.schedule();
    }
    return call.promise;
  }

  start(call) {
    this.starts.push(performance.now());
    this.activeCount++;
    call.run(this.fn);
    const onSettled = () => {
      this.activeCount--;
      this.startWaiting();
    };
    call.promise.then(onSettled, onSettled);
  }

  schedule() {
    if (this.timer !== undefined || this.activeCount >= this.concurrency) return;
    this.arm(Math.max(1, Math.ceil(this.delay)));
  }

  startWaiting() {
    while (this.queue.length > 0 && this.activeCount < this.concurrency && this.delay === 0) {
      this.start(this.queue.shift());
    }
    if (this.queue.length > 0) this.schedule();
  }

  onTimer() {
    this.startWaiting();
  }

  // Forgets the calls of the interval too.
  cancel(reason) {
    this.disarm();
    this.starts.length = 0;
    for (let call = this.queue.shift(); call !== undefined; call = this.queue.shift()) {
      call.reject(cancelled(reason));
    }
  }
}

function checkCount(value, name) {
  if (value !== Infinity) validateInteger(value, name, 1);
}

/**
 * A function that calls fn at most `limit` times in an interval; what is too much waits.
 * @param {Function} fn
 * @param {number} limit
 * @param {number} interval milliseconds
 * @param {object} [options] concurrency, maxPending, overflow ('queue', 'drop'), signal, strict
 * @returns {Function} returns a promise; has cancel, hasImmediateCapacity, ref, unref, pending ...
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE, ABORT_ERR
 */
function throttle(fn, limit, interval, options = kEmptyObject) {
  validateFunction(fn, 'fn');
  validateInteger(limit, 'limit', 1);
  validateInteger(interval, 'interval', 0, MAX_DELAY);
  validateObject(options, 'options');
  const {
    concurrency = Infinity, maxPending = Infinity, overflow = 'queue', signal, strict = false,
  } = options;
  checkCount(concurrency, 'options.concurrency');
  validateNumber(maxPending, 'options.maxPending', 0);
  validateOneOf(overflow, 'options.overflow', ['queue', 'drop']);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  validateBoolean(strict, 'options.strict');
  const throttler = new Throttler(fn, limit, interval,
                                  { concurrency, maxPending, overflow, signal, strict });
  const outer = dress(function(...args) {
    if (signal?.aborted) return Promise.reject(cancelled(signal.reason));
    return throttler.call(this, args);
  }, fn, throttler, ['pending', 'pendingCount', 'activeCount']);
  outer.hasImmediateCapacity = function hasImmediateCapacity() {
    return throttler.hasImmediateCapacity();
  };
  return outer;
}

module.exports = { debounce, throttle };
