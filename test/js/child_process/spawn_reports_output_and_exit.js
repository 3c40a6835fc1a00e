// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { spawn } = require('node:child_process');

const events = [];
const child = spawn('sh', ['-c', 'cat; echo error >&2; exit 3']);
assert.strictEqual(typeof child.pid, 'number');
assert.deepStrictEqual(child.spawnargs, ['sh', '-c', 'cat; echo error >&2; exit 3']);
assert.strictEqual(child.spawnfile, 'sh');
assert.strictEqual(child.stdio[0], child.stdin);
assert.strictEqual(child.stdio[1], child.stdout);
assert.strictEqual(child.stdio[2], child.stderr);

let stdout = '';
let stderr = '';
child.stdout.setEncoding('utf8').on('data', (text) => { stdout += text; });
child.stderr.setEncoding('utf8').on('data', (text) => { stderr += text; });
for (const name of ['spawn', 'exit', 'close', 'error']) {
  child.on(name, (...args) => events.push([name, ...args]));
}
child.stdin.write('first ');
child.stdin.end('last');

process.on('exit', () => {
  assert.strictEqual(stdout, 'first last');
  assert.strictEqual(stderr, 'error\n');
  assert.deepStrictEqual(events, [['spawn'], ['exit', 3, null], ['close', 3, null]]);
  assert.strictEqual(child.exitCode, 3);
  assert.strictEqual(child.signalCode, null);
  assert.strictEqual(child.kill(), false);
});
