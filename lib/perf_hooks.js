// SPDX-License-Identifier: MIT
//
// node:perf_hooks.
'use strict';

const { Performance, performance } = require('internal/perf/performance');
const { PerformanceEntry, PerformanceMark, PerformanceMeasure } = require('internal/perf/entries');
const { PerformanceObserver, PerformanceObserverEntryList } = require('internal/perf/observer');
const { PerformanceResourceTiming } = require('internal/perf/resource_timing');
const { eventLoopUtilization } = require('internal/perf/node_timing');
const { timerify } = require('internal/perf/timerify');
const { createHistogram, importHistogram } = require('internal/perf/histogram');
const { createSlidingWindowHistogram } = require('internal/perf/sliding_window');
const { monitorEventLoopDelay } = require('internal/perf/event_loop_delay');

const constants = {
  NODE_PERFORMANCE_GC_MAJOR: 4,
  NODE_PERFORMANCE_GC_MINOR: 1,
  NODE_PERFORMANCE_GC_MINOR_MARK_SWEEP: 2,
  NODE_PERFORMANCE_GC_INCREMENTAL: 8,
  NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
  NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
  NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
  NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
};
for (const name of Object.keys(constants)) {
  Object.defineProperty(constants, name, { __proto__: null, writable: false, configurable: false });
}

module.exports = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  PerformanceResourceTiming,
  monitorEventLoopDelay,
  eventLoopUtilization,
  timerify,
  createHistogram,
  createSlidingWindowHistogram,
  importHistogram,
  performance,
};

Object.defineProperty(module.exports, 'constants', {
  __proto__: null, value: constants, writable: false, enumerable: true, configurable: false,
});
