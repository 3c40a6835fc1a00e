// SPDX-License-Identifier: MIT
'use strict';

// process.on(signal) in a child, and what happens to one that does not listen.
const assert = require('node:assert');
const { fork } = require('node:child_process');

if (process.argv[2] === 'listen') {
  process.once('SIGTERM', (name, number) => {
    process.send([name, number]);
    process.disconnect();
  });
  process.on('message', () => {});
  process.send('ready');
  return;
}
if (process.argv[2] === 'deaf') {
  process.on('message', () => {});
  process.send('ready');
  return;
}

const listening = fork(__filename, ['listen']);
const messages = [];
listening.on('message', (message) => {
  messages.push(message);
  if (message === 'ready') process.kill(listening.pid, 'SIGTERM');
});
listening.on('exit', (code, signal) => assert.deepStrictEqual([code, signal], [0, null]));

const deaf = fork(__filename, ['deaf']);
deaf.on('message', () => deaf.kill('SIGUSR2'));
deaf.on('exit', (code, signal) => assert.deepStrictEqual([code, signal], [null, 'SIGUSR2']));

assert.throws(() => process.kill(process.pid, 'SIGNOTHING'), { code: 'ERR_UNKNOWN_SIGNAL' });
assert.throws(() => process.on('SIGKILL', () => {}), { code: 'EINVAL', syscall: 'uv_signal_start' });
process.on('exit', () => assert.deepStrictEqual(messages, ['ready', ['SIGTERM', 15]]));
