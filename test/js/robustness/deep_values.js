// SPDX-License-Identifier: MIT
// Values that are nested deeper than any stack: a RangeError or a result, never a crash.
'use strict';
const assert = require('node:assert');
const util = require('node:util');
const v8 = require('node:v8');

const DEPTH = 100_000;
const overflow = { name: 'RangeError', message: /^Maximum call stack size exceeded/ };

function nest(wrap, value = null) {
  for (let i = 0; i < DEPTH; i++) value = wrap(value);
  return value;
}

const objects = nest((value) => ({ value }));
const arrays = nest((value) => [value]);
const maps = nest((value) => new Map([[1, value]]));

for (const value of [objects, arrays, maps]) {
  assert.throws(() => structuredClone(value), overflow);
  assert.throws(() => v8.serialize(value), overflow);
  assert.strictEqual(typeof util.inspect(value), 'string');
  assert.strictEqual(typeof util.inspect(value, { depth: Infinity }), 'string');
}
assert.throws(() => assert.deepStrictEqual(objects, nest((value) => ({ value }))), overflow);
assert.throws(() => assert.deepEqual(arrays, nest((value) => [value], 1)), overflow);
assert.throws(() => arrays.flat(Infinity), overflow);
assert.throws(() => String(arrays), overflow);
assert.throws(() => v8.deserialize(Buffer.from('ff0f' + '410161'.repeat(DEPTH), 'hex')), Error);

const errors = nest((cause) => new Error('outer', { cause }));
assert.match(util.inspect(errors), /^Error: outer/);

let bound = () => 'called';
for (let i = 0; i < 1000; i++) bound = bound.bind(null);
assert.strictEqual(bound(), 'called');

let rope = '';
for (let i = 0; i < DEPTH; i++) rope = `a${rope}b`;
assert.strictEqual(rope.charCodeAt(DEPTH), 'b'.charCodeAt(0));

for (const source of ['('.repeat(1e6), '{"a":'.repeat(1e6)]) {
  assert.throws(() => new Function(source), Error);
  assert.throws(() => JSON.parse(source), Error);
}

// A program that ran out of stack goes on.
setImmediate(() => assert.strictEqual([1, 2].map((n) => n * 2).join(), '2,4'));
