// SPDX-License-Identifier: MIT
//
// Who watches: entries of node:perf_hooks and channels of node:diagnostics_channel. Neither module
// is loaded before a program loads it.
'use strict';

/** Entries of type 'http' while a PerformanceObserver wants them. */
const observe = {
  /** Whether somebody observes: set by internal/perf/observer. */
  isActive: false,

  /** @returns {object} what stop() takes */
  start(message, name) {
    return { name, message, startTime: require('internal/perf/clock').now() };
  },

  stop(started, res) {
    const { now } = require('internal/perf/clock');
    const { enqueue } = require('internal/perf/observer');
    const { makeEntry } = require('internal/perf/entries');
    const { message, name, startTime } = started;
    enqueue(makeEntry(name, 'http', startTime, now() - startTime, {
      req: {
        method: message.method,
        url: message.url ?? message.path,
        headers: typeof message.getHeaders === 'function' ?
          message.getHeaders() : message.headers,
      },
      res,
    }));
  },
};

const names = [
  'http.client.request.created', 'http.client.request.start', 'http.client.request.error',
  'http.client.response.finish', 'http.server.request.start', 'http.server.response.created',
  'http.server.response.finish',
];
let channels = null;

/**
 * The channel of a name if it has subscribers.
 * @param {string} name
 * @returns {Channel|undefined}
 */
function channelOf(name) {
  if (channels === null) {
    if (!require.loaded.has('diagnostics_channel')) return undefined;
    const { channel } = require('diagnostics_channel');
    channels = new Map(names.map((each) => [each, channel(each)]));
  }
  const found = channels.get(name);
  return found.hasSubscribers ? found : undefined;
}

module.exports = { channelOf, observe };
