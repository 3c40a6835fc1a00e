// SPDX-License-Identifier: MIT
'use strict';

// A connected socket sends to its peer alone, and takes no other address.
const assert = require('node:assert');
const dgram = require('node:dgram');

const server = dgram.createSocket('udp4');
server.on('message', (message, { port, address }) => server.send(message, port, address));

server.bind(0, '127.0.0.1', () => {
  const { port } = server.address();
  const client = dgram.createSocket('udp4');
  assert.throws(() => client.remoteAddress(), { code: 'ERR_SOCKET_DGRAM_NOT_CONNECTED' });
  client.connect(port, '127.0.0.1', () => {
    assert.deepStrictEqual(client.remoteAddress(), { address: '127.0.0.1', family: 'IPv4', port });
    assert.throws(() => client.connect(port), { code: 'ERR_SOCKET_DGRAM_IS_CONNECTED' });
    assert.throws(() => client.send('x', 0, 1, port), { code: 'ERR_SOCKET_DGRAM_IS_CONNECTED' });
    client.send(Buffer.from('hello'), 1, 3);
  });
  client.on('message', (message) => {
    assert.strictEqual(message.toString(), 'ell');
    client.disconnect();
    assert.throws(() => client.disconnect(), { code: 'ERR_SOCKET_DGRAM_NOT_CONNECTED' });
    client.close();
    server.close();
  });
});
