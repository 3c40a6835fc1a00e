// SPDX-License-Identifier: MIT
// Buffers that are transferred, shared, resizable or detached.
'use strict';
const assert = require('node:assert');

const buffer = new ArrayBuffer(4);
const view = new Uint8Array(buffer, 1);
view[0] = 7;
const moved = structuredClone({ view }, { transfer: [buffer] });
assert.strictEqual(buffer.byteLength, 0);
assert.ok(buffer.detached);
assert.deepStrictEqual([moved.view[0], moved.view.byteOffset, moved.view.length], [7, 1, 3]);

const unused = new ArrayBuffer(4);
structuredClone(1, { transfer: new Set([unused]) });
assert.ok(unused.detached);

// A failure transfers nothing.
const kept = new ArrayBuffer(4);
assert.throws(() => structuredClone({ kept, f() {} }, { transfer: [kept] }), { name: 'DataCloneError' });
assert.strictEqual(kept.byteLength, 4);

const resizable = structuredClone(new ArrayBuffer(2, { maxByteLength: 8 }));
assert.deepStrictEqual([resizable.byteLength, resizable.maxByteLength], [2, 8]);
const tracking = structuredClone(new Uint8Array(new ArrayBuffer(2, { maxByteLength: 8 })));
tracking.buffer.resize(5);
assert.strictEqual(tracking.length, 5);

const shared = new SharedArrayBuffer(1);
new Uint8Array(structuredClone(shared))[0] = 9;
assert.strictEqual(new Uint8Array(shared)[0], 9);

const refused = [
  [[kept, kept], 'Transfer list contains duplicate ArrayBuffer'],
  [[buffer], 'Cannot transfer object of unsupported type.'],
  [[{}], 'Found invalid value in transferList.'],
  [[new Uint8Array(1)], 'Found invalid value in transferList.'],
];
for (const [transfer, message] of refused) {
  assert.throws(() => structuredClone(1, { transfer }), { name: 'DataCloneError', message });
}
assert.throws(() => structuredClone(buffer), { name: 'DataCloneError' });
for (const options of [5, { transfer: 5 }, { transfer: null }, { transfer: [1] }]) {
  assert.throws(() => structuredClone(1, options), { code: 'ERR_INVALID_ARG_TYPE' });
}
