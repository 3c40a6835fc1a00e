// SPDX-License-Identifier: MIT
'use strict';

const JSZip = require('jszip');

(async() => {
  const zip = new JSZip();
  const date = new Date(Date.UTC(2020, 0, 1));
  zip.file('hello.txt', 'hello world '.repeat(100), { date });
  zip.folder('dir').file('b.bin', Uint8Array.from({ length: 256 }, (_, i) => i), { date, compression: 'STORE', comment: 'c' });
  const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'UNIX' });
  console.log(bytes.subarray(0, 4), bytes.length > 200 && bytes.length < 1000);
  const back = await JSZip.loadAsync(bytes, { checkCRC32: true });
  console.log(Object.keys(back.files), (await back.file('hello.txt').async('string')).length, await back.file('dir/b.bin').async('base64'));
  back.file('hello.txt').nodeStream().on('data', () => {}).on('end', () => console.log('stream end'));
  bytes[50] ^= 255;
  await JSZip.loadAsync(bytes, { checkCRC32: true }).catch((error) => console.log(error.message));
  await JSZip.loadAsync('nonsense').catch((error) => console.log(error.message.split('\n')[0]));
})();
