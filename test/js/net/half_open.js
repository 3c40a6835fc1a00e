// SPDX-License-Identifier: MIT
'use strict';
// With allowHalfOpen a server answers after the client has ended; without, both end together.
const assert = require('node:assert');
const net = require('node:net');

function exchange(allowHalfOpen, done) {
  const server = net.createServer({ allowHalfOpen }, (socket) => {
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (text) => received += text);
    socket.on('end', () => {
      assert.strictEqual(socket.writable, true);
      if (allowHalfOpen) setImmediate(() => socket.end(received.toUpperCase()));
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1', () => client.end('question'));
    let answer = '';
    client.on('data', (chunk) => answer += chunk);
    client.on('close', () => {
      assert.strictEqual(answer, allowHalfOpen ? 'QUESTION' : '');
      assert.strictEqual(client.readyState, 'closed');
      server.close(done);
    });
  });
}

exchange(true, () => exchange(false, () => {}));
