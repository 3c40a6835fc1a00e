// SPDX-License-Identifier: MIT
//
// for await and yield* over synchronous iterables of promises, one of which rejects.
'use strict';

const assert = require('node:assert');

const log = [];
const reject = (name) => new Promise((_, fail) => setImmediate(fail, name));
function* closing() {
  try {
    yield 1;
    yield reject('generator');
    yield 2;
  } finally {
    log.push('closed');
  }
}
async function* delegate() {
  log.push(yield* [1, Promise.resolve(2)]);
  yield* [reject('delegate')];
}

async function over(iterable) {
  try {
    for await (const value of iterable) log.push(value);
  } catch (error) {
    log.push(error);
  }
}

async function main() {
  await over([Promise.resolve('a'), 'b', reject('array'), 'never']);
  await over(closing());
  await over(delegate());
  await over(new Set([3]));
  await over('xy');
  for await (const value of closing()) {
    log.push(value);
    break;
  }
  await assert.rejects(async () => { for await (const x of 5) x; }, TypeError);
  await assert.rejects(async () => { for await (const x of null) x; }, TypeError);
  const order = [];
  queueMicrotask(() => order.push(1));
  const loop = (async () => { for await (const x of [0]) order.push('value', x); })();
  for (let i = 2; i < 6; i++) await queueMicrotask(() => order.push(i));
  await loop;
  log.push(order.join());
}

main().then(() => log.push('end'));
process.on('exit', () => assert.deepStrictEqual(log, [
  'a', 'b', 'array', 1, 'closed', 'generator', 1, 2, undefined, 'delegate', 3, 'x', 'y', 1, 'closed',
  '1,2,value,0,3,4,5', 'end',
]));
