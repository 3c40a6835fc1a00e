// SPDX-License-Identifier: MIT
// A server answers a client; the socket is kept and used again.
'use strict';
const assert = require('node:assert');
const http = require('node:http');

const agent = new http.Agent({ keepAlive: true });
const sockets = new Set();
const server = http.createServer((req, res) => {
  sockets.add(req.socket);
  res.setHeader('Content-Type', 'text/plain');
  res.end(`hello ${req.method} ${req.url} ${req.headers['x-name']}`);
});

function ask(port, n, done) {
  http.get({ port, host: '127.0.0.1', path: `/${n}`, headers: { 'X-Name': 'a' }, agent }, (res) => {
    assert.strictEqual(res.statusCode, 200);
    assert.strictEqual(res.statusMessage, 'OK');
    assert.strictEqual(res.headers['content-type'], 'text/plain');
    assert.strictEqual(res.headers.connection, 'keep-alive');
    let text = '';
    res.setEncoding('utf8');
    res.on('data', (chunk) => { text += chunk; });
    res.on('end', () => {
      assert.strictEqual(text, `hello GET /${n} a`);
      assert.strictEqual(res.complete, true);
      setImmediate(done);
    });
  });
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  ask(port, 1, () => ask(port, 2, () => {
    assert.strictEqual(sockets.size, 1);
    agent.destroy();
    server.close();
  }));
});
