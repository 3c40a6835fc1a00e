// SPDX-License-Identifier: MIT
// What is no HTTP is answered by the server itself, or by the listener of 'clientError'.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');

function send(server, bytes, check) {
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.write(bytes, 'latin1');
    let text = '';
    client.on('data', (chunk) => { text += chunk; });
    client.on('error', () => {});
    client.on('close', () => {
      server.close();
      check(text);
    });
  });
}

const never = () => assert.fail('no request was made');
const close = 'Connection: close\r\n\r\n';
send(http.createServer(never), 'GET /\x01 HTTP/1.1\r\n\r\n',
     (text) => assert.strictEqual(text, `HTTP/1.1 400 Bad Request\r\n${close}`));
send(http.createServer({ maxHeaderSize: 100 }, never),
     `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(200)}\r\n\r\n`,
     (text) => assert.strictEqual(text, `HTTP/1.1 431 Request Header Fields Too Large\r\n${close}`));
send(http.createServer(never), 'GET / HTTP/1.1\r\n\r\n',
     (text) => assert.match(text, /^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n/));
send(http.createServer(never), 'GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n',
     (text) => assert.match(text, /^HTTP\/1\.1 400 /));
send(http.createServer(never), 'GET / HTTP/1.1\r\nHost: a\r\n: y\r\n\r\n',
     (text) => assert.match(text, /^HTTP\/1\.1 400 /));

const own = http.createServer(never);
own.on('clientError', (error, socket) => {
  assert.strictEqual(error.code, 'HPE_INVALID_METHOD');
  assert.strictEqual(error.rawPacket.toString(), 'NONSENSE\r\n\r\n');
  assert.strictEqual(typeof error.bytesParsed, 'number');
  socket.end('mine');
});
send(own, 'NONSENSE\r\n\r\n', (text) => assert.strictEqual(text, 'mine'));
