// SPDX-License-Identifier: MIT
'use strict';
// What is written to a peer that has ended fails with EPIPE.
const assert = require('node:assert');
const net = require('node:net');

const server = net.createServer((socket) => socket.end());
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  let failures = 0;
  client.on('end', () => {
    setImmediate(() => client.write('late', (error) => {
      assert.strictEqual(error.code, 'EPIPE');
      assert.strictEqual(error.message, 'This socket has been ended by the other party');
      failures++;
    }));
  });
  client.on('close', () => {
    assert.strictEqual(failures, 1);
    server.close();
  });
  client.resume();
});
