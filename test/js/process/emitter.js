// SPDX-License-Identifier: MIT
//
// process is an EventEmitter of its own class, with the listeners that Node has from the start.
'use strict';

const assert = require('node:assert');

assert.strictEqual(Object.getPrototypeOf(process).constructor.name, 'process');
assert.strictEqual(Object.prototype.toString.call(process), '[object process]');
assert.strictEqual(require('node:process'), process);

const seen = [];
process.once('something', (...args) => seen.push(args));
assert.strictEqual(process.emit('something', 1, 2), true);
assert.strictEqual(process.emit('something', 3), false);
assert.deepStrictEqual(seen, [[1, 2]]);

assert.ok(process instanceof require('node:events'));
assert.deepStrictEqual(process.eventNames(), ['newListener', 'removeListener', 'warning']);
assert.strictEqual(process.listenerCount('warning'), 1);
for (const name of ['on', 'off', 'emit', 'once', 'rawListeners']) {
  assert.strictEqual(Object.hasOwn(process, name), false);
}
