// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { inspect } = require('node:util');
const { ReadableStream, TransformStream, WritableStream } = require('node:stream/web');

async function main() {
  let pulls = 0;
  const stream = new ReadableStream({
    pull(controller) {
      controller.enqueue(++pulls);
      if (pulls === 3) controller.close();
    },
  }, { highWaterMark: 0 });
  assert.strictEqual(pulls, 0);
  assert.strictEqual(inspect(stream), "ReadableStream { locked: false, state: 'readable', supportsBYOB: false }");
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  assert.deepStrictEqual(chunks, [1, 2, 3]);

  // Both branches of a tee see everything.
  const [a, b] = ReadableStream.from(['x', 'y']).tee();
  const collect = async (source) => Array.fromAsync(source);
  assert.deepStrictEqual(await Promise.all([collect(a), collect(b)]), [['x', 'y'], ['x', 'y']]);

  // A pipe with a transform; closing goes through.
  const out = [];
  await ReadableStream.from([1, 2])
    .pipeThrough(new TransformStream({ transform: (n, controller) => controller.enqueue(n * 10) }))
    .pipeTo(new WritableStream({ write: (n) => void out.push(n), close: () => void out.push('closed') }));
  assert.deepStrictEqual(out, [10, 20, 'closed']);

  // Bytes into a view of the reader's.
  const bytes = new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const { byobRequest } = controller;
      byobRequest.view[0] = 7;
      byobRequest.respond(1);
    },
  });
  const reader = bytes.getReader({ mode: 'byob' });
  const { value } = await reader.read(new Uint8Array(4));
  assert.deepStrictEqual([...value], [7]);
  assert.strictEqual(value.buffer.byteLength, 4);
  reader.releaseLock();
  await assert.rejects(reader.read(new Uint8Array(1)), { code: 'ERR_INVALID_STATE' });

  const failing = new ReadableStream({ start: (controller) => controller.error(new Error('boom')) });
  await assert.rejects(failing.getReader().read(), { message: 'boom' });
  assert.throws(() => failing.getReader(), { code: 'ERR_INVALID_STATE', name: 'TypeError' });
  assert.throws(() => new ReadableStream({}, { highWaterMark: -1 }), RangeError);
}
main();
