// SPDX-License-Identifier: MIT
//
// UDP, both ends in one process: a datagram and its echo.
'use strict';

const dgram = require('node:dgram');
const measure = require('./support/measure');

const message = Buffer.alloc(64, 'x');
const server = dgram.createSocket('udp4');
const client = dgram.createSocket('udp4');

function roundTrips(port, n) {
  return new Promise((resolve) => {
    let left = n;
    client.removeAllListeners('message');
    client.on('message', () => {
      if (--left === 0) resolve();
      else client.send(message, port, '127.0.0.1');
    });
    client.send(message, port, '127.0.0.1');
  });
}

server.on('message', (data, { port, address }) => server.send(data, port, address));
server.bind(0, '127.0.0.1', async () => {
  await measure.async('udp echo, 64 bytes', (n) => roundTrips(server.address().port, n));
  process.exit();
});
