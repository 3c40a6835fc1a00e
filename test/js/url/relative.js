// SPDX-License-Identifier: MIT
// A relative URL is resolved against a base.
'use strict';
const assert = require('node:assert');

const base = 'http://u@h:1/a/b/c?q#f';
const cases = [
  ['', 'http://u@h:1/a/b/c?q'], ['x', 'http://u@h:1/a/b/x'], ['../x', 'http://u@h:1/a/x'],
  ['../../../x', 'http://u@h:1/x'], ['/x', 'http://u@h:1/x'], ['//g/x', 'http://g/x'],
  ['?r', 'http://u@h:1/a/b/c?r'], ['#g', 'http://u@h:1/a/b/c?q#g'], ['.', 'http://u@h:1/a/b/'],
  ['%2e%2E', 'http://u@h:1/a/'], ['http:x', 'http://u@h:1/a/b/x'], ['https:x', 'https://x/'],
  ['\\x', 'http://u@h:1/x'], ['foo:x', 'foo:x'],
];
for (const [input, expected] of cases) {
  assert.strictEqual(new URL(input, base).href, expected, input);
  assert.strictEqual(new URL(input, new URL(base)).href, expected, input);
}

assert.strictEqual(new URL('#f', 'mailto:a').href, 'mailto:a#f');
assert.throws(() => new URL('x', 'mailto:a'), { code: 'ERR_INVALID_URL' });
assert.strictEqual(new URL('/x', 'file:///C:/a').href, 'file:///C:/x');
assert.strictEqual(new URL('D|/x', 'file:///C:/a').href, 'file:///D:/x');
