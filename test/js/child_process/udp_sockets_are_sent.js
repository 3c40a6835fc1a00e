// SPDX-License-Identifier: MIT
'use strict';

// A bound UDP socket goes to the child, which receives what is sent to its port from then on.
const assert = require('node:assert');
const { fork } = require('node:child_process');
const dgram = require('node:dgram');

if (process.argv[2] === 'child') {
  process.once('message', (message, socket) => {
    assert.strictEqual(message, 'socket');
    assert.ok(socket instanceof dgram.Socket);
    socket.on('message', (data) => {
      process.send(data.toString());
      socket.close();
    });
    process.send('ready');
  });
  return;
}

const child = fork(__filename, ['child']);
const socket = dgram.createSocket('udp4');
const client = dgram.createSocket('udp4');
const messages = [];
socket.bind(0, '127.0.0.1', () => {
  const { port } = socket.address();
  child.send('socket', socket, (error) => assert.ifError(error));
  child.on('message', (message) => {
    messages.push(message);
    if (message !== 'ready') return;
    socket.close(); // the child has its own
    client.send('datagram', port, '127.0.0.1', () => client.close());
  });
});
child.on('exit', (code) => assert.strictEqual(code, 0));
process.on('exit', () => assert.deepStrictEqual(messages, ['ready', 'datagram']));
