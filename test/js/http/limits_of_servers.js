// SPDX-License-Identifier: MIT
// maxRequestsPerSocket, headersTimeout, closeIdleConnections and maxHeadersCount.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');

function talk(server, bytes, done) {
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.write(bytes);
    let text = '';
    client.on('data', (chunk) => { text += chunk; });
    client.on('close', () => {
      done(text);
      server.close();
    });
    client.on('error', () => {});
  });
}

const limited = http.createServer((req, res) => res.end());
limited.maxRequestsPerSocket = 2;
let dropped = 0;
limited.on('dropRequest', () => { dropped++; });
talk(limited, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(2), (text) => {
  assert.match(text, /Keep-Alive: timeout=5, max=2\r\n[^]*Connection: close/);
  assert.strictEqual(dropped, 0);
});

const slow = http.createServer({ headersTimeout: 1, requestTimeout: 1, connectionsCheckingInterval: 1 });
talk(slow, 'GET / HTTP/1.1\r\n', (text) => {
  assert.strictEqual(text, 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
});

const few = http.createServer(() => assert.fail('the request has too many headers'));
few.maxHeadersCount = 2;
talk(few, 'GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\nY: 2\r\n\r\n', (text) => {
  assert.match(text, /^HTTP\/1\.1 431 /);
});

const idle = http.createServer((req, res) => {
  res.end();
  res.on('close', () => setImmediate(() => idle.closeIdleConnections()));
});
talk(idle, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', (text) => assert.match(text, /200 OK/));
