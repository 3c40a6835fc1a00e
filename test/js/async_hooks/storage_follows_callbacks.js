// SPDX-License-Identifier: MIT
//
// AsyncLocalStorage: the value follows timers, ticks, microtasks and promise reactions.
'use strict';

const assert = require('node:assert');
const { AsyncLocalStorage, AsyncResource } = require('node:async_hooks');

const storage = new AsyncLocalStorage();
let open = 0;

function expects(store, label) {
  open++;
  return () => {
    open--;
    assert.strictEqual(storage.getStore(), store, label);
  };
}

storage.run('a', () => {
  setTimeout(expects('a', 'setTimeout'), 1);
  setImmediate(expects('a', 'setImmediate'));
  process.nextTick(expects('a', 'nextTick'));
  queueMicrotask(expects('a', 'queueMicrotask'));
  Promise.resolve().then(expects('a', 'then'));
  Promise.reject(new Error('x')).catch(expects('a', 'catch'));
  Promise.resolve().finally(expects('a', 'finally'));
  Promise.all([1, Promise.resolve()]).then(expects('a', 'all'));
});
assert.strictEqual(storage.getStore(), undefined);

// The reaction runs where then() was called, not where the promise is settled.
const { promise, resolve } = Promise.withResolvers();
promise.then(expects(undefined, 'outside'));
storage.run('b', () => promise.then(expects('b', 'inside')));
storage.run('c', resolve);

storage.run('d', () => {
  storage.exit(() => assert.strictEqual(storage.getStore(), undefined));
  assert.strictEqual(storage.getStore(), 'd');
  const bound = AsyncResource.bind(expects('d', 'AsyncResource.bind'));
  const snapshot = AsyncLocalStorage.snapshot();
  storage.run('e', () => {
    bound();
    assert.strictEqual(snapshot(() => storage.getStore()), 'd');
  });
  assert.throws(() => storage.run('f', () => { throw new Error('f'); }), /f/);
  assert.strictEqual(storage.getStore(), 'd');
});

setTimeout(() => {
  storage.enterWith('g');
  setImmediate(expects('g', 'enterWith'));
  setTimeout(() => assert.strictEqual(storage.getStore(), 'g'), 1);
}, 1);
setTimeout(expects(undefined, 'no leak'), 2);

process.on('exit', () => assert.strictEqual(open, 0));
