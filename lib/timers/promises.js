// SPDX-License-Identifier: MIT
//
// node:timers/promises: timers that are awaited, and the scheduler.
'use strict';

const { startTimer, clearTimer } = require('internal/timers');
const { Immediate, clearImmediate } = require('internal/immediates');
const { AbortError, codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } =
  require('internal/errors');
const { kEmptyObject } = require('internal/util');
const {
  validateAbortSignal, validateBoolean, validateNumber, validateObject,
} = require('internal/validators');

const kScheduler = Symbol('kScheduler');

function checkOptions(options) {
  validateObject(options, 'options');
  const { signal, ref = true } = options;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  validateBoolean(ref, 'options.ref');
}

function checkDelay(delay) {
  if (delay !== undefined) validateNumber(delay, 'delay');
}

function abortErrorOf(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

/**
 * A promise that a timer settles, or the abort of a signal.
 * @param {AbortSignal} [signal]
 * @param {Function} start called with the function that fulfils; returns the timer
 * @param {Function} clear called with the timer
 */
function cancellable(signal, start, clear) {
  if (signal?.aborted) return Promise.reject(abortErrorOf(signal));
  if (signal === undefined) return new Promise((resolve) => { start(resolve); });
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clear(timer);
      reject(abortErrorOf(signal));
    };
    const timer = start((value) => {
      signal.removeEventListener('abort', onAbort);
      resolve(value);
    });
    const { kResistStopPropagation } = require('internal/event_target');
    signal.addEventListener('abort', onAbort,
                            { __proto__: null, once: true, [kResistStopPropagation]: true });
  });
}

/**
 * Fulfils after a delay.
 * @param {number} [delay] milliseconds
 * @param {*} [value] what the promise is fulfilled with
 * @param {{ signal?: AbortSignal, ref?: boolean }} [options]
 * @returns {Promise}
 * @throws (rejects) ERR_INVALID_ARG_TYPE, ABORT_ERR
 */
function setTimeout(delay, value, options = kEmptyObject) {
  try {
    checkDelay(delay);
    checkOptions(options);
  } catch (error) {
    return Promise.reject(error);
  }
  return cancellable(options.signal, (resolve) =>
    startTimer(resolve, delay, [value], false, options.ref ?? true), clearTimer);
}

/**
 * Fulfils after the I/O events of this turn of the loop.
 * @param {*} [value]
 * @param {{ signal?: AbortSignal, ref?: boolean }} [options]
 * @returns {Promise}
 * @throws (rejects) ERR_INVALID_ARG_TYPE, ABORT_ERR
 */
function setImmediate(value, options = kEmptyObject) {
  try {
    checkOptions(options);
  } catch (error) {
    return Promise.reject(error);
  }
  return cancellable(options.signal, (resolve) => {
    const immediate = new Immediate(resolve, [value]);
    return options.ref === false ? immediate.unref() : immediate;
  }, clearImmediate);
}

/**
 * Yields a value again and again; what was missed while the consumer was busy is made up for.
 * @param {number} [delay] milliseconds
 * @param {*} [value]
 * @param {{ signal?: AbortSignal, ref?: boolean }} [options]
 * @throws ERR_INVALID_ARG_TYPE, ABORT_ERR
 */
async function* setInterval(delay, value, options = kEmptyObject) {
  checkDelay(delay);
  checkOptions(options);
  const { signal, ref = true } = options;
  if (signal?.aborted) throw abortErrorOf(signal);

  let due = 0; // ticks the consumer has not seen
  let wake; // what the consumer waits with
  const onEvent = () => {
    wake?.();
    wake = undefined;
  };
  const timer = startTimer(() => {
    due++;
    onEvent();
  }, delay, undefined, true, ref);
  signal?.addEventListener('abort', onEvent, { __proto__: null, once: true });
  try {
    for (;;) {
      if (signal?.aborted) throw abortErrorOf(signal);
      if (due === 0) await new Promise((resolve) => { wake = resolve; });
      for (; due > 0; due--) yield value;
    }
  } finally {
    clearTimer(timer);
    signal?.removeEventListener('abort', onEvent);
  }
}

function checkScheduler(self) {
  if (!self?.[kScheduler]) throw new ERR_INVALID_THIS('Scheduler');
}

/** The start of the web's Prioritized Task Scheduling. */
class Scheduler {
  constructor() {
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  /** @returns {Promise} fulfilled in the next turn of the loop */
  yield() {
    checkScheduler(this);
    return setImmediate();
  }

  /**
   * @param {number} delay milliseconds
   * @param {{ signal?: AbortSignal, ref?: boolean }} [options]
   * @returns {Promise}
   */
  wait(delay, options) {
    checkScheduler(this);
    return setTimeout(delay, undefined, options);
  }
}

module.exports = {
  setTimeout,
  setImmediate,
  setInterval,
  scheduler: Object.create(Scheduler.prototype, {
    [kScheduler]: { __proto__: null, value: true, enumerable: true },
  }),
};
