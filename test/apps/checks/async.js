// SPDX-License-Identifier: MIT
'use strict';

const async = require('async');

// Calls back after a number of turns of the loop: an order that no load of the machine changes.
const afterTurns = (n, callback) => (n === 0 ? callback() : setImmediate(afterTurns, n - 1, callback));

(async() => {
  const order = [];
  const queue = async.queue((task, done) => afterTurns(task, () => { order.push(task); done(); }), 2);
  queue.push([4, 1, 2]);
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
