// SPDX-License-Identifier: MIT
'use strict';

const Promise = require('bluebird');

Promise.config({ longStackTraces: false, warnings: false, cancellation: true });
const readFile = Promise.promisify(require('fs').readFile);
(async() => {
  console.log(await Promise.map([3, 1, 2], (n) => Promise.delay(n).return(n * 2), { concurrency: 2 }));
  console.log(await Promise.props({ a: Promise.resolve(1), b: 2 }), await Promise.reduce([1, 2, 3], (a, b) => a + b), await Promise.any([Promise.reject(new Error('x')), 5]));
  console.log(await readFile('absent').catch({ code: 'ENOENT' }, (error) => error.syscall));
  console.log(await Promise.delay(100).timeout(5, 'too late').catch(Promise.TimeoutError, (error) => error.message));
  console.log(await Promise.using(Promise.resolve('r').disposer(() => console.log('disposed')), (r) => r + r));
  const order = [];
  Promise.resolve().then(() => order.push('bluebird'));
  process.nextTick(() => order.push('tick'));
  setImmediate(() => order.push('immediate'));
  await Promise.delay(10);
  console.log(order);
  const cancelled = Promise.delay(1000).finally(() => console.log('cancelled'));
  cancelled.cancel();
  console.log(await Promise.coroutine(function*(n) { return (yield Promise.delay(1).return(n)) + (yield Promise.resolve(1)); })(2), await Promise.fromCallback((cb) => cb(null, 'cb')), await Promise.each([1, 2], (n) => n));
  process.on('unhandledRejection', (reason) => console.log('unhandled', reason.message));
  Promise.reject(new Error('nobody'));
})();
