// SPDX-License-Identifier: MIT
// Built-in objects are copied by what they are, not by what their properties say.
'use strict';
const assert = require('node:assert');

const regexp = Object.defineProperties(/x/gi, { source: { value: 'y' }, flags: { value: 'm' } });
assert.strictEqual(String(structuredClone(regexp)), '/x/gi');

class Odd extends Map { forEach() { throw new Error('called'); } }
assert.deepStrictEqual(structuredClone(new Odd([[1, 2]])), new Map([[1, 2]]));
const growing = new Map([[1, { get a() { growing.set(2, 3); return 1; } }]]);
assert.deepStrictEqual(structuredClone(growing), new Map([[1, { a: 1 }]]));

// The first view of a whole buffer, other views of it and the buffer itself stay together.
const bytes = new Uint8Array([1, 2, 3, 4]);
const { a, b, c } = structuredClone({ a: bytes, b: bytes.buffer, c: new Uint16Array(bytes.buffer, 2) });
assert.ok(a.buffer === b && c.buffer === b && c.byteOffset === 2);
const moved = structuredClone({ bytes, buffer: bytes.buffer }, { transfer: [bytes.buffer] });
assert.ok(bytes.buffer.detached && moved.bytes.buffer === moved.buffer && moved.bytes[3] === 4);
assert.throws(() => structuredClone(bytes), { name: 'DataCloneError', message: 'An ArrayBuffer is detached and could not be cloned.' });

// Elements that are not enumerable, and arrays that change while they are copied.
assert.deepStrictEqual(structuredClone(Object.defineProperty([1, 2], 0, { enumerable: false })), [, 2]);
const shrinking = [{ get x() { shrinking.pop(); return 1; } }, 2, 3];
assert.deepStrictEqual(structuredClone(shrinking), Object.assign([{ x: 1 }, 2], { length: 3 }));
const named = [{ get x() { named.y = 9; return 1; } }, 2];
assert.deepStrictEqual(structuredClone(named), Object.assign([{ x: 1 }, 2], { y: 9 }));
assert.deepStrictEqual(structuredClone(Object.assign([], { 200000: 1, '4294967295': 2 })).length, 200001);

const silent = Object.defineProperty(new Error('q'), 'message', { get() { return 'asked'; } });
assert.strictEqual(Object.hasOwn(structuredClone(silent), 'message'), false);

// What is behind a proxy names it.
class Shape {}
for (const [target, text] of [
  [new Map(), '#<Map>'], [new Shape(), '#<Shape>'], [[], '[object Array]'], [new Date(0), '[object Date]'],
  [new TypeError('x'), 'TypeError: x'], [function abc() { return 1; }, 'function abc() { return 1; }'],
]) {
  assert.throws(() => structuredClone(new Proxy(target, {})), { message: `${text} could not be cloned.` });
}
assert.throws(() => structuredClone(globalThis), { message: '#<Object> could not be cloned.' });
