// SPDX-License-Identifier: MIT
'use strict';
// A slow reader makes write() return false; 'drain' and the byte counters follow what was sent.
const assert = require('node:assert');
const net = require('node:net');

const SIZE = 8 * 1024 * 1024;
const server = net.createServer({ pauseOnConnect: true }, (socket) => {
  assert.strictEqual(socket.isPaused(), true);
  const client = net.Socket.prototype;
  assert.ok(socket instanceof net.Socket && client !== undefined);
  let received = 0;
  socket.on('data', (chunk) => received += chunk.length);
  socket.on('end', () => {
    assert.strictEqual(received, SIZE + 3);
    assert.strictEqual(socket.bytesRead, SIZE + 3);
    server.close();
  });
  server.resumeSocket = () => socket.resume();
  server.emit('ready');
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  assert.strictEqual(client.write(Buffer.alloc(SIZE)), false);
  assert.strictEqual(client.write('end'), false);
  assert.strictEqual(client.bytesWritten, SIZE + 3);
  client.on('drain', () => {
    assert.strictEqual(client.writableLength, 0);
    client.end();
  });
  server.once('ready', () => setImmediate(server.resumeSocket));
});
