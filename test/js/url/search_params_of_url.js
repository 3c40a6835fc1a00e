// SPDX-License-Identifier: MIT
// url.searchParams and url.search follow each other.
'use strict';
const assert = require('node:assert');

const url = new URL('http://h/?x=~1 2#f');
const params = url.searchParams;
assert.strictEqual(url.searchParams, params);
assert.strictEqual(url.href, 'http://h/?x=~1%202#f'); // looking changes nothing

params.append('\u00e9', 'a&b');
assert.strictEqual(url.href, 'http://h/?x=%7E1+2&%C3%A9=a%26b#f');
url.search = '?y=1';
assert.deepStrictEqual([...params], [['y', '1']]);
url.href = 'http://g/?z';
assert.deepStrictEqual([...params], [['z', '']]);
params.delete('z');
assert.strictEqual(url.href, 'http://g/');
assert.strictEqual(url.search, '');
params.set('a', 'b');
assert.strictEqual(url.search, '?a=b');
