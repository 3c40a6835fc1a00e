// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { execFileSync, spawnSync } = require('node:child_process');

const run = (script, options) => spawnSync('sh', ['-c', script], { encoding: 'utf8', ...options }).stdout;

process.env.INHERITED_FOR_TEST = 'yes';
assert.strictEqual(run('echo $INHERITED_FOR_TEST'), 'yes\n');
assert.strictEqual(run('echo $A,$B,$INHERITED_FOR_TEST', { env: { A: 1, B: undefined } }), '1,,\n');
assert.strictEqual(run('echo $0', { argv0: 'renamed' }), 'renamed\n');
assert.strictEqual(run('pwd', { cwd: '/' }), '/\n');
assert.strictEqual(run('pwd', { cwd: new URL('file:///') }), '/\n');
assert.strictEqual(run('ulimit -c; id -u', { uid: process.getuid() }).split('\n')[1],
                   `${process.getuid()}`);

const warnings = [];
process.on('warning', (warning) => warnings.push(warning.code));
assert.strictEqual(execFileSync('echo', ['a  b'], { shell: true, encoding: 'utf8' }), 'a b\n');
execFileSync('echo', ['again'], { shell: true });
process.on('exit', () => assert.deepStrictEqual(warnings, ['DEP0190']));

delete process.env.INHERITED_FOR_TEST;
assert.strictEqual(run('echo $INHERITED_FOR_TEST'), '\n');
const replaced = process.env;
process.env = { ONLY: 'this', PATH: replaced.PATH };
assert.strictEqual(run('echo $ONLY$HOME'), 'this\n');
process.env = replaced;
