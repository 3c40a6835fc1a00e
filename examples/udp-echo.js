// SPDX-License-Identifier: MIT
//
// Sends every datagram back to where it came from. Usage: udp-echo.js [PORT]
'use strict';

const dgram = require('node:dgram');

const socket = dgram.createSocket('udp4');

socket.on('message', (message, { address, port, size }) => {
  console.log(`${size} bytes from ${address}:${port}`);
  socket.send(message, port, address);
});

socket.bind(Number(process.argv[2] ?? 3002), '127.0.0.1', () => {
  console.log(`echo on 127.0.0.1:${socket.address().port}`);
});
