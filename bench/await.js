// SPDX-License-Identifier: MIT
'use strict';

const { AsyncLocalStorage } = require('async_hooks');
const measure = require('./support/measure');

const storage = new AsyncLocalStorage();

async function step(value) {
  return value + 1;
}

async function awaits(n) {
  let value = 0;
  for (let i = 0; i < n; i++) value = await step(value);
  return value;
}

async function* counter(n) {
  for (let i = 0; i < n; i++) yield i;
}

async function iterates(n) {
  let sum = 0;
  for await (const value of counter(n)) sum += value;
  return sum;
}

(async() => {
  await measure.async('await a call', awaits);
  await measure.async('for await of a generator', iterates);
  await storage.run({ request: 1 }, () => measure.async('await a call with a store', awaits));
})();
