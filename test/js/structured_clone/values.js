// SPDX-License-Identifier: MIT
// What structuredClone copies, and as what.
'use strict';
const assert = require('node:assert');

for (const value of [1, -0, NaN, 'text', '', true, null, undefined, 2n ** 70n]) {
  assert.ok(Object.is(structuredClone(value), value));
}

const original = {
  date: new Date(5), boxed: [Object(1), Object('s'), Object(false), Object(3n)], re: /a/giu,
  map: new Map([[{ key: 1 }, new Set([1, 'a'])]]), sparse: [1, , 3], nested: { a: [{ b: null }] },
  bytes: new Uint8Array([1, 2, 3]), floats: new Float64Array([1.5]), view: new DataView(new ArrayBuffer(2)),
};
const copy = structuredClone(original);
assert.deepStrictEqual(copy, original);
assert.notStrictEqual(copy.nested.a, original.nested.a);
assert.ok(!(1 in copy.sparse));

const regexp = /x/g;
regexp.lastIndex = 3;
assert.strictEqual(structuredClone(regexp).lastIndex, 0);

class Point { x = 1; get y() { return 2; } }
assert.deepStrictEqual(structuredClone(new Point()), { x: 1 });
assert.deepStrictEqual(structuredClone({ get a() { return 5; }, [Symbol('s')]: 1 }), { a: 5 });
assert.deepStrictEqual(structuredClone(Object.create({ inherited: 1 })), {});
const odd = structuredClone(JSON.parse('{"__proto__":{"a":1}}'));
assert.deepStrictEqual(Object.keys(odd), ['__proto__']);
const list = Object.assign([1], { name: 'x' });
assert.deepStrictEqual(structuredClone(list), list);

assert.strictEqual(structuredClone(Buffer.from('a')).constructor, Uint8Array);
assert.strictEqual(structuredClone(Object.assign([], { length: 5 })).length, 5);
assert.throws(() => structuredClone(), { code: 'ERR_MISSING_ARGS' });

class Named extends Float32Array { get [Symbol.toStringTag]() { return 'Other'; } }
assert.strictEqual(structuredClone(new Named(1)).constructor, Float32Array);
