// SPDX-License-Identifier: MIT
// Upgrades and CONNECT hand the socket over on both sides; shouldUpgradeCallback decides which upgrades are taken.
'use strict';
const assert = require('node:assert');
const http = require('node:http');

const server = http.createServer({
  shouldUpgradeCallback: (req) => req.headers.upgrade === 'echo',
}, (req, res) => {
  assert.strictEqual(req.headers.upgrade, 'other');
  res.end('no');
});
server.on('upgrade', (req, socket, head) => {
  assert.strictEqual(req.url, '/up');
  assert.strictEqual(head.length, 0);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nhead');
  socket.pipe(socket);
});
server.on('connect', (req, socket) => {
  assert.strictEqual(req.url, 'example.test:80');
  socket.end('HTTP/1.1 200 OK\r\n\r\ntunnel');
});

const upgrade = (port, protocol) => http.request({
  port, host: '127.0.0.1', path: '/up', agent: false,
  headers: { Connection: 'Upgrade', Upgrade: protocol },
}).end();

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  upgrade(port, 'other').on('response', (res) => {
    assert.strictEqual(res.statusCode, 200);
    res.resume();
  });
  upgrade(port, 'echo').on('upgrade', (res, socket, head) => {
    assert.strictEqual(res.statusCode, 101);
    let text = head.toString();
    socket.on('data', (chunk) => {
      text += chunk;
      if (text === 'headping') socket.end();
    });
    socket.on('end', () => assert.strictEqual(text, 'headping'));
    socket.write('ping');
    const req = http.request({ port, host: '127.0.0.1', method: 'CONNECT', path: 'example.test:80', agent: false });
    req.on('connect', (response, tunnel, first) => {
      assert.strictEqual(response.statusCode, 200);
      let rest = first.toString();
      tunnel.on('data', (chunk) => { rest += chunk; });
      tunnel.on('end', () => {
        assert.strictEqual(rest, 'tunnel');
        server.close();
      });
      tunnel.end();
    });
    req.end();
  });
});
