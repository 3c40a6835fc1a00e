// SPDX-License-Identifier: MIT
'use strict';

// readFile({ buffer }): the file goes into memory that the caller brings.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const file = path.join(dir, 'file');
fs.writeFileSync(file, 'hello');

const buffer = Buffer.alloc(8);
const content = fs.readFileSync(file, { buffer });
assert.strictEqual(content.toString(), 'hello');
assert.strictEqual(content.buffer, buffer.buffer);
assert.strictEqual(fs.readFileSync(file, { buffer, encoding: 'latin1' }), 'hello');
const sizes = [];
fs.readFileSync(file, {
  buffer(size) {
    sizes.push(size);
    return new Uint8Array(size);
  },
});
assert.deepStrictEqual(sizes, [5]);
assert.throws(() => fs.readFileSync(file, { buffer: Buffer.alloc(4) }), {
  code: 'ERR_INVALID_ARG_VALUE',
  message: "The property 'options.buffer.byteLength' is smaller than the file size of 5 bytes. " +
    'Received 4',
});
assert.throws(() => fs.readFileSync('/proc/self/status', { buffer: Buffer.alloc(4) }),
              { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => fs.readFileSync(file, { buffer: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });

fs.readFile(file, { buffer }, (err, data) => {
  assert.strictEqual(err, null);
  assert.strictEqual(data.toString(), 'hello');
});
(async () => {
  assert.strictEqual((await fs.promises.readFile(file, { buffer })).length, 5);
  const handle = await fs.promises.open(file);
  assert.strictEqual((await handle.readFile({ buffer })).toString(), 'hello');
  await handle.close();
})();
