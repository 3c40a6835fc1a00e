// SPDX-License-Identifier: MIT
'use strict';

// Signals end readFile and writeFile with an AbortError that carries the reason.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const file = path.join(dir, 'file');
fs.writeFileSync(file, Buffer.alloc(3 << 20, 'x'));

const reason = new Error('enough');
const expected = { name: 'AbortError', code: 'ABORT_ERR', cause: reason };

(async () => {
  const aborted = AbortSignal.abort(reason);
  await assert.rejects(fs.promises.readFile(file, { signal: aborted }), expected);
  await assert.rejects(fs.promises.writeFile(file, 'x', { signal: aborted }), expected);
  assert.strictEqual(fs.statSync(file).size, 3 << 20);

  const controller = new AbortController();
  const { signal } = controller;
  async function* pieces() {
    yield 'one';
    controller.abort(reason);
    yield 'two';
  }
  await assert.rejects(fs.promises.writeFile(file, pieces(), { signal }), expected);
  assert.strictEqual(fs.readFileSync(file, 'utf8'), 'one');

  const idle = new AbortController().signal;
  await fs.promises.writeFile(file, 'all of it', { signal: idle });
  assert.strictEqual(await fs.promises.readFile(file, { signal: idle, encoding: 'utf8' }), 'all of it');
  fs.readFile(file, { signal: aborted }, (err) => assert.strictEqual(err.cause, reason));
  assert.throws(() => fs.readFile(file, { signal: {} }, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
})();
