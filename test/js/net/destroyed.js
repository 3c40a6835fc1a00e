// SPDX-License-Identifier: MIT
'use strict';
// Sockets destroyed at awkward moments: each tells 'close' once, and its writes fail.
const assert = require('node:assert');
const net = require('node:net');

let open = 0;
function watch(socket, hadError) {
  open++;
  socket.on('close', (value) => {
    open--;
    assert.strictEqual(value, hadError);
  });
  return socket;
}

const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  watch(net.connect(port, '127.0.0.1'), false).destroy();
  watch(net.connect(port, 'localhost'), true).on('error', () => {}).destroy(new Error('no more'));
  const controller = new AbortController();
  watch(net.connect({ port, host: '127.0.0.1', signal: controller.signal }), true)
    .on('error', ({ name }) => assert.strictEqual(name, 'AbortError'));
  controller.abort();
  const early = watch(net.connect(port, '127.0.0.1'), false);
  early.write('x', ({ code }) => assert.match(code, /^ERR_(SOCKET_CLOSED_BEFORE|STREAM_DEST)/));
  early.destroy();
  const busy = watch(net.connect(port, '127.0.0.1', () => {
    busy.write(Buffer.alloc(1e7), ({ message }) => assert.strictEqual(message, 'write ECANCELED'));
    busy.destroy();
    setTimeout(() => server.close(), 20);
  }), false);
});
process.on('exit', () => assert.strictEqual(open, 0));
