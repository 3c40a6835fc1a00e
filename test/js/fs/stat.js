// SPDX-License-Identifier: MIT
'use strict';

// Stats: numbers or BigInts, times that become Dates when read, kinds of files.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const file = path.join(dir, 'file');
const link = path.join(dir, 'link');
fs.writeFileSync(file, '12345', { mode: 0o640 });
fs.symlinkSync('file', link);
fs.utimesSync(file, 1.5, new Date(2500));

const stats = fs.statSync(link);
assert.ok(stats instanceof fs.Stats);
assert.strictEqual(stats.size, 5);
assert.strictEqual(stats.mode & 0o777, 0o640);
assert.strictEqual(stats.atimeMs, 1500);
assert.strictEqual(stats.mtimeMs, 2500);
assert.deepStrictEqual(stats.mtime, new Date(2500));
assert.strictEqual(stats.mtime, stats.mtime);
assert.ok(stats.isFile());
assert.ok(!stats.isSymbolicLink());
assert.ok(fs.lstatSync(link).isSymbolicLink());
assert.ok(fs.statSync(dir).isDirectory());
assert.ok(fs.statSync('/dev/null').isCharacterDevice());

const big = fs.statSync(file, { bigint: true });
assert.strictEqual(big.size, 5n);
assert.strictEqual(big.mtimeNs, 2500000000n);
assert.strictEqual(big.ino, BigInt(stats.ino));
assert.ok(big.isFile());
assert.deepStrictEqual(big.mtime, new Date(2500));

const missing = path.join(dir, 'missing');
assert.strictEqual(fs.statSync(missing, { throwIfNoEntry: false }), undefined);
assert.strictEqual(fs.lstatSync(missing, { throwIfNoEntry: false }), undefined);
assert.strictEqual(fs.statSync(`${file}/x`, { throwIfNoEntry: false }), undefined);
assert.throws(() => fs.lstatSync(`${file}/x`, { throwIfNoEntry: false }), { code: 'ENOTDIR' });
assert.strictEqual(fs.existsSync(missing), false);
assert.strictEqual(fs.existsSync({}), false);

// Times before 1970, and below a microsecond.
fs.utimesSync(file, -10.25, 1e9 + 0.5);
assert.strictEqual(fs.statfsSync(dir).bsize > 0, true);
assert.strictEqual(typeof fs.statfsSync(dir, { bigint: true }).blocks, 'bigint');

// Results of operations under way at once are not mixed up.
const all = [file, dir, '/dev/null', missing];
let count = 0;
for (const each of all) {
  fs.stat(each, { bigint: true }, (err, result) => {
    count++;
    if (each === missing) assert.strictEqual(err.code, 'ENOENT');
    else assert.strictEqual(result.ino, fs.statSync(each, { bigint: true }).ino);
  });
}
process.on('exit', () => assert.strictEqual(count, all.length));
