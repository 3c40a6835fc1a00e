// SPDX-License-Identifier: MIT
//
// Priorities and their errors; constants.
'use strict';

const assert = require('node:assert');
const os = require('node:os');

os.setPriority(os.constants.priority.PRIORITY_LOW);
assert.strictEqual(os.getPriority(), 19);
assert.strictEqual(os.getPriority(process.pid), 19);
assert.throws(() => os.setPriority(0, 30), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => os.getPriority('a'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => os.getPriority(-1), (error) => {
  assert.strictEqual(error.name, 'SystemError');
  assert.strictEqual(error.code, 'ERR_SYSTEM_ERROR');
  assert.strictEqual(error.message, 'A system error occurred: uv_os_getpriority returned ESRCH ' +
    '(no such process)');
  assert.deepStrictEqual(error.info, {
    errno: -3, code: 'ESRCH', message: 'no such process', syscall: 'uv_os_getpriority',
  });
  return true;
});

const { signals, errno, dlopen } = os.constants;
assert.strictEqual(signals.SIGTERM, 15);
assert.strictEqual(errno.ENOENT, 2);
assert.strictEqual(dlopen.RTLD_NOW, 2);
assert.ok(Object.isFrozen(signals));
const constants = require('node:constants');
assert.strictEqual(constants.SIGKILL, 9);
assert.strictEqual(constants.EPIPE, 32);
