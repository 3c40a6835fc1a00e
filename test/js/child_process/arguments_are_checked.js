// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { exec, execFile, execFileSync, fork, spawn, spawnSync } = require('node:child_process');

const type = { code: 'ERR_INVALID_ARG_TYPE' };
const value = { code: 'ERR_INVALID_ARG_VALUE' };
const range = { code: 'ERR_OUT_OF_RANGE' };

for (const run of [spawn, spawnSync, execFile, execFileSync]) {
  assert.throws(() => run(3), type);
  assert.throws(() => run(''), { ...value, message: "The argument 'file' cannot be empty. Received ''" });
  assert.throws(() => run('a\0b'), value);
  assert.throws(() => run('true', ['a\0b']), {
    ...value, message: "The argument 'args[0]' must be a string without null bytes. Received 'a\\x00b'",
  });
  assert.throws(() => run('true', 'x'), type);
  assert.throws(() => run('true', [], 3), type);
}
for (const [options, expected] of [
  [{ cwd: 3 }, type], [{ cwd: 'a\0' }, value], [{ detached: 3 }, type], [{ uid: 'x' }, type],
  [{ gid: 1.5 }, range], [{ shell: 3 }, type], [{ shell: 'a\0' }, value], [{ argv0: 3 }, type],
  [{ windowsHide: 1 }, type], [{ windowsVerbatimArguments: 1 }, type], [{ timeout: 'x' }, type],
  [{ timeout: -1 }, range], [{ killSignal: 'x' }, { code: 'ERR_UNKNOWN_SIGNAL' }],
  [{ killSignal: {} }, type], [{ env: { 'a': '\0' } }, value], [{ serialization: 'x' }, value],
]) {
  assert.throws(() => spawn('true', [], options), expected);
}
assert.throws(() => exec(3), type);
assert.throws(() => exec('true', { maxBuffer: -1 }, () => {}), range);
assert.throws(() => fork(3), type);
assert.throws(() => fork('x', [], { execArgv: ['\0'] }), value);
assert.throws(() => fork('x', { stdio: ['pipe'] }), { code: 'ERR_CHILD_PROCESS_IPC_REQUIRED' });
