// SPDX-License-Identifier: MIT
// An error in a microtask is reported and the ones behind it run, in their order.
'use strict';
const assert = require('node:assert');
const { AsyncLocalStorage, executionAsyncId } = require('node:async_hooks');

const log = [];
process.on('uncaughtException', (error) => {
  log.push(error.message);
  queueMicrotask(() => log.push('from the handler'));
});
const storage = new AsyncLocalStorage();
const ids = new Set();
queueMicrotask(() => {
  queueMicrotask(() => log.push('nested'));
  Promise.resolve().then(() => log.push('job'));
  queueMicrotask(() => { log.push('behind'); });
  throw new Error('first');
});
queueMicrotask(() => { throw new Error('second'); });
storage.run('store', () => queueMicrotask(() => log.push(storage.getStore())));
queueMicrotask(() => log.push(storage.getStore()));
queueMicrotask(() => ids.add(executionAsyncId()));
queueMicrotask(() => ids.add(executionAsyncId()));
Promise.resolve().then(() => log.push('last'));

setImmediate(() => {
  assert.deepStrictEqual(log, ['first', 'second', 'store', undefined, 'last', 'nested', 'job', 'behind',
    'from the handler', 'from the handler']);
  assert.strictEqual(ids.size, 2);
});

// Rejections are looked at when everything has run.
const rejected = Promise.reject(new Error('late'));
queueMicrotask(() => queueMicrotask(() => rejected.catch(() => {})));
process.on('unhandledRejection', assert.fail);
