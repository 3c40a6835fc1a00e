// SPDX-License-Identifier: MIT
//
// Timers: delays out of range, arguments, clearing by object, number and string.
'use strict';

const assert = require('node:assert');

for (const start of [setTimeout, setInterval, setImmediate]) {
  for (const value of [undefined, null, 'code', {}]) {
    assert.throws(() => start(value), { code: 'ERR_INVALID_ARG_TYPE' });
  }
}

const seen = [];
setTimeout((...args) => seen.push(args), 1, 'a', 'b');
setImmediate((...args) => seen.push(args), 'c');

const warnings = [];
process.on('warning', ({ name }) => warnings.push(name));
for (const delay of [2 ** 31, NaN, -1]) {
  const timer = setTimeout(() => {}, delay);
  assert.strictEqual(timer._idleTimeout, 1);
}

const fail = () => assert.fail('was cleared');
clearTimeout(setTimeout(fail, 1));
clearInterval(setTimeout(fail, 1));
clearTimeout(+setTimeout(fail, 1));
clearTimeout(`${+setTimeout(fail, 1)}`);
clearImmediate(setImmediate(fail));
setTimeout(fail, 1).close();
setTimeout(fail, 1)[Symbol.dispose]();
for (const nothing of [undefined, null, 0, 'x', {}]) {
  clearTimeout(nothing);
  clearImmediate(nothing);
}

process.on('exit', () => {
  assert.deepStrictEqual(seen.sort(), [['a', 'b'], ['c']]);
  assert.deepStrictEqual(warnings, ['TimeoutOverflowWarning', 'TimeoutNaNWarning',
                                    'TimeoutNegativeWarning']);
});
