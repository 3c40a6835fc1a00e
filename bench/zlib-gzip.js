// SPDX-License-Identifier: MIT
'use strict';

const zlib = require('zlib');
const { promisify } = require('util');
const measure = require('./support/measure');

const data = Buffer.alloc(10 << 20);
for (let i = 0, seed = 1; i < data.length; i++) {
  seed = (seed * 16807) % 2147483647;
  data[i] = seed % 17 < 12 ? 97 + (i % 20) : seed & 0xff;
}
const packed = zlib.gzipSync(data);

async function main() {
  await measure.once('gzipSync 10 MB', () => { zlib.gzipSync(data); });
  await measure.once('gzip 10 MB', () => promisify(zlib.gzip)(data));
  await measure.once('gunzipSync 10 MB', () => { zlib.gunzipSync(packed); });
  measure.sync('deflateRawSync 1 kB', (n) => {
    const small = data.subarray(0, 1024);
    while (n-- > 0) zlib.deflateRawSync(small);
  });
}

main();
