// SPDX-License-Identifier: MIT
'use strict';
// Events come in the async context that their socket or server was made in; callbacks in their own.
const assert = require('node:assert');
const { AsyncLocalStorage } = require('node:async_hooks');
const net = require('node:net');

const storage = new AsyncLocalStorage();
const seen = [];
const see = (name) => seen.push(`${name}: ${storage.getStore()}`);

const server = net.createServer((socket) => {
  see('connection');
  socket.on('data', () => {
    see('server data');
    storage.run('answer', () => socket.end('answer', () => see('ended')));
  });
});
storage.run('listen', () => server.listen(0, '127.0.0.1', () => {
  see('listening');
  const client = storage.run('client', () => net.connect(server.address().port, '127.0.0.1'));
  client.on('connect', () => {
    see('connect');
    storage.run('write', () => client.write(Buffer.alloc(1), () => see('written')));
  });
  client.on('data', () => see('client data'));
  client.on('close', () => {
    see('close');
    server.close();
  });
}));
process.on('exit', () => assert.deepStrictEqual(new Set(seen), new Set([
  'listening: listen', 'connection: listen', 'connect: client', 'written: write',
  'server data: undefined', 'ended: answer', 'client data: client', 'close: client',
])));
