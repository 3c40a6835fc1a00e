// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { spawn } = require('node:child_process');

const child = spawn('cat');
assert.strictEqual(child.killed, false);
assert.strictEqual(child.kill(0), true);
assert.throws(() => child.kill('SIGNOTHING'), { code: 'ERR_UNKNOWN_SIGNAL' });
assert.throws(() => child.kill(12345), { code: 'ERR_UNKNOWN_SIGNAL' });
assert.strictEqual(child.kill('sigkill'), true);
assert.strictEqual(child.killed, true);
child.on('exit', (code, signal) => {
  assert.strictEqual(code, null);
  assert.strictEqual(signal, 'SIGKILL');
  assert.strictEqual(child.signalCode, 'SIGKILL');
});

const disposed = spawn('cat');
disposed[Symbol.dispose]();
assert.strictEqual(disposed.killed, true);
disposed.on('exit', (code, signal) => assert.strictEqual(signal, 'SIGTERM'));

const timed = spawn('cat', { timeout: 20, killSignal: 'SIGINT' });
timed.on('exit', (code, signal) => assert.strictEqual(signal, 'SIGINT'));
