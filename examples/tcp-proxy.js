// SPDX-License-Identifier: MIT
//
// Passes TCP connections on to another server, and says how many bytes went which way.
// Usage: tcp-proxy.js HOST:PORT [LISTEN_PORT]
'use strict';

const net = require('node:net');

const [host, port] = (process.argv[2] ?? '').split(/:(?=\d+$)/);
if (port === undefined) {
  console.error('usage: tcp-proxy.js HOST:PORT [LISTEN_PORT]');
  process.exit(2);
}

const server = net.createServer({ allowHalfOpen: true }, (client) => {
  const upstream = net.connect({ host, port: Number(port), allowHalfOpen: true });
  // pipe() waits for the slower side; an end is passed on, and an error ends both sides.
  client.pipe(upstream);
  upstream.pipe(client);
  client.on('error', () => upstream.destroy());
  upstream.on('error', (error) => {
    console.error(`tcp-proxy: ${error.message}`);
    client.destroy();
  });
  client.on('close', () => {
    upstream.destroy();
    console.log(`${client.bytesRead} bytes up, ${client.bytesWritten} bytes down`);
  });
});

server.listen(Number(process.argv[3] ?? 3001), '127.0.0.1', () => {
  console.log(`passing on to ${host}:${port} from 127.0.0.1:${server.address().port}`);
});
