// SPDX-License-Identifier: MIT
'use strict';

// glob: patterns against a tree.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(cwd, { recursive: true }));
const files = ['a.js', 'b.ts', '.hidden', 'sub/a.js', 'sub/deep/c.js', '.dot/x.js', 'n10.txt', 'n2.txt'];
for (const file of files) {
  fs.mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
  fs.writeFileSync(path.join(cwd, file), '');
}
fs.symlinkSync('sub', path.join(cwd, 'link'));

const expected = {
  '*.js': ['a.js'],
  '*': ['a.js', 'b.ts', 'link', 'n10.txt', 'n2.txt', 'sub'],
  '**/*.js': ['a.js', 'sub/a.js', 'sub/deep/c.js'],
  'sub/**': ['sub', 'sub/a.js', 'sub/deep', 'sub/deep/c.js'],
  '**/': ['.', 'sub', 'sub/deep'],
  '{a,b}.{js,ts}': ['a.js', 'b.ts'],
  'n{1..20}.txt': ['n10.txt', 'n2.txt'],
  'n[!1]*.txt': ['n2.txt'],
  '.*': ['.dot', '.hidden'],
  '.dot/*': ['.dot/x.js'],
  '!(*.js|*.txt)': ['b.ts', 'link', 'sub'],
  '@(a|b).*': ['a.js', 'b.ts'],
  'link/*': ['link/a.js', 'link/deep'],
  './sub//a.js': ['sub/a.js'],
  'nothing': [],
};
for (const [pattern, matches] of Object.entries(expected)) {
  assert.deepStrictEqual(fs.globSync(pattern, { cwd }).sort(), matches, pattern);
}

assert.deepStrictEqual(fs.globSync(['*.ts', '*.js', 'a.*'], { cwd }).sort(), ['a.js', 'b.ts']);
assert.deepStrictEqual(
  fs.globSync('**/*.js', { cwd, exclude: ['sub/deep'] }).sort(), ['a.js', 'sub/a.js']);
assert.deepStrictEqual(
  fs.globSync('**/*.js', { cwd, exclude: (name) => name === 'sub' }), ['a.js']);
assert.ok(fs.globSync('**', { cwd, followSymlinks: true }).includes('link/deep/c.js'));
const [entry] = fs.globSync('sub/deep/*', { cwd, withFileTypes: true });
assert.strictEqual(path.join(entry.parentPath, entry.name), path.join(cwd, 'sub/deep/c.js'));
assert.throws(() => fs.globSync(1), { code: 'ERR_INVALID_ARG_TYPE' });

(async () => {
  const found = [];
  for await (const match of fs.promises.glob('sub/*', { cwd })) found.push(match);
  assert.deepStrictEqual(found.sort(), ['sub/a.js', 'sub/deep']);
  fs.glob('*.ts', { cwd }, (err, matches) => {
    assert.strictEqual(err, null);
    assert.deepStrictEqual(matches, ['b.ts']);
  });
})();
assert.ok(path.matchesGlob('x/y/z.js', 'x/**/*.js'));
assert.ok(!path.matchesGlob('x/.y/z.js', 'x/**/*.js'));
