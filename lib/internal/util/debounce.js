// SPDX-License-Identifier: MIT
'use strict';

// util.debounce and util.throttle: functions that call another one less often than they are called.

const { AbortError, codes: { ERR_THROTTLED } } = require('internal/errors');
const { kEmptyObject } = require('internal/util');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateInteger, validateNumber,
  validateObject, validateOneOf,
} = require('internal/validators');

const MAX_DELAY = 2 ** 31 - 1;

/** Nobody has to handle the rejection of a call that was given up on purpose. */
function markAsHandled(promise) {
  promise.catch(() => {});
}

/** Settles a call's promise with what fn returns, or throws. */
function settle(calls, fn, self, args) {
  let result;
  try {
    result = Reflect.apply(fn, self, args);
  } catch (error) {
    for (const call of calls) call.reject(error);
    return undefined;
  }
  for (const call of calls) call.resolve(result);
  return result;
}

/** Adds getters of the state of a debounced or throttled function. */
function definePending(target, state) {
  Object.defineProperties(target, {
    pending: { __proto__: null, get: () => state.waiting.at(-1)?.promise ?? null },
    pendingCount: { __proto__: null, get: () => state.waiting.length },
  });
  return target;
}

/** What debounced and throttled functions share: waiting calls, a timer, a signal. */
class Limiter {
  constructor(fn, signal) {
    this.fn = fn;
    this.target = null; // the limited function, which fn is called on
    this.waiting = []; // of { promise, resolve, reject, args }
    this.timer = null;
    this.isRef = true;
    this.signal = signal;
    if (signal === undefined) return;
    validateAbortSignal(signal, 'options.signal');
    if (signal.aborted) throw new AbortError(undefined, { cause: signal.reason });
    signal.addEventListener('abort', () => this.cancel(), { once: true });
  }

  /** A promise for a call. */
  enqueue(args) {
    const call = Promise.withResolvers();
    call.args = args;
    this.waiting.push(call);
    return call;
  }

  startTimer(delay, onTimeout) {
    this.timer = require('timers').setTimeout(onTimeout, delay);
    if (!this.isRef) this.timer.unref();
  }

  stopTimer() {
    if (this.timer !== null) require('timers').clearTimeout(this.timer);
    this.timer = null;
  }

  abortError() {
    return this.signal?.aborted ?
      new AbortError(undefined, { cause: this.signal.reason }) : new AbortError();
  }

  /** Gives up the waiting calls. */
  cancel() {
    this.stopTimer();
    const error = this.abortError();
    for (const call of this.waiting.splice(0)) call.reject(error);
  }

  setRef(isRef) {
    this.isRef = isRef;
    if (isRef) this.timer?.ref();
    else this.timer?.unref();
    return this.target;
  }
}

// ---- Debounce ----------------------------------------------------------------------------

/** Waits for a pause in the calls. */
class Debouncer extends Limiter {
  constructor(fn, wait, { leading, rejectOnCancel, signal }) {
    super(fn, signal);
    this.wait = wait;
    this.leading = leading;
    this.rejectsSuperseded = rejectOnCancel;
  }

  call(args) {
    if (this.signal?.aborted) return Promise.reject(this.abortError());
    const isFirst = this.timer === null;
    this.stopTimer();
    this.startTimer(this.wait, () => this.flush());
    if (isFirst && this.leading) {
      const call = Promise.withResolvers();
      settle([call], this.fn, this.target, args);
      return call.promise;
    }
    this.supersede();
    return this.enqueue(args).promise;
  }

  /** An earlier call gets the result of the later one, or is rejected. */
  supersede() {
    const last = this.waiting.at(-1);
    if (last === undefined) return;
    markAsHandled(last.promise);
    if (!this.rejectsSuperseded) return;
    this.waiting.length = 0;
    last.reject(new AbortError('The debounced call was superseded'));
  }

  /** Calls fn for the calls that wait, now. */
  flush() {
    this.stopTimer();
    const calls = this.waiting.splice(0);
    if (calls.length > 0) settle(calls, this.fn, this.target, calls.at(-1).args);
  }
}

/**
 * Calls fn once calls have stopped for a while, with the arguments of the last one.
 * @param {Function} fn
 * @param {number} wait milliseconds
 * @param {{leading?: boolean, rejectOnCancel?: boolean, signal?: AbortSignal}} [options]
 *   leading: the first call of a series calls fn at once; rejectOnCancel: calls that a later one
 *   replaces are rejected instead of getting its result
 * @returns {Function} returns a promise of fn's result; has cancel, flush, ref, unref, pending and
 *   pendingCount
 * @throws {ERR_INVALID_ARG_TYPE|ERR_OUT_OF_RANGE}
 */
function debounce(fn, wait, options = kEmptyObject) {
  validateFunction(fn, 'fn');
  validateNumber(wait, 'wait', 0, MAX_DELAY);
  validateObject(options, 'options');
  const { leading = false, rejectOnCancel = false, signal } = options;
  validateBoolean(leading, 'options.leading');
  validateBoolean(rejectOnCancel, 'options.rejectOnCancel');
  const state = new Debouncer(fn, wait, { leading, rejectOnCancel, signal });
  state.target = Object.assign((...args) => state.call(args), {
    cancel() { state.cancel(); },
    flush() { state.flush(); },
    ref() { return state.setRef(true); },
    unref() { return state.setRef(false); },
  });
  Object.defineProperty(state.target, 'name', { __proto__: null, value: '' });
  return definePending(state.target, state);
}

