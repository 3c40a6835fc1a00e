// SPDX-License-Identifier: MIT
//
// process.on('SIGINT') and its kind: a signal is watched while it has listeners.
'use strict';

const binding = internalBinding('signal');
const { signals } = require('os').constants;

const watchers = new Map(); // name -> watcher

function isSignal(event) {
  return typeof event === 'string' && Object.hasOwn(signals, event);
}

/** Listener of 'newListener'. */
function startListeningIfSignal(type) {
  if (!isSignal(type) || watchers.has(type)) return;
  const watcher = binding.start(signals[type], {
    onsignal: (signum) => process.emit(type, type, signum),
  });
  if (typeof watcher === 'number') {
    const { errnoException } = require('internal/errors');
    throw errnoException(watcher, 'uv_signal_start');
  }
  watchers.set(type, watcher);
}

/** Listener of 'removeListener'. */
function stopListeningIfSignal(type) {
  const watcher = watchers.get(type);
  if (watcher === undefined || process.listenerCount(type) > 0) return;
  binding.close(watcher);
  watchers.delete(type);
}

module.exports = { startListeningIfSignal, stopListeningIfSignal };
