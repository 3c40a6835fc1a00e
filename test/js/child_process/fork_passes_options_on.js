// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { fork, spawnSync } = require('node:child_process');

if (process.argv[2] === 'report') {
  process.send([process.execArgv, process.argv.slice(3), process.execPath, process.env.ADDED]);
  return;
}

function report(options, done) {
  const child = fork(__filename, ['report', 'a', 'b'], options);
  child.on('message', done);
  child.on('exit', (code) => assert.strictEqual(code, 0));
  return child;
}

report({ execArgv: ['--no-warnings'], env: { ...process.env, ADDED: 'x' } }, (message) => {
  assert.deepStrictEqual(message, [['--no-warnings'], ['a', 'b'], process.execPath, 'x']);
});
const silent = report({ silent: true }, (message) => {
  assert.deepStrictEqual(message[0], process.execArgv);
});
assert.strictEqual(typeof silent.stdout.on, 'function');

// The text of --eval is not passed on.
const script = `require('child_process').fork(${JSON.stringify(__filename)}, ['report'])
  .on('message', (message) => console.log(JSON.stringify(message[0])))`;
const result = spawnSync(process.execPath, ['--no-warnings', '-e', script], { encoding: 'utf8' });
assert.strictEqual(result.stdout, '["--no-warnings"]\n');
