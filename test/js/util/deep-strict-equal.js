// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { isDeepStrictEqual } = require('node:util');

const cycle = (n) => {
  const object = { n };
  object.self = object;
  return object;
};
const equal = [
  [NaN, NaN],
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }],
  [new Map([[{ k: 1 }, 'v']]), new Map([[{ k: 1 }, 'v']])],
  [new Set([[1], [2]]), new Set([[2], [1]])],
  [new Date(5), new Date(5)],
  [/a/g, /a/g],
  [Object(1), Object(1)],
  [new Uint8Array([1]), new Uint8Array([1])],
  [cycle(1), cycle(1)],
  [new Error('x', { cause: 1 }), new Error('x', { cause: 1 })],
];
const different = [
  [0, -0], [1, '1'], [{ a: 1 }, { a: '1' }], [{ a: undefined }, {}],
  [[1, , 2], [1, undefined, 2]], // eslint-disable-line no-sparse-arrays
  [new Map([[1, 2]]), new Map([[1, 3]])], [new Set([1]), new Set(['1'])],
  [new Date(5), new Date(6)], [/a/g, /a/i], [Object(1), Object(2)],
  [new Uint8Array([1]), new Int8Array([1])], [cycle(1), cycle(2)],
  [new Error('x'), new Error('y')], [new (class A {})(), new (class B {})()],
  [{}, []], [{ [Symbol.iterator]: 1 }, {}],
];
for (const [a, b] of equal) assert.ok(isDeepStrictEqual(a, b) && isDeepStrictEqual(b, a));
for (const [a, b] of different) assert.ok(!isDeepStrictEqual(a, b) && !isDeepStrictEqual(b, a));
assert.ok(isDeepStrictEqual(new (class A {})(), new (class B {})(), true));
