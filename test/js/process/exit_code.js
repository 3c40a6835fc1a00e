// SPDX-License-Identifier: MIT
//
// process.exitCode: what may be assigned, and what 'exit' is told.
'use strict';

const assert = require('node:assert');

assert.strictEqual(process.exitCode, undefined);
for (const value of [{}, true, 'a', '']) {
  assert.throws(() => { process.exitCode = value; }, { code: 'ERR_INVALID_ARG_TYPE' });
}
for (const value of [1.5, NaN, Infinity, '1.5']) {
  assert.throws(() => { process.exitCode = value; }, (error) => error.code.startsWith('ERR_'));
}
process.exitCode = '3';
assert.strictEqual(process.exitCode, 3);
process.exitCode = null;
assert.strictEqual(process.exitCode, undefined);
process.exitCode = 7;
const descriptor = Object.getOwnPropertyDescriptor(process, 'exitCode');
assert.strictEqual(descriptor.configurable, false);
assert.strictEqual(typeof descriptor.set, 'function');

process.on('exit', (code) => {
  assert.strictEqual(code, 7);
  assert.strictEqual(process.exitCode, 7);
  process.nextTick(() => { throw new Error('no tick runs after exit'); });
  process.exitCode = 0;
});
