// SPDX-License-Identifier: MIT
'use strict';
// net.BoundSocket reserves a port; a server or a client takes it over.
const assert = require('node:assert');
const net = require('node:net');

const bound = new net.BoundSocket({ host: '127.0.0.1' });
const { port } = bound.address();
assert.ok(port > 0 && bound.fd() > 2);
assert.strictEqual(bound.isPipe, false);

const reserved = new net.BoundSocket({ host: '127.0.0.1' });
const moved = structuredClone(reserved, { transfer: [reserved] });
assert.ok(moved instanceof net.BoundSocket && moved.address().port > 0);
assert.throws(() => reserved.fd(), { code: 'ERR_SOCKET_HANDLE_ADOPTED' });
moved.close();

const server = net.createServer((socket) => {
  assert.strictEqual(socket.remotePort, local.port);
  socket.end();
  server.close();
});
server.listen(bound);
assert.strictEqual(server.address().port, port);
assert.throws(() => bound.address(), { code: 'ERR_SOCKET_HANDLE_ADOPTED' });

const end = new net.BoundSocket({ host: '127.0.0.1' });
const local = end.address();
const client = new net.Socket({ handle: end });
client.connect(port, '127.0.0.1');
assert.strictEqual(client.localPort, local.port);
client.resume();

assert.throws(() => new net.BoundSocket({ host: 'localhost' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => new net.BoundSocket({ path: 'x', port: 1 }), { code: 'ERR_INVALID_ARG_VALUE' });
