// SPDX-License-Identifier: MIT
'use strict';
// A server listens on an inherited descriptor; what is no stream is refused.
const assert = require('node:assert');
const fs = require('node:fs');
const net = require('node:net');

const bound = new net.BoundSocket({ host: '127.0.0.1' });
const { port } = bound.address();
const server = net.createServer((socket) => socket.end('here')).listen({ fd: bound.fd() }, () => {
  assert.strictEqual(server.address().port, port);
  let text = '';
  net.connect(port, '127.0.0.1').on('data', (data) => text += data).on('close', () => {
    assert.strictEqual(text, 'here');
    process.exit(); // two owners of one descriptor: neither is closed
  });
});

const file = fs.openSync(__filename);
assert.throws(() => new net.Socket({ fd: file }), {
  code: 'ERR_INVALID_FD_TYPE', message: 'Unsupported fd type: FILE',
});
net.createServer().listen({ fd: file }).on('error', ({ code, syscall }) => {
  assert.deepStrictEqual([code, syscall], ['EINVAL', 'listen']);
});
