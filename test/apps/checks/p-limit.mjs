// SPDX-License-Identifier: MIT

import { setTimeout as delay } from 'node:timers/promises';
import pLimit, { limitFunction } from 'p-limit';

const limit = pLimit(2);
let running = 0;
let most = 0;
const work = async(n) => {
  most = Math.max(most, ++running);
  await delay(1);
  running--;
  if (n === 3) throw new Error('three');
  return n * n;
};
const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => limit(work, n)));
console.log(outcomes.map(({ status, value, reason }) => [status, value ?? reason.message]), most);
console.log(limit.activeCount, limit.pendingCount, limit.concurrency);
console.log(await limit.map([1, 2], work), await limitFunction(async(x) => x + 1, { concurrency: 1 })(1));
