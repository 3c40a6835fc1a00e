// SPDX-License-Identifier: MIT
'use strict';

// FileHandle: its operations, closing while in use, and what a closed one says.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const file = path.join(dir, 'file');

(async () => {
  const handle = await fs.promises.open(file, 'w+');
  assert.ok(handle.fd > 2);
  const { bytesWritten } = await handle.write('hello ');
  assert.strictEqual(bytesWritten, 6);
  await handle.write(Buffer.from('xworldx'), 1, 5);
  await handle.writev([Buffer.from('!'), Buffer.from('?')]);
  await handle.write(Buffer.from('J'), { position: 0 });
  assert.strictEqual((await handle.stat()).size, 13);

  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(5), position: 0 });
  assert.strictEqual(bytesRead, 5);
  assert.strictEqual(buffer.toString(), 'Jello');
  const views = [new Uint8Array(2), new Uint8Array(3)];
  assert.strictEqual((await handle.readv(views, 6)).bytesRead, 5);
  assert.strictEqual(Buffer.concat(views).toString(), 'world');

  await handle.truncate(5);
  await handle.utimes(1, 2);
  assert.strictEqual((await handle.stat({ bigint: true })).mtimeNs, 2000000000n);
  await handle.chmod(0o600);
  await handle.sync();
  await handle.datasync();

  let closed = 0;
  handle.on('close', () => closed++);
  const reading = handle.read(Buffer.alloc(5), 0, 5, 0);
  const closing = handle.close();
  assert.strictEqual((await reading).bytesRead, 5);
  await closing;
  assert.strictEqual(closed, 1);
  assert.strictEqual(handle.fd, -1);
  await handle.close();
  await assert.rejects(handle.stat(), { code: 'EBADF', message: 'file closed', syscall: 'fstat' });

  const lines = [];
  const source = await fs.promises.open(__filename);
  for await (const line of source.readLines({ end: 60 })) lines.push(line);
  assert.strictEqual(lines[1], "'use strict';");
  assert.strictEqual(source.fd, -1);

  const disposed = await fs.promises.open(__filename);
  assert.match(await disposed.readFile('utf8'), /^\/\/ SPDX/);
  await disposed[Symbol.asyncDispose]();
  assert.strictEqual(disposed.fd, -1);
})();
