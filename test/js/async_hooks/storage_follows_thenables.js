// SPDX-License-Identifier: MIT
//
// What is awaited and iterated asks thenables in the async context of who waits.
'use strict';

const assert = require('node:assert');
const { AsyncLocalStorage } = require('node:async_hooks');

const storage = new AsyncLocalStorage();
const asked = [];

function thenable(value, type = 'object') {
  const base = type === 'object' ? {} : () => {};
  return Object.assign(base, {
    then(resolve) {
      asked.push(storage.getStore());
      setTimeout(resolve, 1, value);
    },
  });
}

class Subclass extends Promise {
  then(onFulfilled, onRejected) {
    asked.push(storage.getStore());
    return super.then(onFulfilled, onRejected);
  }
}

async function main() {
  assert.strictEqual(await thenable(1), 1);
  assert.strictEqual(await thenable(2, 'function'), 2);
  assert.strictEqual(await Subclass.resolve(3), 3);
  assert.strictEqual(await Promise.resolve().then(() => thenable(4)), 4);
  assert.deepStrictEqual(await Promise.all([thenable(5), thenable(6)]), [5, 6]);
  for await (const value of [thenable(7), 8]) assert.ok(value === 7 || value === 8);
  assert.deepStrictEqual(asked, Array(7).fill('store'));
  const made = Subclass.resolve(1);
  assert.strictEqual(Subclass.resolve(made), made);
}

async function iterates() {
  const values = [];
  let closed = 0;
  function* yields() {
    try {
      yield 1;
      yield Promise.reject(new Error('no'));
    } finally {
      closed++;
    }
  }
  async function* delegates(iterable) {
    yield* iterable;
  }
  const iterables = [yields(), delegates(yields()), [Promise.reject(new Error('no'))]];
  for (const iterable of iterables) {
    await assert.rejects(async() => {
      for await (const value of iterable) values.push(value);
    }, { message: 'no' });
    assert.strictEqual(storage.getStore(), 'store');
  }
  assert.deepStrictEqual(values, [1, 1]);
  assert.strictEqual(closed, 2);
  await assert.rejects(async() => {
    for await (const value of 5) assert.fail(value);
  }, TypeError);
}

storage.run('store', async() => {
  await main();
  await iterates();
});
