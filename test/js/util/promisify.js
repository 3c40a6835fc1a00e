// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { promisify, callbackify } = require('node:util');

const add = promisify(function(a, b, callback) {
  assert.strictEqual(this, 'self');
  callback(null, a + b);
});
const fail = promisify((callback) => callback(new RangeError('no')));

(async () => {
  assert.strictEqual(await add.call('self', 1, 2), 3);
  await assert.rejects(fail(), RangeError);
  function custom() {}
  custom[promisify.custom] = async () => 'own';
  assert.strictEqual(await promisify(custom)(), 'own');
  assert.strictEqual(promisify(add), add);
})();
assert.throws(() => promisify(5), { code: 'ERR_INVALID_ARG_TYPE' });

const back = callbackify(async function named(x) { return x; });
assert.strictEqual(back.name, 'namedCallbackified');
assert.strictEqual(back.length, 2);
let called = 0;
back(7, (error, value) => {
  called++;
  assert.strictEqual(error, null);
  assert.strictEqual(value, 7);
});
callbackify(() => Promise.reject(null))((error) => {
  called++;
  assert.strictEqual(error.code, 'ERR_FALSY_VALUE_REJECTION');
  assert.strictEqual(error.reason, null);
});
process.on('exit', () => assert.strictEqual(called, 2));
