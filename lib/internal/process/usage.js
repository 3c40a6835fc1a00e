// SPDX-License-Identifier: MIT
//
// Clocks, memory and processor time of the process.
'use strict';

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const { validateNumber, validateObject } = require('internal/validators');
const binding = internalBinding('process');

const values = new Float64Array(16); // what the binding fills

// ---- Clocks --------------------------------------------------------------------------------

/**
 * The monotonic clock.
 * @param {[number, number]} [time] an earlier result
 * @returns {[number, number]} seconds and nanoseconds, since then if time was given
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
 */
function hrtime(time) {
  binding.hrtimeInto(values);
  const seconds = values[0];
  const nanoseconds = values[1];
  if (time === undefined) return [seconds, nanoseconds];
  if (!Array.isArray(time)) throw new ERR_INVALID_ARG_TYPE('time', 'Array', time);
  if (time.length !== 2) throw new ERR_OUT_OF_RANGE('time', 2, time.length);
  const elapsed = nanoseconds - time[1];
  const borrow = elapsed < 0 ? 1 : 0;
  return [seconds - time[0] - borrow, elapsed + borrow * 1e9];
}

/** @returns {bigint} nanoseconds of the monotonic clock */
hrtime.bigint = function bigint() {
  return binding.hrtime();
};

/** @returns {number} seconds since the process started */
function uptime() {
  return binding.uptime();
}

// ---- Memory --------------------------------------------------------------------------------

/** @returns {object} bytes: rss, heapTotal, heapUsed, external, arrayBuffers */
function memoryUsage() {
  binding.heapStats(values);
  return {
    rss: binding.rss(),
    heapTotal: values[0],
    heapUsed: values[1],
    external: values[2],
    arrayBuffers: values[2], // the engine counts memory outside its heap in one sum
  };
}

/** @returns {number} resident memory in bytes */
memoryUsage.rss = function rss() {
  return binding.rss();
};

/** @returns {number} bytes that the control group allows, 0 if that is unknown */
function constrainedMemory() {
  return binding.constrainedMemory();
}

/** @returns {number} bytes that the process can still have */
function availableMemory() {
  return binding.availableMemory();
}

// ---- Processor time ------------------------------------------------------------------------

function validateTime(value, name) {
  validateNumber(value, `prevValue.${name}`);
  if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
    throw new ERR_INVALID_ARG_VALUE.RangeError(`prevValue.${name}`, value);
  }
}

function sinceBefore(user, system, before) {
  if (!before) return { user, system };
  validateObject(before, 'prevValue');
  validateTime(before.user, 'user');
  validateTime(before.system, 'system');
  return { user: user - before.user, system: system - before.system };
}

/**
 * Processor time of the process in microseconds.
 * @param {{ user: number, system: number }} [prevValue] an earlier result
 * @returns {{ user: number, system: number }} since then if prevValue was given
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 */
function cpuUsage(prevValue) {
  binding.resourceUsage(values);
  return sinceBefore(values[0], values[1], prevValue);
}

/** The same for the calling thread. */
function threadCpuUsage(prevValue) {
  binding.threadUsage(values);
  return sinceBefore(values[0], values[1], prevValue);
}

// In the order of the binding.
const resources = [
  'userCPUTime', 'systemCPUTime', 'maxRSS', 'sharedMemorySize', 'unsharedDataSize',
  'unsharedStackSize', 'minorPageFault', 'majorPageFault', 'swappedOut', 'fsRead', 'fsWrite',
  'ipcSent', 'ipcReceived', 'signalsCount', 'voluntaryContextSwitches',
  'involuntaryContextSwitches',
];

/** @returns {object} what getrusage(2) says; times in microseconds, maxRSS in KiB */
function resourceUsage() {
  binding.resourceUsage(values);
  const usage = {};
  for (let i = 0; i < resources.length; i++) usage[resources[i]] = values[i];
  return usage;
}

module.exports = {
  availableMemory, constrainedMemory, cpuUsage, hrtime, memoryUsage, resourceUsage,
  threadCpuUsage, uptime,
};
