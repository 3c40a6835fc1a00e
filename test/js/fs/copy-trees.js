// SPDX-License-Identifier: MIT
'use strict';

// cp: trees, links, what exists already, and copies into themselves.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const at = (...names) => path.join(dir, ...names);

fs.mkdirSync(at('src', 'sub'), { recursive: true });
fs.writeFileSync(at('src', 'a'), 'A');
fs.writeFileSync(at('src', 'sub', 'b'), 'B', { mode: 0o600 });
fs.symlinkSync('a', at('src', 'link'));

assert.throws(() => fs.cpSync(at('src'), at('none')), { code: 'ERR_FS_EISDIR' });
fs.cpSync(at('src'), at('out', 'deep'), { recursive: true });
assert.strictEqual(fs.readFileSync(at('out', 'deep', 'sub', 'b'), 'utf8'), 'B');
assert.strictEqual(fs.statSync(at('out', 'deep', 'sub', 'b')).mode & 0o777, 0o600);
assert.strictEqual(fs.readlinkSync(at('out', 'deep', 'link')), at('src', 'a'));

fs.cpSync(at('src'), at('verbatim'), { recursive: true, verbatimSymlinks: true });
assert.strictEqual(fs.readlinkSync(at('verbatim', 'link')), 'a');
fs.cpSync(at('src'), at('followed'), { recursive: true, dereference: true });
assert.ok(fs.lstatSync(at('followed', 'link')).isFile());

const filter = (from) => !from.endsWith('sub');
fs.cpSync(at('src'), at('filtered'), { recursive: true, filter });
assert.deepStrictEqual(fs.readdirSync(at('filtered')), ['a', 'link']);
assert.throws(() => fs.cpSync(at('src'), at('x'), { recursive: true, filter: async () => true }),
              { code: 'ERR_INVALID_RETURN_VALUE' });

fs.writeFileSync(at('old'), 'old');
fs.cpSync(at('src', 'a'), at('old'), { force: false });
assert.strictEqual(fs.readFileSync(at('old'), 'utf8'), 'old');
assert.throws(() => fs.cpSync(at('src', 'a'), at('old'), { force: false, errorOnExist: true }),
              { code: 'ERR_FS_CP_EEXIST' });

(async () => {
  const { cp } = fs.promises;
  await assert.rejects(cp(at('src'), at('src', 'sub', 'in'), { recursive: true }),
                       { code: 'ERR_FS_CP_EINVAL', name: 'SystemError' });
  await assert.rejects(cp(at('src'), at('src'), { recursive: true }), { code: 'ERR_FS_CP_EINVAL' });
  await assert.rejects(cp(at('src'), at('old'), { recursive: true }),
                       { code: 'ERR_FS_CP_DIR_TO_NON_DIR' });
  await assert.rejects(cp(at('old'), at('src')), { code: 'ERR_FS_CP_NON_DIR_TO_DIR' });
  await cp(at('src'), at('async'), {
    recursive: true, preserveTimestamps: true, filter: async (from) => filter(from),
  });
  assert.deepStrictEqual(fs.readdirSync(at('async')), ['a', 'link']);
  assert.deepStrictEqual(fs.statSync(at('async', 'a')).mtime, fs.statSync(at('src', 'a')).mtime);
  fs.cp(at('old'), at('callback'), (err) => {
    assert.strictEqual(err, null);
    assert.strictEqual(fs.readFileSync(at('callback'), 'utf8'), 'old');
  });
})();
