// SPDX-License-Identifier: MIT
//
// Piping one file into another may use the memory of chunks again; whoever got hold of a chunk
// keeps what is in it.
'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Writable } = require('node:stream');
const { pipeline } = require('node:stream/promises');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'chunks-'));
const from = path.join(folder, 'from');
const to = path.join(folder, 'to');
const highWaterMark = 4096;
const content = Buffer.alloc(50 * highWaterMark + 17);
for (let i = 0; i < content.length; i++) content[i] = (i * 31 + (i >> 8) * 7) & 255;
fs.writeFileSync(from, content);

/** Copies the file; prepare(source, dest, kept) leaves chunks in kept, the first from `start` on. */
async function copy(prepare, dest = fs.createWriteStream(to, { highWaterMark }), start = 0) {
  const source = fs.createReadStream(from, { highWaterMark });
  const kept = [];
  await prepare(source, dest, kept);
  await pipeline(source, dest);
  if (dest.path) assert.deepStrictEqual(fs.readFileSync(to), content);
  const bytes = Buffer.concat(kept);
  assert.ok(bytes.equals(content.subarray(start, start + bytes.length)));
  return kept;
}

async function main() {
  await copy(() => {});

  let kept = await copy((source, dest, chunks) => source.on('data', (chunk) => chunks.push(chunk)));
  assert.strictEqual(kept.length, 51);

  // A listener that comes after two chunks were written.
  kept = await copy((source, dest, chunks) => {
    let count = 0;
    dest.on('drain', () => {
      if (++count === 2) source.on('data', (chunk) => chunks.push(chunk));
    });
  }, undefined, 2 * highWaterMark);
  assert.strictEqual(kept.length, 49);

  // Destinations that look at what they write.
  await copy((source, dest, chunks) => {
    dest._write = function(chunk, encoding, callback) {
      chunks.push(chunk);
      setImmediate(callback);
    };
  }, new Writable({ highWaterMark, write() {} }));
  await copy((source, dest, chunks) => {
    const { write } = dest;
    dest.write = function(chunk, ...rest) {
      chunks.push(chunk);
      return Reflect.apply(write, this, [chunk, ...rest]);
    };
  });

  // What was read by hand and put back.
  kept = await copy(async(source, dest, chunks) => {
    await new Promise((resolve) => source.once('readable', resolve));
    const chunk = source.read();
    chunks.push(chunk);
    source.unshift(chunk);
  });
  assert.strictEqual(kept.length, 1);
}

main().finally(() => fs.rmSync(folder, { recursive: true }));
