// SPDX-License-Identifier: MIT
'use strict';

// flush() gives out what was held back, params() changes the level in mid-stream, reset() starts
// anew, and an error destroys the stream.
const assert = require('node:assert');
const zlib = require('node:zlib');

const gzip = zlib.createGzip({ level: 0 });
const gunzip = zlib.createGunzip();
const received = [];
gzip.pipe(gunzip).on('data', (chunk) => received.push(chunk));
gzip.write('first');
gzip.flush(() => {
  gzip.params(9, zlib.constants.Z_DEFAULT_STRATEGY, (error) => {
    assert.ifError(error);
    gzip.end('x'.repeat(100000));
  });
});
gunzip.on('end', () => {
  const text = Buffer.concat(received).toString();
  assert.strictEqual(text.length, 100005);
  assert(text.startsWith('firstx'));
  assert.strictEqual(gzip.bytesWritten, 100005);
});

const events = [];
const broken = zlib.createInflate();
broken.on('error', (error) => {
  events.push(error.code);
  assert.strictEqual(broken.destroyed, true);
});
broken.on('close', () => events.push('close'));
broken.write('not deflated');

const deflate = zlib.createDeflate();
deflate.reset();
deflate.close(() => events.push('closed'));
assert.throws(() => deflate.reset(), { code: 'ERR_INTERNAL_ASSERTION' });

process.on('exit', () => {
  assert.deepStrictEqual(events.sort(), ['Z_DATA_ERROR', 'close', 'closed']);
});
