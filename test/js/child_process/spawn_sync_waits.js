// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { spawnSync } = require('node:child_process');

const result = spawnSync('sh', ['-c', 'cat; echo err >&2; exit 4'], { input: 'hello' });
assert.strictEqual(result.status, 4);
assert.strictEqual(result.signal, null);
assert.strictEqual(typeof result.pid, 'number');
assert.deepStrictEqual(result.output, [null, Buffer.from('hello'), Buffer.from('err\n')]);
assert.strictEqual(result.stdout, result.output[1]);
assert.strictEqual(result.stderr, result.output[2]);
assert.strictEqual(result.error, undefined);

// More than a pipe holds, both ways.
const input = Buffer.alloc(300_000, 'abcdefg');
assert.deepStrictEqual(spawnSync('cat', { input }).stdout, input);

const missing = spawnSync('no-such-program-at-all', ['a']);
assert.strictEqual(missing.error.message, 'spawnSync no-such-program-at-all ENOENT');
assert.deepStrictEqual(missing.error.spawnargs, ['a']);
assert.strictEqual(missing.status, null);
assert.strictEqual(missing.output, null);
assert.strictEqual(missing.pid, 0);

const slow = spawnSync('sleep', ['30'], { timeout: 30, killSignal: 'SIGKILL' });
assert.strictEqual(slow.error.code, 'ETIMEDOUT');
assert.strictEqual(slow.signal, 'SIGKILL');

const noisy = spawnSync('cat', ['/dev/zero'], { maxBuffer: 1000 });
assert.strictEqual(noisy.error.code, 'ENOBUFS');
assert.strictEqual(noisy.signal, 'SIGTERM');
assert.ok(noisy.stdout.length >= 1000 && noisy.stdout.length < 1_000_000);

const extra = spawnSync('sh', ['-c', 'echo more >&3'], { stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
assert.deepStrictEqual(extra.output, [null, Buffer.alloc(0), null, Buffer.from('more\n')]);

assert.throws(() => spawnSync('true', { stdio: ['ipc'] }), { code: 'ERR_IPC_SYNC_FORK' });
