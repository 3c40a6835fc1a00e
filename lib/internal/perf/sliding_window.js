// SPDX-License-Identifier: MIT
//
// A histogram of the last samples only: a ring of histograms, the oldest of which is dropped.
'use strict';

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateInteger, validateObject } = require('internal/validators');
const { now } = require('internal/perf/clock');
const { createHistogram } = require('internal/perf/histogram');

const MAX_CHUNKS = 1024;
const MAX_DURATION = 18446744073709; // milliseconds

class SlidingWindowHistogram {
  #options;
  #limits;
  #chunks = [];
  #inChunk = 0;
  #chunkStart = now();

  constructor(limits, options) {
    this.#limits = limits;
    this.#options = options;
    this.#chunks.push(createHistogram(options));
  }

  static {
    Object.defineProperty(this, 'length', { value: 0 });
  }

  #startChunk() {
    this.#chunks.push(createHistogram(this.#options));
    if (this.#chunks.length > this.#limits.chunks) this.#chunks.shift();
    this.#inChunk = 0;
  }

  #rotate() {
    const { recordsPerChunk, chunkDuration, chunks } = this.#limits;
    if (recordsPerChunk !== undefined) {
      if (this.#inChunk >= recordsPerChunk) this.#startChunk();
      return;
    }
    const passed = Math.floor((now() - this.#chunkStart) / chunkDuration);
    for (let i = 0; i < Math.min(passed, chunks); i++) this.#startChunk();
    this.#chunkStart += passed * chunkDuration;
  }

  /** @param {number|bigint} val */
  record(val) {
    this.#rotate();
    this.#chunks.at(-1).record(val);
    this.#inChunk++;
  }

  /** @returns {RecordableHistogram} of the samples in the window */
  snapshot() {
    if (this.#limits.chunkDuration !== undefined) this.#rotate();
    const sum = createHistogram(this.#options);
    for (const chunk of this.#chunks) sum.add(chunk);
    return sum;
  }

  reset() {
    this.#chunks = [createHistogram(this.#options)];
    this.#inChunk = 0;
    this.#chunkStart = now();
  }
}

/**
 * perf_hooks.createSlidingWindowHistogram.
 * @param {{ chunks: number, recordsPerChunk?: number, chunkDuration?: number, lowest?: number,
 *   highest?: number, figures?: number }} options chunkDuration: milliseconds
 * @returns {SlidingWindowHistogram}
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE
 */
function createSlidingWindowHistogram(options) {
  validateObject(options, 'options');
  const { chunks, chunkDuration, recordsPerChunk, lowest, highest, figures } = options;
  validateInteger(chunks, 'options.chunks', 1, MAX_CHUNKS);
  if ((chunkDuration === undefined) === (recordsPerChunk === undefined)) {
    throw new ERR_INVALID_ARG_VALUE(
      'options', options, 'must specify exactly one of "chunkDuration" or "recordsPerChunk"');
  }
  if (chunkDuration !== undefined) {
    validateInteger(chunkDuration, 'options.chunkDuration', 1, MAX_DURATION);
  } else {
    validateInteger(recordsPerChunk, 'options.recordsPerChunk', 1);
  }
  return new SlidingWindowHistogram({ chunks, chunkDuration, recordsPerChunk },
                                    { lowest, highest, figures });
}

module.exports = { createSlidingWindowHistogram };
