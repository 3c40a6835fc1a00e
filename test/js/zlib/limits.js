// SPDX-License-Identifier: MIT
'use strict';

// Output never grows beyond maxOutputLength; what follows the end of a stream is told apart.
const assert = require('node:assert');
const zlib = require('node:zlib');

const bomb = zlib.gzipSync(Buffer.alloc(50_000_000));
assert.throws(() => zlib.gunzipSync(bomb, { maxOutputLength: 1_000_000 }),
              { code: 'ERR_BUFFER_TOO_LARGE' });
zlib.gunzip(bomb, { maxOutputLength: 1_000_000 }, (error) => {
  assert.strictEqual(error.code, 'ERR_BUFFER_TOO_LARGE');
});
assert.strictEqual(zlib.gunzipSync(zlib.gzipSync('abc'), { maxOutputLength: 3 }).length, 3);

const abc = zlib.gzipSync('abc');
const gunzip = (...parts) => zlib.gunzipSync(Buffer.concat(parts)).toString();
assert.strictEqual(gunzip(abc, zlib.gzipSync('def')), 'abcdef');
assert.strictEqual(gunzip(abc, Buffer.alloc(10)), 'abc');
assert.throws(() => gunzip(abc, Buffer.from('xx')), { code: 'Z_DATA_ERROR' });
assert.throws(() => zlib.gunzipSync(Buffer.concat([abc, abc]), { rejectGarbageAfterEnd: true }),
              { code: 'ERR_TRAILING_JUNK_AFTER_STREAM_END' });
assert.strictEqual(
  zlib.zstdDecompressSync(Buffer.concat([zlib.zstdCompressSync('a'), Buffer.from('junk!')])) + '', 'a');

assert.throws(() => zlib.gunzipSync('abc'), { code: 'Z_DATA_ERROR', message: 'incorrect header check' });
assert.throws(() => zlib.brotliDecompressSync(Buffer.from('91', 'hex')),
              { code: 'ERR__ERROR_FORMAT_WINDOW_BITS' });
assert.throws(() => zlib.zstdDecompressSync('abcdefgh'), { code: 'ZSTD_error_prefix_unknown', errno: 10 });
assert.throws(() => zlib.gzipSync('a', { level: 10 }), { code: 'ERR_OUT_OF_RANGE' });
assert.strictEqual(zlib.crc32('world', zlib.crc32('hello ')), zlib.crc32('hello world'));
