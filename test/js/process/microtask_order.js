// SPDX-License-Identifier: MIT
// Microtasks, promise jobs and ticks, mixed at random, run in the order in which each kind was queued.
'use strict';
const assert = require('node:assert');

// Every step does a few things, each of which is another step by way of one queue or another.
function makeProgram(seed, log) {
  let left = 300;
  const random = (n) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 16) % n;
  };
  const settled = Promise.resolve();
  const ways = {
    micro: (next) => queueMicrotask(next),
    micros: (next) => { queueMicrotask(next); queueMicrotask(() => log.push('m')); queueMicrotask(next); },
    then: (next) => { settled.then(next); },
    thenable: (next) => { settled.then(() => ({ then: (resolve) => { next(); resolve(); } })).then(() => log.push('t')); },
    async: async(next) => { await null; next(); await settled; log.push('a'); },
    tick: (next) => process.nextTick(next),
  };
  const names = Object.keys(ways);
  return function step(label) {
    log.push(label);
    for (let count = 1 + random(3); count > 0 && left > 0; count--) {
      const name = names[random(names.length)];
      const id = `${name}${left--}`;
      ways[name](() => step(id));
    }
  };
}

// What a queue for each kind says: the jobs are those of promises alone.
const plainQueueMicrotask = (fn) => { Promise.resolve().then(() => fn()); };

function run(seed, enqueue) {
  return new Promise((resolve) => {
    const log = [];
    const native = globalThis.queueMicrotask;
    globalThis.queueMicrotask = enqueue ?? native;
    setImmediate(makeProgram(seed, log), 'start');
    setImmediate(() => setImmediate(() => {
      globalThis.queueMicrotask = native;
      resolve(log.join());
    }));
  });
}

(async() => {
  for (let seed = 1; seed <= 40; seed++) {
    const expected = await run(seed, plainQueueMicrotask);
    assert.strictEqual(await run(seed), expected, `seed ${seed}`);
  }
})();
