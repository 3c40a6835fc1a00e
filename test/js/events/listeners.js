// SPDX-License-Identifier: MIT
// Adding, removing and counting listeners.
'use strict';
const assert = require('node:assert');
const EventEmitter = require('node:events');

const emitter = new EventEmitter();
const log = [];
emitter.on('newListener', (name, listener) => log.push(`new ${String(name)} ${listener.name}`));
emitter.on('removeListener', (name, listener) => log.push(`rm ${String(name)} ${listener.name}`));
function one() {}
function two() {}
const symbol = Symbol('s');
emitter.on('a', one).once('a', two).on(symbol, one);
assert.deepStrictEqual(emitter.eventNames(), ['newListener', 'removeListener', 'a', symbol]);
assert.deepStrictEqual(emitter.listeners('a'), [one, two]);
assert.strictEqual(emitter.rawListeners('a')[1].listener, two);
assert.strictEqual(emitter.listenerCount('a'), 2);
assert.strictEqual(emitter.listenerCount('a', two), 1);
emitter.off('a', two);
emitter.removeAllListeners('a');
emitter.removeAllListeners();
assert.deepStrictEqual(log, [
  'new removeListener ', 'new a one', 'new a two', 'new Symbol(s) one',
  'rm a two', 'rm a one', 'rm newListener ', 'rm Symbol(s) one',
]);
assert.deepStrictEqual(emitter.eventNames(), []);

assert.deepStrictEqual(EventEmitter.getEventListeners(emitter, 'a'), []);
const target = new EventTarget();
target.addEventListener('x', one);
assert.deepStrictEqual(EventEmitter.getEventListeners(target, 'x'), [one]);
assert.strictEqual(EventEmitter.listenerCount(target, 'x'), 1);
assert.throws(() => emitter.on('a', 'no function'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => emitter.setMaxListeners(-1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => EventEmitter.getMaxListeners({}), { code: 'ERR_INVALID_ARG_TYPE' });
