// SPDX-License-Identifier: MIT
//
// The vm option breakOnSigint ends a script, and the process's own listeners hear nothing of it.
'use strict';

const assert = require('node:assert');
const vm = require('node:vm');

assert.throws(() => vm.runInThisContext('1', { breakOnSigint: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
if (process.env.NODUS_ENGINE_ACCEL === '0') process.exit(); // the engine's accelerators end scripts

const heard = [];
process.on('SIGINT', () => heard.push('listener'));

const interrupt = () => process.kill(process.pid, 'SIGINT');
const interrupted = {
  code: 'ERR_SCRIPT_EXECUTION_INTERRUPTED', message: 'Script execution was interrupted by `SIGINT`',
};
const source = 'interrupt(); for(;;);';
assert.throws(() => vm.runInNewContext(source, { interrupt }, { breakOnSigint: true }), interrupted);
assert.throws(() => vm.runInNewContext(source, { interrupt }, { breakOnSigint: true, timeout: 30000 }), interrupted);
globalThis.interrupt = interrupt;
assert.throws(() => vm.runInThisContext(source, { breakOnSigint: true }), interrupted);

// The innermost script is the one that ends.
const inner = () => assert.throws(() => vm.runInNewContext(source, { interrupt }, { breakOnSigint: true }), interrupted);
assert.strictEqual(vm.runInNewContext('inner(); 5', { inner }, { breakOnSigint: true }), 5);
assert.strictEqual(vm.runInThisContext('1 + 1', { breakOnSigint: true }), 2);

setImmediate(() => {
  assert.deepStrictEqual(heard, []);
  process.once('SIGINT', () => { heard.push('again'); });
  const keepAlive = setInterval(() => {
    if (heard.length < 2) return;
    clearInterval(keepAlive);
    assert.deepStrictEqual(heard, ['listener', 'again']);
  }, 1);
  interrupt();
});
