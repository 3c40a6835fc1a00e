// SPDX-License-Identifier: MIT
// v8.serialize writes the bytes that V8 writes.
'use strict';
const assert = require('node:assert');
const v8 = require('node:v8');

const cases = [
  [undefined, '5f'], [null, '30'], [true, '54'], [false, '46'], [-1, '4901'], [300, '49d804'],
  [1.5, '4e000000000000f83f'], [-0, '4e0000000000000080'], ['abc', '2203616263'], ['\u00e9', '2201e9'],
  ['\u65e5', '6302e565'], [0n, '5a00'], [-1n, '5a110100000000000000'],
  [{ a: 1, 5: 2 }, '6f490a49042201614902' + '7b02'], [[1, 'a'], '41024902220161240002'],
  [[1, 1.5], '41024e000000000000f03f4e000000000000f83f240002'], [[1, , 3], '610349004902490449064002' + '03'],
  [new Date(5), '440000000000001440'], [Object(true), '79'], [Object('s'), '73220173'],
  [/a/gi, '5222016103'], [new Map([[1, 2]]), '3b490249043a02'], [new Set([1]), '2749022c01'],
  [new Uint8Array([1, 2]).buffer, '42020102'], [new ArrayBuffer(2, { maxByteLength: 4 }), '7e02040000'],
  [new Uint8Array([1]), '5c010101'], [Buffer.from('ab'), '5c0a026162'], [new Float16Array(1), '5c0d020000'],
  [Object.assign(new RangeError('m', { cause: 1 }), { stack: 's' }), '72526d22016d7322017363' + '49022e'],
];
for (const [value, hex] of cases) {
  const bytes = v8.serialize(value);
  assert.strictEqual(bytes.toString('hex'), `ff0f${hex}`);
  assert.deepStrictEqual(v8.deserialize(bytes), value);
}

const cycle = {};
cycle.a = cycle;
assert.strictEqual(v8.serialize(cycle).toString('hex'), 'ff0f6f2201615e007b01');
const back = v8.deserialize(v8.serialize(cycle));
assert.strictEqual(back.a, back);
