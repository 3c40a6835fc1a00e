// SPDX-License-Identifier: MIT
'use strict';

// read, write, readv and writev: positions, ranges and the ways to call them.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { promisify } = require('node:util');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const fd = fs.openSync(path.join(dir, 'file'), 'w+');
process.on('exit', () => fs.closeSync(fd));

assert.strictEqual(fs.writeSync(fd, 'hello'), 5);
assert.strictEqual(fs.writeSync(fd, 'E', 1), 1);
assert.strictEqual(fs.writeSync(fd, '2121', null, 'hex'), 2);
assert.strictEqual(fs.writeSync(fd, Buffer.from('xyz'), { offset: 1, length: 1 }), 1);
assert.strictEqual(fs.writevSync(fd, [Buffer.from('A'), new Uint8Array([66])], 0), 2);

const buffer = Buffer.alloc(10);
assert.strictEqual(fs.readSync(fd, buffer, 0, 10, 0), 8);
assert.strictEqual(buffer.toString('utf8', 0, 8), 'ABllo!!y');
assert.strictEqual(fs.readSync(fd, buffer, { position: 2n, length: 2, offset: 4 }), 2);
assert.strictEqual(buffer.toString('utf8', 4, 6), 'll');
assert.strictEqual(fs.readSync(fd, buffer), 0);
assert.strictEqual(fs.readSync(fd, buffer, 0, 0, 0), 0);

assert.throws(() => fs.readSync(fd, buffer, 5, 6, 0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.readSync(fd, buffer, 0, 1, 1.5), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.readSync(fd, buffer, 0, 1, '1'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.readSync(fd, Buffer.alloc(0), 0, 1, 0), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => fs.writeSync(fd, buffer, 11), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.writeSync(fd, 1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.readSync(-1, buffer), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.read(fd, buffer, 0, 1, 0), { code: 'ERR_INVALID_ARG_TYPE' });

let isSync = true;
fs.read(fd, { buffer, position: 0 }, function(err, count, same) {
  assert.strictEqual(err, null);
  assert.strictEqual(isSync, false);
  assert.strictEqual(this, undefined);
  assert.strictEqual(count, 8);
  assert.strictEqual(same, buffer);
});
fs.read(fd, buffer, 0, 0, 0, (err, count) => assert.deepStrictEqual([err, count], [null, 0]));
isSync = false;

(async () => {
  const { bytesRead, buffers } = await promisify(fs.readv)(fd, [Buffer.alloc(1), Buffer.alloc(2)], 1);
  assert.strictEqual(bytesRead, 3);
  assert.strictEqual(Buffer.concat(buffers).toString(), 'Bll');
  const { bytesWritten } = await promisify(fs.write)(fd, 'end', 8, 'latin1');
  assert.strictEqual(bytesWritten, 3);
  assert.strictEqual(fs.fstatSync(fd).size, 11);
  fs.ftruncateSync(fd, 2);
  assert.strictEqual(fs.fstatSync(fd).size, 2);
})();
