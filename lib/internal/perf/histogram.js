// SPDX-License-Identifier: MIT
//
// The histograms of node:perf_hooks; the counting is in C (src/util/histogram.c).
'use strict';

const {
  codes: {
    ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_OUT_OF_RANGE,
  },
} = require('internal/errors');
const { customInspectSymbol, getLazy } = require('internal/util');
const { validateArray, validateInteger, validateNumber, validateObject } =
  require('internal/validators');
const binding = internalBinding('performance');

const kInternal = Symbol('internal');

const MAX = Number.MAX_SAFE_INTEGER;
const statNames = ['count', 'min', 'max', 'exceeds'];

let handleOf; // set by the class, which alone sees its fields
let averageOf;

class Histogram {
  #handle;
  #average;

  static {
    handleOf = (value) => (#handle in value ? value.#handle : undefined);
    averageOf = (histogram) => histogram.#average;
  }

  static {
    Object.defineProperty(this, 'length', { value: 0 });
  }

  constructor(token, handle, average) {
    if (token !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#handle = handle;
    this.#average = average;
  }

  #stat(name) {
    return binding.stats(this.#handle)[statNames.indexOf(name)];
  }

  /** Number of samples. */
  get count() {
    return this.#stat('count');
  }

  get countBigInt() {
    return BigInt(this.#stat('count'));
  }

  /** 9223372036854776000 if there are no samples. */
  get min() {
    return this.#stat('min');
  }

  get minBigInt() {
    const min = this.#stat('min');
    return min > MAX ? 2n ** 63n - 1n : BigInt(min);
  }

  get max() {
    return this.#stat('max');
  }

  get maxBigInt() {
    return BigInt(this.#stat('max'));
  }

  /** How many samples were too large to be recorded. */
  get exceeds() {
    return this.#stat('exceeds');
  }

  get exceedsBigInt() {
    return BigInt(this.#stat('exceeds'));
  }

  get mean() {
    return binding.mean(this.#handle);
  }

  get stddev() {
    return Math.sqrt(binding.moment(this.#handle, 2));
  }

  get skewness() {
    const variance = binding.moment(this.#handle, 2);
    return variance > 0 ? binding.moment(this.#handle, 3) / variance ** 1.5 : 0;
  }

  /** Excess kurtosis: 0 for a normal distribution. */
  get kurtosis() {
    const variance = binding.moment(this.#handle, 2);
    return variance > 0 ? binding.moment(this.#handle, 4) / variance ** 2 - 3 : 0;
  }

  // The moving averages, of what was recorded with the option halfLife.
  get ewmaMean() {
    return this.#average?.mean ?? 0;
  }

  get ewmaStddev() {
    return Math.sqrt(this.#average?.variance ?? 0);
  }

  get ewmaErrorRate() {
    return this.#average?.errorRate ?? 0;
  }

  burnRate(sloTarget) {
    validateNumber(sloTarget, 'sloTarget');
    if (!(sloTarget > 0 && sloTarget < 1)) {
      throw new ERR_OUT_OF_RANGE('sloTarget', '> 0 && < 1', sloTarget);
    }
    return this.ewmaErrorRate / (1 - sloTarget);
  }

  /** The value that `percentile` per cent of the samples do not exceed. */
  percentile(percentile) {
    validateNumber(percentile, 'percentile');
    if (!(percentile > 0 && percentile <= 100)) {
      throw new ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
    }
    return binding.percentile(this.#handle, percentile);
  }

  percentileBigInt(percentile) {
    return BigInt(this.percentile(percentile));
  }

  /** @param {number[]} percentiles @returns {Map<number, number>} */
  percentilesAt(percentiles) {
    validateArray(percentiles, 'percentiles');
    return new Map(percentiles.map((percentile) => [percentile, this.percentile(percentile)]));
  }

  /** @returns {Map<number, number>} the distribution in steps that halve the rest */
  get percentiles() {
    return new Map(iteratePercentiles(this.#slots(), this.count));
  }

  get percentilesBigInt() {
    return new Map([...this.percentiles].map(([key, value]) => [key, BigInt(value)]));
  }

  // The slots in use: { lowest, value, highest, count }, in order.
  #slots() {
    const fields = binding.entries(this.#handle);
    const slots = [];
    for (let i = 0; i < fields.length; i += 4) {
      slots.push({
        lowest: fields[i], value: fields[i + 1], highest: fields[i + 2], count: fields[i + 3],
      });
    }
    return slots;
  }

  /** The share of samples that do not exceed a value. */
  cdf(value) {
    validateNumber(value, 'value');
    let below = 0;
    for (const { lowest, count } of this.#slots()) if (lowest <= value) below += count;
    const total = this.count;
    return total === 0 ? 0 : below / total;
  }

  /** The share of samples above a value. */
  ccdf(value) {
    return 1 - this.cdf(value);
  }

  /** How many samples share the slot of a value. */
  countAt(value) {
    validateNumber(value, 'value');
    const holds = ({ lowest, highest }) => lowest <= value && value <= highest;
    return this.#slots().find(holds)?.count ?? 0;
  }

  // Counts between levels, each under the lowest value that its slot holds.
  #buckets(nextLevel) {
    const buckets = new Map();
    const slots = this.#slots();
    let index = 0;
    for (let level = nextLevel(undefined); index < slots.length; level = nextLevel(level)) {
      const limit = binding.lowestEquivalent(this.#handle, Math.min(level, MAX));
      let count = 0;
      while (index < slots.length && slots[index].lowest <= limit) count += slots[index++].count;
      buckets.set(limit, count);
      if (level >= MAX) break;
    }
    return buckets;
  }

  /** @returns {Map<number, number>} counts in steps of a size */
  linearBuckets(stepSize) {
    validateInteger(stepSize, 'stepSize', 1);
    return this.#buckets((level) => (level === undefined ? stepSize : level + stepSize));
  }

  /** @returns {Map<number, number>} counts in steps that grow by a factor */
  logBuckets(firstBucket, base) {
    validateInteger(firstBucket, 'firstBucket', 1);
    validateNumber(base, 'base');
    if (!(base > 1)) throw new ERR_OUT_OF_RANGE('base', '> 1', base);
    return this.#buckets((level) => (level === undefined ? firstBucket : level * base));
  }

  /** The confidence interval of the mean. */
  meanCI(options = { __proto__: null }) {
    return statistics().meanInterval(this.#slots(), confidenceOf(options));
  }

  /** The confidence interval of a percentile. */
  percentileCI(percentile, options = { __proto__: null }) {
    const value = this.percentile(percentile);
    return statistics().percentileInterval(this.#slots(), value, percentile, confidenceOf(options));
  }

  /** Welch's t-test against another histogram. */
  welchTest(other, options = { __proto__: null }) {
    const [a, b] = this.#pair(other);
    return statistics().welchTest(a, b, confidenceOf(options));
  }

  /** The Mann-Whitney U test against another histogram. */
  mannWhitneyTest(other) {
    return statistics().mannWhitneyTest(...this.#pair(other));
  }

  /** The Kolmogorov-Smirnov statistic. */
  ksTest(other) {
    return statistics().ksTest(...this.#pair(other));
  }

  cohensD(other) {
    return statistics().cohensD(...this.#pair(other));
  }

  cliffsD(other) {
    return statistics().cliffsD(...this.#pair(other));
  }

  // The slots of this and another histogram; against itself there is nothing to compare.
  #pair(other) {
    if (typeof other !== 'object' || other === null || !(#handle in other)) {
      throw new ERR_INVALID_ARG_TYPE('other', 'Histogram', other);
    }
    return other === this ? [[], []] : [this.#slots(), other.#slots()];
  }

  reset() {
    binding.reset(this.#handle);
    this.#average?.reset();
  }

  toJSON() {
    const json = {};
    for (const name of ['count', 'min', 'max', 'mean', 'exceeds', 'stddev', 'skewness', 'kurtosis',
                        'ewmaMean', 'ewmaStddev', 'ewmaErrorRate']) json[name] = this[name];
    json.percentiles = Object.fromEntries(this.percentiles);
    return json;
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const fields = {};
    for (const name of ['min', 'max', 'mean', 'exceeds', 'stddev', 'skewness', 'kurtosis', 'count',
                        'percentiles']) fields[name] = this[name];
    const { inspect } = require('internal/util/inspect');
    return `Histogram ${inspect(fields, {
      ...options, depth: options.depth == null ? null : options.depth - 1,
    })}`;
  }
}

const statistics = getLazy(() => require('internal/perf/statistics'));

function confidenceOf(options) {
  validateObject(options, 'options');
  const { confidence = 0.95 } = options;
  validateNumber(confidence, 'options.confidence');
  if (!(confidence > 0 && confidence < 1)) {
    throw new ERR_OUT_OF_RANGE('options.confidence', '> 0 && < 1', confidence);
  }
  return confidence;
}

// What is not there yet says so.
for (const name of ['export', 'qrde']) {
  const { [name]: method } = {
    [name]() {
      throw new ERR_METHOD_NOT_IMPLEMENTED(`histogram.${name}()`);
    },
  };
  Object.defineProperty(Histogram.prototype, name, {
    __proto__: null, value: method, writable: true, enumerable: false, configurable: true,
  });
}

for (const name of ['meanCI', 'welchTest', 'percentileCI']) {
  Object.defineProperty(Histogram.prototype[name], 'length', { value: name === 'meanCI' ? 0 : 1 });
}

// HdrHistogram's percentile iterator with one tick for each half of the distance to 100 %.
function* iteratePercentiles(slots, total) {
  let wanted = 0;
  let seen = 0;
  for (const { lowest, count } of slots) {
    seen += count;
    while (wanted <= 100 * seen / total && (seen < total || wanted < 100 * seen / total)) {
      yield [wanted, lowest];
      const halvings = Math.floor(Math.log2(100 / (100 - wanted))) + 1;
      wanted += 100 / 2 ** halvings;
      if (seen === total) break;
    }
  }
  yield [100, slots.length > 0 ? slots.at(-1).lowest : 0];
}

function validateSample(value) {
  if (typeof value === 'bigint') return Number(value);
  validateInteger(value, 'val', 1);
  return value;
}

class RecordableHistogram extends Histogram {
  /**
   * @param {number|bigint} val
   * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
   */
  record(val) {
    const sample = validateSample(val);
    binding.record(handleOf(this), sample, 0);
    averageOf(this)?.add(sample);
  }

  /** Records a value, and the smaller ones that a stalled measurement has left out. */
  recordCorrected(val, expectedInterval) {
    const sample = validateSample(val);
    validateInteger(expectedInterval, 'expectedInterval', 1);
    binding.record(handleOf(this), sample, expectedInterval);
    averageOf(this)?.add(sample);
  }

  /** Records the nanoseconds since the last call. */
  recordDelta() {
    const delta = binding.recordDelta(handleOf(this));
    if (delta > 0) averageOf(this)?.add(delta);
  }

  /** Adds the samples of another histogram. */
  add(other) {
    binding.merge(handleOf(this), validateOther(other), 1);
  }

  /** Takes the samples of another histogram away. */
  subtract(other) {
    binding.merge(handleOf(this), validateOther(other), -1);
  }
}

function validateOther(other) {
  if (!(other instanceof RecordableHistogram)) {
    throw new ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
  }
  return handleOf(other);
}

function validateLimit(value, name, min) {
  if (typeof value === 'bigint') return Number(value);
  validateInteger(value, name, min);
  return value;
}

/**
 * Makes a histogram of positive integers.
 * @param {{ lowest?: number|bigint, highest?: number|bigint, figures?: number, halfLife?: number,
 *   threshold?: number }} [options] figures: significant decimal digits, 1 to 5; halfLife: samples
 *   until a sample counts half in the moving averages; threshold: above it a sample is an error
 * @returns {RecordableHistogram}
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
 */
function createHistogram(options = { __proto__: null }) {
  validateObject(options, 'options');
  const { halfLife = 0, threshold } = options;
  const lowest = validateLimit(options.lowest ?? 1, 'options.lowest', 1);
  const { highest: wanted = MAX, figures = 3 } = options;
  if (typeof wanted !== 'bigint') {
    if (typeof wanted !== 'number') {
      throw new ERR_INVALID_ARG_TYPE('options.highest', 'number', wanted);
    }
  }
  const highest = Number(wanted);
  if (highest < 2 * lowest || highest > MAX) {
    throw new ERR_OUT_OF_RANGE('options.highest', `>= 2 * options.lowest (${2 * lowest}n)`, wanted);
  }
  validateInteger(figures, 'options.figures', 1, 5);
  validateNumber(halfLife, 'options.halfLife', 0);
  if (threshold !== undefined) validateNumber(threshold, 'options.threshold');
  const { MovingAverage } = require('internal/perf/moving_average');
  const average = halfLife > 0 ? new MovingAverage(halfLife, threshold) : undefined;
  const handle = binding.createHistogram(lowest, highest, figures);
  return new RecordableHistogram(kInternal, handle, average);
}

/** @throws ERR_METHOD_NOT_IMPLEMENTED always */
function importHistogram(data) {
  throw new ERR_METHOD_NOT_IMPLEMENTED('perf_hooks.importHistogram()');
}

module.exports = {
  Histogram, RecordableHistogram, createHistogram, importHistogram,
  handleOf: (histogram) => handleOf(histogram), kInternal,
};
