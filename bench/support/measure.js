// SPDX-License-Identifier: MIT
//
// What a measurement needs: how long one operation takes, in nanoseconds, printed as `label<TAB>ns` for bench/run to
// collect. The number of operations adapts: enough to warm the compiler up, then as many as fit into the budget.
'use strict';

const WARM_UP_MS = 150;
const BUDGET_MS = 300;

const now = () => performance.now();

function report(label, elapsedMs, operations) {
  console.log(`${label}\t${(elapsedMs * 1e6 / operations).toFixed(1)}`);
}

/** Measures a synchronous operation: fn(n) does it n times. */
function sync(label, fn) {
  let batch = 1;
  for (const start = now(); now() - start < WARM_UP_MS;) {
    const before = now();
    fn(batch);
    if (now() - before < 5) batch *= 2;
  }
  let operations = 0;
  const start = now();
  do {
    fn(batch);
    operations += batch;
  } while (now() - start < BUDGET_MS);
  report(label, now() - start, operations);
}

/** Measures an asynchronous operation: fn(n) returns a promise of n operations being done. */
async function async(label, fn) {
  let batch = 1;
  for (const start = now(); now() - start < WARM_UP_MS;) {
    const before = now();
    await fn(batch);
    if (now() - before < 5) batch *= 2;
  }
  let operations = 0;
  const start = now();
  do {
    await fn(batch);
    operations += batch;
  } while (now() - start < BUDGET_MS);
  report(label, now() - start, operations);
}

/** Measures one long operation, once: fn() returns nothing or a promise. */
async function once(label, fn) {
  const start = now();
  await fn();
  report(label, now() - start, 1);
}

module.exports = { sync, async, once };
