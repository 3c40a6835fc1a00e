// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { exec, execFile } = require('node:child_process');
const { promisify } = require('node:util');

let calls = 0;
exec('echo out; echo err >&2', (error, stdout, stderr) => {
  calls++;
  assert.strictEqual(error, null);
  assert.strictEqual(stdout, 'out\n');
  assert.strictEqual(stderr, 'err\n');
});
exec('echo oops >&2; exit 7', (error) => {
  calls++;
  assert.strictEqual(error.message, 'Command failed: echo oops >&2; exit 7\noops\n');
  assert.strictEqual(error.code, 7);
  assert.strictEqual(error.killed, false);
  assert.strictEqual(error.signal, null);
  assert.strictEqual(error.cmd, 'echo oops >&2; exit 7');
});
exec('sleep 30', { timeout: 30 }, (error) => {
  calls++;
  assert.strictEqual(error.killed, true);
  assert.strictEqual(error.signal, 'SIGTERM');
  assert.strictEqual(error.code, null);
});
execFile('printf', ['%s', 'abc'], { encoding: 'buffer' }, (error, stdout) => {
  calls++;
  assert.deepStrictEqual(stdout, Buffer.from('abc'));
});
execFile('printf', ['0123456789'], { maxBuffer: 4 }, (error, stdout) => {
  calls++;
  assert.strictEqual(error.code, 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER');
  assert.strictEqual(error.message, 'stdout maxBuffer length exceeded');
  assert.strictEqual(stdout, '0123');
});

(async () => {
  const promise = promisify(exec)('echo x; exit 2');
  assert.strictEqual(typeof promise.child.pid, 'number');
  await assert.rejects(promise, { code: 2, stdout: 'x\n', stderr: '' });
  const result = await promisify(execFile)('echo', ['y']);
  assert.deepStrictEqual(result, { stdout: 'y\n', stderr: '' });
  calls++;
})();

process.on('exit', () => assert.strictEqual(calls, 6));
