// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { Readable } = require('node:stream');

async function main() {
  const numbers = () => Readable.from([1, 2, 3, 4]);
  assert.deepStrictEqual(await numbers().map((x) => x * 2).toArray(), [2, 4, 6, 8]);
  assert.deepStrictEqual(await numbers().filter(async (x) => x % 2 === 0).toArray(), [2, 4]);
  assert.deepStrictEqual(await numbers().flatMap((x) => [x, x]).take(3).toArray(), [1, 1, 2]);
  assert.deepStrictEqual(await numbers().drop(2).toArray(), [3, 4]);
  assert.strictEqual(await numbers().reduce((a, b) => a + b), 10);
  assert.strictEqual(await numbers().reduce((a, b) => a + b, 5), 15);
  assert.strictEqual(await numbers().some((x) => x > 3), true);
  assert.strictEqual(await numbers().every((x) => x > 3), false);
  assert.strictEqual(await numbers().find((x) => x > 2), 3);
  const seen = [];
  await numbers().forEach((x) => seen.push(x));
  assert.deepStrictEqual(seen, [1, 2, 3, 4]);

  // Calls overlap, results keep their order.
  let running = 0;
  let most = 0;
  const delays = [3, 1, 2, 0];
  const mapped = await Readable.from(delays).map(async (delay) => {
    most = Math.max(most, ++running);
    for (let i = 0; i < delay; i++) await new Promise(setImmediate);
    running--;
    return delay;
  }, { concurrency: 2 }).toArray();
  assert.deepStrictEqual(mapped, delays);
  assert.strictEqual(most, 2);

  const controller = new AbortController();
  const aborted = new Readable({ read() {} }).map((x) => x, { signal: controller.signal }).toArray({
    signal: controller.signal,
  });
  controller.abort();
  await assert.rejects(numbers().toArray({ signal: controller.signal }), { name: 'AbortError' });
  aborted.catch(() => {});
  assert.throws(() => numbers().map('x'), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(numbers().forEach('x'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => numbers().take(-1), { code: 'ERR_OUT_OF_RANGE' });
  await assert.rejects(Readable.from([]).reduce((a, b) => a + b), TypeError);
}
main();
