// SPDX-License-Identifier: MIT
//
// performance.now, timeOrigin, nodeTiming and the event loop's utilisation.
'use strict';

const assert = require('node:assert');
const { performance, eventLoopUtilization, Performance } = require('node:perf_hooks');

const before = performance.now();
assert.ok(before > 0 && performance.now() >= before);
assert.ok(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000);
assert.throws(() => Performance.prototype.now.call({}), { code: 'ERR_INVALID_THIS' });
assert.throws(() => new Performance(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });

const { nodeTiming } = performance;
assert.strictEqual(nodeTiming.loopStart, -1);
assert.ok(nodeTiming.bootstrapComplete >= nodeTiming.environment);
assert.deepStrictEqual(eventLoopUtilization(), { idle: 0, active: 0, utilization: 0 });

setTimeout(() => {
  assert.ok(nodeTiming.loopStart > 0);
  const first = eventLoopUtilization();
  assert.ok(first.utilization > 0 && first.utilization <= 1);
  const { idle, active, utilization } = eventLoopUtilization(first);
  assert.ok(idle >= 0 && active >= 0 && (utilization >= 0 || idle + active === 0));
  assert.deepStrictEqual(Object.keys(performance.toJSON()),
                         ['nodeTiming', 'timeOrigin', 'eventLoopUtilization']);
}, 5);
