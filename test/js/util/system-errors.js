// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const util = require('node:util');

const errors = util.getSystemErrorMap();
const [number] = [...errors].find(([, [name]]) => name === 'ENOENT');
assert.deepStrictEqual(errors.get(number), ['ENOENT', 'no such file or directory']);
assert.strictEqual(util.getSystemErrorName(number), 'ENOENT');
assert.strictEqual(util.getSystemErrorMessage(number), 'no such file or directory');
assert.throws(() => util.getSystemErrorName(5), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => util.getSystemErrorName('x'), { code: 'ERR_INVALID_ARG_TYPE' });
const error = util._exceptionWithHostPort(number, 'connect', '127.0.0.1', 80);
assert.strictEqual(error.message, 'connect ENOENT 127.0.0.1:80');
assert.deepEqual({ ...error }, {
  errno: number, code: 'ENOENT', syscall: 'connect', address: '127.0.0.1', port: 80,
});
