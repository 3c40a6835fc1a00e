// SPDX-License-Identifier: MIT
'use strict';

// The order of ticks, promise jobs, timers and immediates.
const assert = require('node:assert');

const order = [];
const log = (name) => () => order.push(name);

setImmediate(() => {
  order.push('immediate 1');
  process.nextTick(log('tick of immediate 1'));
  Promise.resolve().then(log('job of immediate 1'));
  setImmediate(log('immediate of the next turn'));
});
setImmediate(log('immediate 2'));
process.nextTick(() => {
  order.push('tick 1');
  Promise.resolve().then(() => {
    order.push('job 3');
    process.nextTick(log('tick 3'));
  });
});
Promise.resolve().then(log('job 1')).then(() => process.nextTick(log('tick 4')));
queueMicrotask(log('job 2'));
process.nextTick(log('tick 2'));

process.on('exit', () => {
  assert.deepStrictEqual(order, [
    'tick 1', 'tick 2', 'job 1', 'job 2', 'job 3', 'tick 3', 'tick 4',
    'immediate 1', 'tick of immediate 1', 'job of immediate 1', 'immediate 2',
    'immediate of the next turn',
  ]);
});
