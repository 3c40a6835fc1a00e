// SPDX-License-Identifier: MIT
//
// Who watches: entries of node:perf_hooks and channels of node:diagnostics_channel. Neither module
// is loaded by asking, and asking is cheap, because every message asks.
'use strict';

const { endEntry, startEntry } = require('internal/net/observers');

const names = [
  'http.client.request.created', 'http.client.request.start', 'http.client.request.error',
  'http.client.response.finish', 'http.server.request.start', 'http.server.response.created',
  'http.server.response.finish',
];
const kStart = Symbol('kStart'); // of a message: the entry that has begun

let channels = null;
let loaded = require.loaded;

function loadChannels() {
  const { channel } = require('diagnostics_channel');
  channels = new Map(names.map((name) => [name, channel(name)]));
  loaded = null;
}

/**
 * @param {string} name
 * @returns {Channel|undefined} the channel if it has subscribers
 */
function channelOf(name) {
  if (channels === null) {
    if (!loaded.has('diagnostics_channel')) return undefined;
    loadChannels();
  }
  const channel = channels.get(name);
  return channel.hasSubscribers ? channel : undefined;
}

/** Ends the entry of a message; req and res are what it tells. */
function endMessage(message, req, res) {
  endEntry(message[kStart], { req, res });
  message[kStart] = null;
}

module.exports = { channelOf, endMessage, kStart, startEntry };
