// SPDX-License-Identifier: MIT
'use strict';
// An idle socket emits 'timeout' and stays open; activity and setTimeout(0) put it off.
const assert = require('node:assert');
const net = require('node:net');

const server = net.createServer((socket) => socket.pipe(socket));
server.listen(0, '127.0.0.1', () => {
  const client = net.connect({ port: server.address().port, host: '127.0.0.1', timeout: 50 });
  assert.strictEqual(client.timeout, 50);
  let timeouts = 0;
  const ignored = () => assert.fail('the listener was removed');
  client.once('timeout', () => {
    timeouts++;
    assert.strictEqual(client.destroyed, false);
    client.setTimeout(10, ignored);
    client.setTimeout(0, ignored);
    client.setTimeout(20, () => {
      timeouts++;
      client.end();
    });
  });
  client.on('close', () => {
    assert.strictEqual(timeouts, 2);
    server.close();
  });
  client.resume();
});
