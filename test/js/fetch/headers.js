// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { inspect } = require('node:util');

const headers = new Headers([['b', '1'], ['A', ' 2 '], ['set-cookie', 'x'], ['B', '3']]);
headers.append('Set-Cookie', 'y');
assert.deepStrictEqual([...headers], [
  ['a', '2'], ['b', '1, 3'], ['set-cookie', 'x'], ['set-cookie', 'y'],
]);
assert.strictEqual(headers.get('SET-COOKIE'), 'x, y');
assert.deepStrictEqual(headers.getSetCookie(), ['x', 'y']);
assert.strictEqual(headers.get('none'), null);
assert.strictEqual(new Headers([['cookie', 'a'], ['cookie', 'b']]).get('cookie'), 'a; b');
headers.set('b', 'one');
headers.delete('Set-Cookie');
assert.deepStrictEqual(Object.fromEntries(headers), { a: '2', b: 'one' });
assert.deepStrictEqual(headers.getSetCookie(), []);
assert.strictEqual(inspect(new Headers({ 'X-Y': '1', z: '2' })), "Headers { 'X-Y': '1', z: '2' }");

// Iterators are live.
const iterator = new Headers({ m: '1' }).entries();
assert.deepStrictEqual(iterator.next(), { value: ['m', '1'], done: false });
assert.strictEqual(iterator.next().done, true);
assert.strictEqual(Object.prototype.toString.call(iterator), '[object Headers Iterator]');

const failures = [
  [() => new Headers(null), /could not be converted to one of/],
  [() => new Headers([['a']]), /expected name\/value pair to be length 2, found 1/],
  [() => new Headers({ 'a b': '1' }), /"a b" is an invalid header name/],
  [() => new Headers({ a: 'x\ny' }), /is an invalid header value/],
  [() => new Headers({ a: '\u0100' }), /index 0 has a value of 256 which is greater than 255/],
  [() => new Headers().append('a'), /2 arguments required, but only 1 found/],
  [() => Response.error().headers.append('a', 'b'), /immutable/],
];
for (const [fn, message] of failures) assert.throws(fn, { name: 'TypeError', message });
assert.throws(() => Headers.prototype.get.call({}, 'a'), { code: 'ERR_INVALID_THIS' });
assert.throws(() => structuredClone(headers), { name: 'DataCloneError' });
