// SPDX-License-Identifier: MIT
//
// The idle timeout of a stream over a handle.
'use strict';

const { startTimer, clearTimer, MAX_DELAY } = require('internal/timers');
const { kLastQueueSize } = require('internal/net/stream');
const { validateFunction, validateNumber } = require('internal/validators');
const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');

const kTimeout = Symbol('timeout');

/**
 * Milliseconds as a timeout may have them; longer ones are cut with a warning.
 * @param {number} msecs
 * @param {string} name
 * @returns {number}
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
 */
function getTimerDuration(msecs, name) {
  validateNumber(msecs, name);
  if (msecs < 0 || !Number.isFinite(msecs)) {
    throw new ERR_OUT_OF_RANGE(name, 'a non-negative finite number', msecs);
  }
  if (msecs <= MAX_DELAY) return msecs;
  process.emitWarning(`${msecs} does not fit into a 32-bit signed integer.` +
                      `\nTimer duration was truncated to ${MAX_DELAY}.`,
                      'TimeoutOverflowWarning');
  return MAX_DELAY;
}

/** Stops the timeout; it can be set again. */
function clearStreamTimeout(stream) {
  if (stream[kTimeout] === null) return;
  clearTimer(stream[kTimeout]);
  stream[kTimeout] = null;
}

/** What a stream's setTimeout() is. */
function setStreamTimeout(msecs, callback) {
  if (this.destroyed) return this;
  this.timeout = msecs;
  msecs = getTimerDuration(msecs, 'msecs');
  if (callback !== undefined) validateFunction(callback, 'callback');
  clearStreamTimeout(this);
  if (msecs === 0) {
    if (callback !== undefined) this.removeListener('timeout', callback);
    return this;
  }
  this[kTimeout] = startTimer(() => this._onTimeout(), msecs, undefined, false, false);
  if (callback !== undefined) this.once('timeout', callback);
  return this;
}

/** What its _onTimeout() is: a write that goes on is no idleness. */
function onStreamTimeout() {
  const handle = this._handle;
  const before = this[kLastQueueSize];
  if (before > 0 && handle) {
    const now = handle.writeQueueSize;
    if (now !== before) {
      this[kLastQueueSize] = now;
      this._unrefTimer();
      return;
    }
  }
  this.emit('timeout');
}

module.exports = {
  clearStreamTimeout, getTimerDuration, kTimeout, onStreamTimeout, setStreamTimeout,
};
