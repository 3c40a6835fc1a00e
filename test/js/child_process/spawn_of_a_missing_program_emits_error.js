// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { spawn } = require('node:child_process');

const events = [];
const child = spawn('no-such-program-at-all', ['a', 'b']);
assert.strictEqual(child.pid, undefined);
child.on('error', (error) => {
  events.push('error');
  assert.strictEqual(error.message, 'spawn no-such-program-at-all ENOENT');
  assert.strictEqual(error.code, 'ENOENT');
  assert.strictEqual(error.syscall, 'spawn no-such-program-at-all');
  assert.strictEqual(error.path, 'no-such-program-at-all');
  assert.deepStrictEqual(error.spawnargs, ['a', 'b']);
});
child.on('exit', () => events.push('exit'));
child.on('spawn', () => events.push('spawn'));
child.on('close', (code) => events.push(['close', code]));

// What the system refuses for another reason is thrown.
assert.throws(() => spawn('true', ['x'.repeat(4 << 20)]), { code: 'E2BIG', syscall: 'spawn' });

process.on('exit', () => assert.deepStrictEqual(events, ['error', ['close', -2]]));
