// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { execFileSync, execSync } = require('node:child_process');

assert.deepStrictEqual(execSync('echo hi'), Buffer.from('hi\n'));
assert.strictEqual(execSync('cat', { input: 'x', encoding: 'utf8' }), 'x');
assert.strictEqual(execFileSync('printf', ['%s', '$HOME'], { encoding: 'utf8' }), '$HOME');
assert.strictEqual(execSync('true', { stdio: 'ignore' }), null);

assert.throws(() => execSync('echo bad >&2; exit 5', { stdio: 'pipe' }), (error) => {
  assert.strictEqual(error.message, 'Command failed: echo bad >&2; exit 5\nbad\n');
  assert.strictEqual(error.status, 5);
  assert.strictEqual(error.stderr.toString(), 'bad\n');
  return true;
});
assert.throws(() => execFileSync('no-such-program-at-all'), {
  code: 'ENOENT', path: 'no-such-program-at-all', status: null,
});
assert.throws(() => execFileSync('sh', ['-c', 'kill -9 $$']), { signal: 'SIGKILL', status: null });
