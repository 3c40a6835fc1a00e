// SPDX-License-Identifier: MIT
//
// Wrong arguments are refused with Node's codes and texts.
'use strict';

const assert = require('node:assert');

const cases = [
  [() => process.kill('a'), 'ERR_INVALID_ARG_TYPE',
   'The "pid" argument must be of type number. Received type string (\'a\')'],
  [() => process.kill(1, 'FOO'), 'ERR_UNKNOWN_SIGNAL', 'Unknown signal: FOO'],
  [() => process.kill(1e9), 'ESRCH', 'kill ESRCH'],
  [() => process.umask('9'), 'ERR_INVALID_ARG_VALUE'],
  [() => process.umask({}), 'ERR_INVALID_ARG_TYPE'],
  [() => process.chdir(3), 'ERR_INVALID_ARG_TYPE'],
  [() => process.hrtime(3), 'ERR_INVALID_ARG_TYPE'],
  [() => process.hrtime([1]), 'ERR_OUT_OF_RANGE',
   'The value of "time" is out of range. It must be 2. Received 1'],
  [() => process.setUncaughtExceptionCaptureCallback(3), 'ERR_INVALID_ARG_TYPE',
   'The "fn" argument must be of type function or null. Received type number (3)'],
  [() => process.setuid({}), 'ERR_INVALID_ARG_TYPE'],
  [() => process.setuid('no such user'), 'ERR_UNKNOWN_CREDENTIAL',
   'User identifier does not exist: no such user'],
  [() => process.setgroups(['no such group']), 'ERR_UNKNOWN_CREDENTIAL'],
  [() => process.initgroups('root'), 'ERR_INVALID_ARG_TYPE'],
  [() => process.cpuUsage(3), 'ERR_INVALID_ARG_TYPE'],
  [() => process.cpuUsage({ user: -1 }), 'ERR_INVALID_ARG_VALUE',
   "The property 'prevValue.user' is invalid. Received -1"],
  [() => process.emitWarning(1), 'ERR_INVALID_ARG_TYPE',
   'The "warning" argument must be of type string or an instance of Error. Received type number (1)'],
  [() => process.emitWarning('a', 1), 'ERR_INVALID_ARG_TYPE'],
  [() => process.emitWarning('a', 'b', 3), 'ERR_INVALID_ARG_TYPE'],
  [() => process.nextTick(), 'ERR_INVALID_ARG_TYPE'],
  [() => process.dlopen(), 'ERR_MISSING_ARGS', 'process.dlopen needs at least 2 arguments'],
  [() => process.getBuiltinModule(3), 'ERR_INVALID_ARG_TYPE'],
  [() => process.setSourceMapsEnabled(3), 'ERR_INVALID_ARG_TYPE'],
  [() => process.loadEnvFile('/no/such/file'), 'ENOENT',
   "ENOENT: no such file or directory, open '/no/such/file'"],
  [() => process.addUncaughtExceptionCaptureCallback(3), 'ERR_INVALID_ARG_TYPE'],
];
for (const [call, code, message] of cases) {
  assert.throws(call, (error) => {
    assert.strictEqual(error.code, code, `${call}: ${error.message}`);
    if (message !== undefined) assert.strictEqual(error.message, message);
    return true;
  });
}
