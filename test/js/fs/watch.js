// SPDX-License-Identifier: MIT
'use strict';

// watch, also of trees, as an iterator, and ended by a signal.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
fs.mkdirSync(path.join(dir, 'sub'));

assert.throws(() => fs.watch(path.join(dir, 'none')), { code: 'ENOENT', syscall: 'watch' });

const watcher = fs.watch(dir, { recursive: true, ignore: '*.log' });
const names = new Set();
watcher.on('change', (eventType, filename) => {
  assert.ok(eventType === 'rename' || eventType === 'change');
  names.add(filename);
  if (filename === 'sub/file') fs.mkdirSync(path.join(dir, 'new/deep'), { recursive: true });
  if (filename === 'new/deep') fs.writeFileSync(path.join(dir, 'new/deep/last'), '');
  if (filename === 'new/deep/last') watcher.close();
});
watcher.on('close', () => {
  assert.ok(names.has('sub/file') && names.has('new'));
  assert.ok(!names.has('sub/x.log'));
});
fs.writeFileSync(path.join(dir, 'sub/x.log'), '');
fs.writeFileSync(path.join(dir, 'sub/file'), '');

(async () => {
  const controller = new AbortController();
  const { signal } = controller;
  fs.mkdirSync(path.join(dir, 'other'));
  const events = fs.promises.watch(path.join(dir, 'other'), { signal });
  const first = events.next();
  fs.writeFileSync(path.join(dir, 'other/more'), '');
  const { value } = await first;
  assert.strictEqual(value.eventType, 'rename');
  assert.strictEqual(value.filename, 'more');
  controller.abort();
  await assert.rejects(async () => {
    for await (const event of events) assert.ok(event);
  }, { name: 'AbortError' });
})();

// A watcher that does not persist lets the process end.
fs.watch(dir, { persistent: false });
fs.watch(dir).unref();
const aborted = fs.watch(dir, { signal: AbortSignal.abort() });
aborted.on('close', () => names.add('aborted'));
process.on('exit', () => assert.ok(names.has('aborted')));
