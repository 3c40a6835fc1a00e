// SPDX-License-Identifier: MIT
// A request's socket is the same for all requests of a connection, whenever it is asked for, and tells when that ends.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');

const sockets = [];
let closed = 0;
const server = http.createServer((req, res) => {
  if (req.url === '/unseen') {
    res.end();
    return;
  }
  const { socket } = req;
  assert.ok(socket instanceof net.Socket);
  assert.strictEqual(socket, res.socket);
  assert.strictEqual(socket, req.connection);
  assert.strictEqual(socket.remoteAddress, '127.0.0.1');
  assert.strictEqual(socket.localPort, server.address().port);
  assert.strictEqual(socket.destroyed, false);
  assert.strictEqual(socket.writable, true);
  assert.ok(socket.bytesRead > 0);
  if (sockets.length === 0) socket.on('close', () => closed++);
  sockets.push(socket);
  if (req.url === '/timeout') {
    res.setTimeout(10, () => res.end('late'));
  } else {
    res.end('x');
    res.on('finish', () => assert.strictEqual(res.socket, null));
  }
});

async function get(agent, path) {
  return new Promise((resolve, reject) => {
    http.get({ port: server.address().port, host: '127.0.0.1', path, agent }, (res) => {
      let text = '';
      res.on('data', (chunk) => { text += chunk; });
      res.on('end', () => setImmediate(resolve, text));
    }).on('error', reject);
  });
}

server.listen(0, '127.0.0.1', async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  await get(agent, '/unseen');
  await get(agent, '/');
  await get(agent, '/unseen');
  assert.strictEqual(await get(agent, '/timeout'), 'late');
  assert.strictEqual(sockets.length, 2);
  assert.strictEqual(sockets[0], sockets[1]);
  assert.strictEqual(closed, 0);
  server.getConnections((error, count) => {
    assert.strictEqual(count, 1);
    agent.destroy();
    server.close(() => setImmediate(() => {
      assert.strictEqual(closed, 1);
      assert.strictEqual(sockets[0].destroyed, true);
    }));
  });
});
