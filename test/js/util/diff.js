// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { diff } = require('node:util');

assert.deepStrictEqual(diff('abc', 'abc'), []);
assert.deepStrictEqual(diff('ab', 'ac'), [[0, 'a'], [1, 'b'], [-1, 'c']]);
assert.deepStrictEqual(diff(['x', 'y'], ['y', 'z']), [[1, 'x'], [0, 'y'], [-1, 'z']]);
assert.throws(() => diff(5, 'a'), { code: 'ERR_INVALID_ARG_TYPE' });
// Putting either side together again gives the texts.
const entries = diff('the quick brown fox', 'a quick red fox!');
const side = (operation) => entries.filter(([op]) => op === 0 || op === operation)
  .map(([, char]) => char).join('');
assert.strictEqual(side(1), 'the quick brown fox');
assert.strictEqual(side(-1), 'a quick red fox!');
