// SPDX-License-Identifier: MIT
//
// Functions of the library that wait call back in the async context in which they were called.
'use strict';

const assert = require('node:assert');
const { AsyncLocalStorage } = require('node:async_hooks');
const { EventEmitter, on } = require('node:events');
const fs = require('node:fs/promises');
const { Readable, Writable } = require('node:stream');
const { pipeline } = require('node:stream/promises');
const timers = require('node:timers/promises');

const storage = new AsyncLocalStorage();
const seen = [];
const note = (name) => seen.push(`${name}${storage.getStore()}`);

async function flow(store) {
  await storage.run(store, async () => {
    await timers.setTimeout(1);
    note('timer');
    await pipeline(Readable.from([1, 2]), async function* (source) {
      for await (const chunk of source) {
        note('transform');
        yield chunk;
      }
    }, new Writable({
      objectMode: true,
      write(chunk, encoding, callback) {
        note('write');
        callback();
      },
    }));
    const emitter = new EventEmitter();
    setImmediate(() => emitter.emit('event', 1));
    for await (const [value] of on(emitter, 'event')) {
      note(`event${value}`);
      break;
    }
    const handle = await fs.open(__filename);
    for await (const line of handle.readLines()) {
      note(`line${line.length > 0}`);
      break;
    }
    await handle.close();
    await Readable.from([1, 2, 3]).map(async (x) => {
      await null;
      note('map');
      return x;
    }, { concurrency: 2 }).toArray();
    note('end');
  });
}

Promise.all([flow('a'), flow('b')]).then(() => {
  assert.strictEqual(storage.getStore(), undefined);
  for (const store of ['a', 'b']) {
    const own = seen.filter((text) => text.endsWith(store));
    assert.deepStrictEqual(own, [
      'timer', 'transform', 'write', 'transform', 'write', 'event1', 'linetrue', 'map', 'map',
      'map', 'end',
    ].map((name) => name + store));
  }
  assert.strictEqual(seen.length, 22);
});
