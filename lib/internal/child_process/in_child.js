// SPDX-License-Identifier: MIT
//
// The child's end of the channel: process.send() and its kin, where the parent left a
// descriptor in NODE_CHANNEL_FD. The channel keeps the process alive only while somebody
// listens to it.
'use strict';

const { codes: { ERR_OUT_OF_RANGE }, errnoException } = require('internal/errors');
const { Pipe } = require('internal/net/handle');
const { setupChannel } = require('internal/child_process/channel');

const KEEPING_EVENTS = ['message', 'disconnect'];

/**
 * Connects to the parent.
 * @param {number} fd
 * @param {string} serialization 'json' or 'advanced'
 * @throws the system's error if the descriptor is none of a socket
 */
function connect(fd, serialization) {
  const handle = new Pipe(undefined, 'PIPEWRAP', true);
  const err = handle.open(fd);
  if (err !== 0) throw errnoException(err, 'open');
  handle.unref();
  const control = setupChannel(process, handle, serialization);
  process.on('newListener', (name) => {
    if (KEEPING_EVENTS.includes(name)) control.refCounted();
  });
  process.on('removeListener', (name) => {
    if (KEEPING_EVENTS.includes(name)) control.unrefCounted();
  });
}

/** Connects to the parent if there is one that waits for it. */
function connectFromEnvironment() {
  const text = process.env.NODE_CHANNEL_FD;
  const serialization = process.env.NODE_CHANNEL_SERIALIZATION_MODE || 'json';
  delete process.env.NODE_CHANNEL_FD;
  delete process.env.NODE_CHANNEL_SERIALIZATION_MODE;
  const fd = Number.parseInt(text, 10);
  if (!(fd >= 0)) throw new ERR_OUT_OF_RANGE('NODE_CHANNEL_FD', '>= 0', text);
  connect(fd, serialization);
  if (process.env.NODE_UNIQUE_ID === undefined) return;
  require('cluster')._setupWorker();
  delete process.env.NODE_UNIQUE_ID;
}

module.exports = { connect, connectFromEnvironment };
