// SPDX-License-Identifier: MIT
'use strict';

// ZIP archives made in memory, as a stream and on disk are read back, and damage is told.
const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const zlib = require('node:zlib');

process.removeAllListeners('warning');
const modified = new Date(2020, 0, 2, 3, 4, 7);
const text = Buffer.from('b'.repeat(1000));
const entries = () => [
  zlib.ZipEntry.createSync('a.txt', Buffer.from('hello'), { modified }),
  zlib.ZipEntry.createSync('d/b', text, { mode: 0o640, comment: 'second' }),
  zlib.ZipEntry.createSync('z', text, { method: 'zstd' }),
  zlib.ZipEntry.createSymlink('link', 'a.txt'),
  zlib.ZipEntry.createSync('d/', Buffer.alloc(0)),
];
const bytes = Buffer.concat([...zlib.createZipArchiveSync(entries(), 'all')]);

function check(archive) {
  assert.deepStrictEqual([...archive.keys()], ['a.txt', 'd/b', 'z', 'link', 'd/']);
  assert.strictEqual(archive.get('a.txt').contentSync().toString(), 'hello');
  assert.strictEqual(archive.get('a.txt').modified.getTime(), modified.getTime());
  assert(archive.get('d/b').contentSync().equals(text));
  assert.strictEqual(archive.get('d/b').mode, 0o640);
  assert.strictEqual(archive.get('d/b').comment, 'second');
  assert(archive.get('z').contentSync().equals(text));
  assert.strictEqual(archive.get('z').method, 93);
  assert(archive.get('link').isSymlink);
  assert(archive.get('d/').isDirectory);
}
const archive = new zlib.ZipBuffer(bytes);
check(archive);
assert.strictEqual(archive.comment, 'all');
check(new zlib.ZipBuffer(Buffer.concat([Buffer.from('#!/bin/sh\n'), bytes])));
check(new zlib.ZipBuffer(archive.toBufferSync()));
assert.throws(() => archive.get('nope'), { code: 'ERR_ZIP_ENTRY_NOT_FOUND' });
assert.throws(() => archive.get('d/b').contentSync({ maxSize: 10 }), { code: 'ERR_ZIP_ENTRY_TOO_LARGE' });
assert.throws(() => new zlib.ZipBuffer(bytes.subarray(0, -1)), { code: 'ERR_ZIP_INVALID_ARCHIVE' });
for (let i = 0; i < bytes.length; i++) {
  const damaged = Buffer.from(bytes);
  damaged[i] ^= 0x55;
  try {
    for (const entry of zlib.ZipEntry.read(damaged)) entry.contentSync();
  } catch (error) {
    assert.match(error.code, /^ERR_ZIP_/, `byte ${i}: ${error.stack}`);
  }
}

(async () => {
  const streamed = zlib.ZipEntry.createStream('s', (async function* () { yield text; yield text; })());
  const chunks = await zlib.createZipArchive([streamed]).toArray();
  const copy = new zlib.ZipBuffer(Buffer.concat(chunks));
  assert.strictEqual((await copy.get('s').content()).length, 2000);

  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'zip-'));
  const name = path.join(directory, 'x.zip');
  fs.writeFileSync(name, bytes);
  const file = await zlib.ZipFile.open(name, { writable: true });
  await file.add('new', Buffer.from('fresh'));
  assert.strictEqual(await file.delete('a.txt'), true);
  let size = 0;
  for await (const chunk of (await file.get('d/b')).contentIterator()) size += chunk.length;
  assert.strictEqual(size, 1000);
  await file.close();
  const changed = new zlib.ZipBuffer(fs.readFileSync(name));
  assert.deepStrictEqual([...changed.keys()], ['d/b', 'z', 'link', 'd/', 'new']);
  assert.strictEqual(changed.get('new').contentSync().toString(), 'fresh');

  const packed = Buffer.concat(await zlib.zipFiles([[name, 'inner.zip'], [directory, 'dir']]).toArray());
  assert.deepStrictEqual([...new zlib.ZipBuffer(packed).keys()], ['inner.zip', 'dir/']);
  fs.rmSync(directory, { recursive: true });
})();
