// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { posix } = require('node:path');

const table = {
  normalize: [
    ['', '.'], ['/', '/'], ['a//b/../c/.', 'a/c'], ['./a/', 'a/'], ['../../a', '../../a'],
    ['/..', '/'], ['a/..', '.'], ['a/../', './'], ['...', '...'],
  ],
  dirname: [['', '.'], ['/', '/'], ['//a', '//'], ['a', '.'], ['/a', '/'], ['a/b/', 'a']],
  extname: [['a.b.c', '.c'], ['.bashrc', ''], ['a.', '.'], ['..', ''], ['.a.b', '.b'], ['a/', '']],
  basename: [['/a/b.js', 'b.js'], ['a//', 'a'], ['', ''], ['/', '']],
};
for (const [name, rows] of Object.entries(table)) {
  for (const [input, expected] of rows) {
    assert.strictEqual(posix[name](input), expected, `${name}(${input})`);
  }
}
assert.strictEqual(posix.join('a', '', '..', '../b', '/c'), '../b/c');
assert.strictEqual(posix.join(), '.');
assert.strictEqual(posix.resolve('/a/b', '../c', './d/'), '/a/c/d');
assert.strictEqual(posix.resolve('x', '/y', 'z'), '/y/z');
assert.strictEqual(posix.relative('/a/b/c', '/a/d'), '../../d');
assert.strictEqual(posix.relative('/a/bc', '/a/b'), '../b');
assert.strictEqual(posix.relative('/', '/a'), 'a');
assert.strictEqual(posix.basename('a.html', '.html'), 'a');
assert.strictEqual(posix.basename('.html', '.html'), '');
assert.deepStrictEqual(posix.parse('/x/y.tar.gz'), {
  root: '/', dir: '/x', base: 'y.tar.gz', ext: '.gz', name: 'y.tar',
});
assert.strictEqual(posix.format({ dir: '/a', name: 'b', ext: 'c' }), '/a/b.c');
assert.strictEqual(posix.format({ root: '/', base: 'b' }), '/b');
assert.throws(() => posix.join('a', 1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.strictEqual(posix.posix.win32, require('node:path/win32'));
