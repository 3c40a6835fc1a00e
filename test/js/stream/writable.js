// SPDX-License-Identifier: MIT
// Backpressure, corking, finishing and failing.
'use strict';
const assert = require('node:assert');
const { Writable, finished } = require('node:stream');

// write() says false until 'drain'; a chunk written at once leaves room.
const slow = new Writable({ highWaterMark: 2, write: (chunk, encoding, callback) => setImmediate(callback) });
assert.strictEqual(slow.write('a'), true);
assert.strictEqual(slow.write('b'), false);
assert.strictEqual(slow.writableNeedDrain, true);
slow.once('drain', () => assert.strictEqual(slow.writableLength, 0));
const fast = new Writable({ highWaterMark: 1, write: (chunk, encoding, callback) => callback() });
assert.strictEqual(fast.write('abc'), true);

// Corked chunks reach _writev together.
const batches = [];
const corked = new Writable({
  decodeStrings: false,
  writev(chunks, callback) {
    batches.push(chunks.map(({ chunk, encoding }) => `${chunk} ${encoding}`));
    callback();
  },
});
corked.cork();
corked.write('a', 'latin1');
corked.write('b');
corked.end('c', () => {
  assert.deepStrictEqual(batches, [['a latin1', 'b utf8', 'c utf8']]);
});

// _final runs before 'finish'; 'close' is last.
const order = [];
const final = new Writable({
  write: (chunk, encoding, callback) => callback(),
  final(callback) {
    order.push('final');
    setImmediate(callback);
  },
  destroy(error, callback) {
    order.push('destroy');
    callback(error);
  },
});
for (const event of ['prefinish', 'finish', 'close']) final.on(event, () => order.push(event));
final.end('x', () => order.push('callback'));
finished(final, () => {
  assert.deepStrictEqual(order, ['final', 'prefinish', 'callback', 'finish', 'destroy', 'close']);
});

// Errors: of _write, and of writing too late.
const failing = new Writable({ write: (chunk, encoding, callback) => callback(new Error('disk')) });
const errors = [];
failing.on('error', (error) => errors.push(error.message));
failing.write('a', (error) => errors.push(`callback ${error.message}`));
failing.on('close', () => {
  assert.deepStrictEqual(errors, ['callback disk', 'disk']);
  failing.write('b', (error) => assert.strictEqual(error.code, 'ERR_STREAM_DESTROYED'));
});
const ended = new Writable({ write: (chunk, encoding, callback) => callback() });
ended.end();
ended.write('late');
ended.on('error', (error) => assert.strictEqual(error.code, 'ERR_STREAM_WRITE_AFTER_END'));
assert.throws(() => fast.write(null), { code: 'ERR_STREAM_NULL_VALUES' });
assert.throws(() => fast.write(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fast.write('a', 'nope'), { code: 'ERR_UNKNOWN_ENCODING' });
