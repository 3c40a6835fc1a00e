// SPDX-License-Identifier: MIT
//
// node:timers: the functions behind the globals of the same names.
'use strict';

const { Timeout, startTimer, clearTimer, timerById } = require('internal/timers');
const { Immediate, clearImmediate } = require('internal/immediates');
const { checkFunction } = require('internal/lazy');

function argsOrUndefined(args) {
  return args.length === 0 ? undefined : args;
}

/**
 * Calls a function once, after a delay.
 * @param {Function} callback
 * @param {number} [after] milliseconds; 1 if it is no number between 1 and 2^31-1
 * @param {...*} args for the callback
 * @returns {Timeout}
 * @throws ERR_INVALID_ARG_TYPE
 */
function setTimeout(callback, after, ...args) {
  checkFunction(callback, 'callback');
  return startTimer(callback, after, argsOrUndefined(args), false, true);
}

/**
 * Calls a function again and again.
 * @param {Function} callback
 * @param {number} [repeat] milliseconds
 * @param {...*} args for the callback
 * @returns {Timeout}
 * @throws ERR_INVALID_ARG_TYPE
 */
function setInterval(callback, repeat, ...args) {
  checkFunction(callback, 'callback');
  return startTimer(callback, repeat, argsOrUndefined(args), true, true);
}

/** @param {Timeout|number|string} [timer] anything else is ignored */
function clearTimeout(timer) {
  if (timer instanceof Timeout) {
    clearTimer(timer);
  } else if (typeof timer === 'number' || typeof timer === 'string') {
    const found = timerById(timer);
    if (found !== undefined) clearTimer(found);
  } else if (timer?._onTimeout) {
    timer._onTimeout = null;
  }
}

/** @param {Timeout|number|string} [timer] */
function clearInterval(timer) {
  clearTimeout(timer);
}

/**
 * Calls a function after the I/O events of this turn of the loop.
 * @param {Function} callback
 * @param {...*} args for the callback
 * @returns {Immediate}
 * @throws ERR_INVALID_ARG_TYPE
 */
function setImmediate(callback, ...args) {
  checkFunction(callback, 'callback');
  return new Immediate(callback, argsOrUndefined(args));
}

module.exports = {
  setTimeout,
  clearTimeout,
  setImmediate,
  clearImmediate,
  setInterval,
  clearInterval,
  get promises() {
    return require('timers/promises');
  },
};

for (const fn of [setTimeout, setImmediate]) {
  Object.defineProperty(fn, Symbol.for('nodejs.util.promisify.custom'), {
    enumerable: true,
    get: () => require('timers/promises')[fn.name],
  });
}
