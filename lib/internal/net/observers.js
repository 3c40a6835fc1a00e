// SPDX-License-Identifier: MIT
//
// Who watches the network: subscribers of diagnostics channels and performance observers.
// Neither module is loaded by asking.
'use strict';

/**
 * Publishes a message, if anybody listens.
 * @param {string} name of the channel
 * @param {object} message
 */
function publish(name, message) {
  if (!require.loaded.has('diagnostics_channel')) return;
  const channel = require('diagnostics_channel').channel(name);
  if (channel.hasSubscribers) channel.publish(message);
}

let observer = null; // the module, when somebody has loaded it

/** Whether entries of a type are observed. */
function isObserved(type) {
  if (observer === null) {
    if (!require.loaded.has('internal/perf/observer')) return false;
    observer = require('internal/perf/observer');
  }
  return observer.hasObserver(type);
}

/** What an entry that starts now needs; null if nobody observes its type. */
function startEntry(type, name, detail) {
  if (!isObserved(type)) return null;
  return { type, name, start: require('internal/perf/clock').now(), detail };
}

/** Queues the entry of startEntry(), which ends now. */
function endEntry(entry, detail) {
  const { PerformanceNodeEntry, kInternal } = require('internal/perf/entries');
  const { type, name, start } = entry;
  const duration = require('internal/perf/clock').now() - start;
  require('internal/perf/observer').enqueue(new PerformanceNodeEntry(
    kInternal, name, type, start, duration, { ...entry.detail, ...detail }));
}

module.exports = { endEntry, publish, startEntry };
