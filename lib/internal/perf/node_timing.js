// SPDX-License-Identifier: MIT
//
// performance.nodeTiming, and how busy the event loop is.
'use strict';

const { customInspectSymbol } = require('internal/util');
const { now, milestone, idleTime, nodeMilestones } = require('internal/perf/clock');
const { PerformanceEntry, kInternal, inspectFields } = require('internal/perf/entries');

class PerformanceNodeTiming extends PerformanceEntry {
  constructor() {
    super(kInternal, 'node', 'node', 0, 0);
    const own = (name, get) => Object.defineProperty(this, name, {
      __proto__: null, enumerable: true, configurable: true, get,
    });
    const fixed = (name, value) => Object.defineProperty(this, name, {
      __proto__: null, enumerable: true, configurable: true, writable: false, value,
    });
    fixed('name', 'node');
    fixed('entryType', 'node');
    fixed('startTime', 0);
    own('duration', now);
    for (const name of nodeMilestones) own(name, () => milestone(name));
    own('idleTime', idleTime);
    // uv_metrics_info() is younger than the libuv this is built with: there is nothing to tell.
    fixed('uvMetricsInfo', undefined);
  }

  toJSON() {
    const { name, entryType, startTime, duration, nodeStart, v8Start } = this;
    const { bootstrapComplete, environment, loopStart, loopExit, idleTime: idle } = this;
    return {
      name, entryType, startTime, duration, nodeStart, v8Start, bootstrapComplete, environment,
      loopStart, loopExit, idleTime: idle,
    };
  }

  [customInspectSymbol](depth, options) {
    return inspectFields(this, depth, options);
  }
}

/**
 * performance.eventLoopUtilization.
 * @param {object} [first] an earlier result: what is returned counts from then
 * @param {object} [second] a result before `first`: the difference of the two is returned
 * @returns {{ idle: number, active: number, utilization: number }} times in milliseconds
 */
function eventLoopUtilization(first, second) {
  const loopStart = milestone('loopStart');
  if (loopStart <= 0) return { idle: 0, active: 0, utilization: 0 };
  if (second) {
    const idle = first.idle - second.idle;
    const active = first.active - second.active;
    return { idle, active, utilization: active / (idle + active) };
  }
  const idle = idleTime();
  const active = now() - loopStart - idle;
  if (!first) return { idle, active, utilization: active / (idle + active) };
  const idleDelta = idle - first.idle;
  const activeDelta = active - first.active;
  return {
    idle: idleDelta,
    active: activeDelta,
    utilization: activeDelta / (idleDelta + activeDelta),
  };
}

module.exports = { PerformanceNodeTiming, eventLoopUtilization };
