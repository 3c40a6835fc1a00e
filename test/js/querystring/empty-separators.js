// SPDX-License-Identifier: MIT
//
// Separators that are empty texts: without a separator there is one key, without an assignment one value.
'use strict';

const assert = require('assert');
const { parse } = require('querystring');

const entries = (...args) => Object.entries(parse(...args));

assert.deepStrictEqual(entries('a=b', []), [['a', '']]);
assert.deepStrictEqual(entries('a%20b', []), [['a b', '']]);
assert.deepStrictEqual(entries('ab', [], []), [['', '']]);
assert.deepStrictEqual(entries('a=b&c', null, []), [['', ['a=b', 'c']]]);
assert.deepStrictEqual(entries('a=b&c', '', ''), [['a', 'b'], ['c', '']]);
