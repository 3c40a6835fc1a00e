// SPDX-License-Identifier: MIT
'use strict';

const async = require('async');

(async() => {
  const order = [];
  const queue = async.queue((task, done) => setTimeout(() => { order.push(task); done(); }, task), 2);
  queue.push([3, 1, 2]);
  await queue.drain();
  console.log(order);
  console.log(await async.mapLimit([1, 2, 3, 4], 2, async(n) => n * n));
  console.log(await async.auto({ a: async() => 1, b: ['a', async({ a }) => a + 1], c: ['a', 'b', async({ a, b }) => [a, b]] }));
  async.waterfall([(next) => next(null, 1), (n, next) => setImmediate(next, null, n + 1)], (error, n) => console.log('waterfall', error, n));
  let tries = 0;
  console.log(await async.retry({ times: 3, interval: 1 }, async() => { if (++tries < 3) throw new Error('no'); return tries; }));
  await async.series([async() => 1, async() => { throw new TypeError('stop'); }]).catch((error) => console.log(error.name, error.message));
  await require('util').promisify(async.timeout((done) => {}, 5))().catch((error) => console.log(error.code, error.message));
})();
