// SPDX-License-Identifier: MIT
//
// The buffers of marks, measures and resource timings, and what is read from them.
'use strict';

const { enqueue, compareEntries } = require('internal/perf/observer');

const WARN_SIZE = 1e6;
const HIGH_RESOLUTION_LIMIT = 250; // entries: the specification's initial size

const buffers = { mark: [], measure: [], resource: [] };
const resources = { limit: HIGH_RESOLUTION_LIMIT, overflow: [], isFullPending: false };
const warned = new Set();

function warnIfLarge(type) {
  const { length } = buffers[type];
  if (length <= WARN_SIZE || warned.has(type)) return;
  warned.add(type);
  const clear = { mark: 'clearMarks', measure: 'clearMeasures' }[type];
  const warning = new Error(
    `Possible perf_hooks memory leak detected. ${length} ${type} entries added to the global ` +
    `performance entry buffer. Use performance.${clear} to clear the buffer.`);
  warning.name = 'MaxPerformanceEntryBufferExceededWarning';
  warning.entryType = type;
  warning.count = length;
  process.emitWarning(warning);
}

/** Adds a mark or measure, and tells observers. */
function addEntry(entry) {
  buffers[entry.entryType].push(entry);
  warnIfLarge(entry.entryType);
  enqueue(entry);
}

// https://www.w3.org/TR/resource-timing-2/#dfn-fire-a-buffer-full-event
function fireBufferFull() {
  resources.isFullPending = false;
  const { performance } = require('internal/perf/performance');
  if (buffers.resource.length >= resources.limit) {
    performance.dispatchEvent(new Event('resourcetimingbufferfull'));
  }
  const waiting = resources.overflow;
  resources.overflow = [];
  for (const entry of waiting) {
    if (buffers.resource.length < resources.limit) buffers.resource.push(entry);
  }
}

/** Adds a resource timing, if the buffer has room. */
function addResource(entry) {
  enqueue(entry);
  if (buffers.resource.length < resources.limit && !resources.isFullPending) {
    buffers.resource.push(entry);
    return;
  }
  resources.overflow.push(entry);
  if (resources.isFullPending) return;
  resources.isFullPending = true;
  setImmediate(fireBufferFull);
}

/** performance.setResourceTimingBufferSize. */
function setResourceLimit(limit) {
  resources.limit = limit;
}

/**
 * The buffered entries in order of start.
 * @param {string} [name]
 * @param {string} [type]
 * @returns {PerformanceEntry[]}
 */
function filterBuffers(name, type) {
  const entries = type === undefined ?
    [...buffers.mark, ...buffers.measure, ...buffers.resource] : [...(buffers[type] ?? [])];
  const matching = name === undefined ? entries : entries.filter((entry) => entry.name === name);
  return matching.sort(compareEntries);
}

/** Removes the entries of a type, or those of a name. */
function clearEntries(type, name) {
  buffers[type] = name === undefined ? [] : buffers[type].filter((entry) => entry.name !== name);
}

/** The last mark of a name. */
function findMark(name) {
  return buffers.mark.findLast((mark) => mark.name === name);
}

module.exports = {
  addEntry, addResource, setResourceLimit, filterBuffers, clearEntries, findMark,
};
