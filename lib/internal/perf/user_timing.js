// SPDX-License-Identifier: MIT
//
// performance.mark and performance.measure (https://www.w3.org/TR/user-timing/).
'use strict';

const {
  codes: {
    ERR_MISSING_ARGS, ERR_PERFORMANCE_INVALID_TIMESTAMP, ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS,
  },
} = require('internal/errors');
const { validateNumber } = require('internal/validators');
const { now, milestone, nodeMilestones } = require('internal/perf/clock');
const { PerformanceMark, PerformanceMeasure, kInternal } = require('internal/perf/entries');
const { addEntry, findMark } = require('internal/perf/timeline');

/** performance.mark: see PerformanceMark. */
function mark(name, options) {
  const entry = new PerformanceMark(name, options);
  addEntry(entry);
  return entry;
}

// A mark's name, a milestone's name or a time.
function timeOf(value) {
  if (typeof value === 'number') {
    if (value < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(value);
    return value;
  }
  const name = `${value}`;
  if (nodeMilestones.includes(name)) return milestone(name);
  const found = findMark(name);
  if (found === undefined) {
    throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
  }
  return found.startTime;
}

function validateOptions({ start, end, duration }, endMark) {
  if (endMark !== undefined) {
    throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
  }
  if (start !== undefined && end !== undefined && duration !== undefined) {
    throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS(
      'Must not have options.start, options.end, and options.duration specified');
  }
  if (duration !== undefined) validateNumber(duration, 'options.duration');
}

function endOf(options, endMark) {
  if (endMark !== undefined) return timeOf(endMark);
  const { start, end, duration } = options;
  if (end !== undefined) return timeOf(end);
  if (start !== undefined && duration !== undefined) return timeOf(start) + duration;
  return now();
}

function startOf(startMark, options, endTime) {
  const { start, end, duration } = options;
  if (start !== undefined) return timeOf(start);
  if (duration !== undefined && end !== undefined) return endTime - duration;
  return typeof startMark === 'string' || typeof startMark === 'number' ? timeOf(startMark) : 0;
}

/**
 * performance.measure.
 * @param {string} name
 * @param {string|{ start?: string|number, end?: string|number, duration?: number, detail?: * }}
 *   [startOrOptions]
 * @param {string} [endMark]
 * @returns {PerformanceMeasure}
 */
function measure(name, startOrOptions, endMark) {
  if (name === undefined) throw new ERR_MISSING_ARGS('name');
  name = `${name}`;
  const isObject = typeof startOrOptions === 'object' && startOrOptions !== null;
  const options = isObject ? startOrOptions : {};
  if (isObject && Object.keys(options).length > 0) validateOptions(options, endMark);
  const end = endOf(options, endMark);
  const startMark = isObject || startOrOptions == null ? undefined : `${startOrOptions}`;
  const start = startOf(startMark, options, end);
  const entry = new PerformanceMeasure(kInternal, name, start, end - start, options.detail);
  addEntry(entry);
  return entry;
}

module.exports = { mark, measure };
