// SPDX-License-Identifier: MIT
// Listeners are called in order, with all arguments, and may change the list meanwhile.
'use strict';
const assert = require('node:assert');
const EventEmitter = require('node:events');

const emitter = new EventEmitter();
const calls = [];
emitter.on('a', function(...args) {
  calls.push(['first', this === emitter, ...args]);
});
emitter.prependListener('a', (...args) => calls.push(['second', ...args]));
emitter.once('a', (...args) => calls.push(['once', ...args]));
for (let n = 0; n <= 4; n++) {
  calls.length = 0;
  const args = Array.from({ length: n }, (_, i) => i);
  assert.strictEqual(emitter.emit('a', ...args), true);
  const expected = [['second', ...args], ['first', true, ...args]];
  if (n === 0) expected.push(['once']);
  assert.deepStrictEqual(calls, expected);
}
assert.strictEqual(emitter.emit('nobody'), false);

// What a listener adds is not called, what it removes still is.
const order = [];
const late = () => order.push('late');
const doomed = () => order.push('doomed');
emitter.on('b', () => {
  order.push('first');
  emitter.on('b', late);
  emitter.removeListener('b', doomed);
});
emitter.on('b', doomed);
emitter.emit('b');
assert.deepStrictEqual(order, ['first', 'doomed']);
order.length = 0;
emitter.emit('b');
assert.deepStrictEqual(order, ['first', 'late']);

// A listener that throws does not disturb later emits.
emitter.on('c', () => {
  throw new Error('thrown');
});
assert.throws(() => emitter.emit('c'), /^Error: thrown$/);
assert.throws(() => emitter.emit('c'), /^Error: thrown$/);
emitter.removeAllListeners('c');
assert.strictEqual(emitter.emit('c'), false);
