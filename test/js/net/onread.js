// SPDX-License-Identifier: MIT
'use strict';
// With the option onread what arrives is put into the given buffer; returning false pauses.
const assert = require('node:assert');
const net = require('node:net');

const server = net.createServer((socket) => socket.end('0123456789'));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const buffer = new Uint8Array(4);
  let received = '';
  const client = net.connect({
    port,
    host: '127.0.0.1',
    onread: {
      buffer,
      callback(count, filled) {
        assert.strictEqual(filled, buffer);
        received += Buffer.from(filled.subarray(0, count));
        setImmediate(() => client.resume());
        return false;
      },
    },
  });
  client.on('data', () => assert.fail("'data' is not emitted"));
  client.on('close', () => {
    assert.strictEqual(received, '0123456789');
    assert.strictEqual(client.bytesRead, 10);
    generated(port);
  });
});

function generated(port) {
  const buffers = [];
  const client = net.connect({
    port,
    host: '127.0.0.1',
    onread: {
      buffer: () => buffers[buffers.push(Buffer.alloc(5)) - 1],
      callback: () => true,
    },
  });
  client.on('close', () => {
    assert.deepStrictEqual(buffers.slice(0, 2).map(String), ['01234', '56789']);
    server.close();
  });
}
