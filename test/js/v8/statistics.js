// SPDX-License-Identifier: MIT
// Heap statistics add up, flags are strings, and there is no snapshot to build.
'use strict';
const assert = require('node:assert');
const v8 = require('node:v8');

const heap = v8.getHeapStatistics();
for (const [name, value] of Object.entries(heap)) {
  assert.ok(Number.isFinite(value) && value >= 0, name);
}
assert.ok(heap.used_heap_size > 0 && heap.used_heap_size <= heap.total_heap_size);
assert.ok(heap.heap_size_limit > heap.used_heap_size);
for (const space of v8.getHeapSpaceStatistics()) {
  assert.strictEqual(typeof space.space_name, 'string');
  assert.ok(space.space_used_size <= space.space_size || space.space_size === 0);
}

const tag = v8.cachedDataVersionTag();
assert.ok(Number.isInteger(tag) && tag >= 0);
assert.strictEqual(v8.cachedDataVersionTag(), tag);

assert.strictEqual(v8.setFlagsFromString('--stack-trace-limit=20'), undefined);
assert.throws(() => v8.setFlagsFromString(1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.ok(!v8.startupSnapshot.isBuildingSnapshot());
assert.throws(() => v8.startupSnapshot.addSerializeCallback(() => {}), { code: 'ERR_NOT_BUILDING_SNAPSHOT' });

assert.strictEqual(v8.isStringOneByteRepresentation('\u00ff'), true);
assert.strictEqual(v8.isStringOneByteRepresentation('\u0100'), false);
