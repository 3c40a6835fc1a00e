// SPDX-License-Identifier: MIT
//
// TCP, both ends in one process: a message and its echo, over one connection and over 32 at once; and bytes in bulk.
'use strict';

const net = require('node:net');
const measure = require('./support/measure');

const message = Buffer.alloc(64, 'x');

function roundTrips(socket, n) {
  return new Promise((resolve) => {
    let left = n;
    let received = 0;
    socket.removeAllListeners('data');
    socket.on('data', (chunk) => {
      received += chunk.length;
      if (received < message.length) return;
      received = 0;
      if (--left === 0) resolve();
      else socket.write(message);
    });
    socket.write(message);
  });
}

function connect(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(socket));
    socket.setNoDelay(true);
  });
}

function sendBulk(port, bytes) {
  return new Promise((resolve) => {
    const chunk = Buffer.alloc(65536);
    let received = 0;
    const socket = net.connect(port, '127.0.0.1');
    socket.on('data', (data) => {
      received += data.length;
      if (received < bytes) return;
      socket.destroy();
      resolve();
    });
    let sent = 0;
    const write = () => {
      while (sent < bytes) {
        sent += chunk.length;
        if (!socket.write(chunk)) {
          socket.once('drain', write);
          return;
        }
      }
    };
    write();
  });
}

const server = net.createServer({ noDelay: true }, (socket) => socket.on('data', (chunk) => socket.write(chunk)));
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const socket = await connect(port);
  await measure.async('tcp echo, 64 bytes', (n) => roundTrips(socket, n));
  const sockets = await Promise.all(Array.from({ length: 32 }, () => connect(port)));
  await measure.async('tcp echo, 64 bytes, 32 connections',
                      (n) => Promise.all(sockets.map((each) => roundTrips(each, Math.ceil(n / 32)))));
  await measure.once('tcp echo, 256 MB', () => sendBulk(port, 1 << 28));
  process.exit();
});
