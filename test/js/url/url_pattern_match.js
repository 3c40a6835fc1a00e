// SPDX-License-Identifier: MIT
// URLPattern: which URLs match, and what the groups hold.
'use strict';
const assert = require('node:assert');

const pattern = new URLPattern('https://:sub.example.com/users/:id(\\d+)/*\\?q=*#:f');
const match = pattern.exec('https://api.example.com/users/42/x/y?q=1#top');
assert.deepStrictEqual({ ...match.hostname.groups }, { sub: 'api' });
assert.deepStrictEqual({ ...match.pathname.groups }, { id: '42', 0: 'x/y' });
assert.strictEqual(match.pathname.input, '/users/42/x/y');
assert.deepStrictEqual({ ...match.hash.groups }, { f: 'top' });
assert.deepStrictEqual(match.inputs, ['https://api.example.com/users/42/x/y?q=1#top']);
assert.strictEqual(pattern.exec('https://api.example.com/users/x/'), null);
assert.strictEqual(pattern.hasRegExpGroups, true);

const cases = [
  [{ pathname: '/a{/:b}?' }, '/a', true], [{ pathname: '/a{/:b}?' }, '/a/c', true],
  [{ pathname: '/a{/:b}?' }, '/a/c/d', false], [{ pathname: '/:a+' }, '/x/y', true],
  [{ pathname: '/:a+' }, '/', false], [{ pathname: '/:a*' }, '/x/y/z', true],
  [{ pathname: '/A' }, '/a', false], [{ pathname: '/*.:ext' }, '/a.b.c', true],
];
for (const [init, pathname, expected] of cases) {
  assert.strictEqual(new URLPattern(init).test({ pathname }), expected, pathname);
}
assert.ok(new URLPattern({ pathname: '/A' }, { ignoreCase: true }).test({ pathname: '/a' }));
assert.ok(new URLPattern('/a/*', 'https://h/').test('b', 'https://h/a/'));
assert.ok(new URLPattern().test('https://anything/at?all#x'));
assert.throws(() => new URLPattern().test({}, 'https://h'), { code: 'ERR_OPERATION_FAILED' });
