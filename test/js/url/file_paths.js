// SPDX-License-Identifier: MIT
// File URLs to paths and back, in both flavours.
'use strict';
const assert = require('node:assert');
const path = require('node:path');
const { fileURLToPath, fileURLToPathBuffer, pathToFileURL } = require('node:url');

const posix = { windows: false };
const windows = { windows: true };

assert.strictEqual(fileURLToPath('file:///a%20b/%C3%A9', posix), '/a b/\u00e9');
assert.strictEqual(fileURLToPath(new URL('file:///C:/a%20b'), windows), 'C:\\a b');
assert.strictEqual(fileURLToPath('file://server/share/x', windows), '\\\\server\\share\\x');
assert.deepStrictEqual(fileURLToPathBuffer('file:///a%FF%zz', posix), Buffer.from('/a\xff%zz', 'latin1'));

assert.throws(() => fileURLToPath('http://a'), { code: 'ERR_INVALID_URL_SCHEME' });
assert.throws(() => fileURLToPath('file://h/a', posix), { code: 'ERR_INVALID_FILE_URL_HOST' });
assert.throws(() => fileURLToPath('file:///a%2Fb', posix), { code: 'ERR_INVALID_FILE_URL_PATH' });
assert.throws(() => fileURLToPath('file:///C:/a%5Cb', windows), { code: 'ERR_INVALID_FILE_URL_PATH' });
assert.throws(() => fileURLToPath('file:///a', windows), { code: 'ERR_INVALID_FILE_URL_PATH' });
assert.throws(() => fileURLToPath(5), { code: 'ERR_INVALID_ARG_TYPE' });

assert.strictEqual(pathToFileURL('/a b%#?\\\n', posix).href, 'file:///a%20b%25%23%3F%5C%0A');
assert.strictEqual(pathToFileURL('/a/../b/', posix).href, 'file:///b/');
assert.strictEqual(pathToFileURL('C:\\a b', windows).href, 'file:///C:/a%20b');
assert.strictEqual(pathToFileURL('\\\\server\\share\\a b', windows).href, 'file://server/share/a%20b');
assert.strictEqual(pathToFileURL('\\\\?\\C:\\a', windows).href, 'file:///C:/a');
assert.throws(() => pathToFileURL('\\\\\\x', windows), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => pathToFileURL(5), { code: 'ERR_INVALID_ARG_TYPE' });

for (const name of ['a b', '%41', '\u65e5', '~!@#$^&()']) {
  const full = path.join(__dirname, name);
  assert.strictEqual(fileURLToPath(pathToFileURL(full)), full);
}
