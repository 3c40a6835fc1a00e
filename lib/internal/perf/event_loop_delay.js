// SPDX-License-Identifier: MIT
//
// perf_hooks.monitorEventLoopDelay.
'use strict';

const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
const { validateBoolean, validateInteger, validateObject } = require('internal/validators');
const { Histogram, handleOf, kInternal } = require('internal/perf/histogram');
const binding = internalBinding('performance');

const LOWEST = 1; // nanoseconds
const HIGHEST = 3.6e12; // an hour
const FIGURES = 3;

class ELDHistogram extends Histogram {
  #resolution;
  #monitor = undefined;

  constructor(token, resolution) {
    super(token, binding.createHistogram(LOWEST, HIGHEST, FIGURES));
    this.#resolution = resolution;
  }

  static {
    Object.defineProperty(this, 'length', { value: 0 });
  }

  /** @returns {boolean} whether it was stopped before */
  enable() {
    if (this.#monitor !== undefined) return false;
    this.#monitor = binding.startLoopDelay(handleOf(this), this.#resolution);
    return true;
  }

  /** @returns {boolean} whether it was running before */
  disable() {
    if (this.#monitor === undefined) return false;
    binding.stopLoopDelay(this.#monitor);
    this.#monitor = undefined;
    return true;
  }

  [Symbol.dispose]() {
    this.disable();
  }
}

/**
 * Makes a histogram of the delay of the event loop, in nanoseconds; it is stopped at first.
 * @param {{ resolution?: number, samplePerIteration?: boolean }} [options] resolution: milliseconds
 *   between samples
 * @returns {ELDHistogram}
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
 */
function monitorEventLoopDelay(options = { __proto__: null }) {
  validateObject(options, 'options');
  const { samplePerIteration = false, resolution = 10 } = options;
  validateBoolean(samplePerIteration, 'options.samplePerIteration');
  validateInteger(resolution, 'options.resolution', 1);
  if (samplePerIteration) {
    throw new ERR_METHOD_NOT_IMPLEMENTED('monitorEventLoopDelay() with samplePerIteration');
  }
  return new ELDHistogram(kInternal, resolution);
}

module.exports = { monitorEventLoopDelay };
