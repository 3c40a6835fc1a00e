// SPDX-License-Identifier: MIT
'use strict';
// What only the engine knows; where it does not tell, inspect says so.
const assert = require('node:assert');
const { inspect } = require('node:util');

const rejected = Promise.reject(new RangeError('no'));
rejected.catch(() => {});
const shown = [inspect(Promise.resolve(4)), inspect(rejected), inspect(new Promise(() => {}))];
assert.strictEqual(shown[2], 'Promise { <pending> }');
if (shown[0] !== 'Promise { <pending> }') {
  assert.strictEqual(shown[0], 'Promise { 4 }');
  assert.match(shown[1], /^Promise \{\n {2}<rejected> RangeError: no/);
}

const map = new Map([['a', 1], ['b', 2], ['c', 3]]);
const keys = map.keys();
keys.next();
map.delete('b');
const preview = inspect(keys);
if (!preview.includes('<items unknown>')) {
  assert.strictEqual(preview, "[Map Iterator] { 'c' }");
  assert.strictEqual(inspect(map.entries()), "[Map Entries] { [ 'a', 1 ], [ 'c', 3 ] }");
  assert.strictEqual(inspect(new Set([1]).values()), '[Set Iterator] { 1 }');
}
// Looking does not move the iterator.
assert.deepStrictEqual([...keys], ['c']);
