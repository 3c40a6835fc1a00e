// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { win32 } = require('node:path');

const normalized = [
  ['C:/a/../b', 'C:\\b'], ['C:', 'C:.'], ['c:..\\a', 'c:..\\a'], ['//server/share/a/..', '\\\\server\\share\\'],
  ['\\\\server\\share', '\\\\server\\share\\'], ['./a/../C:b', '.\\C:b'], ['nul\\', '.\\nul\\'],
  ['con:..\\..\\a', '.\\con:..\\..\\a'], ['\\\\?\\C:\\a', '\\\\?\\C:\\a'], ['', '.'], ['/', '\\'],
];
for (const [input, expected] of normalized) {
  assert.strictEqual(win32.normalize(input), expected, input);
}
assert.strictEqual(win32.join('//server', 'share'), '\\\\server\\share\\');
assert.strictEqual(win32.join('//', 'server', 'share'), '\\server\\share');
assert.strictEqual(win32.join('c:', 'a', '..', 'b'), 'c:\\b');
assert.strictEqual(win32.resolve('C:\\a', 'D:\\b', '..\\c'), 'D:\\c');
assert.strictEqual(win32.resolve('C:\\a', '\\b'), 'C:\\b');
assert.strictEqual(win32.relative('C:\\Foo\\bar', 'c:\\foo\\BAZ'), '..\\BAZ');
assert.strictEqual(win32.relative('C:\\a', 'D:\\b'), 'D:\\b');
assert.strictEqual(win32.dirname('C:\\a\\b'), 'C:\\a');
assert.strictEqual(win32.dirname('\\\\server\\share\\a'), '\\\\server\\share\\');
assert.strictEqual(win32.basename('C:\\a/b.js', '.js'), 'b');
assert.strictEqual(win32.basename('C:'), '');
assert.strictEqual(win32.toNamespacedPath('C:\\a'), '\\\\?\\C:\\a');
assert.strictEqual(win32.toNamespacedPath('\\\\s\\t\\a'), '\\\\?\\UNC\\s\\t\\a');
assert.strictEqual(win32.isAbsolute('C:a'), false);
assert.strictEqual(win32.isAbsolute('C:/a'), true);
assert.deepStrictEqual(win32.parse('C:\\x\\y.z'), {
  root: 'C:\\', dir: 'C:\\x', base: 'y.z', ext: '.z', name: 'y',
});
