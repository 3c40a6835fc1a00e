// SPDX-License-Identifier: MIT
// An 'error' without listeners throws; rejections of async listeners can be captured.
'use strict';
const assert = require('node:assert');
const EventEmitter = require('node:events');

const emitter = new EventEmitter();
const error = new TypeError('mine');
assert.throws(() => emitter.emit('error', error), (thrown) => thrown === error);
assert.throws(() => emitter.emit('error', { a: 1 }), {
  code: 'ERR_UNHANDLED_ERROR', message: 'Unhandled error. ({ a: 1 })', context: { a: 1 },
});
const seen = [];
emitter.on(EventEmitter.errorMonitor, (e) => seen.push(e));
assert.throws(() => emitter.emit('error', error), TypeError);
emitter.on('error', (e) => seen.push(e));
assert.strictEqual(emitter.emit('error', error), true);
assert.deepStrictEqual(seen, [error, error, error]);

const capturing = new EventEmitter({ captureRejections: true });
const rejected = [];
capturing.on('error', (e) => rejected.push(e.message));
capturing.on('work', async () => {
  throw new Error('async');
});
capturing.emit('work');
setImmediate(() => {
  assert.deepStrictEqual(rejected, ['async']);
  capturing[Symbol.for('nodejs.rejection')] = (e, name, ...args) => {
    rejected.push([e.message, name, args]);
  };
  capturing.emit('work', 1, 2);
  setImmediate(() => assert.deepStrictEqual(rejected[1], ['async', 'work', [1, 2]]));
});
