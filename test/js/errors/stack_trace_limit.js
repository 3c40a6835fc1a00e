// SPDX-License-Identifier: MIT
//
// Error.stackTraceLimit in code that runs often enough to be compiled, and on classes of errors.
'use strict';

const assert = require('node:assert');
const { inspect } = require('node:util');

function make(depth) {
  return depth === 0 ? new Error('made') : make(depth - 1);
}

function countFrames(error) {
  return inspect(error).split('\n').filter((line) => line.startsWith('    at')).length;
}

for (let round = 0; round < 3; round++) {
  for (const limit of [1, 5, 0, 3]) {
    for (let i = 0; i < 5000; i++) Error.stackTraceLimit = limit;
    assert.strictEqual(Error.stackTraceLimit, limit);
    assert.strictEqual(countFrames(make(5)), limit);
  }
}

class CustomError extends Error {}
CustomError.stackTraceLimit = 7;
assert.ok(Object.hasOwn(CustomError, 'stackTraceLimit'));
assert.strictEqual(Error.stackTraceLimit, 3);
assert.deepStrictEqual(Object.keys(Error), ['stackTraceLimit']);

const target = {};
Error.captureStackTrace(target);
assert.strictEqual(target.stack.split('\n').length, 4);

Error.stackTraceLimit = 'none';
assert.strictEqual(countFrames(make(5)), 0);
Error.stackTraceLimit = 2;
assert.strictEqual(countFrames(make(5)), 2);
