// SPDX-License-Identifier: MIT
'use strict';

// watchFile: the stats before and after a change, also when the file comes and goes.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const file = path.join(dir, 'file');

let calls = 0;
const watcher = fs.watchFile(file, { interval: 10, bigint: true }, (current, previous) => {
  calls++;
  if (calls === 1) {
    // The file is missing: all is zero.
    assert.strictEqual(current.ino, 0n);
    assert.strictEqual(previous.ino, 0n);
    fs.writeFileSync(file, 'abc');
  } else if (current.size === 3n) {
    assert.ok(current.isFile());
    fs.unwatchFile(file);
  }
});
assert.strictEqual(watcher, fs.watchFile(file, () => {}));
watcher.on('stop', () => calls = -calls);
process.on('exit', () => assert.ok(calls <= -2));

assert.throws(() => fs.watchFile(file), { code: 'ERR_INVALID_ARG_TYPE' });
fs.unwatchFile(path.join(dir, 'never watched'));
fs.watchFile(dir, { persistent: false }, () => {});
