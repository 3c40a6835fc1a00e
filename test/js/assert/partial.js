// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');

const contains = assert.partialDeepStrictEqual;
contains({ a: 1, b: { c: 2, d: 3 } }, { b: { c: 2 } });
contains([1, 2, 3, 4], [2, 4]);
contains(new Map([['a', 1], ['b', 2]]), new Map([['b', 2]]));
contains(new Set([{ a: 1 }, { b: 2 }]), new Set([{ b: 2 }]));
const lacks = (a, b) => assert.throws(() => contains(a, b), { operator: 'partialDeepStrictEqual' });
lacks({ a: 1 }, { a: 1, b: undefined });
lacks([1, 2], [2, 1]);
lacks({ a: 1 }, { a: '1' });
lacks(new Set([1]), new Set([1, 2]));
