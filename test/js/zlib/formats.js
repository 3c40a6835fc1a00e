// SPDX-License-Identifier: MIT
'use strict';

// Every format gives back what went in: at once, on the pool and as a stream fed byte by byte.
const assert = require('node:assert');
const zlib = require('node:zlib');

const pairs = [
  ['deflate', 'inflate', 'createInflate'],
  ['gzip', 'gunzip', 'createGunzip'],
  ['gzip', 'unzip', 'createUnzip'],
  ['deflate', 'unzip', 'createUnzip'],
  ['deflateRaw', 'inflateRaw', 'createInflateRaw'],
  ['brotliCompress', 'brotliDecompress', 'createBrotliDecompress'],
  ['zstdCompress', 'zstdDecompress', 'createZstdDecompress'],
];
const data = Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(2000));

for (const [compress, decompress, create] of pairs) {
  const packed = zlib[`${compress}Sync`](data);
  assert(packed.length < data.length / 10);
  assert(zlib[`${decompress}Sync`](packed).equals(data));

  zlib[compress](data, (error, result) => {
    assert.ifError(error);
    zlib[decompress](result, (failure, whole) => {
      assert.ifError(failure);
      assert(whole.equals(data));
    });
  });

  const stream = zlib[create]();
  const chunks = [];
  stream.on('data', (chunk) => chunks.push(chunk));
  stream.on('end', () => assert(Buffer.concat(chunks).equals(data)));
  for (const byte of packed) stream.write(Buffer.from([byte]));
  stream.end();

  // What ends too early says so.
  assert.throws(() => zlib[`${decompress}Sync`](packed.subarray(0, packed.length - 5)),
                { code: 'Z_BUF_ERROR', errno: -5, message: 'unexpected end of file' });
}
