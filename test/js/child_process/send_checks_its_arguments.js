// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { fork } = require('node:child_process');

if (process.argv[2] === 'child') {
  process.on('message', () => {});
  return;
}

const child = fork(__filename, ['child']);
const errors = [];
child.on('error', (error) => errors.push(error.code));
assert.throws(() => child.send(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => child.send(Symbol('x')), {
  code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "message" argument must be one of type string, object, number, or boolean. ' +
    'Received type symbol (Symbol(x))',
});
assert.throws(() => child.send({}, {}), { code: 'ERR_INVALID_HANDLE_TYPE' });
assert.throws(() => child.send({}, null, 3), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => child.send({ big: 1n }), TypeError);
assert.strictEqual(child.send('x'), true);

child.disconnect();
assert.strictEqual(child.connected, false);
child.disconnect(); // an 'error', at once
assert.deepStrictEqual(errors, ['ERR_IPC_DISCONNECTED']);
assert.strictEqual(child.send('x'), false);
let called = 0;
child.send('x', (error) => {
  called++;
  assert.strictEqual(error.code, 'ERR_IPC_CHANNEL_CLOSED');
});
process.on('exit', () => {
  assert.strictEqual(called, 1);
  assert.deepStrictEqual(errors, ['ERR_IPC_DISCONNECTED', 'ERR_IPC_CHANNEL_CLOSED']);
});
