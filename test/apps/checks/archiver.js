// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const zlib = require('zlib');
const archiver = require('archiver');
const JSZip = require('jszip');

fs.mkdirSync('in/sub', { recursive: true });
fs.writeFileSync('in/a.txt', 'a'.repeat(100000));
fs.writeFileSync('in/sub/b.txt', 'b');
function pack(format, options) {
  return new Promise((resolve, reject) => {
    const archive = archiver(format, options);
    const output = fs.createWriteStream(`out.${format}`);
    output.on('close', () => resolve(archive.pointer()));
    archive.on('error', reject).on('entry', (entry) => console.log(format, entry.name, entry.type));
    archive.pipe(output);
    archive.directory('in', 'top').append('text', { name: 'c.txt', date: new Date(0), mode: 0o600 }).append(fs.createReadStream('in/a.txt'), { name: 'stream.txt' });
    archive.finalize();
  });
}
(async() => {
  console.log(await pack('zip', { zlib: { level: 9 } }) === fs.statSync('out.zip').size);
  const zip = await JSZip.loadAsync(fs.readFileSync('out.zip'));
  for (const name of Object.keys(zip.files).sort()) console.log(name, zip.files[name].dir || (await zip.files[name].async('string')).length);
  await pack('tar', { gzip: true });
  const tar = zlib.gunzipSync(fs.readFileSync('out.tar'));
  console.log(tar.length % 512, tar.toString('latin1').match(/ustar/g).length, tar.includes('top/sub/b.txt'));
})();
