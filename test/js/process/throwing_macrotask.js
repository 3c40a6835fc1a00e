// SPDX-License-Identifier: MIT
//
// What a macrotask queued before it threw runs after the next one, and a tick that throws each time
// does not keep the loop.
'use strict';

const assert = require('node:assert');

const order = [];
let throws = 0;
process.on('uncaughtException', (error) => order.push(error));

setImmediate(() => {
  process.nextTick(() => order.push('tick of first'));
  Promise.resolve().then(() => order.push('job of first'));
  throw 'first';
});
setImmediate(() => {
  order.push('second');
  process.nextTick(() => order.push('tick of second'));
});
setImmediate(() => order.push('third'));

setTimeout(() => {
  process.nextTick(() => {
    throw 'tick';
  });
  process.nextTick(() => order.push('next tick'));
  setImmediate(() => order.push('immediate'));
}, 20);

function throwAgain() {
  if (++throws < 5) process.nextTick(throwAgain);
  throw 'again';
}

setTimeout(() => {
  order.push('spin');
  process.nextTick(throwAgain);
  setImmediate(() => order.push('broke in'));
}, 60);

process.on('exit', () => {
  assert.deepStrictEqual(order, [
    'first', 'second', 'tick of first', 'tick of second', 'job of first', 'third',
    'tick', 'immediate', 'next tick',
    'spin', 'again', 'broke in', 'again', 'again', 'again', 'again',
  ]);
});
