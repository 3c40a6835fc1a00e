// SPDX-License-Identifier: MIT
// measure: server
// processors: all
// load: http hello, cluster of two | wrk -c64 /
//
// Two processes share a port.
'use strict';

const cluster = require('node:cluster');
const http = require('node:http');

if (cluster.isPrimary) {
  let listening = 0;
  cluster.on('listening', (worker, address) => {
    if (++listening === 2) console.log(`port\t${address.port}`);
  });
  cluster.fork();
  cluster.fork();
} else {
  http.createServer((request, response) => response.end('Hello, World!')).listen(0, '127.0.0.1');
}
