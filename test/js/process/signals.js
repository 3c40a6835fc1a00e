// SPDX-License-Identifier: MIT
//
// Signals have listeners, in order, and lose them again; a listener keeps nothing alive.
'use strict';

const assert = require('node:assert');

const seen = [];
const other = () => assert.fail('removed before the signal');
process.on('SIGUSR2', other);
process.once('SIGUSR2', (name, number) => seen.push('once', name, number));
process.on('SIGUSR2', (name) => seen.push('on', name));
process.removeListener('SIGUSR2', other);
assert.strictEqual(process.kill(process.pid, 'SIGUSR2'), true);
assert.throws(() => process.on('SIGKILL', () => {}), { code: 'EINVAL', syscall: 'uv_signal_start' });

const timer = setInterval(() => {
  if (seen.length < 5) return;
  clearInterval(timer);
  assert.deepStrictEqual(seen, ['once', 'SIGUSR2', 12, 'on', 'SIGUSR2']);
  assert.strictEqual(process.listenerCount('SIGUSR2'), 1);
}, 1);
assert.strictEqual(process.kill(process.pid, 0), true);
