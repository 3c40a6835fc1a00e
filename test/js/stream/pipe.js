// SPDX-License-Identifier: MIT
// pipe() and unpipe(), with one and with two destinations.
'use strict';
const assert = require('node:assert');
const { PassThrough, Readable, Writable, duplexPair } = require('node:stream');

class Collector extends Writable {
  text = '';
  _write(chunk, encoding, callback) {
    this.text += chunk;
    setImmediate(callback);
  }
}
const [first, second] = [new Collector({ highWaterMark: 1 }), new Collector({ highWaterMark: 4 })];
const source = Readable.from(['ab', 'cd', 'ef'], { objectMode: false });
source.pipe(first);
source.pipe(second);
let open = 2;
for (const sink of [first, second]) {
  sink.on('finish', () => {
    assert.strictEqual(sink.text, 'abcdef');
    if (--open === 0) assert.strictEqual(source.destroyed, true);
  });
}

// A failing destination is unpiped, the source stops.
const through = new PassThrough();
const broken = new Writable({ write: (chunk, encoding, callback) => callback(new Error('full')) });
let unpiped = false;
broken.on('unpipe', (from) => {
  assert.strictEqual(from, through);
  unpiped = true;
});
broken.on('error', () => {
  assert.strictEqual(unpiped, true);
  assert.strictEqual(through.isPaused(), true);
});
through.pipe(broken);
through.write('x');

// What is written to one side is read from the other.
const [left, right] = duplexPair();
left.end('hello');
right.on('data', (chunk) => assert.strictEqual(String(chunk), 'hello'));
right.on('end', () => right.end());
left.resume().on('close', () => assert.strictEqual(left.writableFinished, true));

