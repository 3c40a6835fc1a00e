// SPDX-License-Identifier: MIT
'use strict';
// Socket options can be set before and after connecting, and say what they are.
const assert = require('node:assert');
const net = require('node:net');

const server = net.createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 2000 },
                                (socket) => socket.resume());
server.listen(0, '127.0.0.1', () => {
  const socket = new net.Socket({ typeOfService: 8 });
  assert.strictEqual(socket.getTypeOfService(), 8);
  assert.strictEqual(socket.setNoDelay(), socket);
  assert.strictEqual(socket.setKeepAlive(true, 1000), socket);
  assert.strictEqual(socket.setKeepAlive({ enable: true, initialDelay: 1000, count: 3 }), socket);
  socket.connect({ port: server.address().port, host: '127.0.0.1' }, () => {
    assert.strictEqual(socket.getTypeOfService(), 8);
    assert.strictEqual(socket.setTypeOfService(16).getTypeOfService(), 16);
    assert.deepStrictEqual(socket.address(), {
      address: '127.0.0.1', family: 'IPv4', port: socket.localPort,
    });
    assert.strictEqual(socket.remoteFamily, 'IPv4');
    socket.ref();
    socket.unref();
    socket.ref();
    socket.end();
  });
  socket.on('close', () => server.close());
  socket.resume();
});

assert.deepStrictEqual(net._normalizeArgs(['1', 'host', Math.max]).slice(), [
  { port: '1', host: 'host' }, Math.max,
]);
assert.deepStrictEqual(net._normalizeArgs(['name']).slice(), [{ path: 'name' }, null]);
const before = net.getDefaultAutoSelectFamilyAttemptTimeout();
net.setDefaultAutoSelectFamilyAttemptTimeout(1);
assert.strictEqual(net.getDefaultAutoSelectFamilyAttemptTimeout(), 10);
net.setDefaultAutoSelectFamilyAttemptTimeout(before);
