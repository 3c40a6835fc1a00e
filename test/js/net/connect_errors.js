// SPDX-License-Identifier: MIT
'use strict';
// A connection that cannot be made tells why, in the events and the error.
const assert = require('node:assert');
const net = require('node:net');

function eventsOf(socket) {
  const events = [];
  for (const name of ['connectionAttempt', 'connectionAttemptFailed', 'connect', 'error', 'close']) {
    socket.on(name, () => events.push(name));
  }
  return events;
}

// A port that was free a moment ago.
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.close(() => refused(port));
});

function refused(port) {
  const socket = net.connect(port, '127.0.0.1');
  const events = eventsOf(socket);
  assert.strictEqual(socket.connecting, true);
  assert.strictEqual(socket.pending, true);
  assert.strictEqual(socket.readyState, 'opening');
  socket.on('error', (error) => {
    assert.strictEqual(error.message, `connect ECONNREFUSED 127.0.0.1:${port}`);
    assert.deepStrictEqual({ ...error }, {
      errno: -111, code: 'ECONNREFUSED', syscall: 'connect', address: '127.0.0.1', port,
    });
  });
  socket.on('close', (hadError) => {
    assert.strictEqual(hadError, true);
    assert.deepStrictEqual(
      events, ['connectionAttempt', 'connectionAttemptFailed', 'error', 'close']);
    missing();
  });
}

function missing() {
  net.connect('/nowhere/at/all').on('error', (error) => {
    assert.strictEqual(error.message, 'connect ENOENT /nowhere/at/all');
    assert.strictEqual(error.address, '/nowhere/at/all');
  });
}
