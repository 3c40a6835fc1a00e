// SPDX-License-Identifier: MIT
// How util.inspect shows URLs and their parameters.
'use strict';
const assert = require('node:assert');
const { inspect } = require('node:util');

assert.strictEqual(inspect(new URL('https://u@h:1/p?q=1#f')), `URL {
  href: 'https://u@h:1/p?q=1#f',
  origin: 'https://h:1',
  protocol: 'https:',
  username: 'u',
  password: '',
  host: 'h:1',
  hostname: 'h',
  port: '1',
  pathname: '/p',
  search: '?q=1',
  searchParams: URLSearchParams { 'q' => '1' },
  hash: '#f'
}`);
assert.match(inspect(new URL('http://h'), { showHidden: true }),
             /Symbol\(context\): URLContext \{[^}]*port: 4294967295,\s+scheme_type: 0/);
assert.strictEqual(inspect({ url: new URL('http://h') }, { depth: 0 }), '{ url: URL {} }');

const params = new URLSearchParams('a=1&b=2&a=3');
assert.strictEqual(inspect(params), "URLSearchParams { 'a' => '1', 'b' => '2', 'a' => '3' }");
assert.strictEqual(inspect(params, { breakLength: 10 }),
                   "URLSearchParams {\n  'a' => '1',\n  'b' => '2',\n  'a' => '3' }");
assert.strictEqual(inspect(new URLSearchParams()), 'URLSearchParams {}');
assert.strictEqual(inspect(params.keys()), "URLSearchParams Iterator { 'a', 'b', 'a' }");
assert.strictEqual(inspect(params, { depth: -1 }), '[Object]');
