// SPDX-License-Identifier: MIT
//
// createHistogram: statistics, percentiles and errors.
'use strict';

const assert = require('node:assert');
const { createHistogram, monitorEventLoopDelay } = require('node:perf_hooks');

const histogram = createHistogram();
assert.strictEqual(histogram.count, 0);
assert.strictEqual(histogram.min, 9223372036854776000);
for (let i = 1; i <= 1000; i++) histogram.record(i * 37);
assert.deepStrictEqual([histogram.min, histogram.max, histogram.count], [37, 37023, 1000]);
assert.strictEqual(histogram.mean, 18518.983);
assert.strictEqual(histogram.stddev, 10681.03028310991);
assert.strictEqual(histogram.percentile(50), 18511);
assert.strictEqual(histogram.percentileBigInt(100), 37023n);
assert.deepStrictEqual([...histogram.percentiles].slice(0, 4),
                       [[0, 37], [50, 18496], [75, 27744], [87.5, 32368]]);

const other = createHistogram();
other.record(5);
other.record(100n);
other.add(histogram);
assert.deepStrictEqual([other.count, other.min], [1002, 5]);
other.reset();
assert.strictEqual(other.count, 0);

const small = createHistogram({ lowest: 1, highest: 100, figures: 1 });
for (const value of [1, 50, 100, 1000]) small.record(value);
assert.deepStrictEqual([small.count, small.exceeds, small.max], [3, 1, 103]);

assert.throws(() => histogram.record(0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => histogram.record('x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => histogram.percentile(0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => createHistogram({ figures: 9 }), { code: 'ERR_OUT_OF_RANGE' });

const delay = monitorEventLoopDelay({ resolution: 1 });
assert.strictEqual(delay.enable(), true);
assert.strictEqual(delay.enable(), false);
const timer = setInterval(() => {
  if (delay.count === 0) return;
  clearInterval(timer);
  assert.strictEqual(delay.disable(), true);
  assert.ok(delay.min > 0 && delay.mean > 0);
}, 2);
