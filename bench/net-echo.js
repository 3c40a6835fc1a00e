// SPDX-License-Identifier: MIT
'use strict';

// TCP over the loopback interface: messages that come back one at a time, many connections at once, and a
// stream in one direction.

const net = require('net');
const measure = require('./support/measure');

const CONNECTIONS = 50;

function listen(server) {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** One client sends a message and waits for the answer, again and again. */
function pingPong(port, size, rounds) {
  return new Promise((resolve) => {
    const message = Buffer.alloc(size);
    const client = net.connect(port, '127.0.0.1', () => client.write(message));
    client.setNoDelay(true);
    let left = rounds;
    let received = 0;
    client.on('data', (chunk) => {
      received += chunk.length;
      if (received < size) return;
      received = 0;
      if (--left > 0) client.write(message);
      else client.end();
    });
    client.on('close', resolve);
  });
}

/** One client sends so many pieces. */
function send(port, chunk, count) {
  return new Promise((resolve) => {
    const client = net.connect(port, '127.0.0.1');
    const write = () => {
      while (count-- > 0) {
        if (!client.write(chunk)) {
          client.once('drain', write);
          return;
        }
      }
      client.end(resolve);
    };
    write();
  });
}

async function main() {
  const echo = await listen(net.createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => socket.write(chunk));
    socket.on('end', () => socket.end());
  }));
  const { port } = echo.address();
  await measure.async('echo 64 B', (n) => pingPong(port, 64, n));
  await measure.async('echo 64 B, 50 connections', (n) => Promise.all(
    Array.from({ length: CONNECTIONS }, () => pingPong(port, 64, Math.ceil(n / CONNECTIONS)))));
  await measure.async('echo 16 KB', (n) => pingPong(port, 16384, n));
  await measure.async('connect, one message, close', async(n) => {
    while (n-- > 0) await pingPong(port, 1, 1);
  });
  echo.close();

  const sink = await listen(net.createServer((socket) => socket.resume()));
  const chunk = Buffer.alloc(65536);
  await measure.async('stream, 64 KB', (n) => send(sink.address().port, chunk, n));
  sink.close();
}

main();
