// SPDX-License-Identifier: MIT
//
// The defaults of connecting: whether the addresses of a host are tried in turn, and for how
// long each.
'use strict';

const { validateBoolean, validateInt32 } = require('internal/validators');
const { getOptionValue } = require('internal/options');

const MIN_ATTEMPT_TIMEOUT = 10; // milliseconds

let autoSelectFamily = getOptionValue('--network-family-autoselection');
let attemptTimeout = getOptionValue('--network-family-autoselection-attempt-timeout');

/** @returns {boolean} */
function getDefaultAutoSelectFamily() {
  return autoSelectFamily;
}

/**
 * @param {boolean} value
 * @throws ERR_INVALID_ARG_TYPE
 */
function setDefaultAutoSelectFamily(value) {
  validateBoolean(value, 'value');
  autoSelectFamily = value;
}

/** @returns {number} milliseconds */
function getDefaultAutoSelectFamilyAttemptTimeout() {
  return attemptTimeout;
}

/**
 * @param {number} value milliseconds; at least 10 are taken
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
 */
function setDefaultAutoSelectFamilyAttemptTimeout(value) {
  validateInt32(value, 'value', 1);
  attemptTimeout = Math.max(value, MIN_ATTEMPT_TIMEOUT);
}

module.exports = {
  MIN_ATTEMPT_TIMEOUT,
  getDefaultAutoSelectFamily,
  setDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout,
};
