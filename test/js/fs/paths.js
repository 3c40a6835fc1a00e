// SPDX-License-Identifier: MIT
'use strict';

// Paths are strings, Buffers (any bytes) and file URLs; NUL is refused everywhere.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'fs-')));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const file = path.join(dir, 'file');

fs.writeFileSync(pathToFileURL(file), 'x');
assert.strictEqual(fs.readFileSync(Buffer.from(file), 'utf8'), 'x');
assert.throws(() => fs.statSync(new URL('http://example/x')), { code: 'ERR_INVALID_URL_SCHEME' });
for (const bad of ['a\0b', Buffer.from('a\0b'), `${pathToFileURL(file)}%00`]) {
  const value = typeof bad === 'string' && bad.startsWith('file:') ? new URL(bad) : bad;
  assert.throws(() => fs.readFileSync(value), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.strictEqual(fs.existsSync(value), false);
}
for (const bad of [undefined, null, 1.5, {}, [], true, Symbol('x')]) {
  assert.throws(() => fs.statSync(bad), { code: 'ERR_INVALID_ARG_TYPE' });
}

// A name that is no UTF-8 survives as bytes.
const odd = Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0xff, 0x61])]);
fs.writeFileSync(odd, 'odd');
const names = fs.readdirSync(dir, 'buffer');
assert.ok(names.some((name) => name.equals(Buffer.from([0xff, 0x61]))));
assert.strictEqual(fs.readFileSync(odd, 'utf8'), 'odd');
fs.unlinkSync(odd);

fs.symlinkSync('file', path.join(dir, 'link'));
assert.strictEqual(fs.readlinkSync(path.join(dir, 'link')), 'file');
assert.deepStrictEqual(fs.readlinkSync(path.join(dir, 'link'), 'buffer'), Buffer.from('file'));
assert.strictEqual(fs.realpathSync(path.join(dir, 'link')), file);
assert.strictEqual(fs.realpathSync.native(path.join(dir, 'link')), file);
assert.throws(() => fs.realpathSync(path.join(dir, 'no', 'file')),
              { code: 'ENOENT', syscall: 'lstat', path: path.join(dir, 'no') });

const temp = fs.mkdtempDisposableSync(path.join(dir, 'temp-'));
assert.ok(fs.statSync(temp.path).isDirectory());
fs.writeFileSync(path.join(temp.path, 'in'), '');
temp.remove();
assert.ok(!fs.existsSync(temp.path));
