// SPDX-License-Identifier: MIT
// What a URLSearchParams can be made from.
'use strict';
const assert = require('node:assert');

const cases = [
  [undefined, ''], [null, 'null='], [5, '5='], ['?a=b', 'a=b'], ['??a', '%3Fa='],
  [[['a', 1], new Set(['b', 'c'])], 'a=1&b=c'], [new Map([['a', 'b']]), 'a=b'],
  [{ a: 1, b: [2, 3] }, 'a=1&b=2%2C3'], [new URLSearchParams('a=1&a=2'), 'a=1&a=2'],
  [{ '\ud800': 'x', '\ufffd': 'y' }, '%EF%BF%BD=y'],
];
for (const [init, expected] of cases) {
  assert.strictEqual(new URLSearchParams(init).toString(), expected);
}

// application/x-www-form-urlencoded, lenient in, strict out.
assert.strictEqual(new URLSearchParams('a=%zz&b=%FF&c=%41+x&&=&d==').toString(),
                   'a=%25zz&b=%EF%BF%BD&c=A+x&=&d=%3D');
assert.strictEqual(new URLSearchParams([['a', ' !\'()*~-._\u00e9']]).toString(),
                   'a=+%21%27%28%29*%7E-._%C3%A9');

for (const init of [[['a']], [['a', 'b', 'c']], [1], ['ab'], [null]]) {
  assert.throws(() => new URLSearchParams(init), { code: 'ERR_INVALID_TUPLE' });
}
assert.throws(() => new URLSearchParams({ [Symbol.iterator]: 1 }), { code: 'ERR_ARG_NOT_ITERABLE' });
assert.throws(() => new URLSearchParams({ [Symbol('s')]: 1 }), TypeError);
