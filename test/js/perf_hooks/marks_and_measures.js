// SPDX-License-Identifier: MIT
//
// performance.mark and performance.measure: entries, options and errors.
'use strict';

const assert = require('node:assert');
const { performance, PerformanceMark, PerformanceEntry } = require('node:perf_hooks');

const first = performance.mark('first', { startTime: 5 });
assert.ok(first instanceof PerformanceMark && first instanceof PerformanceEntry);
assert.deepStrictEqual(first.toJSON(),
                       { name: 'first', entryType: 'mark', startTime: 5, duration: 0, detail: null });
performance.mark('second', { startTime: 7 });
assert.throws(() => performance.mark(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => performance.mark('nodeStart'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => performance.mark('x', { startTime: -1 }),
              { code: 'ERR_PERFORMANCE_INVALID_TIMESTAMP' });

const measures = [
  [['m', 'first', 'second'], 5, 2],
  [['m', { start: 1, end: 5 }], 1, 4],
  [['m', { start: 'first', duration: 3 }], 5, 3],
  [['m', { end: 10, duration: 3 }], 7, 3],
];
for (const [args, startTime, duration] of measures) {
  const measure = performance.measure(...args);
  assert.strictEqual(measure.startTime, startTime);
  assert.strictEqual(measure.duration, duration);
}
assert.throws(() => performance.measure('m', 'absent'), { name: 'SyntaxError', code: 12 });
assert.throws(() => performance.measure('m', { start: 1, end: 2, duration: 3 }),
              { code: 'ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS' });

assert.strictEqual(performance.getEntriesByType('measure').length, 4);
assert.deepStrictEqual(performance.getEntriesByName('first'), [first]);
performance.clearMarks('first');
assert.deepStrictEqual(performance.getEntriesByName('first'), []);
performance.clearMarks();
performance.clearMeasures();
assert.deepStrictEqual(performance.getEntries(), []);
