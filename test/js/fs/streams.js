// SPDX-License-Identifier: MIT
'use strict';

// createReadStream and createWriteStream: ranges, positions, handles, closing.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pipeline } = require('node:stream/promises');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const file = path.join(dir, 'file');
const copy = path.join(dir, 'copy');
const text = 'x'.repeat(200000);

async function read(options, name = file) {
  let result = '';
  for await (const chunk of fs.createReadStream(name, { encoding: 'utf8', ...options })) {
    result += chunk;
  }
  return result;
}

(async () => {
  const writer = fs.createWriteStream(file, { flush: true });
  const events = [];
  for (const name of ['open', 'ready', 'finish', 'close']) writer.on(name, () => events.push(name));
  writer.write('abc');
  writer.end(Buffer.from('def'));
  await new Promise((resolve) => writer.on('close', resolve));
  assert.deepStrictEqual(events, ['open', 'ready', 'finish', 'close']);
  assert.strictEqual(writer.bytesWritten, 6);
  assert.strictEqual(writer.pending, true);

  assert.strictEqual(await read(), 'abcdef');
  assert.strictEqual(await read({ start: 2, end: 3 }), 'cd');
  assert.strictEqual(await read({ end: 0, highWaterMark: 1 }), 'a');
  assert.strictEqual(await read({ start: 9 }), '');

  const patch = fs.createWriteStream(file, { flags: 'r+', start: 1 });
  patch.end('XY');
  await new Promise((resolve) => patch.on('close', resolve));
  assert.strictEqual(fs.readFileSync(file, 'utf8'), 'aXYdef');

  fs.writeFileSync(file, text);
  await pipeline(fs.createReadStream(file), fs.createWriteStream(copy));
  assert.strictEqual(fs.readFileSync(copy, 'utf8'), text);

  const handle = await fs.promises.open(copy);
  let size = 0;
  for await (const chunk of handle.createReadStream({ start: 100 })) size += chunk.length;
  assert.strictEqual(size, text.length - 100);
  assert.strictEqual(handle.fd, -1);

  await assert.rejects(read({}, path.join(dir, 'none')), { code: 'ENOENT', syscall: 'open' });
  const controller = new AbortController();
  const aborted = fs.createReadStream(file, { signal: controller.signal });
  controller.abort();
  await assert.rejects(aborted.toArray(), { name: 'AbortError' });
  assert.throws(() => fs.createReadStream(file, { start: 3, end: 2 }), { code: 'ERR_OUT_OF_RANGE' });
})();
