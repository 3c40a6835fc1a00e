// SPDX-License-Identifier: MIT
//
// The value of an AsyncLocalStorage across awaits.
'use strict';

const assert = require('node:assert');
const { AsyncLocalStorage } = require('node:async_hooks');

const storage = new AsyncLocalStorage();
const tick = (value) => new Promise((resolve) => setImmediate(resolve, value));
const fail = (value) => new Promise((_, reject) => setImmediate(reject, value));
const store = () => storage.getStore();

async function plain() {
  const seen = [store()];
  await tick();
  seen.push(store());
  await null;
  return [...seen, store()];
}

async function catches() {
  const seen = [];
  try {
    await fail(1);
  } catch (error) {
    seen.push(error, store());
  } finally {
    seen.push(store());
  }
  try {
    await fail(2);
  } catch {
    seen.push(store());
  }
  return seen;
}

async function changes() {
  storage.enterWith('a');
  await tick();
  const first = store();
  storage.enterWith('b');
  try {
    throw new Error();
  } catch {
    assert.strictEqual(store(), 'b');
  }
  await 0;
  return [first, store()];
}

async function loops(name) {
  for (let i = 0; i < 3; i++) {
    await tick();
    assert.strictEqual(store(), name);
  }
}

async function* generate() {
  for (let i = 0; i < 2; i++) {
    await tick();
    assert.strictEqual(store(), 'generator');
    yield tick(i);
  }
}

async function iterates() {
  const seen = [];
  outer: for await (const value of generate()) {
    seen.push(value, store());
    if (value === 0) continue outer;
    await tick();
  }
  for await (const value of [tick(5), 6]) seen.push(value, store());
  return [...seen, store()];
}

const thenable = () => ({
  then(resolve) {
    resolve(store());
  },
});

async function main() {
  assert.deepStrictEqual(await storage.run(1, plain), [1, 1, 1]);
  assert.strictEqual(store(), undefined);
  assert.deepStrictEqual(await storage.run(2, catches), [1, 2, 2, 2]);
  assert.deepStrictEqual(await storage.run(3, changes), ['a', 'b']);
  await Promise.all(['x', 'y', 'z'].map((name) => storage.run(name, loops, name)));
  assert.deepStrictEqual(await storage.run('generator', iterates),
                         [0, 'generator', 1, 'generator', 5, 'generator', 6, 'generator',
                          'generator']);
  assert.strictEqual(await storage.run(4, async () => (await tick(), await thenable())), 4);
  assert.deepStrictEqual(await storage.run(5, async () => [await tick(1), store()]), [1, 5]);
  assert.strictEqual(store(), undefined);
}

let ended = false;
main().then(() => {
  ended = true;
  assert.strictEqual(store(), undefined);
});
setTimeout(() => assert.strictEqual(store(), undefined), 1);
process.on('exit', () => assert.strictEqual(ended, true));
