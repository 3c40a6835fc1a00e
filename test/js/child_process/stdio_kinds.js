// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'stdio-'));
const file = path.join(dir, 'out');
const fd = fs.openSync(file, 'w');

const child = spawn('sh', ['-c', 'cat >&4; echo to-file; echo to-pipe >&3'], {
  stdio: ['overlapped', fd, 'ignore', 'pipe', 'pipe', null],
});
fs.closeSync(fd);
assert.strictEqual(child.stdio.length, 6);
assert.strictEqual(child.stdout, null);
assert.strictEqual(child.stderr, null);
assert.strictEqual(child.stdio[5], null);
let pipe = '';
let echoed = '';
child.stdio[3].on('data', (chunk) => { pipe += chunk; });
child.stdio[4].on('data', (chunk) => { echoed += chunk; });
child.stdin.end('in');

child.on('close', (code) => {
  assert.strictEqual(code, 0);
  assert.strictEqual(pipe, 'to-pipe\n');
  assert.strictEqual(echoed, 'in');
  assert.strictEqual(fs.readFileSync(file, 'utf8'), 'to-file\n');
  fs.rmSync(dir, { recursive: true });
  connect();
});

// The end of one child's output is the input of another.
function connect() {
  const first = spawn('echo', ['through two'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const second = spawn('cat', { stdio: [first.stdout, 'pipe', 'inherit'] });
  let text = '';
  second.stdout.on('data', (chunk) => { text += chunk; });
  second.on('close', () => assert.strictEqual(text, 'through two\n'));
}

for (const stdio of ['x', 3, ['x', {}], [{}], [{ fd: 'a' }]]) {
  assert.throws(() => spawn('true', { stdio }),
                { code: /^ERR_INVALID_(ARG_VALUE|SYNC_FORK_INPUT)$/ });
}
assert.throws(() => spawn('true', { stdio: ['ipc', 'ipc'] }), { code: 'ERR_IPC_ONE_PIPE' });