// ---- Throttle ----------------------------------------------------------------------------

/** Milliseconds on a clock that does not go back. */
function now() {
  return performance.now();
}

/** Starts at most `limit` calls in each interval. */
class Throttler extends Limiter {
  constructor(fn, limit, interval, { strict, concurrency, maxPending, signal }) {
    super(fn, signal);
    this.limit = limit;
    this.interval = interval;
    this.isStrict = strict;
    this.concurrency = concurrency;
    this.maxPending = maxPending;
    this.running = 0;
    // Strict: when the last `limit` calls started.  Otherwise only the first is used: when the
    // current interval started.
    this.starts = [];
    this.startCount = 0;
  }

  call(args) {
    if (this.signal?.aborted) return Promise.reject(this.abortError());
    const call = this.enqueue(args);
    if (this.waiting.length === 1 && this.hasCapacity()) {
      this.start(this.waiting.pop());
    } else if (this.waiting.length > this.maxPending) {
      this.waiting.pop();
      markAsHandled(call.promise);
      call.reject(new ERR_THROTTLED());
    } else {
      this.schedule();
    }
    return call.promise;
  }

  /** Milliseconds until another call may start. */
  delay() {
    if (this.starts.length === 0) return 0;
    const rest = this.starts[0] + this.interval - now();
    if (this.isStrict) return this.starts.length < this.limit ? 0 : Math.max(0, rest);
    return rest <= 0 || this.startCount < this.limit ? 0 : rest;
  }

  /** Whether a call could start now. */
  hasCapacity() {
    return this.running < this.concurrency && this.delay() === 0;
  }

  /** Remembers that a call starts. */
  countStart() {
    const time = now();
    if (this.isStrict) {
      if (this.starts.length === this.limit) this.starts.shift();
      this.starts.push(time);
    } else if (this.starts.length === 0 || time >= this.starts[0] + this.interval) {
      this.starts[0] = time;
      this.startCount = 1;
    } else {
      this.startCount++;
    }
  }

  start(call) {
    this.countStart();
    const result = settle([call], this.fn, this.target, call.args);
    if (typeof result?.then !== 'function') return;
    this.running++;
    const onSettled = () => {
      this.running--;
      this.schedule();
    };
    call.promise.then(onSettled, onSettled);
  }

  /** Arranges for the next waiting call to start as soon as it may. */
  schedule() {
    if (this.timer !== null || this.waiting.length === 0) return;
    if (this.running >= this.concurrency) return;
    this.startTimer(Math.ceil(this.delay()), () => {
      this.timer = null;
      while (this.waiting.length > 0 && this.hasCapacity()) this.start(this.waiting.shift());
      this.schedule();
    });
  }
}

/** Checks an option that counts; Infinity is allowed. */
function validateCount(value, name, min) {
  if (value !== Infinity) validateInteger(value, name, min);
}

/**
 * Calls fn at most `limit` times in each interval; calls beyond that wait, or are dropped.
 * @param {Function} fn
 * @param {number} limit
 * @param {number} interval milliseconds
 * @param {{strict?: boolean, concurrency?: number, maxPending?: number,
 *   overflow?: 'queue'|'drop', signal?: AbortSignal}} [options] strict: the limit holds for every
 *   interval, wherever it starts; concurrency: how many promises of fn may be unsettled
 * @returns {Function} returns a promise of fn's result; has cancel, hasImmediateCapacity, ref,
 *   unref, pending and pendingCount
 * @throws {ERR_INVALID_ARG_TYPE|ERR_INVALID_ARG_VALUE|ERR_OUT_OF_RANGE}
 */
function throttle(fn, limit, interval, options = kEmptyObject) {
  validateFunction(fn, 'fn');
  validateInteger(limit, 'limit', 1);
  validateNumber(interval, 'interval', 0, MAX_DELAY);
  validateObject(options, 'options');
  const { strict = false, concurrency = Infinity, overflow = 'queue', signal } = options;
  validateBoolean(strict, 'options.strict');
  validateCount(concurrency, 'options.concurrency', 1);
  validateOneOf(overflow, 'options.overflow', ['queue', 'drop']);
  const { maxPending = Infinity } = options;
  validateCount(maxPending, 'options.maxPending', 0);
  const state = new Throttler(fn, limit, interval, {
    strict, concurrency, signal, maxPending: overflow === 'drop' ? 0 : maxPending,
  });
  state.target = Object.assign((...args) => state.call(args), {
    cancel() { state.cancel(); },
    hasImmediateCapacity() { return state.waiting.length === 0 && state.hasCapacity(); },
    ref() { return state.setRef(true); },
    unref() { return state.setRef(false); },
  });
  Object.defineProperty(state.target, 'name', { __proto__: null, value: '' });
  return definePending(state.target, state);
}

module.exports = { debounce, throttle };
