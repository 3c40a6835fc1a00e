// SPDX-License-Identifier: MIT
'use strict';

// Dir: reads queue behind each other, synchronous work is refused meanwhile, closing is final.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(root, { recursive: true }));
for (const name of ['one', 'two', 'three']) fs.writeFileSync(path.join(root, name), '');

const dir = fs.opendirSync(root);
assert.strictEqual(dir.path, root);
const names = [];
for (let entry = dir.readSync(); entry !== null; entry = dir.readSync()) names.push(entry.name);
assert.deepStrictEqual(names.sort(), ['one', 'three', 'two']);
dir.closeSync();
assert.throws(() => dir.closeSync(), { code: 'ERR_DIR_CLOSED' });
assert.throws(() => dir.readSync(), { code: 'ERR_DIR_CLOSED' });

const busy = fs.opendirSync(root);
const seen = [];
busy.read((err, entry) => {
  assert.ifError(err);
  seen.push(entry.name);
});
assert.throws(() => busy.readSync(), { code: 'ERR_DIR_CONCURRENT_OPERATION' });
assert.throws(() => busy.closeSync(), { code: 'ERR_DIR_CONCURRENT_OPERATION' });
busy.read().then((entry) => seen.push(entry.name));
busy.read().then((entry) => seen.push(entry.name));
busy.read().then((entry) => assert.strictEqual(entry, null));
busy.close().then(async () => {
  assert.deepStrictEqual(seen.sort(), ['one', 'three', 'two']);
  await assert.rejects(busy.read(), { code: 'ERR_DIR_CLOSED' });
  await assert.rejects(busy.close(), { code: 'ERR_DIR_CLOSED' });

  // Leaving a loop closes; so does disposing, more than once.
  const left = await fs.promises.opendir(root);
  for await (const entry of left) {
    assert.ok(entry.isFile());
    break;
  }
  await assert.rejects(left.read(), { code: 'ERR_DIR_CLOSED' });
  const disposed = fs.opendirSync(root);
  disposed[Symbol.dispose]();
  await disposed[Symbol.asyncDispose]();
});
assert.throws(() => fs.opendirSync(root, { bufferSize: 0 }), { code: 'ERR_OUT_OF_RANGE' });
