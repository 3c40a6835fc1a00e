// SPDX-License-Identifier: MIT
// The report of an unhandled 'error' event says where it was emitted.
'use strict';
const assert = require('node:assert');
const EventEmitter = require('node:events');

class Source extends EventEmitter {}
const error = new Error('nobody listens');
process.on('uncaughtException', (thrown) => {
  assert.strictEqual(thrown, error);
  assert.strictEqual(Object.keys(thrown).length, 0);
});
setImmediate(() => new Source().emit('error', error));
