// SPDX-License-Identifier: MIT
// url.format() of legacy objects, and url.resolve().
'use strict';
const assert = require('node:assert');
const url = require('node:url');

process.removeAllListeners('warning');
process.on('warning', () => {}); // url.parse() is deprecated

const formats = [
  [{ protocol: 'http', host: 'a:1', pathname: 'b?#', query: { x: [1, 2] } }, 'http://a:1/b%3F%23?x=1&x=2'],
  [{ hostname: '::1', port: 8, slashes: true }, '//[::1]:8'],
  [{ auth: 'u:p@', host: 'h', hash: 'x' }, 'u:p%40@h#x'],
  [{ protocol: 'file', pathname: '/a' }, 'file:///a'],
  [{ protocol: 'mailto:', pathname: 'a' }, 'mailto:a'],
  [{ search: 'a#', pathname: '/' }, '/?a%23'],
  [{}, ''],
];
for (const [object, expected] of formats) assert.strictEqual(url.format(object), expected);
assert.throws(() => url.format(5), { code: 'ERR_INVALID_ARG_TYPE' });

const resolutions = [
  ['http://a/b/c?d', '../e', 'http://a/e'], ['http://a/b/c', '?x', 'http://a/b/c?x'],
  ['http://a/b/c#d', '', 'http://a/b/c'], ['http://a', '//b', 'http://b/'],
  ['http://a/b', 'https:c/d', 'https://c/d'], ['/a/b', '../../../c', '/c'],
  ['a/b', '../../c', '../c'], ['mailto:x@y', 'z', 'mailto:x@z'], ['http://u@a/b', 'c', 'http://u@a/c'],
  ['http://a/b/', './', 'http://a/b/'], ['http://a/b', '/c/./d/..', 'http://a/c/'],
  ['file:///a/b', 'c', 'file:///a/c'],
];
for (const [base, target, expected] of resolutions) {
  assert.strictEqual(url.resolve(base, target), expected, `${base} ${target}`);
}
assert.strictEqual(url.resolveObject('http://a/b', 'c').pathname, '/c');
