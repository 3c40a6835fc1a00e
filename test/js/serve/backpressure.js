// SPDX-License-Identifier: MIT
// nodus-only: Nodus.serve
//
// A stream is not pulled faster than the client reads, and cancelled when the client goes.
'use strict';

const assert = require('node:assert');
const net = require('node:net');

const CHUNK = new Uint8Array(65536);
let pulled = 0;
let cancelled;
const isCancelled = new Promise((resolve) => { cancelled = resolve; });

const server = Nodus.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: (request) => {
    if (request.method === 'POST') return new Promise(() => {});
    return new Response(new ReadableStream({
      pull(controller) {
        pulled += CHUNK.length;
        if (pulled > 1e9) throw new Error('nobody reads that much');
        controller.enqueue(CHUNK);
      },
      cancel: cancelled,
    }));
  },
});

/** Waits until a number stands still. */
async function settled(read) {
  let last = -1;
  for (let same = 0; same < 5;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    same = read() === last ? same + 1 : 0;
    last = read();
  }
  return last;
}

(async () => {
  const socket = net.connect(server.port, '127.0.0.1');
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  const first = await settled(() => pulled);
  assert.ok(first > 0 && first < 5e7, String(first));
  let read = 0;
  socket.on('data', (chunk) => {
    read += chunk.length;
    if (read > 2 * first) socket.destroy();
  });
  socket.resume();
  const reason = await isCancelled;
  assert.strictEqual(reason.name, 'AbortError');
  assert.ok(pulled > first);

  // What a handler does not read is not received.
  const sender = net.connect(server.port, '127.0.0.1');
  sender.on('error', () => {});
  sender.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n');
  for (let i = 0; i < 1000; i++) sender.write(CHUNK);
  assert.ok(await settled(() => sender.writableLength) > 3e7);
  await server.stop(true);
})();
