// SPDX-License-Identifier: MIT
//
// Histograms: distribution, buckets, tests against another histogram, moving averages, windows.
'use strict';

const assert = require('node:assert');
const { createHistogram } = require('node:perf_hooks');

function assertNear(actual, expected) {
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
            `${actual} is not near ${expected}`);
}

const a = createHistogram();
const b = createHistogram();
// Node versions without these methods have nothing to compare.
if (typeof a.welchTest === 'function') {
  for (const value of [1, 2, 2, 3, 5, 8, 8, 8]) a.record(value);
  for (const value of [2, 2, 4, 8, 9]) b.record(value);

  assert.deepStrictEqual([a.cdf(3), a.ccdf(8), a.countAt(8), a.countAt(4)], [0.5, 0, 3, 0]);
  assert.deepStrictEqual([...a.linearBuckets(4)], [[4, 4], [8, 4]]);
  assert.deepStrictEqual([...a.percentilesAt([50, 100])], [[50, 3], [100, 8]]);

  const welch = a.welchTest(b);
  assertNear(welch.tStatistic, -0.2051716751330317);
  assertNear(welch.pValue, 0.8425654781929621);
  assertNear(welch.confidenceInterval.lower, -4.590238134990284);
  const mannWhitney = a.mannWhitneyTest(b);
  assert.strictEqual(mannWhitney.uStatistic, 17.5);
  assertNear(mannWhitney.pValue, 0.7065818731604262);
  assertNear(a.cohensD(b), -0.11974770697432309);
  assert.strictEqual(a.cliffsD(b), -0.125);
  assertNear(a.ksTest(b), 0.2);
  assertNear(a.meanCI().upper, 7.1504198077346395);
  assert.deepStrictEqual({ ...a.percentileCI(50) }, { value: 3, lower: 1, upper: 8 });
  assert.throws(() => a.welchTest(5), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => a.meanCI({ confidence: 1 }), { code: 'ERR_OUT_OF_RANGE' });

  const averaged = createHistogram({ halfLife: 1, threshold: 50 });
  for (const value of [100, 200, 10]) averaged.record(value);
  assertNear(averaged.ewmaMean, 80);
  assertNear(averaged.ewmaStddev, 78.4219357067906);
  assert.strictEqual(averaged.ewmaErrorRate, 0.5);

  const { createSlidingWindowHistogram } = require('node:perf_hooks');
  const window = createSlidingWindowHistogram({ chunks: 3, recordsPerChunk: 2 });
  for (let value = 1; value <= 8; value++) window.record(value);
  assert.deepStrictEqual([window.snapshot().count, window.snapshot().min], [6, 3]);
  assert.throws(() => createSlidingWindowHistogram({ chunks: 3 }), { code: 'ERR_INVALID_ARG_VALUE' });
}
