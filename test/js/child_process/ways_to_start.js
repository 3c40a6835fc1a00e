// SPDX-License-Identifier: MIT
//
// The usual start of a program and the unusual ones: searches, scripts, descriptors that change
// places, failures.
'use strict';

const assert = require('node:assert');
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'ways-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const script = path.join(dir, 'bare-script');
fs.writeFileSync(script, 'echo "script $1 in $PWD"\n', { mode: 0o755 }); // no #! line
const data = path.join(dir, 'data');
fs.writeFileSync(data, 'no program', { mode: 0o644 });

/** [error code, or exit code or signal; what descriptor 1 and those from 3 on said] */
function run(file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, options);
    const said = child.stdio.map(() => '');
    child.stdio.forEach((stream, i) => stream?.on('data', (text) => { said[i] += text; }));
    let failure;
    child.on('error', (error) => { failure = error.code; });
    child.on('close', (code, signal) => resolve([failure ?? signal ?? code, said.join('|')]));
  });
}

async function main() {
  const elsewhere = { env: { PATH: dir }, cwd: '/' };
  assert.deepStrictEqual(await run('bare-script', ['x'], elsewhere), [0, '|script x in /\n|']);
  assert.deepStrictEqual(await run(script, ['y'], { cwd: '/' }), [0, '|script y in /\n|']);
  assert.deepStrictEqual(await run('no-such-program', []), ['ENOENT', '||']);
  assert.deepStrictEqual(await run('sh', [], { env: { PATH: dir } }), ['ENOENT', '||']);
  assert.deepStrictEqual(await run(data, []), ['EACCES', '||']);
  assert.deepStrictEqual(await run('sh', ['-c', ':'], { cwd: path.join(dir, 'none') }), ['ENOENT', '||']);
  assert.deepStrictEqual(await run('sh', ['-c', 'kill -9 $$']), ['SIGKILL', '||']);

  const out = fs.openSync(path.join(dir, 'out'), 'w+');
  const err = fs.openSync(path.join(dir, 'err'), 'w+');
  const swapped = await run('sh', ['-c', 'echo one; echo two >&2; echo four >&4; echo six >&6'],
                            { stdio: ['ignore', err, out, 'ignore', 'pipe', out, 'pipe'] });
  assert.deepStrictEqual(swapped, [0, '||||four\n||six\n']);
  assert.strictEqual(fs.readFileSync(path.join(dir, 'out'), 'utf8'), 'two\n');
  assert.strictEqual(fs.readFileSync(path.join(dir, 'err'), 'utf8'), 'one\n');

  const crossed = ['ignore', 'pipe', 'ignore', 1, out, out];
  const inner = 'echo low >&3';
  const text = `require('child_process').spawnSync('true'); const c = require('child_process')
    .spawn('sh', ['-c', ${JSON.stringify(inner)}], { stdio: [0, 2, 1, 1, 3] });
    c.on('exit', (code) => process.exit(code));`;
  assert.deepStrictEqual(await run(process.execPath, ['-e', text], { stdio: crossed }),
                         [0, '|low\n||||']);
}

async function life() {
  const child = spawn('sleep', ['30'], { stdio: 'ignore', detached: true });
  assert.ok(process.getActiveResourcesInfo().includes('ProcessWrap'));
  child.unref();
  child.ref();
  process.kill(-child.pid, 'SIGTERM'); // it leads a group
  await new Promise((resolve) => child.on('exit', (code, signal) => {
    assert.strictEqual(signal, 'SIGTERM');
    resolve();
  }));
  assert.strictEqual(child.kill(), false);
  const many = Array.from({ length: 12 }, (_, i) => run('sh', ['-c', `exit ${i}`], { stdio: 'ignore' }));
  assert.deepStrictEqual((await Promise.all(many)).map(([code]) => code), [...many.keys()]);
  process.on('SIGPIPE', () => {});
  const command = 'grep -E "^Sig(Blk|Ign)" /proc/self/status | cut -f 2';
  const [, said] = await run('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'ignore'] });
  const named = said.match(/\w{16}/g).map((set) => BigInt(`0x${set}`) & 0x7fffffffn);
  assert.deepStrictEqual(named, [0n, 0n]); // neither blocked nor ignored
}

main().then(life);
