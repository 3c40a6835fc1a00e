// SPDX-License-Identifier: MIT
// Iterators and forEach see changes made meanwhile.
'use strict';
const assert = require('node:assert');

const params = new URLSearchParams('a=1&b=2');
assert.deepStrictEqual([...params], [['a', '1'], ['b', '2']]);
assert.deepStrictEqual([...params.keys()], ['a', 'b']);
assert.deepStrictEqual([...params.values()], ['1', '2']);
assert.strictEqual(params[Symbol.iterator], params.entries);

const iterator = params.keys();
assert.strictEqual(iterator.next().value, 'a');
params.append('c', '3');
assert.deepStrictEqual([...iterator], ['b', 'c']);
assert.deepStrictEqual(iterator.next(), { value: undefined, done: true });
assert.strictEqual(Object.prototype.toString.call(iterator), '[object URLSearchParams Iterator]');
assert.throws(() => iterator.next.call({}), { code: 'ERR_INVALID_THIS' });

const seen = [];
const self = {};
params.forEach(function(value, name, all) {
  assert.strictEqual(this, self);
  assert.strictEqual(all, params);
  seen.push(name + value);
  if (name === 'c') params.append('d', '4');
}, self);
assert.deepStrictEqual(seen, ['a1', 'b2', 'c3', 'd4']);
assert.throws(() => params.forEach(1), { code: 'ERR_INVALID_ARG_TYPE' });
