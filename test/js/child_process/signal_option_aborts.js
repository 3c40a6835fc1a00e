// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { execFile, spawn } = require('node:child_process');

const reason = new Error('enough');
let count = 0;
for (const start of [
  (signal) => spawn('cat', { signal }),
  (signal) => execFile('cat', { signal }),
]) {
  const controller = new AbortController();
  const child = start(controller.signal);
  child.on('error', (error) => {
    count++;
    assert.strictEqual(error.name, 'AbortError');
    assert.strictEqual(error.code, 'ABORT_ERR');
    assert.strictEqual(error.cause, reason);
  });
  child.on('exit', (code, signal) => assert.strictEqual(signal, 'SIGTERM'));
  controller.abort(reason);
}

const early = spawn('cat', { signal: AbortSignal.abort() });
assert.strictEqual(early.killed, false);
early.on('error', () => count++);
assert.throws(() => spawn('true', { signal: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
process.on('exit', () => assert.strictEqual(count, 3));
