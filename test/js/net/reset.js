// SPDX-License-Identifier: MIT
'use strict';
// resetAndDestroy() is seen as ECONNRESET by the peer, and refused for what is no TCP socket.
const assert = require('node:assert');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

const server = net.createServer((socket) => {
  socket.resume();
  socket.on('error', (error) => {
    assert.strictEqual(error.message, 'read ECONNRESET');
    assert.strictEqual(error.syscall, 'read');
    server.close(onPipe);
  });
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => {
    assert.strictEqual(client.resetAndDestroy(), client);
  });
  client.on('close', (hadError) => assert.strictEqual(hadError, false));
});

new net.Socket().on('error', ({ code }) => assert.strictEqual(code, 'ERR_SOCKET_CLOSED'))
  .resetAndDestroy();

function onPipe() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nodus-reset-'));
  const pipes = net.createServer((socket) => socket.end());
  pipes.listen(path.join(folder, 'pipe'), () => {
    const client = net.connect(path.join(folder, 'pipe'), () => {
      assert.throws(() => client.resetAndDestroy(), { code: 'ERR_INVALID_HANDLE_TYPE' });
      client.resume();
      pipes.close(() => fs.rmSync(folder, { recursive: true }));
    });
  });
}
