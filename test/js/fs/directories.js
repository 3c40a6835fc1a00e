// SPDX-License-Identifier: MIT
'use strict';

// mkdir, readdir, opendir and rm on trees.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const at = (...names) => path.join(dir, ...names);

assert.strictEqual(fs.mkdirSync(at('a', 'b', 'c'), { recursive: true }), at('a'));
assert.strictEqual(fs.mkdirSync(at('a', 'b', 'c'), { recursive: true }), undefined);
assert.strictEqual(fs.mkdirSync(at('a', 'x', 'y/'), { recursive: true }), at('a', 'x'));
assert.throws(() => fs.mkdirSync(at('a')), { code: 'EEXIST' });
fs.writeFileSync(at('a', 'file'), '');
assert.throws(() => fs.mkdirSync(at('a', 'file', 'z'), { recursive: true }), { code: 'ENOTDIR' });
fs.symlinkSync('..', at('a', 'b', 'up'));

assert.deepStrictEqual(fs.readdirSync(at('a')), ['b', 'file', 'x']);
assert.deepStrictEqual(fs.readdirSync(at('a'), 'buffer')[1], Buffer.from('file'));
assert.deepStrictEqual(fs.readdirSync(at('a'), 'hex')[0], '62');
const entries = fs.readdirSync(at('a'), { withFileTypes: true });
assert.deepStrictEqual(entries.map((entry) => entry.isDirectory()), [true, false, true]);
assert.deepStrictEqual(entries.map((entry) => entry.parentPath), Array(3).fill(at('a')));
assert.ok(fs.readdirSync(at('a', 'b'), { withFileTypes: true })[1].isSymbolicLink());
assert.deepStrictEqual(fs.readdirSync(at('a', 'x', 'y')), []);

fs.unlinkSync(at('a', 'b', 'up'));
const tree = ['b', 'file', 'x', 'b/c', 'x/y'];
assert.deepStrictEqual(fs.readdirSync(at('a'), { recursive: true }), tree);
const deep = fs.readdirSync(at('a'), { recursive: true, withFileTypes: true })[3];
assert.strictEqual(deep.name, 'c');
assert.strictEqual(deep.parentPath, at('a', 'b'));

(async () => {
  assert.deepStrictEqual(await fs.promises.readdir(at('a'), { recursive: true }), tree);
  const names = [];
  for await (const entry of await fs.promises.opendir(at('a'), { bufferSize: 1 })) {
    names.push(entry.name);
  }
  assert.deepStrictEqual(names.sort(), ['b', 'file', 'x']);
  const all = [];
  for await (const entry of fs.opendirSync(at('a'), { recursive: true })) {
    all.push(path.relative(at('a'), path.join(entry.parentPath, entry.name)));
  }
  assert.deepStrictEqual(all.sort(), [...tree].sort());

  assert.throws(() => fs.rmSync(at('a')), { code: 'ERR_FS_EISDIR', name: 'SystemError' });
  assert.throws(() => fs.rmSync(at('none')), { code: 'ENOENT' });
  fs.rmSync(at('none'), { force: true });
  await fs.promises.rm(at('a'), { recursive: true });
  assert.ok(!fs.existsSync(at('a')));
})();
