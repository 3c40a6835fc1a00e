// SPDX-License-Identifier: MIT
// toWeb() and fromWeb(), text and compression streams.
'use strict';
const assert = require('node:assert');
const { Duplex, PassThrough, Readable, Writable } = require('node:stream');
const { text } = require('node:stream/consumers');
const web = require('node:stream/web');

async function main() {
  assert.strictEqual(await text(Readable.toWeb(Readable.from(['a', 'b'], { objectMode: false }))), 'ab');
  assert.deepStrictEqual(await Readable.fromWeb(web.ReadableStream.from([1, 2]), { objectMode: true }).toArray(), [1, 2]);

  let written = '';
  const sink = new Writable({
    write(chunk, encoding, callback) {
      written += chunk;
      setImmediate(callback);
    },
    highWaterMark: 1,
  });
  const writer = Writable.toWeb(sink).getWriter();
  await writer.write('x');
  await writer.write('y');
  await writer.close();
  assert.strictEqual(written, 'xy');

  const chunks = [];
  const node = Writable.fromWeb(new web.WritableStream({ write: (chunk) => void chunks.push(String(chunk)) }));
  await new Promise((resolve) => node.end('z', resolve));
  assert.deepStrictEqual(chunks, ['z']);

  const { readable, writable } = Duplex.toWeb(new PassThrough());
  const piped = web.ReadableStream.from([Buffer.from('pq')]).pipeTo(writable);
  assert.strictEqual(await text(readable), 'pq');
  await piped;

  // A cancelled web stream destroys the Node stream.
  const source = new Readable({ read() {} });
  source.on('error', () => {});
  await Readable.toWeb(source).cancel();
  assert.strictEqual(source.destroyed, true);

  const cut = new web.ReadableStream({
    start(controller) {
      for (const byte of Buffer.from('a€')) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  assert.deepStrictEqual((await Array.fromAsync(cut.pipeThrough(new web.TextDecoderStream()))).join('|'), 'a|€');

  const squeezed = web.ReadableStream.from(['compress me'])
    .pipeThrough(new web.TextEncoderStream())
    .pipeThrough(new web.CompressionStream('gzip'))
    .pipeThrough(new web.DecompressionStream('gzip'));
  assert.strictEqual(await text(squeezed), 'compress me');
}
main();
