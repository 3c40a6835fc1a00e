// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const cluster = require('node:cluster');
const dgram = require('node:dgram');

if (cluster.isWorker) {
  const socket = dgram.createSocket('udp4', (message) => process.send(message.toString()));
  socket.bind(0, '127.0.0.1');
  return;
}

const ports = [];
const messages = [];
cluster.on('listening', (worker, { addressType, address, port }) => {
  assert.deepStrictEqual([addressType, address], ['udp4', '127.0.0.1']);
  ports.push(port);
  if (ports.length < 2) return;
  const client = dgram.createSocket('udp4');
  client.send('hello', port, '127.0.0.1', () => client.close());
});
cluster.on('message', (worker, message) => {
  messages.push(message);
  cluster.disconnect();
});
cluster.fork();
cluster.fork();
process.on('exit', () => {
  assert.strictEqual(ports[0], ports[1]);
  assert.deepStrictEqual(messages, ['hello']);
});
