// SPDX-License-Identifier: MIT
'use strict';

// Utf8Stream: gathers writes, drops what is too much, changes its file, ends in order.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const dest = path.join(dir, 'log', 'one');
const next = path.join(dir, 'log', 'two');

const stream = new fs.Utf8Stream({ dest, mkdir: true, sync: true, minLength: 10, maxLength: 30 });
const events = [];
for (const name of ['drop', 'finish', 'close']) stream.on(name, () => events.push(name));
assert.strictEqual(stream.contentMode, 'utf8');
assert.strictEqual(stream.write('12345'), true);
assert.strictEqual(fs.readFileSync(dest, 'utf8'), '');
stream.write('67890');
assert.strictEqual(fs.readFileSync(dest, 'utf8'), '1234567890');
stream.write('x'.repeat(31));
assert.deepStrictEqual(events, ['drop']);
stream.write('tail');
stream.flushSync();
assert.strictEqual(fs.readFileSync(dest, 'utf8'), '1234567890tail');
assert.throws(() => stream.write(Buffer.from('x')), { code: 'ERR_INVALID_ARG_TYPE' });

stream.reopen(next);
stream.write('after');
stream.end();
stream.on('close', () => {
  assert.deepStrictEqual(events, ['drop', 'finish', 'close']);
  assert.strictEqual(fs.readFileSync(next, 'utf8'), 'after');
  assert.throws(() => stream.write('x'), { code: 'ERR_INVALID_STATE' });
});
assert.throws(() => new fs.Utf8Stream({}), { code: 'ERR_INVALID_ARG_TYPE' });
