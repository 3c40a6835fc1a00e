// SPDX-License-Identifier: MIT
// URLPattern: how pattern strings are split, normalised and refused.
'use strict';
const assert = require('node:assert');

function components(...args) {
  const p = new URLPattern(...args);
  return [p.protocol, p.username, p.password, p.hostname, p.port, p.pathname, p.search, p.hash];
}

const base = 'https://base.org:81/d/e?f#g';
const cases = [
  [['https://example.com:8080/foo?bar#baz'],
   ['https', '*', '*', 'example.com', '8080', '/foo', 'bar', 'baz']],
  [['http{s}?://*.a.com'], ['http{s}?', '*', '*', '*.a.com', '', '*', '*', '*']],
  [['?q=*', base], ['https', '*', '*', 'base.org', '81', '/d/e', 'q=*', '*']],
  [['{/a}?', base], ['https', '*', '*', 'base.org', '81', '{/a}?', '*', '*']],
  [['https://\u00e9.com/\u00e9'], ['https', '*', '*', 'xn--9ca.com', '', '/%C3%A9', '*', '*']],
  [['https://a:443/../b'], ['https', '*', '*', 'a', '', '/b', '*', '*']],
  [['https://a/*?'], ['https', '*', '*', 'a', '', '/*?', '*', '*']],
  [['data\\:foobar'], ['data', '*', '*', '', '', 'foobar', '*', '*']],
  [[{ search: '?x', hash: '#y' }], ['*', '*', '*', '*', '*', '*', 'x', 'y']],
];
for (const [args, expected] of cases) {
  assert.deepStrictEqual(components(...args), expected);
}
assert.strictEqual(new URLPattern({ pathname: '/(.*)' }).pathname, '/*');
assert.strictEqual(new URLPattern({ pathname: '/:a{b}' }).pathname, '{/:a}b');

for (const bad of ['/relative', 'https://(', 'https://a/(?x)', 'https://a/:a/:a', 'https://a/{']) {
  assert.throws(() => new URLPattern(bad), { name: 'TypeError', code: 'ERR_INVALID_URL_PATTERN' }, bad);
}
assert.throws(() => new URLPattern(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => URLPattern('/'), { code: 'ERR_CONSTRUCT_CALL_REQUIRED' });
