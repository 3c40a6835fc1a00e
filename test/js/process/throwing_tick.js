// SPDX-License-Identifier: MIT
//
// A tick that throws does not let promise jobs overtake the ticks behind it, and lets the loop turn:
// the next macrotask comes first.
'use strict';

const assert = require('node:assert');

const order = [];
process.on('uncaughtException', (error) => order.push(error));
process.nextTick(() => {
  process.nextTick(() => order.push('nested'));
  Promise.resolve().then(() => order.push('job'));
  throw 'thrown';
});
process.nextTick(() => order.push('second'));
process.on('exit', () => {
  assert.deepStrictEqual(order, ['thrown', 'second', 'nested', 'job']);
});
