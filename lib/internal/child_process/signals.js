// SPDX-License-Identifier: MIT
//
// Signals by name and number, as the functions of node:child_process take them.
'use strict';

const { codes: { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_SIGNAL } } = require('internal/errors');
const { signals } = require('os').constants;

let names = null; // number -> name

/**
 * The name of a signal.
 * @param {number} number
 * @returns {string|null} null for 0
 */
function signalName(number) {
  if (number === 0) return null;
  if (names === null) {
    names = new Map();
    for (const name of Object.keys(signals)) {
      if (!names.has(signals[name])) names.set(signals[name], name);
    }
  }
  return names.get(number) ?? `SIG${number}`;
}

/**
 * The number of a signal.
 * @param {string|number} signal a name in any case, or a number
 * @returns {number}
 * @throws ERR_UNKNOWN_SIGNAL
 */
function signalNumber(signal) {
  if (typeof signal === 'number' && Object.values(signals).includes(signal)) return signal;
  if (typeof signal === 'string') {
    const name = signal.toUpperCase();
    if (Object.hasOwn(signals, name)) return signals[name];
  }
  throw new ERR_UNKNOWN_SIGNAL(signal);
}

/**
 * Checks the option killSignal.
 * @param {*} killSignal
 * @returns {number|undefined} undefined: the default
 * @throws ERR_UNKNOWN_SIGNAL, ERR_INVALID_ARG_TYPE
 */
function toKillSignal(killSignal) {
  if (killSignal === undefined || killSignal === null) return undefined;
  if (typeof killSignal !== 'string' && typeof killSignal !== 'number') {
    throw new ERR_INVALID_ARG_TYPE('options.killSignal', ['string', 'number'], killSignal);
  }
  return signalNumber(killSignal);
}

module.exports = { signalName, signalNumber, toKillSignal };
