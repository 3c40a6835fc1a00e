// SPDX-License-Identifier: MIT
//
// The Performance class and its one instance.
'use strict';

const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS, ERR_MISSING_ARGS },
} = require('internal/errors');
const { EventTarget, defineEventHandler } = require('internal/event_target');
const { customInspectSymbol, defineLazy } = require('internal/util');
const clock = require('internal/perf/clock');
const { kInternal, makeEnumerable, tag } = require('internal/perf/entries');

const timeline = () => require('internal/perf/timeline');

let check;

class Performance extends EventTarget {
  #isPerformance = true;

  static {
    check = (value) => {
      if (typeof value !== 'object' || value === null || !(#isPerformance in value)) {
        throw new ERR_INVALID_THIS('Performance');
      }
    };
    Object.defineProperty(this, 'length', { value: 0 });
  }

  constructor(token) {
    if (token !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
  }

  clearMarks(name = undefined) {
    check(this);
    timeline().clearEntries('mark', name === undefined ? undefined : `${name}`);
  }

  clearMeasures(name = undefined) {
    check(this);
    timeline().clearEntries('measure', name === undefined ? undefined : `${name}`);
  }

  clearResourceTimings(name = undefined) {
    check(this);
    timeline().clearEntries('resource', name === undefined ? undefined : `${name}`);
  }

  getEntries() {
    check(this);
    return timeline().filterBuffers();
  }

  getEntriesByName(name, type = undefined) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    return timeline().filterBuffers(`${name}`, type === undefined ? undefined : `${type}`);
  }

  getEntriesByType(type) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    return timeline().filterBuffers(undefined, `${type}`);
  }

  mark(name, options = { __proto__: null }) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    return require('internal/perf/user_timing').mark(name, options);
  }

  measure(name, startOrOptions = { __proto__: null }, endMark = undefined) {
    check(this);
    return require('internal/perf/user_timing').measure(name, startOrOptions, endMark);
  }

  /** Milliseconds since timeOrigin. */
  now() {
    check(this);
    return clock.now();
  }

  setResourceTimingBufferSize(maxSize) {
    check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('maxSize');
    timeline().setResourceLimit(maxSize >>> 0);
  }

  /** When the process started, in milliseconds since the epoch. */
  get timeOrigin() {
    check(this);
    return clock.timeOrigin;
  }

  toJSON() {
    check(this);
    return {
      nodeTiming: this.nodeTiming,
      timeOrigin: this.timeOrigin,
      eventLoopUtilization: this.eventLoopUtilization(),
    };
  }

  eventLoopUtilization(utilization1, utilization2) {
    return require('internal/perf/node_timing').eventLoopUtilization(utilization1, utilization2);
  }

  timerify(fn, options = { __proto__: null }) {
    return require('internal/perf/timerify').timerify(fn, options);
  }

  markResourceTiming(...args) {
    return require('internal/perf/resource_timing').markResourceTiming(...args);
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `Performance ${inspect({ nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin }, {
      ...options, depth: options.depth == null ? null : options.depth - 1,
    })}`;
  }
}

const { prototype } = Performance;
makeEnumerable(prototype, [
  'clearMarks', 'clearMeasures', 'clearResourceTimings', 'getEntries', 'getEntriesByName',
  'getEntriesByType', 'mark', 'measure', 'now', 'setResourceTimingBufferSize', 'timeOrigin',
  'toJSON',
]);
tag(prototype, 'Performance');
defineLazy(prototype, 'nodeTiming', () => {
  const { PerformanceNodeTiming } = require('internal/perf/node_timing');
  return new PerformanceNodeTiming();
}, false);
defineEventHandler(prototype, 'resourcetimingbufferfull');

module.exports = { Performance, performance: new Performance(kInternal) };
