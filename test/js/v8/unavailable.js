// SPDX-License-Identifier: MIT
// nodus-only: what only V8 can tell is refused by name.
'use strict';
const assert = require('node:assert');
const v8 = require('node:v8');

const calls = {
  getHeapSnapshot: [], writeHeapSnapshot: [], getHeapCodeStatistics: [], getCppHeapStatistics: [],
  queryObjects: [class {}], setHeapSnapshotNearHeapLimit: [1], startCpuProfile: [], startHeapProfile: [],
};
for (const [name, args] of Object.entries(calls)) {
  assert.throws(() => v8[name](...args), (error) => {
    assert.strictEqual(error.code, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM');
    assert.ok(error.message.includes(`v8.${name}()`), error.message);
    return true;
  });
}
assert.throws(() => new v8.GCProfiler().start(), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
assert.throws(() => v8.promiseHooks.onInit(() => {}), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
assert.throws(() => v8.promiseHooks.onInit(1), { code: 'ERR_INVALID_ARG_TYPE' });
