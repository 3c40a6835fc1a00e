// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const querystring = require('node:querystring');

const parsed = (text, ...rest) => ({ ...querystring.parse(text, ...rest) });
assert.deepStrictEqual(parsed('a=1&b=&c&a=2&=x&&a=3'), { 'a': ['1', '2', '3'], 'b': '', 'c': '', '': 'x' });
assert.deepStrictEqual(parsed('a+b=%20%c3%a9'), { 'a b': ' é' });
assert.deepStrictEqual(parsed('%zz=%&a=%e4'), { '%zz': '%', 'a': '\ufffd' });
assert.deepStrictEqual(parsed('a:1;b:2', ';', ':'), { a: '1', b: '2' });
assert.deepStrictEqual(parsed('a=1&b=2&c=3', null, null, { maxKeys: 2 }), { a: '1', b: '2' });
assert.strictEqual(Object.getPrototypeOf(querystring.parse('')), null);
assert.strictEqual(querystring.parse('__proto__=1').__proto__, '1');

assert.strictEqual(querystring.stringify({ a: [1, 'x y', true], b: null, c: NaN, d: 2n }),
                   'a=1&a=x%20y&a=true&b=&c=&d=2');
assert.strictEqual(querystring.stringify({ a: 1, b: 2 }, ';', ':'), 'a:1;b:2');
assert.strictEqual(querystring.stringify('text'), '');
assert.strictEqual(querystring.escape('é&=~!*()\''), '%C3%A9%26%3D~!*()\'');
assert.throws(() => querystring.escape('\ud800'), { code: 'ERR_INVALID_URI' });
assert.strictEqual(querystring.unescape('%41%zz'), 'A%zz');
assert.strictEqual(querystring.unescapeBuffer('a+%20%4', true).toString(), 'a  %4');
