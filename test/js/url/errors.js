// SPDX-License-Identifier: MIT
// What the constructor and the static methods refuse, and how.
'use strict';
const assert = require('node:assert');

assert.throws(() => new URL('x'), (error) => {
  assert.strictEqual(error.name, 'TypeError');
  assert.strictEqual(error.code, 'ERR_INVALID_URL');
  assert.strictEqual(error.message, 'Invalid URL');
  assert.strictEqual(error.input, 'x');
  assert.ok(!('base' in error));
  return true;
});
assert.throws(() => new URL('/x', 'y'), { code: 'ERR_INVALID_URL', input: '/x', base: 'y' });
assert.throws(() => new URL(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => new URL(Symbol('s')), {
  name: 'TypeError', message: 'Cannot convert a Symbol value to a string',
});
assert.throws(() => URL('http://a'), TypeError);
const { get } = Object.getOwnPropertyDescriptor(URL.prototype, 'href');
assert.throws(() => Reflect.apply(get, {}, []), TypeError);

assert.strictEqual(URL.parse('x'), null);
assert.strictEqual(URL.parse('x', 'http://h/').href, 'http://h/x');
assert.strictEqual(URL.canParse('x'), false);
assert.strictEqual(URL.canParse('x', 'http://h/'), true);
assert.throws(() => URL.parse(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => URL.canParse(), { code: 'ERR_MISSING_ARGS' });

class Sub extends URL {}
assert.ok(new Sub('http://a') instanceof Sub);
assert.deepStrictEqual(Object.keys(new URL('http://a')), []);
