// SPDX-License-Identifier: MIT
'use strict';

// Methods called on the wrong object or with odd values throw; they never end the process.
const assert = require('node:assert');
const crypto = require('node:crypto');
const zlib = require('node:zlib');

assert.throws(() => crypto.Cipheriv.prototype.update.call({}, 'a'), TypeError);
assert.throws(() => crypto.Hash.prototype.update.call(Object.create(crypto.Hash.prototype), 'a'), TypeError);
assert.throws(() => zlib.zstdCompressSync('a', { pledgedSrcSize: 5 }), { code: 'ZSTD_error_srcSize_wrong' });
assert.throws(() => zlib.zstdCompressSync('a', { pledgedSrcSize: NaN }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => zlib.createGzip({ chunkSize: 1e15 }), RangeError);
assert.throws(() => zlib.brotliCompressSync('a', { params: { '0': 0, '00': 0 } }),
              { code: 'ERR_BROTLI_INVALID_PARAM' });
zlib.createGzip().params(1);

const memory = new ArrayBuffer(8);
const detached = Buffer.from(memory);
structuredClone(memory, { transfer: [memory] });
assert.strictEqual(detached.length, 0);
assert.strictEqual(detached.toString(), '');
assert.strictEqual(detached.indexOf('a'), -1);
assert.strictEqual(detached.write('abc'), 0);
assert(detached.equals(Buffer.alloc(0)));
assert.throws(() => Buffer.prototype.toString.call({}), { message: 'argument must be a buffer' });
