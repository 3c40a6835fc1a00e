// SPDX-License-Identifier: MIT
// Cycles and shared objects stay cycles and shared objects.
'use strict';
const assert = require('node:assert');

const cycle = { list: [] };
cycle.self = cycle;
cycle.list.push(cycle, cycle.list);
const copy = structuredClone(cycle);
assert.strictEqual(copy.self, copy);
assert.strictEqual(copy.list[0], copy);
assert.strictEqual(copy.list[1], copy.list);

const shared = {};
const [a, b, map] = structuredClone([shared, shared, new Map([[shared, shared]])]);
assert.strictEqual(a, b);
assert.strictEqual(map.get(a), a);

const buffer = new ArrayBuffer(8);
const views = structuredClone({ u8: new Uint8Array(buffer, 2, 3), dv: new DataView(buffer, 4) });
assert.strictEqual(views.u8.buffer, views.dv.buffer);
assert.strictEqual(views.u8.byteOffset, 2);
assert.strictEqual(views.u8.length, 3);
assert.strictEqual(views.dv.byteLength, 4);

const error = new Error('x');
error.cause = error;
const errorCopy = structuredClone(error);
assert.strictEqual(errorCopy.cause, errorCopy);

// Getters run in order; what they add is not copied, what they remove is not missed.
const growing = { get first() { growing.late = 1; delete growing.second; return 1; }, second: 2 };
assert.deepStrictEqual(structuredClone(growing), { first: 1 });
