// SPDX-License-Identifier: MIT
//
// The vm option timeout ends scripts, nested ones and promise jobs too, and leaves the caller running.
'use strict';

const assert = require('node:assert');
const vm = require('node:vm');

const isSupported = process.env.NODUS_ENGINE_ACCEL !== '0'; // the engine's accelerators end scripts

const expired = (ms) => ({
  code: 'ERR_SCRIPT_EXECUTION_TIMEOUT',
  message: `Script execution timed out after ${ms}ms`,
});

function run() {
  assert.strictEqual(vm.runInNewContext('1 + 1', {}, { timeout: 10000 }), 2);
  for (const source of ['for(;;);', 'try { for(;;); } finally { }', 'for(;;) [2, 1].sort()']) {
    assert.throws(() => vm.runInNewContext(source, {}, { timeout: 20 }), expired(20));
  }
  assert.throws(() => vm.runInThisContext('for(;;);', { timeout: 15 }), expired(15));

  const nested = (inner, outer) => {
    const sandbox = { run: () => vm.runInNewContext('for(;;);', {}, { timeout: inner }) };
    return () => vm.runInNewContext('run()', sandbox, { timeout: outer });
  };
  assert.throws(nested(10, 10000), expired(10));
  assert.throws(nested(10000, 30), expired(30));

  assert.throws(() => vm.runInNewContext('Promise.resolve().then(() => { for(;;); })', {}, {
    timeout: 20, microtaskMode: 'afterEvaluate',
  }), expired(20));
}

if (isSupported) {
  run();
  setImmediate(run);
}
assert.throws(() => vm.runInThisContext('1', { timeout: 0 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => vm.runInThisContext('1', { timeout: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });
